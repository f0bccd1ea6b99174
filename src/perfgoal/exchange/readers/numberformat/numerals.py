"""Chinese numerals, where a format asks for them: ``[DBNum1]`` 一二三, ``[DBNum2]`` 壹贰叁, ``[DBNum3]`` １２３."""

import re

_SMALL, _LARGE, _WIDE = "〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "０１２３４５６７８９"
_STEPS = (("", "十", "百", "千"), ("", "拾", "佰", "仟"))
_GROUPS = ("", "万", "亿", "兆")


def in_numerals(text: str, numerals: int, *, is_date: bool) -> str:
    """Write the numbers of a text in numerals; of a date, years digit by digit."""
    if not numerals:
        return text
    digits = (_SMALL, _LARGE, _WIDE)[numerals - 1]

    def write(match: re.Match[str]) -> str:
        whole, _, fraction = match[0].partition(".")
        is_year = is_date and len(whole) == 4
        said = _by_digit(whole, digits) if numerals == 3 or is_year else _counted(whole, numerals - 1, digits)
        return said + ("." + _by_digit(fraction, digits) if fraction else "")

    return re.sub(r"\d+(?:\.\d+)?", write, text.replace(",", ""), flags=re.ASCII)


def _by_digit(text: str, digits: str) -> str:
    return "".join(digits[int(digit)] for digit in text)


def _counted(text: str, style: int, digits: str) -> str:
    """Write a whole number with its tens, hundreds, thousands and ten thousands."""
    number, zero = int(text), "〇零"[style]
    if number == 0:
        return zero
    if number >= 10**16:
        return _by_digit(str(number), digits)
    said = ""
    for power in range(3, -1, -1):
        group = number // 10 ** (4 * power) % 10_000
        if group:
            if said and (group < 1000 or said.endswith(zero)):
                said = said.rstrip(zero) + zero
            said += _group(group, style, digits, zero) + _GROUPS[power]
        elif said and not said.endswith(zero):
            said += zero
    return said.rstrip(zero)


def _group(group: int, style: int, digits: str, zero: str) -> str:
    said = ""
    for step in range(3, -1, -1):
        digit = group // 10**step % 10
        if digit:
            said += digits[digit] + _STEPS[style][step]
        elif said and not said.endswith(zero):
            said += zero
    return said.rstrip(zero)
