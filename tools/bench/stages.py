"""One declaration in one process: its stages against libyaml's own parsing of the same bytes."""

import gc
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, TypeVar

import yaml
from yaml._yaml import CParser

from bench.declarations import declaration, declarations
from bench.planting import READABLE
from bench.table import Goal, Row, Section
from bench.timing import in_turns, ratio, repeated, rest
from perfgoal.checking import Settings, find_packaged_form, review
from perfgoal.declaration import Context, Declaration, declaration_model, place
from perfgoal.document import read_document
from perfgoal.rules import CATALOGUE, Case
from perfgoal.shape import read_declaration
from perfgoal.shape.translation import Translation

EXAMPLE = Path(__file__).parents[2] / "examples" / "liwan_2024.yaml"
TODAY = date(2024, 6, 1)
SETTINGS = Settings(TODAY)
WITHOUT_RULES = Settings(TODAY, codes=frozenset())
DIFFERENT = 150
"""How many declarations are read in turn: what is remembered of their values and names is forgotten before they come
again, as it is in a long run."""
LARGE = 200_000  # bytes
SLOWEST = 5
PASSES = 300


def sections(rounds: int) -> Iterator[Section]:
    """Measure the example, different declarations of the usual size and a large one; then take the example apart."""
    example = EXAMPLE.read_bytes()
    usual = [made.data for made in declarations(DIFFERENT, codes=READABLE)]
    large = declaration(3, size=LARGE).encode()
    size = sum(map(len, usual)) / len(usual) / 1000
    for name, texts, times in (
        ("the example", [example], rounds),
        (f"{DIFFERENT} declarations of {size:.0f} kB", usual, max(rounds // 2, 3)),
        (f"a declaration of {len(large) / 1000:.0f} kB", [large], rounds),
    ):
        yield Section(f"In process, {name}, ÷ libyaml parsing it", tuple(ratios(texts, times)))
    yield Section("Where the time goes for the example, % of validate", tuple(shares(example, rounds)))


def ratios(texts: Sequence[bytes], rounds: int) -> Iterator[Row]:
    """Yield what each stage costs for all ``texts``, in parsings of the same bytes by libyaml."""
    documents = [read_document(data) for data in texts]
    costs = in_turns(
        {
            "unit": _each(lambda data: CParser(data).raw_parse(), texts),
            "CSafeLoader": _each(lambda data: yaml.load(data, yaml.CSafeLoader), texts),
            "load": _each(read_document, texts),
            "shape": _each(_read, documents),
            "shape and rules": _each(lambda document: _judge(_read(document)), documents),
            "without rules": _each(lambda data: review(data, "-", WITHOUT_RULES), texts),
            "validate": _each(lambda data: review(data, "-", SETTINGS), texts),
        },
        rounds,
    )
    rules = [both - shape for both, shape in zip(costs["shape and rules"], costs["shape"], strict=True)]
    unit = costs["unit"]
    yield Row("load", ratio(costs["load"], unit), Goal("≤", 5))
    yield Row("CSafeLoader, for comparison", ratio(costs["CSafeLoader"], unit))
    yield Row("shape", ratio(costs["shape"], unit))
    yield Row("rules", rest(costs["shape and rules"], (costs["shape"],), unit))
    yield Row("telling", rest(costs["validate"], (costs["without rules"], rules), unit))
    yield Row("all else", rest(costs["without rules"], (costs["load"], costs["shape"]), unit))
    yield Row("validate", ratio(costs["validate"], unit), Goal("≤", 10))


def shares(data: bytes, rounds: int) -> Iterator[Row]:
    """Yield the share of each step in validating ``data``, in %, and those of the slowest rules."""
    document = read_document(data)
    read = _read(document)
    assert read is not None
    model: Any = declaration_model(read.form_profile)
    plain = Translation().part(document.tree, model, ())
    context = Context(TODAY, read.form_profile.unit)
    costs = in_turns(
        {
            "load": repeated(lambda: read_document(data)),
            "translate": repeated(lambda: Translation().part(document.tree, model, ())),
            "pydantic": repeated(lambda: model.model_validate(plain, context=context)),
            "place": repeated(lambda: place(read)),
            "rules": repeated(lambda: _judge(read)),
            "without rules": repeated(lambda: review(data, "-", WITHOUT_RULES)),
            "validate": repeated(lambda: review(data, "-", SETTINGS)),
        },
        rounds,
    )
    whole, reading = costs.pop("validate"), costs.pop("without rules")
    steps = [costs[name] for name in ("load", "translate", "pydantic", "place")]
    percent = [cost / 100 for cost in whole]
    for name, cost in costs.items():
        yield Row(name, ratio(cost, percent), unit="%")
    yield Row("telling", rest(whole, (reading, costs["rules"]), percent), unit="%")
    yield Row("all else", rest(reading, steps, percent), unit="%")
    slowest = sorted(_rule_costs(read, rounds).items(), key=lambda item: -median(item[1]))
    for code, cost in slowest[:SLOWEST]:
        yield Row(f"of the rules: {code} {CATALOGUE[code].name}", ratio(cost, percent), unit="%")


T = TypeVar("T")


def _each(function: Callable[[T], object], inputs: Sequence[T]) -> Callable[[], float]:
    """Return a contestant that tells what it takes to do ``function`` for all ``inputs``."""

    def all_of_them() -> None:
        for item in inputs:
            function(item)

    return repeated(all_of_them)


def _read(document: Any) -> Declaration | None:
    return read_declaration(document, find_packaged_form, TODAY).declaration


def _judge(read: Declaration | None) -> None:
    """Let all rules judge a declaration, if it is one, without telling what they find."""
    if read is None:
        return
    case = Case(read, TODAY)
    for rule in CATALOGUE.values():
        if rule.check is not None:
            for _ in rule.check(case):
                pass


def _rule_costs(read: Declaration, rounds: int) -> dict[str, list[float]]:
    """Return the seconds that each rule takes, by its code. What rules share is paid by the first that asks."""
    checks = {code: rule.check for code, rule in CATALOGUE.items() if rule.check is not None}
    costs: dict[str, list[float]] = {code: [] for code in checks}
    for _ in range(rounds):
        gc.collect()
        spent = dict.fromkeys(checks, 0.0)
        for _ in range(PASSES):
            case = Case(read, TODAY)
            for code, check in checks.items():
                start = perf_counter()  # the processor's own clock is too coarse for some microseconds
                for _ in check(case):
                    pass
                spent[code] += perf_counter() - start
        for code, seconds in spent.items():
            costs[code].append(seconds / PASSES)
    return costs
