"""Every format by its name, as lines or as text."""

import json

import pytest

from cli.terminal import EXAMPLES, Command
from perfgoal.report.formats import FOR_PEOPLE, FOR_PROGRAMS, FORMATS, line_report, text_report
from perfgoal.report.results import Results

REPLACING = ("statistics", "ledger")


@pytest.mark.parametrize("name", [*FOR_PEOPLE, *REPLACING])
def test_a_format_for_people_is_lines(name: str) -> None:
    lines = list(line_report(name)(Results(())))
    assert lines
    assert all(isinstance(text, str) for line in lines for text, _ in line)


@pytest.mark.parametrize("name", [*FOR_PROGRAMS, *REPLACING])
def test_a_format_for_programs_is_text(name: str) -> None:
    assert all(isinstance(piece, str) for piece in text_report(name)(Results(())))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_asked_for(name: str, perfgoal: Command) -> None:
    ended = perfgoal("validate", EXAMPLES / "liwan_2024.yaml", "--format", name)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out


def test_a_line_of_jsonl_is_a_finding_of_the_json_report(perfgoal: Command) -> None:
    lines = perfgoal("validate", EXAMPLES, "--format", "jsonl").out.splitlines()
    findings = json.loads(perfgoal("validate", EXAMPLES, "--format", "json").out)["findings"]
    assert len(findings) > 10
    assert list(map(json.loads, lines)) == findings


def test_jsonl_of_nothing_is_nothing(perfgoal: Command) -> None:
    assert perfgoal("validate", EXAMPLES, "--format", "jsonl", "--select", "PG102").out == ""


@pytest.mark.parametrize("option", ["--statistics", "--ledger"])
def test_what_replaces_a_report_is_told_in_formats_that_it_has(option: str, perfgoal: Command) -> None:
    ended = perfgoal("validate", EXAMPLES, option, "--format", "jsonl")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"错误：{option} 没有 jsonl 格式")
