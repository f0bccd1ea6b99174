"""Walks through folders, for what may be declarations, or hold one."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from perfgoal.document import Fault, Unreadable, read_file
from perfgoal.extras import EXTRAS, is_installed
from perfgoal.workspace.choosing import Choice, Chosen
from perfgoal.workspace.ignoring import GIT, RULES, Ignoring, above, in_repository
from perfgoal.workspace.kinds import DECLARATIONS, OFFICE, is_lock, is_office, package_of
from perfgoal.workspace.passed import Passed
from perfgoal.workspace.patterns import ANY_DEPTH, Way, fits
from perfgoal.workspace.reading import declares
from perfgoal.workspace.targets import Target, shown_name


def walk(
    folder: str, choice: Choice, passed: Passed, pattern: str = ANY_DEPTH, *, office: bool = False
) -> Iterator[tuple[str, Target | bool]]:
    """Yield the YAML files below a folder that match ``pattern``, by name as ``Targets`` hold them, and each folder
    that cannot be opened with its fault; with ``office`` the workbooks and documents too that are no renderings.

    Links are not followed; one that leads nowhere is a target, since someone meant a file to be there. What is passed
    over is added to ``passed``, but for what the pattern does not speak of, as names that begin with a dot.
    """
    # A link before ".." leads elsewhere than its name says.
    name, goes_up = _prefix(shown_name(folder)), os.pardir in folder.replace(os.sep, "/").split("/")
    suffixes = (*DECLARATIONS, *OFFICE) if office else DECLARATIONS
    found = _Walk(choice, passed, suffixes, is_outside=name.startswith(("/", os.pardir)))
    pending = [_Place(_prefix(folder) if goes_up else name, name, Way.of(pattern), above(folder, passed))]
    while pending:
        yield from found.look_into(pending.pop(), pending)


class _Place(NamedTuple):
    """A folder to look into: its path and its name, both empty or ending in a slash; how far the pattern has come, and
    what is ignored there."""

    path: str
    name: str
    way: Way
    ignoring: Ignoring | None


@dataclass(frozen=True)
class _Listing:
    """What matters of a folder: the names of the folders in it, of the files that are looked for, of links to either,
    whether it is the root of a repository, and whether it has rules of what to ignore."""

    folders: list[str]
    files: list[str]
    links: list[str]
    is_root: bool
    has_rules: bool

    @cached_property
    def sources(self) -> dict[str, str]:
        """The files that are YAML by their names, by these without their ends."""
        return {name.rpartition(".")[0]: name for name in self.files if name.lower().endswith(DECLARATIONS)}


class _Walk:
    """A walk for files whose names end in one of ``suffixes``, which began outside of the working folder, or in it."""

    def __init__(self, choice: Choice, passed: Passed, suffixes: tuple[str, ...], *, is_outside: bool) -> None:
        self.choice = choice
        self.passed = passed
        self.suffixes = suffixes
        self.is_outside = is_outside

    def look_into(self, place: _Place, pending: list[_Place]) -> Iterator[tuple[str, Target | bool]]:
        """Yield the files in one folder, and add the folders in it that are to be looked into to ``pending``."""
        path, name = place.path, place.name
        listing = _listed(path or os.curdir, self.suffixes)
        if isinstance(listing, Fault):
            shown = name.rstrip("/") or ("/" if name else os.curdir)
            yield shown, Target(path or os.curdir, shown, True, listing)
            return
        if listing.is_root:
            place = place._replace(ignoring=in_repository(path, self.passed))
        if place.ignoring and listing.has_rules:
            place = place._replace(ignoring=place.ignoring.also(path + RULES, self.passed))
        if not (listing.folders or listing.files or listing.links):
            return  # so that a configuration which holds for nothing is not read
        chosen = self.choice.of(path.rstrip("/") or path)
        pending += self._further(place, listing.folders, chosen)
        for each in self._left(place, listing.links, chosen):
            self.passed.links.add(name + each)
        same = path == name
        for each in self._left(place, listing.files, chosen):
            declared = chosen.declares(each)
            if is_office(each, walked=True) and self._passes_over(place, each, listing, declared):
                continue
            yield name + each, declared if same else Target(path + each, name + each, True, None, declared)

    def _further(self, place: _Place, folders: list[str], chosen: Chosen) -> Iterator[_Place]:
        for each in folders:
            way, path, name = place.way.into(each), f"{place.path}{each}/", f"{place.name}{each}/"
            if not way.leads_on:
                continue
            if place.ignoring and place.ignoring.ignores(each, is_folder=True):
                self.passed.ignored.add(name)
            elif chosen.excludes_folder(each):
                self.passed.excluded.add(name)
            else:
                if self.is_outside:  # it may come to the working folder
                    name = _prefix(shown_name(path.removesuffix("/")))
                yield _Place(path, name, way, place.ignoring and place.ignoring.into(each))

    def _passes_over(self, place: _Place, name: str, listing: _Listing, declared: bool) -> bool:
        """Whether a workbook or a document is not to be read, and why: it belongs to one that is open, a declaration
        in YAML is called as it is, or what reads it is not installed."""
        if is_lock(name):
            self.passed.locks.add(place.name + name)
            return True
        if not declared and self._is_rendering(place, name, listing):
            self.passed.renderings.add(place.name + name)
            return True
        package = package_of(name)
        if package is None or is_installed(package):
            return False
        self.passed.lacking(EXTRAS[package]).add(place.name + name)
        return True

    @staticmethod
    def _is_rendering(place: _Place, name: str, listing: _Listing) -> bool:
        source = listing.sources.get(name.rpartition(".")[0])
        if source is None:
            return False
        try:
            return declares(read_file(place.path + source, follow_links=False))
        except (Unreadable, FileNotFoundError):  # which is told itself
            return False

    def _left(self, place: _Place, names: list[str], chosen: Chosen) -> Iterator[str]:
        """Yield the names of files that the pattern matches and nothing passes over."""
        last, ignoring = place.way.last, place.ignoring
        for each in names if last else ():
            if last and not fits(each, last):
                continue
            if ignoring and ignoring.ignores(each):
                self.passed.ignored.add(place.name + each)
            elif chosen.excludes(each):
                self.passed.excluded.add(place.name + each)
            else:
                yield each


def _listed(folder: str, suffixes: tuple[str, ...]) -> _Listing | Fault:
    folders, files, links, own = list[str](), list[str](), list[str](), set[str]()
    try:
        with os.scandir(folder) as listing:
            for entry in listing:
                if entry.name in (GIT, RULES):
                    own.add(entry.name)
                elif entry.is_dir(follow_symlinks=False):
                    folders.append(entry.name)
                elif entry.is_symlink() and _leads_to_some(entry, suffixes):
                    links.append(entry.name)
                elif entry.name.lower().endswith(suffixes):
                    files.append(entry.name)
    except OSError as error:
        variant = "no-permission" if isinstance(error, PermissionError) else "system"
        return Fault("PG001", variant, arguments={"reason": os.strerror(error.errno or 0)})
    return _Listing(folders, files, links, GIT in own, RULES in own)


def _leads_to_some(link: "os.DirEntry[str]", suffixes: tuple[str, ...]) -> bool:
    """Whether a link leads to a folder, or to a file and its own name ends in one of ``suffixes``."""
    try:
        return link.is_dir() or (link.name.lower().endswith(suffixes) and os.path.exists(link.path))  # noqa: PTH110
    except OSError:  # a loop of links
        return False


def _prefix(folder: str) -> str:
    return "" if folder == os.curdir else folder.removesuffix("/") + "/"
