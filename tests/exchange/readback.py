"""A file read back: the declaration that it states, and what its characters became."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import perfgoal
from exchange.generated import generated
from perfgoal.declaration import Declaration
from perfgoal.exchange.importing import import_source
from perfgoal.exchange.writing import yaml_text
from perfgoal.forms import Form, form_names, packaged_form

TODAY = date(2026, 1, 1)
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*[0-9].yaml"))
IN_TEST, IN_ALL = range(20), range(100)
"""Seeds of generated declarations: those that each run of the tests reads back, and all."""


@cache
def forms() -> tuple[Form, ...]:
    """The packaged forms."""
    return tuple(packaged_form(name) for name in form_names())


def declared(source: Path | int) -> Declaration:
    """Return an example, or the declaration of a seed."""
    text = source.read_text("utf-8") if isinstance(source, Path) else generated(source)
    return perfgoal.load(text, today=TODAY)


def read_back(data: bytes, name: str) -> Declaration:
    """Return what a file declares, by way of the YAML that an import writes."""
    return perfgoal.load(yaml_text(import_source(data, name, forms=forms()), "en"), today=TODAY)


def characters(texts: Iterator[str]) -> Counter[str]:
    """Count characters that are no white space."""
    return Counter(character for text in texts for character in text if not character.isspace())
