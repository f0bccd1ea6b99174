"""The generated JSON Schemas take what is right, refuse what is wrong, and explain every field in both languages."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from perfgoal.finding import Language, Stage
from perfgoal.forms import Form, form_names, packaged_form
from perfgoal.plainjson import json_text
from perfgoal.rules import CATALOGUE
from perfgoal.schema import declaration_schema, form_declaration_schema
from rules.marked import HERE, Case, cases, find_form

ROOT = Path(__file__).parents[1]
LANGUAGES: tuple[Language, ...] = ("en", "zh")
Change = Callable[[Any], None]


def all_forms() -> list[Form]:
    """The packaged forms and those of the fixtures, which have other lines, columns and categories."""
    local = [find_form(path.stem) for path in sorted((HERE / "forms").glob("*.yaml"))]
    return [packaged_form(name) for name in form_names()] + local


def schema(name: str) -> Draft202012Validator:
    text = json.loads((ROOT / "schemas" / name).read_text("utf-8"))
    Draft202012Validator.check_schema(text)
    return Draft202012Validator(text)


class Loader(yaml.SafeLoader):
    """YAML as editors read it: a date is a text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def example(name: str) -> Any:
    return yaml.load((ROOT / "examples" / name).read_text("utf-8"), Loader)


@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "examples").glob("*.yaml")))
def test_every_real_declaration_passes(name: str) -> None:
    keys = ".zh" if name.endswith(".zh.yaml") else ""
    assert list(schema(f"declaration{keys}.schema.json").iter_errors(example(name))) == []
    form = example(name)["表样" if keys else "form"]
    own = form_declaration_schema(packaged_form(form), "zh" if keys else "en")
    assert list(Draft202012Validator(own).iter_errors(example(name))) == []


def test_one_key_of_two_lines_is_explained_as_each_is_meant() -> None:
    sichuan, guangzhou = (
        json_text(form_declaration_schema(packaged_form(name), "en"))
        for name in ("sichuan-project", "guangzhou-department")
    )
    assert [("Own funds" in text, "Used at this level" in text) for text in (sichuan, guangzhou)] == [
        (True, False),
        (False, True),
    ]


def test_the_keys_of_one_language_are_unknown_to_the_other() -> None:
    assert list(schema("declaration.schema.json").iter_errors(example("liwan_2024.zh.yaml")))
    assert list(schema("declaration.zh.schema.json").iter_errors(example("liwan_2024.yaml")))


@pytest.mark.parametrize(("language", "keys"), [("en", ""), ("zh", ".zh")])
def test_the_schema_of_one_form_takes_that_form_alone(language: Language, keys: str) -> None:
    mine, other = (
        Draft202012Validator(form_declaration_schema(find_form(name), language))
        for name in ("guangzhou-department", "two-lines")
    )
    assert list(mine.iter_errors(example(f"liwan_2024{keys}.yaml"))) == []
    fields = {error.path[0] for error in other.iter_errors(example(f"liwan_2024{keys}.yaml"))}
    assert fields == ({"form", "budget"} if language == "en" else {"表样", "预算整体情况"})


def indicator(one: Any) -> Any:
    return one["indicators"]["产出指标"]["数量指标"][0]


