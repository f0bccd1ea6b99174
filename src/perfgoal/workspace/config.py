"""The configuration of a repository: the nearest ``perfgoal.toml``, or ``[tool.perfgoal]`` in ``pyproject.toml``.

It is looked for upward from the folder of a declaration to the first folder that holds ``.git``, that one included, or
to the root of the file system. Of two in one folder ``perfgoal.toml`` wins. Where there is none, nothing is imported.
"""

import os
import re
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from perfgoal.document import Fault, Unreadable, read_file
from perfgoal.workspace.discover import shown_name

if TYPE_CHECKING:
    from collections.abc import Iterable

OWN = "perfgoal.toml"
SHARED = "pyproject.toml"
LIMIT = 65_536
"""Bytes of a configuration file. No one writes so many."""

# Python's reader of TOML keeps all beginnings of a dotted key: one of 200 KB takes all memory that there is.
_ENDLESS_KEY = re.compile(
    r"""(?<![\w-])(?:(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){64}""", re.ASCII
)
_LINKS = ("link", "dangling-link", "link-loop")


class Keys(BaseModel):
    """What a configuration may say. Each key is declared here and nowhere else.

    ``forms`` are the files that state forms of the repository's own: patterns relative to the folder of the
    configuration, see :func:`perfgoal.workspace.patterns.files_of`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    forms: Annotated[tuple[Annotated[str, Field(min_length=1)], ...], Field(max_length=100)] = ()


class Config(Keys):
    """What the configuration in ``file``, an absolute path, says."""

    file: str

    @property
    def folder(self) -> str:
        """The folder that its patterns are relative to."""
        return os.path.dirname(self.file)  # noqa: PTH120


class InvalidConfiguration(ValueError):
    """A configuration that cannot be used as it stands.

    ``kind`` says why: ``unreadable`` (with the ``fault``), ``not-toml``, ``no-table`` (a pyproject.toml that was asked
    for and says nothing of perfgoal), ``unknown-key`` (one not among the ``known``), ``wrong-type``, ``outside`` and
    ``no-match`` (a ``pattern`` that leaves the folder, or that no file matches). ``file`` is as findings name files,
    ``line`` 1-based, ``None`` where it is not known; ``key`` is the key that is meant.
    """

    def __init__(  # noqa: PLR0913
        self,
        kind: str,
        file: str,
        line: int | None = None,
        *,
        key: str = "",
        pattern: str = "",
        known: "Iterable[str]" = (),
        fault: Fault | None = None,
    ) -> None:
        self.kind = kind
        self.file = shown_name(file)
        self.line = line
        self.key = key
        self.pattern = pattern
        self.known = tuple(known)
        self.fault = fault
        what = " ".join(repr(each) for each in (key, pattern) if each)
        super().__init__(f"{self.place}: {kind.replace('-', ' ')}{f': {what}' if what else ''}")

    @property
    def place(self) -> str:
        """The file, and the line where it is known."""
        return self.file if self.line is None else f"{self.file}:{self.line}"


def find_config(folder: str, known: dict[str, Config | None]) -> Config | None:
    """Return the configuration that holds for ``folder``, or ``None``.

    ``known`` keeps the answer for the folder and all above it, so that each is looked into once in a run. Raises
    :class:`InvalidConfiguration`.
    """
    here, passed = os.path.abspath(folder), []  # noqa: PTH100  of the path as named: a link is not resolved
    while here not in known:
        passed.append(here)
        known_here, above = _config_in(here), os.path.dirname(here)  # noqa: PTH120
        if known_here is not None or above == here or os.path.lexists(f"{here}/.git"):
            known[here] = known_here
            break
        here = above
    found = known[here]
    known.update(dict.fromkeys(passed, found))
    return found


def read_config(file: str, *, asked: bool = True) -> Config | None:
    """Return what the configuration in ``file`` says: all of it, or of a pyproject.toml its [tool.perfgoal].

    One that is ``asked`` for by its user may be a link, and must say something. One that was come upon may not be a
    link (a stranger's repository would have others' files read, and told of), and a pyproject.toml that does not
    speak of perfgoal is none: it belongs to someone else, whatever is wrong with it. ``FileNotFoundError`` where
    nothing bears the path.
    """
    path = os.path.abspath(file)  # noqa: PTH100
    is_shared = os.path.basename(path) == SHARED  # noqa: PTH119
    try:
        data = read_file(path, follow_links=asked, limit=LIMIT)
    except Unreadable as error:
        if is_shared and not asked and error.fault.variant in _LINKS:
            return None
        raise InvalidConfiguration("unreadable", path, fault=error.fault) from None
    if is_shared and not asked and b"perfgoal" not in data:
        return None
    text, table = _toml(path, data)
    said: Any = table
    if is_shared:
        tool = table.get("tool")
        said = tool.get("perfgoal") if isinstance(tool, dict) else None
        if said is None and not asked:
            return None
        if not isinstance(said, dict):
            raise InvalidConfiguration("no-table", path)
    try:
        keys = Keys.model_validate(said)
    except ValidationError as error:
        raise _invalid(path, text, error, is_shared) from None
    return Config(file=path, **dict(keys))


def _config_in(folder: str) -> Config | None:
    """Return the configuration that lies in ``folder`` itself."""
    for name in (OWN, SHARED):
        path = os.path.join(folder, name)  # noqa: PTH118  twice as fast, at each folder
        if os.path.lexists(path):
            try:
                found = read_config(path, asked=False)
            except FileNotFoundError:  # gone since
                continue
            if found is not None:
                return found
    return None


def _toml(path: str, data: bytes) -> tuple[str, dict[str, Any]]:
    """Return the text and the tables of a TOML file. A byte order mark, which TOML has not and Windows writes, is
    left out."""
    import tomllib  # noqa: PLC0415  only where there is a configuration

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidConfiguration("not-toml", path, data.count(b"\n", 0, error.start) + 1) from None
    if endless := _ENDLESS_KEY.search(text):
        raise InvalidConfiguration("not-toml", path, text.count("\n", 0, endless.start()) + 1)
    try:
        return text, tomllib.loads(text)
    except RecursionError:
        raise InvalidConfiguration("not-toml", path) from None
    except ValueError as error:  # a number too long or a date that is none, besides TOML's own
        line = re.search(r"\(at line (\d+)", str(error))
        at_end = "at end of document" in str(error)
        number = int(line[1]) if line else len(text.rstrip().split("\n")) if at_end else None
        raise InvalidConfiguration("not-toml", path, number) from None


def _invalid(path: str, text: str, error: ValidationError, is_shared: bool) -> InvalidConfiguration:
    """Say the first of the errors: unknown keys first, since a mistyped one may be all that is wrong."""
    errors = sorted(error.errors(include_url=False), key=lambda item: item["type"] != "extra_forbidden")
    kind, key = errors[0]["type"], str(errors[0]["loc"][0])
    line = _line_of(key, text, "tool.perfgoal" if is_shared else "")
    if kind == "extra_forbidden":
        return InvalidConfiguration("unknown-key", path, line, key=key, known=Keys.model_fields)
    return InvalidConfiguration("wrong-type", path, line, key=key)


def _line_of(key: str, text: str, table: str) -> int | None:
    """Return the line where ``key`` of ``table`` is given; ``None`` where more than one looks like it, or none does:
    the parser keeps no places."""
    name = rf"""(?:{re.escape(key)}|"{re.escape(key)}"|'{re.escape(key)}')(?=[ \t]*[=.\]])"""
    prefix = re.escape(table) + r"\." if table else ""
    given, head = re.compile(rf"[ \t]*{name}"), re.compile(rf"[ \t]*\[{{1,2}}[ \t]*{prefix}{name}")
    inside, lines = not table, []
    for number, line in enumerate(text.split("\n"), start=1):
        if head.match(line) or (inside and given.match(line)):
            lines.append(number)
        if line.lstrip().startswith("["):
            inside = bool(table) and line.split("]")[0].strip("[ \t") == table
    return lines[0] if len(lines) == 1 else None
