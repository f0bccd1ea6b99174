"""The pages about batches show what is so. What they show of Spark is carried out in test_spark.py."""

import re
from collections import Counter
from datetime import date

import pytest

from batch.files import declarations, told
from batch.pages import ROOT, blocks
from cli.terminal import Command
from perfgoal.batch import FINDINGS

PAGES = ("docs/batch.md", "docs/batch.zh-CN.md")


@pytest.mark.parametrize("name", PAGES)
def test_the_query_of_a_page_counts_the_findings(
    name: str,
    perfgoal: Command,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    files = {f"forms/2024/{file}": data for file, data in declarations()}
    due = Counter(each["code"] for each in told(perfgoal, files, "--today", date.today().isoformat()))
    query, _ = blocks(name, "python")
    exec(query, {})
    shown = re.findall(r"│ (PG\d+)\s*│\s*(\d+) │", capfdbinary.readouterr().out.decode())
    most = sorted(due.items(), key=lambda each: (-each[1], each[0]))[:8]
    assert shown == [(code, str(count)) for code, count in most]


def test_the_pages_show_the_same() -> None:
    for pattern in (r"^#+ ", r"^```\w+\n.*?^```", r"^\| ", r"^- ", r"check_arrow\([^)]*\)"):
        one, other = (re.findall(pattern, (ROOT / name).read_text("utf-8"), re.DOTALL | re.MULTILINE) for name in PAGES)
        assert one == other
        assert one


@pytest.mark.parametrize("name", PAGES)
def test_a_page_names_every_column_of_findings(name: str) -> None:
    table = (ROOT / name).read_text("utf-8").split("\n## ")[4]
    assert set(re.findall(r"`(\w+)`", table)) >= set(FINDINGS.names)
