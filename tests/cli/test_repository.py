"""The rules over all declarations of a repository, as the command line has them."""

import json
import os
import re
import time
from pathlib import Path
from typing import Any

import pytest

from cli.terminal import EXAMPLES, Command
from cli.test_many_files import judged
from perfgoal.workspace import running

ASKED = 'select = ["PG217", "PG9", "PG010"]\n[repository]\n'
WITH_ROSTER = ASKED + 'roster = "roster.csv"\n'
EXAMPLE = (EXAMPLES / "liwan_2024.yaml").read_text("utf-8")
NAME = "广州市荔湾区科技工业和信息化局"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one declaration twice, and a roster that asks for one more."""
    root = tmp_path / "district"
    (root / ".git").mkdir(parents=True)
    (root / "2024").mkdir()
    for name in ("a", "b"):
        (root / "2024" / f"{name}.yaml").write_text(EXAMPLE, "utf-8")
    (root / "roster.csv").write_text(f"部门,控制数\n{NAME},20000\n荔湾区教育局,300\n", "utf-8")
    (root / "perfgoal.toml").write_text(WITH_ROSTER, "utf-8")
    monkeypatch.chdir(root)
    return root


def found(perfgoal: Command, *options: str | Path) -> list[tuple[str, int, str, str]]:
    """Return file, line, code and severity of each finding."""
    ended = perfgoal("validate", "--format", "json", *options)
    findings: list[dict[str, Any]] = json.loads(ended.out)["findings"]
    return [(each["file"], each["line"], each["code"], each["severity"]) for each in findings]


def codes(perfgoal: Command, *options: str | Path) -> list[str]:
    return [code for _, _, code, _ in found(perfgoal, *options)]


def test_what_is_missing_stands_in_the_roster(perfgoal: Command, repository: Path) -> None:
    assert found(perfgoal) == [("2024/b.yaml", 8, "PG901", "error"), ("roster.csv", 3, "PG902", "error")]
    ended = perfgoal("validate")
    assert ended.code == 1
    assert "3 | 荔湾区教育局,300" in ended.out
    assert "8:1 另一份（2024/a.yaml）" in ended.out
    assert ended.err == ""


def test_nothing_is_asked_of_many_without_a_word(perfgoal: Command, repository: Path) -> None:
    (repository / "perfgoal.toml").write_text(ASKED.replace("[repository]\n", ""), "utf-8")
    assert found(perfgoal) == []


def test_rules_over_many_files_are_selected_and_weighed_as_others(perfgoal: Command, repository: Path) -> None:
    assert codes(perfgoal, "--ignore", "duplicate-declaration") == ["PG902"]
    assert codes(perfgoal, "--select", "PG901") == ["PG901"]
    more = '[severity]\nPG901 = "info"\n[paths."roster.csv"]\nseverity = {PG902 = "warning"}\n'
    (repository / "perfgoal.toml").write_text(WITH_ROSTER + more, "utf-8")
    assert [severity for *_, severity in found(perfgoal)] == ["info", "warning"]
    assert perfgoal("validate").code == 0
    assert perfgoal("validate", "--strict").code == 1
    more = '[paths."2024/b.yaml"]\nignore = ["PG9"]\n[paths."*.csv"]\nignore = ["PG902"]\n'
    (repository / "perfgoal.toml").write_text(WITH_ROSTER + more, "utf-8")
    assert found(perfgoal) == []


def test_a_comment_silences_them_where_it_stands(perfgoal: Command, repository: Path) -> None:
    file = repository / "2024" / "b.yaml"
    file.write_text(
        EXAMPLE.replace(f": {NAME}\n", f": {NAME}  # perfgoal: ignore[PG901] 合并前的一份，至 2024-06-30\n"), "utf-8"
    )
    assert codes(perfgoal) == ["PG902"]
    assert codes(perfgoal) == ["PG902"]  # from the cache too
    assert codes(perfgoal, "--today", "2024-07-01") == ["PG901", "PG010", "PG902"]


def test_the_ledger_tells_what_came_of_them(perfgoal: Command, repository: Path) -> None:
    file = repository / "2024" / "b.yaml"
    file.write_text(EXAMPLE.replace(f": {NAME}\n", f": {NAME}  # perfgoal: ignore[PG901] 合并前的一份\n"), "utf-8")
    (repository / "roster.csv").write_text(f"部门,控制数\n{NAME},100\n", "utf-8")
    report = json.loads(perfgoal("validate", "--ledger", "--format", "json").out)
    of_b = {each["code"]: each for each in report["declarations"][1]["outcomes"]}
    assert {code: each["result"] for code, each in of_b.items()} == {
        "PG217": "passed",
        "PG901": "silenced",
        "PG903": "passed",
        "PG904": "not-applicable",
        "PG905": "finding",
        "PG906": "passed",
        "PG907": "not-applicable",
    }
    assert of_b["PG901"]["silenced"][0]["reason"] == "合并前的一份"
    assert of_b["PG907"]["reasons"] == ["没有上年的申报"]
    ended = perfgoal("validate", "--format", "concise", "--lang", "en")
    assert "16,269.69 万元, is above its control total of 100 万元, by 16,169.69 万元." in ended.out
    report = json.loads(perfgoal("validate", "2024", "--ledger", "--format", "json").out)
    of_a = {each["code"]: each["reasons"] for each in report["declarations"][0]["outcomes"]}
    assert of_a["PG904"] == ["没有检查整个仓库"]


@pytest.mark.parametrize(
    ("names", "alone", "together"),
    [
        ("PG906", [], ["PG010"]),
        ("PG904", [], ["PG010"]),
        ("PG9", [], ["PG010"]),
        ("PG217, PG901", [], ["PG010", "PG010"]),
        ("PG21", ["PG010"], ["PG010"]),
        ("PG2", [], []),  # silences PG207, and PG217 besides
        ("PG309", [], []),
        ("PG305, PG907", [], ["PG010"]),
    ],
)
def test_a_comment_that_silences_nothing_is_told_by_who_knows(
    names: str, alone: list[str], together: list[str], perfgoal: Command, repository: Path
) -> None:
    (repository / "2024" / "b.yaml").unlink()
    (repository / "roster.csv").write_text(f"部门\n{NAME}\n", "utf-8")
    (repository / "2024" / "a.yaml").write_text(f"# perfgoal: ignore-file[{names}] 理由\n{EXAMPLE}", "utf-8")
    for text, due in (("[repository]\n", together), ("", alone)):
        (repository / "perfgoal.toml").write_text(text, "utf-8")
        assert [code for code in codes(perfgoal) if code == "PG010"] == due


def test_of_single_files_only_what_they_tell_is_judged(perfgoal: Command, repository: Path) -> None:
    (repository / "roster.csv").write_text(f"部门,年度\n{NAME},2024\n荔湾区教育局,2024\n", "utf-8")
    for paths in (("2024",), ("2024/a.yaml", "2024/b.yaml")):
        assert codes(perfgoal, *paths) == ["PG901"]
        ended = perfgoal("validate", *paths, "--format", "concise", "--lang", "en")
        assert ended.err == (
            "not all of the repository was checked, so PG902, PG904 were left undecided; check . for them.\n"
        )
    assert codes(perfgoal, repository.parent) == ["PG901", "PG902"]


def test_a_roster_without_years_holds_nothing_against_single_files(perfgoal: Command, repository: Path) -> None:
    (repository / "2024" / "b.yaml").unlink()
    (repository / "2023").mkdir()
    (repository / "2023" / "old.yaml").write_text(EXAMPLE.replace("year: 2024", "year: 2023"), "utf-8")
    for text, due in ((f"部门,控制数\n{NAME},17000\n", []), (f"部门,控制数\n{NAME},100\n", ["2024/a.yaml"])):
        (repository / "roster.csv").write_text(text, "utf-8")
        assert [file for file, _, code, _ in found(perfgoal) if code == "PG905"] == due
        assert found(perfgoal, "2023") == []  # not above this year's control total
        ended = perfgoal("validate", "2023", "--ledger", "--lang", "en")
        assert "PG902, PG903, PG904, PG905 were left undecided" in ended.err
        for name in ("PG217  unit-slip", "PG903  unexpected-declaration", "PG905  over-control-total"):
            assert f"  {name}  undecided: not all of the repository was checked" in ended.out


def test_a_part_of_the_files_leaves_them_to_a_whole_run(perfgoal: Command, repository: Path) -> None:
    ended = perfgoal("validate", "--shard", "1/1", "--format", "concise")
    assert (ended.code, ended.out) == (0, "检查了 2 个文件：没有发现问题。\n")
    assert ended.err == "只检查了一部分文件，没有判断整个仓库的规则（PG217、PG901 至 PG907）。\n"
    (repository / "perfgoal.toml").write_text("", "utf-8")
    assert perfgoal("validate", "--shard", "1/1", "--format", "concise").err == ""


def test_a_hook_is_not_told_each_time(perfgoal: Command, repository: Path) -> None:
    ended = perfgoal("validate", "--skip-others", "2024/a.yaml", "roster.csv", "--format", "concise")
    assert (ended.code, ended.err) == (0, "")


@pytest.mark.parametrize("name", ["roster.csv", "perfgoal.toml", "accepted.json", "forms/own.yaml"])
def test_no_report_takes_the_place_of_what_the_files_are_checked_by(
    name: str, perfgoal: Command, repository: Path
) -> None:
    (repository / "forms").mkdir()
    (repository / "forms" / "own.yaml").write_text("form: x\nlabels: {}\n", "utf-8")
    (repository / "accepted.json").write_text('{"version": 1, "findings": []}', "utf-8")
    configured = f'baseline = "accepted.json"\nforms = ["forms/*.yaml"]\n{WITH_ROSTER}'
    (repository / "perfgoal.toml").write_text(configured, "utf-8")
    before = (repository / name).read_bytes()
    ended = perfgoal("validate", "2024", "--output", f"json={name}")
    assert (ended.code, ended.out) == (2, "")
    assert "不能是要读取的文件本身" in ended.err
    assert (repository / name).read_bytes() == before


@pytest.fixture
def many(repository: Path) -> Path:
    """The repository with thirty declarations more, from a while ago."""
    for number in range(30):
        text = EXAMPLE.replace(NAME, f"荔湾区{number}局").replace("8个", f"{number + 8}个")
        (repository / "2024" / f"{number:02}.yaml").write_text(text, "utf-8")
    long_ago = time.time() - 60
    for path in (repository / "2024").iterdir():
        os.utime(path, (long_ago, long_ago))
    return repository


@pytest.mark.parametrize("report", ["json", "full", "concise", "grouped"])
@pytest.mark.usefixtures("many")
def test_a_second_run_and_several_processes_say_the_same(
    report: str, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = perfgoal("validate", "--format", report)
    names = judged(monkeypatch)
    assert perfgoal("validate", "--format", report) == first
    assert names == []
    for name, value in (("CHUNK", 4), ("ALONE", 4), ("PAYS", 5)):
        monkeypatch.setattr(running, name, value)
    assert perfgoal("validate", "--format", report, "--no-cache", "--jobs", "3") == first
    assert len(names) == 4
    assert "PG906" in first.out


@pytest.mark.usefixtures("many")
def test_the_findings_are_sorted_among_those_of_each_file(perfgoal: Command, repository: Path) -> None:
    (repository / "perfgoal.toml").write_text(WITH_ROSTER.replace(ASKED, "[repository]\n"), "utf-8")
    findings = json.loads(perfgoal("validate", "--format", "json").out)["findings"]
    assert {each["code"] for each in findings} >= {"PG305", "PG903", "PG906", "PG902"}
    places = [(each["file"], each["line"], each["column"], each["code"]) for each in findings]
    assert places == sorted(places)


def last_year(repository: Path) -> None:
    """Put last year's declaration into a folder of its own, with more in it."""
    (repository / "2023").mkdir()
    (repository / "2024" / "b.yaml").unlink()
    text = EXAMPLE.replace("year: 2024", "year: 2023").replace("annual: ≥8个", "annual: ≥9个")
    (repository / "2023" / "a.yaml").write_text(text, "utf-8")


