"""The generated JSON Schemas take what is right and refuse what is wrong."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[1]
Change = Callable[[Any], None]


def schema(name: str) -> Draft202012Validator:
    text = json.loads((ROOT / "schemas" / name).read_text("utf-8"))
    Draft202012Validator.check_schema(text)
    return Draft202012Validator(text)


def example(name: str) -> Any:
    return yaml.safe_load((ROOT / "examples" / name).read_text("utf-8"))


@pytest.mark.parametrize("keys", ["", ".zh"])
def test_the_real_declaration_passes(keys: str) -> None:
    assert list(schema(f"declaration{keys}.schema.json").iter_errors(example(f"liwan_2024{keys}.yaml"))) == []


def test_the_keys_of_one_language_are_unknown_to_the_other() -> None:
    assert list(schema("declaration.schema.json").iter_errors(example("liwan_2024.zh.yaml")))
    assert list(schema("declaration.zh.schema.json").iter_errors(example("liwan_2024.yaml")))


WRONG: dict[str, Change] = {
    "a mistyped key": lambda one: one.update(departmnt="x"),
    "no year": lambda one: one.pop("year"),
    "another version": lambda one: one.update(perfgoal=99),
    "an unknown form": lambda one: one.update(form="guangzhou"),
    "a budget line left out": lambda one: one["budget"]["expenditure"].pop("basic"),
    "an unknown budget line": lambda one: one["budget"]["levels"].update(city=1),
    "an amount with misplaced separators": lambda one: one["tasks"][0].update(amount="16,26.69"),
    "a negative amount": lambda one: one["tasks"][0].update(amount=-1),
    "an amount in another alphabet": lambda one: one["tasks"][0].update(amount="２５５４"),
    "tasks that are no list": lambda one: one.update(tasks={"name": "x"}),
    "a task without a target": lambda one: one["tasks"][0].pop("target"),
    "an indicator without a name": lambda one: one["indicators"]["产出指标"]["数量指标"][0].pop("name"),
    "a kind there is not": lambda one: one["indicators"]["产出指标"]["数量指标"][0].update(kind="定"),
    "indicators that are a text": lambda one: one["indicators"].update(产出指标="x"),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_a_wrong_declaration_fails(change: Change) -> None:
    wrong = example("liwan_2024.yaml")
    change(wrong)
    assert list(schema("declaration.schema.json").iter_errors(wrong))


RIGHT: dict[str, Change] = {
    "amounts as numbers": lambda one: one["tasks"][0].update(amount=4838.94),
    "targets as parts": lambda one: one["indicators"]["产出指标"]["数量指标"][0].update(
        annual={"op": "≥", "value": 8, "unit": "个"}
    ),
    "a goal for the cycle and the year": lambda one: one.update(goal={"cycle": "x", "annual": "y"}),
    "tasks by name, one or many": lambda one: one["indicators"]["产出指标"]["数量指标"][0].update(task=["a", "b"]),
    "a category left blank": lambda one: one["indicators"]["产出指标"].update(质量指标=None),
    "an unknown category, which is for the rules": lambda one: one["indicators"].update(成本指标={"经济成本指标": []}),
    "a unit left out": lambda one: one["budget"].pop("unit"),
    "an optional field left blank": lambda one: one.update(stage=None, code=None),
    "local columns": lambda one: one.update(extra={"县区自设栏": "x"}),
}


@pytest.mark.parametrize("change", RIGHT.values(), ids=RIGHT)
def test_a_right_declaration_passes(change: Change) -> None:
    right = example("liwan_2024.yaml")
    change(right)
    assert [error.message for error in schema("declaration.schema.json").iter_errors(right)] == []


def test_every_form_profile_follows_the_schema_of_forms() -> None:
    validator = schema("form.schema.json")
    forms = sorted((ROOT / "schemas" / "forms").glob("*.yaml"))
    assert forms
    for form in forms:
        assert [error.message for error in validator.iter_errors(yaml.safe_load(form.read_text("utf-8")))] == []
