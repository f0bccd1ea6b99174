"""Amounts as numbers of a spreadsheet, where it shows them to the last digit as they are written."""

import re

_SHOWN = re.compile(r"(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})*)(?:\.(?P<decimals>[0-9]+))?")
_DIGITS = 15
"""Digits that a binary float holds for certain."""


def number_of(text: str) -> tuple[float, str] | None:
    """Return the number that an amount states and the number format that shows it as ``text``; ``None`` where no number
    of a spreadsheet is shown so, and the text has to stay one."""
    match = _SHOWN.fullmatch(text)
    digits = text.replace(",", "")
    if match is None or len(digits.replace(".", "").lstrip("0")) > _DIGITS:
        return None
    decimals = match["decimals"]
    return float(digits), format_of(0 if decimals is None else len(decimals))


def format_of(decimals: int) -> str:
    """Return the number format with separators and so many digits behind the point."""
    return "#,##0." + "0" * decimals if decimals else "#,##0"
