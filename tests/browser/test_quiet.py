"""A page asks for nothing, runs nothing and complains of nothing."""

import pytest

from browser.conftest import Open
from browser.samples import pages
from browser.window import VIEWS


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
