"""However a declaration is written, it says the same, the same is found in it, and it is printed the same."""

import json
from collections import Counter
from functools import partial
from itertools import zip_longest
from typing import Any

from hypothesis import assume, given

from perfgoal.declaration import Declaration
from perfgoal.document import read_document
from perfgoal.document.outline import outline
from perfgoal.formatting import formatted
from perfgoal.rendering import render
from perfgoal.rendering.plain import plain_data
from properties.declarations import Tree, declarations
from properties.effort import examples
from properties.judged import declared, judged, meant, told
from properties.texts import ROOT
from properties.writings import FREEDOMS, PLAIN, Writing, writings

IN_ITS_KEYS = [freedom for freedom in FREEDOMS if freedom != "chinese"]


@examples(40)
@given(declarations(), writings(IN_ITS_KEYS))
def test_every_writing_reads_as_what_was_written(tree: Tree, writing: Writing) -> None:
    document = read_document(writing.data(tree))
    assert [fault for fault in document.faults if fault.stops] == []
    assert document.tree == tree
    assert document.bom is writing.bom


@examples(40)
@given(declarations(), writings(IN_ITS_KEYS))
def test_what_is_found_does_not_depend_on_the_writing(tree: Tree, writing: Writing) -> None:
    assert told(judged(writing.data(tree))) == told(judged(PLAIN.data(tree)))


def test_the_first_of_several_places_is_the_form_s_not_the_file_s() -> None:
    reviews = []
    for order in (("产出指标", "效益指标"), ("效益指标", "产出指标")):
        names = {"产出指标": ("数量指标", "监管(万立方米)"), "效益指标": ("社会效益指标", "采伐(万立方米)")}
        tree = read_document((ROOT / "examples" / "putuo_2026.yaml").read_bytes()).tree
        assert isinstance(tree, dict)
        tree["indicators"] = {key: {names[key][0]: [{"name": names[key][1], "annual": "≥1个"}]} for key in order}
        reviews.append(judged(PLAIN.data(tree)))
    assert told(reviews[0]) == told(reviews[1])
    assert "PG809" in {finding.code for finding in reviews[0].findings}


@examples(30)
@given(declarations(), writings(["chinese", "order", "quotes"]))
def test_what_is_found_does_not_depend_on_the_language_of_the_keys(tree: Tree, writing: Writing) -> None:
    one, other = (judged(each.data(tree)).findings for each in (writing, PLAIN))
    assert sorted(map(meant, one)) == sorted(map(meant, other))


@examples(30)
@given(declarations(), writings())
def test_a_declaration_is_its_fields_exactly_as_written(tree: Tree, writing: Writing) -> None:
    plain = plain_data(declared(writing.data(tree)))
    assert plain == plain_data(declared(PLAIN.data(tree)))
    assert plain_data(declared(PLAIN.data(plain))) == plain


@examples(40)
@given(declarations(), writings())
def test_formatting_loses_nothing_and_changes_nothing_the_second_time(tree: Tree, writing: Writing) -> None:
    data = writing.data(tree)
    before = judged(data)
    assert before.declaration is not None
    form = before.declaration.form_profile
    once = formatted(before.document, form)
    after = judged(once)
    assert formatted(after.document, form) == once
    assert told(after) == told(before)
    assert after.declaration is not None
    assert plain_data(after.declaration) == plain_data(before.declaration)
    assert comments(once) == comments(data)
    assert once.startswith("\ufeff".encode()) is writing.bom


@examples(20)
@given(declarations(), writings())
def test_formatting_in_either_language_says_the_same(tree: Tree, writing: Writing) -> None:
    before = judged(writing.data(tree))
    assert before.declaration is not None
    form = before.declaration.form_profile
    for language in ("zh", "en"):
        turned = formatted(before.document, form, language)
        after = judged(turned)
        assert formatted(after.document, form, language) == turned
        assert sorted(map(meant, after.findings)) == sorted(map(meant, before.findings))
        assert plain_data(declared(turned)) == plain_data(before.declaration)
        assert comments(turned) == comments(before.document.text.encode())


@examples(30)
@given(declarations(), writings())
def test_a_rendering_does_not_depend_on_the_writing(tree: Tree, writing: Writing) -> None:
    one, other = (declared(each.data(tree)) for each in (writing, PLAIN))
    assume(not spelled_twice(one))
    assert json.loads(render(one, "json")) == json.loads(render(other, "json"))
    for form in ("md", "html"):
        assert unlike(render(one, form), render(other, form)) == []


def unlike(one: str, other: str) -> list[tuple[str, str]]:
    """Return the lines in which two texts differ, side by side."""
    return [lines for lines in zip_longest(one.split("\n"), other.split("\n"), fillvalue="") if lines[0] != lines[1]]


def spelled_twice(declaration: Declaration) -> bool:
    """Whether the author's order is printed: of two spellings of one category, of two that the form does not know, or
    of two local columns."""
    form, names = declaration.form_profile, list[object]()
    for key, below in declaration.indicators.items():
        level1 = form.level1(key)
        names.append(level1 and level1.name)
        names += (
            [(level1 and level1.name, found and found.name) for found in map(partial(form.level2, level1), below)]
            if level1
            else [None] * len(below)
        )
    parts: list[Any] = [declaration, *declaration.tasks]
    parts += [each for below in declaration.indicators.values() for several in below.values() for each in several]
    return len(set(names)) < len(names) or any(len(part.extra) > 1 for part in parts)


def comments(data: bytes) -> Counter[str]:
    """Return the comments of a text, however often each is there."""
    return Counter(comment.text.rstrip() for comment in outline(data.decode("utf-8-sig")).comments)
