"""Rules by what users call them: a code, the beginning of one, or a name."""

from functools import lru_cache

from perfgoal.rules import CATALOGUE


@lru_cache(maxsize=256)
def codes_named(name: str) -> frozenset[str]:
    """Return the codes that ``name`` means: PG416, PG4 and vague-target alike; none if it means none."""
    upper = name.upper()
    return frozenset(
        code
        for code, rule in CATALOGUE.items()
        if rule.name == name.lower() or (upper.startswith("PG") and code.startswith(upper))
    )


def known_names() -> list[str]:
    """Return every code and name, for the nearest to a mistyped one."""
    return [*CATALOGUE, *(rule.name for rule in CATALOGUE.values())]
