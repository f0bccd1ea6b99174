"""Declarations to render, made from the real one, and readers of what was rendered."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

import perfgoal
from perfgoal import Declaration
from perfgoal.checking import Settings, review
from perfgoal.forms import Form, parse_form

ROOT = Path(__file__).parents[2]
TODAY = date(2024, 1, 1)
REAL = (ROOT / "examples" / "liwan_2024.yaml").read_text("utf-8")
PROJECT = (ROOT / "examples" / "putuo_2026.yaml").read_text("utf-8")
TWIN = (ROOT / "examples" / "liwan_2024.zh.yaml").read_text("utf-8")
FORM = (ROOT / "schemas" / "forms" / "guangzhou-department.yaml").read_text("utf-8")

# All optional fields of a declaration of this form, with a text of its own in each.
FULL = {
    "year: 2024\n": """year: 2024
stage: 二上
code: "440103"
cycle: {start: 2023, end: 2026-06-30}
profile: {staff: 737, subordinates: 11}
prepared: {by: 张三丰, phone: "020-81234567", date: 2024年1月2日}
sections: [{label: 立项依据, text: 依据甲}, {label: 可行性, text: 依据乙}]
extra: {县区自设栏: 自设内容}
""",
    "    other_development: 0.25\n": "    other_development: 0.25\n    total: 16,269.690\n",
    "    other: 0.00\n": "    other: 0.00\n    total: 16,269.6900\n",
    "goal: 在区委": "goal:\n  cycle: 三年总目标\n  annual: 在区委",
    "    amount: 4,838.94\n": """    amount: 4,838.94
    id: T01
    fiscal: 4,000.01
    other: 838.93
    projects: [甲项目, 乙项目]
    extra: {责任科室: 科技科}
""",
    "indicators:\n": "other_tasks: 完成其他任务\nindicators:\n",
    "        annual: ≥8个\n": """        annual: {op: ≥, value: 8, unit: 名}
        id: I01
        task: [营造企业创新发展氛围，推动经济社会发展, 加强服务保安全，助力中小企业高质量发展]
        unit: 名
        kind: 定量
        direction: 正向
        weight: 12.5
        baseline: 6名
        explanation: 解释甲
        scoring: 评分甲
        source: 来源甲
        note: 备注甲
        standard: 计划标准
        years: {2027: ≥20名, 2025: ≥10名, 2026: ≥15名, 2024: ≥5名}
        extra: {考核方式: 材料核查}