@pytest.mark.parametrize("name", ["2023", "2023/", "2023/*.yaml", "202[0-3]", "**/2023"])
def test_last_years_declarations_are_looked_at_wherever_one_looks(
    name: str, perfgoal: Command, repository: Path
) -> None:
    last_year(repository)
    (repository / "perfgoal.toml").write_text(f'{ASKED}last-year = "{name}"\n', "utf-8")
    assert codes(perfgoal) == ["PG907"]
    ended = perfgoal("validate", "2024", "--format", "json", "--select", "PG")
    report = json.loads(ended.out)
    assert report["summary"]["files"] == 1
    assert {finding["file"] for finding in report["findings"]} == {"2024/a.yaml"}
    [weaker] = [finding for finding in report["findings"] if finding["code"] == "PG907"]
    assert (weaker["expected"], weaker["actual"], weaker["related"][0]["file"]) == ("≥9个", "≥8个", "2023/a.yaml")
    assert weaker["path"] == "/indicators/产出指标/数量指标/0/annual"


def test_last_years_declarations_are_not_mended_from_elsewhere(perfgoal: Command, repository: Path) -> None:
    last_year(repository)
    (repository / "perfgoal.toml").write_text('[repository]\nlast-year = "2023"\n', "utf-8")
    before = (repository / "2023" / "a.yaml").read_bytes()
    ended = perfgoal("validate", "2024", "--fix", "--format", "concise")
    assert "PG907" in ended.out
    assert "已自动改正" in ended.err
    assert (repository / "2023" / "a.yaml").read_bytes() == before


