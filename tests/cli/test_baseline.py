"""A baseline on the command line: what was accepted is told no more, whatever else changes, and all that is new is."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cli.terminal import EXAMPLES, Command

TEXT = (EXAMPLES / "liwan_2024.yaml").read_text("utf-8")
NAME = "perfgoal-baseline.json"
SECOND = "      - name: 新增研发机构数量\n        cycle: ≥3家\n        annual: ≥3家\n"
UNITLESS = SECOND.replace("annual: ≥3家", "annual: ≥3")  # PG404
TASK = "组建荔湾区产业投资基金,加大对现代都市工业及科技创新领域产业支持"
ENTRY = b'{"file": "a", "code": "PG404", "name": "x", "severity": "info", "anchor": "", "count": 1}'
ROUND = TEXT.replace("amount: 3,000.00", "amount: 0.00")  # PG208 at the task


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two declarations; its working folder is the current one."""
    folder = tmp_path / "repository"
    (folder / "bureau").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "a.yaml").write_text(TEXT.replace(SECOND, UNITLESS), "utf-8")
    (folder / "bureau" / "b.yaml").write_text(TEXT, "utf-8")
    monkeypatch.chdir(folder)
    return folder


def told(perfgoal: Command, *options: str | Path, baseline: str | Path | None = NAME) -> list[tuple[str, str, str]]:
    """Return file, code and path of each finding that is told."""
    asked = () if baseline is None else ("--baseline", baseline)
    ended = perfgoal("validate", "--format", "json", *asked, *options)
    assert ended.code in (0, 1)
    return [(each["file"], each["code"], each["path"]) for each in json.loads(ended.out)["findings"]]


def entries(file: str | Path = NAME) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(Path(file).read_text("utf-8"))["findings"]
    return listed


def edit(file: str, *pairs: tuple[str, str]) -> None:
    text = Path(file).read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    Path(file).write_text(text, "utf-8")


@pytest.mark.usefixtures("here")
def test_what_is_accepted_is_told_no_more(perfgoal: Command) -> None:
    before = told(perfgoal, baseline=None)
    ended = perfgoal("baseline")
    assert (ended.code, ended.err) == (0, "")
    assert f"{NAME}：接受 {len(before)} 条（2 个文件），新增 {len(before)} 条，删去 0 条。" in ended.out
    assert told(perfgoal) == []
    ended = perfgoal("validate", "--baseline", NAME, "--strict")
    assert ended.code == 0
    assert ended.err == f"基线中已接受的 {len(before)} 条（2 个文件）没有列出。\n"
    english = perfgoal("validate", "--baseline", NAME, "--lang", "en")
    assert english.err == f"not told: {len(before)} findings in 2 files that a baseline accepts.\n"
    assert told(perfgoal, "--no-baseline", baseline=None) == before


@pytest.mark.usefixtures("here")
def test_the_same_findings_make_the_same_bytes(perfgoal: Command) -> None:
    perfgoal("baseline", "--lang", "zh")
    first = Path(NAME).read_bytes()
    assert perfgoal("baseline", "bureau", "a.yaml", "--lang", "en", "--no-cache").code == 0
    assert Path(NAME).read_bytes() == first
    assert all(set(each) == {"file", "code", "name", "severity", "anchor", "count"} for each in entries())
    assert [each["file"] for each in entries()] == sorted(each["file"] for each in entries())


@pytest.mark.parametrize(
    "pairs",
    [
        [("perfgoal: 1", "# 说明\n\n\nperfgoal: 1")],
        [(UNITLESS, SECOND.replace("研发机构", "院士工作站") + UNITLESS)],
        [(UNITLESS, ""), ("      - name: 高企认定数量\n", UNITLESS + "      - name: 高企认定数量\n")],
        [("name: 新增研发机构数量\n", "name:   新增研发机构数量   # 数\n"), ("amount: 1,205.00", "amount: 1,205.01")],
    ],
    ids=["lines", "an indicator before it", "another order", "spaces"],
)
@pytest.mark.usefixtures("here")
def test_an_edit_elsewhere_changes_nothing(pairs: list[tuple[str, str]], perfgoal: Command) -> None:
    perfgoal("baseline")
    edit("a.yaml", *pairs)
    ended = perfgoal("validate", "--baseline", NAME)
    assert ended.code == 0
    assert "PG404" not in ended.out
    assert "不再查出" not in ended.err


