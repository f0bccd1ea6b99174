"""A long run of one sign takes no longer than its length: in a value, in a text, in a comment."""

from contextlib import suppress
from functools import cache

import pytest

import perfgoal
from exchange.grids import drawn
from exchange.readback import forms
from fuzz.target import ROOT, TODAY, bounded
from perfgoal.checking import Settings, review
from perfgoal.exchange.content import Cell, Content, Table
from perfgoal.exchange.draft import Refused
from perfgoal.exchange.importing import import_source
from perfgoal.exchange.recognise import draft_of
from perfgoal.rendering.view import form_view

SECONDS = 10
LONG = 65_536
"""Characters of the longest text that a declaration may hold; a comment may be as long as the file."""

DECLARATION = """perfgoal: 1
form: guangzhou-department
year: 2024
department: 科技局
budget:
  expenditure: {basic: 1.00, project: 1.00, special_funds: 0, other_development: 0}
  sources: {fiscal: 2.00, other: 0}
  levels: {own: 2.00, transfer: 0}
goal: GOAL
tasks:
  - {name: 任务, content: 开展工作, amount: 1.00, target: 完成}
indicators:
  产出指标:
    数量指标:
      - {name: 数量, cycle: ≥8个, annual: VALUE}
"""


@pytest.mark.parametrize(
    ("place", "sign"),
    [
        ("VALUE", "1"),
        ("VALUE", "1a"),
        ("VALUE", "a"),
        ("VALUE", "百"),
        ("GOAL", "百"),
        ("GOAL", "百分"),
        ("GOAL", "A"),
        ("GOAL", "《"),
    ],
)
def test_a_text_of_one_sign(place: str, sign: str) -> None:
    text = DECLARATION.replace(place, (sign * LONG)[: LONG - 2] + "≥1")
    text = text.replace("GOAL", "完成各项工作").replace("VALUE", "≥8个")
    with bounded(SECONDS):
        found = review(text, "a.yaml", Settings(TODAY))
    assert found.declaration is not None


@pytest.mark.parametrize("run", [" ", "，", "(", "至 ", "至 2026-12-31", "至 2026-12-31)"])
def test_a_comment_of_one_sign(run: str) -> None:
    comment = f"# perfgoal: ignore[PG305] 理由{run * (900_000 // len(run.encode()))}完\n"
    text = DECLARATION.replace("GOAL", "完成各项工作").replace("VALUE", "≥8个")
    with bounded(SECONDS):
        found = review(text + comment, "a.yaml", Settings(TODAY))
    assert found.declaration is not None


@cache
def _drawn() -> Content:
    """Return a project's form as tables."""
    return drawn(form_view(perfgoal.load(ROOT / "examples" / "putuo_2026.yaml", today=TODAY)))


@pytest.mark.parametrize("label", ["成本指标", "2024-01-01", "项目名称", "10,308,000.00", "年度：2026", "≥90.00(%)"])
@pytest.mark.parametrize("sign", [" ", "\n", "1", ".", "　", "、"])
def test_a_cell_of_one_sign(label: str, sign: str) -> None:
    whole = _drawn()
    found = Content(tuple(Table(tuple(_grown(cell, label, sign) for cell in table.cells)) for table in whole.tables))
    assert found != whole
    with bounded(SECONDS), suppress(Refused):
        draft_of(found, forms(), None, "表.txt")


@pytest.mark.parametrize("remarks", ["()", "(甲)"])
def test_a_category_with_many_remarks(remarks: str) -> None:
    text = str(perfgoal.render(perfgoal.load(DECLARATION.replace("VALUE", "8个"), today=TODAY), "md"))
    long = text.replace("产出指标", f"产出指标{remarks * 120_000}甲")
    assert long != text
    with bounded(SECONDS), pytest.raises(Refused):
        import_source(long.encode(), "表.md", forms=forms())


def _grown(cell: Cell, label: str, sign: str) -> Cell:
    return cell._replace(text=f"{cell.text}{sign * 120_000}甲") if cell.text == label else cell