def test_departments_that_extend_the_district_are_one_repository(perfgoal: Command, repository: Path) -> None:
    for name in ("a", "b"):
        (repository / name).mkdir()
        (repository / "2024" / f"{name}.yaml").rename(repository / name / f"{name}.yaml")
        (repository / name / "perfgoal.toml").write_text('extends = "../perfgoal.toml"\n', "utf-8")
    assert found(perfgoal) == [("b/b.yaml", 8, "PG901", "error"), ("roster.csv", 3, "PG902", "error")]


def test_two_repositories_are_judged_apart(
    perfgoal: Command, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "2024" / "perfgoal.toml").write_text(ASKED, "utf-8")
    (repository / "c.yaml").write_text(EXAMPLE, "utf-8")
    assert found(perfgoal) == [("2024/b.yaml", 8, "PG901", "error"), ("roster.csv", 3, "PG902", "error")]


def test_a_roster_in_yaml_is_no_file_that_was_skipped(perfgoal: Command, repository: Path) -> None:
    (repository / "roster.csv").unlink()
    (repository / "roster.yaml").write_text(f"- 部门: {NAME}\n- 部门: 荔湾区教育局\n", "utf-8")
    (repository / "other.yaml").write_text("services: {}\n", "utf-8")
    (repository / "perfgoal.toml").write_text(WITH_ROSTER.replace("csv", "yaml"), "utf-8")
    ended = perfgoal("validate", "--format", "concise")
    assert "roster.yaml:2:1: 错误 PG902" in ended.out
    assert ended.err == "跳过不是申报的 YAML 文件（1 个）：other.yaml\n"


