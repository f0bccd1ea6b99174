"""The report for programs that read one line at a time: each finding as the JSON report tells it, and nothing else."""

from collections.abc import Iterator

from perfgoal.packing import findings_json
from perfgoal.report.results import Results


def jsonl_report(results: Results) -> Iterator[str]:
    """Yield all findings, each as JSON on a line, in the order of the JSON report and as soon as their file is
    checked."""
    for checked in results:
        for line in findings_json(checked):
            yield f"{line}\n"
