"""The proof, given what a wrong fix would make: it holds for the right text and for no other."""

import pytest

from editing.given import BOM, made_up
from perfgoal.document import Edit, read_document
from perfgoal.document.source import converted
from perfgoal.document.trial import replaced
from perfgoal.editing.patch import Patch, moves_of, offsets, patch_of
from perfgoal.editing.proof import changed, conversion_proven, proven
from perfgoal.finding import Change, Finding, Fix, Severity

TEXT = """\
# 甲的申报
a: 不少于8个  # 去年 6 个
b:
  - c: "1" # 一
    d: |  # 二
      丙
  - {e: 2, f: 3}
g: 戊
"""
SAID = ("不少于8个", "≥8个")


def patch(text: str, *edits: tuple[str, str], code: str = "PG415", means: tuple[Change, ...] = ()) -> Patch:
    """Return the patch of a fix that makes ``edits`` and says that it ``means`` something; a file's fault stands where
    it does stand."""
    document = read_document(text)
    fixes = [made_up(text, old, new).fix for old, new in edits]
    fix = Fix(True, "", tuple(edit for each in fixes if each for edit in each.edits), means)
    place = next((fault.position for fault in document.faults), fix.edits[0].position)
    found = patch_of(Finding("a", place, code, "", Severity.ERROR, "", "", "", fix=fix), document)
    assert found is not None
    return found


def holds(text: str, *patches: Patch) -> bool:
    """Whether what ``patches`` make of ``text`` is proven to be what they say."""
    after = replaced(text, moves_of(patches).changes)
    return proven(read_document(text), read_document(after), patches)


def test_it_holds_for_what_the_fix_says() -> None:
    assert holds(TEXT, patch(TEXT, SAID, means=(Change(("a",), "≥8个"),)))


@pytest.mark.parametrize(
    "edits",
    [
        [("不少于8个", "≥9个")],  # another value than the fix says
        [("不少于8个", "不少于8个")],
        [SAID, ("戊", "己")],  # another value, elsewhere
        [SAID, ('"1"', "01")],
        [SAID, ("e: 2, f: 3", "f: 3, e: 2")],  # another order
        [SAID, ("戊\n", "戊\nh: 1\n")],  # a key more
        [SAID, ("g: 戊\n", "")],
        [SAID, ("f: 3}", "f: 3}\n  - x")],
        [SAID, ("g:", "G:")],  # another key
        [SAID, ("丙", "丙\n      丁")],
        [("不少于8个  # 去年 6 个", "≥8个")],  # a comment lost
        [SAID, ("# 甲的申报\n", "")],
        [SAID, ("|  # 二", "|")],  # one in the head of a block
        [SAID, ("# 一", "# 二")],
        [("不少于8个  #", "≥8个#")],  # a comment that becomes a part of the value
        [SAID, ("戊", "[戊")],  # no YAML
        [SAID, ("戊", "戊\ng: 戊")],  # a key twice
        [SAID, ("戊", "戊\u200b")],  # invisible
    ],
)
def test_it_fails_for_anything_else(edits: list[tuple[str, str]]) -> None:
    assert not holds(TEXT, patch(TEXT, *edits, means=(Change(("a",), "≥8个"),)))


@pytest.mark.parametrize(
    ("old", "new"),
    [("[x, y]", "xy"), ("{x: 1, y: 2}", "xy"), ("{x: 1, y: 2}", "[x, y]"), ("[[x]]", "[x]"), ("'x'", "[x]")],
)
def test_a_text_is_no_list_of_its_characters(old: str, new: str) -> None:
    text = f"a: 1\nb: {old}\n"
    assert not holds(text, patch(text, ("1", "2"), (old, new), means=(Change(("a",), "2"),)))
    text = f"a: 1\nb: {new}\n"
    assert not holds(text, patch(text, ("1", "2"), (new, old), means=(Change(("a",), "2"),)))


def test_it_fails_for_what_a_fix_must_not_say() -> None:
    assert not holds(TEXT, patch(TEXT, ("不少于8个", "≥8\u200b个"), means=(Change(("a",), "≥8\u200b个"),)))
    text = "a: 不少于8个\nb: {e: 2, f: 2}\n"
    edits = (SAID, ("e: 2, f: 2", "f: 2, e: 2"))
    assert not holds(text, patch(text, *edits, means=(Change(("a",), "≥8个"),)))


def test_a_text_that_is_written_otherwise_is_another_text() -> None:
    made = patch(TEXT, SAID, means=(Change(("a",), "≥8个"),))
    after = replaced(TEXT, made.changes)
    before = read_document(TEXT)
    assert proven(before, read_document(after), [made])
    for other in (after.replace('"1"', "'1'"), after.replace("  # 去年", " # 去年"), after + "\n"):
        assert not proven(before, read_document(other), [made])
    assert not proven(before, read_document(BOM + after.encode()), [made])
    assert not proven(before, read_document(after.replace("\n", "\r\n")), [made])