def test_a_file_that_is_no_declaration_is_told_as_ever(perfgoal: Command, repository: Path) -> None:
    (repository / "2024" / "b.yaml").write_text(EXAMPLE.replace("\ngoal:", "\ngaol:"), "utf-8")
    assert codes(perfgoal) == ["PG102", "PG902"]


def test_where_nothing_declares_the_roster_is_not_all_that_is_told(perfgoal: Command, repository: Path) -> None:
    for name in ("a", "b"):
        (repository / "2024" / f"{name}.yaml").write_text("services: {}\n", "utf-8")
    ended = perfgoal("validate")
    assert (ended.code, ended.out) == (2, "")
    assert "没有找到申报文件" in ended.err


def test_sarif_names_the_roster(perfgoal: Command, repository: Path) -> None:
    [run] = json.loads(perfgoal("validate", "--format", "sarif").out)["runs"]
    places = {each["ruleId"]: each["locations"][0]["physicalLocation"] for each in run["results"]}
    assert places["PG902"]["artifactLocation"]["uri"] == "roster.csv"
    assert places["PG902"]["region"]["startLine"] == 3


@pytest.mark.parametrize("report", ["--statistics", "--ledger"])
def test_the_other_reports_know_them(report: str, perfgoal: Command, repository: Path) -> None:
    ended = perfgoal("validate", report)
    assert "PG902" in ended.out
    assert ended.code == 1
    assert json.loads(perfgoal("validate", report, "--format", "json").out)


ROSTERS = {
    "部门,电话\n甲局,1\n": ("unknown-column", "1", "电话"),
    "项目\n甲\n": ("no-column", "1", "项目"),
    "部门,控制数\n甲局,1.2.3\n": ("bad-amount", "2", "1.2.3"),
    "部门,部门\n甲局,乙局\n": ("column-twice", "1", "部门"),
    "部门,备注\n,无\n部门,\n": ("", "", ""),
    "部门,年度\n甲局,24\n": ("bad-year", "2", "24"),
    "部门,控制数,单位\n甲局,1,块\n": ("bad-unit", "2", "块"),
    "部门\n甲局\n甲局\n": ("row-twice", "3", "2"),
    "部门,控制数\n甲局,12,345\n": ("no-head", "2", "345"),
    "部门,控制数\n,1\n": ("no-department", "2", ""),
    "": ("no-table", "", ""),
}