@pytest.mark.usefixtures("here")
def test_what_is_new_is_told(perfgoal: Command) -> None:
    perfgoal("baseline")
    edit("bureau/b.yaml", (SECOND, UNITLESS))
    assert told(perfgoal) == [("bureau/b.yaml", "PG404", "/indicators/产出指标/数量指标/1/annual")]


def test_a_renamed_task_is_another(here: Path, perfgoal: Command) -> None:
    (here / "a.yaml").write_text(ROUND, "utf-8")
    perfgoal("baseline")
    assert f"/tasks/{TASK}" in {each["anchor"].removesuffix("/amount") for each in entries()}
    edit("a.yaml", (f"name: {TASK}", "name: 组建产业投资基金"))
    assert ("a.yaml", "PG208") in {each[:2] for each in told(perfgoal)}
    assert f"a.yaml PG208 /tasks/{TASK}" in perfgoal("validate", "--baseline", NAME).err


@pytest.mark.usefixtures("here")
def test_of_two_of_one_name_each_is_accepted_by_itself(perfgoal: Command) -> None:
    perfgoal("baseline")
    edit("a.yaml", (UNITLESS, UNITLESS + UNITLESS))
    assert [each[2] for each in told(perfgoal) if each[1] == "PG404"] == ["/indicators/产出指标/数量指标/2/annual"]
    perfgoal("baseline")
    assert told(perfgoal) == []
    assert {each["anchor"] for each in entries() if each["code"] == "PG404"} == {
        f"/indicators/产出指标/数量指标/新增研发机构数量{nth}/annual" for nth in ("", "#2")
    }


def missing(perfgoal: Command, *options: str) -> int:
    """Return how often it is told that a category is missing: each time at the same place."""
    return sum(each[:2] == ("a.yaml", "PG305") for each in told(perfgoal, *options))


def accepted_missing() -> list[int]:
    return [each["count"] for each in entries() if each["file"] == "a.yaml" and each["code"] == "PG305"]


@pytest.mark.usefixtures("here")
def test_equal_findings_are_counted(perfgoal: Command) -> None:
    edit("a.yaml", ("    质量指标: []\n", ""), ("    成本指标: []\n", ""))
    perfgoal("baseline")
    assert accepted_missing() == [2]
    assert missing(perfgoal) == 0
    edit("a.yaml", ("    时效指标:\n", "    质量指标:\n"))
    assert (missing(perfgoal), accepted_missing()) == (0, [2])  # one of them is another one now
    edit("a.yaml", ("    质量指标:\n", "    其他指标:\n"))
    assert missing(perfgoal) == 1
    edit("a.yaml", ("    其他指标:\n", "    时效指标:\n    质量指标: []\n    成本指标:\n"))
    perfgoal("baseline", "--prune")
    assert accepted_missing() == []


@pytest.mark.usefixtures("here")
def test_pruning_lowers_a_count(perfgoal: Command) -> None:
    edit("a.yaml", ("    质量指标: []\n", ""), ("    成本指标: []\n", ""))
    perfgoal("baseline")
    edit("a.yaml", ("    时效指标:\n", "    成本指标: []\n    时效指标:\n"))
    assert "删去 1 条" in perfgoal("baseline", "--prune").out
    assert accepted_missing() == [1]


