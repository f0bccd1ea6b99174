"""What stands above a form and around it: its title and number, the year, and labels with their text in one cell."""

import re
from typing import NamedTuple

from perfgoal.exchange.content import Cell
from perfgoal.exchange.draft import Notice, Value
from perfgoal.exchange.recognise import moments
from perfgoal.exchange.recognise.choices import choice
from perfgoal.exchange.recognise.labels import may_be_label, plain, plain_title, spellings
from perfgoal.exchange.recognise.ledger import is_blank
from perfgoal.exchange.recognise.reading import Reading, unit_in_brackets
from perfgoal.exchange.recognise.vocabulary import Field
from perfgoal.finding import Text
from perfgoal.money import UNITS

_TITLE = re.compile(r"绩效目标[^,。;]{0,6}表$")
_NUMBER = re.compile(r"(?:附?表|附件)[0-9一二三四五六七八九十-]{0,6}:?")
_PAGE = re.compile(r"第[0-9]+页(?:[,/]?(?:共|总)[0-9]+页)?|-[0-9]+-|[0-9]+/[0-9]+")
_YEAR_ALONE = re.compile(r"\(?(?:20[0-9]{2})年度?\)?|.{0,20}20[0-9]{2}年度?(?:部门|单位|本级)?预算(?:公开)?")
"""A line that says the year and nothing else, or whose budget it is."""
_UNIT = ("金额单位", "单位", "货币单位")
_LABEL = re.compile(r"([^\s:：;；。]{1,40})\s*[:：]")
_MONEY = re.compile("资金|经费|预算|金额|投资|收入|支出")
_PARTING = "·;；|"
"""Signs that part labels on one line."""
NARRATIVE = (("goal",), ("goal", "cycle"), ("goal", "annual"), ("other_tasks",))
"""Fields that hold narrative: whatever stands in it is its own."""

_OFFICES = (("department",), ("implementer",))
_STAMP = re.compile(r"[（(]\s*(?:加?盖?公?章|签章)\s*[）)]")
_CHOICES = (("project", "category"), ("project", "nature"))
_YEAR_APART = re.compile(r"(?:^|(?<=[ \t\u3000]{2}))[（(]?20[0-9]{2}\s*年度?[）)]?(?=\s|$)")
"""A year that stands apart on a line of labels."""

_ASKED = Text(
    "年度取指定的 {year}，文中写的是 {found}",
    "the year is {year}, as asked for; the text says {found}",
)


class _Fact(NamedTuple):
    """A label with a colon in a text: where both begin and end, and the field that it names, ``None`` for the unit."""

    start: int
    end: int
    field: Field | None


def read_title(reading: Reading, cell: Cell) -> bool:
    """Read a cell as the title of a form, the number of its table, or the year alone."""
    if not may_be_label(cell.text):
        return False
    whole = plain(cell.text)
    if _NUMBER.fullmatch(whole) or whole == plain(reading.form.table or "-") or _is_page(whole):
        reading.ledger.label(cell)
        return True
    if _YEAR_ALONE.fullmatch(whole):
        read_year(reading, cell, 0)
        return True
    bare = spellings(cell.text)[-1:]
    title = next(
        (name for name in reading.titles for text in (plain_title(cell.text), *bare) if text.endswith(name)), None
    )
    if title is None and not any(_TITLE.search(text) for text in (whole, *bare)):
        return False
    reading.met.add(title or whole)
    reading.title = cell
    read_year(reading, cell, _before(cell.text, title or ""))
    return True


def _is_page(text: str) -> bool:
    """Whether a text is the number of a page: 第 1 页，共 3 页. A number alone may be a value."""
    return _PAGE.fullmatch(text) is not None


def _before(text: str, title: str) -> int:
    """Return where a title begins, if something else than a year stands before it: who declares, for one."""
    start = text.find(title) if title else -1
    before = re.sub(r"(?:20[0-9]{2})年度?", "", plain(text[: max(start, 0)]))
    return start if before.strip("《(") else 0


def read_year(reading: Reading, cell: Cell, left: int) -> None:
    """Take the year of a text, and the rest of it for a label, but for what stands before ``left``."""
    match = moments.year(cell.text) or moments.year(cell.text.replace("）", "").replace(")", ""))
    if match is None or cell.text[match.start() : match.end()] != match[0]:
        reading.ledger.leave(cell, cell.text[:left])
        reading.ledger.label(cell, cell.text[left:])
        return
    put_year(reading, cell, match[0])
    start, end = match.span()
    reading.ledger.leave(cell, cell.text[: min(left, start)] + cell.text[end : max(left, end)])
    reading.ledger.label(cell, cell.text[min(left, start) : start] + cell.text[max(left, end) :])


def put_year(reading: Reading, cell: Cell, piece: str) -> None:
    """Set the year, or take what the file says for a label where another was asked for."""
    if reading.year is None:
        reading.put(("year",), cell, piece)
        return
    reading.ledger.label(cell, piece)
    if piece != str(reading.year):
        reading.notices.append(Notice(_ASKED, {"year": reading.year, "found": piece}, (cell.origin,)))