@pytest.mark.parametrize("text", ROSTERS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_roster_that_cannot_be_used_is_wrong_usage(
    text: str, language: str, perfgoal: Command, repository: Path
) -> None:
    kind, line, said = ROSTERS[text]
    (repository / "roster.csv").write_text(text, "utf-8")
    ended = perfgoal("validate", "--lang", language)
    if not kind:
        return
    assert (ended.code, ended.out) == (2, "")
    assert ("roster.csv:" + line if line else "roster.csv") in ended.err
    assert said in ended.err
    assert bool(re.search("[a-z]{3,} [a-z]{3,}", ended.err)) is (language == "en")


def test_a_roster_of_another_encoding_or_kind_is_wrong_usage(perfgoal: Command, repository: Path) -> None:
    roster = repository / "roster.csv"
    for data, said in (
        ("部门\n甲局\n".encode("gb18030"), "GB18030"),
        (b"\xe9\x83\xa8\n\xff\xff\n", "不是 UTF-8"),
        (b"x" * (4 * 1024 * 1024 + 1), "无法读取"),
    ):
        roster.write_bytes(data)
        ended = perfgoal("validate")
        assert (ended.code, ended.out) == (2, "")
        assert said in ended.err
    roster.unlink()
    roster.symlink_to(repository / "2024" / "a.yaml")
    ended = perfgoal("validate")
    assert (ended.code, "无法读取" in ended.err) == (2, True)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ('roster = "../roster.csv"', "之内"),
        ('roster = "/etc/passwd"', "之内"),
        ('roster = "nothing.csv"', "没有这样的文件"),
        ('roster = "2024/*.yaml"', "不止一个"),
        ('last-year = "2022"', "没有这样的文件"),
        ('last-year = "../2022"', "之内"),
        ("roster = 1", "“roster”应为一个文件名"),
        ("last-year = []", "“last-year”应为一个文件夹或文件名"),
        ("likeness = 2", "“likeness”应为0.8 至 1 的数"),
        ('rooster = "a"', "是不是 roster"),
    ],
)
def test_a_configuration_that_names_what_is_not_there_is_wrong_usage(
    said: str, kind: str, perfgoal: Command, repository: Path
) -> None:
    (repository / "perfgoal.toml").write_text(f"[repository]\n{said}\n", "utf-8")
    ended = perfgoal("validate")
    assert (ended.code, ended.out) == (2, "")
    assert kind in ended.err
    assert "perfgoal.toml" in ended.err


def test_what_others_wrote_cannot_reach_the_terminal(perfgoal: Command, repository: Path) -> None:
    (repository / "roster.csv").write_text("部门\n\x1b[31m甲局\n", "utf-8")
    ended = perfgoal("validate", "--format", "full")
    assert "\x1b" not in ended.out
    (repository / "roster.csv").write_text("部门,\x1b[31m\n甲局,1\n", "utf-8")
    ended = perfgoal("validate")
    assert ended.code == 2
    assert "\x1b" not in ended.err


def test_a_baseline_accepts_them(perfgoal: Command, repository: Path) -> None:
    assert perfgoal("baseline").code == 0
    (repository / "perfgoal.toml").write_text(f'baseline = "perfgoal-baseline.json"\n{WITH_ROSTER}', "utf-8")
    assert found(perfgoal) == []
    for arguments in ((), ("2024",), ("--shard", "1/1"), ("--ignore", "PG9")):
        ended = perfgoal("validate", *arguments, "--format", "concise")
        assert ended.code == 0
        assert "b.yaml" not in ended.out + ended.err  # neither told nor called stale where it was not asked
    (repository / "2024" / "b.yaml").write_text(EXAMPLE.replace(NAME, "荔湾区文化局"), "utf-8")
    ended = perfgoal("validate", "--format", "concise", "--select", "PG901")
    assert "PG901" in ended.err


