"""The catalogue: codes, names, severities and bases as they are published, and messages complete in both languages."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from inspect import cleandoc
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from perfgoal.finding import Message, Severity, Stage
from perfgoal.forms import form_names
from perfgoal.report.pages import page_of
from perfgoal.rules import CATALOGUE, Rule, rules_hash
from rules.marked import cases

# What users have in their configurations and reports. A code never changes its name or its meaning.
PUBLISHED = Path(__file__).with_name("catalogue.tsv")
"""The whole published catalogue: code, name, severity, stage and basis. Others build on these words."""
RULES = list(CATALOGUE.values())
UNITS = frozenset(("km", "kg", "mm", "cm", "MB", "GB", "dB", "kW", "kWh", "MW", "ha"))
"""Latin letters that stand behind a number in Chinese too."""
TOLD_ELSEWHERE = {
    ("PG107", "none"),  # only where a caller knows no names: test_shape.py
    ("PG101", "in-form"),  # of workbooks and the like: cli/test_office.py
    ("PG104", "in-form"),  # likewise
    ("PG103", "form-taken"),  # of two files: cli/test_own_forms.py
    ("PG103", "form-unusable"),  # what the model alone refuses, which is nothing yet: test_form_reading.py
}


def test_the_catalogue_is_the_published_one() -> None:
    published = {tuple(line.split("\t")) for line in PUBLISHED.read_text("utf-8").splitlines()}
    ours = [(rule.code, rule.name, rule.severity.value, rule.stage.value, rule.basis.name) for rule in RULES]
    assert [row for row in ours if row not in published] == []


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


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_page_says_the_same_in_both_languages(rule: Rule) -> None:
    english, chinese = page_of(rule, "en"), page_of(rule, "zh")
    assert numbers(*english.finds, english.why) == numbers(*chinese.finds, chinese.why)
    for page in (english, chinese):
        assert page.finds
        assert all(part.strip() for part in (*page.finds, page.why))
        assert bool(page.wrong) == bool(page.right) == (rule.stage is Stage.RULE)
    for part in (*chinese.finds, chinese.why):
        assert re.search("[\u4e00-\u9fff]", part)
        assert part[-1] == "。"
        assert not re.search("[\u4e00-\u9fff][,;:?!]", part), part


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_examples_of_the_chinese_page_are_chinese(rule: Rule) -> None:
    english, chinese = page_of(rule, "en"), page_of(rule, "zh")
    for ours, theirs in ((chinese.wrong, english.wrong), (chinese.right, english.right)):
        assert english_words(ours) == [], "the Chinese part of the docstring lacks 错例：or 对例："
        assert (ours == theirs) is (english_words(theirs) == []), "the Chinese page takes this example as it is"


def english_words(text: str) -> list[str]:
    """Return what is a word of English: letters that are no unit and no name of a form."""
    named = re.sub("|".join(sorted((*form_names(), "pH"), key=len, reverse=True)), "", text)
    return [word for word in re.findall("[A-Za-z]{2,}", named) if word not in UNITS]


def numbers(*texts: str) -> set[str]:
    return {found for text in texts for found in re.findall("[0-9](?:[0-9,.]*[0-9])?", text)}


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


OTHER: dict[str, Any] = {
    "code": "PG999",
    "name": "other",
    "severity": Severity.WARNING,
    "stage": Stage.REPOSITORY,
    "messages": {},
    "doc": "Other.",
}
"""Something else for what a rule says of itself."""


@pytest.fixture
def hash_with(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., str]]:
    """Return the hash of the catalogue with the first rule changed."""

    def hashed(**changes: Any) -> str:
        first, *others = CATALOGUE.values()
        changed = replace(first, **changes)
        monkeypatch.setattr("perfgoal.rules.CATALOGUE", {rule.code: rule for rule in (changed, *others)})
        rules_hash.cache_clear()
        return rules_hash()

    yield hashed
    rules_hash.cache_clear()


@pytest.mark.parametrize("field", OTHER)
def test_the_hash_is_another_where_a_rule_is(field: str, hash_with: Callable[..., str]) -> None:
    assert hash_with() != hash_with(**{field: OTHER[field]})


def test_severities_are_the_three_of_the_report() -> None:
    assert [severity.value for severity in Severity] == ["error", "warning", "info"]


def arguments(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def pattern(text: str) -> re.Pattern[str]:
    return re.compile(
        "".join(re.escape(piece) + (".*" if name is not None else "") for piece, name, _, _ in Formatter().parse(text))
    )
