"""Round after round, until nothing changes: what is hidden is mended next, and nothing goes round in circles."""

import re
from collections.abc import Callable

import pytest

from editing import given
from editing.given import check, every, made_up, mended, safe, told
from perfgoal.checking import Review
from perfgoal.document import read_document
from perfgoal.editing import mend, rounds
from perfgoal.finding import Finding, Severity
from rules.marked import EXAMPLES

ZH = (
    (EXAMPLES / "liwan_2024.zh.yaml").read_text("utf-8").replace("基金,加大", "基金，加大")
)  # its half-width signs have a fix (PG809)


def test_faults_told_one_at_a_time_are_all_mended() -> None:
    text = ZH.replace("年度: 2024", "年度：2024").replace("名称: ", "名称：").replace("年度指标值: ≥", "年度指标值: >=")
    assert len(read_document(text).faults) == 1
    result = mended(text, safe)
    assert result.review.declaration is not None
    assert result.data.decode() == re.sub("年度指标值: (≥.*)", r"年度指标值: '\1'", ZH)
    assert result.made > 10
    assert result.kept == ()
    assert mended(result.data, safe).data == result.data


def test_every_round_reads_once() -> None:
    text = ZH.replace("名称: ", "名称：")
    read = []

    def counting(data: bytes) -> Review:
        read.append(data)
        return check(data)

    result = mend(text.encode(), counting, every)
    assert len(read) <= result.made + 1
    assert len(set(read)) == len(read)


def test_what_a_fault_hid_is_mended_too() -> None:
    text = ZH.replace("拟投入的资金: 4,838.94", "拟投入的资金：4,838.94万元").replace("部门名称:", "部门名字:")
    result = mended(text)
    assert result.made == 3  # the colon, then the mistyped field, then the unit
    assert result.data.decode() == ZH
    assert mended(text, safe).data.decode() == text.replace("资金：", "资金: ")


def test_only_what_is_asked_for_is_mended() -> None:
    text = ZH.replace("拟投入的资金: 4,838.94", "拟投入的资金: 4,838.94万元").replace("年度: 2024", "年度：2024")
    result = mended(text, lambda finding: finding.code == "PG205")
    assert (result.data, result.made) == (text.encode(), 0)
    result = mended(text, lambda finding: finding.code == "PG007")
    assert result.data.decode() == text.replace("年度：", "年度: ")


TEXT = "a: 甲乙\nb: 丙\n"

Telling = Callable[[str], list[Finding]]


def without_fix(finding: Finding) -> Finding:
    return Finding(finding.file, finding.position, finding.code, "", finding.severity, "", "", "")


def run(tell: Telling, text: str = TEXT) -> rounds.Mended:
    def checked(data: bytes) -> Review:
        review = told(data, tell(data.decode()))
        # as far as rules: what an error is among these, the test says
        return Review(review.file, review.document, review.findings, (), check(ZH.encode()).declaration)

    return mend(text.encode(), checked, every)


def test_two_fixes_that_meet_are_made_one_after_the_other() -> None:
    def tell(text: str) -> list[Finding]:
        found = []
        if "甲" in text:
            found.append(made_up(text, "甲", "子", [(("a",), text[3:5].replace("甲", "子"))]))
        if "乙" in text:
            found.append(made_up(text, "乙", "丑", [(("a",), text[3:5].replace("乙", "丑"))], "PG421"))
        return found

    result = run(tell)
    assert (result.data.decode(), result.made, result.kept) == ("a: 子丑\nb: 丙\n", 2, ())
    assert result.codec == ""


def test_two_fixes_that_undo_each_other_end() -> None:
    def tell(text: str) -> list[Finding]:
        old, new = ("甲", "子") if "甲" in text else ("子", "甲")
        found = [made_up(text, old, new, [(("a",), f"{new}乙")])]
        if "丙" in text:
            found.append(made_up(text, "丙", "丁", [(("b",), "丁")], "PG421"))
        return found

    result = run(tell)
    assert "b: 丁" in result.data.decode()
    assert result.made in (2, 3)
    assert [kept.reason for kept in result.kept] == ["undone"]


def test_what_waits_for_two_fixes_that_undo_each_other_is_made_in_the_end() -> None:
    def tell(text: str) -> list[Finding]:
        old, new = ("甲", "子") if "甲" in text else ("子", "甲")
        found = [made_up(text, old, new, [(("a",), text[3:5].replace(old, new))])]
        if "乙" in text:
            found.append(made_up(text, "乙", "丑", [(("a",), text[3:5].replace("乙", "丑"))], "PG421"))
        return found

    result = run(tell)
    assert result.data.decode()[4] == "丑"
    assert {kept.reason for kept in result.kept} == {"undone"}


