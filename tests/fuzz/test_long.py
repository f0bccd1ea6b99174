"""A long run of one sign takes no longer than its length: in a value, in a text, in a comment."""

import pytest

from fuzz.target import TODAY, bounded
from perfgoal.checking import Settings, review

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
