"""What a fault says: where it stands to its end, and what fills in its sentence."""

import codecs
from collections.abc import Mapping

import pytest

from document.test_positions import text_at
from perfgoal.document import read_document


@pytest.mark.parametrize(
    ("text", "said", "place", "arguments"),
    [
        ("a: >=5  # 注\n\n  更多\nb: 1\n", "PG009 block", ">=5", {"value": ">=5"}),
        ("a: >=5  # 注\nb: 1\n", "PG009 block", ">=5", {"value": ">=5"}),
        ("a: 1\nb:2\n", "PG003 no-colon", "b:", {}),
        ("a: “甲: 乙”\n", "PG007 quotes", "“甲: 乙”", {"character": "“"}),
        ("a: 甲\x1b乙\n", "PG003 control-character", "\x1b", {"character": "U+001B"}),
        ("a: 甲\ufffe\n", "PG003 control-character", "\ufffe", {"character": "U+FFFE"}),
        ("a: 1\n\ufeffb: 2\n", "PG003 control-character", "\ufeff", {"character": "U+FEFF"}),
        ("a: 1\n%x y\n", "PG005 directive", "%", {}),
        ("a: 甲\u200b\n%x y\n", "PG005 directive", "%", {}),
        ("a: &x 甲 # 注\n", "PG005 anchor", "&x 甲", {}),
        ("a: &x\n  b: 1\n", "PG005 anchor", "&", {}),  # of many lines, the first character
        ("a: &x !y 甲\n", "PG005 anchor", "&x !y 甲", {}),  # one of the two is enough
        ("&x !y a: 甲\n", "PG005 anchor", "&x !y a", {}),
        ("a: &x !y\n  b: 1\n", "PG005 anchor", "&", {}),
        ("a: &x |\n  甲\n  乙\n", "PG005 anchor", "&", {}),
        ("!x a: 甲\n", "PG005 tag", "!x a", {}),
        ("a: !x [甲]\n", "PG005 tag", "!x [", {}),
        ("- !x 甲\n", "PG005 tag", "!x 甲", {}),
        ("a: *x\n", "PG005 alias", "*x", {}),
        ("*x : a\n", "PG005 alias", "*x", {}),
        ("<<: {a: 1}\n", "PG005 merge-key", "<<", {}),
        ("? [a]\n: b\n", "PG005 complex-key", "[", {}),
        ("? {a: b}\n", "PG005 complex-key", "{", {}),
        ("a: 1\n---\nb: 2\n", "PG005 second-document", "---", {}),
        ("甲: 1\n'甲': 2\n", "PG004 repeated", "'甲'", {"key": "甲"}),
        ("k" * 257 + ": 1\n", "PG006 key", "k", {"limit": 256}),
        ("&x " + "k" * 256 + ": 1\n", "PG005 anchor", "&x " + "k" * 256, {}),  # as long as it may be
        ("a: '" + "k" * 65_537 + "'\n", "PG006 scalar", "'", {"limit": 65_536}),
        ("- " + "k" * 65_537 + "\n", "PG006 scalar", "k", {"limit": 65_536}),
        ("k" * 65_537, "PG006 scalar", "k", {"limit": 65_536}),
        ("# " + "x" * 1_000_000 + "\n甲：乙: b: c\n", "PG003 colon-in-value", ":", {}),
        ("[" * 5_000, "PG006 depth", "[", {"limit": 32}),
        ("[" * 33, "PG006 depth", "[", {"limit": 32}),
        ("- " * 33, "PG006 depth", "-", {"limit": 32}),
        ("{a: " * 33, "PG006 depth", "{", {"limit": 32}),
    ],
)
@pytest.mark.parametrize("mark", [False, True], ids=["", "mark"])
def test_what_is_said(text: str, said: str, place: str, arguments: Mapping[str, str | int], mark: bool) -> None:
    document = read_document((codecs.BOM_UTF8 if mark else b"") + text.encode())
    (fault,) = document.faults
    assert f"{fault.code} {fault.variant}" == said
    assert text_at(document, fault.position) == place
    assert fault.arguments == arguments
    assert document.tree is None
    assert (document.text, document.bom) == (text, mark)


