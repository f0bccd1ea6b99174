"""Paths to declarations: a file is taken as it is, a folder is walked for YAML files that declare something."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from perfgoal.document import Fault, Unreadable, read_file

STANDARD_INPUT = "-"

SUFFIXES = (".yaml", ".yml")
_DECLARES = re.compile("^(?:\ufeff)?[\"']?(?:perfgoal|格式版本)[\"']?[ \u3000]*[:：]".encode(), re.MULTILINE)
_STATES_FORM = re.compile(rb"^(?:\xef\xbb\xbf)?[\"']?(?:framework|labels)[\"']?[ ]*:", re.MULTILINE)
# Folders in which no one keeps declarations, and which may hold a great many files. A name that someone might give
# to a folder of their own is not among them: what is passed over without a word is taken for checked.
SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__"})


@dataclass(frozen=True, slots=True)
class Target:
    """A file to check: its path, the name that findings call it by, and whether a walk through a folder came upon
    it. ``fault`` is set where a folder could not be opened."""

    path: str
    name: str
    walked: bool = False
    fault: Fault | None = None


class Targets:
    """Files to check, in the order of their names: iterated as often as it takes, and kept as little more than names.

    ``targets`` holds ``None`` for most: what a walk came upon under the name that it is shown by.
    """

    def __init__(self, targets: dict[str, Target | None]) -> None:
        self._targets = targets
        self._names = sorted(targets)

    def __len__(self) -> int:
        return len(self._names)

    def only(self, wanted: Callable[[Target], bool]) -> "Targets":
        """Return those that are ``wanted``."""
        return Targets({target.name: self._targets[target.name] for target in self if wanted(target)})

    def as_walked(self) -> "Targets":
        """Return them as if a walk had come upon each file, so that those which declare nothing are passed over."""
        return Targets({each.name: replace(each, walked=each.path != STANDARD_INPUT) for each in self})

    def __iter__(self) -> Iterator[Target]:
        return (self._targets[name] or Target(name, name, True) for name in self._names)


def discover(paths: Sequence[str]) -> Targets:
    """Return the files that ``paths`` (files, folders, ``-``) name, each once, in the order of their names.

    ``FileNotFoundError`` for a path that nothing bears, before the first is given. No file is opened.
    """
    targets: dict[str, Target | None] = {}
    for path in paths:
        if path == STANDARD_INPUT:
            targets.setdefault(path, Target(path, path))
        elif os.path.isdir(path):  # noqa: PTH112  takes a path with a NUL for what it is: no folder
            for target in _walk(path):
                usual = target.path == target.name and target.fault is None
                targets.setdefault(target.path if usual else target.name, None if usual else target)
        elif os.path.lexists(path):
            name = shown_name(path)
            targets[name] = Target(path, name)
        else:
            raise FileNotFoundError(path)
    return Targets(targets)


def read_target(target: Target) -> bytes | Fault | None:
    """Return the bytes of a file, what keeps it from being read, or ``None`` for one that a walk came upon and
    that declares nothing: another program's YAML, or a link to a file."""
    if target.fault is not None:
        return target.fault
    try:
        data = read_file(target.path, follow_links=not target.walked)
    except Unreadable as error:
        if error.fault.variant != "link":
            return error.fault
        return None if Path(target.path).exists() else Fault("PG001", "dangling-link")
    except FileNotFoundError:
        return Fault("PG001", "vanished")
    return None if target.walked and not declares(data) else data


def declares(data: bytes) -> bool:
    """Whether a file says that it is a declaration."""
    return _DECLARES.search(data) is not None


def states_form(data: bytes) -> bool:
    """Whether a file looks like that of a form profile, and not like a declaration."""
    return _STATES_FORM.search(data) is not None and not declares(data)


def _walk(folder: str) -> Iterator[Target]:
    """Yield the YAML files below a folder, and each folder that cannot be opened with its fault. Links to folders
    are not followed, names that begin with a dot are passed over."""
    pending = [folder]
    while pending:
        here = pending.pop()
        shown = shown_name(here)
        prefix = "" if shown == os.curdir else shown.removesuffix("/") + "/"
        try:
            with os.scandir(here) as listing:
                for entry in listing:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        if entry.name not in SKIPPED_FOLDERS:
                            pending.append(entry.path)
                    elif entry.name.lower().endswith(SUFFIXES):
                        yield Target(entry.path, prefix + entry.name, True)
        except OSError as error:
            variant = "no-permission" if isinstance(error, PermissionError) else "system"
            fault = Fault("PG001", variant, arguments={"reason": os.strerror(error.errno or 0)})
            yield Target(here, shown, True, fault)


def shown_name(path: str) -> str:
    """Return how findings name ``path``: relative to the working folder where it lies inside it, else as given;
    with forward slashes."""
    shown = os.path.normpath(path)
    if Path(shown).is_absolute():
        here = str(Path.cwd()) + os.sep
        shown = shown.removeprefix(here) if shown.startswith(here) else path
    elif shown.startswith(os.pardir):
        shown = path
    return shown.replace(os.sep, "/")
