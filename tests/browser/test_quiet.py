"""A page asks for nothing, runs nothing and complains of nothing."""

import pytest

from browser.conftest import Open
from browser.samples import pages
from browser.window import VIEWS
from hostile.forms import KINDS, filled, groups
from perfgoal.rendering import render
from rendering.test_inert import hostile

FOREIGN = """
[...document.querySelectorAll("script, link, img, iframe, object, embed, base, form, input, a, [style], [src]")]
  .filter(each => !(each.matches("a") && each.getAttribute("href").startsWith("#")))
  .map(each => each.outerHTML)
"""
"""What stands in a page, as the browser reads it, that does or fetches something or leads away from it."""


def noise(html: str, opened: Open) -> list[str]:
    """Open a page in every way and return what it asked for or complained of."""
    window = opened(html)
    try:
        for view in VIEWS:
            window.show(view)
        window.page.wait_for_load_state("networkidle")
        return window.noise + window.violations()
    finally:
        window.page.close()


@pytest.mark.parametrize("name", pages())
def test_nothing_is_asked_for_and_nothing_said(name: str, opened: Open) -> None:
    html = pages()[name].html
    assert noise(html, opened) == []
    assert "<script" not in html


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("group", groups())
def test_texts_of_a_stranger_ask_for_nothing_and_run_nothing(group: str, kind: str, opened: Open) -> None:
    declaration = filled(kind, groups()[group])
    window = opened(render(declaration, "html", findings=[*map(hostile, groups()[group])]))
    try:
        window.page.wait_for_load_state("networkidle")
        assert window.noise + window.violations() == []
        assert window.page.evaluate(FOREIGN) == []
    finally:
        window.page.close()


@pytest.mark.parametrize(
    ("addition", "complaint"),
    [
        ("<script>document.title = 'x'</script>", "script-src"),
        ("<img src='https://example.invalid/x.png' alt=''>", "img-src"),
        ("<link rel=stylesheet href='https://example.invalid/x.css'>", "style-src"),
        ("<p style='color: red'>x</p>", "style-src"),
        ("<iframe src='https://example.invalid/'></iframe>", "frame-src"),
    ],
)
def test_what_the_page_does_not_allow_is_noticed(addition: str, complaint: str, opened: Open) -> None:
    html = pages()["blank"].html.replace("</main>", f"{addition}</main>")
    assert complaint in " ".join(noise(html, opened))


@pytest.mark.parametrize(
    ("addition", "complaint"),
    [
        ("<img src='https://example.invalid/x.png' alt=''>", "request: https://example.invalid/x.png"),
        ("<script>console.log('hello')</script>", "console: hello"),
        ("<script>throw new Error('broken')</script>", "error: broken"),
    ],
)
def test_without_a_policy_it_is_noticed_as_well(addition: str, complaint: str, opened: Open) -> None:
    html = pages()["blank"].html.replace("Content-Security-Policy", "x").replace("</main>", f"{addition}</main>")
    assert complaint in noise(html, opened)
