"""A page on paper: the text of each sheet, and whether the lines of its tables close, in a picture of it."""

import re
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import outside
from browser.window import Window

DPI = 100
INK = bytes(grey < 150 for grey in range(256))
"""Which greys belong to a line: lines are black and about a pixel wide, which may be shared by two."""
SLACK = 2  # pixels
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Picture:
    """A sheet in pixels, row by row: 1 where there is ink."""

    width: int
    pixels: bytes

    @property
    def height(self) -> int:
        return len(self.pixels) // self.width

    def upright(self, x: int) -> list[tuple[int, int]]:
        """The ends of each upright line that is drawn at or right beside ``x``; a letter is too short for one."""
        columns = [self.pixels[each :: self.width] for each in (x - 1, x, x + 1)]
        runs = groupby(range(self.height), lambda y: any(column[y] for column in columns))
        lines = [list(run) for ink, run in runs if ink]
        return [(line[0], line[-1]) for line in lines if len(line) >= DPI // 5]

    def level(self, y: int, left: int, right: int) -> bool:
        """Whether a line goes from ``left`` to ``right`` at, or right beside, ``y``."""
        rows = range(max(0, y - SLACK), min(self.height, y + SLACK + 1))
        return any(
            self.pixels[row * self.width + left : row * self.width + right].count(1) > 0.98 * (right - left)
            for row in rows
        )


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF. ``sheets`` are the texts of its pages as they were drawn, cell by cell, as :func:`plain` gives them;
    ``size`` is what pdfinfo calls the size of its pages."""

    file: Path
    sheets: tuple[str, ...]
    size: str

    def holds(self, text: str) -> bool:
        """Whether a text stands on a sheet, or begins on one and goes on over the following ones."""
        return any(_from(text, self.sheets[start:]) for start in range(len(self.sheets)))

    def pictures(self) -> list[Picture]:
        """A picture of each sheet."""
        return list(_pictures(_poppler("pdftoppm", "-gray", "-r", str(DPI), str(self.file))))

    def open_ends(self) -> tuple[int, list[str]]:
        """Return how many frames of tables there are on all sheets, and which of them are not closed: their right
        side is as long as their left, and a line joins the two above and below."""
        pictures = self.pictures()
        width = pictures[0].width
        left = next(x for x in range(1, width) if pictures[0].upright(x)) + 1
        right = next(x for x in range(width - 2, 0, -1) if pictures[0].upright(x)) - 1
        frames, faults = 0, []
        for number, picture in enumerate(pictures, 1):
            sides = picture.upright(left)
            for top, bottom in picture.upright(right):
                frames += 1
                if not any(abs(top - a) <= SLACK and abs(bottom - b) <= SLACK for a, b in sides):
                    faults.append(f"sheet {number}: left side {sides}, right side {top} to {bottom}")
                faults += [f"sheet {number}: open at {y}" for y in (top, bottom) if not picture.level(y, left, right)]
        return frames, faults


def printed(window: Window, folder: Path) -> Paper:
    """Print a page, for a reader who has the dark scheme."""
    file = folder / "page.pdf"
    window.page.emulate_media(media="null", color_scheme="dark")
    window.page.pdf(path=file, prefer_css_page_size=True)
    drawn = _poppler("pdftotext", "-raw", "-enc", "UTF-8", str(file), "-").decode()
    size = re.search(r"^Page size: +(.*)$", _poppler("pdfinfo", str(file)).decode(), re.MULTILINE)
    assert size is not None
    return Paper(file, tuple(map(plain, drawn.split("\f")[:-1])), size[1])


def plain(text: str) -> str:
    """``text`` without white space, in the form in which a PDF's text can be compared: a font has one sign for
    characters that look alike, such as a radical and the word that is written with it, and pdftotext marks turns of
    the direction."""
    return "".join(_TURNS.sub("", unicodedata.normalize("NFKC", text)).split())


def _from(text: str, sheets: tuple[str, ...]) -> bool:
    """Whether a text stands on the first of the sheets, or a beginning of it does, and the rest on the others."""
    if not sheets or text in sheets[0]:
        return bool(sheets)
    length = next((cut for cut in range(len(text) - 1, 0, -1) if text[:cut] in sheets[0]), 0)
    return length > 0 and _from(text[length:], sheets[1:])


def _pictures(drawn: bytes) -> Iterator[Picture]:
    """Read grey pictures, one behind the other, as pdftoppm writes them."""
    while drawn:
        header = re.match(rb"P5\s(\d+)\s(\d+)\s255\s", drawn)
        assert header is not None
        width, height = map(int, header.groups())
        end = header.end() + width * height
        yield Picture(width, drawn[header.end() : end].translate(INK))
        drawn = drawn[end:]


def _poppler(name: str, *arguments: str) -> bytes:
    command = [str(outside.program(name, package="poppler-utils")), *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout
