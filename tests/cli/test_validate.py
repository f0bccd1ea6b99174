"""``perfgoal validate``: what it checks, what it prints, and how it exits."""

import io
import json
import re
import sys
from pathlib import Path

import jsonschema
import pytest
from rich.cells import cell_len

from cli.terminal import EXAMPLES, Command

REPORT_SCHEMA = {
    "type": "object",
    "required": ["version", "tool", "summary", "findings"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": 1},
        "tool": {
            "type": "object",
            "required": ["name", "version", "rules"],
            "additionalProperties": False,
            "properties": {"name": {"const": "perfgoal"}, "version": {"type": "string"}, "rules": {"type": "string"}},
        },
        "summary": {
            "type": "object",
            "required": ["files", "errors", "warnings", "infos"],
            "additionalProperties": False,
            "patternProperties": {".": {"type": "integer"}},
        },
        "findings": {
            "type": "array",
            "items": {
                "type": "object",
                "required": [
                    *("code", "name", "severity", "file", "line", "column", "end_line", "end_column", "path"),
                    *("message", "expected", "actual", "difference", "related", "fix"),
                ],
                "additionalProperties": False,
                "properties": {
                    "code": {"pattern": "^PG[0-9]{3}$"},
                    "severity": {"enum": ["error", "warning", "info"]},
                    "line": {"type": "integer", "minimum": 1},
                    "column": {"type": "integer", "minimum": 1},
                    "path": {"type": ["string", "null"]},
                    **{name: {"type": ["string", "null"]} for name in ("expected", "actual", "difference")},
                    **{name: {} for name in ("name", "file", "end_line", "end_column", "message")},
                    "related": {
                        "type": "array",
                        "items": {
                            "required": ["file", "line", "column", "message"],
                            "additionalProperties": False,
                            "properties": {name: {} for name in ("file", "line", "column", "message")},
                        },
                    },
                    "fix": {
                        "anyOf": [
                            {"type": "null"},
                            {
                                "required": ["safe", "message", "edits"],
                                "additionalProperties": False,
                                "properties": {
                                    "safe": {"type": "boolean"},
                                    "message": {"type": "string"},
                                    "edits": {
                                        "items": {
                                            "required": ["line", "column", "end_line", "end_column", "text"],
                                            "additionalProperties": False,
                                            "properties": {
                                                name: {}
                                                for name in ("line", "column", "end_line", "end_column", "text")
                                            },
                                        }
                                    },
                                },
                            },
                        ]
                    },
                },
            },
        },
    },
}


