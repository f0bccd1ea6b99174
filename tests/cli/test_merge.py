"""A run in parts says, when the parts are joined, what one run says."""

import json
from pathlib import Path

import pytest

from cli.terminal import EXAMPLES, Command
from perfgoal.workspace.sharding import shard_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "declarations"
    made.mkdir()
    text = (EXAMPLES / "liwan_2024.yaml").read_text("utf-8")
    for number in range(12):
        wrong = text.replace("basic: 2,554.17", f"basic: {2_555 + number}.17") if number % 3 == 0 else text
        (made / f"{number:02}.yaml").write_text(wrong, "utf-8")
    return made


def parts(folder: Path, count: int, perfgoal: Command) -> list[Path]:
    reports = []
    for number in range(1, count + 1):
        report = folder.parent / f"{number}.json"
        ended = perfgoal("validate", folder, "--format", "json", "--shard", f"{number}/{count}")
        report.write_text(ended.out, "utf-8")
        reports.append(report)
    return reports


@pytest.mark.parametrize("count", [1, 2, 5])
def test_the_parts_together_are_the_whole(count: int, folder: Path, perfgoal: Command) -> None:
    reports = parts(folder, count, perfgoal)
    assert perfgoal("merge", *reports) == perfgoal("validate", folder, "--format", "json")
    assert perfgoal("merge", *reversed(reports)).out == perfgoal("merge", *reports).out
    files = [json.loads(report.read_text("utf-8"))["summary"]["files"] for report in reports]
    assert sum(files) == 12
    assert count == 1 or max(files) < 12


def test_reports_that_were_laid_out_anew_are_joined_too(folder: Path, perfgoal: Command) -> None:
    reports = parts(folder, 3, perfgoal)
    reports[1].write_text("\ufeff" + json.dumps(json.loads(reports[1].read_text("utf-8")), indent=8), "utf-8")
    assert perfgoal("merge", *reports) == perfgoal("validate", folder, "--format", "json")


def test_a_report_without_findings(folder: Path, perfgoal: Command) -> None:
    clean = folder.parent / "clean.json"
    clean.write_text(perfgoal("validate", folder, "--format", "json", "--select", "PG102").out, "utf-8")
    ended = perfgoal("merge", clean)
    assert (ended.code, ended.out) == (0, clean.read_text("utf-8"))


def test_the_exit_code_is_that_of_one_run(folder: Path, perfgoal: Command, tmp_path: Path) -> None:
    report = tmp_path / "warnings.json"
    report.write_text(perfgoal("validate", EXAMPLES / "liwan_2024.yaml", "--format", "json").out, "utf-8")
    assert perfgoal("merge", report).code == 0
    assert perfgoal("merge", report, "--strict").code == 1
    assert perfgoal("merge", *parts(folder, 2, perfgoal)).code == 1


def test_a_merged_report_may_go_to_a_file(folder: Path, perfgoal: Command, tmp_path: Path) -> None:
    reports = parts(folder, 2, perfgoal)
    out = tmp_path / "all.json"
    assert perfgoal("merge", *reports, "-o", out).out == ""
    assert out.read_text("utf-8") == perfgoal("merge", *reports).out


