"""docs/tables.md: its queries give what a reviewer would ask for, in both languages the same."""

import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from cli.terminal import EXAMPLES, Command
from perfgoal.tables import tables

DOCS = EXAMPLES.parent / "docs"
PAGES = ("tables.md", "tables.zh-CN.md")
LIWAN = (EXAMPLES / "liwan_2024.yaml").read_text("utf-8")
HEAD = LIWAN[: LIWAN.index("tasks:")]
TASKS = """\
tasks:
  - {id: T1, name: 修路, content: 修路, amount: 100.00, target: 修路8公里}
  - {id: T2, name: 种树, content: 种树, amount: 250.50, target: 种树}
  - {name: 办展, content: 办展, amount: 9.00, target: 办展1次}
  - {name: 培训, content: 培训, amount: 70.00, target: 培训}
"""


def declaration(department: str, year: int, indicators: str, tasks: str = TASKS, stage: str = "") -> str:
    text = re.sub(r"^year: .*$", f"year: {year}", HEAD, flags=re.MULTILINE)
    text = re.sub(r"^department: .*$", f"department: {department}", text, flags=re.MULTILINE)
    rows = "".join(f"      - {{{row}}}\n" for row in indicators.split("\n"))
    return f"{text}{f'stage: {stage}' if stage else ''}\n{tasks}indicators:\n  产出指标:\n    数量指标:\n{rows}"


FILES = {
    "a2023.yaml": declaration("甲局", 2023, "name: 培训, annual: ≥500人\nname: 成本, annual: ≤1.2亿元", stage="一上"),
    "a2024.yaml": declaration(
        "甲局", 2024, "name: 培训, annual: ≥400人, task: [T1, 办展]\nname: 成本, annual: ≤13000万元", stage="一上"
    ),
    "a2024b.yaml": declaration("甲局", 2024, "name: 培训, annual: 不是", stage="二上"),
    "b2024.yaml": declaration("乙局", 2024, "name: 指标1：培 训, annual: ≥300人次\nname: 成本, annual: ≤1亿元"),
    "b2023.yaml": declaration("乙局", 2023, "name: 成本, annual: ≤1.5亿元\nname: 培训, annual: ≥1人"),
    "c2024.yaml": 'perfgoal: "1"\n',
}
ASKED: dict[str, list[tuple[Any, ...]]] = {
    "money": [("甲局", "种树", 2_505_000), ("甲局", "培训", 700_000)],
    "units": [("培训", ["人", "人次"], ["乙局", "甲局"])],
    "last year": [
        ("甲局", "", "培训", 2024, "≥500人", "≥400人"),
        ("甲局", "", "成本", 2024, "≤1.2亿元", "≤13000万元"),
    ],
}


@pytest.fixture(params=PAGES)
def queries(request: pytest.FixtureRequest) -> list[str]:
    """The queries of a page."""
    return re.findall(r"^```sql\n(.*?)^```$", (DOCS / request.param).read_text("utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture
def connection(perfgoal: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The tables of a few declarations."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert perfgoal("export", "-o", "goals.duckdb").code == 0
    return duckdb.connect("goals.duckdb", read_only=True)


def test_the_five_queries(queries: list[str], connection: Any) -> None:
    with connection:
        money, defects, units, last_year, passed = [connection.execute(query).fetchall() for query in queries]
        counted = connection.execute("SELECT file, errors FROM declarations ORDER BY file").fetchall()
        found = connection.execute(
            "SELECT department, code, count(*) FROM findings JOIN declarations USING (file) "
            "WHERE severity IN ('error', 'warning') GROUP BY ALL"
        ).fetchall()
    assert money == ASKED["money"]
    assert units == ASKED["units"]
    assert last_year == ASKED["last year"]
    errors = dict(counted)
    first = {"甲局": ["a2023.yaml", "a2024.yaml"], "乙局": ["b2023.yaml", "b2024.yaml"], None: ["c2024.yaml"]}
    rates = [(name, len(files), sum(errors[file] == 0 for file in files)) for name, files in first.items()]
    assert sorted(map(str, passed)) == sorted(str((*row, 100.0 * row[2] / row[1])) for row in rates)
    for department in ("甲局", "乙局"):
        most = sorted(((-count, code) for name, code, count in found if name == department))[:3]
        assert [(row[1], row[3]) for row in defects if row[0] == department] == [(code, -count) for count, code in most]


def test_the_pages_have_the_same_queries() -> None:
    english, chinese = [
        re.findall(r"^```sql\n.*?^```$", (DOCS / page).read_text("utf-8"), re.MULTILINE | re.DOTALL) for page in PAGES
    ]
    assert english == chinese
    assert len(english) == 5


def test_each_table_says_in_both_languages_what_it_holds() -> None:
    for table in tables().values():
        for about in (table.about, *(column.about for column in table.columns)):
            assert about.zh
            assert about.en
            assert re.search("[\u4e00-\u9fff]", about.zh) or about.zh.isascii()
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
