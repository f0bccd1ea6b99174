"""A number as a format without dates shows it."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from perfgoal.exchange.readers.numberformat.sections import Piece, Section

_WIDTH = 11
"""Characters that ``General`` shows at the most, without the sign."""


def general(number: Decimal) -> str:
    """Show a number as ``General`` does in a wide cell: at most 11 characters, else as a power of ten."""
    if not number:
        return "0"
    size, sign = abs(number), "-" if number < 0 else ""
    if size.adjusted() < _WIDTH:
        places = _WIDTH - 2 - max(size.adjusted(), 0)
        if size.adjusted() < -4:  # 0.00001 is shown, of 0.0000123456789 that would be too little
            exact = plain(size)
            if len(exact) <= _WIDTH:
                return sign + exact
        elif len(shown := plain(_rounded(size, max(places, 0)))) <= _WIDTH:
            return sign + shown
    mantissa = _rounded(size.scaleb(-size.adjusted()), 5)
    exponent = size.adjusted()
    if mantissa >= 10:
        mantissa, exponent = mantissa / 10, exponent + 1
    return f"{sign}{plain(mantissa)}E{'-' if exponent < 0 else '+'}{abs(exponent):02}"


def plain(number: Decimal) -> str:
    """Write a number without a power of ten and without zeros behind the last digit of its fraction."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class _Layout(NamedTuple):
    """A section in parts: the places before and behind the point (``None`` without one), the sign of the power of ten
    (``None`` without one) and its places; by what power of ten the number is shown larger, and whether in groups."""

    whole: Sequence[Piece]
    decimals: Sequence[Piece] | None
    sign: str | None
    power: Sequence[Piece]
    scale: int
    is_grouped: bool


def formatted(size: Decimal, section: Section) -> str:
    """Show a number that is not negative by a section."""
    pieces = section.pieces
    if not section.has("digit"):
        return "".join(general(size) if piece.kind in ("general", "text") else _sign(piece) for piece in pieces)
    if section.is_fraction:
        return _fraction(size, pieces)
    layout = _layout(pieces)
    size, power = size.scaleb(layout.scale), 0
    places = _count(layout.decimals or ())
    if layout.sign is not None:
        size, power = _scientific(size, max(_count(layout.whole), 1), places)
    whole, _, fraction = f"{_rounded(size, places):f}".partition(".")
    shown = _whole(layout.whole, whole.lstrip("0"), is_grouped=layout.is_grouped)
    if layout.decimals is not None:
        shown += "." + _decimals(layout.decimals, fraction)
    if layout.sign is not None:
        sign = "-" if power < 0 else layout.sign
        shown += f"E{sign}{_whole(layout.power, str(abs(power)), is_grouped=False)}"
    return shown


@lru_cache(maxsize=1_000)
def _layout(pieces: tuple[Piece, ...]) -> _Layout:
    mantissa, exponent, power = _parted(pieces, "exponent")
    whole, point, decimals = _parted(mantissa, "point")
    sign = None if exponent is None else exponent.text.strip("-")
    commas = _last_commas(whole) + _last_commas(decimals)
    percents = sum(piece.kind == "percent" for piece in pieces)
    digits = [index for index, piece in enumerate(whole) if piece.kind == "digit"]
    is_grouped = any(piece.kind == "comma" for piece in whole[digits[0] : digits[-1]]) if digits else False
    return _Layout(whole, None if point is None else decimals, sign, power, 2 * percents - 3 * commas, is_grouped)


def _parted(pieces: Sequence[Piece], kind: str) -> tuple[Sequence[Piece], Piece | None, Sequence[Piece]]:
    """Return what stands before the first piece of a kind, that piece, and what stands behind it."""
    at = next((index for index, piece in enumerate(pieces) if piece.kind == kind), None)
    return (pieces, None, ()) if at is None else (pieces[:at], pieces[at], pieces[at + 1 :])


def _last_commas(pieces: Sequence[Piece]) -> int:
    """Count the commas that follow the last digit: each shows the number in thousands."""
    behind = takewhile(lambda piece: piece.kind != "digit", reversed(pieces))
    return sum(piece.kind == "comma" for piece in behind) if _count(pieces) else 0


def _count(pieces: Sequence[Piece]) -> int:
    return sum(piece.kind == "digit" for piece in pieces)


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _scientific(size: Decimal, step: int, places: int) -> tuple[Decimal, int]:
    """Return the number with at most ``step`` digits before the point, and the power of ten that makes up for it."""
    if not size:
        return size, 0
    power = size.adjusted() // step * step
    mantissa = size.scaleb(-power)
    if _rounded(mantissa, places) >= Decimal(10) ** step:
        power, mantissa = power + step, mantissa.scaleb(-step)
    return mantissa, power


def _whole(pieces: Sequence[Piece], digits: str, *, is_grouped: bool) -> str:
    """Put digits into their places from the right to the left; the first place takes all that are left."""
    places = [index for index, piece in enumerate(pieces) if piece.kind == "digit"]
    shown: list[str] = []
    count = 0

    def put(digit: str) -> None:
        nonlocal count
        if is_grouped and count and count % 3 == 0:
            shown.append(",")
        shown.append(digit)
        count += 1

    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if piece.kind != "digit":
            shown.append(_sign(piece)[::-1])
            continue
        if digits:
            put(digits[-1])
            digits = digits[:-1]
        elif piece.text == "0":
            put("0")
        elif piece.text == "?":
            shown.append(" ")
        if index == places[0]:
            for digit in reversed(digits):
                put(digit)
    if not places:
        shown += reversed(digits)
    return "".join(shown)[::-1]


def _decimals(pieces: Sequence[Piece], digits: str) -> str:
    """Put the digits of a fraction into their places; ``#`` shows no zero behind the last other digit."""
    needed = len(digits.rstrip("0"))
    shown, place = "", 0
    for piece in pieces:
        if piece.kind != "digit":
            shown += _sign(piece)
            continue
        if place < needed or piece.text == "0":
            shown += digits[place]
        elif piece.text == "?":
            shown += " "
        place += 1
    return shown


def _sign(piece: Piece) -> str:
    return piece.text if piece.kind in ("literal", "percent", "slash", "point") else ""


def _fraction(size: Decimal, pieces: Sequence[Piece]) -> str:
    """Show a number as a whole one and a fraction: 1 1/2."""
    slash = next(index for index, piece in enumerate(pieces) if piece.kind == "slash")
    below = [piece for piece in pieces[slash + 1 :] if piece.kind in ("digit", "literal") and piece.text.strip()]
    fixed = "".join(piece.text for piece in below)
    digits = [index for index, piece in enumerate(pieces[:slash]) if piece.kind == "digit"]
    has_whole = any(piece.kind == "literal" and piece.text == " " for piece in pieces[digits[0] : slash])
    whole = int(size) if has_whole else 0
    rest = Fraction(size - whole)
    if fixed.isdecimal() and int(fixed):
        part = Fraction(round(rest * int(fixed)), int(fixed))
        above, under = round(rest * int(fixed)), int(fixed)
    else:
        part = rest.limit_denominator(10 ** min(max(len(fixed), 1), 4) - 1)
        above, under = part.numerator, part.denominator
    if has_whole and part in (0, 1):
        return str(whole + int(part))
    return f"{whole} {above}/{under}" if has_whole and whole else f"{above}/{under}"
