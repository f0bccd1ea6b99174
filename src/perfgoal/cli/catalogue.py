"""``perfgoal rules`` and ``perfgoal explain``."""

from collections.abc import Sequence
from itertools import chain
from typing import cast

from perfgoal.cli.options import codes_of
from perfgoal.cli.output import write_lines, write_text
from perfgoal.finding import Language
from perfgoal.plainjson import json_text
from perfgoal.report.catalogue import rule_data, rule_list, rule_page
from perfgoal.rules import CATALOGUE


def run_rules(report: str, language: str) -> int:
    """List the rules, as text or as JSON."""
    speak = cast(Language, language)
    if report == "json":
        write_text(json_text(rule_data(CATALOGUE.values(), speak)))
    else:
        write_lines(rule_list(CATALOGUE.values(), speak))
    return 0


def run_explain(names: Sequence[str], language: str) -> int:
    """Explain the rules that ``names`` (codes, prefixes or names) mean."""
    speak = cast(Language, language)
    codes = sorted(codes_of(names, (), speak))
    pages = [rule_page(CATALOGUE[code], speak) for code in codes]
    write_lines(chain.from_iterable(chain(page, [()] if page is not pages[-1] else []) for page in pages))
    return 0
