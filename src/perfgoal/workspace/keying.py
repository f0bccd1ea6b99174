"""What an answer depends on beside the text: the program, what the user asks for, and what holds for the file."""

import hashlib
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from perfgoal import __version__
from perfgoal.data import data_folder
from perfgoal.workspace.kinds import is_office
from perfgoal.workspace.targets import Target

if TYPE_CHECKING:
    from perfgoal.checking import Settings
    from perfgoal.workspace.judging import Judge
    from perfgoal.workspace.running import Key


_READERS = ("pdfplumber", "pdfminer")


def asked_key(language: str, today: date, select: Sequence[str], ignore: Sequence[str]) -> bytes:
    """Return what holds for a file without a configuration."""
    return _digest("asked", language, today.year, tuple(select), tuple(ignore))


def settings_key(settings: "Settings", forms: str) -> bytes:
    """Return what ``settings`` mean for a file, with the own ``forms`` that it may follow."""
    severities = sorted((code, severity.value) for code, severity in settings.severities.items())
    asked = (sorted(settings.codes), severities, settings.facts, settings.tables)
    return _digest("held", settings.language, settings.today.year, *asked, forms)


def key_by(judge: "Judge") -> "Key":
    """Return what tells what holds for a target by its configuration."""
    last: list[tuple[Settings, bytes]] = []  # most files of a folder share theirs

    def key(target: Target) -> bytes | None:
        if judge.is_form(target):
            return None
        settings = judge.settings(target)
        if not last or last[0][0] is not settings:
            last[:] = [(settings, settings_key(settings, judge.forms_digest(target)))]
        return _walked(last[0][1], target)

    return key


def key_of(held: bytes) -> "Key":
    """Return what tells the same for every target."""
    return lambda target: _walked(held, target)


def _walked(held: bytes, target: Target) -> bytes:
    how = b"d" if target.declared else b"w" if target.walked else b"n"
    if is_office(target.path, walked=target.walked):
        # Of its name not only the end counts: a year may stand in it.
        how += _readers() + os.path.basename(target.path).encode("utf-8", "surrogatepass")  # noqa: PTH119
    return held + how


def _digest(*parts: object) -> bytes:
    return hashlib.sha256(repr((program(), *parts)).encode("utf-8", "surrogatepass")).digest()


@lru_cache(maxsize=1)
def _readers() -> bytes:
    """Return what tells the packages that read files of other kinds from other versions of them."""
    from importlib.util import find_spec  # noqa: PLC0415  asked only where there is a file of another kind

    specs = map(find_spec, _READERS)
    places = [place for spec in specs if spec is not None for place in spec.submodule_search_locations or ()]
    # Not their versions: what tells those imports a parser of mail, and takes as long as all the rest.
    return hashlib.sha256(repr([sorted(_files(place, ".py", True)) for place in places]).encode()).digest()


def program_key() -> bytes:
    """Return a key for what depends on nothing but the program."""
    return _digest("program")


def program() -> str:
    """Return what tells this program from any other version of it. One that is being worked on is another with every
    change; one that is installed is the same wherever it is."""
    if not _program:
        package, data = Path(__file__).parents[1], data_folder("schemas")
        installed = data.parent == package
        files = sorted((*_files(package, ".py", installed), *_files(data, ".yaml", installed)))
        _program.append(repr((__version__, sys.version_info[:3], files)))
    return _program[0]


_program: list[str] = []


def _files(folder: str | Path, suffix: str, installed: bool) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as listing:
        for entry in listing:
            if entry.is_dir():
                yield from _files(entry.path, suffix, installed)
            elif entry.name.endswith(suffix):
                found = entry.stat()
                yield entry.name, found.st_size, 0 if installed else found.st_mtime_ns
