"""Amounts as numbers of a spreadsheet, where it shows them to the last digit as they are written."""

import re

_SHOWN = re.compile(r"(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})*)(?:\.(?P<decimals>[0-9]+))?")
_DIGITS = 15
"""Digits that a binary float holds for certain."""
_GENERAL = re.compile(r"(?!.{12})[0-9]+(?:\.[0-9]*[1-9])?")
"""Numbers that Excel shows without a format as they are: of up to 11 characters, with no zero behind."""
TO_FILL = "#,##0.00####"
"""The number format of an amount that is typed in: in 万元 a 分 has six decimals, and none of them is hidden."""
_KEPT = re.compile(r"[0-9,]+\.[0-9]{2}(?:[0-9]{0,3}[1-9])?")


def number_of(text: str) -> tuple[float, str] | None:
    """Return the number that an amount states and the number format that shows it as ``text``; ``None`` where no number
    of a spreadsheet is shown so, and the text has to stay one."""
    match = _SHOWN.fullmatch(text)
    digits = text.replace(",", "")
    if match is None or len(digits.replace(".", "").lstrip("0")) > _DIGITS:
        return None
    decimals = match["decimals"]
    return float(digits), f"#,##0.{'0' * len(decimals)}" if decimals else "#,##0"


def format_to_fill(text: str, blank: str = TO_FILL) -> str:
    """Return the number format of a cell in which the number ``text`` stands and another may be typed: one that hides
    no digit of that other, where it shows ``text`` as it is or without its separators; ``blank`` where nothing stands
    there."""
    if not text or (blank == TO_FILL and _KEPT.fullmatch(text)):
        return blank
    digits = text.replace(",", "")
    if _GENERAL.fullmatch(digits):
        return "General"
    number = number_of(text)
    return blank if number is None else number[1]
