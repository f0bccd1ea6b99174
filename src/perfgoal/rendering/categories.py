"""The categories of a declaration in the order in which a form prints them."""

from collections.abc import Iterator, Mapping, Sequence

from perfgoal.declaration import Indicator
from perfgoal.forms import Form, Level1

Level2 = Mapping[str, Sequence[Indicator]]
"""The second level of categories: each with its indicators."""


def categories(tree: Mapping[str, Level2], form: Form) -> Iterator[tuple[str, Level2]]:
    """Yield every first-level category with its second level: the form's in the form's order, under the author's
    names for them and whether the author wrote them or not, then those that the form does not know."""
    for level1 in form.framework:
        for name in [name for name in tree if form.level1(name) is level1] or [level1.name]:
            yield name, _second_level(tree.get(name, {}), level1, form)
    yield from ((name, level2) for name, level2 in tree.items() if form.level1(name) is None)


def _second_level(written: Level2, level1: Level1, form: Form) -> Level2:
    ordered: dict[str, Sequence[Indicator]] = {}
    for category in level1.level2:
        names = [name for name in written if form.level2(level1, name) is category]
        ordered |= {name: written[name] for name in names} or {category.name: ()}
    return {**ordered, **written}
