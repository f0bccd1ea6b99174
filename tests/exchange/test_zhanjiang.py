"""The published workbook of Zhanjiang gives its transcript, value for value."""

from pathlib import Path

import pytest

import perfgoal
from exchange.asking import declaration
from exchange.same import differences
from perfgoal.exchange.draft import Draft
from perfgoal.exchange.importing import import_source
from perfgoal.forms import form_names, packaged_form

WORKBOOK = Path(__file__).parent / "data" / "zhanjiang_2023.xlsx"
TRANSCRIPT = Path(__file__).parents[2] / "examples" / "zhanjiang_2023.yaml"


@pytest.fixture(scope="module")
def found() -> Draft:
    return import_source(WORKBOOK.read_bytes(), WORKBOOK.name, forms=[packaged_form(name) for name in form_names()])


def test_every_field_is_that_of_the_transcript(found: Draft) -> None:
    assert differences(perfgoal.load(TRANSCRIPT), declaration(found)) == []


def test_nothing_is_left_over(found: Draft) -> None:
    assert found.leftovers == ()


def test_values_know_their_cells(found: Draft) -> None:
    routes = [("budget", "sources", "fiscal"), ("indicators", "产出指标", "时效指标", 0, "annual"), ("year",)]
    assert [found.origins(route)[0].say("zh") for route in routes] == ["Sheet1!E5", "Sheet1!E24", "Sheet1!A1"]


def test_the_formula_and_the_tail_are_told(found: Draft) -> None:
    assert [notice.say("zh") for notice in found.notices] == [
        "年度取标题里的 2023（Sheet1!A1）",
        "1 处是公式，取的是文件保存时的结果（Sheet1!E5）",
        "1 处去掉了浮点数的尾数（Sheet1!E5）",
    ]
