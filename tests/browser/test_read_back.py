"""A page that is printed to a PDF and read back is what was declared."""

from pathlib import Path

import pytest

import perfgoal
from browser.conftest import Open
from exchange.readback import EXAMPLES, IN_ALL, IN_TEST, declared, read_back
from exchange.same import differences


def printed(source: Path | int, opened: Open) -> bytes:
    window = opened(perfgoal.render(declared(source), "html"))
    data = window.page.pdf(prefer_css_page_size=True)
    window.page.close()
    return data


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_is_the_same(file: Path, opened: Open) -> None:
    assert differences(declared(file), read_back(printed(file, opened), "form.pdf")) == []


@pytest.mark.parametrize(
    "seed", [seed if seed in IN_TEST else pytest.param(seed, marks=pytest.mark.nightly) for seed in IN_ALL]
)
def test_a_generated_one_is_the_same(seed: int, opened: Open) -> None:
    assert differences(declared(seed), read_back(printed(seed, opened), "form.pdf")) == []