def test_a_repeated_key_points_to_the_first() -> None:
    document = read_document("甲: 1\nb: 2\n'甲': 3\n\"甲\": 4\n")
    assert [text_at(document, fault.position) for fault in document.faults] == ["'甲'", '"甲"']
    for fault in document.faults:
        ((place, said),) = fault.related
        assert (text_at(document, place), place.line, said) == ("甲", 1, "first")


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("{v: 4,000,000}\n", ["PG009 4,000,000"]),  # the second 000 is no key
        ("{v: 4,000,000,000}\n", ["PG009 4,000,000,000"]),
        ("- {1,200: a, 2,200: b}\n- {v: 4,862}\n", ["PG004 200", "PG009 4,862"]),
        ("- {v: 4,862}\n- {1,200: a, 2,200: b}\n", ["PG009 4,862", "PG004 200"]),
        ("[{v: 4,862}, {1,200: a, 2,200: b}, {v: 4,862}]\n", ["PG009 4,862", "PG004 200", "PG009 4,862"]),
        ("[{v: 4,000,000}, {w: 1,000,000}]\n", ["PG009 4,000,000", "PG009 1,000,000"]),
        ("a: 1\na: 2\nb: {v: 4,000,000}\n", ["PG004 a", "PG009 4,000,000"]),
        ("{v: 4,862, a: 1, a: 2}\n", ["PG009 4,862", "PG004 a"]),
        ("{200: a,\n200: b}\n", ["PG004 200"]),
        ("{200: a,2000: b,2000: c}\n", ["PG004 2000"]),
    ],
)
def test_a_piece_of_a_number_is_no_key_twice(text: str, due: list[str]) -> None:
    document = read_document(text)
    assert [f"{fault.code} {text_at(document, fault.position)}" for fault in document.faults] == due


def test_of_all_that_is_forbidden_each_is_told() -> None:
    document = read_document("a: &x 1\n<<: *x\nb: !y\n  - &z 2\n? [c]\n: d\ne: &x 3\n")
    told = [(fault.variant, fault.position.line) for fault in document.faults]
    assert told == [("anchor", 1), ("merge-key", 2), ("alias", 2), ("tag", 3), ("anchor", 4), ("complex-key", 5)]


def test_what_cannot_be_read_is_told_behind_what_is_forbidden() -> None:
    document = read_document("a: &x 1\na: 2\nb: 'c\n")
    told = [(fault.variant, fault.position.line) for fault in document.faults]
    assert told == [("anchor", 1), ("repeated", 2), ("unclosed-quote", 3)]


@pytest.mark.parametrize(("bracket", "said"), [("{", "unclosed-brace"), ("[", "unclosed-bracket")])
@pytest.mark.parametrize("mark", ["!x", "!x:", "&x", "&x !y"])
def test_an_open_bracket_stands_behind_what_marks_it(mark: str, bracket: str, said: str) -> None:
    document = read_document(f"- a\n- {mark} {bracket}b\n")
    assert [(fault.variant, text_at(document, fault.position)) for fault in document.faults[1:]] == [(said, bracket)]


ITEMS = b"- \n"
ENTRIES = "".join(f"{number}:\n" for number in range(50_000)).encode()


@pytest.mark.parametrize(
    ("within", "past", "line"),
    [
        (ITEMS * 49_999, b"-", 50_000),
        (ENTRIES[: -len(b"49999:\n")], b"x:", 50_000),
        (b"- {a: [b]}\n" * 16_666 + b"-", b"\n-", 16_668),
        (b"- [{a: b}]\n" * 16_666 + b"-", b"\n-", 16_668),
    ],
    ids=["items", "entries", "lists in mappings", "mappings in lists"],
)
def test_a_text_may_have_so_many_parts(within: bytes, past: bytes, line: int) -> None:
    assert read_document(within).faults == ()
    (fault,) = read_document(within + past).faults
    assert (fault.code, fault.variant, fault.arguments) == ("PG006", "nodes", {"limit": 50_000})
    assert (fault.position.line, fault.position.end_column - fault.position.column) == (line, 0)
