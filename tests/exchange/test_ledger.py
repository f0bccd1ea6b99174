"""The account of a source: a character that is lost or taken twice is a fault of the program and never passed by."""

import pytest

from exchange.grids import content, table
from perfgoal.exchange.content import Cell
from perfgoal.exchange.draft import Leftover, Value
from perfgoal.exchange.recognise.ledger import Ledger, Unbalanced


def opened(*texts: str) -> tuple[Ledger, tuple[Cell, ...]]:
    found = content(table(texts))
    return Ledger(found), found.tables[0].cells


def test_what_nobody_takes_is_left_over() -> None:
    ledger, cells = opened("部门名称", "某局")
    ledger.label(cells[0])
    assert ledger.close({}) == ((Leftover("部门名称", cells[0].origin),), (Leftover("某局", cells[1].origin),))


def test_pieces_of_a_cell_are_its_text() -> None:
    ledger, (cell,) = opened("部门名称： 某局\n")
    ledger.label(cell, "部门名称：")
    value = ledger.value(cell, " 某局\n")
    assert value == Value("某局", (cell.origin,))
    assert ledger.close({"department": value}) == ((Leftover("部门名称：", cell.origin),), ())


def test_a_piece_that_is_lost_is_a_fault() -> None:
    ledger, (cell,) = opened("部门名称：某局")
    ledger.label(cell, "部门名称：")
    with pytest.raises(Unbalanced):
        ledger.close({})


def test_a_piece_that_is_taken_twice_is_a_fault() -> None:
    ledger, (cell,) = opened("部门名称")
    ledger.label(cell)
    ledger.leave(cell)
    with pytest.raises(Unbalanced):
        ledger.close({})


def test_a_value_that_is_not_in_the_tree_is_a_fault() -> None:
    ledger, (cell,) = opened("某局")
    ledger.value(cell)
    with pytest.raises(Unbalanced):
        ledger.close({})


def test_a_value_that_stands_nowhere_needs_no_cell() -> None:
    ledger, _ = opened("")
    assert ledger.close({"year": Value("2024")}) == ((), ())


def test_a_value_of_a_cell_that_was_not_taken_is_a_fault() -> None:
    ledger, (cell,) = opened("某局")
    with pytest.raises(Unbalanced):
        ledger.close({"department": Value("某局", (cell.origin,))})
