"""Texts as scalars: what a fix writes reads back as what it means, and nothing else is another."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from document.sound import edited
from document.test_positions import routes
from perfgoal.document import Route, read_document
from perfgoal.document.outline import outline
from perfgoal.document.writing import as_key, as_value, key_edit, value_edits

texts = st.text(
    st.characters(categories=["L", "N", "P", "S", "Zs"]) | st.sampled_from("：:，,“”＂\"'{}[]-?|>%@`*&!#\\　~ \n\t."),
    max_size=20,
)


@given(texts)
def test_a_value_reads_back(text: str) -> None:
    for line in (f"k: {as_value(text)}\nl: 1\n", f"{{k: {as_value(text, in_brackets=True)}, l: 1}}\n"):
        document = read_document(line)
        assert (document.tree, document.faults) == ({"k": text, "l": "1"}, ())
    for line in (f"- {as_value(text)}\n- 1\n", f"[{as_value(text, in_brackets=True)}, 1]\n"):
        document = read_document(line)
        assert (document.tree, document.faults) == ([text, "1"], ())


@given(texts.filter(bool))
def test_a_key_reads_back(text: str) -> None:
    for line in (f"{as_key(text)}: v\n", f"{{{as_key(text, in_brackets=True)}: v}}\n"):
        document = read_document(line)
        assert (document.tree, document.faults) == ({text: "v"}, ())


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("名称", "名称"),
        ("4,862.00", "4,862.00"),
        ("≥95%", "≥95%"),
        (">=95%", "'>=95%'"),
        ("“甲”", "'“甲”'"),
        ("甲: 乙", "'甲: 乙'"),
        ("甲 # 乙", "'甲 # 乙'"),
        ("it's: x", "'it''s: x'"),
        ("", ""),
        (" 甲", '" 甲"'),
        ("甲 ", '"甲 "'),
        ("甲\n乙\\", '"甲\\n乙\\\\"'),
        ('甲\t"\r乙', '"甲\\t\\"\\r乙"'),
        ("甲\u00ad乙", '"甲\\xad乙"'),
        ("- 甲", "'- 甲'"),
        ("-　甲", "'-　甲'"),  # as an item it would read otherwise
        ("甲\u200b乙", '"甲\\u200b乙"'),
        ("甲\U000e0001乙", '"甲\\U000e0001乙"'),
        ("甲\x1b乙", '"甲\\x1b乙"'),
        ("甲\x1b##[error]", '"甲\\x1b\\x23#[error]"'),  # no command of a runner, wherever it is printed
    ],
)
def test_quotes_stand_only_where_they_are_due(text: str, written: str) -> None:
    assert as_value(text) == written


def test_a_comma_is_quoted_where_it_would_cut() -> None:
    assert as_value("4,862.00", in_brackets=True) == "'4,862.00'"
    assert as_value("甲，乙", in_brackets=True) == "甲，乙"
    assert as_value("", in_brackets=True) == "''"  # as an item, nothing would be no item
    assert as_key("[a]", in_brackets=True) == "'[a]'"
    assert as_key("甲,乙", in_brackets=True) == "'甲,乙'"
    assert as_key("甲,乙") == "甲,乙"


def test_the_quotes_asked_for_are_written() -> None:
    assert as_value("甲", quote='"') == '"甲"'
    assert as_value("it's", quote="'") == "'it''s'"
    assert as_value('甲"', quote='"') == '"甲\\""'
    assert as_key("甲", quote='"') == '"甲"'
    assert as_key("甲", quote="'") == "'甲'"


def written(text: str, route: Route, new: str) -> str:
    """Return what becomes of ``text`` where the value at ``route`` is to read ``new``."""
    document = read_document(text)
    return edited(document, value_edits(document, route, new))


@pytest.mark.parametrize(
    ("text", "new", "after"),
    [
        ("k: 不少于8个  # 注\n", "≥8个", "k: ≥8个  # 注\n"),
        ("k:\n", "甲", "k: 甲\n"),
        ("k:  # 注\n", "甲", "k: 甲  # 注\n"),
        ("k: 甲\n", "", "k: \n"),
        ("k: 甲\n", "甲", "k: 甲\n"),
        ("k: '甲' # 注\n", "it's", "k: 'it''s' # 注\n"),
        ('k: "甲"\n', '乙"', 'k: "乙\\""\n'),
        ('k: "甲\\n乙"\n', "甲\n丙", 'k: "甲\\n丙"\n'),
        ("k: 甲\n", "乙: 丙", "k: '乙: 丙'\n"),
        ("k: 甲，\n  不少于 8\n  个\n", "甲， ≥ 8 个", "k: 甲，\n  ≥ 8\n  个\n"),
        ("k: '甲，\n  不少于 8\n  个'\n", "甲， ≥ 8 个", "k: '甲，\n  ≥ 8\n  个'\n"),
        ("k: |  # 注\n  甲，\n\n  不少于 8\n", "甲，\n\n≥ 8\n", "k: |  # 注\n  甲，\n\n  ≥ 8\n"),
        ("k: >-\r\n  甲，\r\n  不少于 8\r\nl: 1\r\n", "甲， ≥ 8", "k: >-\r\n  甲，\r\n  ≥ 8\r\nl: 1\r\n"),
        ("k: >  # 注\n  甲\n", "乙", "k: 乙  # 注\n"),
        ("k: >#注\n  甲\nl: 1\n", "乙", "k: 乙 #注\nl: 1\n"),  # libyaml takes it for a comment, and so it stays one
        ("k: |-\n  甲 \nl: 1\n", "乙", "k: |-\n  乙\nl: 1\n"),
        ("k: |\n  甲\n    \n\nl: 1\n", "甲\n", 'k: "甲\\n"\n\nl: 1\n'),  # blanks that are a line of the block
        ("k: |+\n  甲\n\nl: 1\n", "乙\n\n", 'k: "乙\\n\\n"\n\nl: 1\n'),
    ],
)
def test_what_a_value_is_changed_to(text: str, new: str, after: str) -> None:
    assert written(text, ("k",), new) == after
    again = read_document(after)
    assert isinstance(again.tree, dict)
    assert again.tree["k"] == new


@pytest.mark.parametrize(
    ("text", "new", "after"),
    [
        ("{k: [甲, 乙]}\n", "1,000", "{k: [甲, '1,000']}\n"),
        ("{k: [甲, 乙]}\n", "", "{k: [甲, '']}\n"),
        ("k:\n  - 甲\n  - 乙 # 注\n", "丙 #", "k:\n  - 甲\n  - '丙 #' # 注\n"),
        ("k:\n  - 甲\n  -\n", "乙", "k:\n  - 甲\n  - 乙\n"),
    ],
)
def test_what_an_item_is_changed_to(text: str, new: str, after: str) -> None:
    assert written(text, ("k", 1), new) == after


@pytest.mark.parametrize(
    ("raw", "new", "written"),
    [
        ("按期完成率不少于95%", "按期完成率≥95%", [(5, 8, "≥")]),
        ("8个", "88个", [(1, 1, "8")]),
        ("88个", "8个", [(1, 2, "")]),
        ("甲乙丙", "丁乙戊", [(0, 3, "丁乙戊")]),  # from the first difference to the last
        ("'一甲乙丙'", "一丁乙戊", [(2, 5, "丁乙戊")]),
        ("' 甲'", "甲", [(1, 2, "")]),
        ("'甲  乙'", "甲 丙 乙", [(3, 3, "丙")]),
        ("'甲  '", "甲 丙 ", [(3, 3, "丙")]),
        (">\n  由甲和\n  乙负责", "由丙和 丁负责\n", [(5, 6, "丙"), (10, 11, "丁")]),
        ("'it''s 甲'", "it's 乙", [(0, 9, "'it''s 乙'")]),  # of quotes and escapes it is not known what stands where
    ],
)
def test_only_what_differs_is_written(raw: str, new: str, written: list[tuple[int, int, str]]) -> None:
    document = read_document(f"k: {raw}\n")
    offset = document.lines.offset
    edits = value_edits(document, ("k",), new)
    assert [(offset(*edit.position[:2]) - 3, offset(*edit.position[2:]) - 3, edit.text) for edit in edits] == written


@pytest.mark.parametrize(("before", "length", "edits"), [(0, 400, 2), (0, 401, 1), (300, 399, 2)])
def test_of_a_long_difference_the_lines_are_not_kept(before: int, length: int, edits: int) -> None:
    middle = "乙" * (length - 102), "乙" * 99
    document = read_document(f"k: >-\n  {'一' * before}甲{middle[0]}\n  {middle[1]}甲\n")
    new = f"{'一' * before}丙{middle[0]} {middle[1]}丙"
    made = value_edits(document, ("k",), new)
    assert len(made) == edits
    assert read_document(edited(document, made)).tree == {"k": new}


def test_lines_of_a_few_characters_are_kept_too() -> None:
    lines = ["乙丙" * 20] * 8
    document = read_document("k: >-\n  甲{}甲\n".format("\n  ".join(lines)))
    made = value_edits(document, ("k",), f"丙{' '.join(lines)}丁")
    assert [edit.text for edit in made] == ["丙", "丁"]


def test_where_no_scalar_stands_nothing_is_written() -> None:
    document = read_document("k: [甲]\n")
    assert value_edits(document, ("k",), "乙") == ()
    assert value_edits(document, ("l",), "乙") == ()


@pytest.mark.parametrize(
    ("text", "route", "new", "after"),
    [
        ("名称: 甲\n", ("名称",), "部门名称", "部门名称: 甲\n"),
        ("'名称' : 甲\n", ("名称",), "it's", "'it''s' : 甲\n"),
        ('- "名称": 甲\n', (0, "名称"), "名\\称", '- "名\\\\称": 甲\n'),
        ("a: {名称: 甲, b: 1}\n", ("a", "名称"), "甲,乙", "a: {'甲,乙': 甲, b: 1}\n"),
        ("a:\n  名称: 甲\n", ("a", "名称"), "甲,乙", "a:\n  甲,乙: 甲\n"),
    ],
)
def test_what_a_key_is_changed_to(text: str, route: Route, new: str, after: str) -> None:
    document = read_document(text)
    assert edited(document, [key_edit(document, route, new)]) == after


STYLES: dict[str, Callable[[str], str]] = {
    "plain": lambda text: text.replace("\n", "\n    "),
    "single": lambda text: "'" + text.replace("'", "''").replace("\n", "\n    ") + "'",
    "double": lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\n    ") + '"',
    "literal": lambda text: "|  # 注\n    " + text.replace("\n", "\n    "),
    "folded": lambda text: ">-\n     " + text.replace("\n", "\n     "),
}
AROUND: dict[str, tuple[str, Route]] = {
    "top": ("l: 1 # 注1\nk: §\n# 注2\nm: 1 # 注3\n", ("k",)),
    "nested": ("l:\n  k: § # 注1\n\n  m: 1\n", ("l", "k")),
    "item": ("- - l\n  - §\n  - m\n", (0, 1)),
    "braces": ("{l: [x], k: § , m: 1} # 注\n", ("k",)),
    "brackets": ("k: [l, § , m] # 注\n", ("k", 1)),
    "last": ("k: §", ("k",)),
}
PIECES = [*"甲乙1。，, '\"#:-{}[]|>%&*!\\\n　", ": ", " #", "  ", "\n  ", "\n\n"]
pieces = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


def scalars(tree: Any) -> dict[Route, str]:
    return {route: node for route, node in routes(tree) if isinstance(node, str)}


@settings(max_examples=500)
@given(st.data(), pieces, st.sampled_from(list(STYLES)), st.sampled_from(list(AROUND)), st.sampled_from(["\n", "\r\n"]))
def test_a_value_is_what_it_is_changed_to_and_nothing_else_is_another(
    data: st.DataObject, old: str, style: str, around: str, end: str
) -> None:
    text, route = AROUND[around]
    text = text.replace("§", STYLES[style](old)).replace("\n", end)
    before = read_document(text)
    assume(not before.faults and route in scalars(before.tree))
    value = scalars(before.tree)[route]
    start = data.draw(st.integers(0, len(value)))
    stop = data.draw(st.integers(start, len(value)))
    new = value[:start] + data.draw(pieces) + value[stop:]
    after = read_document(written(text, route, new))
    assert (scalars(after.tree), after.faults) == ({**scalars(before.tree), route: new}, ())
    comments = [[piece.text for piece in outline(document.text).comments] for document in (before, after)]
    assert comments[0] == comments[1]
