"""What a fix writes: as little as will do, in the author's own lines, quotes and encoding."""

import pytest

from editing.given import BOM, check, made_up, mended, safe
from perfgoal.document import read_document
from perfgoal.document.trial import replaced
from perfgoal.document.writing import key_edit, value_edits
from perfgoal.editing.patch import Moves, apart, moves_of, patch_of
from perfgoal.finding import Finding, Fix, Severity
from rules.marked import EXAMPLES

ZH = (
    (EXAMPLES / "liwan_2024.zh.yaml").read_text("utf-8").replace("基金,加大", "基金，加大")
)  # its half-width signs have a fix (PG809)
EN = (
    (EXAMPLES / "liwan_2024.yaml").read_text("utf-8").replace("基金,加大", "基金，加大")
)  # its half-width signs have a fix (PG809)


def rewritten(text: str, route: tuple[str | int, ...], new: str, *, key: bool = False) -> str:
    """Return ``text`` with the value or key at ``route`` changed, having read it again."""
    document = read_document(text)
    edits = (key_edit(document, route, new),) if key else value_edits(document, route, new)
    lines = document.lines
    changes = [(lines.offset(*edit.position[:2]), lines.offset(*edit.position[2:]), edit.text) for edit in edits]
    changed = replaced(text, sorted(changes))
    assert not read_document(changed).faults
    return changed


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("a: 不少于8个  # 去年 6 个\n", "≥8个", "a: ≥8个  # 去年 6 个\n"),
        ("a: '>=8个'  # 注\n", "≥8个", "a: '≥8个'  # 注\n"),
        ('a: ">=8个"\n', "≥8个", 'a: "≥8个"\n'),
        ("a: '>=8''个'\n", "≥8'个", "a: '≥8''个'\n"),
        ('a: ">=8\\n个"\n', "≥8\n个", 'a: "≥8\\n个"\n'),
        ("a: 8\n", ">8", "a: '>8'\n"),
        ("{a: 1 000, b: 2}\n", "1,000", "{a: '1,000', b: 2}\n"),
        ("{a: '1 000', b: 2}\n", "1,000", "{a: '1,000', b: 2}\n"),
        ("a: |  # 两行\n  甲,\n  乙\n", "甲，\n乙\n", "a: |  # 两行\n  甲，\n  乙\n"),
        ("a: |  # 一行\n  >=8个\n", "≥8个", "a: ≥8个  # 一行\n"),
        ("a: >-\n  甲,\n  乙, 丙\n", "甲， 乙，丙", "a: >-\n  甲，\n  乙，丙\n"),
        ("a: 甲,\r\n  乙,丙\r\nb: 1\r\n", "甲， 乙，丙", "a: 甲，\r\n  乙，丙\r\nb: 1\r\n"),
        ("a: 甲\r  乙\rb: 1\r", "甲乙", "a: 甲乙\rb: 1\r"),
        ("a: 甲\n\n  乙\n", "甲\n丙", "a: 甲\n\n  丙\n"),
        ("a: 8\n", "", "a: \n"),
        ("a: ''\n", "甲", "a: '甲'\n"),
        ("a: 甲\u3000乙\n", "甲乙", "a: 甲乙\n"),
    ],
)
def test_a_value_is_changed_where_it_differs(text: str, new: str, expected: str) -> None:
    changed = rewritten(text, ("a",), new)
    assert changed == expected
    tree = read_document(changed).tree
    assert isinstance(tree, dict)
    assert tree["a"] == new


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("甲: 1  # 注\n", "乙", "乙: 1  # 注\n"),
        ("'甲' : 1\n", "乙", "'乙' : 1\n"),
        ('{"甲":1}\n', "乙", '{"乙":1}\n'),
        ("甲: 1\n", "[乙]", "'[乙]': 1\n"),
        ("甲:\n  - 1\n", "乙", "乙:\n  - 1\n"),
    ],
)
def test_a_key_keeps_its_quotes(text: str, new: str, expected: str) -> None:
    document = read_document(text)
    assert isinstance(document.tree, dict)
    assert rewritten(text, (next(iter(document.tree)),), new, key=True) == expected


def test_what_is_in_one_line_is_one_edit() -> None:
    document = read_document("a: 45657 # 日期\n")
    [edit] = value_edits(document, ("a",), "2025年6月5日")
    assert (edit.position[1], edit.position[3], edit.text) == (4, 9, "2025年6月5日")
    assert len(value_edits(document, ("a",), "45,657,")) == 1


def test_a_long_text_is_not_compared_sign_by_sign() -> None:
    text = "a: " + "\n  ".join(["甲,乙" * 60] * 20) + "\n"
    new = " ".join(["甲，乙" * 60] * 20)
    document = read_document(rewritten(text, ("a",), new))
    assert document.tree == {"a": new}


# Line ends, marks and comments of a whole file.


VALUES = {
    "        annual: ≥8个\n": "        annual: 不少于8个  # 八个\n",
    "amount: 4,838.94\n": "amount: 4,838.94万元 # 款\n",
}


