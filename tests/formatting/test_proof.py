"""What formatting must not do is seen, whatever the fault that does it."""

import re
from collections.abc import Callable

import pytest

from perfgoal import formatting
from perfgoal.document import read_document
from perfgoal.formatting import NotTheSame, formatted
from perfgoal.formatting.proof import difference
from perfgoal.formatting.slots import declaration_slot
from perfgoal.forms import packaged_form

FORM = packaged_form("guangzhou-department")
TEXT = """\
# 文件

# 年度
year: 2024  # 一
perfgoal: 1
budget:  # 二
  # 三
  unit: 万元
tasks:
  # 四
  - name: 甲  # 五
    content: |  # 六
      乙 # 不是注释
    # 七
  - {name: '丙 # 不是', target: 丁}  # 八
cycle: {start: 2024, # 九
  end: 2026}
extra:
  year: 自设
# 十
"""
COMMENTS = ("文件", "年度", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十")


def lost(change: Callable[[str], str]) -> str | None:
    """Say what is not the same after ``change``."""
    changed = change(TEXT)
    assert changed != TEXT
    return difference(read_document(TEXT), read_document(changed), declaration_slot(FORM))


def test_the_same_is_the_same() -> None:
    document = read_document(TEXT)
    assert difference(document, document, declaration_slot(FORM)) is None


@pytest.mark.parametrize("comment", COMMENTS)
def test_a_comment_that_is_lost(comment: str) -> None:
    assert lost(lambda text: re.sub(rf"[ \t]*# {comment}$", "", text, flags=re.MULTILINE)) == "comments"


@pytest.mark.parametrize("comment", COMMENTS)
def test_a_comment_that_is_changed_or_written_twice(comment: str) -> None:
    assert lost(lambda text: text.replace(f"# {comment}\n", f"# {comment}。\n")) == "comments"
    assert lost(lambda text: text + f"# {comment}\n") == "comments"


@pytest.mark.parametrize("comment", [comment for comment in COMMENTS if comment not in ("文件", "十")])
def test_a_comment_at_another_place(comment: str) -> None:
    def moved(text: str) -> str:
        return re.sub(rf"[ \t]*# {comment}$", "", text, flags=re.MULTILINE) + f"# {comment}\n"

    assert lost(moved) == "places"


def test_two_comments_that_change_places() -> None:
    assert lost(lambda text: text.replace("# 一", "# 0").replace("# 五", "# 一").replace("# 0", "# 五")) == "places"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2024  #", "2025  #"),
        ("丙 #", "丙  #"),
        ("乙 #", "乙  #"),
        ("万元", "元"),
        ("year: 自设", "年度: 自设"),
        ("unit: 万元", "单位: 万元"),
        ("content: |", "content: |-"),
        ("  # 七\n  - {", "  # 七\n  - {name: 戊}\n  - {"),
    ],
)
def test_another_content(old: str, new: str) -> None:
    assert lost(lambda text: text.replace(old, new)) == "content"


def test_a_text_that_cannot_be_read() -> None:
    assert lost(lambda text: text + "a: [") == "text"


@pytest.mark.parametrize(("old", "new"), [("unit:", "金额单位:"), ("perfgoal:", "格式版本:"), ("name:", '"名称":')])
def test_the_language_of_a_key_is_no_content(old: str, new: str) -> None:
    assert lost(lambda text: text.replace(old, new)) is None


def test_the_order_of_keys_and_lines_of_no_meaning_are_no_content() -> None:
    assert lost(lambda text: text.replace("{name: '丙 # 不是', target: 丁}", "{target: 丁, name: '丙 # 不是'}")) is None
    assert lost(lambda text: text.replace("perfgoal: 1\n", "\nperfgoal:   '1'\n")) is None


@pytest.mark.parametrize("what", ["content", "comments", "text"])
def test_nothing_unproven_is_given_out(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = {"content": ["year: 2025", "# 一"], "comments": ["year: 2024"], "text": ["year: ["]}
    monkeypatch.setattr(formatting, "page_lines", lambda _: made[what])
    with pytest.raises(NotTheSame) as raised:
        formatted(read_document("year: 2024 # 一\n"), FORM)
    assert raised.value.what == what
