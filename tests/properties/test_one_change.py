"""One figure of a form in which all sums agree is changed: it is found, on its own line or as one of those it names."""

import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from perfgoal import parse_target
from perfgoal.checking import Review
from perfgoal.document import Route
from perfgoal.document.trial import replaced
from perfgoal.document.writing import value_edits
from perfgoal.finding import Finding, pointer
from properties.declarations import FORMS, Tree, declarations
from properties.effort import examples
from properties.judged import judged
from properties.texts import FILES
from properties.writings import Writing, writings

SUMS = {"PG201", "PG202", "PG212"}
ROUNDING = 0.05
"""What ten amounts of two decimals may be off, each by half a unit of the last digit."""
WITH_SUMS = tuple(form for form in FORMS if form.identities)


@examples(40)
@given(
    declarations(WITH_SUMS, odd=False, balanced=True),
    writings(["quotes", "order", "comments", "flow", "blanks"]),
    st.data(),
)
def test_one_changed_amount(tree: Tree, writing: Writing, data: st.DataObject) -> None:
    before = judged(writing.data(tree))
    assert codes(before) & SUMS == set()
    lines = [("budget", group, line) for group, held in tree["budget"].items() if group != "unit" for line in held]
    route = data.draw(st.sampled_from(lines))
    held = tree["budget"][route[1]]
    held[route[2]] = data.draw(changed(held[route[2]]))
    after = judged(writing.data(tree))
    assert after.document.position(route).line in places(after, SUMS)


@st.composite
def changed(draw: st.DrawFn, amount: str) -> str:
    """Give ``amount`` with one digit changed, or doubled, or left out, by more than rounding explains."""
    places = [index for index, sign in enumerate(amount) if sign.isdigit()]
    place = draw(st.sampled_from(places))
    digit = draw(st.sampled_from([sign for sign in "0123456789" if sign != amount[place]]))
    other = draw(st.sampled_from((digit, amount[place] * 2, "")))
    text = (amount[:place] + other + amount[place + 1 :]).replace(",", "")
    assume(text[0] != "." and text[-1] != ".")
    half_a_unit = 0.5 / 10 ** len(text.partition(".")[2])  # of what may have lost a decimal
    assume(abs(float(text) - float(amount.replace(",", ""))) > ROUNDING + half_a_unit)
    return text


def later(text: str) -> str | None:
    """Return a deadline or a period that ends three years later; ``None`` where it names no year."""
    if parse_target(text).kind not in ("deadline", "period"):
        return None
    years = list(re.finditer("20[0-9]{2}", text))
    return f"{text[: years[-1].start()]}{int(years[-1][0]) + 3}{text[years[-1].end() :]}" if years else None


def bare(text: str) -> str | None:
    """Return a quantity without its unit; ``None`` where it has none, or is none."""
    target = parse_target(text)
    unit = target.unit or ""
    return text.removesuffix(unit) if target.kind == "quantity" and unit and text.endswith(unit) else None


SAYS_WHAT_IS_COUNTED = re.compile("(数|数量|次|）|[)])$")
"""How a name ends whose values need no unit: it says what is counted, or has the unit in a bracket."""


@pytest.mark.parametrize(
    "path", [path for path in FILES if judged(path.read_bytes()).declaration], ids=lambda path: path.stem
)
def test_one_changed_year_and_one_unit_left_out(path: Path) -> None:
    before = judged(path.read_bytes())
    assert before.case is not None
    known: dict[str, set[str]] = {}
    for finding in before.findings:
        known.setdefault(finding.path or "", set()).add(finding.code)
    for value in before.case.values:
        needs_none = SAYS_WHAT_IS_COUNTED.search(value.row.indicator.name) or value.row.indicator.unit
        changes = ((later(value.text), {"PG601", "PG602"}), (None if needs_none else bare(value.text), {"PG404"}))
        for text, due in changes:
            if text is not None and not due & known.get(pointer(value.route), set()):
                after = judged(rewritten(before, before.names.source(value.route), text))
                assert due & {finding.code for finding in after.findings if finding.path == pointer(value.route)}


def rewritten(review: Review, route: Route, text: str) -> str:
    """Return the text of a review with another value at ``route``, which is in the keys of the file."""
    lines = review.document.lines
    changes = [
        (lines.offset(*edit.position[:2]), lines.offset(*edit.position[2:]), edit.text)
        for edit in value_edits(review.document, route, text)
    ]
    return replaced(review.document.text, changes)


def codes(review: Review) -> set[str]:
    return {finding.code for finding in review.findings}


def places(review: Review, among: set[str]) -> set[int]:
    """Return the lines that findings stand on or name."""
    return {line for finding in review.findings if finding.code in among for line in lines_of(finding)}


def lines_of(finding: Finding) -> list[int]:
    return [finding.position.line, *(each.position.line for each in finding.related)]
