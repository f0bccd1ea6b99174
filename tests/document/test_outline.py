"""The outline of a text: every key, value and comment, held against the reader's own."""

from typing import Any

import pytest

from document.corpus import corpus
from perfgoal.document import read_document
from perfgoal.document.outline import outline
from rules.marked import EXAMPLES


@pytest.mark.parametrize(
    ("text", "scalars", "comments"),
    [
        ("", [], []),
        ("# a\nb: c # d\n#e", ["b", "c"], ["# a", "# d", "#e"]),
        ("a: b#c #d\n", ["a", "b#c"], ["#d"]),
        ("a: | # b\n  # c\n# d\n", ["a", "# c\n"], ["# b", "# d"]),
        ("a: >+\n  b\n\n\n  # c\n# d\ne:\n", ["a", "b\n\n# c\n", "e"], ["# d"]),
        ("a: 'b # c' # d\n", ["a", "b # c"], ["# d"]),
        ("a: {b: [c, 'd#'], # e\n  f: g} # h\n", ["a", "b", "c", "d#", "f", "g"], ["# e", "# h"]),
        ("a: b # c\nd: [e # f\ng: h\n", ["a", "b", "d", "e"], ["# c"]),  # as far as it can be read
        ("\ufeffa: b # c\n", ["a", "b"], ["# c"]),
        ("- # a\n  b\n", ["b"], ["# a"]),
        ("a: >\n   # b\n   c\n", ["a", "# b c\n"], []),
        ("名称: 甲\na: > # b\n  # c\n", ["名称", "甲", "a", "# c\n"], ["# b"]),
        ("a: \x01 # b\n", [], []),  # no character that libyaml takes
    ],
)
def test_scalars_and_comments(text: str, scalars: list[str], comments: list[str]) -> None:
    found = outline(text)
    assert [piece.text for piece in found.scalars] == scalars
    assert [piece.text for piece in found.comments] == comments
    assert all(text[piece.start : piece.end] == piece.text for piece in found.comments)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("a: 1\nb：2\nc: 3\n", "b：2"),
        ("a: 1\n b: 2\n", ": 2"),
        ("a: 1\nb: 'c\nd: 2\n", "'c"),
        ("a: 1\nb: [c\nd: 2\n", "[c"),
        ("a: 1\nb: *\n", "*"),
        ("a: 1\nb: 'c' d\n", "d"),
    ],
)
def test_where_reading_ends(text: str, end: str) -> None:
    found = outline(text)
    assert text[found.end :].startswith(end)
    assert found.scalars[0].text == "a"


def test_a_scalar_stands_where_it_is_written() -> None:
    text = "\ufeff名称: '甲''乙'\n \"a\" : |- # b\n  c\n# d\n e: >\n  f\n"  # a second mark, as one was taken off before
    found = [text[piece.start : piece.end] for piece in outline(text).scalars]
    assert found == ["名称", "'甲''乙'", '"a"', "|- # b\n  c\n", "e", ">\n  f\n"]


def test_what_holds_a_character_that_libyaml_does_not_take_is_not_read() -> None:
    assert outline("a: \x01\n").end == 0


def texts(tree: Any) -> list[str]:
    if isinstance(tree, dict):
        return [text for key, value in tree.items() for text in (key, *texts(value)) if text]
    if isinstance(tree, list):
        return [text for item in tree for text in texts(item)]
    return [tree] if tree else []


def test_it_reads_what_the_reader_reads() -> None:
    documents = [read_document(case.data) for case in corpus() if len(case.data) < 20_000]
    documents += [read_document(path.read_bytes()) for path in EXAMPLES.glob("*.yaml")]
    read = [document for document in documents if document.tree is not None]
    assert len(read) > 100
    for document in read:
        found = outline(document.text)
        assert [piece.text for piece in found.scalars] == texts(document.tree)
        assert found.end == len(document.text)


def test_depth_is_bounded() -> None:
    assert outline("[" * 100_000).end <= 1_000
    assert outline("[" * 100).end == 32
    assert outline("a: " + "[" * 32).end == 34
    assert outline("- {a: [b]}\n" * 40).end == 440
