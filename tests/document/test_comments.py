"""Comments: which they are, where they stand, and what only looks like one."""

from perfgoal.document import read_document
from perfgoal.document.comments import comments


def found(text: str) -> list[tuple[str, int, int, bool]]:
    document = read_document(text)
    assert document.faults == ()
    return [
        (comment.text, comment.position.line, comment.position.column, comment.alone)
        for comment in comments(document, "word")
    ]


def test_comments_that_hold_a_word_with_their_places() -> None:
    text = "# word\na: 1  # a word\n  # more words\nb:  # word\n  c:\n# other\n"
    assert found(text) == [
        ("# word", 1, 1, True),
        ("# a word", 2, 7, False),
        ("# more words", 3, 3, True),
        ("# word", 4, 5, False),
    ]


def test_nothing_in_a_value_or_a_key_is_a_comment() -> None:
    assert found("a: b#word\nc: '# word'\n\"# word\": d\ne: \"x # word\"\nf: [g, '# word']\n# word\n")[:-1] == []
    assert found("a: |\n  # word\n  b\n# word\n") == [("# word", 4, 1, True)]
    assert found("a: >-  # word\n  b # word\n # word\n") == [("# word", 1, 8, False), ("# word", 3, 2, True)]
    assert found("a:\n  - |2\n     # word\n    b # word\n# word\n") == [("# word", 5, 1, True)]
    assert found("a: |4\n    b # word\n  # word\nc: d\n") == [("# word", 3, 3, True)]
    assert found("a: |  # word\n\n  # word\n\n\n# word\n") == [("# word", 1, 7, False), ("# word", 6, 1, True)]
    assert found('a: "b\n# word\n  # word"  # word\n') == [("# word", 3, 12, False)]
    assert found("a: b\n  c#word  # word\n") == [("# word", 2, 11, False)]


def test_a_word_in_a_value_keeps_no_comment_behind_it_from_being_one() -> None:
    assert found("a: '#word'  # word\n") == [("# word", 1, 13, False)]
    assert found("word: word  # word\n") == [("# word", 1, 13, False)]
    assert found("a:  # b\nc: word\n# word\n") == [("# word", 3, 1, True)]


def test_a_comment_right_behind_a_quote_or_a_bracket_is_one_as_it_is_to_libyaml() -> None:
    assert found("a: 'b'# word\n") == [("# word", 1, 7, False)]
    assert found("a: [b, 'c',# word\n  d]# word\n") == [("# word", 1, 12, False), ("# word", 2, 5, False)]
    assert found("a: ># word\n  b # word\n") == [("# word", 1, 5, False)]


def test_line_ends_of_every_kind() -> None:
    for end in ("\n", "\r\n", "\r"):
        assert found(f"a: 1  # word{end}b: 2{end}# word{end}") == [("# word", 1, 7, False), ("# word", 3, 1, True)]
        text = f"a:{end}  - >  # word{end}    # word{end}  # word{end}"
        assert found(text) == [("# word", 2, 8, False), ("# word", 4, 3, True)]


def test_a_text_that_cannot_be_read_has_none() -> None:
    assert list(comments(read_document("a: [1  # word\n"), "word")) == []
