"""The files of a layout, filled in from their templates."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from perfgoal.data import data_folder
from perfgoal.document import Unreadable, read_file
from perfgoal.finding import Language
from perfgoal.layout.place import Place
from perfgoal.layout.platforms import PLATFORMS
from perfgoal.layout.words import WORDS

_STAGE = re.compile(r"^    stage\(.*?^    \}\n", re.DOTALL | re.MULTILINE)
_NAME = re.compile(r"%\{([a-z-]+)\}")
_LIMIT = 1 << 20  # bytes of a file that is there and may speak of perfgoal

Standing = Literal["free", "there", "speaks", "blocked"]
"""What stands where a piece would: nothing, a file, one that speaks of perfgoal already, or something in the way of its
folder (a link, or no folder)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of a layout: its path from the root of the repository, its text, and the part of it that is to be added to
    a file that is there already."""

    path: str
    text: str
    addition: str


def config_piece(place: Place, language: Language, rules_version: int) -> Piece:
    """Return the configuration for a place, which names the language of messages and pins the rules."""
    values = {"language": language, "rules-version": str(rules_version)}
    text = _filled("repository/config.toml", language, values)
    return Piece(place.path_of("perfgoal.toml"), text, text)


def hooks_piece(place: Place, language: Language, requirement: str) -> Piece:
    """Return the hooks that pre-commit runs on the declarations of a place."""
    files = "" if place.inside == os.curdir else f"^{place.inside.replace('.', '[.]')}/"
    values = {"requirement": requirement, "files": files}
    text = _filled("repository/pre-commit-config.yaml", language, values)
    return Piece(".pre-commit-config.yaml", text, text.partition("repos:\n")[2])


def ci_piece(place: Place, language: Language, requirement: str, platform: str) -> Piece:
    """Return what tells the CI of a platform, by its key in :data:`PLATFORMS`, to check the declarations of a place."""
    told = PLATFORMS[platform]
    values = {"requirement": requirement, "paths": place.inside}
    text = _filled(f"ci/{told.template}", language, values)
    stage = _STAGE.search(text)
    return Piece(told.file, text, stage[0] if stage else text)


def standing(root: str, piece: Piece) -> Standing:
    """Return what stands in a repository where a piece would. No link is followed."""
    *folders, _ = piece.path.split("/")
    here = root
    for folder in folders:
        here = f"{here}/{folder}"
        if os.path.islink(here) or (os.path.lexists(here) and not os.path.isdir(here)):  # noqa: PTH112, PTH114
            return "blocked"
    path = f"{root}/{piece.path}"
    if not os.path.lexists(path):
        return "free"
    try:
        return "speaks" if b"perfgoal" in read_file(path, follow_links=False, limit=_LIMIT) else "there"
    except (Unreadable, OSError):
        return "there"


def _filled(template: str, language: Language, values: Mapping[str, str]) -> str:
    """Return a template with its words in a language, and the ``values`` of its own names."""
    text = (data_folder("templates") / template).read_text("utf-8")

    def value(name: re.Match[str]) -> str:
        return values[name[1]] if name[1] in values else WORDS[name[1]].say(language)

    return _NAME.sub(value, text)
