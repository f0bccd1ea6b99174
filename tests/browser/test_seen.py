"""Everything that was declared is in sight, whatever the window."""

import pytest
from playwright.sync_api import Page

from browser.conftest import Open
from browser.samples import pages
from browser.window import DARK, DARK_PHONE, DESKTOP, PAPER, PHONE, VIEWS, Look, View

LEGIBLE = 4.5
"""The contrast that WCAG asks of text."""

# Each breaks the page in one way and is to be found by what follows it: a text that is no longer in sight, or a fault.
GOAL = "document.querySelector('.block td.text')"
UNSEEN = {
    "removed": f"{GOAL}.remove()",
    "hidden": f"{GOAL}.style.visibility = 'hidden'",
    "transparent": f"{GOAL}.style.opacity = '0.1'",
    "tiny": f"{GOAL}.style.fontSize = '1px'",
    "clipped": f"{GOAL}.style.clipPath = 'inset(50%)'",
    "cut": f"Object.assign({GOAL}.style, {{overflow: 'hidden', whiteSpace: 'nowrap'}})",
    "out of the page": f"Object.assign({GOAL}.style, {{position: 'absolute', left: '-999em'}})",
}
MISPLACED = {
    "wider than the window": "document.querySelector('h1').style.width = '3000px'",
    "more text than room": f"Object.assign({GOAL}.style, {{whiteSpace: 'nowrap', textAlign: 'left'}})",
    "outside of its box": "document.querySelector('h1').style.height = '2px'",
    "cells overlap": "document.querySelector('.line').style.cssText = 'position: relative; left: 90px; width: 200px'",
    "texts overlap": "document.querySelector('.unit').style.cssText = 'position: relative; top: -40px; left: -420px'",
}


def missing(name: str, look: Look) -> set[str]:
    """The values of a sample that are not in sight."""
    sample = pages()[name]
    facts = {fact for fact in sample.facts if not any(text.endswith(f"：{fact}") for text in look.texts)}
    return set(sample.cells - look.texts) | facts


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
@pytest.mark.parametrize("name", pages())
def test_every_value_is_in_sight_and_in_its_place(name: str, view: View, window: Open) -> None:
    page = window(name)
    page.show(view)
    look = page.look()
    assert missing(name, look) == set()
    assert look.faults == []


@pytest.mark.parametrize("view", [DESKTOP, DARK, PHONE, DARK_PHONE, PAPER], ids=lambda view: view.name)
@pytest.mark.parametrize("name", pages())
def test_every_text_stands_out_in_a_picture_of_the_page(name: str, view: View, window: Open, eye: Page) -> None:
    page = window(name)
    page.show(view)
    contrasts = page.contrasts(page.look().lines, eye)
    assert len(contrasts) > 50
    assert [text for ratio, text in contrasts if ratio < LEGIBLE] == []


@pytest.mark.parametrize("change", UNSEEN.values(), ids=UNSEEN)
def test_a_text_that_is_out_of_sight_is_missed(change: str, opened: Open) -> None:
    page = opened(pages()["real"].html)
    page.show(DESKTOP)
    page.page.evaluate(change)
    assert [text[:4] for text in missing("real", page.look())] == ["在区委区"]
    page.page.close()


@pytest.mark.parametrize("fault", MISPLACED)
def test_a_fault_of_the_layout_is_found(fault: str, opened: Open) -> None:
    page = opened(pages()["real"].html)
    page.show(DESKTOP)
    page.page.evaluate(MISPLACED[fault])
    assert fault in " ".join(page.look().faults)
    page.page.close()


@pytest.mark.parametrize(
    "change",
    [
        "document.querySelector('h1').style.color = '#fff'",
        "document.querySelector('h1').style.color = '#8f8f8f'",
        "document.querySelector('header').insertAdjacentHTML('beforeend', '<hr id=over>'); Object.assign("
        "document.querySelector('#over').style, {position: 'absolute', top: 0, width: '99%', borderWidth: '99px'})",
    ],
    ids=["white on white", "grey on white", "behind a figure"],
)
def test_a_text_that_does_not_stand_out_is_found(change: str, opened: Open, eye: Page) -> None:
    page = opened(pages()["real"].html)
    page.show(DESKTOP)
    page.page.evaluate(change)
    faint = [text for ratio, text in page.contrasts(page.look().lines, eye) if ratio < LEGIBLE]
    assert "部门整体预算绩效目标申报表" in faint
    page.page.close()
