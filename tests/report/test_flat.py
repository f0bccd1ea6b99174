"""A report of ten times as many files takes no more memory."""

import tracemalloc
from collections.abc import Iterator

import pytest

from perfgoal import spool
from perfgoal.checked import Checked
from perfgoal.finding import Severity
from perfgoal.report.formats import FOR_PROGRAMS, text_report
from report.told import plain, results


def files(number: int) -> Iterator[Checked]:
    return (
        plain(3, severity, f"{each:06}-{severity.value}.yaml") for each in range(number // 3) for severity in Severity
    )


def peak(name: str, number: int) -> int:
    """Return the bytes that are taken at most while a report is made and nothing of it kept."""
    report = text_report(name)
    tracemalloc.start()
    try:
        size = sum(map(len, report(results(files(number)))))
        assert name == "github" or size > 100 * number
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", FOR_PROGRAMS)
def test_memory_stays_flat(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "MOST_IN_MEMORY", 10_000)
    monkeypatch.setattr(spool, "PIECE", 10_000)
    peak(name, 30)  # what is imported and compiled once
    assert peak(name, 900) < 1.5 * peak(name, 90) + 100_000  # held, they would be 300,000
