"""Defects to plant in a sound declaration, one for each of the codes that can be planted in any."""

import re
from collections.abc import Callable
from typing import NamedTuple


class Plant(NamedTuple):
    """Where a text is changed for the first time, what comes in its place, and how it is encoded then."""

    pattern: str
    new: str | Callable[[re.Match[str]], str]
    encoding: str = "utf-8"


def _other_amount(match: re.Match[str]) -> str:
    """Return an amount with another first digit."""
    name, first = match.groups()
    return f"{name}{int(first) % 9 + 1}"


def _in_yuan(match: re.Match[str]) -> str:
    """Return an amount of 万元 in 元, which the form does not take it for."""
    digits = re.sub(r"\D", "", match[2])
    return f"{match[1]}{digits}00"


PLANTS: dict[str, Plant] = {
    "PG201": Plant(r"^(    fiscal: )(\d)", _other_amount),
    "PG306": Plant(r"^(      - name: .*\n(?:        .*\n)+?)(?=      - )", r"\1\1"),
    "PG101": Plant(r"^    target: .*\n", ""),
    "PG009": Plant(r"^        annual: ≥", "        annual: >="),
    "PG206": Plant(r"^(    amount: )(.*)", _in_yuan),
    "PG401": Plant(r"^(        annual:) .*", r"\1"),
    "PG007": Plant(r"^department: ", "department："),
    "PG104": Plant(r"^goal: .*", "goal:"),
    "PG202": Plant(r"^(    own: )(\d)", _other_amount),
    "PG302": Plant(r"^    社会效益指标:", "    社会影响力指标:"),
    "PG203": Plant(r"^(    amount: .*)", r"\1亿元"),
    "PG002": Plant(r"^department: ", "department: ", "gb18030"),
    "PG313": Plant(r"^(  - name: .*)((?:\n    .*)+\n)  - name: .*", r"\1\2\1"),
    "PG102": Plant(r"^(        )(annual: .*)", r"\1\2\n\1remark: 以年终统计为准"),
    "PG003": Plant(r"^(department: .*)", r"\1: 本级"),
    "PG301": Plant(r"^  效益指标:", "  效意指标:"),
    "PG108": Plant(r"^year: \d\d", "year: 19"),
    "PG310": Plant(r"^      - name: .*", "      - name: 数量指标"),
    "PG004": Plant(r"^(year: .*)", r"\1\n\1"),
    "PG303": Plant(r"^    生态效益指标:", "    质量指标:"),
    "PG304": Plant(r"^  效益指标:\n(?:    .*\n)+", "  效益指标: {}\n"),
    "PG008": Plant(r"^(department: ...)", "\\1\u200b"),
    "PG107": Plant(r"^form: .*", "form: guangzhou-bumen"),
    "PG005": Plant(r"^goal: ", "goal: &goal "),
    "PG109": Plant(r"^year: (.*)", r"year: \1\n年度: \1"),
    "PG103": Plant(r"^goal: (.*)", r"goal:\n  - \1"),
}
"""By code, in the order in which they are planted."""

READABLE = tuple(code for code in PLANTS if code >= "PG1")
"""Defects that no tool stops at: some give up at the first file that is not UTF-8 or not YAML."""


def plant(text: str, code: str) -> bytes:
    """Return the bytes of ``text`` with the defect ``code`` planted. ``ValueError`` where there is no place for it."""
    pattern, new, encoding = PLANTS[code]
    changed, times = re.subn(pattern, new, text, count=1, flags=re.MULTILINE)
    if not times:
        raise ValueError(f"{code} cannot be planted in this text")
    return changed.encode(encoding)
