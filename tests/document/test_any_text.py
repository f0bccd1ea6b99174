"""Whatever the bytes are: a tree or a fault that says why not, never an exception, and every place in the text."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from document.sound import mended, unsound
from perfgoal.document import read_document

EXAMPLE = (Path(__file__).parents[2] / "examples" / "liwan_2024.zh.yaml").read_text("utf-8")

# What YAML, its authors and its enemies write.
PIECES = (
    *"ab1甲乙🎉：:，,“”＂\"'{}[]-?|>%@`*&!# \n\r\t\\　\u200b\ufeff.~",
    "\n  ",
    "\n    - ",
    "\r\n",
    ": ",
    "- ",
    "a: ",
    "名称：",
    "---\n",
    "...\n",
    "<<: ",
    "\\u200b",
    "\\x1b",
    ">=",
    ">5",
    "1,000",
    "&a ",
    "*a",
    "!!x ",
    "%TAG",
    "\x00",
    "\x1b",
    "\x85",
    "\u2028",
    "\u202e",
)
pieces = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@settings(max_examples=400, deadline=None)
@given(st.binary(max_size=200))
@example(b"")
@example(b"\0")
@example(b"\xff")
@example(b"\xef\xbb\xbf")
@example(b"\xef\xbb")
@example(b"\xef\xbb\xbf\xef\xbb\xbf")
@example(b"\xff\xfe")
@example(b"a: \xe4")
@example(b"\n\x80")
def test_any_bytes(data: bytes) -> None:
    assert unsound(read_document(data)) == []


@settings(max_examples=600, deadline=None)
@given(pieces)
@example("{a, b\n: c: [")
@example("`：")
@example("a: “\\'\"”: b")
@example("{-名称\n“:,\n- <<: ")
def test_any_text(text: str) -> None:
    assert unsound(read_document(text)) == []


@settings(max_examples=300, deadline=None)
@given(pieces)
def test_any_text_with_its_edits_made(text: str) -> None:
    assert unsound(mended(read_document(text))) == []


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(EXAMPLE)), st.integers(0, 8), pieces)
def test_any_change_of_the_example(start: int, length: int, piece: str) -> None:
    assert unsound(read_document(EXAMPLE[:start] + piece + EXAMPLE[start + length :])) == []


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(EXAMPLE.encode())), st.binary(min_size=1, max_size=4))
def test_any_change_of_its_bytes(start: int, piece: bytes) -> None:
    data = EXAMPLE.encode()
    assert unsound(read_document(data[:start] + piece + data[start + len(piece) :])) == []


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec=None), max_size=40))
@example("a: \ud83d")
@example("\udfff")
def test_any_str_with_surrogates_too(text: str) -> None:
    document = read_document(text)
    assert unsound(document) == []
    if any("\ud800" <= character <= "\udfff" for character in text):
        assert document.tree is None


def test_a_lone_surrogate_is_a_fault_at_its_place() -> None:
    (fault,) = read_document("年度: 1\n名称: 甲\ud83d乙\n").faults
    assert (fault.code, fault.variant) == ("PG002", "unknown")
    assert (fault.position.line, fault.position.column) == (2, 6)
    assert fault.arguments == {"byte": "0xED"}


@pytest.mark.parametrize("text", [EXAMPLE, EXAMPLE.replace("\n", "\r\n"), "\ufeff" + EXAMPLE])
def test_a_str_reads_as_its_bytes(text: str) -> None:
    document, same = read_document(text), read_document(text.encode())
    assert document.text == same.text
    assert document.tree == same.tree
    assert document.faults == same.faults == ()


def test_a_str_is_as_long_as_its_bytes() -> None:
    (fault,) = read_document("甲" * 400_000).faults
    assert (fault.code, fault.variant) == ("PG001", "too-large")


def test_faults_are_in_the_order_of_the_text() -> None:
    document = read_document("a: &x 1\nb: *x\n<<: 1\nb: \u200b2\na: “3”\n")
    assert [(fault.code, fault.position.line) for fault in document.faults] == [
        ("PG005", 1),
        ("PG005", 2),
        ("PG005", 3),
        ("PG004", 4),
        ("PG004", 5),
    ]
    assert document.tree is None


def test_a_hidden_character_alone_does_not_stop_the_reading() -> None:
    document = read_document("a: x\u200b\nb: 2\n")
    assert document.tree == {"a": "x\u200b", "b": "2"}
    assert [fault.stops for fault in document.faults] == [False]


def test_a_repeated_key_shows_both_places() -> None:
    (fault,) = read_document("名称: 甲\n年度: 1\n名称: 乙\n").faults
    assert fault.arguments == {"key": "名称"}
    assert [(place.line, place.column, place.end_column, what) for place, what in fault.related] == [(1, 1, 3, "first")]


def test_hidden_characters_are_named_once_each() -> None:
    (fault,) = read_document('a: "x\u200by\\u202ez\u200b\\e"\n').faults
    assert fault.arguments == {"characters": "U+200B U+202E U+001B", "count": 4}


@pytest.mark.parametrize(
    "text",
    [
        "-　名称: 甲\n　 年度: 1\n",
        "{甲：乙，丙，丁：戊}\n",
        "{甲:　乙：丙}\n",
        "a: >=5\n\n  更多\nb: 1\n",
        "- - >=5\n 更多\n- b\n",
        "a: @1\n@b: 2\n",
        "a: “x'y\\z”\n",
        'a: "x\n',
        "a: [x\n",
        "a: 1\na: 2\n",
        "a:\n\tb: 1\n",
        "a: &x 1\n",
    ],
)
def test_what_only_the_author_knows_has_no_edits(text: str) -> None:
    assert [fault for fault in read_document(text).faults[-1:] if fault.edits] == []
    assert read_document(text).faults != ()


def test_many_hidden_characters_are_taken_out_by_one_edit() -> None:
    document = read_document("a: x" + "\u200by" * 100 + "\n")
    (fault,) = document.faults
    assert fault.arguments["count"] == 100
    assert [edit.text for edit in fault.edits] == ["y" * 99]
    assert mended(document).tree == {"a": "x" + "y" * 100}


def test_as_many_faults_as_say_something_new() -> None:
    assert len(read_document("\x1b" * 1000).faults) == 50
    assert len(read_document("%x\n" * 1000).faults) == 50
    assert len(read_document("- &a x\n" * 1000).faults) == 50
    assert len(read_document("a: 1\n" * 1000).faults) == 50
    assert len(read_document("- \u200bx\n" * 2000).faults) == 1000
    assert len(read_document("- “x”\n" * 2000).faults) == 1000
    assert len(read_document("- {a：b}\n" * 2000).faults) == 1000
    assert len(read_document("-　x\n" * 2000).faults[0].edits) == 1000
