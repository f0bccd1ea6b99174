"""What is shown of a cell's number or text, by the code of its format."""

from decimal import Decimal, InvalidOperation, localcontext
from typing import NamedTuple

from perfgoal.exchange.readers.numberformat.dates import dated
from perfgoal.exchange.readers.numberformat.numbers import formatted, general, plain
from perfgoal.exchange.readers.numberformat.numerals import in_numerals
from perfgoal.exchange.readers.numberformat.sections import Section, section_of_number, section_of_text

_DIGITS = 15
"""Digits that a spreadsheet keeps of a number; what follows is how binary writes the same number."""
_PRECISION = 1_000  # digits of the largest number with all places of the longest format
_LONGEST = 255  # characters of a format


class Shown(NamedTuple):
    """What is shown of a number: ``is_rounded`` where fewer digits than it holds, ``is_cut`` where binary's tail was
    left out."""

    text: str
    is_rounded: bool = False
    is_cut: bool = False


def show_number(raw: str, code: str, *, from_1904: bool = False) -> Shown:
    """Show a number, as the file writes it, by the code of a format. What is no number is shown as it is written."""
    try:
        held = Decimal(repr(float(raw)))  # Excel writes 17 digits even of a number that needs few
        number = Decimal(f"{float(raw):.{_DIGITS - 1}e}")
    except (InvalidOperation, ValueError, OverflowError):
        return Shown(raw)
    if not number.is_finite():
        return Shown(raw)
    with localcontext(prec=_PRECISION):
        return _shown(number, "General" if len(code) > _LONGEST else code, from_1904=from_1904, is_cut=held != number)


def _shown(number: Decimal, code: str, *, from_1904: bool, is_cut: bool) -> Shown:
    section, is_negative = section_of_number(code, number)
    if section.has("date"):
        shown = dated(number, section, from_1904=from_1904)
        if shown is None:  # Excel shows nothing but signs of number
            return Shown(general(number))
        return Shown(in_numerals(shown, section.numerals, is_date=True).strip())
    shown = formatted(abs(number), section)
    text = f"{'-' if is_negative else ''}{in_numerals(shown, section.numerals, is_date=False)}".strip()
    is_rounded = _loses(shown, abs(number), section)
    return Shown(text, is_rounded, not is_rounded and is_cut)


def show_text(text: str, code: str) -> str:
    """Show a text by the code of a format: ``@"元"`` adds to it."""
    if code in ("General", "@", ""):
        return text
    section = section_of_text(code)
    if section is None:
        return text
    return "".join(
        text if piece.kind == "text" else piece.text if piece.kind == "literal" else "" for piece in section.pieces
    )


def _loses(shown: str, size: Decimal, section: Section) -> bool:
    """Whether digits of the number are not to be seen. Where a format scales it, they all are in another place."""
    return not section.is_fraction and _digits(size) not in "".join(filter(str.isdecimal, shown.partition("E")[0]))


def shows_all(raw: str, text: str) -> bool:
    """Whether a text shows all digits of a number, as the file writes it, up to those that a spreadsheet keeps."""
    try:
        number = Decimal(f"{float(raw):.{_DIGITS - 1}e}")
    except (InvalidOperation, ValueError, OverflowError):
        return True
    seen = "".join(filter(str.isdecimal, text.partition("E")[0]))
    return not number.is_finite() or "/" in text or not seen or _digits(abs(number)) in seen


def _digits(size: Decimal) -> str:
    return plain(size).replace(".", "").strip("0")
