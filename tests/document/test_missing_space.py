"""What looks like a field and its value where YAML read one text; the shape of a declaration asks where one is due."""

import pytest

from perfgoal.document import read_document
from perfgoal.document.misread import missing_space


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("名称：甲\n", "colon"),
        ("名称： 甲\n", "colon"),
        ("名称：甲\n  年度：1\n", "colon"),
        ("名称:甲\n", "no-space"),
        ("name:x\n", "no-space"),
        ("甲\n", None),
        ("推动发展，目标：提升\n", None),
        ("一、目标：提升\n", None),
        ("“甲”：乙\n", None),
        ("'名称：甲'\n", None),
        ("|\n  名称：甲\n", None),
        ("", None),
        ("a: 1\n", None),
    ],
)
def test_at_the_top(text: str, said: str | None) -> None:
    assert missing_space(read_document(text), ()) == said


def test_at_a_route() -> None:
    document = read_document("预算:\n  单位：元\n任务:\n  - 名称:甲\n  - 乙\n目标: 丙\n")
    assert missing_space(document, ("预算",)) == "colon"
    assert missing_space(document, ("任务", 0)) == "no-space"
    assert missing_space(document, ("任务", 1)) is None
    assert missing_space(document, ("目标",)) is None
    assert missing_space(document, ("nothing",)) is None
