"""The catalogue: codes, names, severities and bases as they are published, and messages complete in both languages."""

import re
from collections.abc import Iterator
from inspect import cleandoc
from string import Formatter

import pytest

from perfgoal.finding import Message, Severity, Stage
from perfgoal.rules import CATALOGUE, Rule, rules_hash
from rules.marked import cases

# What users have in their configurations and reports. A code never changes its name or its meaning.
PUBLISHED = """
PG001 unreadable-file               error   file  -
PG002 wrong-encoding                error   file  -
PG003 yaml-syntax                   error   file  -
PG004 duplicate-key                 error   file  -
PG005 forbidden-yaml                error   file  -
PG006 too-complex                   error   file  -
PG007 fullwidth-syntax              error   file  -
PG008 invisible-character           error   file  -
PG009 needs-quotes                  error   file  -
PG101 missing-field                 error   shape form
PG102 unknown-field                 error   shape form
PG103 wrong-type                    error   shape form
PG104 blank-field                   error   shape form
PG106 unsupported-version           error   shape -
PG107 unknown-form                  error   shape -
PG108 year-out-of-range             error   shape -
PG109 repeated-language             error   shape -
PG201 expenditure-sources-balance   error   rule  form identity
PG202 expenditure-levels-balance    error   rule  form identity
PG203 invalid-amount                error   shape form
PG204 amount-precision              warning rule  form
PG205 amount-repeats-unit           info    rule  review practice
PG206 tasks-exceed-budget           error   rule  form identity
PG207 tasks-below-budget            info    rule  review practice
PG208 zero-amount-task              warning rule  review practice
PG209 round-amounts                 info    rule  review practice
PG212 stated-total-differs          error   rule  form identity
PG216 tasks-exceed-projects         warning rule  review practice
PG301 unknown-level1                error   rule  framework
PG302 unknown-level2                error   rule  framework
PG303 misplaced-level2              error   rule  framework
PG304 missing-level1                error   rule  framework
PG305 missing-level2                warning rule  framework
PG306 duplicate-indicator           error   rule  review practice
PG309 lopsided-indicators           warning rule  review practice
PG310 name-is-category              error   rule  review practice
PG311 category-alias                info    rule  framework
PG313 duplicate-task                error   rule  review practice
PG314 missing-satisfaction          warning rule  framework
PG401 missing-target                error   rule  form
"""
RULES = list(CATALOGUE.values())
TOLD_ELSEWHERE = {
    ("PG107", "none"),  # only where a caller knows no names: test_shape.py
    ("PG103", "form-taken"),  # of two files: cli/test_own_forms.py
    ("PG103", "form-unusable"),  # what the model alone refuses, which is nothing yet: test_form_reading.py
}


def test_the_catalogue_is_the_published_one() -> None:
    published = [tuple(line.split(maxsplit=4)) for line in PUBLISHED.strip().splitlines()]
    assert published == [
        (rule.code, rule.name, rule.severity.value, rule.stage.value, rule.basis.name) for rule in RULES
    ]


def test_codes_and_names_are_well_formed_and_unique() -> None:
    assert all(re.fullmatch(r"PG[1-9]?[0-9]{2,3}", code) and len(code) == 5 for code in CATALOGUE)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name) for rule in RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert sorted(CATALOGUE) == list(CATALOGUE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_messages_say_the_same_in_both_languages(rule: Rule) -> None:
    for text in (part for message in rule.messages.values() for part in message):
        assert arguments(text.zh) == arguments(text.en), text
        assert text.zh.strip()
        assert text.en.strip()
        assert re.search("[\u4e00-\u9fff]", text.zh)
        assert (text.zh[-1] in "。？", text.en[-1] in ".?") == (True, True), text
    for text in (rule.summary, *(rule.related or {}).values()):
        assert arguments(text.zh) == arguments(text.en)
        assert (text.zh[-1] in "。？", text.en[-1] in ".?") == (False, False), text
    assert rule.basis.text.zh
    assert rule.basis.text.en


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_docstring_is_a_page(rule: Rule) -> None:
    page = cleandoc(rule.doc)
    assert re.match(r"Look for [^.]+\.", page)
    assert "\nWhy: " in page
    if rule.stage is Stage.RULE:
        assert f"\nBasis: {rule.basis.name}.\n" in page
        assert re.search(r"\nWrong: .+", page)
        assert re.search(r"\nRight: .+", page)
    assert (rule.check is not None) == (rule.stage is Stage.RULE)


def variants() -> Iterator[tuple[Rule, str, Message]]:
    for rule in RULES:
        if rule.stage in (Stage.SHAPE, Stage.RULE):
            for variant, message in rule.messages.items():
                if (rule.code, variant) not in TOLD_ELSEWHERE:
                    yield rule, variant, message


@pytest.mark.parametrize(("rule", "variant", "message"), list(variants()), ids=lambda item: getattr(item, "code", None))
def test_every_sentence_is_told_by_a_fixture(
    rule: Rule, variant: str, message: Message, told: dict[str, set[tuple[str, str]]]
) -> None:
    what, help_text = pattern(message.what.zh), pattern(message.help.zh)
    said = [pair for pair in told.get(rule.code, ()) if what.fullmatch(pair[0]) and help_text.fullmatch(pair[1])]
    assert said, f"no fixture is told “{variant}” of {rule.code}"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[tuple[str, str]]]:
    """What and help of every finding of the fixtures, by code."""
    found: dict[str, set[tuple[str, str]]] = {}
    for case in cases():
        if not case.has("path"):
            for finding in case.review(tmp_path_factory.getbasetemp()).findings:
                found.setdefault(finding.code, set()).add((finding.what, finding.help))
    return found


def test_the_hash_of_the_rules_is_stable() -> None:
    assert re.fullmatch("[0-9a-f]{12}", rules_hash())
    assert rules_hash() == rules_hash()


def test_severities_are_the_three_of_the_report() -> None:
    assert [severity.value for severity in Severity] == ["error", "warning", "info"]


def arguments(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def pattern(text: str) -> re.Pattern[str]:
    return re.compile(
        "".join(re.escape(piece) + (".*" if name is not None else "") for piece, name, _, _ in Formatter().parse(text))
    )
