"""A comment that silences a finding silences that one alone, and one that silences nothing is told of."""

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from perfgoal.checking import Review
from perfgoal.document.outline import outline
from perfgoal.finding import Finding, Stage
from perfgoal.rules import CATALOGUE
from properties.declarations import Tree, declarations
from properties.effort import examples
from properties.judged import judged, told
from properties.texts import seen
from properties.writings import Writing, writings

RULES = tuple(code for code, rule in CATALOGUE.items() if rule.stage is Stage.RULE)
REASONS = (
    "年中补充",
    "x",
    "见 [附件] # 3",
    "因“新规”，已报批（2024）",
    "按 PG416 复核过",
    "至今未定",
    "::error::x",
    "until then",
)


@examples(40)
@given(declarations(), writings(), st.data())
def test_what_is_silenced_is_that_finding_alone(tree: Tree, writing: Writing, data: st.DataObject) -> None:
    before = judged(writing.data(tree))
    found = [finding for finding in before.findings if CATALOGUE[finding.code].stage is Stage.RULE]
    assume(found)
    finding = data.draw(st.sampled_from(found))
    way = data.draw(st.sampled_from(("behind", "above", "file")))
    names = (finding.code, finding.name, finding.code[:4], f"{finding.code}, PG999")
    name = data.draw(st.sampled_from(names))
    reason, until = (
        data.draw(st.sampled_from(REASONS)),
        data.draw(st.sampled_from(("", "，至 2024-12-31", " until 2024-6-1"))),
    )
    text = silencing(before, finding.position.line, way, f"[{name}] {reason}{until}")
    after = judged(text)
    assume(after.document.tree == before.document.tree)
    due = [each for each in before.findings if silences(name, each) and (way == "file" or on_line(each, finding))]
    assert finding in due
    told_of = [each for each in after.findings if each.code != "PG010"]
    assert told(tuple(told_of)) == told(tuple(each for each in before.findings if each not in due))
    assert told(tuple(each.finding for each in after.silenced)) == told(tuple(due))
    assert {each.reason for each in after.silenced} == {reason}
    assert [each.code for each in after.findings].count("PG010") == name.count("PG999")


@examples(40)
@given(declarations(), writings(), st.sampled_from(RULES), st.data())
def test_what_silences_nothing_is_told_and_changes_nothing_else(
    tree: Tree, writing: Writing, code: str, data: st.DataObject
) -> None:
    before = judged(writing.data(tree))
    assert before.declaration is not None
    line = data.draw(st.integers(1, len(before.document.lines)))
    way = data.draw(st.sampled_from(("behind", "above", "file")))
    text = silencing(before, line, way, f"[{code}] 备查")
    after = judged(text)
    assume(after.document.tree == before.document.tree and told(after) != told(before))
    assume(not after.silenced)
    (unused,) = [finding for finding in after.findings if finding.code == "PG010"]
    assert code in unused.message
    assert told(tuple(each for each in after.findings if each is not unused)) == told(before)


@examples(30)
@given(declarations(), st.sampled_from([*seen()["goal"], *seen()["name"]]), st.sampled_from(RULES))
def test_a_text_that_reads_like_such_a_comment_silences_nothing(tree: Tree, text: str, code: str) -> None:
    tree["other_tasks" if "tasks" in tree else "implementer"] = f"{text}\n# perfgoal: ignore-file[{code}] 理由\n{text}"
    plain = judged(Writing(freedoms=frozenset({"blocks"})).data(tree))
    assert plain.declaration is not None
    assert plain.silenced == ()
    assert [finding.code for finding in plain.findings if finding.code == "PG010"] == []


def silencing(review: Review, line: int, way: str, said: str) -> bytes:
    """Return the text of a review with a comment behind a line or above it, or for the whole file above it."""
    text, start = review.document.text, review.document.lines.offset(line, 1)
    end = "\r\n" if "\r\n" in text else "\r" if "\r" in text else "\n"
    if way == "behind":
        commented = {review.document.lines.number(comment.start) for comment in outline(text).comments}
        assume(line not in commented)  # what stands behind a # is one comment, whatever is in it
        there = re.compile(r"[^\r\n]*").match(text, start)
        assert there is not None
        text = f"{there[0].rstrip()} # perfgoal: ignore{said}".join((text[:start], text[there.end() :]))
    else:
        kind = "ignore-file" if way == "file" else "ignore"
        indent = re.compile(" *").match(text, start)
        assert indent is not None
        text = f"{text[:start]}{indent[0]}# perfgoal: {kind}{said}{end}{text[start:]}"
    return (("\ufeff" if review.document.bom else "") + text).encode()


def silences(name: str, finding: Finding) -> bool:
    """Whether one of the names between brackets means the rule of a finding."""
    names = name.split(", ")
    is_rule = CATALOGUE[finding.code].stage is Stage.RULE
    return is_rule and any(finding.code.startswith(each) or finding.name == each for each in names)


def on_line(finding: Finding, other: Finding) -> bool:
    return finding.position.line == other.position.line