def read_field(reading: Reading, field: Field, cell: Cell, piece: str | None = None) -> None:
    """Set a field to the text of a cell, or a piece of it, read as its kind asks for. What cannot be read so stays as
    it is: the checks tell of it."""
    text = cell.text if piece is None else piece
    if field.route in _OFFICES and (stamp := _STAMP.search(text)) is not None:
        reading.ledger.label(cell, stamp[0])
        text = text[: stamp.start()] + text[stamp.end() :]
        if is_blank(text):
            return
    if field.route in _CHOICES and (ticked := choice(text)) is not None:
        reading.ledger.label(cell, ticked.rest)
        if ticked.text:
            reading.put(field.route, cell, ticked.text)
        return
    match field.kind:
        case "year" if (found := moments.year(text)) is not None:
            put_year(reading, cell, found[1])
            reading.ledger.label(cell, text[: found.start()] + text[found.end() :])
        case "moment" if (dated := moments.moment(text)) is not None:
            reading.put(field.route, cell, text, dated.text)
        case "span" if (dates := moments.span(text)) is not None:
            first, between, last = dates
            reading.put((*field.route, "start"), cell, first.piece, first.text)
            reading.ledger.label(cell, between)
            reading.put((*field.route, "end"), cell, last.piece, last.text)
        case "span":
            reading.ledger.leave(cell, text)
        case "count" if (number := moments.count(text)) is not None:
            reading.put(field.route, cell, number[0])
            reading.ledger.label(cell, number[1])
        case _:
            reading.put(field.route, cell, text)


def read_facts(reading: Reading, cell: Cell) -> bool:
    """Read a cell that holds labels with their texts behind a colon: 部门名称：X, several of them on one line too."""
    facts = _facts(reading, cell.text)
    if not facts:
        return False
    if facts[0].field is not None and facts[0].field.route in NARRATIVE:
        facts = facts[:1] if not facts[0].start else []
        if facts and facts[0].field is not None:
            reading.narrative = (facts[0].field.route, cell.text)
    facts = [fact for fact in facts if fact is facts[0] or fact.field is None or fact.field.route not in NARRATIVE]
    if not facts:
        return False
    reading.ledger.leave(cell, cell.text[: facts[0].start])
    ends = [fact.start for fact in facts[1:]] + [len(cell.text)]
    for fact, end in zip(facts, ends, strict=True):
        reading.label(cell, cell.text[fact.start : fact.end])
        piece = cell.text[fact.end : end]
        if fact.field is None:
            _read_unit(reading, cell, piece)
        elif not is_blank(piece):
            read_field(reading, fact.field, cell, piece)
    return True


def _facts(reading: Reading, text: str) -> list[_Fact]:
    """Return the labels in a text that have a colon behind them, at its beginning or behind white space."""
    found = []
    for match in _LABEL.finditer(text):
        start, end = match.span()
        if start and not text[start - 1].isspace() and text[start - 1] not in _PARTING:
            continue
        names = spellings(match[1])
        field = next((reading.words.fields[name] for name in names if name in reading.words.fields), None)
        unit = plain("".join(text[end:].split(maxsplit=1)[:1]))
        if field is not None or (unit in UNITS and any(name in _UNIT for name in names)):
            found.append(_Fact(start, end, field))
    year = _YEAR_APART.search(text) if found and "\n" not in text.strip() else None
    if year is not None:
        found.append(_Fact(year.start(), year.start(), Field(("year",), "year")))
    return sorted(found, key=lambda fact: fact.start)


def _read_unit(reading: Reading, cell: Cell, piece: str) -> None:
    unit = piece.split(maxsplit=1)[0]
    start = piece.index(unit)
    reading.unit(cell, unit)
    reading.ledger.leave(cell, piece[:start] + piece[start + len(unit) :])


def read_unit(reading: Reading, cell: Cell, after: Cell | None) -> int:
    """Read 金额单位 with the unit in the cell beside it, or a unit in brackets alone; return how many cells it took."""
    names = spellings(cell.text)
    if any(name in _UNIT for name in names) and after is not None and plain(after.text) in UNITS:
        reading.label(cell)
        reading.unit(after, after.text)
        return 2
    found = unit_in_brackets(cell.text) if may_be_label(cell.text) else None
    if found is not None and not plain(cell.text[: found[0] - 1]).strip("(单位金额货币:"):
        reading.money_label(cell)
        return 1
    return 0


def read_unit_beside(reading: Reading, cell: Cell) -> None:
    """Take the unit of money out of a label of money that nobody knows: 经费来源（万元）. The label is left over."""
    found = unit_in_brackets(cell.text) if may_be_label(cell.text) and _MONEY.search(cell.text) else None
    if found is None or not cell.text[: found[0] - 1].strip():
        return
    start, end = found
    reading.ledger.leave(cell, cell.text[:start] + cell.text[end:])
    reading.unit(cell, cell.text[start:end])


def settle_year(reading: Reading, name: str) -> None:
    """Set the year that was asked for; where nothing says one, that of the file's ``name``. One that the title alone
    says is told too: a title may be last year's."""
    year, title = reading.tree.get("year"), reading.title
    if reading.year is not None:
        reading.tree["year"] = Value(str(reading.year))
    elif year is not None:
        if title is not None and year.origins == (title.origin,):
            reading.notices.append(Notice(_OF_TITLE, {"year": year.text}, year.origins))
    else:
        found = moments.year_of_name(name)
        if found is not None:
            reading.tree["year"] = Value(found)
            reading.notices.append(Notice(_OF_NAME, {"year": found}))
        else:
            reading.notices.append(Notice(_NO_YEAR, {}))


_OF_NAME = Text("文中没有年度，取文件名里的 {year}", "the text states no year; {year} is that of the file's name")
_OF_TITLE = Text("年度取标题里的 {year}", "the year, {year}, is that of the title")
_NO_YEAR = Text("文中没有年度，请用 --year 指定", "the text states no year; give it with --year")
