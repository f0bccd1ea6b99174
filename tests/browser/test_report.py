"""The page of a report in a browser: all of it in sight, quiet, on paper, and for those who do not look at it."""

from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.conftest import Open
from browser.paper import Paper, plain, printed
from browser.test_accessible import complaints, steps, tree, unreached
from browser.test_seen import LEGIBLE
from browser.window import DARK, DARK_PHONE, DESKTOP, PAPER, PHONE, VIEWS, View, Window
from perfgoal.checked import Checked
from perfgoal.document import visible
from perfgoal.finding import Severity
from perfgoal.report.html import MANY, html_report
from report.told import HOSTILE, REAL, WRONG, hostile, results, told
from report.told import plain as plain_file

LONG = ("A" * 300, "绩效" * 200, "甲/" * 80 + "乙.yaml", "http://example.com/" + "a/" * 150)


def page_of(*files: Checked, language: str = "zh") -> str:
    return "".join(html_report(results(files, "en" if language == "en" else "zh")))


@cache
def reports() -> Mapping[str, tuple[str, tuple[Checked, ...]]]:
    """The pages by name, and the files that each tells of."""
    real = (told(REAL, "预算/乙.yaml"), told(WRONG, "预算/甲.yaml"), Checked("预算/丙.yaml", department="教育局"))
    english = (told(REAL, "goals/b.yaml", "en"), told(WRONG, "goals/a.yaml", "en"))
    rough = tuple(map(hostile, (*HOSTILE, *LONG)))
    return {
        "real": (page_of(*real), real),
        "english": (page_of(*english, language="en"), english),
        "rough": (page_of(*rough), rough),
        "clean": (page_of(Checked("甲.yaml", department="教育局")), ()),
    }


@pytest.fixture(scope="module")
def window(opened: Open) -> Open:
    """The window of a report, by its name."""
    return cache(lambda name: opened(reports()[name][0]))


@pytest.fixture(scope="module")
def paper(window: Open, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Paper]:
    """A report, by its name, on paper; its files were folded up on the screen."""

    def print_it(name: str) -> Paper:
        window(name).page.evaluate("document.querySelectorAll('details').forEach(each => (each.open = false))")
        return printed(window(name), tmp_path_factory.mktemp("paper"))

    return cache(print_it)


def said(name: str) -> list[str]:
    """What the findings of a page say, without white space."""
    files = reports()[name][1]
    texts = [text for checked in files for each in checked.findings for text in (each.what, each.help, each.basis)]
    return ["".join(visible(text).split()) for text in (*texts, *(checked.file for checked in files))]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
@pytest.mark.parametrize("name", ["real", "english", "rough", "clean"])
def test_everything_is_in_sight_and_in_its_place(name: str, view: View, window: Open) -> None:
    page = window(name)
    page.show(view)
    look = page.look()
    assert [text for text in said(name) if text not in look.texts and not text.endswith("丙.yaml")] == []
    assert look.faults == []


@pytest.mark.parametrize("view", [DESKTOP, DARK, PHONE, DARK_PHONE, PAPER], ids=lambda view: view.name)
@pytest.mark.parametrize("name", ["real", "rough"])
def test_every_text_stands_out_in_a_picture_of_the_page(name: str, view: View, window: Open, eye: Page) -> None:
    page = window(name)
    page.show(view)
    contrasts = page.contrasts(page.look().lines, eye)
    assert len(contrasts) > 50
    assert [text for ratio, text in contrasts if ratio < LEGIBLE] == []


@pytest.mark.parametrize("name", ["real", "rough"])
def test_a_page_asks_for_nothing_and_complains_of_nothing(name: str, opened: Open) -> None:
    page = opened(reports()[name][0])
    for view in VIEWS:
        page.show(view)
    page.page.wait_for_load_state("networkidle")
    assert page.noise + page.violations() == []
    page.page.close()


@pytest.mark.parametrize("view", [DESKTOP, DARK, PHONE], ids=lambda view: view.name)
@pytest.mark.parametrize("name", ["real", "english", "rough", "clean"])
def test_axe_finds_nothing_wrong(name: str, view: View, window: Open) -> None:
    page = window(name)
    page.show(view)
    assert complaints(page)["violations"] == []


