"""The rules: each one function in the module of its subject, and the catalogue of all codes.

To add a rule, write the function in its module and its fixture in ``tests/rules``; nothing else names it.
"""

import hashlib
from functools import lru_cache

from perfgoal.rules import (
    alike,
    amounts,
    benefits,
    budget,
    categories,
    category_names,
    comments,
    costs,
    declared,
    explanations,
    frameworks,
    funding,
    goals,
    hierarchy,
    how_many,
    leftovers,
    matching,
    misread,
    naming,
    operators,
    pairs,
    percents,
    placing,
    prose,
    punctuation,
    reading,
    repository,
    satisfaction,
    shape,
    stated,
    syntax,
    targets,
    task_list,
    tasks,
    time,
    timeliness,
    truncation,
    units,
    vague,
    values,
    weights,
    wishful,
    wording,
)
from perfgoal.rules.rule import Case, Check, NotApplicable, Rule, Undecided

_MODULES = (
    reading,
    syntax,
    comments,
    shape,
    amounts,
    budget,
    tasks,
    task_list,
    funding,
    categories,
    category_names,
    frameworks,
    hierarchy,
    how_many,
    targets,
    time,
    timeliness,
    vague,
    declared,
    alike,
    values,
    costs,
    units,
    percents,
    misread,
    pairs,
    operators,
    placing,
    benefits,
    satisfaction,
    weights,
    leftovers,
    goals,
    prose,
    truncation,
    punctuation,
    matching,
    stated,
    naming,
    wishful,
    wording,
    explanations,
    repository,
)

CATALOGUE: dict[str, Rule] = {
    found.code: found
    for found in sorted(
        (item for module in _MODULES for item in vars(module).values() if isinstance(item, Rule)),
        key=lambda found: found.code,
    )
}
"""Every rule by its code, in the order of the codes."""


RULES_VERSION = max(known.since for known in CATALOGUE.values())
"""The version of the rules: one more with every release that adds some. A configuration that names an earlier one has
the newer rules told as infos."""


@lru_cache(maxsize=1)
def rules_hash() -> str:
    """Return a hash that changes when a rule comes, goes, or says something else."""
    digest = hashlib.sha256()
    for known in CATALOGUE.values():
        digest.update(repr((known.code, known.name, known.severity, known.stage, known.messages, known.doc)).encode())
    return digest.hexdigest()[:12]


__all__ = ["CATALOGUE", "RULES_VERSION", "Case", "Check", "NotApplicable", "Rule", "Undecided", "rules_hash"]
