"""Whatever a rendering shows is read back: laid out as a page, without a file between."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import perfgoal
from exchange.asking import declaration, draft_from
from exchange.generated import generated
from exchange.grids import drawn
from exchange.same import differences
from perfgoal.declaration import Declaration
from perfgoal.exchange.content import Content
from perfgoal.exchange.draft import Draft, Node, Value
from perfgoal.finding import Language
from perfgoal.forms import form_names
from perfgoal.rendering.view import form_view

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
SEEDS = (*range(len(form_names()) * 5), *(59, 1499))
"""Five of each form, and two of a form that is much like another: some lines that only the other prints stand there."""


def shown(made: Declaration) -> tuple[Content, Draft]:
    content = drawn(form_view(made))
    return content, draft_from(content)


def values(node: Node) -> Iterator[Value]:
    if isinstance(node, Value):
        yield node
    else:
        for below in node.values() if isinstance(node, Mapping) else node:
            yield from values(below)


def characters(texts: Iterator[str]) -> Counter[str]:
    return Counter(character for text in texts for character in text if not character.isspace())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("keys", ["en", "zh"])
def test_an_example_comes_back(path: Path, keys: Language) -> None:
    made = perfgoal.load(path)
    found = shown(made)[1]
    assert differences(made, declaration(found, keys)) == []
    assert found.leftovers == ()
    assert found.notices == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_what_dice_declare_comes_back(seed: int) -> None:
    made = perfgoal.load(generated(seed))
    found = shown(made)[1]
    assert found.form == made.form
    assert differences(made, declaration(found)) == []
    assert found.leftovers == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_every_character_is_a_value_a_label_or_left_over(seed: int) -> None:
    content, found = shown(perfgoal.load(generated(seed)))
    told = [value.text for value in values(found.tree) if value.origins]
    told += [piece.text for piece in (*found.labels, *found.leftovers)]
    source = (cell.text for table in content.tables for cell in table.cells)
    assert characters(iter(told)) == characters(source)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_value_is_what_its_cell_says(seed: int) -> None:
    content, found = shown(perfgoal.load(generated(seed)))
    cells = {cell.origin: cell.text for table in content.tables for cell in table.cells}
    for value in values(found.tree):
        for origin in value.origins:
            lines = [line.rstrip() for line in cells[origin].splitlines()]
            assert value.text in "\n".join(lines)
