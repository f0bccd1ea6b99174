"""Every reason for which a file is refused has a message, which is filled in by what is said with it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import perfgoal
from perfgoal.exchange.draft import Refused
from perfgoal.finding import LANGUAGES
from perfgoal.rules import CATALOGUE
from perfgoal.rules.refusals import REFUSALS
from perfgoal.workspace.importing import refused
from rules.test_catalogue import arguments

SOURCES = Path(perfgoal.__file__).parent / "exchange"
MESSAGES = CATALOGUE["PG001"].messages


def raised() -> Iterator[tuple[Any, ast.Call]]:
    """Every place where a file is refused with a variant that stands there, with that."""
    for file in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused" and node.args:
                said = node.args[0]
                for each in (said.body, said.orelse) if isinstance(said, ast.IfExp) else (said,):
                    if isinstance(each, ast.Constant):
                        yield each.value, node


@pytest.mark.parametrize(("variant", "call"), list(raised()), ids=lambda item: item if isinstance(item, str) else "")
def test_every_refusal_has_its_message(variant: str, call: ast.Call) -> None:
    given = {keyword.arg for keyword in call.keywords}
    for text in MESSAGES[variant]:
        assert None in given or arguments(text.zh) <= given  # None: what another has said with it


@pytest.mark.parametrize("variant", REFUSALS)
def test_a_refusal_is_told_in_both_languages(variant: str) -> None:
    names = {name for text in MESSAGES[variant] for name in arguments(text.zh)}
    for language in LANGUAGES:
        (finding,) = refused(Refused(variant, None, **dict.fromkeys(names, "甲")), "form.xlsx", language).findings
        assert (finding.code, finding.file, "{" in finding.message) == ("PG001", "form.xlsx", False)
