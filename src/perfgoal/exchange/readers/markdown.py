"""Markdown with tables, as :mod:`perfgoal.rendering` writes it: tables, headings and the paragraphs below them."""

import re
from collections.abc import Iterable, Iterator

from perfgoal.exchange.content import Table
from perfgoal.exchange.readers.rows import Row, table_of, tables_of

PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?")
_HEADING = re.compile(r"(#{1,6})\s+")
_KINDS = {"#": "title", "##": "heading"}
_ITEM = re.compile(r"[-*+]\s+(?P<label>[^：:]{1,40})[：:](?P<text>.*)", re.DOTALL)
_MARK = re.compile(r"<span>\\(?P<apart>.)</span>|(?P<end><br\s*/?>)|(?P<pipe>&#124;)|\\(?P<active>[!-/:-@\[-`{-~])")


def is_markdown(lines: Iterable[str]) -> bool:
    """Whether there is a line of dashes and pipes, below the heads of a table."""
    return any(_RULE.fullmatch(line.strip()) for line in lines)


def cells_of(line: str) -> list[str]:
    """Return what pipes part in a line."""
    bare = line.strip().removeprefix("|")
    return [cell.strip() for cell in PIPE.split(bare.removesuffix("|"))]


def tables(lines: Iterable[str]) -> list[Table]:
    """Return the tables of a Markdown text as they stand. A heading is beside the paragraph that follows it; where it
    has headings below it, it is beside all of those, each of which has its own paragraph beside it."""
    found: list[Table] = []
    plain: list[Row] = []
    above: list[Row] = []
    for row in _rows(lines):
        if above and not any(row.texts):
            continue
        if above and row.kind == "below":
            above.append(row)
        elif above and row.kind == "text" and len(above[-1].texts) == 1:
            above[-1] = above[-1]._replace(texts=(*above[-1].texts, *row.texts))
        elif row.kind in ("heading", "below"):
            found += [*tables_of(plain), *_headed(above)]
            plain, above = [], [row]
        else:
            found += _headed(above)
            above = []
            plain.append(row)
    return [*found, *_headed(above), *tables_of(plain)]


def _headed(rows: list[Row]) -> list[Table]:
    """Return a heading with what is below it."""
    if len(rows) > 1 and len(rows[0].texts) == 1:
        return [table_of(rows[1:], spine=rows[0])]
    return [table_of([row]) for row in rows]


def _rows(lines: Iterable[str]) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        bare = line.strip()
        if _RULE.fullmatch(bare):
            continue
        if bare.startswith("|"):
            yield Row("row", tuple(map(_plain, cells_of(bare))), number)
        elif heading := _HEADING.match(bare):
            yield Row(_KINDS.get(heading[1], "below"), (_plain(bare[heading.end() :]),), number)
        elif item := _ITEM.fullmatch(bare):
            yield Row("item", (_plain(item["label"]), _plain(item["text"].strip())), number)
        else:
            yield Row("text", tuple(map(_plain, bare.split(" · "))), number)


def _plain(text: str) -> str:
    """Return a text of Markdown as it is shown; see :mod:`perfgoal.markdown`, which writes it."""
    return _MARK.sub(_unmarked, text)


def _unmarked(match: re.Match[str]) -> str:
    if match["end"]:
        return "\n"
    return "|" if match["pipe"] else match["apart"] or match["active"]
