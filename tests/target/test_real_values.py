"""Values as published declarations write them; what is said of each was looked over by hand, value by value.

``values.tsv`` holds what was collected value by value, ``forms.tsv`` the values of whole forms. A day is
year-month-day as far as it is written. The reason says why a value is a text, is not readable, or reads otherwise than
a reviewer would.
"""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

import perfgoal
from perfgoal.target import Day

HERE = Path(__file__).parent
EXAMPLE = HERE.parents[1] / "examples" / "liwan_2024.yaml"


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


VALUES = rows("values.tsv")


@pytest.mark.parametrize("row", VALUES + rows("forms.tsv"), ids=lambda row: row["value"])
def test_a_value_reads_as_a_reviewer_reads_it(row: dict[str, str]) -> None:
    target = perfgoal.parse_target(row["value"])
    expected = (
        row["value"],
        row["kind"],
        row["operator"] or None,
        decimal(row["low"]),
        decimal(row["high"]),
        row["unit"] or None,
        row["per"],
        day(row["start"]),
        day(row["end"]),
        row["note"],
        row["readable"] == "yes",
    )
    got = (target.raw, target.kind, target.operator, target.low, target.high, target.unit, target.per)
    assert expected == (*got, target.start, target.end, target.note, target.readable)
    # 100.00 keeps its digits
    assert (row["low"], row["high"]) == (shown(target.low), shown(target.high))


@pytest.mark.parametrize("row", VALUES + rows("forms.tsv"), ids=lambda row: row["value"])
def test_a_text_says_why_it_is_one(row: dict[str, str]) -> None:
    assert row["reason"] or (row["kind"] != "text" and row["readable"] == "yes")
    target = perfgoal.parse_target(row["value"])
    assert target.placeholder == (row["reason"] == "the blank of a template")
    assert target.unit_only == ("no number (PG403)" in row["reason"])


def test_nearly_all_read_as_a_reviewer_reads_them() -> None:
    assert len(VALUES) == 172
    assert [row["value"] for row in VALUES if row["reason"].startswith("misread: ")] == [
        "2280次",
        "292%",
        "88100",
        "严格按照预算标准1000元/人给补助对象兑付补助",
    ]


def test_the_example_has_no_value_that_cannot_be_read() -> None:
    declaration = perfgoal.load(EXAMPLE)
    texts = [
        text
        for branch in declaration.indicators.values()
        for indicators in branch.values()
        for indicator in indicators
        for text in (indicator.cycle, indicator.annual)
        if text
    ]
    assert len(texts) == 36
    targets = [perfgoal.parse_target(text) for text in texts]
    assert {"quantity", "yesno", "text"} == {target.kind for target in targets}
    assert [target.raw for target in targets if target.kind == "text"] == ["按时支付"] * 2
    assert all(target.readable for target in targets)


def decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def shown(number: Decimal | None) -> str:
    return "" if number is None else str(number)


def day(text: str) -> Day | None:
    return Day(*(int(part) if part else None for part in text.split("-"))) if text else None