def test_a_baseline_drops_what_the_roster_misses_no_more(perfgoal: Command, repository: Path) -> None:
    baseline, roster = repository / "perfgoal-baseline.json", repository / "roster.csv"
    (repository / "2024" / "b.yaml").unlink()
    roster.write_text(f"部门\n{NAME}\n荔湾区教育局\n荔湾区文化局\n", "utf-8")
    (repository / "perfgoal.toml").write_text(f'baseline = "{baseline.name}"\n{WITH_ROSTER}', "utf-8")
    ended = perfgoal("baseline", "--lang", "en")
    assert ended.err == ""  # nothing keeps a rule from judging the roster
    for left, count in ((f"{NAME}\n荔湾区教育局\n", 1), (f"{NAME}\n", 2)):
        roster.write_text(f"部门\n{left}", "utf-8")
        assert f"answers to any more: {count}." in perfgoal("validate", "--lang", "en").err
        assert "any more" not in perfgoal("validate", "--lang", "en", "--select", "PG901").err
    assert "dropped 2;" in perfgoal("baseline", "--prune", "--lang", "en").out
    assert "PG902" not in baseline.read_text("utf-8")


def test_a_roster_counts_as_a_file_whether_it_misses_something_or_not(perfgoal: Command, repository: Path) -> None:
    roster = repository / "roster.csv"
    for text, result in ((f"部门\n{NAME}\n教育局\n", "finding: 1"), (f"部门\n{NAME}\n", "passed")):
        roster.write_text(text, "utf-8")
        assert "3 files checked" in perfgoal("validate", "--lang", "en").out
        ended = perfgoal("validate", "--ledger", "--lang", "en")
        assert ended.out.partition("roster.csv\n")[2].splitlines()[1] == f"  PG902  missing-declaration  {result}"


def test_single_files_do_not_tell_what_is_found_no_more(perfgoal: Command, repository: Path) -> None:
    baseline = repository / "perfgoal-baseline.json"
    (repository / "perfgoal.toml").write_text(f'baseline = "{baseline.name}"\n{WITH_ROSTER}', "utf-8")
    perfgoal("baseline")
    accepted = baseline.read_bytes()
    ended = perfgoal("validate", "2024/b.yaml", "--lang", "en")  # PG901 needs a.yaml
    assert "any more" not in ended.err
    assert "dropped 0;" in perfgoal("baseline", "--prune", "2024/b.yaml", "--lang", "en").out
    assert "0 dropped" in perfgoal("baseline", "2024/b.yaml", "--lang", "en").out
    assert baseline.read_bytes() == accepted


def test_a_hook_does_not_ask_to_remove_a_comment_that_silences_something(perfgoal: Command, repository: Path) -> None:
    silent = f": {NAME}  # perfgoal: ignore[PG901] 合并前的一份\n"
    (repository / "2024" / "b.yaml").write_text(EXAMPLE.replace(f": {NAME}\n", silent), "utf-8")
    assert codes(perfgoal) == ["PG902"]
    assert codes(perfgoal, "--skip-others", "2024/b.yaml") == []
    (repository / "2024" / "a.yaml").unlink()
    assert codes(perfgoal) == ["PG010", "PG902"]


PROJECT = (EXAMPLES / "putuo_2026.yaml").read_text("utf-8")


def test_a_file_that_does_not_fit_its_form_is_not_taken_for_one_that_is_not_there(
    perfgoal: Command, repository: Path
) -> None:
    whole, project = repository / "2024" / "a.yaml", repository / "2024" / "b.yaml"
    silent = "# perfgoal: ignore-file[PG904] 另有一个项目尚未批复\n"
    whole.write_text(silent + EXAMPLE, "utf-8")
    ours = re.sub("(?m)^department: .*", f"department: {NAME}", PROJECT).replace("year: 2026", "year: 2024")
    project.write_text(ours, "utf-8")
    ended = perfgoal("validate", "--ledger", "--lang", "en")
    assert "PG904  projects-do-not-sum  silenced" in ended.out
    whole.write_text(whole.read_text("utf-8").removeprefix(silent), "utf-8")
    baseline = repository / "perfgoal-baseline.json"
    assert "PG904" in codes(perfgoal)
    (repository / "perfgoal.toml").write_text(f'baseline = "{baseline.name}"\n{WITH_ROSTER}', "utf-8")
    perfgoal("baseline")
    # what the second project declares is not known
    (repository / "2024" / "c.yaml").write_text(re.sub("(?m)^department: .*", "department:", PROJECT), "utf-8")
    ended = perfgoal("validate", "--ledger", "--lang", "en", "--no-baseline")
    assert "PG904  projects-do-not-sum  undecided: some declarations cannot be read" in ended.out
    assert "any more" not in perfgoal("validate", "--lang", "en").err
    assert "dropped 0;" in perfgoal("baseline", "--prune", "--lang", "en").out
    whole.write_text(silent + whole.read_text("utf-8"), "utf-8")
    assert "PG010" not in codes(perfgoal, "--no-baseline")
