"""Findings with anything in them, as reports are given them."""

from hypothesis import strategies as st

from perfgoal.checked import Checked, Suppressed
from perfgoal.document import Edit, Position
from perfgoal.finding import Finding, Fix, Place, Severity
from perfgoal.rules import CATALOGUE
from properties.texts import odd_texts

texts = odd_texts() | st.text(max_size=20)  # a name may hold what stands for bytes that are no text
"""What a text may hold that was read, a control character or half a pair too."""

NAMES = (
    "a.yaml",
    "../甲.yaml",
    "/绝对/甲.yaml",
    "-",
    "C:/a.yaml",
    "甲/a b#c?d%20.yaml",
    "<b>.yaml",
    "::error::.yaml",
    "a\udcff.yaml",
)


@st.composite
def positions(draw: st.DrawFn) -> Position:
    line, column = draw(st.integers(1, 9)), draw(st.integers(1, 40))
    lines = draw(st.integers(0, 2))
    return Position(line, column, line + lines, draw(st.integers(1 if lines else column, 60)))


def findings(file: str) -> st.SearchStrategy[Finding]:
    """Give findings of a ``file``."""
    fixes = st.builds(
        Fix, st.booleans(), texts, st.lists(st.builds(Edit, positions(), texts), min_size=1, max_size=2).map(tuple)
    )
    return st.builds(
        Finding,
        st.just(file),
        positions(),
        st.sampled_from(tuple(CATALOGUE)),
        st.just("a-name"),
        st.sampled_from(Severity),
        what=texts,
        help=texts,
        basis=texts,
        path=st.none() | texts.map(lambda text: f"/{text}"),
        expected=st.none() | texts,
        actual=st.none() | texts,
        difference=st.none() | st.just("-0.01"),
        related=st.lists(st.builds(Place, st.just(file), positions(), texts), max_size=2).map(tuple),
        fix=st.none() | fixes,
        anchor=texts,
        doubt=st.integers(0, 2),
        origin=texts,
    )


@st.composite
def checked(draw: st.DrawFn, file: str) -> Checked:
    """Give what is told of a ``file``."""
    found = sorted(
        draw(st.lists(findings(file), max_size=6) | st.lists(findings(file), min_size=12, max_size=14)),
        key=lambda finding: finding.order,
    )
    silenced = draw(st.lists(st.builds(Suppressed, findings(file), texts, st.none() | st.dates()), max_size=1))
    lines = {finding.position.line: draw(texts) for finding in found}
    return Checked(file, tuple(found), tuple(silenced), lines, draw(texts))


@st.composite
def runs(draw: st.DrawFn) -> list[Checked]:
    """Give the files of a run, by name."""
    return [
        draw(checked(name)) for name in sorted(draw(st.sets(st.sampled_from(NAMES) | texts.filter(bool), max_size=4)))
    ]
