"""Comments that silence findings, where what they say is not to be seen in a fixture (tests/rules/PG010.yaml)."""

from datetime import date
from pathlib import Path

import pytest

from perfgoal.checking import Settings, review
from perfgoal.document.model import Lines

EXAMPLE = (Path(__file__).parents[1] / "examples" / "liwan_2024.yaml").read_text("utf-8")
TODAY = date(2026, 1, 1)


def test_no_comment_looks_through_all_that_are_below_it(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0
    line = Lines.line

    def counted(self: Lines, number: int) -> str:
        nonlocal looked
        looked += 1
        return line(self, number)

    monkeypatch.setattr(Lines, "line", counted)
    count = 1_500
    comments = "".join(f"# perfgoal: ignore[PG416] {number}\n" for number in range(count))
    for text in (EXAMPLE + comments, EXAMPLE.replace("tasks:\n", comments + "tasks:\n")):
        looked = 0
        assert review(text, "a.yaml", Settings(TODAY)).findings
        assert looked < 5 * count


def test_of_names_without_end_as_many_are_told_as_anyone_would_read() -> None:
    unknown = ",".join(f"missing-unit{number}" for number in range(3_000))
    for names, near in ((unknown, 50), ("PG4," * 3_000, 0)):
        text = EXAMPLE + f"# perfgoal: ignore[{names}] 理由\n" * 5
        told = [each.what for each in review(text, "a.yaml", Settings(TODAY)).findings if each.code == "PG010"]
        assert len(told) == 2_000
        assert sum("是否指“missing-unit”" in what for what in told) == near


def test_what_is_silenced_is_kept_with_its_reason() -> None:
    text = EXAMPLE.replace("    质量指标: []", "    质量指标: []  # perfgoal: ignore[PG305] 年中补充，至 2026-12-31")
    before, after = (review(each, "a.yaml", Settings(TODAY)) for each in (EXAMPLE, text))
    (silenced,) = after.silenced
    assert (silenced.finding.code, silenced.reason, silenced.until) == ("PG305", "年中补充", date(2026, 12, 31))
    assert len(after.findings) == len(before.findings) - 1
    expired = review(text, "a.yaml", Settings(date(2027, 1, 1)))
    assert len(expired.findings) == len(before.findings) + 1  # PG010 besides
    assert expired.silenced == ()
