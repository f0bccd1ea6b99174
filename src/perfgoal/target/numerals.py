"""Numbers of target values: ASCII digits, and Chinese numerals where a reader reads a number."""

import re
from decimal import Decimal
from functools import cache

from perfgoal.target.model import MAX_DIGITS

NUMERALS = "零〇一二两三四五六七八九十百千"
_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_STEPS = {"十": 10, "百": 100, "千": 1000}


@cache
def number_pattern() -> re.Pattern[str]:
    """Return the pattern of a number: a sign, digits with separators in threes or none, a fraction."""
    return re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")


def number(text: str) -> Decimal | None:
    """Return the number that :func:`number_pattern` found; ``None`` where it has more digits than any target."""
    digits = text.replace(",", "")
    return None if len(digits) > MAX_DIGITS else Decimal(digits)


def chinese_number(text: str) -> int | None:
    """Return the whole number below 10,000 that ``text`` spells in Chinese numerals (十二, 一百零五, 二〇二四);
    ``None`` where it spells none."""
    if len(text) > 2 and not any(character in _STEPS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text)) if len(text) == 4 else None
    total, digit, largest = 0, -1, 10_000
    for character in text:
        if character in _DIGITS:
            if digit > 0:
                return None
            digit = _DIGITS[character]
        else:
            step = _STEPS[character]
            if step >= largest or (digit < 1 and (step > 10 or (total and digit < 0))):
                return None
            total += (digit if digit > 0 else 1) * step
            digit, largest = -1, step
    return total + max(digit, 0)
