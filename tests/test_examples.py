"""The examples are published declarations: each is read, checked and rendered, and says what was printed."""

from datetime import date
from decimal import Decimal
from functools import cache
from html import unescape
from pathlib import Path

import pytest

import perfgoal
from perfgoal.checking import Review, Settings, review
from perfgoal.declaration import Declaration, Indicator
from perfgoal.finding import Severity
from perfgoal.forms import form_names
from perfgoal.rendering import FORMATS, TEXT, render

EXAMPLES = Path(__file__).parents[1] / "examples"
NAMES = sorted(path.name for path in EXAMPLES.glob("*.yaml"))
TODAY = date(2026, 1, 1)
# No published declaration of these very forms is known in full: those of project-2015 have one column of values.
WITHOUT_EXAMPLE = {"department", "project-2021"}


@cache
def reviewed(name: str) -> Review:
    return review((EXAMPLES / name).read_text("utf-8"), name, Settings(TODAY))


def declared(name: str) -> Declaration:
    declaration = reviewed(name).declaration
    assert declaration is not None, reviewed(name).findings
    return declaration


def text_of(declaration: Declaration, format_: str) -> str:
    text = render(declaration, format_)
    assert isinstance(text, str)
    return text


PUBLISHED_WITH = {"jinzhai_2021.yaml": ["PG105"] * 3}
"""Errors that are there to see in the published form: blanks of its template that nobody filled in."""


@pytest.mark.parametrize("name", NAMES)
def test_an_example_has_no_error_but_those_it_was_published_with(name: str) -> None:
    assert declared(name)
    errors = [finding.code for finding in reviewed(name).findings if finding.severity is Severity.ERROR]
    assert errors == PUBLISHED_WITH.get(name, [])


@pytest.mark.parametrize("format_", TEXT)
@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_rendered_in_every_format(name: str, format_: str) -> None:
    declaration = declared(name)
    text = unescape(text_of(declaration, format_))
    assert declaration.department in text
    assert all(item.name in text for _, _, item in indicators(declaration) if "*" not in item.name)


@pytest.mark.parametrize("name", NAMES)
def test_plain_data_of_an_example_are_the_same_declaration(name: str) -> None:
    again = review(perfgoal.render(declared(name), "json"), name, Settings(TODAY)).declaration
    assert declared(name) == again


def test_every_form_has_its_example() -> None:
    assert set(form_names()) - WITHOUT_EXAMPLE == {declared(name).form for name in NAMES}


@pytest.mark.parametrize("name", ["liwan_2024", "putuo_2026"])
def test_the_twin_in_chinese_keys_renders_to_the_same_bytes(name: str) -> None:
    english, chinese = declared(f"{name}.yaml"), declared(f"{name}.zh.yaml")
    assert [perfgoal.render(english, each) for each in FORMATS] == [perfgoal.render(chinese, each) for each in FORMATS]


@pytest.mark.parametrize("name", ["liwan_2024", "zhanjiang_2023", "putuo_2026"])
@pytest.mark.parametrize("suffix", ["html", "md"])
def test_a_committed_rendering_is_that_of_its_example(name: str, suffix: str) -> None:
    assert (EXAMPLES / f"{name}.{suffix}").read_text("utf-8") == render(declared(f"{name}.yaml"), suffix)


@pytest.mark.parametrize(
    ("name", "group", "expected"),
    [
        ("zhanjiang_2023.yaml", "expenditure", "82800.92"),
        ("zhanjiang_2023.yaml", "sources", "82800.92"),
        ("putuo_2026.yaml", "total", "10308000.00"),
        ("putuo_2026.yaml", "annual", "3498000.00"),
        ("zhaohua_2021.yaml", "annual", "6.30"),
        ("xiangtan_2023.yaml", "annual", "250"),
        ("zhalaite_2025.yaml", "annual", "1030700.00"),
    ],
)
def test_the_money_is_what_was_published(name: str, group: str, expected: str) -> None:
    part = declared(name).money.group(group)
    assert part is not None
    assert Decimal(expected) == part.sum.value


def test_the_published_weights_are_90_in_50_30_and_10() -> None:
    weights: dict[str, Decimal] = {}
    for level1, _, indicator in indicators(declared("zhalaite_2025.yaml")):
        assert indicator.weight is not None
        weights[level1] = weights.get(level1, Decimal(0)) + Decimal(indicator.weight)
    assert weights == {"满意度指标(10分)": 10, "效益指标(30分)": 30, "产出指标(50分)": 50}


def test_what_was_printed_blank_is_blank() -> None:
    budget = declared("zhanjiang_2023.yaml").money
    expenditure = budget.group("expenditure")
    assert expenditure is not None
    assert list(expenditure.written) == ["basic", "project"]
    assert budget.group("levels") is None


def indicators(declaration: Declaration) -> list[tuple[str, str, Indicator]]:
    """Return every indicator with the names of its categories."""
    return [
        (level1, level2, indicator)
        for level1, below in declaration.indicators.items()
        for level2, items in below.items()
        for indicator in items
    ]