@pytest.mark.usefixtures("here")
def test_what_became_worse_is_told(here: Path, perfgoal: Command) -> None:
    perfgoal("baseline")
    (here / "perfgoal.toml").write_text('[severity]\nPG309 = "error"\nPG606 = "info"\n', "utf-8")
    assert {each[1] for each in told(perfgoal)} == {"PG309"}
    ended = perfgoal("validate", "--baseline", NAME)
    assert ended.code == 1
    assert "不再查出" not in ended.err
    before = Path(NAME).read_bytes()
    perfgoal("baseline", "--prune", "-o", NAME)
    assert Path(NAME).read_bytes() == before
    perfgoal("baseline")
    assert told(perfgoal) == []
    severities = {(each["code"], each["severity"]) for each in entries() if each["code"] in ("PG309", "PG606")}
    assert severities == {("PG309", "error"), ("PG606", "info")}
    (here / "perfgoal.toml").unlink()
    assert {each[1] for each in told(perfgoal)} == {"PG606"}  # accepted as infos they are warnings again


# What can never be accepted.


def test_what_keeps_a_file_from_being_read_is_left_out(here: Path, perfgoal: Command) -> None:
    (here / "c.yaml").write_text("perfgoal: 1\na: [\n", "utf-8")
    edit("bureau/b.yaml", ("goal: 在区委", "# perfgoal: ignore[PG404] 无\ngoal: 在区委"))  # PG010: unused
    ended = perfgoal("baseline")
    assert ended.code == 0
    assert "没有接受 2 条：PG0" in ended.err
    assert {each[1] for each in told(perfgoal)} == {"PG003", "PG010"}
    assert perfgoal("validate", "--baseline", NAME).code == 1


def test_what_hides_other_findings_makes_none_of_them_stale(here: Path, perfgoal: Command) -> None:
    perfgoal("baseline")
    before = Path(NAME).read_bytes()
    for wrong in (TEXT.replace("year: 2024", "year: 1824"), TEXT.replace("tasks:", "tasks: [")):
        (here / "a.yaml").write_text(wrong, "utf-8")
        ended = perfgoal("validate", "--baseline", NAME)
        assert ended.code == 1
        assert "不再查出" not in ended.err
        perfgoal("baseline", "--prune")
        assert Path(NAME).read_bytes() == before


def test_a_file_that_no_rule_judges_is_accepted_with_a_word(here: Path, perfgoal: Command) -> None:
    (here / "a.yaml").write_text(TEXT.replace("year: 2024", "year: 1824"), "utf-8")
    ended = perfgoal("baseline")
    assert "1 个文件的内容不合表样" in ended.err
    assert told(perfgoal) == []
    assert "规则没有检查：PG108" in perfgoal("validate", "--baseline", NAME, "--ledger", "a.yaml").out


# What is not found any more.


@pytest.mark.usefixtures("here")
def test_what_is_mended_is_told_with_the_command_that_drops_it(perfgoal: Command) -> None:
    perfgoal("baseline")
    edit("a.yaml", (UNITLESS, SECOND))
    ended = perfgoal("validate", "--baseline", NAME)
    assert ended.code == 0
    command = f"perfgoal baseline --prune --output {NAME}"
    assert ended.err.splitlines()[1:] == [
        f"基线中有 1 项不再查出，可以删去：{command}",
        "  a.yaml PG404 /indicators/产出指标/数量指标/新增研发机构数量/annual",
    ]
    edit("bureau/b.yaml", (SECOND, UNITLESS))
    pruned = perfgoal(*command.split()[1:])
    assert f"{NAME}：删去 1 条" in pruned.out
    assert "PG404" not in {each["code"] for each in entries()}
    ended = perfgoal("validate", "--baseline", NAME)
    assert ended.err.count("\n") == 1
    assert "PG404" in ended.out  # pruning accepted nothing new


@pytest.mark.parametrize("edited", ["--select", "bureau"])
@pytest.mark.usefixtures("here")
def test_what_was_not_asked_is_not_stale(edited: str, perfgoal: Command) -> None:
    perfgoal("baseline")
    before = Path(NAME).read_bytes()
    options = ("--select", "PG2") if edited == "--select" else ("bureau",)
    assert "不再查出" not in perfgoal("validate", "--baseline", NAME, *options).err
    edit("a.yaml", (UNITLESS, SECOND))
    for prune in ((), ("--prune",)):
        perfgoal("baseline", *options, *prune)
        assert Path(NAME).read_bytes() == before


