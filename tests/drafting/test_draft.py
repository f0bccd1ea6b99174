"""A draft is a declaration with nothing wrong but what is still blank."""

import re
from functools import partial
from itertools import pairwise

import pytest

import perfgoal
from drafting.filling import TODAY, blank_lines, blanks_at, complete, filled, findings
from perfgoal.checking import Settings, review
from perfgoal.columns import display_width
from perfgoal.declaration import Part, declaration_model
from perfgoal.document.writing import as_value
from perfgoal.drafting import draft
from perfgoal.drafting.samples import BY_NAME, SAMPLES
from perfgoal.finding import Language
from perfgoal.forms import Form, form_names, packaged_form
from perfgoal.rendering import TEXT
from perfgoal.schema.explain import field_words
from perfgoal.shape.translation import Plan, fields_of
from rules.marked import HERE, find_form

LANGUAGES: tuple[Language, ...] = ("zh", "en")
LOCAL = sorted(path.stem for path in (HERE / "forms").glob("*.yaml"))
every_form = pytest.mark.parametrize("name", [*form_names(), *LOCAL])
every_language = pytest.mark.parametrize("keys", LANGUAGES)


def drafted(name: str, keys: Language, language: Language = "zh") -> str:
    return draft(find_form(name), keys, language, 2026, file="申报.yaml")


BESIDES = {name: {"PG307"} for name in ("hunan-like", "effects", "evaluated")} | {"rated": {"PG307", "PG512"}}
"""What is told of forms that require less than three indicators, or call a satisfaction by another name."""


@every_form
@every_language
def test_a_draft_lacks_what_is_blank_and_nothing_else(name: str, keys: Language) -> None:
    text = drafted(name, keys)
    told = findings(text)
    assert {finding.code for finding in told} == {"PG104"}
    places = [line for finding in told for line in blanks_at(text, finding.position.line)]
    assert len(set(places)) == len(places) > 0
    text = filled(text, told)  # the rules see declarations only: now it is one
    told = findings(text)
    few = BESIDES.get(name, set())
    assert {finding.code for finding in told} <= {"PG401"} | few
    assert [finding.position.line for finding in told if finding.code not in few] == blank_lines(text)
    assert {finding.code for finding in findings(filled(text, told))} <= few


@pytest.mark.parametrize("name", form_names())
@every_language
def test_a_draft_that_is_filled_in_renders(name: str, keys: Language) -> None:
    declaration = perfgoal.load(complete(drafted(name, keys)), today=TODAY)
    for kind in TEXT:
        assert "高企认定数量" in perfgoal.render(declaration, kind)


@every_form
def test_both_languages_of_keys_draft_the_same(name: str) -> None:
    load = partial(perfgoal.load, today=TODAY)
    if name in form_names():
        assert load(complete(drafted(name, "zh"))) == load(complete(drafted(name, "en")))
    assert len(findings(drafted(name, "zh"))) == len(findings(drafted(name, "en")))


@every_form
@every_language
def test_every_optional_field_is_there_and_good(name: str, keys: Language) -> None:
    form = find_form(name)
    text = complete(_uncommented(complete(drafted(name, keys)), form))
    result = review(text, "-", Settings(TODAY, find_form=find_form))
    assert result.declaration is not None, result.findings
    written = set(re.findall(r"^\s*(?:- )?([^\s#:]+):", text, re.MULTILINE))
    department = {"部门名称", "主管部门"}
    assert _keys(form, keys) - department <= written


@every_form
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_explained_in_one_language(name: str, language: Language) -> None:
    text, keys = drafted(name, language, language), _keys(find_form(name), language)
    for before, line in pairwise(text.splitlines()):
        assert display_width(line) <= 100
        field = re.match(r"(?:# )?([^\s#:]+):(?: |$)", line)
        if field and field[1] in keys:
            assert before.startswith("# ")
    assert ("。" in text) is (language == "zh")
    assert re.search(r"例：|Example:", text) is not None


@every_form
def test_optional_fields_stand_once_with_an_indicator_to_fill_in(name: str) -> None:
    text = drafted(name, "en")
    for key in ("baseline", "explanation", "scoring", "weight"):
        assert len(re.findall(rf"^ *# +{key}: ", text, re.MULTILINE)) == 1
    assert name in ("sparse", "rated-points") or re.search(r"^      - name:\n        # ", text, re.MULTILINE)


