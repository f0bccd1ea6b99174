"""What the rules on placing name as the right place, and as the right value."""

from pathlib import Path

import pytest

from rules.marked import fixtures


@pytest.mark.parametrize(
    ("code", "title", "said"),
    [
        ("PG506", "money and staff under 数量 and 质量", "写成“≤25万元”"),
        ("PG506", "money and staff under 数量 and 质量", "写成“≤66万元”"),
        ("PG509", "real values", "移到“产出指标”之下"),
        ("PG509", "the outputs of Sichuan are 项目完成", "移到“项目完成指标”之下"),
        ("PG511", "among the benefits, as in the real declaration", "移到“社会公众或服务对象满意度指标”之下"),
        ("PG511", "a category of another name", "移到“服务评价指标”之下"),
    ],
)
def test_the_right_place_is_the_forms_own(code: str, title: str, said: str) -> None:
    (case,) = (case for case in fixtures()[code] if case.title == title)
    helps = [finding.help for finding in case.review(Path()).findings if finding.code == code]
    assert any(said in text for text in helps), helps
