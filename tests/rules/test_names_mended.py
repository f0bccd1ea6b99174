"""What the fixes of names write, and which of them are safe."""

from pathlib import Path

import pytest

from perfgoal import check
from perfgoal.finding import Finding

EXAMPLE = (Path(__file__).parents[2] / "examples" / "liwan_2024.yaml").read_text("utf-8")
FIRST, SECOND = "认定产业领军人才（团队）数量", "新增研发机构数量"


def found(code: str, first: str, second: str = SECOND) -> Finding:
    """Return what is said of the first two names of the example when they are these."""
    text = EXAMPLE.replace(f"name: {FIRST}", f"name: {first}").replace(f"name: {SECOND}", f"name: {second}")
    return next(finding for finding in check(text) if finding.code == code)


@pytest.mark.parametrize(
    ("names", "mended"),
    [
        (("指标1：企业数量", "指标2、机构数量"), ["企业数量", "机构数量"]),
        (("指标 １. 企业（规上）数量", "机构数量"), ["企业（规上）数量"]),
        (("指标1：企业数量", "指标2：企业数量"), []),
        (("指标1：机构数量", "机构数量"), []),
        (("指标1\ufe55企业数量", "指标2：机构数量"), ["机构数量"]),
    ],
)
def test_numbering_is_removed_where_names_stay_apart(names: tuple[str, str], mended: list[str]) -> None:
    fix = found("PG517", *names).fix
    assert ([change.text for change in fix.means] if fix else []) == mended
    assert fix is None or fix.safe


@pytest.mark.parametrize(
    ("name", "mended", "safe"),
    [
        ("村组 干部人数", "村组干部人数", True),
        ("村组\n          干部人数", "村组干部人数", True),
        ("|\n          村组\n          干部\n          人数", "村组干部人数", True),
        ('"R&D\\n统计填报数"', "R&D统计填报数", True),
        ('"引进 R&D\\nstaff 人数"', "引进 R&D staff 人数", True),
        ("小学 初中 高中学位数", "小学初中高中学位数", False),
    ],
)
def test_a_gap_is_closed(name: str, mended: str, safe: bool) -> None:
    fix = found("PG810", name).fix
    assert fix is not None
    assert ([change.text for change in fix.means], fix.safe) == ([mended], safe)
