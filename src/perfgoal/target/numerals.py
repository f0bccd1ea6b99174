"""Numbers of target values: ASCII digits, and Chinese numerals where a reader reads a number."""

import re
from decimal import Decimal
from functools import cache

from perfgoal.target.model import MAX_DIGITS

_DIGITS = "零一二三四五六七八九"
_STEPS = {"十": 10, "百": 100, "千": 1000}
_SAME = str.maketrans("〇两", "零二")
NUMERALS = "零〇一二两三四五六七八九十百千"
SPELLED = rf"[{NUMERALS}]+(?:点[零〇一二三四五六七八九]+)?"
"""A pattern of what :func:`spelled_number` may read."""


@cache
def number_pattern() -> re.Pattern[str]:
    """Return the pattern of a number: a sign, digits with separators in threes or none, a fraction."""
    return re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")


def number(text: str) -> Decimal | None:
    """Return the number that :func:`number_pattern` found; ``None`` where it has more digits than any target."""
    digits = text.replace(",", "")
    return None if len(digits) > MAX_DIGITS else Decimal(digits)


def spelled_number(text: str) -> str | None:
    """Return in ASCII digits the number that ``text`` spells, with a fraction or without (九十五点五); ``None`` where
    it spells none."""
    whole, point, part = text.translate(_SAME).partition("点")
    number = chinese_number(whole)
    return None if number is None else f"{number}{'.' if point else ''}{_in_digits(part)}"


def chinese_number(text: str) -> int | None:
    """Return the whole number below 10,000 that ``text`` spells in Chinese numerals (十二, 一百零五, 二〇二四);
    ``None`` where it spells none, or is short for another one: 一百五 is 150, not 105."""
    plain = text.translate(_SAME)
    if _STEPS.keys().isdisjoint(plain):
        return int(_in_digits(plain)) if len(plain) in (1, 4) else None
    total, digit = 0, 1
    for character in plain:
        step = _STEPS.get(character)
        total += digit * step if step else 0
        digit = 0 if step else _DIGITS.index(character)
    total += digit
    spelled = _spelled(total)
    return total if plain == spelled or (total < 20 and f"一{plain}" == spelled) else None


def _in_digits(text: str) -> str:
    return "".join(str(_DIGITS.index(character)) for character in text)


def _spelled(number: int) -> str:
    """Return a number below 10,000 as it is spelled, 12 as 一十二."""
    places = zip(f"{number:04}", ("千", "百", "十", ""), strict=False)
    text = "".join(_DIGITS[int(digit)] + (step if digit != "0" else "") for digit, step in places)
    return re.sub("零+", "零", text).strip("零")
