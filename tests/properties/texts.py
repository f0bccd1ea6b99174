"""Texts to fill fields with: what departments write, what the fixtures of the rules say, and what nobody should."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from perfgoal.document import read_document
from rules.marked import cases

ROOT = Path(__file__).parents[2]
FILES = (*sorted((ROOT / "examples").glob("*.yaml")), *sorted((ROOT / "tests" / "real").glob("*.yaml")))
"""Declarations that were published."""

ODD = (
    *("~", "null", "no", "true", "1e5", "0x10", "0o17", "1_000", "12:30", "2024-01-01", ".nan", "=", "<<", "&a", "*a"),
    *(
        "- a",
        "a: b",
        "a:",
        "? a",
        "a #b",
        "# a",
        "[a",
        "{a}",
        "a, b",
        "'",
        '"',
        "''",
        "|",
        ">",
        ">-",
        "!!str a",
        "%YAML",
    ),
    *(
        "@a",
        "`a",
        "---",
        "...",
        "--- a",
        "\\",
        "\\n",
        "a\\",
        "：",
        "“甲”",
        "甲：乙",
        "﹟",
        "名称: 甲",
        "甲 #乙",
        "'甲'乙",
    ),
    *(
        "甲\n乙",
        "甲\n\n乙",
        "甲\n",
        "\n甲",
        "甲\n 乙",
        " 甲",
        "甲 ",
        "\t甲",
        "甲\t乙",
        "甲\n\n",
        "　甲　",
        "甲  乙",
        "\n",
    ),
    *(
        "甲\r\n乙",
        "甲\r乙",
        "甲\x85乙",
        "甲\u2028乙",
        "甲\x0b乙",
        "甲\u00a0乙",
        "甲\xad乙",
        "\ufeff甲",
        "甲\u200b乙",
        "甲\u202e乙",
    ),
    *(
        "e\u0301",
        "é",
        "ﬁ",
        "①",
        "⼀",
        "㎡",
        "🎉👨‍👩‍👧",
        "𠮷",
        "\U000e0041甲",
        "甲\x00乙",
        "\x1b[31m甲",
        "\x7f",
        "\ufffd",
    ),
    *(
        "<b>甲</b>",
        "</script>",
        "{{7*7}}",
        "{% raw %}",
        "{0}",
        "%s",
        "=1+1",
        "+甲",
        "@SUM(1)",
        "::error::甲",
        "##[error]甲",
    ),
    *("perfgoal: ignore[PG416] 甲", "# perfgoal: ignore-file[PG5] 甲", "甲 # perfgoal: ignore[PG309] 乙", "perfgoal:"),
    *("甲" * 200, "甲乙" * 2000, "a " * 100, "，" * 30, "1" * 40, "9,999,999,999,999,999,999,999", "≥" * 20, "（" * 50),
)
"""What YAML, its readers, spreadsheets, browsers and terminals take for something else than a text."""


@cache
def odd_texts() -> st.SearchStrategy[str]:
    """Give texts that are hard to write down and to print; a NUL or half a pair never, as no file can hold one."""
    signs = st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from(
        "甲乙,，;：: \n\t'\"#-[]{}>|\\&%0≥"
    )
    return st.sampled_from([text for text in ODD if "\0" not in text]) | st.text(signs, max_size=20)


@cache
def seen() -> dict[str, tuple[str, ...]]:
    """Return every text that published declarations and the fixtures of the rules have, by the field it stands in."""
    found: dict[str, dict[str, None]] = {}
    trees = [read_document(path.read_bytes()).tree for path in FILES if ".zh." not in path.name]
    trees += [
        read_document(case.text.encode("utf-8", "replace")).tree
        for case in cases()
        if not case.directives or {key for key, _ in case.directives} <= {"example", "without", "outcome", "today"}
    ]
    for tree in trees:
        for field, text in _texts(tree, ""):
            found.setdefault(field, {})[text] = None
    return {field: tuple(sorted(texts, key=len)) for field, texts in found.items()}


def _texts(node: Any, field: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        if node.strip():
            yield field, node
    elif isinstance(node, list):
        for item in node:
            yield from _texts(item, field)
    elif isinstance(node, dict):
        for key, below in node.items():
            yield from _texts(below, f"{field}/{key}" if field in ("tasks", "goal", "project") else key)