@pytest.mark.parametrize("model", SAMPLES, ids=lambda model: model.__name__)
def test_samples_are_those_that_the_schema_names(model: type[Part]) -> None:
    for field, sample in SAMPLES[model].items():
        example = re.search("例：(.+?)[。或]", field_words(model, field).zh)
        if example and field != "basis":
            assert example[1].strip(' "') == sample.strip("'")


def test_samples_by_name_are_those_that_the_schema_names() -> None:
    for model, field in (("Declaration", "extra"), ("Indicator", "years")):
        words = field_words(getattr(perfgoal.declaration, model), field)
        assert f"例：{': '.join(BY_NAME[field])}。" in words.zh


def test_nothing_of_an_own_form_leaves_its_place() -> None:
    data = packaged_form("guangzhou-department").model_dump(mode="json")
    data |= {"title": "一行\n两行: {x} # y", "table": "{0}\nperfgoal: 2", "unit": "万元: # 1"}
    data["budget"][0]["chinese"] = ["支出: 一", "b"]
    data["budget"][0]["lines"][0]["chinese"] = ["- 基本", "c"]
    data["framework"][0]["level2"][0]["name"] = "数量: {level1}\n指标"
    data["framework"][1]["name"] = "效益 {0} 指标"
    form = Form.model_validate(data)
    for keys in LANGUAGES:
        text = draft(form, keys, "zh", 2026, file="a\nb.yaml", schema=None)
        told = review(text, "-", Settings(TODAY, find_form=lambda _: form)).findings
        assert {finding.code for finding in told} == {"PG104"}
        assert text.count("\nperfgoal:") == (keys == "en")
        assert "金额单位: '万元: # 1'" in text or "unit: '万元: # 1'" in text


@pytest.mark.parametrize("without", ["goal_cycle", "goal_annual"])
def test_a_form_that_labels_one_of_two_goals_asks_for_that_one(without: str) -> None:
    data = packaged_form("project-2021").model_dump(mode="json")
    data["labels"][without] = None
    form = Form.model_validate(data)
    for keys in LANGUAGES:
        text = draft(form, keys, "zh", 2026, file="a.yaml")
        filled = complete(_uncommented(complete(text), form))
        assert review(filled, "-", Settings(TODAY, find_form=lambda _: form)).declaration is not None


def test_the_head_says_what_to_do_and_where_the_schema_is() -> None:
    form = packaged_form("guangzhou-department")
    text = draft(form, "zh", "zh", 2026, file="我的 申报.yaml", schema="../schemas/declaration.zh.schema.json")
    first, *rest = text.splitlines()
    assert first == "# yaml-language-server: $schema=../schemas/declaration.zh.schema.json"
    assert "perfgoal validate '我的 申报.yaml'\n" in text
    assert "perfgoal render '我的 申报.yaml' -o '我的 申报.html'\n" in text
    assert "yaml-language-server" not in "".join(rest)
    without = draft(form, "en", "en", 2026, file="goals.yaml")
    assert not without.startswith("# yaml-language-server")
    assert "perfgoal schema --keys en > declaration.schema.json" in without


def test_the_year_and_the_form_are_filled_in() -> None:
    text = draft(packaged_form("project-2021"), "zh", "zh", 2027, file="a.yaml")
    assert "\n格式版本: 1\n" in text
    assert "\n表样: project-2021\n" in text
    assert "\n年度: 2027\n" in text
    assert "\n主管部门:\n" in text  # as the form calls it


def _keys(form: Form, keys: Language) -> set[str]:
    """Every key that a declaration of a form may have, but for the parts of a target and a goal in two parts."""
    found: set[str] = set()
    pending: list[type[Part]] = [declaration_model(form)]
    while pending:
        for known in fields_of(pending.pop()).values():
            found.add(as_value(known.keys[keys == "zh"]))
            plan: Plan | None = known.plan
            while plan is not None:
                if plan.model is not None and not plan.takes_text and plan.model.__name__ != "Goal":
                    pending.append(plan.model)
                plan = plan.inner
    return found


def _uncommented(text: str, form: Form) -> str:
    """Take the comment signs of all optional fields away."""
    keys = {key for keys in LANGUAGES for key in _keys(form, keys)} | {name for name, _ in BY_NAME.values()}
    lines = []
    for line in text.splitlines():
        field = re.match(r"(\s*)# (\s*(?:- )?([^\s#:]+):(?: .*)?)$", line)
        lines.append(field[1] + field[2] if field and field[3] in keys else line)
    return "".join(f"{line}\n" for line in lines)
