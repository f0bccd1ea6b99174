"""What is shown of a text from a stranger."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfgoal import document
from perfgoal.document import inert, reader, shortened, visible
from perfgoal.document.characters import FORBIDDEN, INVISIBLE, code_point, has_unseen

ALL = [chr(number) for number in range(sys.maxunicode + 1)]


def test_every_unseen_character_is_noticed() -> None:
    unseen = [character for character in ALL if FORBIDDEN.match(character) or INVISIBLE.match(character)]
    assert len(unseen) == 66 + 152
    assert [character for character in unseen if not has_unseen(f"甲{character}乙\n")] == []


def test_nothing_else_is() -> None:
    others = [character for character in ALL if not FORBIDDEN.match(character) and not INVISIBLE.match(character)]
    assert not has_unseen("".join(others))
    assert not has_unseen("甲：“乙”　\r\n\t👨\u200d👩\u200d👧 ❤\ufe0f\n")


def test_no_character_is_both_forbidden_and_hidden() -> None:
    assert [character for character in ALL if FORBIDDEN.match(character) and INVISIBLE.match(character)] == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲 乙", "甲 乙"),
        ("a\tb\nc", "a b c"),
        ("a\x1b[31mb", "a<U+001B>[31mb"),
        ("a\u200bb\u202ec", "a<U+200B>b<U+202E>c"),
        ("a\rb\x00", "a<U+000D>b<U+0000>"),
        ("\ud83d", "<U+D83D>"),
        ("\U000e0041", "<U+E0041>"),
        ("👨\u200d👩", "👨\u200d👩"),
    ],
)
def test_nothing_hides(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "::error::x",
        "  ::add-mask::x",
        "\u200d::error::x",  # a runner compares as a language does: a joiner has no weight
        ":\u200d:error::x",
        "##[group]x",
        "a ##vso[task.x]y",
        "##VSO[task.x]y",
        "#\u200d#vso[task.x]y",
        "##teamcity[message text='x']",
        "###[x",
        "::::x",
        "\n::error::x",
    ],
)
def test_no_runner_obeys_a_text(text: str) -> None:
    shown = inert(text)
    read = shown.replace("\u200d", "").lower()
    assert not read.lstrip().startswith("::")
    assert not [command for command in ("##[", "##vso[", "##teamcity[") if command in read]


def test_what_no_runner_obeys_stays() -> None:
    assert inert("甲::乙 ## x [y]") == "甲::乙 ## x [y]"


@given(st.text())
def test_inert_is_one_line_of_what_can_be_seen(text: str) -> None:
    shown = inert(text)
    assert len(shown.splitlines()) <= 1
    assert not has_unseen(shown)
    assert inert(shown) == shown


def test_a_character_is_named_as_unicode_does() -> None:
    assert [code_point(character) for character in "\x1b\u200b🎉"] == ["U+001B", "U+200B", "U+1F389"]


@pytest.mark.parametrize(("text", "shown"), [("", ""), ("甲乙", "甲乙"), ("甲乙丙", "甲乙丙"), ("甲乙丙丁", "甲乙…")])
def test_a_text_is_shortened_to_so_many_characters(text: str, shown: str) -> None:
    assert shortened(text, 3) == shown


def test_the_reader_is_loaded_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(vars(document), "read_document", raising=False)
    assert document.read_document is reader.read_document
    assert vars(document)["read_document"] is reader.read_document
    with pytest.raises(AttributeError, match=r"module 'perfgoal.document' has no attribute 'nothing'"):
        _ = document.nothing
