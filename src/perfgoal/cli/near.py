"""What a user may have meant: the name nearest to one that nothing bears."""

import os
from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

from perfgoal.cli.words import say
from perfgoal.exchange.suffixes import SUFFIXES

_ENTRIES = 2_000  # of a folder, that are looked at
_YAML = (".yaml", ".yml")
_SUFFIXES = (*_YAML, *(suffix for suffix in SUFFIXES if suffix != ".txt"))  # a text may be anything


def nearest(name: str, known: Iterable[str], *, cutoff: float = 0.5) -> str | None:
    """Return the one of ``known`` that is most like ``name``, in whatever case, or ``None`` where none is at all."""
    by_lower = {each.lower(): each for each in known}
    near = get_close_matches(name.lower(), by_lower, n=1, cutoff=cutoff)
    return by_lower[near[0]] if near else None


def no_path(path: str, language: str) -> str:
    """Say that nothing bears ``path``, and which declaration or folder is called almost so."""
    from perfgoal.document import inert  # noqa: PLC0415  not needed by --help

    near = _nearest_path(path)
    if near is None:
        return say(language, "no-path", path=inert(path))
    return say(language, "near-path", path=inert(path), near=inert(near))


def _nearest_path(path: str) -> str | None:
    """Mend a path step by step: each that nothing bears by the name of the same folder that is most like it, folders
    on the way, YAML files and folders at its end."""
    *folders, last = path.replace(os.sep, "/").rstrip("/").split("/")
    here = ""
    for step in folders:
        kept = step if os.path.isdir(f"{here}{step}/") else nearest(step, _entries(here, ()))  # noqa: PTH112
        if kept is None:
            return None
        here += f"{kept}/"
    if os.path.lexists(here + last):
        return here + last
    suffix = os.path.splitext(last)[1].lower()  # noqa: PTH122
    # Of several of one stem the one that ends as what was typed, or else the declaration in YAML.
    names = sorted(_entries(here, _SUFFIXES), key=lambda name: (name.lower().endswith(suffix), name.endswith(_YAML)))
    by_stem = {os.path.splitext(name)[0]: name for name in names}  # noqa: PTH122
    near = nearest(os.path.splitext(last)[0], by_stem)  # noqa: PTH122
    return None if near is None else here + by_stem[near]


def _entries(folder: str, suffixes: tuple[str, ...]) -> list[str]:
    """The names of the folders in ``folder``, and of the files that end in one of ``suffixes``."""
    try:
        with os.scandir(folder or ".") as listing:
            return [
                entry.name
                for entry in islice(listing, _ENTRIES)
                if entry.is_dir() or (suffixes and entry.name.lower().endswith(suffixes))
            ]
    except OSError:
        return []
