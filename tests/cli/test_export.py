"""``perfgoal export``: what stands in the tables, and where they are written."""

import json
import os
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from pyarrow import parquet

from cli.terminal import EXAMPLES, Command
from perfgoal.tables import tables

Rows = list[dict[str, Any]]
LIWAN = (EXAMPLES / "liwan_2024.yaml").read_text("utf-8")


@pytest.fixture
def exported(perfgoal: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, Rows]]:
    """Write files, by their names, export them, and return the rows of all tables."""
    here = tmp_path / "here"
    (here / ".git").mkdir(parents=True)
    monkeypatch.chdir(here)

    def export(files: dict[str, str | bytes], *options: str) -> dict[str, Rows]:
        for name, text in files.items():
            (here / name).parent.mkdir(parents=True, exist_ok=True)
            (here / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        ended = perfgoal("export", "-o", "../out.parquet", *options)
        assert (ended.code, ended.err) == (0, "")
        return read(tmp_path / "out.parquet")

    return export


def read(folder: Path) -> dict[str, Rows]:
    """Return the rows of all tables in a folder."""
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{name}.parquet" for name in tables())
    return {name: parquet.read_table(folder / f"{name}.parquet").to_pylist() for name in tables()}


def test_the_real_declaration_as_tables(exported: Callable[..., dict[str, Rows]]) -> None:
    held = exported({"liwan.yaml": LIWAN})
    (declaration,) = held["declarations"]
    assert declaration == {
        "file": "liwan.yaml",
        "readable": True,
        "kind": "department",
        "form": "guangzhou-department",
        "year": 2024,
        "stage": None,
        "department": "广州市荔湾区科技工业和信息化局",
        **dict.fromkeys(["department_code", "implementer", "project", "project_code", "project_category"]),
        **dict.fromkeys(["project_nature", "begins", "ends", "goal_cycle", "goal_annual"]),
        "goal": declaration["goal"],
        "unit": "万元",
        "total": Decimal(162696900),
        "total_is_whole": True,
        "tasks": 4,
        "indicators": 18,
        "errors": 0,
        "warnings": 6,
        "infos": 5,
        "silenced": 0,
    }
    assert declaration["goal"].startswith("在区委区政府坚强领导下")
    money = {(row["group_name"], row["line_name"]): (row["amount"], row["written"]) for row in held["budget"]}
    assert money["部门预算支出", "其他事业发展性支出"] == (2500, "0.25")
    assert money["收入来源", "其他资金"] == (0, "0.00")
    assert [(row["number"], row["amount"], row["written"]) for row in held["tasks"]] == [
        (1, 48_389_400, "4,838.94"),
        (2, 43_153_300, "4,315.33"),
        (3, 30_000_000, "3,000.00"),
        (4, 12_050_000, "1,205.00"),
    ]
    assert [row["number"] for row in held["indicators"]] == list(range(1, 19))
    assert {row["level1"] for row in held["indicators"]} == {"产出指标", "效益指标", "满意度指标"}


def test_a_project_and_its_money(exported: Callable[..., dict[str, Rows]]) -> None:
    held = exported({"a.yaml": (EXAMPLES / "putuo_2026.yaml").read_text("utf-8")})
    (row,) = held["declarations"]
    names = ("kind", "implementer", "project", "project_code", "project_category", "project_nature", "begins", "ends")
    assert [row[name] for name in names] == [
        "project",
        "上海市普陀区城市管理行政执法局执法大队",
        "拆违经费",
        None,
        "特定目标类",
        "阶段性项目",
        "2024-01-01",
        "2026-12-31",
    ]
    assert (row["goal"], row["goal_cycle"][:3], row["unit"]) == (None, "1.完", "元")
    assert (row["total"], row["total_is_whole"]) == (3_498_000, True)
    assert [(each["path"], each["amount"], each["written"]) for each in held["budget"]] == [
        ("/funding/total/fiscal", 10_308_000, "10,308,000.00"),
        ("/funding/total/other", 0, "0.00"),
        ("/funding/annual/fiscal", 3_498_000, "3,498,000.00"),
        ("/funding/annual/carried_over", 0, "0.00"),
        ("/funding/annual/other", 0, "0.00"),
    ]


def test_a_blank_and_an_unknown_unit_are_null(exported: Callable[..., dict[str, Rows]]) -> None:
    text = (EXAMPLES / "zhanjiang_2023.yaml").read_text("utf-8")
    cycle = "cycle: {start: 2023-01, end: 2025-12}\nbudget:\n"
    held = exported({"a.yaml": text, "b.yaml": text.replace("budget:\n", cycle, 1).replace("万元", "美元", 1)})
    first, second = held["declarations"]
    assert (first["begins"], first["total_is_whole"]) == (None, False)
    assert (second["begins"], second["ends"]) == ("2023-01", "2025-12")
    blank = [row for row in held["budget"] if row["line_key"] == "special_funds"]
    assert {(row["amount"], row["written"]) for row in blank} == {(None, None)}
    assert (second["unit"], second["total"], second["total_is_whole"]) == ("美元", None, None)


def test_a_total_that_is_written_is_a_line_of_its_own(exported: Callable[..., dict[str, Rows]]) -> None:
    text = LIWAN.replace("  sources:\n", "    total: 16,269.70\n  sources:\n", 1)
    held = exported({"a.yaml": text})
    (row,) = [row for row in held["budget"] if row["line_key"] == "total"]
    assert (row["path"], row["line_name"]) == ("/budget/expenditure/total", "支出合计")
    assert (row["amount"], row["written"]) == (162_697_000, "16,269.70")
    assert held["declarations"][0]["total"] == 162_697_000


INDICATORS = """\
indicators:
  产出指标:
    数量指标:
      - {name: 奖励资金, annual: ≤1.2亿元, unit: 亿元, weight: 7.5, task: [一, 二], baseline: "9,500万元"}
    时效指标:
      - {name: 完成时间, annual: 2024年6月至12月底, years: {2024: ≥3次, 2025: 至少4次}}
      - {name: 报送, annual: 12月底前, cycle: 及时}
      - {name: 到位率, annual: 约95.50%}
      - {name: 单价, annual: 3～5元/人·月（含加班）}
      - {name: 看不出, annual: ≥8?7}
"""


def test_target_values_are_what_they_say(exported: Callable[..., dict[str, Rows]]) -> None:
    held = exported({"a.yaml": LIWAN[: LIWAN.index("indicators:")] + INDICATORS})
    keys = ("indicator", "field", "year", "raw", "kind", "operator", "unit", "base", "per", "begins", "ends")
    d, bounds = Decimal, ("low", "high", "base_low", "base_high")
    assert [tuple(row[key] for key in keys) for row in held["targets"]] == [
        (1, "annual", None, "≤1.2亿元", "quantity", "≤", "亿元", "元", None, None, None),
        (1, "baseline", None, "9,500万元", "quantity", None, "万元", "元", None, None, None),
        (2, "annual", None, "2024年6月至12月底", "period", None, None, None, None, "2024-06", "2024-12-31"),
        (2, "years", "2024", "≥3次", "quantity", "≥", "次", "次", None, None, None),
        (2, "years", "2025", "至少4次", "quantity", "≥", "次", "次", None, None, None),
        (3, "cycle", None, "及时", "text", None, None, None, None, None, None),
        (3, "annual", None, "12月底前", "deadline", None, None, None, None, None, "--12-31"),
        (4, "annual", None, "约95.50%", "quantity", "≈", "%", "%", None, None, None),
        (5, "annual", None, "3～5元/人·月（含加班）", "range", None, "元/人·月", "元", "人·月", None, None),
        (6, "annual", None, "≥8?7", "text", None, None, None, None, None, None),
    ]
    numbers = {row["raw"]: tuple(row[bound] for bound in bounds) for row in held["targets"]}
    assert {raw: those for raw, those in numbers.items() if any(each is not None for each in those)} == {
        "≤1.2亿元": (None, d("1.2"), None, 120_000_000),
        "9,500万元": (9500, 9500, 95_000_000, 95_000_000),
        "≥3次": (3, None, 3, None),
        "至少4次": (4, None, 4, None),
        "约95.50%": (d("95.5"),) * 4,
        "3～5元/人·月（含加班）": (3, 5, 3, 5),
    }
    assert [row["raw"] for row in held["targets"] if not row["readable"]] == ["≥8?7"]
    assert {row["note"] for row in held["targets"]} == {None, "含加班"}
    assert [row["path"] for row in held["targets"] if row["field"] == "years"] == [
        f"/indicators/产出指标/时效指标/0/years/{year}" for year in (2024, 2025)
    ]
    first = held["indicators"][0]
    assert (first["name"], first["tasks"], first["unit"], first["weight"]) == (
        "奖励资金",
        ["一", "二"],
        "亿元",
        d("7.5"),
    )
    assert {(row["path"], row["number"]) for row in held["indicators"]} >= {("/indicators/产出指标/时效指标/0", 2)}


@pytest.mark.parametrize(
    ("written", "unit", "amount"),
    [
        ("0.1234567890123456", "万元", Decimal("1234.567890123456")),
        ("0.12345678901234567", "万元", None),  # a digit more than there is room for: never rounded
        ("1.50000000000000000000", "元", Decimal("1.5")),
        ("99999999999999999999999999", "元", Decimal(10**26 - 1)),
        ("100000000000000000000000000", "元", None),
        ("12", "美元", None),
    ],
)
def test_an_amount_is_exact_or_null(
    written: str, unit: str, amount: Decimal | None, exported: Callable[..., dict[str, Rows]]
) -> None:
    text = LIWAN.replace("other_development: 0.25", f"other_development: {written}").replace("万元", unit, 1)
    rows = exported({"a.yaml": text})["budget"]
    (row,) = [row for row in rows if row["line_key"] == "other_development"]
    assert (row["amount"], row["written"]) == (amount, written)


def test_what_cannot_be_read_is_there_too(exported: Callable[..., dict[str, Rows]]) -> None:
    held = exported({"a.yaml": LIWAN, "b.yaml": LIWAN.encode("gb18030"), "c.yaml": 'perfgoal: "1"\n'})
    assert [(row["file"], row["readable"], row["year"], row["errors"] > 0) for row in held["declarations"]] == [
        ("a.yaml", True, 2024, False),
        ("b.yaml", False, None, True),
        ("c.yaml", False, None, True),
    ]
    assert {row["file"] for row in held["tasks"]} == {"a.yaml"}
    assert [row["code"] for row in held["findings"] if row["file"] == "b.yaml"] == ["PG002"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a name is text")
def test_a_name_that_is_no_text_is_written_as_one(exported: Callable[..., dict[str, Rows]], tmp_path: Path) -> None:
    name = os.fsencode(tmp_path / "here") + b"/\xff\n.yaml"
    Path(os.fsdecode(name)).write_text(LIWAN.replace("4,838.94", "14,838.94"), "utf-8")
    held = exported({})
    assert {row["file"] for rows in held.values() for row in rows} == {r"\udcff" + "\n.yaml"}
    assert [row["code"] for row in held["findings"] if row["severity"] == "error"]


def test_findings_are_those_of_the_json_report(exported: Callable[..., dict[str, Rows]], perfgoal: Command) -> None:
    wrong = LIWAN.replace("4,838.94", "14,838.94").replace("≥", "不少于")
    held = exported({"a.yaml": wrong, "b.yaml": LIWAN.encode("gb18030"), "c/d.yaml": LIWAN})
    told = json.loads(perfgoal("validate", "--format", "json").out)["findings"]
    assert held["findings"] == told
    assert any(each["difference"] for each in told)
    assert any(each["related"] for each in told)
    assert any(each["fix"] for each in told)
    counted = {row["file"]: row["errors"] + row["warnings"] + row["infos"] for row in held["declarations"]}
    assert sum(counted.values()) == len(told)


def test_rules_configurations_and_the_date_hold_as_in_a_check(
    exported: Callable[..., dict[str, Rows]], perfgoal: Command
) -> None:
    files: dict[str, str | bytes] = {
        "a.yaml": LIWAN,
        "perfgoal.toml": 'ignore = ["PG416"]\n[repository]\n',
        "b.yaml": LIWAN,
    }
    options = ("--select", "PG4,PG9", "--today", "2024-05-01", "--lang", "en")
    held = exported(files, *options)
    told = json.loads(perfgoal("validate", "--format", "json", *options).out)["findings"]
    assert held["findings"] == told
    assert {"PG901"} <= {each["code"] for each in told}
    assert "PG416" not in {each["code"] for each in told}


def test_what_a_comment_silences_is_counted(exported: Callable[..., dict[str, Rows]]) -> None:
    before = exported({"a.yaml": LIWAN})
    code = before["findings"][0]["code"]
    after = exported({"a.yaml": f"# perfgoal: ignore-file[{code}] 表样如此\n{LIWAN}"})["declarations"][0]
    silenced = sum(each["code"] == code for each in before["findings"])
    assert (before["declarations"][0]["silenced"], after["silenced"]) == (0, silenced)
    assert after["warnings"] + after["infos"] == len(before["findings"]) - silenced


def test_a_form_of_the_repository_is_no_declaration(exported: Callable[..., dict[str, Rows]]) -> None:
    form = (EXAMPLES.parent / "schemas" / "forms" / "guangzhou-department.yaml").read_text("utf-8")
    files: dict[str, str | bytes] = {
        "a.yaml": LIWAN,
        "perfgoal.toml": 'forms = ["forms/*.yaml"]\n',
        "forms/f.yaml": form,
    }
    assert [row["file"] for row in exported(files)["declarations"]] == ["a.yaml"]


def test_the_bytes_do_not_depend_on_the_number_of_processes(
    exported: Callable[..., dict[str, Rows]], tmp_path: Path, perfgoal: Command
) -> None:
    exported({f"{number:03}.yaml": LIWAN.replace("2,554.17", f"{number}.25") for number in range(170)})
    assert perfgoal("export", "-o", "../two.parquet", "--jobs", "2").code == 0
    assert perfgoal("export", "-o", "../one.parquet", "--jobs", "1").code == 0
    for name in tables():
        files = [(tmp_path / folder / f"{name}.parquet").read_bytes() for folder in ("one.parquet", "two.parquet")]
        assert files[0] == files[1]


def test_a_database_holds_the_same_rows(
    exported: Callable[..., dict[str, Rows]], perfgoal: Command, tmp_path: Path
) -> None:
    held = exported({"a.yaml": LIWAN, "b.yaml": LIWAN.encode("gb18030")})
    ended = perfgoal("export", "-o", "../out.duckdb", "--lang", "en")
    assert (ended.code, ended.out) == (0, "../out.duckdb: wrote the tables of 2 file(s).\n")
    with duckdb.connect(str(tmp_path / "out.duckdb"), read_only=True) as connection:
        for name, table in tables().items():
            cursor = connection.execute(f'FROM "{name}"')
            columns = [each[0] for each in cursor.description]
            assert [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()] == held[
                name
            ] or name == "findings"
            said = connection.execute("SELECT comment FROM duckdb_columns() WHERE table_name = ?", [name]).fetchall()
            assert [each for (each,) in said] == [column.about.en for column in table.columns]
        count = connection.execute("SELECT count(*), min(code) FROM findings").fetchone()
    assert count == (len(held["findings"]), min(row["code"] for row in held["findings"]))


def test_a_folder_may_be_named_as_a_shell_completes_it(perfgoal: Command, example: Path, tmp_path: Path) -> None:
    assert perfgoal("export", example, "-o", f"{tmp_path}/x.parquet").code == 0
    assert perfgoal("export", example, "-o", f"{tmp_path}/x.parquet/").code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["liwan.yaml", "x.parquet"]


def test_a_database_explains_itself_in_the_language_that_is_asked_for(
    perfgoal: Command, example: Path, tmp_path: Path
) -> None:
    for language in ("zh", "en"):
        assert perfgoal("export", example, "-o", tmp_path / "x.duckdb", "--lang", language).code == 0
        with duckdb.connect(str(tmp_path / "x.duckdb"), read_only=True) as connection:
            said = dict(connection.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall())
        assert said == {name: table.about.say(language) for name, table in tables().items()}


@pytest.mark.parametrize("output", ["../out.parquet", "../out.duckdb"])
def test_what_was_exported_before_is_replaced(
    output: str, exported: Callable[..., dict[str, Rows]], perfgoal: Command, tmp_path: Path
) -> None:
    exported({"a.yaml": LIWAN})
    assert perfgoal("export", "-o", output).code == 0
    Path("a.yaml").write_text(LIWAN.replace("2024", "2025"), "utf-8")
    ended = perfgoal("export", "-o", output)
    assert (ended.code, ended.out, ended.err) == (0, f"{output}：已写入 1 个文件的数据表。\n", "")
    again = tmp_path / output.removeprefix("../")
    if again.is_dir():
        assert read(again)["declarations"][0]["year"] == 2025
    else:
        with duckdb.connect(str(again), read_only=True) as connection:
            assert connection.execute("SELECT year FROM declarations").fetchall() == [(2025,)]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted({"here", "out.parquet", again.name})


@pytest.fixture
def refused(perfgoal: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Export the real declaration to where that cannot be, and return why not; nothing may be left behind."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.yaml").write_text(LIWAN, "utf-8")
    monkeypatch.chdir(tmp_path)

    def export(output: str) -> str:
        before = sorted(tmp_path.rglob("*"))
        ended = perfgoal("export", "in", "-o", output)
        assert (ended.code, ended.out) == (2, "")
        assert sorted(tmp_path.rglob("*")) == before
        return ended.err

    return export


def test_a_folder_with_anything_else_is_left_alone(refused: Callable[[str], str], tmp_path: Path) -> None:
    folder = tmp_path / "goals.parquet"
    folder.mkdir()
    (folder / "tasks.parquet").write_text("旧", "utf-8")
    (folder / "重要.txt").write_text("重要", "utf-8")
    assert "重要.txt" in refused("goals.parquet")
    assert (folder / "tasks.parquet").read_text("utf-8") == "旧"
    (folder / "重要.txt").unlink()
    (folder / "tasks.parquet").unlink()
    (folder / "tasks.parquet").mkdir()
    assert "tasks.parquet" in refused("goals.parquet")
    (folder / "tasks.parquet").rmdir()
    (folder / "tasks.parquet").symlink_to(tmp_path / "in" / "a.yaml")
    assert "tasks.parquet" in refused("goals.parquet")


@pytest.mark.parametrize("suffix", [".parquet", ".duckdb"])
def test_a_link_is_not_followed(suffix: str, refused: Callable[[str], str], tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / f"link{suffix}").symlink_to(tmp_path / "other")
    assert "符号链接" in refused(f"link{suffix}")


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("goals.csv", "应以 .parquet"),
        ("goals", "应以 .parquet"),
        ("nowhere/goals.parquet", "文件夹不存在"),
        ("nowhere/goals.duckdb", "文件夹不存在"),
        ("in/a.parquet", "不是文件夹"),
        ("in/b.duckdb", "不是普通文件"),
    ],
)
def test_where_nothing_can_be_written(output: str, said: str, refused: Callable[[str], str], tmp_path: Path) -> None:
    (tmp_path / "in" / "a.parquet").write_text("1", "utf-8")
    (tmp_path / "in" / "b.duckdb").mkdir()
    assert said in refused(output)