def change(file: Path, old: str, new: str) -> None:
    """Replace a piece of a declaration, which must be there."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_the_real_declaration_has_no_error(perfgoal: Command) -> None:
    ended = perfgoal("validate", EXAMPLES / "liwan_2024.yaml")
    assert ended.code == 0
    assert ended.err == ""
    assert "错误" not in ended.out
    assert re.search(r"检查了 1 个文件：\d+ 个警告，\d+ 个提示。\n可自动改正 \d 条", ended.out)


def test_warnings_fail_only_when_strict(perfgoal: Command, example: Path) -> None:
    assert perfgoal("validate", example).code == 0
    assert perfgoal("validate", "--strict", example).code == 1
    assert perfgoal("validate", "--strict", "--select", "PG2,PG301", example).code == 0


def test_a_changed_amount_is_an_error_with_sums_and_difference(perfgoal: Command, example: Path) -> None:
    change(example, "project: 9,450.27", "project: 9,540.27")
    ended = perfgoal("validate", "--format", "json", example)
    assert ended.code == 1
    report = json.loads(ended.out)
    jsonschema.validate(report, REPORT_SCHEMA)
    assert report["summary"]["errors"] == 2  # against the sources, and against the levels
    balance = next(finding for finding in report["findings"] if finding["code"] == "PG201")
    assert (balance["expected"], balance["actual"], balance["difference"]) == ("16269.69", "16359.69", "90.00")
    assert balance["path"] == "/budget/expenditure"
    lines = example.read_text("utf-8").splitlines()
    assert any("9,540.27" in lines[place["line"] - 1] for place in balance["related"])


def test_carets_stand_under_chinese_text(perfgoal: Command, tmp_path: Path) -> None:
    file = tmp_path / "zh.yaml"
    file.write_bytes((EXAMPLES / "liwan_2024.zh.yaml").read_bytes())
    change(file, "基本支出: 2,554.17", "基本支出: 2,55.17")
    ended = perfgoal("validate", file)
    lines = ended.out.splitlines()
    caret = next(index for index, line in enumerate(lines) if "^" in line)
    source, carets = lines[caret - 1], lines[caret]
    assert source[: len("00 | ")].rstrip().endswith("|")
    assert carets.index("^") == cell_len(source[: source.index("基本支出")])
    assert carets.count("^") == cell_len("基本支出: 2,55.17")


def test_a_long_line_is_cut_around_its_place(perfgoal: Command, example: Path) -> None:
    change(example, "amount: 4,838.94", "amount: 4,838.94" + "0" * 300)
    ended = perfgoal("validate", example)
    assert ended.code == 1
    framed = [line for line in ended.out.splitlines() if " | " in line]
    assert framed
    assert max(cell_len(line) for line in framed) <= 110


@pytest.mark.parametrize("report", ["full", "concise", "grouped", "json"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_report_tells_every_finding(perfgoal: Command, example: Path, report: str, language: str) -> None:
    change(example, "amount: 1,205.00", "amount: 0")
    ended = perfgoal("validate", "--format", report, "--lang", language, example)
    assert ended.code == 0
    for code in ("PG207", "PG208", "PG305", "PG309"):
        assert code in ended.out
    if report != "json":
        assert ("警告" in ended.out) is (language == "zh")


@pytest.mark.parametrize("name", ["grouped", "concise"])
def test_short_reports_keep_to_a_line_a_finding(perfgoal: Command, example: Path, name: str) -> None:
    ended = perfgoal("validate", "--format", name, example)
    assert sum("PG305" in line for line in ended.out.splitlines()) == 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_full_report_begins_with_what_must_be_corrected(perfgoal: Command, example: Path, language: str) -> None:
    text = example.read_text("utf-8").replace("fiscal: 16,269.69", "fiscal: 16,269.96").replace("≥8个", "个", 1)
    text = text.replace("  产出指标:\n", "  产出指标:\n    数据指标: [{name: 甲, cycle: 1个, annual: 1个}]\n")
    example.write_text(text, "utf-8")
    lines = perfgoal("validate", "--lang", language, str(example)).out.splitlines()
    groups = {"zh": ["必改（错误）", "建议（警告）", "提示 "], "en": ["Must be corrected: ", "Advised: ", "To note: "]}
    at = [next(index for index, line in enumerate(lines) if line.startswith(group)) for group in groups[language]]
    assert at == sorted(at)
    assert lines[0].startswith(f"{example}  ")
    codes = [line.split()[1] for line in lines if re.match(r"\S+ PG\d{3} ", line)]
    assert codes[:3] == ["PG201", "PG302", "PG403"]  # a sum, the framework, and what reviewers return
    errors = [line for line in lines[at[0] : at[1]] if re.match(r"\S+ PG\d{3} ", line)]
    assert re.findall(r"\d+", lines[at[0]]) == [str(len(errors))]


def test_a_report_a_line_a_finding_keeps_the_order_of_the_text(perfgoal: Command, example: Path) -> None:
    lines = perfgoal("validate", "--format", "concise", str(example)).out.splitlines()[:-2]
    places = [int(line.split(":")[1]) for line in lines]
    assert places == sorted(places)
    grouped = perfgoal("validate", "--format", "grouped", str(example)).out.splitlines()[1:-3]
    kinds = [line.split()[1] for line in grouped]
    assert kinds == sorted(kinds, key=["错误", "警告", "提示"].index)
    assert [line.split()[2] for line in grouped][:2] == ["PG305", "PG305"]


def test_a_folder_is_walked_and_what_declares_nothing_is_left_out(perfgoal: Command, tmp_path: Path) -> None:
    text = (EXAMPLES / "liwan_2024.yaml").read_bytes()
    (tmp_path / "2024" / "b").mkdir(parents=True)
    (tmp_path / "2024" / "b" / "two.yml").write_bytes(text)
    (tmp_path / "2024" / "one.yaml").write_bytes(text)
    (tmp_path / "2024" / "ci.yaml").write_text("on: push\n")
    (tmp_path / "2024" / "notes.txt").write_text("perfgoal: 1\n")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.yaml").write_bytes(text)
    ended = perfgoal("validate", "--format", "json", tmp_path)
    report = json.loads(ended.out)
    assert report["summary"]["files"] == 2
    files = list(dict.fromkeys(finding["file"] for finding in report["findings"]))
    assert [Path(file).name for file in files] == ["two.yml", "one.yaml"]  # by path: 2024/b/two.yml first
    assert files == sorted(files)
    assert "跳过不是申报的 YAML 文件（1 个）" in ended.err
    assert "ci.yaml" in ended.err


def test_a_folder_is_not_passed_over_for_its_name(perfgoal: Command, tmp_path: Path) -> None:
    for name in ("build", "dist", "venv"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "one.yaml").write_bytes((EXAMPLES / "liwan_2024.yaml").read_bytes())
    report = json.loads(perfgoal("validate", "--format", "json", tmp_path).out)
    assert report["summary"]["files"] == 3


def test_links_in_a_folder_are_not_followed(perfgoal: Command, tmp_path: Path, example: Path) -> None:
    folder = tmp_path / "declarations"
    folder.mkdir()
    (folder / "link.yaml").symlink_to(example)
    (folder / "nowhere.yaml").symlink_to(tmp_path / "gone.yaml")
    (folder / "loop").symlink_to(folder)
    ended = perfgoal("validate", "--format", "json", folder)
    report = json.loads(ended.out)
    assert [(Path(f["file"]).name, f["code"]) for f in report["findings"]] == [("nowhere.yaml", "PG001")]
    assert "link.yaml" in ended.err
    assert perfgoal("validate", folder / "link.yaml").code == 0  # named by the user, a link is the file it leads to


def test_a_file_named_twice_is_checked_once(perfgoal: Command, example: Path) -> None:
    report = json.loads(perfgoal("validate", "--format", "json", example, example.parent, example).out)
    assert report["summary"]["files"] == 1


def test_names_are_relative_to_the_working_folder(
    perfgoal: Command, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(example.parent)
    for argument in ("liwan.yaml", "./liwan.yaml", str(example), "."):
        report = json.loads(perfgoal("validate", "--format", "json", argument).out)
        assert {finding["file"] for finding in report["findings"]} == {"liwan.yaml"}


def test_standard_input(perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def stdin(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    text = (EXAMPLES / "liwan_2024.yaml").read_bytes()
    stdin(text)
    report = json.loads(perfgoal("validate", "-", "--format", "json").out)
    assert {finding["file"] for finding in report["findings"]} == {"-"}
    stdin(text)
    ended = perfgoal("validate", "-", "--stdin-filename", "depts/甲.yaml", "--format", "concise")
    assert ended.out.startswith("depts/甲.yaml:")


def test_select_takes_codes_prefixes_and_names(perfgoal: Command, example: Path) -> None:
    def codes(*options: str) -> set[str]:
        report = json.loads(perfgoal("validate", "--format", "json", *options, example).out)
        return {finding["code"] for finding in report["findings"]}

    assert {"PG207", "PG305", "PG309", "PG606"} <= codes()
    assert codes("--select", "PG2") == {"PG207"}
    assert codes("--select", "missing-level2", "--select", "pg207") == {"PG207", "PG305"}
    assert codes("--select", "PG3", "--ignore", "lopsided-indicators") == {"PG305"}
    assert codes("--ignore", "PG") == set()


def test_what_keeps_rules_from_running_cannot_be_ignored(perfgoal: Command, example: Path) -> None:
    change(example, "year: 2024", "yaer: 2024")
    assert perfgoal("validate", "--ignore", "PG1", "--select", "PG401", example).code == 1


def test_the_same_input_gives_the_same_bytes(perfgoal: Command, example: Path) -> None:
    change(example, "project: 9,450.27", "project: 9,540.27")
    first = perfgoal("validate", "--format", "json", example, EXAMPLES)
    assert perfgoal("validate", "--format", "json", EXAMPLES, example).out == first.out
    assert "\\u" not in first.out  # Chinese is not escaped


def test_many_findings_are_cut_for_people_and_whole_for_programs(perfgoal: Command, example: Path) -> None:
    rows = "".join(f"      - name: 指标{number}\n" for number in range(600))  # two blank values each
    change(example, "    数量指标:\n", "    数量指标:\n" + rows)
    ended = perfgoal("validate", "--format", "concise", example)
    assert len(ended.out.splitlines()) == 1_000 + 3  # how many more, the counts, how many can be mended
    assert "还有 " in ended.out
    report = json.loads(perfgoal("validate", "--format", "json", example).out)
    assert len(report["findings"]) > 1_200


def test_the_year_is_measured_from_today(perfgoal: Command, example: Path) -> None:
    assert perfgoal("validate", "--today", "2017-12-31", example).code == 1
    assert perfgoal("validate", "--today", "2018-01-01", example).code == 0
