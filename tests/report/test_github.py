"""The report for GitHub Actions, read as a runner reads it."""

import re
from collections.abc import Iterable
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfgoal.checked import Checked
from perfgoal.document import Position, inert
from perfgoal.finding import LANGUAGES, Finding, Language, Severity
from perfgoal.report.github import MOST, github_report
from report.told import HOSTILE, WRONG, every, hostile, plain, results, saying, told

_COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class Command(NamedTuple):
    """A workflow command: its level, its properties and its message."""

    level: str
    properties: dict[str, str]
    message: str


def report(files: Iterable[Checked], language: Language = "zh") -> tuple[list[Command], list[str]]:
    """Return the commands of a report, and its other lines."""
    commands, others = list[Command](), list[str]()
    text = "".join(github_report(results(files, language)))
    assert text.endswith("\n")
    for line in re.split(r"\r\n|\r|\n", text)[:-1]:
        command = _COMMAND.fullmatch(line)
        if command is None:
            others.append(line)
            continue
        properties = dict(each.split("=", 1) for each in command[2].split(","))
        commands.append(
            Command(command[1], {name: read(value) for name, value in properties.items()}, read(command[3]))
        )
    return commands, others


def read(text: str) -> str:
    """Return a value as a runner does: an escape is what stands for it, and a percent sign the last to be read."""
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def finding(file: str = "甲.yaml", *place: int) -> Finding:
    position, money = Position(*place or (3, 5, 3, 9)), ("1.00", "2.00", "1.00")
    return Finding(file, position, "PG201", "balance", Severity.ERROR, "不等。", "核对。", "依据", "", *money)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_is_an_annotation_at_its_place(language: Language) -> None:
    for checked in every(language):
        if checked.findings and max(checked.counts[:3]) < MOST:
            commands, _ = report([checked], language)
            for command, each in zip(commands, checked.findings, strict=True):
                assert command.level == LEVELS[each.severity]
                assert command.properties["file"] == each.file
                assert command.properties["line"] == str(each.position.line)
                assert command.properties["title"] == f"{each.code} {each.name}"
                assert command.message.split("\n")[0] == inert(each.what)
                assert inert(each.help) in command.message


def test_a_message_says_what_is_wrong_by_how_much_and_how_to_mend_it() -> None:
    ([command], _) = report([Checked("甲.yaml", (finding(),))])
    assert command.message.split("\n") == ["不等。", "应为：1.00", "实为：2.00", "相差：1.00", "改法：核对。"]
    ([command], _) = report([Checked("甲.yaml", (finding(),))], "en")
    assert command.message.split("\n")[1:4] == ["expected: 1.00", "found: 2.00", "difference: 1.00"]


def test_columns_are_given_of_a_place_on_one_line_and_the_last_one_is_meant() -> None:
    ([command], _) = report([Checked("甲.yaml", (finding(),))])
    assert command.properties["col"] == "5"
    assert command.properties["endColumn"] == "8"
    ([command], _) = report([Checked("甲.yaml", (finding("甲.yaml", 3, 5, 4, 2),))])
    assert "col" not in command.properties
    assert command.properties["endLine"] == "4"


@pytest.mark.parametrize("name", ["-", "/tmp/a.yaml", "../a.yaml", "C:/a.yaml"])
def test_a_file_outside_the_repository_is_named_in_the_message_alone(name: str) -> None:
    ([command], _) = report([Checked(name, (finding(name),))])
    assert command.properties == {"title": "PG201 balance"}
    assert command.message.startswith(f"{name}:3:5: 不等。")


@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize("number", [1, 9, 10, 11, 5000])
def test_no_more_annotations_are_made_than_github_keeps(number: int, severity: Severity) -> None:
    commands, others = report([plain(number, severity)])
    last = commands[-1]
    shown = [command for command in commands if "file" in command.properties]
    assert max(sum(command.level == level for command in commands) for level in LEVELS.values()) <= MOST
    if number <= MOST:
        assert len(shown) == len(commands) == number
    else:
        assert last.level == "notice"
        assert f"还有 {number - len(shown):,} 条" in last.message
        assert len(shown) == MOST - (severity is Severity.INFO)
    assert [command.properties["line"] for command in shown] == [str(line + 1) for line in range(len(shown))]
    assert others == [others[0]]


def test_each_level_has_its_own_ten() -> None:
    files = [plain(12, severity, f"{severity.value}.yaml") for severity in Severity]
    commands, _ = report(files)
    assert [command.level for command in commands] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert "还有 7 条" in commands[-1].message


def test_the_log_ends_with_the_counts() -> None:
    assert report([told(name="甲.yaml"), Checked("乙.yaml")])[1][0].startswith("检查了 2 个文件：")
    assert report([Checked("乙.yaml")]) == ([], ["检查了 1 个文件：没有发现问题。"])


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_a_command_or_ends_one(text: str) -> None:
    commands, others = report([hostile(text)])
    assert [command.level for command in commands] == ["error", "warning", "notice"]
    assert others == ["检查了 1 个文件：1 个错误，1 个警告，1 个提示。"]
    for command in commands:
        assert command.properties["file"] == inert(text)
        assert command.message.split("\n")[0] == inert(text)
        assert not re.search(r"##\[|##vso\[|[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", command.message)


@given(st.text(max_size=40))
def test_any_text_comes_back(text: str) -> None:
    ([command], _) = report([Checked("甲.yaml", (saying(text),))])
    assert command.message.split("\n")[0] == inert(text)


def test_the_declaration_at_hand_is_told_as_it_is_written() -> None:
    commands, _ = report([told(WRONG, "预算, 2024: 一/甲 乙.yaml")])
    assert {command.properties["file"] for command in commands} == {"预算, 2024: 一/甲 乙.yaml"}
