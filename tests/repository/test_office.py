"""Rules over many files of declarations that stand in office files: they say where in the form it stands."""

from pathlib import Path

import perfgoal
from repository.marked import CONFIGURATION, check
from rules.marked import EXAMPLES, TODAY


def test_both_places_are_told_by_what_the_form_calls_them(tmp_path: Path) -> None:
    declaration = perfgoal.load(EXAMPLES / "liwan_2024.yaml", today=TODAY)
    for name in ("a.xlsx", "b.xlsx"):
        (tmp_path / name).write_bytes(perfgoal.render(declaration, "xlsx"))
    (tmp_path / CONFIGURATION).write_text("[repository]\n", "utf-8")
    [twice] = [
        each
        for checked in check(tmp_path, paths=("a.xlsx", "b.xlsx"))
        for each in checked.findings
        if each.code == "PG901"
    ]
    assert twice.file == "b.xlsx"
    assert twice.origin == "（资金!B4）"  # where the name of the department stands
    assert [each.message for each in twice.related] == [f"另一份（a.xlsx）{twice.origin}"]