def test_a_fix_that_grows_for_ever_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "MAX_ROUNDS", 7)

    def tell(text: str) -> list[Finding]:
        value = text.splitlines()[1].removeprefix("b: ")
        return [made_up(text, value, value + "丙", [(("b",), value + "丙")])]

    result = run(tell)
    assert result.data.decode() == result.review.document.text == "a: 甲乙\nb: 丙丙丙丙丙丙丙丙\n"
    assert [kept.reason for kept in result.kept] == ["unfinished"]
    assert result.codec == ""


def test_no_file_is_read_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "MAX_READ", 200)
    monkeypatch.setattr(rounds, "MIN_READINGS", 1)
    read = 0

    def tell(text: str) -> list[Finding]:
        nonlocal read
        read += len(text.encode())
        value = text.splitlines()[1].removeprefix("b: ")
        return [made_up(text, value, value + "丙", [(("b",), value + "丙")])]

    result = run(tell)
    assert read <= 200
    assert [kept.reason for kept in result.kept] == ["unfinished"]
    assert result.made > 1


def test_a_large_file_is_read_as_often_as_any(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "MAX_READ", 1)
    read = []

    def tell(text: str) -> list[Finding]:
        read.append(text)
        number = text[3]
        return [made_up(text, number, chr(ord(number) + 1), [(("a",), chr(ord(number) + 1))])]

    result = run(tell, "a: A\n")
    assert read == [f"a: {letter}\n" for letter in "ABCDEFGHIJKLMNOP"]
    assert (result.data.decode(), result.made) == ("a: P\n", 15)


def test_faults_are_mended_before_what_is_invisible_and_that_before_the_rest() -> None:
    read = []

    def tell(text: str) -> list[Finding]:
        read.append(text)
        found = [made_up(text, "丙", "丁", [(("c",), "丁")])] if "丙" in text else []
        if "\u200b" in text:
            found.append(made_up(text, "\u200b", "", code="PG008"))
        if "＂" in text:
            found.append(made_up(text, "＂甲＂", '"甲"', code="PG007"))
        return found

    result = run(tell, "a: ＂甲＂\nb: 乙\u200b\nc: 丙\n")
    assert read == [
        "a: ＂甲＂\nb: 乙\u200b\nc: 丙\n",
        'a: "甲"\nb: 乙\u200b\nc: 丙\n',
        'a: "甲"\nb: 乙\nc: 丙\n',
        'a: "甲"\nb: 乙\nc: 丁\n',
    ]
    assert (result.made, result.kept) == (3, ())


def test_of_two_findings_at_one_place_only_that_is_kept_which_is_asked_for() -> None:
    def checked(data: bytes) -> Review:
        text = data.decode()
        found = [made_up(text, "甲", "子", [(("a",), wrong)]) for wrong in ("丑", "寅") if "甲" in text]
        return told(data, found)

    def asked(finding: Finding) -> bool:
        return finding.fix is not None and finding.fix.means[0].text == "丑"

    result = mend(TEXT.encode(), checked, asked)
    assert [(asked(kept.finding), kept.reason) for kept in result.kept] == [(True, "unproven")]


def test_a_wrong_fix_among_good_ones_is_left_out() -> None:
    read = []
    text = "".join(f"k{number}: 甲{number}\n" for number in range(20))

    def tell(now: str) -> list[Finding]:
        read.append(now)
        found = []
        for number in range(20):
            if f"甲{number}\n" in now:
                meant = "丙" if number in (3, 17) else "乙"
                found.append(
                    made_up(now, f"甲{number}\n", f"乙乙{number}\n", [((f"k{number}",), f"{meant}乙{number}")])
                )
        return found

    result = run(tell, text)
    assert result.made == 18
    assert len(read) <= 18  # of twenty, by halves
    assert result.data.decode() == "".join(f"k{n}: {'甲' if n in (3, 17) else '乙乙'}{n}\n" for n in range(20))
    assert [(kept.finding.position.line, kept.reason) for kept in result.kept] == [(4, "unproven"), (18, "unproven")]


def test_a_fix_after_which_there_is_a_new_error_is_left_out() -> None:
    def telling(text: str) -> list[Finding]:
        found = []
        if "甲" in text:
            found.append(made_up(text, "甲", "子", [(("a",), "子乙")]))
        else:
            found.append(without_fix(made_up(text, "乙", "", code="PG201", severity=Severity.ERROR)))
        if "丙" in text:
            found.append(made_up(text, "丙", "丁", [(("b",), "丁")], "PG421"))
        return found

    result = run(telling)
    assert result.data.decode() == "a: 甲乙\nb: 丁\n"
    assert [(kept.finding.code, kept.reason) for kept in result.kept] == [("PG415", "error")]


