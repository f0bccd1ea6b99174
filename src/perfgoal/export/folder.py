"""A folder that is replaced whole, or made whole, or not at all."""

import contextlib
import os
import shutil
from collections.abc import Collection, Iterator
from pathlib import Path

from perfgoal.replacing import TEMPORARY


class HasOthers(Exception):
    """A folder that holds something which is not to be replaced. ``name`` is what."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@contextlib.contextmanager
def replace_folder(path: Path, names: Collection[str]) -> Iterator[Path]:
    """Give a new folder beside ``path`` to be filled, and put it into the place of ``path`` once that has gone well.

    A folder that is there is replaced where it holds nothing but files called one of ``names`` (:class:`HasOthers`);
    whatever ends this early, there is the old one or the new, though for a moment, between two renames, under another
    name. ``NotADirectoryError`` where something else bears the path, be it a link; ``OSError`` where there is no room
    or no permission.
    """
    _require_ours(path, names)
    mark = f".{path.name[:20]}.{os.urandom(6).hex()}"
    fresh, old = path.with_name(f"{mark}{TEMPORARY}"), path.with_name(f"{mark}.old{TEMPORARY}")
    fresh.mkdir()
    try:
        yield fresh
        for each in fresh.iterdir():
            _sync(each)
        _require_ours(path, names)  # others may have put something there meanwhile
        if path.exists():
            path.rename(old)
        try:
            fresh.rename(path)
        except OSError:
            if old.exists():
                old.rename(path)
            raise
    finally:
        for each in (fresh, old):
            shutil.rmtree(each, ignore_errors=True)


def _require_ours(path: Path, names: Collection[str]) -> None:
    if path.is_symlink() or not path.is_dir():
        if os.path.lexists(path):
            raise NotADirectoryError(path)
        return
    for each in sorted(os.scandir(path), key=lambda each: each.name):
        if each.name not in names or not each.is_file(follow_symlinks=False):
            raise HasOthers(each.name)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
