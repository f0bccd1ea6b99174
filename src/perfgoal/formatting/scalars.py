"""Texts as a canonical file writes them: plain where that reads back the same, else in single quotes; blocks and
texts of several lines as their author wrote them."""

import re

from perfgoal.document import read_document
from perfgoal.document.layout import BLOCK_STYLES, Scalar
from perfgoal.document.writing import as_value
from perfgoal.formatting.gaps import BREAK
from perfgoal.formatting.sheet import Words

# Plain, other programs would not read these as text: 036001 is an octal number to some, no is false.
_NO_TEXT = re.compile(r"0[0-9]+|~|null|true|false|yes|no|on|off|y|n", re.IGNORECASE)
_HEADER = re.compile(r"([|>][-+0-9]*)([ \t]*#.*)?")
_DIGIT = re.compile("[1-9]")


def words_of(text: str, scalar: Scalar, value: str, column: int) -> tuple[Words, str, int]:
    """Return a scalar of ``value``, the key or dash of which stands in ``column``, as it is to be written; the comment
    in the head of a block, with the blanks before it; and where it ends. Blank lines below a block are part of it only
    where it says so (+)."""
    if scalar.style in BLOCK_STYLES:
        lines, end, deep = _block(text, scalar, column)
        header = _HEADER.match(lines[0])
        assert header is not None
        sign, comment = header[1], header[2] or ""
        if end == len(text) and len(lines) > 1:  # no line end to keep: said by a sign, as there will be one
            sign = re.sub("[-+]", "", sign) + "-"
        more = tuple(line[deep:] if line.strip(" ") or len(line) > deep else "" for line in lines[1:])
        by = int(digit[0]) if (digit := _DIGIT.search(sign)) else 2
        return Words(sign, more, "block", by, "+" in sign), comment.rstrip(), end
    raw = text[scalar.start : scalar.end]
    first, *rest = BREAK.split(raw)
    if rest:
        return Words(first, tuple(line.lstrip(" \t") for line in rest)), "", scalar.end
    return Words(canonical(raw, value, scalar.style)), "", scalar.end


def canonical(raw: str, value: str, style: str) -> str:
    """Return the text of a value of one line that is written as ``raw``."""
    if _NO_TEXT.fullmatch(value):
        return f"'{value}'"
    if not style:
        return raw
    written = as_value(value)
    return written if written == value or _reads_back(written, value) else raw


def _reads_back(written: str, value: str) -> bool:
    document = read_document(f"k: {written}\n")
    return not document.faults and document.tree == {"k": value}


def _block(text: str, scalar: Scalar, column: int) -> tuple[list[str], int, int]:
    """Return the lines of a block from its head on, where it ends, and by how many columns its content is indented."""
    raw = text[scalar.start : scalar.end]
    lines: list[str] = []
    ends: list[int] = []
    start = 0
    for match in BREAK.finditer(raw):
        lines.append(raw[start : match.start()])
        ends.append(match.start())
        start = match.end()
    is_cut = scalar.end == len(text) and start < len(raw)  # the text ends in the middle of a line
    if is_cut or not lines:  # else what is left is the indentation of the next part
        lines.append(raw[start:])
        ends.append(len(raw))
    header = _HEADER.match(lines[0])
    assert header is not None
    digit = _DIGIT.search(header[1])
    content = (len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip(" "))
    deep = column + int(digit[0]) if digit else next(content, 0)
    blanks = is_cut if "+" in header[1] else len(lines)  # so many blank lines at its end are no part of it
    while blanks and len(lines) > 1 and not lines[-1].strip(" ") and len(lines[-1]) <= deep:
        lines.pop()
        ends.pop()
        blanks -= 1
    return lines, scalar.start + ends[-1], deep