def test_nothing_to_export_is_told_and_leaves_what_is_there(perfgoal: Command, tmp_path: Path) -> None:
    folder = tmp_path / "goals.parquet"
    (tmp_path / "in").mkdir()
    folder.mkdir()
    (folder / "tasks.parquet").write_text("旧", "utf-8")
    (tmp_path / "in" / "x.yaml").write_text("services: {}\n", "utf-8")
    ended = perfgoal("export", tmp_path / "in", "-o", folder)
    assert (ended.code, ended.out) == (2, "")
    assert (folder / "tasks.parquet").read_text("utf-8") == "旧"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["goals.parquet", "in"]


@pytest.mark.parametrize(
    ("output", "missing"),
    [("x.parquet", ("pyarrow", "batch")), ("x.duckdb", ("pyarrow", "batch")), ("x.duckdb", ("duckdb", "tables"))],
)
def test_what_is_not_installed_is_told_before_files_are_read(
    perfgoal: Command, tmp_path: Path, output: str, missing: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    package, extra = missing
    monkeypatch.setitem(sys.modules, package, None)
    ended = perfgoal("export", tmp_path / "nowhere", "-o", tmp_path / output)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"错误：这一格式要用到 {package}，还没有安装。安装：pip install 'perfgoal[{extra}]'\n"
    assert list(tmp_path.iterdir()) == []


def test_standard_input_is_no_folder_of_declarations(perfgoal: Command) -> None:
    ended = perfgoal("export", "-", "-o", "x.parquet")
    assert (ended.code, ended.out) == (2, "")
    assert "标准输入" in ended.err


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="may write anywhere")
def test_a_folder_that_may_not_be_written_to(perfgoal: Command, tmp_path: Path, example: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    ended = perfgoal("export", example, "-o", closed / "x.parquet")
    assert (ended.code, ended.out) == (3, "")
