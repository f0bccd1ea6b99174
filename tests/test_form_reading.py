"""Form files as a repository states them: what is a form, and what is told of one that is none."""

from pathlib import Path

import pytest

from perfgoal.document import read_document
from perfgoal.forms import form_names, packaged_form, parse_form
from perfgoal.plainjson import json_text
from perfgoal.shape import form_reading
from perfgoal.shape.form_reading import FormReading, read_form
from rules.marked import Case, cases

FORMS = Path(__file__).parent / "rules" / "forms"
TWO_LINES = (FORMS / "two-lines.yaml").read_text("utf-8")


def read(text: str) -> FormReading:
    return read_form(read_document(text))


@pytest.mark.parametrize("name", form_names())
def test_every_packaged_form_reads_as_itself(name: str) -> None:
    form = packaged_form(name)
    text = json_text(form.model_dump(mode="json", exclude_none=True))
    assert read(text) == FormReading(name, form)


@pytest.mark.parametrize("path", sorted(FORMS.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_form_of_the_fixtures_is_one(path: Path) -> None:
    reading = read(path.read_text("utf-8"))
    assert reading.problems == ()
    assert reading.form is not None
    assert reading.form.form == reading.name == path.stem


PROFILES = [case for case in cases() if case.has("profile")]


@pytest.mark.parametrize("case", PROFILES, ids=lambda case: case.id)
def test_a_form_is_refused_by_who_packages_it_where_problems_are_told_and_nowhere_else(case: Case) -> None:
    document = read_document(case.composed()[0])
    reading = read_form(document)
    assert (reading.form is None) is bool(reading.problems)
    if not reading.problems:
        return
    if "blank" not in case.title:  # the model takes a blank text for a text
        with pytest.raises(ValueError, match=r"."):
            parse_form(case.composed()[0])
    assert all(problem.variant != "form-unusable" for problem in reading.problems)


@pytest.mark.parametrize(
    "old", ["form: two", "kind:", "title:", "unit:", "labels:", "columns:", "budget:", "identities:", "framework:"]
)
def test_a_slip_in_a_key_is_one_finding(old: str) -> None:
    text = TWO_LINES.replace(f"\n{old}", f"\nx{old}")
    assert text != TWO_LINES
    assert [problem.code for problem in read(text).problems] == ["PG102"]


def test_a_broken_form_keeps_the_name_that_declarations_give() -> None:
    assert read(TWO_LINES.replace("title:", "titel:")).name == "two-lines"
    assert read("form: two-lines\ntitle: @x\n").name == "two-lines"
    assert read("form: 'two-lines'\ntitle: x: y\n").name == "two-lines"
    assert read("from: two-lines\n").name == ""


def test_what_the_model_alone_refuses_is_told_in_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form_reading, "_problem", lambda *_: None)
    [problem] = read(TWO_LINES.replace("kind: department", "kind: other")).problems
    assert (problem.code, problem.variant) == ("PG103", "form-unusable")
    assert "'department' or 'project'" in str(problem.arguments["reason"])


def test_unknown_fields_without_number_are_told_a_bounded_time() -> None:
    text = TWO_LINES + "".join(f"x{number}: 1\n" for number in range(3_000))
    problems = read(text).problems
    assert len(problems) == 2_000
    assert problems[-1].more
