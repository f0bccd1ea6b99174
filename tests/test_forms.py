"""Form profiles: what is a usable one, what is refused and why, and how its categories are found."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from perfgoal.declaration import Budget, BudgetGroup, declaration_model
from perfgoal.document import read_document
from perfgoal.forms import (
    RESERVED,
    Form,
    bare_category,
    faults_of,
    form_names,
    packaged_categories,
    packaged_form,
    parse_form,
    plain_category,
)
from perfgoal.plainjson import json_text

FORMS = Path(__file__).parent / "rules" / "forms"


def local(name: str, **changes: Any) -> Form:
    """Return a form of the fixtures, with some of its fields changed."""
    tree = read_document((FORMS / f"{name}.yaml").read_bytes()).tree
    assert isinstance(tree, dict)
    return Form.model_validate(tree | changes)


def group(key: str = "costs", lines: object = None, **more: object) -> dict[str, object]:
    default = [{"key": "basic", "chinese": ["基本支出"]}]
    return {"key": key, "chinese": ["支出"], "lines": default if lines is None else lines} | more


def test_every_packaged_form_is_usable() -> None:
    assert "guangzhou-department" in form_names()
    for name in form_names():
        form = packaged_form(name)
        assert name == form.form
        model = declaration_model(form)
        assert model.model_fields[model.money_key].is_required()


def test_a_form_is_read_once_and_an_unknown_one_is_a_key_error() -> None:
    assert packaged_form("guangzhou-department") is packaged_form("guangzhou-department")
    for name in ("nope", "", "../forms/guangzhou-department", "guangzhou-department.yaml"):
        with pytest.raises(KeyError):
            packaged_form(name)


def test_the_liwan_form_has_the_identities_of_the_real_declaration() -> None:
    form = packaged_form("guangzhou-department")
    assert form.identities == (("expenditure", "sources"), ("expenditure", "levels"))
    lines = form.group("expenditure").lines
    assert [line.key for line in lines] == ["basic", "project", "special_funds", "other_development"]
    assert [line.key for line in lines if line.tasks] == ["project", "special_funds", "other_development"]
    with pytest.raises(KeyError):
        form.group("nope")


@pytest.mark.parametrize(
    ("changes", "kind", "name"),
    [
        ({"budget": [group(), group()]}, "twice", "costs"),
        ({"budget": [group("costs"), group("income")]}, "twice", "支出"),
        ({"budget": [group(lines=[{"key": "a", "chinese": ["甲"]}] * 2)]}, "twice", "a"),
        (
            {"budget": [group(lines=[{"key": "a", "chinese": ["甲"]}, {"key": "b", "chinese": ["乙", "甲"]}])]},
            "twice",
            "甲",
        ),
        ({"budget": [group(total="基本支出")]}, "twice", "基本支出"),
        ({"identities": [["expenditure", "income"]]}, "identity", "income"),
        ({"columns": [{"key": "annual", "label": "甲"}, {"key": "annual", "label": "乙"}]}, "twice", "annual"),
        (
            {"budget": [group(lines=[{"key": "a", "chinese": ["甲"], "part_of": "b"}])], "identities": []},
            "part",
            "b",
        ),
        (
            {
                "budget": [
                    group(
                        lines=[
                            {"key": "a", "chinese": ["甲"]},
                            {"key": "b", "chinese": ["乙"], "part_of": "a"},
                            {"key": "c", "chinese": ["丙"], "part_of": "b"},
                        ]
                    )
                ]
            },
            "part",
            "b",
        ),
        (
            {"framework": [{"name": "产出指标", "also": ["效益"], "level2": [{"name": "数量指标"}]}] * 2},
            "twice",
            "产出指标",
        ),
        (
            {"framework": [{"name": "产出指标", "level2": [{"name": "数量指标"}, {"name": "个数", "also": ["数量"]}]}]},
            "twice",
            "数量",
        ),
    ],
)
def test_a_form_that_says_two_things_is_refused(changes: dict[str, Any], kind: str, name: str) -> None:
    form = local("two-lines", **changes)
    assert (kind, name) in [(fault.kind, fault.name) for fault in faults_of(form)]
    with pytest.raises(ValueError, match=f"“{name}” at .* \\({kind}\\)"):
        parse_form(json_text(form.model_dump(mode="json", exclude_none=True)))


@pytest.mark.parametrize("key", ["sum", "lines", "written", "group", "at", "total", "unit", "copy", "model_x", "json"])
def test_a_key_that_the_program_uses_itself_is_refused(key: str) -> None:
    line = {"key": key, "chinese": ["甲"]}
    for changed in (group(lines=[line]), *(() if key == "total" else (group(key),))):
        form = local("two-lines", budget=[changed], identities=[])
        assert [(fault.kind, fault.name) for fault in faults_of(form)] == [("reserved", key)]


def test_every_name_that_a_budget_uses_itself_is_reserved() -> None:
    names = {name for model in (Budget, BudgetGroup) for name in dir(model) if not name.startswith("_")}
    assert names | {"unit", "group"} <= RESERVED


@pytest.mark.parametrize("key", ["Basic", "基本支出", "1st", "a-b", "", "_a"])
def test_a_key_is_an_english_identifier(key: str) -> None:
    with pytest.raises(ValidationError):
        local("two-lines", budget=[group(lines=[{"key": key, "chinese": ["甲"]}])], identities=[])


@pytest.mark.parametrize(
    "text", ["", "text", "- a", "form: x\nnope: y\n", "form: &a x\n", "form: @x", "decimals: -1", "\xff"]
)
def test_what_is_no_form_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_form(text)


def test_forms_of_one_name_are_told_apart() -> None:
    one, other = local("two-lines"), local("two-lines", unit="千元")
    assert hash(one) == hash(other)
    assert declaration_model(one) is not declaration_model(other)
    assert declaration_model(one) is declaration_model(local("two-lines"))


@pytest.mark.parametrize(
    ("name", "bare", "plain"),
    [
        ("产出指标", "产出指标", "产出指标"),
        ("产出", "产出", "产出指标"),
        (" 产出　指标 ", "产出指标", "产出指标"),
        ("产出指标（50分）", "产出指标", "产出指标"),
        ("产出(50分)（必填）", "产出", "产出指标"),
        ("（必填）产出指标", "(必填)产出指标", "(必填)产出指标"),
        ("产出(50分)指标", "产出(50分)指标", "产出(50分)指标"),
        ("产出指标(", "产出指标(", "产出指标(指标"),
        ("", "", "指标"),
    ],
)
def test_how_categories_are_compared(name: str, bare: str, plain: str) -> None:
    assert (bare, plain) == (bare_category(name), plain_category(name))


def test_categories_are_found_by_every_name() -> None:
    form = packaged_form("guangzhou-department")
    for name in ("效益指标", "效益", "效果指标", "效益指标（30分）"):
        found = form.level1(name)
        assert found is not None
        assert found.name == "效益指标"
        for below in ("生态效益指标", "环境效益"):
            category = form.level2(found, below)
            assert category is not None
            assert category.name == "生态效益指标"
        assert form.level2(found, "数量指标") is None
    assert form.level1("管理指标") is None
    assert [level1.name for level1 in form.parents("数量")] == ["产出指标"]
    assert [level1.name for level1 in local("sparse").parents("社会效益")] == ["项目效益指标", "长期影响指标"]
    first, second = packaged_categories()
    assert form.category_names <= first.keys() | second.keys()
