"""How the benchmark measures many processes at once, and what it works out of that. No time is asserted here."""

import sys
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from bench import kin, scale
from bench.declarations import declarations
from bench.processes import BrokenTool
from bench.processes import environment as plain
from document.bombs import MIB

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux alone lets a process adopt others")

LEFT_BEHIND = """
import os, signal, sys, time
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
if os.fork() == 0:
    held = b"x" * 64 * 1024 * 1024
    if os.fork() == 0:
        while time.process_time() < 2:
            pass
        open("written", "w").write("by one whose parents have ended")
        os._exit(0)
    os._exit(0)
time.sleep(0.2)
"""

IGNORED = """
import os, signal, time
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
if os.fork() == 0:
    while time.process_time() < 2:
        pass
    os._exit(0)
try:
    os.wait()
except ChildProcessError:  # it has ended, and nobody was told what it took
    pass
"""


def test_what_a_parent_does_not_wait_for_counts(tmp_path: Path) -> None:
    assert 1.5 < kin.run(sys.executable, "-c", IGNORED, folder=tmp_path, environment=plain()).seconds < 4


def test_what_is_left_behind_counts(tmp_path: Path) -> None:
    cost = kin.run(sys.executable, "-c", LEFT_BEHIND, folder=tmp_path, environment=plain())
    assert (tmp_path / "written").exists()
    assert 1.5 < cost.seconds < 4
    assert cost.clock > 0
    assert 64 * MIB < cost.held < 128 * MIB
    assert sum(cost.by.values()) == cost.held


def test_a_command_that_gives_up_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(BrokenTool, match=r"exit code 3.*\n.*no such thing"):
        kin.run(
            sys.executable,
            "-c",
            "import sys; print('no such thing'); sys.exit(3)",
            folder=tmp_path,
            environment=plain(),
        )


def test_what_is_packed_are_the_declarations_in_files_and_groups(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scale, "A_FILE", 10)
    monkeypatch.setattr(scale, "A_GROUP", 4)
    size = scale.pack(tmp_path / "packed", 23)
    files = sorted((tmp_path / "packed").iterdir())
    assert size == sum(file.stat().st_size for file in files)
    groups = [pq.ParquetFile(file).metadata for file in files]
    assert [[each.row_group(n).num_rows for n in range(each.num_row_groups)] for each in groups] == [
        [4, 4, 2],
        [4, 4, 2],
        [3],
    ]
    rows = [tuple(row.values()) for file in files for row in pq.read_table(file).to_pylist()]
    assert rows == [(each.name, each.data) for each in declarations(23)]


def test_one_machine_is_measured_by_the_example_of_the_page(tmp_path: Path) -> None:
    scale.pack(tmp_path / "packed", 20)
    cost = scale.alone(tmp_path)
    assert cost.seconds > 0
    found = scale.counts(tmp_path / "found")
    assert found["PG201"] == 1  # the first that is planted
    scale.require_same(found, found)
    with pytest.raises(BrokenTool, match="PG201"):
        scale.require_same(found, found + Counter(PG201=1))
    with pytest.raises(BrokenTool, match="nothing found"):
        scale.require_same(Counter(), Counter())


def test_ten_million_are_worked_out_of_what_each_adds() -> None:
    sizes = ((100, 10, 90), (1_000, 12, 100), (10_000, 84, 150))
    measured = [
        (count, {"one machine": kin.Cost(seconds=seconds, clock=1, held=held * MIB, by={})})
        for count, seconds, held in sizes
    ]
    values = {row.what: row.value.best for row in scale.worked_out(measured).rows}
    assert values == {
        "one machine: processor time": pytest.approx((9.2 + 10_000_000 * 0.008) / 3600),
        "one machine: of it before the first": pytest.approx(10 - 100 * 0.008),
        "one machine: of it for each": pytest.approx(8),
        "one machine: memory, ÷ at 1,000": 1.5,
    }
    assert len(scale.worked_out(measured[1:]).rows) == 4


def test_each_size_has_the_rows_of_both() -> None:
    ours = kin.Cost(seconds=10, clock=5, held=200 * MIB, by={"python": 200 * MIB})
    theirs = kin.Cost(seconds=25, clock=10, held=600 * MIB, by={"python": 200 * MIB, "java": 400 * MIB})
    section = scale.at(5_000, 5_000_000, 77, {"one machine": ours, "Spark": theirs})
    values = {row.what: row.value.best for row in section.rows}
    assert values["one machine: processor time a declaration"] == 2
    assert values["Spark: memory of all processes"] == 600
    assert values["Spark ÷ one machine, processor time"] == 2.5
    assert values["Spark ÷ one machine, by the clock"] == 2
    assert values["Spark ÷ one machine, memory"] == 3
    assert section.notes[0] == "packed: 1.00 kB a declaration; 77 findings"
    assert section.notes[2].endswith("java 400 MiB, python 200 MiB")
    assert section.missing == ()
    assert scale.at(5_000, 5_000_000, 77, {"one machine": ours}).missing == (scale.SPARK,)
