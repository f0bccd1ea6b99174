"""A form view drawn as PDF by typst, from the template ``declaration.typ``.

What the form says goes there as data, beside the template and not into it: no text can be read as markup. The file is
tagged (PDF/UA-1), so that a screen reader knows its title, its tables and their heads.
"""

import json
import re
import warnings
from collections.abc import Mapping
from typing import Any

from perfgoal.data import data_folder
from perfgoal.document.characters import code_point
from perfgoal.extras import require
from perfgoal.rendering.fonts import Fonts, NoFont, NoGlyphs, fonts
from perfgoal.rendering.grids import BOTTOM, HEIGHT, LOOKS, SIDE, TOP, WIDTH, Grid, Sheet, sheet
from perfgoal.rendering.view import FormView

_LACKING = re.compile(r'the text `"((?:\\.|[^"\\])*)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


def pdf(view: FormView, form: str, font: str | None = None) -> bytes:
    """Return ``view`` as a PDF: A4, the long side across. ``form`` is the name of the form, which the file keeps among
    its keywords; ``font`` is a font to use, by its name or as a file.

    The same arguments give the same bytes where the same fonts are installed. Raises :class:`NoFont` where none has
    Chinese, and warns with :class:`NoGlyphs` of characters that none has.
    """
    drawn = sheet(view)
    with fonts(font) as found:
        data = json.dumps(_data(drawn, form, found), ensure_ascii=False)
        written, lacking = _compiled(data, found)
        if set(lacking) & set(drawn.title):
            raise NoFont(font)
        if lacking:
            warnings.warn(NoGlyphs(lacking), stacklevel=2)
            written, lacking = _compiled(
                data.translate({ord(each): f"<{code_point(each)}>" for each in lacking}), found
            )
    assert not lacking
    return written


def _compiled(data: str, found: Fonts) -> tuple[bytes, str]:
    """Return the PDF, and the characters that no font has; nothing is written where there are any."""
    typst = require("typst")
    folder = data_folder("templates")
    # A compiler finds a template that it is given as bytes once only. It is given no file to read, and no package.
    compiler = typst.Compiler((folder / "declaration.typ").read_bytes(), root=folder, font_paths=list(found.folders))
    try:
        written, _ = compiler.compile_with_warnings(
            format="pdf", sys_inputs={"form": data}, pdf_standards=["ua-1"], timestamp=0
        )
    except typst.TypstError as error:
        lacking = "".join(_unescaped(match[1]) for match in _LACKING.finditer(error.diagnostic))
        if not lacking:
            raise
        return b"", "".join(dict.fromkeys(lacking))
    return bytes(written), ""


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else match[2], text)


def _data(drawn: Sheet, form: str, found: Fonts) -> Mapping[str, Any]:
    return {
        "form": form,
        "page": (WIDTH, HEIGHT),
        "margins": (TOP, SIDE, BOTTOM),
        "fonts": found._asdict(),
        "looks": {kind: look._asdict() for kind, look in LOOKS.items()},
        "name": drawn.name,
        "title": drawn.title,
        "number": drawn.number,
        "facts": drawn.facts,
        "unit": drawn.unit,
        "size": drawn.size,
        "padding": drawn.padding,
        "grids": [_grid(grid) for grid in drawn.grids],
    }


def _grid(grid: Grid) -> Mapping[str, Any]:
    return {
        "shares": grid.shares,
        "heads": grid.heads,
        "slots": [slot._asdict() for slot in grid.slots],
        "whole": grid.whole,
        "top": grid.top,
    }