def test_of_a_long_entry_no_more_than_its_beginning_is_told(here: Path, perfgoal: Command) -> None:
    entry = {
        "file": "gone.yaml",
        "code": "PG404",
        "name": "x",
        "severity": "error",
        "anchor": "/甲" * 9_000,
        "count": 1,
    }
    for changes in ({}, {"count": 0}):
        (here / "long.json").write_text(json.dumps({"version": 1, "findings": [{**entry, **changes}]}), "utf-8")
        ended = perfgoal("validate", "--baseline", "long.json")
        assert "gone.yaml PG404 /甲/甲" in ended.err
        assert len(ended.err) < 1_000


def test_a_file_that_is_gone_is_stale_where_its_folder_was_walked(here: Path, perfgoal: Command) -> None:
    perfgoal("baseline")
    (here / "bureau" / "b.yaml").unlink()
    assert "不再查出" not in perfgoal("validate", "--baseline", NAME, "a.yaml").err
    said = perfgoal("validate", "--baseline", NAME).err
    count = sum(each["file"] == "bureau/b.yaml" for each in entries())
    assert f"基线中有 {count} 项不再查出，可以删去：perfgoal baseline --prune --output {NAME}\n" in said
    assert said.count("  bureau/b.yaml PG") == 5
    assert said.endswith("\n  …\n")
    perfgoal("baseline", "--prune")
    assert {each["file"] for each in entries()} == {"a.yaml"}


@pytest.mark.usefixtures("here")
def test_the_parts_of_a_run_tell_of_what_is_gone_once(here: Path, perfgoal: Command) -> None:
    for number in range(8):
        (here / f"{number}.yaml").write_text(TEXT, "utf-8")
    perfgoal("baseline")
    assert [told(perfgoal, "--shard", f"{part}/3") for part in (1, 2, 3)] == [[], [], []]
    (here / "3.yaml").unlink()
    said = [perfgoal("validate", "--baseline", NAME, "--shard", f"{part}/3").err for part in (1, 2, 3)]
    assert sum("3.yaml" in each for each in said) == 1


# Where it is, and where it is called from.


