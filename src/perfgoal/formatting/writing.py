"""A page to its text: keys in order, blocks indented by two, the author's lines where they belong."""

from collections.abc import Iterable

from perfgoal.formatting.sheet import Block, Comment, Field, Item, Listing, Page, Words

STEP = 2  # columns by which a block is indented


def page_lines(page: Page) -> list[str]:
    """Return the lines of a page."""
    writer = _Writer()
    writer.lines.extend(page.before)
    writer.comments(page.head, 0)
    if isinstance(page.root, Words):
        writer.words("", page.root, 0)
    elif isinstance(page.root, Block):
        writer.block(page.root, 0)
    writer.comments(page.tail, 0)
    while not writer.keeps and writer.lines and not writer.lines[-1]:
        writer.lines.pop()
    return [*writer.lines, *page.after]


def in_order(block: Block) -> list[Field]:
    """Return the fields of a block as they are written; those of one rank as they stand."""
    return sorted(block.fields, key=lambda field: field.rank)


class _Writer:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.keeps = False  # blank lines would belong to the text above

    def comments(self, comments: Iterable[Comment], indent: int) -> None:
        """Write comments and blank lines; no blank one at the very top, or where it would become part of a text."""
        for comment in comments:
            if comment:
                self._line(" " * indent + comment)
            elif self.lines and not self.keeps:
                self.lines.append("")

    def block(self, block: Block, indent: int, *, dashed: bool = False) -> None:
        """Write fields, the first of an item behind its dash."""
        for field in in_order(block):
            mark = "- " if dashed else ""
            self.comments(field.lead, indent - len(mark))
            self._field(field, " " * (indent - len(mark)) + mark, indent)
            dashed = False
        self.comments(block.tail, indent)

    def words(self, start: str, words: Words, indent: int, behind: str = "") -> None:
        """Write ``start`` and a value behind it, with the comment behind that; ``indent`` is the column of its key or
        dash."""
        behind = f" {behind}" if behind[:1] == "#" else behind
        lines = [start + words.first, *(_continued(line, words, indent) for line in words.more)]
        commented = 0 if words.style == "block" else -1
        lines[commented] += behind
        for line in lines:
            self._line(line)
        self.keeps = words.keeps

    def _field(self, field: Field, start: str, indent: int) -> None:
        key = f"{start}{field.written}:"
        if isinstance(field.value, Words):
            self.words(key + " " * bool(field.value.first), field.value, indent, field.behind)
        else:
            self._line(key + field.head)
            if isinstance(field.value, Block):
                self.block(field.value, indent + STEP)
            else:
                self._listing(field.value, indent + STEP)
        self.comments(field.inner, indent + STEP)

    def _listing(self, listing: Listing, indent: int) -> None:
        for item in listing.items:
            self._item(item, indent)
        self.comments(listing.tail, indent)

    def _item(self, item: Item, indent: int) -> None:
        self.comments(item.lead, indent)
        if isinstance(item.value, Block):
            self.block(item.value, indent + len("- "), dashed=True)
        elif isinstance(item.value, Words):
            self.words(" " * indent + "-" + " " * bool(item.value.first), item.value, indent, item.behind)

    def _line(self, line: str) -> None:
        self.lines.append(line)
        self.keeps = False


def _continued(line: str, words: Words, indent: int) -> str:
    """Return a further line of a value in its indentation. A blank one has none."""
    if not line:
        return ""
    return " " * (indent if words.style == "brackets" else indent + words.deep) + line
