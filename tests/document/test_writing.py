"""Texts as scalars: what a fix writes reads back as what it means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfgoal.document import read_document
from perfgoal.document.writing import as_key, as_value

texts = st.text(
    st.characters(categories=["L", "N", "P", "S", "Zs"]) | st.sampled_from("：:，,“”＂\"'{}[]-?|>%@`*&!#\\　~ \n\t."),
    max_size=20,
)


@given(texts)
def test_a_value_reads_back(text: str) -> None:
    for line in (f"k: {as_value(text)}\nl: 1\n", f"{{k: {as_value(text, in_brackets=True)}, l: 1}}\n"):
        document = read_document(line)
        assert (document.tree, document.faults) == ({"k": text, "l": "1"}, ())


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
        ("甲\n乙\\", '"甲\\n乙\\\\"'),
    ],
)
def test_quotes_stand_only_where_they_are_due(text: str, written: str) -> None:
    assert as_value(text) == written


def test_a_comma_is_quoted_where_it_would_cut() -> None:
    assert as_value("4,862.00", in_brackets=True) == "'4,862.00'"
    assert as_value("甲，乙", in_brackets=True) == "甲，乙"
    assert as_key("[a]", in_brackets=True) == "'[a]'"
