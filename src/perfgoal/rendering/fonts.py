"""Which fonts a PDF is set in: those that are installed and have Chinese, or the one that is asked for."""

import os
import shutil
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from perfgoal.extras import require
from perfgoal.spool import NoRoom

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


class NoFont(Exception):
    """There is no font to set Chinese in. ``asked`` is the font that was asked for, ``None`` where none was."""

    def __init__(self, asked: str | None) -> None:
        super().__init__("no Chinese font is installed" if asked is None else f"no Chinese font: {asked}")
        self.asked = asked


class NoGlyphs(UserWarning):
    """Characters that no font has: each is written as its code instead."""

    def __init__(self, characters: str) -> None:
        super().__init__(f"no font has these characters: {characters}")
        self.characters = characters


class Fonts(NamedTuple):
    """The names of fonts, the preferred one first, for the ``text`` and for the ``heads`` of tables; and the
    ``folders`` that they are in, beside those of the system."""

    text: tuple[str, ...]
    heads: tuple[str, ...]
    folders: tuple[str, ...] = ()


@contextmanager
def fonts(asked: str | None) -> Iterator[Fonts]:
    """Yield the fonts to use: the one that is ``asked`` for, a file or the name of an installed one, for all; or
    installed ones. Where the first has no glyph the others are asked. Raises :class:`NoFont`."""
    installed = _families()
    serif, sans = _known(_SERIF, installed), _known(_SANS, installed)
    if asked is None:
        if not serif and not sans:
            raise NoFont(None)
        yield Fonts((*serif, *sans), (*sans, *serif))
        return
    named = _known((asked,), installed)
    if named:
        every = (*named, *serif, *sans)
        yield Fonts(every, every)
        return
    if not Path(asked).is_file() or not os.access(asked, os.R_OK):
        raise NoFont(asked)
    with _folder_with(asked) as folder:
        inside = _families(folder)
        if not inside:
            raise NoFont(asked)
        # A collection has a font for each country: the one for the mainland comes first.
        every = tuple(dict.fromkeys((*_known((*_SERIF, *_SANS), inside), *inside, *serif, *sans)))
        yield Fonts(every, every, (folder,))


@contextmanager
def _folder_with(font: str) -> Iterator[str]:
    """Give a folder with a copy of a font in it: typst looks for fonts in folders, and in all that lies below them.
    :class:`NoRoom` where there is no room for it."""
    folder = ""
    try:
        folder = tempfile.mkdtemp(prefix="perfgoal-")
        shutil.copyfile(font, Path(folder) / ("font" + Path(font).suffix.lower()))
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise NoRoom(error) from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _families(folder: str | None = None) -> Collection[str]:
    """Return the names of the fonts in a folder, or of those that the system has."""
    typst: Any = require("typst")
    found = typst.Fonts(
        include_system_fonts=folder is None,
        include_embedded_fonts=False,
        font_paths=[] if folder is None else [folder],
    )
    names: Collection[str] = found.families()
    return names


def _known(names: Sequence[str], installed: Collection[str]) -> tuple[str, ...]:
    """Return those of ``names`` that are installed, as they are called there."""
    by_name = {name.casefold(): name for name in installed}
    return tuple(by_name[name.casefold()] for name in names if name.casefold() in by_name)
