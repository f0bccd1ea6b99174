"""``perfgoal forms`` and ``perfgoal schema``."""

import json
from pathlib import Path

import pytest

from cli.terminal import Command
from perfgoal.forms import form_names, packaged_form, parse_form

SCHEMAS = Path(__file__).parents[2] / "schemas"


def test_the_list_names_every_form(perfgoal: Command) -> None:
    ended = perfgoal("forms")
    assert (ended.code, ended.err) == (0, "")
    assert [line.split()[0] for line in ended.out.splitlines()] == list(form_names())
    assert "表14部门整体预算绩效目标申报表" in ended.out


@pytest.mark.parametrize("name", form_names())
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_form_shows_its_lines_and_categories(perfgoal: Command, name: str, language: str) -> None:
    ended = perfgoal("forms", name, "--lang", language)
    assert (ended.code, ended.err) == (0, "")
    form = packaged_form(name)
    for group in form.budget:
        for line in group.lines:
            assert f"{line.key} {line.label}" in ended.out
    for level1 in form.framework:
        for category in (level1, *level1.level2):
            assert category.name in ended.out
    assert ("必填" in ended.out) is (language == "zh")


def test_a_form_as_json_is_a_form_again(perfgoal: Command) -> None:
    [data] = json.loads(perfgoal("forms", "guangzhou-department", "--format", "json").out)
    assert parse_form(json.dumps(data, ensure_ascii=False)) == packaged_form("guangzhou-department")


def test_an_unknown_form_is_wrong_usage(perfgoal: Command) -> None:
    ended = perfgoal("forms", "guangzhou-departmnt")
    assert (ended.code, ended.out) == (2, "")
    assert "是不是 guangzhou-department" in ended.err


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        ((), "declaration.schema.json"),
        (("--keys", "zh"), "declaration.zh.schema.json"),
        (("form",), "form.schema.json"),
    ],
)
def test_the_schemas_are_those_that_ship(perfgoal: Command, arguments: tuple[str, ...], file: str) -> None:
    ended = perfgoal("schema", *arguments)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (SCHEMAS / file).read_text("utf-8")


@pytest.mark.parametrize(("keys", "form", "budget"), [("en", "form", "budget"), ("zh", "表样", "预算整体情况")])
def test_the_schema_of_one_form_knows_it_alone(perfgoal: Command, keys: str, form: str, budget: str) -> None:
    ended = perfgoal("schema", "--form", "guangzhou-department", "--keys", keys)
    assert (ended.code, ended.err) == (0, "")
    properties = json.loads(ended.out)["properties"]
    assert properties[form]["enum"] == ["guangzhou-department"]
    assert "properties" in properties[budget]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--form", "guangzhou-departmnt"), "是不是 guangzhou-department"),
        (("form", "--form", "guangzhou-department"), "--form 只用于 declaration"),
    ],
)
def test_a_schema_that_there_is_not_is_wrong_usage(perfgoal: Command, arguments: tuple[str, ...], said: str) -> None:
    ended = perfgoal("schema", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
