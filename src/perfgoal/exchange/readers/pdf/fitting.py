"""How much room the lines of a cell leave, which tells who ended them: the page, or the author."""

from typing import NamedTuple

from perfgoal.exchange.readers.pdf.breaks import first_unit, is_wide
from perfgoal.exchange.readers.pdf.lines import Line

_SLACK = 0.1  # of the size: what counts as no room
_INDENT = 2.5  # sizes by which a line may begin further in


class Part(NamedTuple):
    """What of a cell stands on one page: its lines, from where to where a line may go in it, and where it begins."""

    lines: tuple[Line, ...]
    left: float
    right: float
    top: float


def has_room(before: Part, after: Part) -> bool:
    """Whether what begins ``after`` would still have had room at the end of ``before``."""
    return takes(before.lines[-1], after.lines[0], before)


def takes(before: Line, after: Line, part: Part) -> bool:
    """Whether the line ``before`` would still have had room for what begins the line ``after``."""
    unit = first_unit(after.text.lstrip(" ")) or after.text
    slack = _SLACK * before.size
    return _room(before, part) > _width(unit, after) + slack


def is_balanced(part: Part) -> bool:
    """Whether lines stand in the middle, and there are no more of them than the text needs: a page may have made them
    about as long as each other."""
    width = part.right - part.left
    middle = all(abs(line.left - part.left - part.right + line.right) < 1.2 * line.size for line in part.lines)
    needed = sum(line.right - line.left for line in part.lines) + part.lines[0].size
    return middle and needed > (len(part.lines) - 1) * width


def _room(line: Line, part: Part) -> float:
    """Return how much wider a line could be: of one in the middle, on both sides together."""
    before, behind = line.left - part.left, part.right - line.right
    in_the_middle = abs(before - behind) < 0.6 * line.size and not _is_in_line(line, part)
    left_alone = not in_the_middle and before < _INDENT * line.size
    blanks = sum(glyph.right - glyph.left for glyph in line.glyphs[len(line.inked) :])
    return (behind if left_alone else before + behind) - blanks


def _is_in_line(line: Line, part: Part) -> bool:
    """Whether a line begins where another does that is longer or shorter: those of a text in the middle do not."""
    return any(abs(each.left - line.left) < 1 and abs(each.right - line.right) > line.size for each in part.lines)


def _width(unit: str, line: Line) -> float:
    """Return how wide the beginning of a line is. Signs of Chinese may be drawn narrower where they begin a line."""
    width, count = 0.0, 0
    for glyph in line.glyphs:
        if count >= len(unit):
            break
        if glyph.text.isspace() and not count:
            continue
        width += max(glyph.right - glyph.left, line.size if is_wide(glyph.text[0]) else 0.0)
        count += len(glyph.text)
    return width
