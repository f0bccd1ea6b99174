"""A number as a format without dates shows it."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

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


def formatted(size: Decimal, section: Section) -> str:
    """Show a number that is not negative by a section."""
    if section.has("slash") and section.has("digit"):
        return _fraction(size, section.pieces)
    pieces = section.pieces
    digits = [index for index, piece in enumerate(pieces) if piece.kind == "digit"]
    if not digits:
        return "".join(general(size) if piece.kind in ("general", "text") else _sign(piece) for piece in pieces)
    size = size.scaleb(2 * sum(piece.kind == "percent" for piece in pieces))
    exponent = next((index for index, piece in enumerate(pieces) if piece.kind == "exponent"), None)
    end = len(pieces) if exponent is None else exponent
    point = next((index for index, piece in enumerate(pieces[:end]) if piece.kind == "point"), None)
    whole_end = end if point is None else point
    last = max((index for index in digits if index < end), default=digits[0])
    thousands = 0
    while last + 1 + thousands < len(pieces) and pieces[last + 1 + thousands].kind == "comma":
        thousands += 1
    size = size.scaleb(-3 * thousands)
    places = 0 if point is None else sum(point < index < end for index in digits)
    power = 0
    if exponent is not None:
        step = max(sum(index < whole_end for index in digits), 1)
        size, power = _scientific(size, step, places)
    whole, _, fraction = f"{_rounded(size, places):f}".partition(".")
    first = digits[0]
    is_grouped = any(first < index < last and piece.kind == "comma" for index, piece in enumerate(pieces[:whole_end]))
    shown = _whole(pieces[:whole_end], whole.lstrip("0"), is_grouped=is_grouped)
    if point is not None:
        shown += "." + _decimals(pieces[point + 1 : end], fraction)
    if exponent is not None:
        sign = "-" if power < 0 else "+" if pieces[exponent].text == "+" else ""
        shown += f"E{sign}" + _whole(pieces[exponent + 1 :], str(abs(power)), is_grouped=False)
    return shown


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
        part = rest.limit_denominator(10 ** min(len(fixed), 4) - 1)
        above, under = part.numerator, part.denominator
    if has_whole and part in (0, 1):
        return str(whole + int(part))
    return f"{whole} {above}/{under}" if has_whole and whole else f"{above}/{under}"