def test_it_works_from_any_folder_and_moves_along(
    here: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    perfgoal("baseline")
    monkeypatch.chdir(here / "bureau")
    assert told(perfgoal, ".", baseline=f"../{NAME}") == []
    assert told(perfgoal, here, baseline=here / NAME) == []
    monkeypatch.chdir(here.parent)
    assert told(perfgoal, "repository", baseline=f"repository/{NAME}") == []
    moved = here.rename(here.parent / "moved")
    assert told(perfgoal, "moved", baseline=moved / NAME) == []
    (here.parent / "link").symlink_to(moved)
    assert told(perfgoal, "link/a.yaml", baseline=moved / NAME) == []
    assert told(perfgoal, moved, baseline=f"link/{NAME}") == []


def test_the_configuration_names_it(here: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "perfgoal.toml").write_text('baseline = "ci/accepted.json"\n', "utf-8")
    ended = perfgoal("validate")
    assert (ended.code, ended.out) == (2, "")
    assert "没有基线文件 ci/accepted.json；perfgoal baseline 写出它" in ended.err
    (here / "ci").mkdir()
    monkeypatch.chdir(here / "bureau")
    ended = perfgoal("baseline", "..")
    assert ended.code == 0
    assert "用法" not in ended.out
    monkeypatch.chdir(here)
    assert {each["file"] for each in entries("ci/accepted.json")} == {"../a.yaml", "../bureau/b.yaml"}
    assert told(perfgoal, baseline=None) == []
    edit("a.yaml", (UNITLESS, SECOND))
    assert perfgoal("validate").err.splitlines()[1].endswith("可以删去：perfgoal baseline --prune")
    assert len(told(perfgoal, "--no-baseline", baseline=None)) > 10


def test_departments_may_have_baselines_of_their_own(here: Path, perfgoal: Command) -> None:
    (here / "perfgoal.toml").write_text(f'baseline = "{NAME}"\n', "utf-8")
    (here / "bureau" / "perfgoal.toml").write_text('extends = "../perfgoal.toml"\nbaseline = "own.json"\n', "utf-8")
    assert perfgoal("baseline").out.count("接受") == 2
    assert {each["file"] for each in entries()} == {"a.yaml"}
    assert {each["file"] for each in entries("bureau/own.json")} == {"b.yaml"}
    assert told(perfgoal, baseline=None) == []


def test_without_a_name_it_lies_beside_the_configuration(
    here: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "perfgoal.toml").write_text('ignore = ["PG5"]\n', "utf-8")
    monkeypatch.chdir(here / "bureau")
    assert "baseline ../perfgoal-baseline.json" in perfgoal("baseline").out
    assert {each["file"] for each in entries(here / NAME)} == {"bureau/b.yaml"}


@pytest.mark.parametrize("named", ["../b.json", "/tmp/b.json", "link/b.json", "c:/b.json"])
def test_a_configuration_reaches_nothing_outside_of_its_folder(named: str, here: Path, perfgoal: Command) -> None:
    (here / "link").symlink_to(here.parent)
    (here.parent / "b.json").write_text('{"version": 1, "findings": []}', "utf-8")
    (here / "perfgoal.toml").write_text(f'baseline = "{named}"\n', "utf-8")
    for command in ("validate", "baseline"):
        ended = perfgoal(command)
        assert (ended.code, ended.out) == (2, "")
        assert f"“baseline”不能写“{named}”" in ended.err


def test_a_configuration_follows_no_link(here: Path, perfgoal: Command) -> None:
    (here / "real.json").write_text('{"version": 1, "findings": []}', "utf-8")
    (here / "b.json").symlink_to("real.json")
    (here / "perfgoal.toml").write_text('baseline = "b.json"\n', "utf-8")
    ended = perfgoal("validate")
    assert (ended.code, ended.out) == (2, "")
    assert "基线 b.json 无法读取" in ended.err
    assert told(perfgoal, baseline="b.json") != []
    assert "符号链接" in perfgoal("baseline").err


# The rest of the program.


@pytest.mark.parametrize("options", [("--jobs", "2"), ("--jobs", "2", "--no-cache"), ("--jobs", "1", "--no-cache")])
def test_many_files_in_several_processes(
    options: tuple[str, ...], here: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("perfgoal.workspace.running.ALONE", 8)
    for number in range(160):
        (here / f"{number:03}.yaml").write_text(TEXT.replace("8个", f"{number + 8}个"), "utf-8")
    perfgoal("baseline", *options)
    edit("077.yaml", (SECOND, UNITLESS))
    assert [each[:2] for each in told(perfgoal, *options)] == [("077.yaml", "PG404")]
    assert [each[:2] for each in told(perfgoal, *options)] == [("077.yaml", "PG404")]


@pytest.mark.usefixtures("here")
def test_the_cache_knows_nothing_of_it(perfgoal: Command) -> None:
    before = told(perfgoal, baseline=None)
    perfgoal("baseline")
    assert told(perfgoal) == []
    assert told(perfgoal, baseline=None) == before


def test_a_run_that_the_cache_answers_reads_no_declaration(here: Path, perfgoal: Command) -> None:
    perfgoal("baseline")
    told(perfgoal)
    heavy = ("pydantic", "yaml", "jinja2", "rich", "perfgoal.rules")
    asked = (
        "import sys; from perfgoal.cli import run; code = run(sys.argv[1:]);"
        f"print(code, [name for name in {heavy} if name in sys.modules], file=sys.stderr)"
    )
    command = [sys.executable, "-c", asked, "validate", "--baseline", NAME, "--format", "json"]
    ended = subprocess.run(command, capture_output=True, check=True, cwd=here)
    assert ended.stderr.decode().splitlines()[-1] == "0 []"


@pytest.mark.parametrize("report", ["full", "concise", "grouped"])
@pytest.mark.usefixtures("here")
def test_every_report_tells_only_what_is_new(report: str, perfgoal: Command) -> None:
    perfgoal("baseline")
    edit("a.yaml", ("amount: 3,000.00", "amount: 0.00"))
    ended = perfgoal("validate", "--baseline", NAME, "--format", report)
    assert "PG208" in ended.out
    assert "PG404" not in ended.out


@pytest.mark.usefixtures("here")
def test_ledger_and_statistics_say_by_what_it_is_silenced(perfgoal: Command) -> None:
    edit("a.yaml", ("    质量指标: []", "    质量指标: []  # perfgoal: ignore[PG305] 年中补充"))
    perfgoal("baseline")
    asked = ("validate", "a.yaml", "--baseline", NAME, "--format", "json")
    (each,) = json.loads(perfgoal(*asked, "--ledger").out)["declarations"]
    silenced = {outcome["code"]: outcome["silenced"] for outcome in each["outcomes"] if outcome["silenced"]}
    assert sorted((one["source"], one["reason"]) for one in silenced["PG305"]) == [
        ("baseline", f"已在 {NAME} 中接受"),
        ("inline", "年中补充"),
    ]
    assert (each["findings"], each["silenced"]["PG305"]) == ({}, 2)
    assert f"行已忽略：已在 {NAME} 中接受" in perfgoal("validate", "a.yaml", "--baseline", NAME, "--ledger").out
    counted = json.loads(perfgoal(*asked, "--statistics").out)
    assert counted["statistics"] == []
    assert counted["silenced"] == {"inline": 1, "baseline": sum(one["file"] == "a.yaml" for one in entries())}
    lines = perfgoal("validate", "a.yaml", "--baseline", NAME, "--statistics").out.splitlines()
    assert lines[-2:] == ["另有 1 条由注释忽略。", f"另有 {counted['silenced']['baseline']} 条已在基线中接受。"]


@pytest.mark.usefixtures("here")
def test_reports_beside_the_first_know_of_it(perfgoal: Command) -> None:
    perfgoal("baseline")
    outputs = ("--output", "sarif=a.sarif", "--output", "json=a.json", "--format", "concise")
    assert perfgoal("validate", "a.yaml", "--baseline", NAME, *outputs).code == 0
    results = json.loads(Path("a.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert len(results) == sum(each["file"] == "a.yaml" for each in entries())
    assert {each["kind"] for result in results for each in result["suppressions"]} == {"external"}
    assert json.loads(Path("a.json").read_text("utf-8"))["findings"] == []
    before = Path(NAME).read_bytes()
    assert perfgoal("validate", "a.yaml", "--baseline", NAME, "--output", f"json={NAME}").code == 2
    assert Path(NAME).read_bytes() == before


@pytest.mark.usefixtures("here")
def test_only_what_is_told_is_mended(perfgoal: Command) -> None:
    perfgoal("baseline")
    before = Path("a.yaml").read_bytes()
    ended = perfgoal("validate", "a.yaml", "--baseline", NAME, "--fix")
    assert (ended.code, Path("a.yaml").read_bytes()) == (0, before)  # its half-width signs are accepted
    assert "不再查出" not in ended.err
    edit("a.yaml", ("annual: ≥8个", "annual: 不少于8个"))  # PG415
    ended = perfgoal("validate", "a.yaml", "--baseline", NAME, "--fix")
    assert "已自动改正 1 处" in ended.err
    assert "不再查出" not in ended.err
    assert Path("a.yaml").read_bytes() == before
    assert "+" in perfgoal("validate", "a.yaml", "--no-baseline", "--diff").out


def test_standard_input_is_accepted_under_its_name(
    here: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    perfgoal("baseline")

    for options, silent in ((("--stdin-filename", "a.yaml"), True), ((), False)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((here / "a.yaml").read_bytes())))
        assert (told(perfgoal, "-", *options) == []) is silent


# Wrong usage.


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff",
        b"[" * 100_000,
        b'{"version": 2}',
        b'{"version": 1}',
        b'{"version": 1, "findings": [{}]}',
        b'{"version": 1, "findings": [%b, %b]}' % (ENTRY, ENTRY),
        b"<<<<<<< HEAD\n",
        b'{"version": 1, "findings": [{"file": "a.yaml", "code": "PG003", "name": "\\u001b[31m", "severity": "error", '
        b'"anchor": "::error::", "count": 1}]}',
    ],
)
@pytest.mark.usefixtures("here")
def test_a_damaged_baseline_is_wrong_usage(text: bytes, language: str, perfgoal: Command) -> None:
    Path(NAME).write_bytes(text)
    for command in (("validate", "--baseline", NAME), ("baseline",), ("baseline", "--prune")):
        ended = perfgoal(*command, "--lang", language)
        assert (ended.code, ended.out) == (2, "")
        assert NAME in ended.err
        assert ended.err.count("\n") == 1
        assert "\x1b" not in ended.err
        assert Path(NAME).read_bytes() == text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("validate", "--baseline", "none.json"), "没有基线文件 none.json"),
        (("validate", "--baseline", "."), "无法读取"),
        (("validate", "--baseline", NAME, "--no-baseline"), "--baseline, --no-baseline"),
        (("baseline", "-"), "标准输入没有文件名"),
        (("baseline", "--prune"), f"没有基线文件 {NAME}"),
        (("baseline", "-o", "a.yaml"), "a.yaml"),
        (("baseline", "-o", "nowhere/b.json"), "nowhere/b.json"),
        (("baseline", "nope"), "没有这个文件或文件夹"),
        (("baseline", ".git"), "没有找到申报文件"),
        (("baseline", "--select", "PG2O1"), "没有规则“PG2O1”"),
    ],
)
def test_what_cannot_be_done(arguments: tuple[str, ...], said: str, here: Path, perfgoal: Command) -> None:
    before = (here / "a.yaml").read_bytes()
    ended = perfgoal(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert (here / "a.yaml").read_bytes() == before
    assert not Path(NAME).exists()


@pytest.mark.usefixtures("here")
def test_a_baseline_that_could_not_be_read_again_is_not_written(
    perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("perfgoal.cli.baseline.LIMIT", 1_000)
    ended = perfgoal("baseline")
    assert (ended.code, ended.out) == (2, "")
    assert f"基线 {NAME} 超过" in ended.err
    assert not Path(NAME).exists()
    Path(NAME).write_bytes(b" " * (16 * 1_048_576 + 1))
    assert f"基线 {NAME} 超过 16 MiB" in perfgoal("validate", "--baseline", NAME).err


def test_where_nobody_may_look_nothing_is_gone(here: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    perfgoal("baseline")
    (here / "bureau" / "b.yaml").unlink()
    look = os.lstat

    def denied(path: Any, **options: Any) -> os.stat_result:
        if str(path).endswith("b.yaml"):
            raise PermissionError(13, "denied")
        return look(path, **options)

    monkeypatch.setattr(os, "lstat", denied)
    assert "不再查出" not in perfgoal("validate", "--baseline", NAME).err
    monkeypatch.setattr(os, "lstat", look)
    assert "不再查出" in perfgoal("validate", "--baseline", NAME).err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read and write everything")
def test_permissions(here: Path, perfgoal: Command, request: pytest.FixtureRequest) -> None:
    perfgoal("baseline")
    (here / NAME).chmod(0)
    assert perfgoal("validate", "--baseline", NAME).code == 2
    (here / NAME).chmod(0o644)
    here.chmod(0o555)
    request.addfinalizer(lambda: here.chmod(0o755))
    assert perfgoal("baseline").code == 3


def test_the_permissions_of_a_baseline_stay(here: Path, perfgoal: Command) -> None:
    perfgoal("baseline")
    (here / NAME).chmod(0o640)
    perfgoal("baseline", "--prune")
    assert (here / NAME).stat().st_mode & 0o777 == 0o640
