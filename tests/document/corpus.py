"""A few hundred hostile and malformed texts, and those that only look so, from families of small generators."""

from collections.abc import Iterator

from document import bombs, byte_families, forbidden_families, fullwidth_families, value_families, yaml_families
from document.case import Case

FAMILIES = (
    *byte_families.FAMILIES,
    *yaml_families.FAMILIES,
    *forbidden_families.FAMILIES,
    *fullwidth_families.FAMILIES,
    *value_families.FAMILIES,
    *bombs.FAMILIES,
)


def corpus() -> Iterator[Case]:
    """Yield every case of every family."""
    for family in FAMILIES:
        yield from family()
