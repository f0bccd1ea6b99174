"""Spark checks thousands of files by executors that are processes of their own, and one of them is killed."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from batch.files import declarations, told
from batch.pages import blocks
from batch.spark_home import environment
from batch.spark_job import KILLED, PARTS
from cli.terminal import Command
from outside import program

FILES = 2_000
JOB = Path(__file__).with_name("spark_job.py")
BAD, BOMB, LOST = "forms/0100.yaml", "forms/0700.yaml", "forms/lost.yaml"


def files() -> dict[str, bytes]:
    """Return declarations of which each lacks another line, one that is not UTF-8, and one to wear a reader out."""
    texts = sorted(data for _, data in declarations() if len(data) < 3_000)
    found = {}
    for number in range(FILES):
        lines = texts[number % len(texts)].splitlines(keepends=True)
        del lines[number // len(texts) % len(lines)]
        found[f"forms/{number:04}.yaml"] = b"".join(lines)
    return {**found, BAD: "部门：甲\n".encode("gb18030"), BOMB: b"a: " + b"[" * 1_000_000}


@pytest.mark.nightly
def test_executors_find_what_the_command_line_finds_and_one_may_be_killed(perfgoal: Command, here: Path) -> None:
    java = program("java", package="openjdk-17-jre-headless")
    given = files()
    theirs = told(perfgoal, given)
    table = {"path": [*given, LOST], "content": pa.array([*given.values(), None], pa.binary())}
    pq.write_table(pa.table(table), here / "files.parquet")
    (here / "packed").mkdir()
    pq.write_table(pa.table(table), here / "packed" / "files.parquet", row_group_size=FILES // PARTS)
    for number, page in enumerate(("docs/batch.md", "docs/scale.md"), start=1):
        (here / f"example-{number}.py").write_text(blocks(page, "python")[-1], "utf-8")
    command = [sys.executable, str(JOB), str(here)]
    with (here / "log").open("wb") as log:
        own = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **environment(here, java)}
        code = subprocess.run(command, cwd=here, env=own, stderr=log, timeout=900, check=False).returncode
    assert code == 0, (here / "log").read_text("utf-8", "replace")[-4_000:]

    first, second = (rows(here / name) for name in ("first.parquet", "second.parquet"))
    assert [each for each in first if each["file"] != LOST] == theirs
    assert [each["code"] for each in first if each["file"] == LOST] == ["PG001"]
    assert {each["code"] for each in theirs if each["file"] in (BAD, BOMB)} == {"PG002", "PG006"}
    assert second == first
    shown = json.dumps(rows(here / "found.parquet"))  # by whole addresses there
    assert json.loads(shown.replace(f"file:{here}/", "")) == theirs
    assert rows(here / "found-by-spark") == first

    tried = json.loads((here / "attempts.json").read_text("utf-8"))
    assert len({each["executor"] for each in tried}) >= 3  # two, and one in the place of that which was killed
    for part, killed in KILLED.items():
        attempts = sorted((each for each in tried if each["part"] == part), key=lambda each: each["began"])
        assert [each["killed"] for each in attempts].count(killed) == 1
        assert attempts[-1]["killed"] == ""
        assert attempts[-1]["worker"] not in [each["worker"] for each in attempts if each["killed"]]


def rows(path: Path) -> list[dict[str, Any]]:
    """Return findings in the order of their files; those of one file keep theirs."""
    found: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return sorted(found, key=lambda each: each["file"])
