"""The columns of the tables, at the end of the pages that explain them."""

from collections.abc import Iterator
from pathlib import Path

from perfgoal.export.schemas import DECIMALS, DIGITS
from perfgoal.finding import Language
from perfgoal.tables import tables

ROOT = Path(__file__).parents[1]
_MARK = "<!--"
_WORDS: dict[Language, tuple[str, str]] = {
    "en": ("## The tables", "| column | type | what it holds |"),
    "zh": ("## 各表的列", "| 列 | 类型 | 内容 |"),
}
_TYPES = {
    "text": "VARCHAR",
    "texts": "VARCHAR[]",
    "whole": "INTEGER",
    "flag": "BOOLEAN",
    "decimal": f"DECIMAL({DIGITS}, {DECIMALS})",
    "places": "STRUCT[]",
    "fix": "STRUCT",
}


def table_pages() -> Iterator[tuple[str, str]]:
    """Yield the pages in both languages, whose first part stays as it is."""
    languages: tuple[tuple[Language, str], ...] = (("en", ""), ("zh", ".zh-CN"))
    for language, suffix in languages:
        path = f"docs/tables{suffix}.md"
        before, mark, rest = (ROOT / path).read_text("utf-8").rpartition(_MARK)
        line = rest.partition("\n")[0]
        yield path, f"{before}{mark}{line}\n\n" + "\n".join(_columns(language))


def _columns(language: Language) -> Iterator[str]:
    title, head = _WORDS[language]
    yield title
    for table in tables().values():
        yield f"\n### {table.name}\n"
        yield table.about.say(language) + ("。" if language == "zh" else ".") + "\n"
        yield head
        yield "|---|---|---|"
        for column in table.columns:
            yield f"| `{column.name}` | `{_TYPES[column.holds]}` | {column.about.say(language)} |"
    yield ""