""",
}


def changed(pieces: dict[str, str], text: str = REAL) -> str:
    """Return ``text`` with the first of each piece replaced."""
    for old, new in pieces.items():
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def quoted(text: str) -> str:
    """Return ``text`` as a double-quoted YAML scalar."""
    plain = (each if each.isprintable() and each not in '"\\' else f"\\U{ord(each):08X}" for each in text)
    return f'"{"".join(plain)}"'


def declared(text: str, form: str | None = None) -> Declaration:
    """Return the declaration that ``text`` holds, of the packaged form or of ``form``, a profile as YAML."""
    if form is None:
        return perfgoal.load(text, today=TODAY)
    profile = parse_form(form)

    def find(_: str) -> Form:
        return profile

    found = review(text, "-", Settings(TODAY, find_form=find))
    assert found.declaration is not None, found.findings
    return found.declaration


def rendered(text: str, form: str | None = None) -> tuple["Page", "Sheet"]:
    """Return the HTML and the Markdown rendering of a text, read back."""
    declaration = declared(text, form)
    return Page.read(perfgoal.render(declaration, "html")), Sheet.read(perfgoal.render(declaration, "md"))


def folded(text: str) -> str:
    """Return ``text`` with each run of white space as one space."""
    return " ".join(text.split())


@dataclass
class Cell:
    """A cell of a table of a page."""

    tag: str
    attributes: dict[str, str]
    text: str = ""

    @property
    def down(self) -> int:
        return int(self.attributes.get("rowspan", 1))

    @property
    def across(self) -> int:
        return int(self.attributes.get("colspan", 1))


@dataclass
class Table:
    """A table of a page: its sections (head and bodies), each a list of rows."""

    classes: str
    columns: int = 0
    caption: str = ""
    sections: list[list[list[Cell]]] = field(default_factory=list)

    @property
    def cells(self) -> Iterator[Cell]:
        return (cell for section in self.sections for row in section for cell in row)

    def grid(self) -> list[list[Cell]]:
        """Return the table as rows of one cell for each column; a merged cell stands in all that it covers. Fails
        where cells overlap, leave a hole or stick out."""
        return [row for section in self.sections for row in _grid(section, self.columns)]

    def texts(self) -> list[list[str]]:
        """Return the grid as folded texts."""
        return [[folded(cell.text) for cell in row] for row in self.grid()]


def _grid(section: list[list[Cell]], columns: int) -> list[list[Cell]]:
    covered: dict[tuple[int, int], Cell] = {}
    for y, row in enumerate(section):
        x = 0
        for cell in row:
            while (y, x) in covered:
                x += 1
            for place in ((y + dy, x + dx) for dy in range(cell.down) for dx in range(cell.across)):
                assert place not in covered, f"{cell} overlaps {covered[place]}"
                covered[place] = cell
    assert set(covered) == {(y, x) for y in range(len(section)) for x in range(columns)}
    return [[covered[y, x] for x in range(columns)] for y in range(len(section))]


class Page(HTMLParser):
    """What a browser would make of an HTML rendering on a ``screen``, or in ``print``, where each row has its piece of
    the merged cells of the indicators and the table a foot. ``texts`` holds what each element with an id says."""

    def __init__(self, media: str = "screen") -> None:
        super().__init__()
        self.media = media
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.tables: list[Table] = []
        self.visible = ""
        self.style = ""
        self.others: list[str] = []
        self.texts: dict[str, str] = {}
        self._open: list[tuple[str, str | None]] = []
        self._cell = Cell("", {})

    @classmethod
    def read(cls, text: str, media: str = "screen") -> "Page":
        page = cls(media)
        page.feed(text)
        page.close()
        assert not page._open
        return page

    @property
    def cells(self) -> list[str]:
        """The folded texts of all cells, and of each line of a cell."""
        texts = [cell.text for table in self.tables for cell in table.cells]
        return [folded(part) for text in texts for part in (text, *text.split("\n"))]

    def table(self, name: str) -> Table:
        return next(table for table in self.tables if table.classes == name)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        match tag:
            case "table":
                self.tables.append(Table(attributes["class"]))
            case "col":
                self.tables[-1].columns += 1
            case "thead" | "tbody":
                self.tables[-1].sections.append([])
            case "tfoot" if self.media == "print":
                self.tables[-1].sections.append([])
            case "tr" if not self._left_out("tfoot"):
                self.tables[-1].sections[-1].append([])
            case "th" | "td":
                self._cell = Cell(tag, attributes)
                classes = attributes.get("class", "").split()
                unshown = "level" in classes and ("piece" in classes) is not (self.media == "print")
                if not unshown and not self._left_out("tfoot"):
                    self.tables[-1].sections[-1][-1].append(self._cell)
        if "id" in attributes:
            assert attributes["id"] not in self.texts, "an id stands twice"
            self.texts[attributes["id"]] = ""
        if tag not in ("meta", "col"):
            self._open.append((tag, attributes.get("id")))

    def _left_out(self, tag: str) -> bool:
        return self.media == "screen" and self._within(tag)

    def _within(self, *tags: str) -> bool:
        return any(tag in tags for tag, _ in self._open)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self._within("style"):
            self.style += data
            return
        self.visible += data
        for _, name in self._open:
            if name is not None:
                self.texts[name] += data
        if self._within("caption"):
            self.tables[-1].caption += data
        elif self._within("th", "td"):
            self._cell.text += data

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)


PARSERS = ("commonmark", "gfm-like")


@cache
def parser(name: str) -> MarkdownIt:
    """Return a reader of Markdown with tables, like GitHub's."""
    options = {"linkify": False} if name == "gfm-like" else {}
    return MarkdownIt(name, options).enable("table")


@dataclass
class Sheet:
    """What a Markdown rendering says: headings with their level, bullets, paragraphs and tables of texts. Anything
    else in it is a failure."""

    headings: list[tuple[str, str]] = field(default_factory=list)
    bullets: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)

    @classmethod
    def read(cls, text: str, name: str = "commonmark") -> "Sheet":
        sheet = cls()
        opened: list[Token] = []
        for token in parser(name).parse(text):
            if token.type == "inline":
                sheet._take(inline_text(token), opened)
            elif token.nesting == 1:
                assert token.type in _BLOCKS, token
                opened.append(token)
                if token.type == "table_open":
                    sheet.tables.append([])
                elif token.type == "tr_open":
                    sheet.tables[-1].append([])
            else:
                assert token.nesting == -1, token
                opened.pop()
        return sheet

    def _take(self, text: str, opened: list[Token]) -> None:
        kinds = [token.type for token in opened]
        if kinds[-1] in ("th_open", "td_open"):
            self.tables[-1][-1].append(text)
        elif kinds[-1] == "heading_open":
            self.headings.append((opened[-1].tag, text))
        elif "list_item_open" in kinds:
            self.bullets.append(text)
        else:
            self.paragraphs.append(text)

    @property
    def texts(self) -> list[str]:
        """All texts, folded, and each line of one."""
        cells = [cell for table in self.tables for row in table for cell in row]
        texts = [*cells, *self.bullets, *self.paragraphs, *(text for _, text in self.headings)]
        return [folded(part) for text in texts for part in (text, *text.split("\n"))]


_BLOCKS = {
    f"{name}_open"
    for name in ("heading", "paragraph", "bullet_list", "list_item", "table", "thead", "tbody", "tr", "th", "td")
}
_INLINE = {"<br>": "\n", "<span>": "", "</span>": ""}


def inline_text(token: Token) -> str:
    """Return the text of an inline token in which nothing but text, line breaks and bare elements may stand."""
    text = ""
    for child in token.children or ():
        if child.type == "html_inline":
            text += _INLINE[child.content]
        else:
            assert child.type in ("text", "text_special"), child
            text += child.content
    return text
