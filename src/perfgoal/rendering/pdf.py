"""A form view drawn as PDF by typst, from the template ``declaration.typ``.

What the form says goes there as data, beside the template and not into it: no text can be read as markup. The file is
tagged (PDF/UA-1), so that a screen reader knows its title, its tables and their heads.
"""

import json
import warnings
from collections.abc import Mapping
from typing import Any

from perfgoal.apart.typesetting import typeset
from perfgoal.data import data_folder
from perfgoal.rendering.fonts import Fonts, NoFont, NoGlyphs, fonts
from perfgoal.rendering.grids import BOTTOM, HEIGHT, LOOKS, SIDE, TOP, WIDTH, Grid, Sheet, sheet
from perfgoal.rendering.view import FormView


def pdf(view: FormView, form: str, font: str | None = None) -> bytes:
    """Return ``view`` as a PDF: A4, the long side across. ``form`` is the name of the form, which the file keeps among
    its keywords; ``font`` is a font to use, by its name or as a file.

    The same arguments give the same bytes where the same fonts are installed. Raises :class:`NoFont` where none has
    Chinese, :class:`perfgoal.apart.typeset_bounds.NotTypeset` where typst makes no PDF of it within its bounds, and
    warns with :class:`NoGlyphs` of characters that none has.
    """
    drawn = sheet(view)
    with fonts(font) as found:
        data = json.dumps(_data(drawn, form, found), ensure_ascii=False)
        made = typeset(data_folder("templates") / "declaration.typ", data, found.folders)
    if set(made.lacking) & set(drawn.title):
        raise NoFont(font)
    if made.lacking:
        warnings.warn(NoGlyphs(made.lacking), stacklevel=2)
    return made.pdf


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
