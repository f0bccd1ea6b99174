"""Whatever stands in a field, each finding has a place in the file, and what is wrong with the field is told there."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, islice, product
from pathlib import Path
from typing import NamedTuple

import pytest

import perfgoal as package
from cli.terminal import Command as Line
from hostile.commands import COMMANDS, DECLARATION, Command
from hostile.promises import broken
from hostile.scalars import ODD, ODD_KEYS, Place, keys, parts, values, with_value
from perfgoal.finding import Finding

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXTS = tuple((EXAMPLES / name).read_text("utf-8") for name in ("liwan_2024.yaml", "putuo_2026.yaml"))
TODAY = date(2024, 6, 1)
EVERY = 67  # of the cases, that are tried on every commit: a prime, so that each odd value and each field comes along

ANYWHERE = 1_000_000


class Changed(NamedTuple):
    """A text in which one place was changed, by a name, and how many lines stand there now; :data:`ANYWHERE` where more
    than that place may be wrong with it now."""

    name: str
    place: Place
    text: str
    lines: int = ANYWHERE


def _value(name: str, text: str, place: Place, raw: str) -> Changed:
    lines = len(re.findall("\r\n|\r|\n", raw)) + 1
    return Changed(f"{name} at {place.route}", place, with_value(text, place, raw), lines)


def odd_values() -> Iterator[Changed]:
    for text, (name, raw) in product(TEXTS, ODD.items()):
        for place in values(text):
            yield _value(name, text, place, raw)


def quoted_values() -> Iterator[Changed]:
    for text, (name, raw) in product(TEXTS, ODD.items()):
        for place in values(text) if raw[:1] not in ("'", '"') else ():
            yield _value(f"{name} in quotes", text, place, "'" + raw.replace("'", "''") + "'")


def odd_keys() -> Iterator[Changed]:
    for text, (name, raw) in product(TEXTS, ODD_KEYS.items()):
        for place in keys(text):
            yield Changed(f"{name} for the key {place.route}", place, with_value(text, place, raw))


def repeated_and_missing() -> Iterator[Changed]:
    for text in TEXTS:
        lines = text.splitlines(keepends=True)
        for place in keys(text):
            line = lines[place.line - 1]
            twice = [*lines[: place.line], line, *lines[place.line :]]
            yield Changed(f"{place.route} twice", place, "".join(twice))
            without = [*lines[: place.line - 1], *lines[place.line :]]
            yield Changed(f"{place.route} without its line", place, "".join(without))


def other_shapes() -> Iterator[Changed]:
    for text, place in [(each, place) for each in TEXTS for place in parts(each)]:
        head = text[place.start :].partition(":")[0]
        yield Changed(f"{place.route} gone", place, with_value(text, place, ""))
        for raw in ("", "x", "[]", "{}", "[x, [y], {z: 1}]", "{x: {y: [z]}, 1: 2}", "[[[[]]]]", "[{}, {}]"):
            yield Changed(f"{place.route} as {raw}", place, with_value(text, place, f"{head}: {raw}\n"))


FAMILIES = {each.__name__: each for each in (odd_values, quoted_values, odd_keys, repeated_and_missing, other_shapes)}


@pytest.mark.parametrize("family", FAMILIES)
def test_every_finding_has_a_place_in_the_file(family: str) -> None:
    assert _wrong(islice(FAMILIES[family](), 0, None, EVERY if family != "other_shapes" else 11)) == []


@pytest.mark.nightly
@pytest.mark.parametrize("family", FAMILIES)
def test_every_finding_of_every_case_has_a_place_in_the_file(family: str) -> None:
    assert _wrong(FAMILIES[family]()) == []


def test_of_a_long_text_no_more_than_its_beginning_is_told() -> None:
    for field in ("unit", "name", "content|goal|target", "cycle|annual", "name|target|annual"):
        long = re.sub(f"(?m)^( *(?:- )?(?:{field}): )\\S+", r"\g<1>" + "甲乙" * 1_500, TEXTS[0])
        assert long != TEXTS[0]
        for finding in package.check(long, today=TODAY):
            said = (finding.message, *(place.message for place in finding.related))
            assert max(map(len, said)) < 1_000, finding.code


def _wrong(cases: Iterable[Changed]) -> list[str]:
    return [f"{case.name}: {said}" for case in cases for said in _of(case)]


def _of(case: Changed) -> Iterator[str]:
    try:
        findings = package.check(case.text, today=TODAY)
    except Exception as error:  # none is to come out
        yield repr(error)
        return
    lines = case.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in findings:
        for where in chain([finding.position], (each.position for each in finding.related)):
            if not (1 <= where.line <= len(lines) and 1 <= where.column <= len(lines[where.line - 1]) + 1):
                yield f"{finding.code} at {where} is not in the file"
            if where[2:] < where[:2]:
                yield f"{finding.code} at {where} ends before it begins"
    yield from _elsewhere(case, findings)


def _elsewhere(case: Changed, findings: Iterable[Finding]) -> Iterator[str]:
    """Say which of the findings that keep a text from being read as a declaration are told elsewhere than where it was
    changed. What a text of several lines leaves open may be told on the line behind it."""
    first = case.place.line
    last = first if case.lines == 1 else first + case.lines
    behind = "PG01" if case.lines == ANYWHERE else "PG2"
    for finding in findings:
        line = finding.position.line
        if finding.code < behind and finding.code != "PG008" and not first <= line <= last:
            yield f"{finding.code} on line {line}, and line {first} was changed"


def _tried() -> Iterator[tuple[str, Command, str]]:
    """Yield each case of each family, given to the commands that do something of their own with a declaration."""
    told = ("validate", "ledger")
    commands = [each for each in COMMANDS if each.role is DECLARATION and each.name.partition(" ")[0] not in told]
    for family in FAMILIES.values():
        for case in family():
            yield from ((f"{case.name}: {command.name}", command, case.text) for command in commands)


def test_what_is_odd_is_mended_laid_out_and_rendered_or_refused(perfgoal: Line, tmp_path: Path) -> None:
    assert _broken(perfgoal, tmp_path, islice(_tried(), 0, None, 15_013)) == []


@pytest.mark.nightly
@pytest.mark.parametrize("part", range(10))
def test_much_that_is_odd_is_mended_laid_out_and_rendered_or_refused(perfgoal: Line, tmp_path: Path, part: int) -> None:
    assert _broken(perfgoal, tmp_path, islice(_tried(), part * 53, None, 530)) == []


def _broken(line: Line, folder: Path, tried: Iterable[tuple[str, Command, str]]) -> list[str]:
    found = []
    for number, (name, command, text) in enumerate(tried):
        _, said = broken(line, folder / f"{number}", command, text.encode("utf-8", "surrogatepass"))
        found += [f"{name}: {each}" for each in said]
    return found
