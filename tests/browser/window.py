"""A window of the browser: one page in it, whatever it asked for or complained of, and what can be seen."""

import base64
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page, Route

HERE = Path(__file__).parent
TALLEST = 6000
"""How far down a page is photographed, in CSS pixels: a browser cannot draw a picture of any height."""


@dataclass(frozen=True, slots=True)
class View:
    """How a page is looked at; ``width`` is in CSS pixels."""

    name: str
    width: int
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"


DESKTOP = View("desktop", 1280)
DARK = View("dark", 1280, "dark")
PHONE = View("phone", 390)
DARK_PHONE = View("dark-phone", 390, "dark")
PAPER = View("paper", 1040, media="print")  # about A4 landscape without its margins
# To a page a desktop at 200 % is a window of half the width.
VIEWS = (DESKTOP, DARK, View("small-desktop", 1024), View("zoomed", 640), PHONE, DARK_PHONE, View("small-phone", 320))


@dataclass(frozen=True, slots=True)
class Look:
    """What is in sight: the text of each cell or paragraph in ``blocks``, what the style writes before cells in
    ``labels``, a rectangle for each line of text in ``lines``, and what is wrong with the layout in ``faults``."""

    blocks: list[str]
    labels: list[str]
    lines: list[dict[str, Any]]
    faults: list[str]
    height: int

    @property
    def texts(self) -> set[str]:
        """The blocks and labels without white space."""
        return {"".join(text.split()) for text in (*self.blocks, *self.labels)}


class Window:
    """A page that was opened from a file. ``noise`` collects each message, error, violation and request."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page = page
        self.noise: list[str] = []
        page.on("console", lambda message: self.noise.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.noise.append(f"error: {error}"))
        page.add_init_script(script("violations"))
        page.route("**/*", lambda route: self._pass(route, file.as_uri()))
        page.goto(file.as_uri())

    def _pass(self, route: Route, own: str) -> None:
        if route.request.url == own:
            route.continue_()
        else:
            self.noise.append(f"request: {route.request.url}")
            route.abort()

    def violations(self) -> list[str]:
        """What the page's own policy refused."""
        found: list[str] = self.page.evaluate("violations")
        return found

    def show(self, view: View) -> None:
        """Look at the page in this way from now on."""
        self.page.set_viewport_size({"width": view.width, "height": 800})
        self.page.emulate_media(color_scheme=view.scheme, media=view.media)

    def look(self) -> Look:
        """Return what is in sight."""
        return Look(**self.page.evaluate(script("look")))

    def contrasts(self, lines: list[dict[str, Any]], eye: Page) -> list[tuple[float, str]]:
        """Return the contrast in a picture of the page, with its text, of each of the ``lines`` that the picture
        shows; ``eye`` is an empty page that reads the picture."""
        width = self.page.evaluate("document.documentElement.clientWidth")
        height = min(self.page.evaluate("document.documentElement.scrollHeight"), TALLEST)
        picture = self.page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})
        seen = [line for line in lines if line["bottom"] <= height and line["right"] <= width]
        given = {"picture": base64.b64encode(picture).decode(), "lines": seen}
        return [(ratio, line["text"]) for ratio, line in zip(eye.evaluate(script("ink"), given), seen, strict=True)]


@cache
def script(name: str) -> str:
    """The JavaScript of a file beside this one."""
    return (HERE / f"{name}.js").read_text("utf-8")
