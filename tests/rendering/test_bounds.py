"""What would take a rendering more than 10 seconds of a processor or 512 MB is refused."""

import sys
from collections.abc import Iterator, Mapping

import pytest

import outside
import perfgoal
from browser import samples
from perfgoal import Declaration
from perfgoal.apart.typeset_bounds import NotTypeset
from perfgoal.rendering import DoesNotFit, limits
from perfgoal.rendering.limits import MORE_INDICATORS, MORE_TASKS, MOST_CELLS
from perfgoal.rendering.view import FormView, form_view
from rendering.costly import LONGEST
from rendering.pages import FULL, PROJECT, REAL, TODAY, changed, declared, quoted

posix = pytest.mark.skipif(sys.platform == "win32", reason="no process is bounded or interrupted so on Windows")


@pytest.fixture(scope="module", autouse=True)
def _chinese_font() -> None:
    outside.chinese_font()


def local_columns(number: int) -> Declaration:
    """The real declaration with so many further indicators, each of which has a local column of its own."""
    more = "".join(f"      - {{name: 指标{each}, extra: {{栏{each}: 甲}}}}\n" for each in range(number))
    return declared(changed({"    数量指标:\n": f"    数量指标:\n{more}"}))


@pytest.mark.parametrize(("name", "number"), [("pdf", 80), ("docx", 250), ("md", 500), ("html", 500), ("xlsx", 500)])
def test_more_cells_than_a_format_takes_are_refused(name: str, number: int) -> None:
    with pytest.raises(DoesNotFit) as caught:
        perfgoal.render(local_columns(number), name)
    assert (caught.value.what, caught.value.most) == ("cells", MOST_CELLS[name])
    assert caught.value.count >= number * number


def test_they_are_refused_before_they_are_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    declaration = local_columns(300)
    monkeypatch.setattr("perfgoal.rendering.view.form_view", lambda *_, **__: pytest.fail("laid out"))
    with pytest.raises(DoesNotFit):
        perfgoal.render(declaration, "pdf")


def test_plain_data_takes_all_of_them() -> None:
    assert '"栏499": "甲"' in perfgoal.render(local_columns(500), "json")


DECLARATIONS: Mapping[str, Declaration] = {
    "real": declared(REAL),
    "full": declared(changed(FULL)),
    "project": perfgoal.load(PROJECT, today=TODAY),
    "blank": samples.blank(),
    "long": samples.long(),
    "columns": local_columns(20),
}


@pytest.mark.parametrize("name", DECLARATIONS)
def test_as_many_cells_are_counted_as_are_laid_out(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    declaration = DECLARATIONS[name]
    monkeypatch.setattr(limits, "MOST_CELLS", {"html": 0})
    for whole in (False, True):
        with pytest.raises(DoesNotFit) as caught:
            limits.check_cells(declaration, "html", whole=whole)
        assert caught.value.count == sum(laid_out(form_view(declaration, whole=whole), declaration, whole))


def laid_out(view: FormView, declaration: Declaration, whole: bool) -> Iterator[int]:
    """The numbers of cells of each part of a form that may have many."""
    if view.tasks is not None:
        yield (len(view.tasks.rows) + (MORE_TASKS if whole else 0)) * len(view.tasks.columns)
    columns = len(view.indicators.columns)
    yield len(view.indicators.rows) * columns
    if whole:  # in a category without an indicator there is a blank row already
        blank = sum(row.blank for row in view.indicators.rows)
        categories = sum(row.level2 is not None for row in view.indicators.rows)
        yield (categories * MORE_INDICATORS - blank) * columns
    yield 2 * (len(declaration.sections) + len(declaration.details) + len(declaration.extra))


@pytest.mark.parametrize("name", ["docx", "pdf"])
def test_paper_is_not_wide_enough_for_64_columns(name: str) -> None:
    assert perfgoal.render(local_columns(58), "docx")
    with pytest.raises(DoesNotFit) as caught:
        perfgoal.render(local_columns(59), name)
    assert (caught.value.what, caught.value.path, caught.value.count) == ("columns", "/indicators", 64)


def test_more_lines_than_a_document_takes_are_refused() -> None:
    text = '"' + "甲\\n" * 32_000 + '"'
    sections = "".join(f"  - {{label: {number}, text: {text}}}\n" for number in range(5))
    with pytest.raises(DoesNotFit) as caught:
        perfgoal.render(declared(f"{REAL}sections:\n{sections}"), "docx")
    assert (caught.value.what, caught.value.most) == ("lines", 150_000)
    assert caught.value.count > 160_000


def goal(text: str) -> str:
    return changed({"goal: 在区委": f"goal: {quoted(text)} #"})


@posix
@pytest.mark.parametrize(
    ("text", "reason"),
    [("\u200b" * LONGEST, "costly"), ("\u0301" * 40_000, "broken")],
    ids=["zero width", "40,000 marks upon one another"],
)
def test_a_text_that_is_too_much_for_typst_is_refused(text: str, reason: str) -> None:
    with pytest.raises(NotTypeset) as caught:
        perfgoal.render(declared(goal(text)), "pdf")
    assert caught.value.reason == reason