def test_every_link_and_fold_is_reached_by_the_keyboard_and_seen_to_be(opened: Open) -> None:
    page = opened(reports()["real"][0])
    page.show(DESKTOP)
    assert unreached(page) == []
    page.page.close()


@pytest.mark.parametrize("name", ["real", "clean"])
def test_headings_go_down_step_by_step(name: str, window: Open) -> None:
    levels = steps(window(name))
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_tables_have_names_and_heads(window: Open) -> None:
    page = window("real")
    page.show(DESKTOP)
    tables = tree(page.page)
    assert ("rowheader", "广州市荔湾区科技工业和信息化局") in tables["table", "按部门"]
    for head in ("部门", "文件", "错误", "警告", "提示", "有问题的文件"):
        assert ("columnheader", head) in tables["table", "按部门"]
    assert ("columnheader", "查什么") in tables["table", "按规则"]


@pytest.mark.parametrize("number", [1, MANY + 1])
def test_a_link_leads_to_its_file(number: int, opened: Open) -> None:
    before = [plain_file(3, Severity.WARNING, f"{each}.yaml") for each in range(number)]
    page = opened(page_of(*before, told(WRONG, "预算/甲.yaml")))
    page.show(DESKTOP)
    assert page.page.evaluate("getComputedStyle(document.querySelector('.file')).contentVisibility") == (
        "auto" if number > MANY else "visible"
    )
    page.page.click("text=预算/甲.yaml >> nth=0")
    assert page.page.evaluate("document.querySelector(':target h3').textContent") == "预算/甲.yaml"
    top = page.page.evaluate("document.querySelector(':target').getBoundingClientRect().top")
    assert 0 <= top < 100
    page.page.close()


def test_the_place_is_marked_and_stands_out(opened: Open) -> None:
    page = opened(page_of(told(REAL.replace("annual: ≥8个", "annual: 显著提高  # 待定"), "甲.yaml")))
    page.show(DESKTOP)
    marks = page.page.evaluate("""() => [...document.querySelectorAll("mark")].map(mark => ({
      line: mark.parentElement.textContent,
      text: mark.textContent,
      weights: [mark, mark.parentElement].map(each => Number(getComputedStyle(each).fontWeight)),
      under: getComputedStyle(mark).borderBottomStyle,
    }))""")
    found = next(mark for mark in marks if "显著提高" in mark["line"])
    assert found["line"].endswith("  # 待定")
    assert found["text"].endswith("显著提高")
    assert found["weights"][0] > found["weights"][1]
    assert found["under"] == "solid"
    page.page.close()


def test_a_page_of_many_files_is_printed_whole(opened: Open, tmp_path: Path) -> None:
    files = [told(REAL, f"{each:04}.yaml") for each in range(2)]
    files += [plain_file(1, Severity.WARNING, f"{each}.yaml") for each in range(MANY)]
    page = opened(page_of(*files))
    pdf = printed(page, tmp_path)
    assert all(pdf.holds(f"{each}.yaml") for each in range(MANY))
    page.page.close()


@pytest.mark.parametrize("name", ["real", "english"])
def test_a_page_is_printed_whole_even_where_it_was_folded_up(name: str, paper: Callable[[str], Paper]) -> None:
    pdf = paper(name)
    assert "(A4)" in pdf.size
    assert [text for text in said(name) if not pdf.holds(plain(text)) and not text.endswith("丙.yaml")] == []


def test_a_fold_that_hides_a_finding_on_paper_would_be_missed(opened: Open, tmp_path: Path) -> None:
    html = reports()["real"][0]
    page: Window = opened(html.replace("Content-Security-Policy", "x").replace("details::details-content", ".none"))
    page.page.evaluate("document.querySelectorAll('details').forEach(each => (each.open = false))")
    pdf = printed(page, tmp_path)
    assert [text for text in said("real") if not pdf.holds(plain(text))]
    page.page.close()
