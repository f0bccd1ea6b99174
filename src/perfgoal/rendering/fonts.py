"""Which fonts a PDF is set in: those that are installed and have Chinese, or the one that is asked for."""

import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from perfgoal.extras import require

_SERIF = (
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "思源宋体",
    "Songti SC",
    "STSong",
    "华文宋体",
    "SimSun",
    "宋体",
    "NSimSun",
    "新宋体",
    "FangSong",
    "仿宋",
    "STFangsong",
    "AR PL UMing CN",
)
_SANS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "思源黑体",
    "PingFang SC",
    "Hiragino Sans GB",
    "Heiti SC",
    "STHeiti",
    "Microsoft YaHei",
    "微软雅黑",
    "SimHei",
    "黑体",
    "DengXian",
    "等线",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
)
_FILES = (".ttf", ".ttc", ".otf", ".otc")


class NoFont(Exception):
    """There is no font to set Chinese in. ``asked`` is the font that was asked for, ``None`` where none was."""

    def __init__(self, asked: str | None) -> None:
        super().__init__("no Chinese font is installed" if asked is None else f"no Chinese font: {asked}")
        self.asked = asked


class Fonts(NamedTuple):
    """The names of fonts, the preferred one first, for the ``text`` and for the ``heads`` of tables; and the ``files``
    that they are in, where these are none of the system's."""

    text: tuple[str, ...]
    heads: tuple[str, ...]
    files: tuple[str, ...] = ()


def fonts(asked: str | None) -> Fonts:
    """Return the fonts to use: the one that is ``asked`` for, a file or the name of an installed one, for all; or
    installed ones. Where the first has no glyph the others are asked. Raises :class:`NoFont`."""
    installed = _families()
    serif, sans = _known(_SERIF, installed), _known(_SANS, installed)
    if asked is None:
        if not serif and not sans:
            raise NoFont(None)
        return Fonts((*serif, *sans), (*sans, *serif))
    if asked.lower().endswith(_FILES) or os.sep in asked:
        named = _families(asked) if Path(asked).is_file() else ()
        files: tuple[str, ...] = (asked,)
    else:
        named, files = _known((asked,), installed), ()
    if not named:
        raise NoFont(asked)
    every = (*named, *serif, *sans)
    return Fonts(every, every, files)


def _families(file: str | None = None) -> Collection[str]:
    """Return the names of the fonts in a file, or of those that the system has."""
    typst: Any = require("typst")
    system = file is None
    found = typst.Fonts(
        include_system_fonts=system, include_embedded_fonts=False, font_paths=[] if file is None else [file]
    )
    names: Collection[str] = found.families()
    return names


def _known(names: Sequence[str], installed: Collection[str]) -> tuple[str, ...]:
    """Return those of ``names`` that are installed, as they are called there."""
    by_name = {name.casefold(): name for name in installed}
    return tuple(by_name[name.casefold()] for name in names if name.casefold() in by_name)