def test_keys_are_renamed_in_their_places() -> None:
    tree = {"a": "1", "b": [{"c": "2"}], "d": {"e": "3"}}
    meant = [Change(("d",), "D", "key"), Change(("d", "e"), "4"), Change(("b", 0, "c"), "C", "key")]
    renamed = changed(tree, meant)
    assert renamed == {"a": "1", "b": [{"C": "2"}], "D": {"e": "4"}}
    assert isinstance(renamed, dict)
    assert list(renamed) == ["a", "b", "D"]
    assert tree == {"a": "1", "b": [{"c": "2"}], "d": {"e": "3"}}


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([("b:", "h:")], True),
        ([("b:", "h: 1\ni:")], False),
        ([("b:", "g:")], False),
        ([("b:", "h:"), ("  - {e: 2, f: 3}\n", "")], False),
    ],
)
def test_a_renamed_key_keeps_what_is_below(edits: list[tuple[str, str]], expected: bool) -> None:
    assert holds(TEXT, patch(TEXT, *edits, means=(Change(("b",), "h", "key"),))) is expected


# Of texts that could not be read.

BROKEN = """\
perfgoal: 1  # 版本
name: 甲乙
year：2024  # 年
goal: 丙：丁
"""
SIGN = ("year：", "year: ")


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([SIGN], True),
        ([("year：2024", "'year': 2024")], True),
        ([("year：2024", "year: 2025")], False),  # a word
        ([("year：", "")], False),
        ([("year：", "year: 1")], False),
        ([("year：2024  # 年", "year: 2024")], False),  # a comment
        ([("2024  #", "2024 #")], False),  # the fault is still there
        ([("year：2024", "year：2024 ")], False),
        ([SIGN, ("甲乙", "甲，乙: ")], False),  # another fault before it
        ([SIGN, ("name: ", "'name: ")], False),
        ([SIGN, ("甲乙\n", "甲乙: \n")], False),
        ([SIGN, ("1  # 版本\n", "1  # 版本\n  ")], False),  # other lines read otherwise
    ],
)
def test_signs_of_yaml_may_be_written_and_nothing_else(edits: list[tuple[str, str]], expected: bool) -> None:
    assert holds(BROKEN, patch(BROKEN, *edits, code="PG007")) is expected


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (("乙：丙", "乙: 丙"), True),
        (("乙：", "  乙: "), False),  # the block above would go on
        (("乙：", "\t乙: "), False),
    ],
)
def test_a_block_that_ends_where_the_change_begins_stays(edit: tuple[str, str], expected: bool) -> None:
    text = "k: |\n  甲\n乙：丙\nz: 1\n"
    assert holds(text, patch(text, edit, code="PG007")) is expected


def test_another_fault_in_the_place_of_one_is_new() -> None:
    text = "-　甲: 1\n  乙: 2\n"
    assert holds(text, patch(text, ("　", " "), code="PG007"))
    assert not holds(text, patch(text, ("　", "\t"), code="PG007"))


def test_no_rule_speaks_of_a_text_that_could_not_be_read() -> None:
    assert not holds(BROKEN, patch(BROKEN, SIGN, means=(Change(("year",), "2024"),)))
    assert not holds("a: 1\nb\nc: 2\n", patch("a: 1\nb\nc: 2\n", ("1", "3"), means=(Change(("a",), "3"),)))


MISREAD = "a: 1\nb: {c: 4,862,000.00, d: 2}  # 元\ne: [3]\nf:\n  - 5\n"
QUOTED = ("4,862,000.00", "'4,862,000.00'")


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([QUOTED], True),
        ([("4,862,000.00", "4862000.00")], False),  # which is not the author's own
        ([("4,862,000.00", "'4,862,000.0'")], False),
        ([("4,862,000.00, d: 2", "'4,862,000.00, d: 2'")], True),  # no other line reads otherwise
        ([QUOTED, ("# 元\n", "# 元\n '")], False),
        ([("c: 4,862,000.00, d: 2}", "'c: 4,862,000.00, d: 2}")], False),  # runs on to the end
    ],
)
def test_of_a_text_that_reads_well_other_lines_read_the_same(edits: list[tuple[str, str]], expected: bool) -> None:
    assert holds(MISREAD, patch(MISREAD, *edits, code="PG009")) is expected


def test_a_quote_in_what_is_put_in_quotes_stays() -> None:
    text = "b: {c: 4,862,000'甲, d: 2}\n"
    assert holds(text, patch(text, ("4,862,000'甲", "'4,862,000''甲'"), code="PG009"))
    assert not holds(text, patch(text, ("4,862,000'甲", "'4,862,000甲'"), code="PG009"))