def test_a_fix_of_the_shape_after_which_there_is_a_new_error_is_left_out() -> None:
    def checked(data: bytes) -> Review:
        text = data.decode()
        wrong = made_up(text, text[3:5], "子乙", [(("a",), "子乙")], "PG205", severity=Severity.ERROR)
        more = made_up(text, "丙", "丁", [(("b",), "丁")], "PG205", severity=Severity.ERROR)
        return told(data, [wrong] if "甲" in text else [wrong, more])

    result = mend(TEXT.encode(), checked, every)
    assert result.data.decode() == TEXT
    assert [kept.reason for kept in result.kept] == ["error"]


def test_an_error_that_speaks_of_less_is_none_that_is_new() -> None:
    def telling(text: str) -> list[Finding]:
        place = "甲乙" if "甲" in text else "子"
        error = without_fix(made_up(text, place, "", code="PG201", severity=Severity.ERROR))
        return [error, made_up(text, "甲", "子", [(("a",), "子乙")])] if "甲" in text else [error]

    assert run(telling).data.decode() == "a: 子乙\nb: 丙\n"


def test_an_error_that_was_there_may_stay_and_move() -> None:
    def telling(text: str) -> list[Finding]:
        found = [made_up(text, "丙", "丙", [(("b",), "丙")], "PG201", severity=Severity.ERROR)]
        found = [Finding(f.file, f.position, f.code, "", f.severity, "", "", "") for f in found]
        if "甲" in text:
            found.append(made_up(text, "甲乙", "子", [(("a",), "子")]))
        return found

    assert run(telling).data.decode() == "a: 子\nb: 丙\n"


def test_a_declaration_that_would_be_none_is_left() -> None:
    """A fix of a rule after which the shape is wrong: 格式版本 renamed, say."""

    def checked(data: bytes) -> Review:
        review = check(data)
        if review.declaration is None:
            return review
        text = data.decode()
        wrong = made_up(text, "格式版本", "版本", [(("格式版本",), "版本")], of_key=True)
        return Review(review.file, review.document, (wrong,), (), review.declaration)

    result = mend(ZH.encode(), checked, every)
    assert result.data.decode() == ZH
    assert [kept.reason for kept in result.kept] == ["error"]


@pytest.mark.parametrize("codec", ["gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_another_encoding_is_converted_and_what_is_in_it_mended(codec: str) -> None:
    text = ZH.replace("拟投入的资金: 4,838.94", "拟投入的资金：4,838.94万元").replace("\n", "\r\n")
    data = text.encode(codec)
    result = mended(data)
    assert result.data.decode() == ZH.replace("\n", "\r\n")
    assert result.codec
    certain = codec in ("utf-16", "utf-32")  # their marks say so
    assert (mended(data, safe).made > 0) is certain


def test_what_only_looks_like_an_encoding_is_left() -> None:
    text = ZH.encode("gb18030")
    for data in (text + b"\xff", given.BOM + text, ZH.encode() + b"\xff"):
        assert mended(data).data == data
        assert [finding.fix for finding in check(data).findings] == [None]


@pytest.mark.parametrize(
    "data",
    [
        ("# " + "甲" * 400_000).encode("gb18030"),  # in UTF-8 it is larger than any file that is read
        "a: 甲乙\n".encode("utf-16-le") * 100 + b"\x00\xd8",  # it ends within a character
    ],
)
def test_what_cannot_be_converted_is_left(data: bytes) -> None:
    result = mended(data)
    assert (result.data, result.made, result.codec) == (data, 0, "")
    assert [kept.reason for kept in result.kept] == ["unproven"]


def test_no_more_faults_are_told_at_once_than_are_read() -> None:
    text = "perfgoal: 1\nform:\n" + "- \u200b甲\n" * 1_050
    assert sum(finding.code == "PG008" for finding in check(text).findings) == 1_000
    result = mended(text)
    assert (result.data.decode(), result.made) == (text.replace("\u200b", ""), 1_050)


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("a: “甲”\n", False),  # the quotes may belong to it
        ("a: ＂甲＂\n", True),
        ("a：甲\nb: 1\n", True),
        ("a: >=95%\n", True),
        ("a: 甲\u200b乙\n", True),
        ("a: 甲\u202e乙\n", False),  # what is seen without it is another text
        ('a: "甲\\u200b乙"\n', False),  # which is seen, and meant
        ('a: "甲\\x07乙"\n', False),
    ],
)
def test_which_faults_are_mended_without_a_look(text: str, certain: bool) -> None:
    [fault] = read_document(text).faults
    assert fault.edits
    assert fault.safe is certain


def test_the_reasons_are_all_there_are() -> None:
    from perfgoal.cli.words import WORDS  # noqa: PLC0415

    for reason in rounds.Reason.__args__:  # type: ignore[attr-defined]
        assert f"kept-{reason}" in WORDS
