"""Contents with cells lost, blanked, moved and exchanged: each is read or refused, and no character is lost."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

import perfgoal
from exchange.asking import draft_from
from exchange.grids import drawn
from exchange.test_recognised_views import characters, values
from perfgoal.exchange.content import Cell, Content, Table
from perfgoal.exchange.draft import Refused
from perfgoal.rendering.view import form_view

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("liwan_2024", "putuo_2026", "zhalaite_2025", "xiangtan_2023")
REFUSED = {"no-form", "which-form", "several-forms", "twice", "two-units", "lost-thread"}
REFUSED |= {"row-without", "no-column", "over-columns", "long-name"}


def _lose(cells: list[Cell], at: int, _: int) -> None:
    del cells[at]


def _blank(cells: list[Cell], at: int, _: int) -> None:
    cells[at] = cells[at]._replace(text="")


def _exchange(cells: list[Cell], at: int, other: int) -> None:
    one, two = cells[at], cells[other]
    cells[at], cells[other] = one._replace(text=two.text), two._replace(text=one.text)


def _widen(cells: list[Cell], at: int, _: int) -> None:
    cells[at] = cells[at]._replace(across=cells[at].across + 1)


def _move(cells: list[Cell], at: int, _: int) -> None:
    cells[at] = cells[at]._replace(column=cells[at].column + 1)


def _add(cells: list[Cell], at: int, _: int) -> None:
    cells[at] = cells[at]._replace(text=f"{cells[at].text}（元）：2023年  年度：2022")


DAMAGES: tuple[Callable[[list[Cell], int, int], None], ...] = (_lose, _blank, _exchange, _widen, _move, _add)


def damaged(found: Content, dice: Random) -> Content:
    tables = list(found.tables)
    for _ in range(dice.randint(1, 4)):
        number = dice.choice([number for number, table in enumerate(tables) if len(table.cells) > 1])
        cells = list(tables[number].cells)
        dice.choice(DAMAGES)(cells, dice.randrange(len(cells)), dice.randrange(len(cells)))
        tables[number] = Table(tuple(cells), tables[number].name)
    return found._replace(tables=tuple(tables))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_damaged_is_read_or_refused_and_all_of_it_accounted_for(name: str) -> None:
    whole = drawn(form_view(perfgoal.load(EXAMPLES / f"{name}.yaml")))
    outcomes = set()
    for seed in range(60):
        content = damaged(whole, Random(seed))
        try:
            found = draft_from(content)
        except Refused as refused:
            outcomes.add(refused.variant)
            continue
        outcomes.add("read")
        told = [value.text for value in values(found.tree) if value.origins]
        told += [piece.text for piece in (*found.labels, *found.leftovers)]
        source = (cell.text for table in content.tables for cell in table.cells)
        assert characters(iter(told)) == characters(source)
    assert outcomes - REFUSED == {"read"}
    assert outcomes & REFUSED
