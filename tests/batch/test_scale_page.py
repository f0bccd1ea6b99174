"""The pages about ten million declarations show what works. What they show of Spark is carried out in test_spark.py."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from batch.files import declarations, told
from batch.pages import ROOT, blocks
from cli.terminal import Command

PAGES = ("docs/scale.md", "docs/scale.zh-CN.md")


@pytest.fixture
def packed(perfgoal: Command, here: Path) -> list[dict[str, Any]]:
    """Pack files as the page does, and return what the command line finds in them. What it writes is less than one of
    the page's files may have, so that it is cut in three, as many would be."""
    theirs = told(perfgoal, {f"forms/2024/{name}": data for name, data in declarations()})
    duckdb.connect().execute(blocks(PAGES[0], "sql")[0])
    [file] = (here / "packed").iterdir()
    table = pq.read_table(file)
    file.unlink()
    for number, begin in enumerate(range(0, table.num_rows, 4)):
        pq.write_table(table.slice(begin, 4), here / "packed" / f"data_{number}.parquet")
    return theirs


def test_what_is_packed_is_checked_as_by_the_command_line(packed: list[dict[str, Any]], here: Path) -> None:
    assert run(here) == f"{packs(here)} of {packs(here)}"
    assert found(here) == packed


def test_a_run_that_was_broken_off_goes_on(packed: list[dict[str, Any]], here: Path) -> None:
    run(here)
    done = {path.name: path.stat().st_mtime_ns for path in (here / "found").iterdir()}
    (here / "found" / "data_1.parquet").rename(here / "found" / "data_1.part")
    (here / "found" / "data_1.part").write_bytes(b"half of it")
    assert run(here) == "1 of 1"
    assert found(here) == packed
    again = {path.name: path.stat().st_mtime_ns for path in (here / "found").iterdir()}
    assert {name for name in done if again[name] != done[name]} == {"data_1.parquet"}
    assert again.keys() == done.keys()


def test_the_pages_show_the_same() -> None:
    for pattern in (r"^```\w+\n.*?^```", r"^#+ ", r"^\| ", r"^- "):
        one, other = (re.findall(pattern, (ROOT / name).read_text("utf-8"), re.DOTALL | re.MULTILINE) for name in PAGES)
        assert one == other
        assert one
    figures, others = (Counter(re.findall(r"\d[\d,.]*\d", (ROOT / name).read_text("utf-8"))) for name in PAGES)
    assert figures == others


def packs(here: Path) -> int:
    return len(list((here / "packed").iterdir()))


def run(here: Path) -> str:
    """Run the example of the page for one machine, and return the last that it says."""
    (here / "check_packed.py").write_text(blocks(PAGES[0], "python")[0], "utf-8")
    ended = subprocess.run([sys.executable, "check_packed.py"], cwd=here, stdout=subprocess.PIPE, check=True)
    return ended.stdout.decode().splitlines()[-1]


def found(here: Path) -> list[dict[str, Any]]:
    """Return all findings that are written, in the order of files."""
    rows = [row for path in (here / "found").iterdir() for row in pq.read_table(path).to_pylist()]
    return sorted(rows, key=lambda each: each["file"])
