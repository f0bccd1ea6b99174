"""``perfgoal rules`` and ``perfgoal explain``."""

import json
import re

import pytest

from cli.terminal import Command
from perfgoal.report.pages import example_output
from perfgoal.rules import CATALOGUE


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_list_names_every_rule(perfgoal: Command, language: str) -> None:
    ended = perfgoal("rules", "--lang", language)
    assert (ended.code, ended.err) == (0, "")
    for rule in CATALOGUE.values():
        line = next(line for line in ended.out.splitlines() if f" {rule.code} " in line)
        assert rule.name in line
        assert rule.summary.say(language) in line  # type: ignore[arg-type]


def test_the_list_as_json(perfgoal: Command) -> None:
    listed = json.loads(perfgoal("rules", "--format", "json").out)
    assert [rule["code"] for rule in listed] == sorted(CATALOGUE)
    assert {tuple(rule) for rule in listed} == {("code", "name", "severity", "stage", "summary", "basis")}
    balance = next(rule for rule in listed if rule["code"] == "PG201")
    assert balance["basis"] == "form identity"
    assert (balance["severity"], balance["stage"]) == ("error", "rule")


@pytest.mark.parametrize("code", CATALOGUE)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_rule_is_explained(perfgoal: Command, code: str, language: str) -> None:
    ended = perfgoal("explain", code, "--lang", language)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(f"{code} {CATALOGUE[code].name}")
    assert re.search(r"\{[a-z]+\}", ended.out) is None
    assert ("依据" in ended.out) is (language == "zh")
    output = "\n  ".join(example_output(code, "zh" if language == "zh" else "en"))
    assert f"\n  {output}\n" in ended.out


def test_rules_are_explained_by_name_and_prefix(perfgoal: Command) -> None:
    assert perfgoal("explain", "missing-target").out.startswith("PG401 ")
    assert perfgoal("explain", "pg30").out.count("\nPG30") + 1 == sum(code.startswith("PG30") for code in CATALOGUE)
    ended = perfgoal("explain", "PG999")
    assert (ended.code, ended.out) == (2, "")
    assert "没有规则“PG999”" in ended.err
