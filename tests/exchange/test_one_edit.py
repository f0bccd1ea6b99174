"""What somebody changes in a rendered form, in a spreadsheet program or a word processor, comes back as that change and
no other."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

import pytest

import perfgoal
from exchange.asking import declaration
from exchange.readback import declared, forms
from exchange.same import differences
from exchange.sheets import content
from exchange.typist import Order, Typist
from perfgoal.document import Route
from perfgoal.exchange.draft import Draft, Node, Value
from perfgoal.exchange.importing import import_source
from perfgoal.finding import pointer

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ["liwan_2024", "putuo_2026", "zhalaite_2025"]
EVERY = 8
"""Of the values of a form, one in so many is changed."""


@pytest.fixture(scope="module")
def typist(tmp_path_factory: pytest.TempPathFactory) -> Typist:
    return Typist(tmp_path_factory.mktemp("typist"))


def _read(data: bytes, name: str = "form") -> Draft:
    return import_source(data, name, forms=forms())


def _values(node: Node, route: Route = ()) -> Iterator[tuple[Route, Value]]:
    """Yield the values of a draft with their routes."""
    if isinstance(node, Value):
        if route[1:] != ("unit",):  # of money, which every heading of amounts repeats
            yield route, node
        return
    for step, below in node.items() if isinstance(node, Mapping) else enumerate(node):
        yield from _values(below, (*route, step))


def _typed(route: Route, text: str) -> tuple[str, str]:
    """Return what is typed in the place of a value, and a pattern of how a declaration shows what it has then."""
    match route:
        case ["year"]:
            return "2031", "2031"
        case ["budget" | "funding", _, _] | ["budget" | "funding", _, _, _] | [*_, "amount"]:
            return "12,345", r"Decimal\('12345(\.0+)?'\)"
        case [*_, "weight" | "staff" | "subordinates"]:
            return "7", "'7'"
        case [*_, "annual"]:
            return "95%", "'95%'"
        case [*_, "direction" | "kind" | "standard" as name]:
            pair = {"direction": ("正向", "反向"), "kind": ("定量", "定性"), "standard": ("计划标准", "历史标准")}[name]
            typed = pair[text == pair[0]]
            return typed, f"'{typed}'"
        case [*_, "content" | "target"]:
            return "一、甲。\n二、乙。", re.escape(repr("一、甲。\n二、乙。"))
        case [*_, "cycle" | "start" | "end"]:
            return "2031-12-31", "'2031-12-31'"
        case _:
            text = text[:5] + "，新写的：=1+1。"
            return text, re.escape(repr(text))


def _changes(data: bytes, every: int) -> Iterator[tuple[Route, str, Order]]:
    """Yield values of a workbook by their routes, each with what is typed in its cell, and what to say of it then."""
    cells = {cell.origin: cell.text for table in content(data).tables for cell in table.cells}
    values = [(route, value) for route, value in _values(_read(data).tree) if value.origins]
    for route, value in values[::every]:
        [origin] = value.origins
        typed, expected = _typed(route, value.text)
        sheet, address = map(str, origin.place)
        yield route, expected, ("type", sheet, address, cells[origin].replace(value.text, typed))


def _is_one_change(found: list[str], route: Route, expected: str) -> bool:
    place, _, said = found[0].partition(": ") if len(found) == 1 else ("", "", "")
    return (
        place in (pointer(route), pointer((*route, "text")))
        and re.fullmatch(f".* against {expected}", said) is not None
    )


def _typed_in(typist: Typist, name: str, suffix: str, *, fillable: bool, every: int) -> None:
    source = declared(EXAMPLES / f"{name}.yaml")
    data = perfgoal.render(source, "xlsx", fillable=fillable)
    assert isinstance(data, bytes)
    changes = list(_changes(data, every))
    saved = typist.changed([(data, [order]) for _, _, order in changes], suffix)
    for (route, expected, order), each in zip(changes, saved, strict=True):
        found = _read(each)
        assert _is_one_change(differences(source, declaration(found)), route, expected), order
        assert (found.leftovers, found.notices) == ((), ()), order


@pytest.mark.parametrize("fillable", [False, True], ids=["plain", "fillable"])
@pytest.mark.parametrize("name", NAMES)
def test_what_is_typed_into_one_cell_is_the_one_change(typist: Typist, name: str, fillable: bool) -> None:
    _typed_in(typist, name, "xlsx", fillable=fillable, every=EVERY)


@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_so_it_is_in_other_kinds_of_workbooks(typist: Typist, suffix: str) -> None:
    _typed_in(typist, "liwan_2024", suffix, fillable=True, every=2 * EVERY)


@pytest.mark.nightly
@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
@pytest.mark.parametrize("fillable", [False, True], ids=["plain", "fillable"])
@pytest.mark.parametrize("name", NAMES)
def test_so_it_is_for_every_value(typist: Typist, name: str, fillable: bool, suffix: str) -> None:
    _typed_in(typist, name, suffix, fillable=fillable, every=1)


def _said_once(source: bytes) -> Iterator[tuple[Route, Value]]:
    """Yield the short values of a document whose text stands on one line, and in no other place."""
    whole = "\n".join(cell.text for table in content(source).tables for cell in table.cells)
    for route, value in _values(_read(source).tree):
        is_long = route[-1] in ("content", "target")
        if value.origins and not is_long and "\n" not in value.text and whole.count(value.text) == 1:
            yield route, value


@pytest.mark.parametrize("name", NAMES)
def test_what_is_replaced_in_a_document_is_the_one_change(typist: Typist, name: str) -> None:
    source = declared(EXAMPLES / f"{name}.yaml")
    data = perfgoal.render(source, "docx")
    assert isinstance(data, bytes)
    changes = [
        (route, expected, ("replace", value.text, typed))
        for route, value in islice(_said_once(data), 0, None, 3)
        for typed, expected in [_typed(route, value.text)]
    ]
    assert len(changes) > 4
    saved = typist.changed([(data, [order]) for _, _, order in changes], "docx")
    for (route, expected, order), each in zip(changes, saved, strict=True):
        found = _read(each)
        assert _is_one_change(differences(source, declaration(found)), route, expected), order
        assert (found.leftovers, found.notices) == ((), ()), order