def test_a_merged_report_takes_the_place_of_no_part(folder: Path, perfgoal: Command) -> None:
    reports = parts(folder, 2, perfgoal)
    before = Path(reports[0]).read_bytes()
    ended = perfgoal("merge", *reports, "-o", reports[0])
    assert (ended.code, ended.out) == (2, "")
    assert Path(reports[0]).read_bytes() == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("甲", "不是 JSON"),
        ("[" * 100_000, "不是 JSON"),
        ("[]", "不是 perfgoal 的 JSON 报告"),
        ('{"version": 2, "tool": {"name": "perfgoal"}, "summary": {}, "findings": []}', "不是 perfgoal 的 JSON 报告"),
        ('{"version": 1, "tool": {"name": "other"}, "summary": {}, "findings": []}', "不是 perfgoal 的 JSON 报告"),
    ],
)
def test_what_is_no_report(text: str, said: str, perfgoal: Command, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    report.write_text(text, "utf-8")
    ended = perfgoal("merge", report)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_a_report_that_goes_on_otherwise_than_it_began(folder: Path, perfgoal: Command) -> None:
    first, second = parts(folder, 2, perfgoal)
    lines = second.read_text("utf-8").split("\n")
    second.write_text("\n".join([*lines[:6], "    {],", *lines[7:]]), "utf-8")
    ended = perfgoal("merge", first, second)
    assert (ended.code, ended.out) == (2, "")
    assert "不是 JSON" in ended.err


@pytest.mark.parametrize("left", [5, 6, 7])
def test_a_report_that_was_cut_off_is_not_taken_for_a_whole_one(left: int, folder: Path, perfgoal: Command) -> None:
    first, second = parts(folder, 2, perfgoal)
    lines = second.read_text("utf-8").splitlines(keepends=True)
    assert len(lines) > 9
    second.write_text("".join(lines[:left]), "utf-8")
    ended = perfgoal("merge", first, second)
    assert (ended.code, ended.out) == (2, "")
    assert f"{second} 不完整" in ended.err


@pytest.mark.parametrize("laid_out_anew", [False, True])
def test_a_report_that_counts_other_findings_than_it_has(
    folder: Path, perfgoal: Command, *, laid_out_anew: bool
) -> None:
    first, second = parts(folder, 2, perfgoal)
    lines = second.read_text("utf-8").splitlines(keepends=True)
    text = "".join([*lines[:5], *lines[6:]])
    second.write_text(json.dumps(json.loads(text)) if laid_out_anew else text, "utf-8")
    ended = perfgoal("merge", first, second)
    assert (ended.code, ended.out) == (2, "")
    assert f"{second} 不完整" in ended.err


def test_counts_that_no_report_can_have(folder: Path, perfgoal: Command) -> None:
    [report] = parts(folder, 1, perfgoal)
    report.write_text(report.read_text("utf-8").replace('"files": 12', '"files": -1'), "utf-8")
    ended = perfgoal("merge", report)
    assert (ended.code, ended.out) == (2, "")
    assert "不是 perfgoal 的 JSON 报告" in ended.err


def test_bytes_that_are_no_text(folder: Path, perfgoal: Command) -> None:
    first, second = parts(folder, 2, perfgoal)
    second.write_bytes(second.read_bytes().replace("错误".encode(), b"\xff") + b"\xff")
    ended = perfgoal("merge", first, second)
    assert ended.code in (1, 2)
    assert "内部错误" not in ended.err


def test_a_part_that_is_given_twice(folder: Path, perfgoal: Command, tmp_path: Path) -> None:
    reports = parts(folder, 2, perfgoal)
    again = tmp_path / "again.json"
    again.write_bytes(reports[0].read_bytes())
    for twice in (again, reports[0]):
        ended = perfgoal("merge", *reports, twice)
        assert (ended.code, ended.out) == (2, "")
        assert "同一份给了两次" in ended.err


def test_a_part_of_other_rules(folder: Path, perfgoal: Command) -> None:
    reports = parts(folder, 2, perfgoal)
    text = reports[1].read_text("utf-8")
    rules = json.loads(text)["tool"]["rules"]
    reports[1].write_text(text.replace(rules, "0" * 12), "utf-8")
    ended = perfgoal("merge", *reports)
    assert ended.code == 2
    assert "同一套规则" in ended.err


def test_a_report_that_is_not_there(perfgoal: Command, tmp_path: Path) -> None:
    ended = perfgoal("merge", tmp_path / "none.json")
    assert ended.code == 2
    assert "none.json" in ended.err
    assert perfgoal("merge", tmp_path).code == 2


@pytest.mark.parametrize("text", ["", "1", "0/2", "3/2", "1/0", "-1/2", "a/b", "1/2/3", "１/２", "1/99999999"])
def test_a_part_that_there_is_not(text: str, folder: Path, perfgoal: Command) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  its text is what was given
        shard_of(text or ".")
    ended = perfgoal("validate", folder, f"--shard={text}")
    assert ended.code == 2
    assert "--shard" in ended.err


def test_a_part_without_files_is_in_order(perfgoal: Command, folder: Path) -> None:
    for path in sorted(folder.iterdir())[1:]:
        path.unlink()
    codes = [perfgoal("validate", folder, "--shard", f"{number}/3", "--format", "json") for number in (1, 2, 3)]
    assert sorted(ended.code for ended in codes) == [0, 0, 1]
    assert all(json.loads(ended.out)["version"] == 1 for ended in codes)


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.nightly)])
def test_a_report_that_was_cut_short_is_none(folder: Path, perfgoal: Command, every: bool) -> None:
    """Whoever was killed as it wrote to standard output, or a copy that had no room: what is missing was not found."""
    first, second = parts(folder, 2, perfgoal)
    whole, data = perfgoal("merge", first, second), second.read_bytes()
    lines = [at for at, byte in enumerate(data) if byte == ord("\n")]
    for end in range(0, len(data), 7) if every else [*lines[1::4], *(at + 1 for at in lines[-6:])]:
        second.write_bytes(data[:end])
        ended = perfgoal("merge", first, second)
        assert (ended.code == 2 and not ended.out) or ended == whole, end