def written(text: str) -> str:
    for old, new in VALUES.items():
        assert old in text
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize("mark", [b"", BOM], ids=["plain", "BOM"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("last", [True, False], ids=["ended", "unended"])
def test_line_ends_and_marks_stay(mark: bytes, end: str, last: bool) -> None:
    text = written(EN)
    wanted = text.replace("不少于8个", "≥8个").replace("4,838.94万元", "4,838.94")
    given, expected = (
        mark + (each if last else each.rstrip("\n")).replace("\n", end).encode() for each in (text, wanted)
    )
    result = mended(given, safe)
    assert (result.data, result.made, result.kept) == (expected, 2, ())


def test_mixed_line_ends_stay() -> None:
    lines = written(EN).split("\n")
    given = "".join(line + ("\n", "\r\n", "\r")[number % 3] for number, line in enumerate(lines))
    result = mended(given, safe)
    assert result.data.decode() == given.replace("不少于8个", "≥8个").replace("4,838.94万元", "4,838.94")


def test_several_fixes_in_one_line_of_braces() -> None:
    old = "{基本支出: '2,554.17', 项目支出: '9,450.27', 财政专项资金: '4,265.00', 其他事业发展性支出: 0.25}"
    new = (
        "{基本支出: '2,554.17万元', 项目支出: \"9,450.27万元\", 财政专项资金: '4,265.00', 其他事业发展性支出: 0.25万元}"
    )
    lines = ZH.splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if "部门预算支出:" in line)
    end = next(number for number, line in enumerate(lines) if "收入来源:" in line)
    text = "".join([*lines[:start], f"  部门预算支出: {new}  # 表一\n", *lines[end:]])
    result = mended(text, safe)
    assert result.made == 3
    assert result.data.decode() == text.replace(new, old.replace("'9,450.27'", '"9,450.27"'))


def test_values_that_stay_plain_in_lines_are_quoted_in_braces() -> None:
    text = EN.replace("amount: 4,838.94\n", "amount: 4838.94万元\n")
    assert b"amount: 4838.94\n" in mended(text, safe).data
    lines = text.replace("annual: ≥8个\n", "annual: {op: 不少于, value: 8, unit: 个}\n", 1)
    assert b"{op: \xe2\x89\xa5, value: 8" in mended(lines, safe).data


# Which patches are made at once.


def finding(text: str, *edits: tuple[str, str]) -> Finding:
    made = [made_up(text, old, new) for old, new in edits]
    fixes = [each.fix for each in made if each.fix is not None]
    return made[0].__class__(
        "a.yaml",
        made[0].position,
        "PG415",
        "",
        Severity.INFO,
        "",
        "",
        "",
        fix=Fix(True, "", tuple(edit for fix in fixes for edit in fix.edits)),
    )


def test_of_two_that_meet_the_first_is_made() -> None:
    text = "a: 甲乙丙丁戊\n"
    document = read_document(text)
    one, other, beside, far, last = (
        patch_of(each, document)
        for each in (
            finding(text, ("甲乙", "子")),
            finding(text, ("乙丙", "丑"), ("戊", "寅")),
            finding(text, ("丙", "卯")),
            finding(text, ("丁", "辰")),
            finding(text, ("丁戊", "巳")),
        )
    )
    assert one
    assert other
    assert beside
    assert far
    assert apart([one, other, beside, far]) == [one, far]
    assert apart([far, one, other]) == [far, one]
    assert last
    assert apart([other, one]) == [other]
    assert apart([one, far, last]) == [one, far]
    assert replaced(text, moves_of([far, one]).changes) == "a: 子丙辰戊\n"


def test_two_that_say_one_value_are_not_made_at_once() -> None:
    text = "a: 甲乙丙丁\n"
    document = read_document(text)
    one = patch_of(made_up(text, "甲", "子", [(("a",), "子乙丙丁")]), document)
    other = patch_of(made_up(text, "丁", "丑", [(("a",), "甲乙丙丑")]), document)
    assert one
    assert other
    assert apart([one, other]) == [one]


def test_of_three_the_last_may_not_say_again_what_the_first_says() -> None:
    text = "a: 甲乙丙丁\nb: 戊\n"
    document = read_document(text)
    one = patch_of(made_up(text, "甲", "子", [(("a",), "子乙丙丁")]), document)
    other = patch_of(made_up(text, "戊", "寅", [(("b",), "寅")]), document)
    again = patch_of(made_up(text, "丁", "丑", [(("a",), "甲乙丙丑")]), document)
    assert one
    assert other
    assert again
    assert apart([one, other, again]) == [one, other]


def test_a_fix_that_contradicts_itself_is_none() -> None:
    text = "a: 甲乙丙\n"
    assert patch_of(finding(text, ("甲乙", "子"), ("乙丙", "丑")), read_document(text)) is None


def test_where_things_move() -> None:
    moves = Moves([(2, 4, "xyz"), (6, 6, "n"), (8, 9, "")])
    text = "0123456789"
    assert replaced(text, moves.changes) == "01xyz45n679"
    assert [moves.moved(offset) for offset in range(11)] == [0, 1, 2, 2, 5, 6, 7, 9, 10, 10, 11]
    assert [moves.touch(*span) for span in ((0, 1), (0, 2), (4, 5), (5, 5), (5, 6), (7, 7), (9, 10))] == [
        False,
        True,
        True,
        False,
        True,
        False,
        True,
    ]
    assert [offset for offset in range(-1, 11) if moves.hold(offset)] == [2, 3, 8]
    assert moves.undone().changes == [(2, 5, ""), (7, 8, ""), (10, 10, "")]


def test_the_example_has_nothing_to_mend() -> None:
    for text in (EN, ZH):
        assert mended(text).data == text.encode()
        assert check(text).declaration is not None
