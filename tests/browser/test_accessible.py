"""The page for those who do not look at it, or not in the usual way: axe's rules, the keyboard, the tree of roles."""

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

import outside
from browser.conftest import Open
from browser.samples import pages
from browser.window import DARK, DESKTOP, PAPER, PHONE, View, Window

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = """async tags => {
  const { violations, incomplete } = await axe.run({ runOnly: tags, resultTypes: ["violations", "incomplete"] });
  const short = rules => rules.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 120)}`));
  return { violations: short(violations), incomplete: short(incomplete) };
}"""
# What the Tab key reaches, in its order, and for each whether its looks change when it does.
FOCUSABLE = """() => {
  const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, iframe, [tabindex]");
  const shown = [...all].filter(element => element.checkVisibility());
  return shown.map((element, index) => (element.dataset.stop = index));
}"""
FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const looks = () => {
    const style = getComputedStyle(element);
    return JSON.stringify([style.outlineStyle === "none" ? "" : style.outline, style.boxShadow, style.border]);
  };
  const focused = looks();
  element.blur();
  const plain = looks();
  element.focus({ focusVisible: true });
  return { stop: Number(element.dataset.stop), shown: focused !== plain };
}"""
HEADINGS = "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(each => Number(each.tagName[1]))"


def complaints(window: Window) -> dict[str, list[str]]:
    """What axe finds wrong (``violations``) and what it cannot tell (``incomplete``)."""
    if not window.page.evaluate("'axe' in window"):
        window.page.evaluate(outside.node_file("axe-core/axe.min.js").read_text("utf-8"))
    found: dict[str, list[str]] = window.page.evaluate(AXE, TAGS)
    return found


def unreached(window: Window) -> list[str]:
    """What can be focused but is not reached by the Tab key, or not seen to be."""
    stops = window.page.evaluate(FOCUSABLE)
    reached: dict[int, bool] = {}
    for _ in stops:
        window.page.keyboard.press("Tab")
        if focused := window.page.evaluate(FOCUSED):
            reached[focused["stop"]] = focused["shown"]
    return [f"{stop}: {'not seen' if stop in reached else 'not reached'}" for stop in stops if not reached.get(stop)]


def steps(window: Window) -> list[int]:
    """The levels of the page's headings, in their order."""
    levels: list[int] = window.page.evaluate(HEADINGS)
    return levels


def tree(page: Page) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """The roles and names of the page, as a screen reader gets them: for each table the cells of its rows."""
    client = page.context.new_cdp_session(page)
    nodes = {node["nodeId"]: node for node in client.send("Accessibility.getFullAXTree")["nodes"]}
    client.detach()

    def named(node: dict[str, Any]) -> tuple[str, str]:
        return node.get("role", {}).get("value", ""), "".join(node.get("name", {}).get("value", "").split())

    def below(node: dict[str, Any]) -> list[tuple[str, str]]:
        children = [nodes[each] for each in node.get("childIds", ()) if each in nodes]
        inner = [item for child in children for item in below(child)]
        return ([named(node)] if not node.get("ignored") else []) + inner

    return {named(node): below(node) for node in nodes.values() if named(node)[0] == "table"}


@pytest.mark.parametrize("view", [DESKTOP, DARK, PHONE, PAPER], ids=lambda view: view.name)
@pytest.mark.parametrize("name", pages())
def test_axe_finds_nothing(name: str, view: View, window: Open) -> None:
    page = window(name)
    page.show(view)
    found = complaints(page)
    assert found["violations"] == []
    # What lies behind a merged cell axe cannot tell; test_seen measures every text's contrast in pictures instead.
    assert {text.partition(":")[0] for text in found["incomplete"]} <= {"color-contrast"}


@pytest.mark.parametrize("name", pages())
def test_everything_that_takes_the_focus_is_reached_and_seen(name: str, window: Open) -> None:
    page = window(name)
    page.show(DESKTOP)
    assert unreached(page) == []


@pytest.mark.parametrize("name", pages())
def test_headings_go_down_step_by_step(name: str, window: Open) -> None:
    levels = steps(window(name))
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert window(name).page.evaluate("document.documentElement.lang") == "zh-CN"


@pytest.mark.parametrize("view", [DESKTOP, PHONE], ids=lambda view: view.name)
def test_the_tables_are_tables_with_names_and_heads(view: View, window: Open) -> None:
    page = window("real")
    page.show(view)
    tables = tree(page.page)
    tasks = tables["table", "年度重点工作任务"]
    indicators = tables["table", "绩效指标"]
    for label in ("名称", "主要实施内容", "拟投入的资金（万元）", "期望达到的目标（概述）"):
        assert ("columnheader", label) in tasks
    assert ("rowheader", "营造企业创新发展氛围，推动经济社会发展") in tasks
    assert ("columnheader", "年度指标值") in indicators
    assert {("rowheader", name) for name in ("产出指标", "数量指标", "认定产业领军人才（团队）数量")} <= set(indicators)
    assert sum(role == "row" for role, _ in tasks) == 2 + 4 + 1
    assert ("table", "预算整体情况") in tables
    assert ("rowheader", "基本支出") in tables["table", "预算整体情况"]


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("color-contrast", "document.querySelector('h1').style.color = '#999'"),
        ("html-has-lang", "document.documentElement.removeAttribute('lang')"),
        ("document-title", "document.title = ''"),
        ("meta-viewport", "document.querySelector('[name=viewport]').content = 'user-scalable=no'"),
        ("empty-table-header", "document.querySelector('.column').textContent = ''"),
        ("scope-attr-valid", "document.querySelector('.column').scope = 'left'"),
        ("heading-order", "document.querySelector('main').insertAdjacentHTML('beforeend', '<h4>x</h4>')"),
        ("region", "document.body.insertAdjacentHTML('beforeend', '<p>x</p>')"),
        ("image-alt", "document.querySelector('main').insertAdjacentHTML('beforeend', '<img>')"),
    ],
)
def test_axe_finds_what_is_broken(rule: str, change: str, opened: Open) -> None:
    page = opened(pages()["blank"].html)
    page.show(DESKTOP)
    page.page.evaluate(change)
    assert f"{rule}:" in " ".join(complaints(page)["violations"])
    page.page.close()


@pytest.mark.parametrize(
    ("addition", "fault"),
    [
        ("<a href='#' tabindex='-1'>x</a>", ["0: not reached"]),
        ("<a href='#' id='x'>x</a>", ["0: not seen"]),
        ("<a href='#'>x</a><button>y</button>", []),
    ],
    ids=["left out", "unseen", "good"],
)
def test_a_stop_that_is_left_out_or_unseen_is_found(addition: str, fault: list[str], opened: Open) -> None:
    page = opened(pages()["blank"].html)
    page.page.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", addition)
    page.page.evaluate("document.querySelectorAll('#x').forEach(each => each.style.outline = 'none')")
    assert unreached(page) == fault
    page.page.close()


def test_a_table_without_caption_or_scope_is_noticed(opened: Open) -> None:
    page = opened(pages()["real"].html)
    page.show(DESKTOP)
    page.page.evaluate("document.querySelector('.tasks caption').remove()")
    page.page.evaluate("document.querySelector('.indicators th.name').outerHTML = '<td>x</td>'")
    tables = tree(page.page)
    assert ("table", "年度重点工作任务") not in tables
    assert ("rowheader", "认定产业领军人才（团队）数量") not in tables["table", "绩效指标"]
    page.page.close()
