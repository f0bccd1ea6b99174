"""One browser for all tests, and a window for each page."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import outside
from browser.paper import Paper, printed
from browser.samples import pages
from browser.window import Window

Open = Callable[[str], Window]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = outside.program("chromium", "chromium-browser", "google-chrome", package="chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium)
        yield running
        running.close()


@pytest.fixture(scope="session")
def opened(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Open:
    """Open a text as a page, in a window of its own."""
    folder: Path = tmp_path_factory.mktemp("pages")

    def open_page(html: str) -> Window:
        file = folder / f"{len(list(folder.iterdir()))}.html"
        file.write_text(html, "utf-8")
        return Window(browser.new_page(), file)

    return open_page


@pytest.fixture(scope="session")
def window(opened: Open) -> Open:
    """The window of a sample, by its name: the same for all tests, which only look at it."""
    return cache(lambda name: opened(pages()[name].html))


@pytest.fixture(scope="session")
def eye(browser: Browser) -> Page:
    """An empty page, which reads pictures of the others."""
    return browser.new_page()


@pytest.fixture(scope="session")
def paper(window: Open, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Paper]:
    """A sample, by its name, on paper."""
    return cache(lambda name: printed(window(name), tmp_path_factory.mktemp("paper")))