@pytest.mark.parametrize(
    ("text", "edit", "expected"),
    [
        ("k: “甲”\nx: it'\n", ("“甲”", "'甲'"), True),
        ("k: “甲”\nx: it'\n", ("“甲”", "'甲"), False),  # the next line would be a part of it
        ("k: “甲”\n# it'\n", ("“甲”", "'甲"), False),  # and so would a comment
        ("k: “甲”\nx: 'y'\n", ("“甲”", "'甲"), False),  # or there would be no end of it
        ("k: “甲”\nx: [y]\n", ("“甲”", "'甲'\n"), True),
        ("k: “甲”\n", ("“甲”", "'甲': '"), False),
        ("k: 甲\n  年：1\n", ("  年：", "年: "), True),  # a value that ran on
    ],
)
def test_what_a_sign_makes_of_the_lines_around(text: str, edit: tuple[str, str], expected: bool) -> None:
    assert holds(text, patch(text, edit, code="PG007")) is expected


def test_every_fault_is_gone() -> None:
    text = "- {a：1}\n- {b：2}  # 二\n"
    document = read_document(text)
    places = [fault.position for fault in document.faults]
    for second, expected in ((("b：", "b: "), True), (("2}  #", "2} #"), False)):
        made = []
        for place, (old, new) in zip(places, (("a：", "a: "), second), strict=True):
            found = made_up(text, old, new)
            assert found.fix is not None
            fault = Finding("a", place, "PG007", "", Severity.ERROR, "", "", "", fix=Fix(True, "", found.fix.edits))
            each = patch_of(fault, document)
            assert each is not None
            made.append(each)
        assert holds(text, *made) is expected


HIDDEN = 'a\u200b: 甲\u200b乙\nb: "丙\\x07丁"\n'


def hidden_patches(text: str) -> list[Patch]:
    document = read_document(text)
    found = []
    for fault in document.faults:
        fix = Fix(fault.safe, "", fault.edits)
        finding = Finding("a", fault.position, fault.code, "", Severity.ERROR, "", "", "", fix=fix)
        made = patch_of(finding, document)
        assert made is not None
        found.append(made)
    return found


def test_what_is_invisible_goes() -> None:
    patches = hidden_patches(HIDDEN)
    assert [found.fix.safe for found in patches] == [True, True, False]
    assert holds(HIDDEN, *patches)
    assert all(holds(HIDDEN, found) for found in patches)


@pytest.mark.parametrize(
    "edit",
    [
        ("甲\u200b乙", "甲丙"),
        ("甲\u200b乙", "甲"),
        ("甲\u200b乙", "甲\u2060乙"),
        ("甲\u200b乙", "[甲乙]"),
        ("甲\u200b乙", "甲: 乙"),
        ("a\u200b", "b"),
        ("a\u200b", "c"),
    ],
)
def test_nothing_goes_that_is_seen(edit: tuple[str, str]) -> None:
    assert not holds(HIDDEN, patch(HIDDEN, edit, code="PG008"))


def test_a_key_that_would_be_there_twice_stays() -> None:
    text = "a: 1\na\u200b: 2\n"
    assert not holds(text, *hidden_patches(text))
    assert not holds("a: -\u200b 1\n", *hidden_patches("a: -\u200b 1\n"))  # would be a list
    assert not holds("a: \u200b# 1\n", *hidden_patches("a: \u200b# 1\n"))  # would be a comment


@pytest.mark.parametrize("codec", ["gb18030", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_a_conversion_is_of_every_character(codec: str) -> None:
    text = "a: 甲乙\n"
    given = text.encode(codec)
    after = text.encode()
    assert conversion_proven(given, after, codec, read_document(after))
    assert not conversion_proven(given, after + b"#\n", codec, read_document(after))
    assert not conversion_proven(given + b"\xff\xff\xff", after, codec, read_document(after))
    assert not conversion_proven(given, "a: 甲丙\n".encode(), codec, read_document(after))


@pytest.mark.parametrize(
    ("given", "codec"),
    [
        (("# " + "甲" * 400_000).encode("gb18030"), "gb18030"),  # in UTF-8 it is larger than any file that is read
        ("a: 1\n".encode("utf-16-le"), "gb18030"),  # it is UTF-16 still
    ],
)
def test_a_conversion_into_what_cannot_be_read_is_not_proven(given: bytes, codec: str) -> None:
    after = converted(given, codec)
    assert after is not None
    assert not conversion_proven(given, after, codec, read_document(after))


def test_edits_out_of_order_are_put_in_order() -> None:
    document = read_document(TEXT)
    places = [made_up(TEXT, old, "").position for old in ("戊", "丙")]
    fix = Fix(True, "", tuple(Edit(place, "x") for place in places))
    made = patch_of(Finding("a", places[0], "PG415", "", Severity.INFO, "", "", "", fix=fix), document)
    assert made is not None
    assert [change[:2] for change in made.changes] == sorted(offsets(place, document) for place in places)
    assert replaced(TEXT, moves_of([made]).changes) == TEXT.replace("戊", "x").replace("丙", "x")
