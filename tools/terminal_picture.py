"""What a command prints on a terminal, as an SVG picture.

Every run of characters is set to the columns that it takes on a terminal, so that Chinese and carets stand right in
whatever fonts a reader has. The picture holds no script, no font and no address, follows the reader's light or dark
scheme, and tells its text to those who cannot see it.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple
from xml.sax.saxutils import escape

from perfgoal.columns import character_width, display_width

COLUMNS = 100  # a longer line goes on in the next, as on a terminal
CELL, LINE, MARGIN = 8.4, 21, 16  # pixels: a column, a line, the space around all
FONT_SIZE = 14
_WORD = 16  # characters: no longer word is kept whole at the end of a line

_STYLES = {"1": "b", "2": "f", "31": "e", "33": "w", "36": "i"}
"""Classes by the colours and weights of the terminal: bold, faint, error, warning, info."""
_CSS = """
text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Noto Sans Mono CJK SC",\
"Microsoft YaHei",monospace;fill:#1f2328;white-space:pre}
rect{fill:#f6f8fa;stroke:#d1d9e0}
.z{font-size:15.5px}.b{font-weight:600}.f{fill:#59636e}.e{fill:#c11b27}.w{fill:#8a5a00}.i{fill:#0a6a74}
@media(prefers-color-scheme:dark){
text{fill:#e6edf3}
rect{fill:#0d1117;stroke:#3d444d}
.f{fill:#9198a1}.e{fill:#ff7b72}.w{fill:#e3b341}.i{fill:#56d4dd}
}
"""


class Run(NamedTuple):
    """Characters of one style and width; ``column`` is where they begin, from 0."""

    column: int
    text: str
    style: str


def picture(title: str, command: str, output: str) -> str:
    """Return the picture of ``command`` and its ``output``, with the colours of a terminal in it."""
    lines = list(_folded([*_styled(f"\x1b[2m$ \x1b[0m\x1b[1m{command}\x1b[0m\n{output}")]))
    while not lines[-1]:
        lines.pop()
    width, height = round(COLUMNS * CELL) + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN
    plain = re.sub(r"\x1b\[[0-9;]*m", "", output).strip()
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="t d">',
            f'<title id="t">{escape(title)}</title>',
            f'<desc id="d">{escape(f"$ {command}")}\n{escape(plain)}</desc>',
            f"<style>{_CSS}</style>",
            f'<rect x=".5" y=".5" width="{width - 1}" height="{height - 1}" rx="8"/>',
            *(_text(run, row) for row, line in enumerate(lines) for run in _runs(line)),
            "</svg>\n",
        ]
    )


def _styled(output: str) -> Iterator[tuple[str, str]]:
    """Yield each character with the classes that it is shown in."""
    style = ""
    for codes, character in re.findall(r"\x1b\[([0-9;]*)m|(.|\n)", output.replace("\r\n", "\n")):
        if character:
            yield character, style
        else:
            known = [_STYLES[code] for code in codes.split(";") if code not in ("", "0")]
            style = " ".join(known)


def _folded(characters: list[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Yield the lines, none wider than :data:`COLUMNS`: broken at a blank near the end where there is one."""
    line: list[tuple[str, str]] = []
    for character, style in [*characters, ("\n", "")]:
        if character == "\n":
            yield line
            line = []
            continue
        line.append((character, style))
        if sum(character_width(each) for each, _ in line) > COLUMNS:
            blanks = [index for index, (each, _) in enumerate(line) if each == " " and index > len(line) - _WORD]
            end = blanks[-1] + 1 if blanks else len(line) - 1
            yield line[:end]
            line = line[end:]


def _runs(line: list[tuple[str, str]]) -> Iterator[Run]:
    """Part a line where style or width changes; blanks between runs are left out."""
    column = 0
    for (style, _), group in groupby(line, lambda each: (each[1], character_width(each[0]))):
        text = "".join(character for character, _ in group)
        for piece in re.finditer(r"\S+(?: \S+)*", text):
            yield Run(column + display_width(text[: piece.start()]), piece[0], style)
        column += display_width(text)


def _text(run: Run, row: int) -> str:
    """Set a run. A Chinese one (class z) is spaced out, any other drawn to its columns."""
    width = display_width(run.text)
    wide = width == 2 * len(run.text)
    classes = " ".join(filter(None, ("z" if wide else "", run.style)))
    x, y = MARGIN + run.column * CELL, MARGIN + row * LINE + FONT_SIZE
    place = f'x="{x:g}" y="{y}" textLength="{width * CELL:g}"'
    adjust = f'lengthAdjust="{"spacing" if wide else "spacingAndGlyphs"}"'
    style = f' class="{classes}"' if classes else ""
    return f"<text {place} {adjust}{style}>{escape(run.text)}</text>"