WRONG: dict[str, Change] = {
    "a mistyped key": lambda one: one.update(departmnt="x"),
    "no year": lambda one: one.pop("year"),
    "no form": lambda one: one.pop("form"),
    "another version": lambda one: one.update(perfgoal=99),
    "an unknown form": lambda one: one.update(form="guangzhou"),
    "a budget line left out": lambda one: one["budget"]["expenditure"].pop("basic"),
    "an unknown budget line": lambda one: one["budget"]["levels"].update(city=1),
    "an amount with misplaced separators": lambda one: one["tasks"][0].update(amount="16,26.69"),
    "an amount of 31 digits": lambda one: one["tasks"][0].update(amount="1" * 31),
    "a negative amount": lambda one: one["tasks"][0].update(amount=-1),
    "an amount in another alphabet": lambda one: one["tasks"][0].update(amount="２５５４"),
    "tasks that are no list": lambda one: one.update(tasks={"name": "x"}),
    "a task without a target": lambda one: one["tasks"][0].pop("target"),
    "a blank text": lambda one: one.update(department="　"),
    "an indicator without a name": lambda one: indicator(one).pop("name"),
    "a kind there is not": lambda one: indicator(one).update(kind="定"),
    "a target in a list": lambda one: indicator(one).update(annual=["≥8个"]),
    "an unknown part of a target": lambda one: indicator(one).update(annual={"operator": "≥"}),
    "indicators that are a text": lambda one: one["indicators"].update(产出指标="x"),
    "a cycle without an end": lambda one: one.update(cycle={"start": 2024, "end": None}),
    "a day there is not": lambda one: one.update(cycle={"start": 2024, "end": "2026-02-30"}),
    "a goal of blanks": lambda one: one.update(goal={"cycle": None, "annual": " "}),
    "a person that is a text": lambda one: one.update(prepared="x"),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_a_wrong_declaration_fails(change: Change) -> None:
    wrong = example("liwan_2024.yaml")
    change(wrong)
    assert list(schema("declaration.schema.json").iter_errors(wrong))


RIGHT: dict[str, Change] = {
    "amounts as numbers": lambda one: one["tasks"][0].update(amount=4838.94),
    "an amount of 30 digits": lambda one: one["tasks"][0].update(amount="1" * 30),
    "targets as parts": lambda one: indicator(one).update(annual={"op": "≥", "value": 8, "unit": "个"}),
    "a goal for the cycle and the year": lambda one: one.update(goal={"cycle": "x", "annual": None}),
    "tasks by name, one or many": lambda one: indicator(one).update(task=["a", "b"]),
    "a category left blank": lambda one: one["indicators"]["产出指标"].update(质量指标=None),
    "an unknown category, which is for the rules": lambda one: one["indicators"].update(成本指标={"经济成本指标": []}),
    "a unit left out": lambda one: one["budget"].pop("unit"),
    "a unit of no money that is known": lambda one: one["budget"].update(unit="美元"),
    "an optional field left blank": lambda one: one.update(stage=None, code=None),
    "a word that YAML reads as true": lambda one: indicator(one).update(annual=True, note=False),
    "local columns": lambda one: one.update(extra={"县区自设栏": "x"}),
    "targets by year": lambda one: indicator(one).update(years={"2024": "≥5家", "2025": {"op": "≥", "value": 10}}),
}


@pytest.mark.parametrize("change", RIGHT.values(), ids=RIGHT)
def test_a_right_declaration_passes(change: Change) -> None:
    right = example("liwan_2024.yaml")
    change(right)
    assert [error.message for error in schema("declaration.schema.json").iter_errors(right)] == []


def test_one_of_two_chinese_keys_will_do_and_not_both() -> None:
    validator = schema("declaration.zh.schema.json")
    one = example("liwan_2024.zh.yaml")
    one["主管部门"] = one["部门名称"]
    assert [error.json_path for error in validator.iter_errors(one)] == ["$"]
    del one["部门名称"]
    assert list(validator.iter_errors(one)) == []
    del one["主管部门"]
    assert [error.message for error in validator.iter_errors(one)] == ["'部门名称' is a required property"]


def test_every_form_profile_follows_the_schema_of_forms() -> None:
    validator = schema("form.schema.json")
    forms = sorted((ROOT / "schemas" / "forms").glob("*.yaml"))
    assert forms
    for form in forms:
        assert [error.message for error in validator.iter_errors(yaml.safe_load(form.read_text("utf-8")))] == []


CHINESE = re.compile(r"“?[一-鿿].*。", re.DOTALL)
ENGLISH = re.compile(r"[A-Z].*[a-z]{2}.*\.", re.DOTALL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_explained_in_both_languages(language: Language) -> None:
    explained = dict(explanations(declaration_schema(all_forms(), language), "#"))
    assert len(explained) > 300
    assert [place for place, one in explained.items() if not is_explained(one, language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_a_choice_is_explained_in_both_languages(language: Language) -> None:
    for place, one in parts(form_declaration_schema(find_form("guangzhou-department"), language), "#"):
        if "enum" in one and "not" not in place and not place.endswith(("/form", "/表样")):
            assert len(one["enum"]) == len(one["enumDescriptions"]), place
            for told in one["enumDescriptions"]:
                halves = told.split(" · ") if language == "zh" else told.split(" · ")[::-1]
                assert re.search("[一-鿿]", halves[0]), place
                assert re.search("[a-z]{2}", halves[1]), place


def parts(node: Any, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every part of a schema that is a mapping, with its place."""
    if isinstance(node, dict):
        yield place, node
        for key, inner in node.items():
            yield from parts(inner, f"{place}/{key}")
    elif isinstance(node, list):
        for index, inner in enumerate(node):
            yield from parts(inner, f"{place}/{index}")


def explanations(node: Any, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what an editor can stand on in a schema: every property, every value under a name that the author gives,
    every item and the declarations themselves. That a further key excludes the first is no property."""
    for where, one in parts(node, place):
        if "dependentSchemas" in where:
            continue
        for key, inner in one.get("properties", {}).items():
            if inner is not True and not where.endswith("/if"):
                yield f"{where}/{key}", inner
        if isinstance(inner := one.get("additionalProperties"), dict) and "properties" in one:
            yield f"{where}/*", inner
        if where.rpartition("/")[0] == "#/$defs" and not where.endswith("/target"):
            yield where, one


def is_explained(one: dict[str, Any], language: Language) -> bool:
    """Whether there are a title and an explanation in both languages, that of the schema first, and nothing twice."""
    titles, texts = one.get("title", "").split(" · "), one.get("description", "").split("\n\n")
    if len(titles) != 2 or len(texts) != 2:
        return False
    (chinese, english), (zh, en) = (titles, texts) if language == "zh" else (titles[::-1], texts[::-1])
    sentences = zh.split("。")
    if len(set(sentences)) < len(sentences):
        return False
    named = re.search("[一-鿿]", chinese) and re.fullmatch("[A-Z][A-Za-z -]+", english)
    return bool(named and CHINESE.fullmatch(zh) and ENGLISH.fullmatch(en))


BEYOND: dict[str, str] = {
    "PG003: a tab behind a colon": "check-jsonschema's YAML reader takes no tab there",
    "PG101: totals, levels' other name and the unit may be left out": "keys of both languages in one file",
    "PG109: either language, field by field": "keys of both languages in one file",
    "PG705: three, in keys of both languages": "keys of both languages in one file",
    "PG106: a version with a point": "1.0 and 1 are one number in JSON",
    "PG108: a slip of two digits": "the last year depends on the date of the check",
    "PG108: one year too far": "the last year depends on the date of the check",
    "PG203: 万元 in a form of 元": "which unit may stand behind an amount depends on another field",
}
"""The cases on which a schema cannot agree with ``perfgoal validate``, and why."""


def judged_by_a_schema(case: Case) -> bool:
    """Whether a case is a text that YAML can read, whatever its shape."""
    return not (case.has("path") or case.has("profile")) and reviewed(case).document.tree is not None


@cache
def reviewed(case: Case) -> Any:
    return case.review(Path())


def shape_findings(case: Case) -> list[str]:
    codes = {finding.code for finding in reviewed(case).findings}
    return sorted(code for code in codes if CATALOGUE[code].stage is Stage.SHAPE)


JUDGED = [case for case in cases() if judged_by_a_schema(case)]


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> set[Case]:
    """The cases that check-jsonschema refuses, each by the schema of its language."""
    folder = tmp_path_factory.mktemp("cases")
    found = set()
    for language in LANGUAGES:
        files = {}
        for number, case in enumerate(JUDGED):
            if case.has("zh") is (language == "zh"):
                file = folder / f"{number:04}.yaml"
                file.write_bytes(case.composed()[0].encode(case.get("encoding", "utf-8")))
                files[file.name] = case
        schema_file = folder / f"{language}.json"
        schema_file.write_text(json_text(declaration_schema(all_forms(), language)), "utf-8")
        found |= {files[name] for name in check_jsonschema(schema_file, *(folder / name for name in files))}
    return found


def check_jsonschema(schema_file: Path, *files: Path) -> set[str]:
    """Return the names of the files that the program check-jsonschema refuses."""
    command = [sys.executable, "-m", "check_jsonschema", "--output-format", "json", "--schemafile"]
    ended = subprocess.run([*command, schema_file, *files], capture_output=True, check=False)
    assert ended.returncode in (0, 1), ended.stderr.decode()
    said = json.loads(ended.stdout)
    return {Path(error["filename"]).name for error in (*said["errors"], *said.get("parse_errors", ()))}


@pytest.mark.parametrize("case", JUDGED, ids=lambda case: case.id)
def test_check_jsonschema_agrees_with_validate(case: Case, refused: set[Case]) -> None:
    agrees = (case in refused) is bool(shape_findings(case))
    assert agrees is (case.id not in BEYOND)


def test_check_jsonschema_takes_the_examples(tmp_path: Path) -> None:
    for keys in ("", ".zh"):
        text = (ROOT / "examples" / f"liwan_2024{keys}.yaml").read_text("utf-8")
        wrong = tmp_path / f"wrong{keys}.yaml"
        wrong.write_text(text.replace("2,554.17", "2,55.17"), "utf-8")
        right = tmp_path / f"right{keys}.yaml"
        right.write_text(text, "utf-8")
        assert check_jsonschema(ROOT / "schemas" / f"declaration{keys}.schema.json", right, wrong) == {wrong.name}
