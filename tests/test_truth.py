"""What the rules find in published declarations is what reviewers marked there."""

import re
from collections import Counter
from pathlib import Path

import pytest

from perfgoal.document import read_document
from perfgoal.finding import Severity
from perfgoal.rules import CATALOGUE
from truth import (
    CORPUS,
    ROOT,
    Judged,
    Mark,
    Text,
    Word,
    by_form,
    by_rule,
    corpus,
    debatable_warnings,
    everything,
    marks_of,
    numbers,
    plain_table,
    rule_name,
)

EXAMPLES = sorted(path for path in (ROOT / "examples").glob("*.yaml") if not path.name.endswith(".zh.yaml"))


def places(judged: list[Judged]) -> list[str]:
    return [str(each) for each in judged]


def test_no_error_is_a_false_alarm() -> None:
    false = [each for each in everything() if each.result == "false"]
    assert places([each for each in false if each.severity is Severity.ERROR]) == []


def test_nothing_is_found_that_is_not_marked() -> None:
    assert places([each for each in everything() if each.word is None]) == []


def test_what_is_due_is_found() -> None:
    assert places([each for each in everything() if each.word == "must" and each.result == "missed"]) == []


def test_what_is_marked_as_a_fault_of_the_program_still_is_one() -> None:
    assert places([each for each in everything() if each.is_stale]) == []


def test_a_form_has_less_than_one_warning_that_can_be_argued_with() -> None:
    assert debatable_warnings() < 1


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_is_in_the_corpus_line_by_line(example: Path) -> None:
    def lines(path: Path) -> list[str]:
        return [line.split("  # ")[0] for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]

    assert lines(example) == lines(CORPUS / example.name)
    assert not (CORPUS / example.name).is_symlink()


@pytest.mark.parametrize("text", corpus(), ids=lambda text: text.name)
def test_a_text_says_where_it_is_from_and_can_be_read_unless_it_says_why_not(text: Text) -> None:
    assert len(text.said("Source")) == 1
    assert (text.review.declaration is None) == (text.state == "cannot")
    assert sum(line.startswith(("# Whole", "# Cut")) for line in text.lines) == 1
    assert text.review.document.tree is not None


def test_every_own_form_is_used() -> None:
    trees = [read_document(path.read_bytes()).tree for path in CORPUS.glob("*.yaml")]
    forms = {tree["form"] for tree in trees if isinstance(tree, dict)}
    assert {path.stem for path in (CORPUS / "forms").glob("*.yaml")} <= forms


def test_marks_are_read_with_their_reasons() -> None:
    text = (
        "# lines that begin so are free # must PG999\n"
        "name: x  # must PG503 PG515; may PG425\n\n"
        "annual: y  # wrong PG416: a term, as printed\n"
    )
    assert marks_of(text, "x.yaml") == (
        Mark(2, "PG503", "must"),
        Mark(2, "PG515", "must"),
        Mark(2, "PG425", "may"),
        Mark(4, "PG416", "wrong"),
    )


@pytest.mark.parametrize(
    "comment",
    [
        "musst PG416",
        "must",
        "must PG41",
        "must PG416,PG417",
        "must PG416 a remark",
        "PG416",
        "must PG416;may PG417",
        "must PG999",
        "must PG416; may PG416",
        "wrong PG416",
        "missed PG416:",
        "a remark",
    ],
)
def test_what_is_no_mark_is_refused_with_its_place(comment: str) -> None:
    with pytest.raises(ValueError, match=r"^x\.yaml:2: "):
        marks_of(f"name: x\nannual: y  # {comment}\n", "x.yaml")


def test_what_comes_of_a_mark_and_a_finding() -> None:
    warning, to_come = Severity.WARNING, "PG999"
    assert to_come not in CATALOGUE
    results: dict[tuple[Word | None, Severity | None], str] = {
        ("must", warning): "found",
        ("must", None): "missed",
        ("missed", None): "missed",
        ("missed", warning): "found",
        ("may", warning): "besides",
        ("may", None): "quiet",
        ("debatable", warning): "debatable",
        ("debatable", None): "quiet",
        ("wrong", warning): "false",
        ("wrong", None): "quiet",
        (None, warning): "false",
    }
    judged = [Judged("x.yaml", 1, "PG416", word, severity) for word, severity in results]
    assert [each.result for each in judged] == list(results.values())
    assert [each.word for each in judged if each.is_stale] == ["missed", "wrong"]
    assert Judged("x.yaml", 1, to_come, "must", None).result == "not yet"
    assert numbers(judged) == [4, 2, 2, 1, 1, 2, 0]


def test_the_table_adds_up() -> None:
    *rows, total = by_rule()
    assert [row[1] for row in rows] == [rule_name(row[0]) for row in rows]
    assert [sum(int(row[column]) for row in rows) for column in range(2, len(total))] == [*map(int, total[2:])]
    assert [sum(int(row[column]) for row in by_form()) for column in range(2, len(total))] == [*map(int, total[2:])]
    assert all(int(due) == int(found) + int(missed) for _, _, due, found, missed, *_ in (*rows, total))
    assert len(rows) > 40


def test_the_table_is_printed_with_its_numbers_to_the_right() -> None:
    rows = [["PG416", "vague-target", "16"], ["all", "", "100"]]
    expected = ["rule   name          due", "PG416  vague-target   16", "all                  100"]
    assert list(plain_table(["rule", "name", "due"], rows)) == expected


def test_rules_of_likeness_say_how_often_they_were_right_here() -> None:
    counted = {code: [each for each in everything() if each.code == code] for code in CATALOGUE}
    said = {
        code: tuple(map(int, found.groups()))
        for code, rule in CATALOGUE.items()
        if (found := re.search(r"docs/truth\.md:\s+(\d+)\s+right,\s+(\d+)\s+wrong", rule.doc))
    }
    assert said.keys() == {"PG418", "PG503", "PG515", "PG804", "PG806"}
    for code, counts in said.items():
        results = Counter(each.result for each in counted[code])
        assert counts == (results["found"] + results["besides"], results["false"]), code
