"""The report for GitLab's Code Quality: its shape, and by what GitLab knows a finding again."""

import json
import os
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from perfgoal.checked import Checked
from perfgoal.document import visible
from perfgoal.finding import LANGUAGES, Language
from perfgoal.report.gitlab import gitlab_report
from report.told import HOSTILE, REAL, WRONG, every, hostile, results, told

TEXT = {"type": "string", "minLength": 1}
LINE = {"type": "integer", "minimum": 1}
# What GitLab documents of the file: these fields and values, and a path without "./" before it.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": TEXT,
            "check_name": TEXT,
            "fingerprint": TEXT,
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "minLength": 1, "not": {"pattern": "^\\./"}},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": LINE, "end": LINE},
                        "additionalProperties": False,
                    },
                },
                "additionalProperties": False,
            },
        },
        "additionalProperties": False,
    },
}
SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def report(*files: Checked, language: Language = "zh") -> list[dict[str, Any]]:
    """Return what a report holds, which is as GitLab documents it."""
    issues: list[dict[str, Any]] = json.loads("".join(gitlab_report(results(files, language))))
    Draft202012Validator(SCHEMA).validate(issues)
    return issues


def known(text: str, name: str = "甲.yaml", language: Language = "zh") -> dict[str, tuple[str, int]]:
    """Return the findings of a text by their fingerprints: code and line."""
    issues = report(told(text, name, language), language=language)
    found = {issue["fingerprint"]: (issue["check_name"], issue["location"]["lines"]["begin"]) for issue in issues}
    assert len(found) == len(issues)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_is_told_once(language: Language) -> None:
    files = every(language)
    issues = report(*files, language=language)
    findings = [finding for checked in files for finding in checked.findings]
    for issue, finding in zip(issues, findings, strict=True):
        assert issue["description"] == visible(finding.message)
        assert issue["check_name"] == finding.code
        assert issue["severity"] == SEVERITIES[finding.severity.value]
        place = finding.position
        lines = {"begin": place.line, "end": place.end_line}
        assert issue["location"] == {"path": finding.file, "lines": lines}
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_nothing_found_is_an_empty_list() -> None:
    assert report() == []
    assert report(Checked("甲.yaml"), Checked("乙.yaml")) == []


def test_files_without_findings_leave_no_gap() -> None:
    issues = report(Checked("乙.yaml"), told(), Checked("丙.yaml"), told(name="丁.yaml"), Checked("戊.yaml"))
    assert {issue["location"]["path"] for issue in issues} == {"甲/liwan.yaml", "丁.yaml"}


def test_a_finding_is_known_again_after_lines_before_it_have_come_and_gone() -> None:
    before = known(WRONG)
    after = known("# 初稿\n# 二稿\n" + WRONG)
    assert {key: (code, line + 2) for key, (code, line) in before.items()} == after


def test_a_finding_is_known_again_after_another_was_mended() -> None:
    before, after = known(WRONG), known(WRONG.replace("basic: 2,555.17", "basic: 2,554.17"))
    assert len(after) < len(before)
    assert after.items() <= before.items()


def test_a_finding_is_known_again_after_the_task_before_it_was_taken_away() -> None:
    text = REAL.replace("tasks:\n", "tasks:\n  - {name: 新任务, content: 新任务, amount: 0, target: 完成}\n")
    again = known(REAL).keys() & known(text).keys()
    assert len(again) == len(known(REAL))


def test_equal_findings_of_one_place_are_told_apart() -> None:
    twice = told().but(findings=told().findings * 2)
    issues = report(twice)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 2 * len(told().findings)


def test_the_same_finding_of_another_file_is_another() -> None:
    assert not known(WRONG).keys() & known(WRONG, "乙.yaml").keys()


def test_a_finding_is_the_same_in_both_languages() -> None:
    assert known(WRONG) == known(WRONG, language="en")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_hidden(text: str) -> None:
    for issue in report(hostile(text)):
        assert issue["description"] == visible(f"{text} {text}".strip())
        assert issue["location"]["path"] == text.replace("\ud800", "\ufffd")
    written = "".join(gitlab_report(results([hostile(text)])))
    assert all(line.isprintable() for line in written.split("\n"))


def test_a_name_that_is_no_text_makes_no_half_characters_of_which_gitlab_could_read_nothing() -> None:
    name = os.fsdecode("甲.yaml".encode("gb18030"))
    written = "".join(gitlab_report(results([told(name=name), told(name="\udcbc.yaml")])))
    assert "\\ud" not in written
    issues = json.loads(written)
    assert {issue["location"]["path"] for issue in issues} == {"\ufffd\ufffd.yaml", "\ufffd.yaml"}
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
