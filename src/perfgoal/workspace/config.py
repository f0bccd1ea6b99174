"""The configuration of a repository: the nearest ``perfgoal.toml``, or ``[tool.perfgoal]`` in ``pyproject.toml``.

It is looked for upward from the folder of a declaration to the first folder that holds ``.git``, that one included, or
to the root of the file system. Of two in one folder ``perfgoal.toml`` wins. Where there is none, nothing is imported.
"""

import os
import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from perfgoal.document import Unreadable, read_file
from perfgoal.workspace.invalid import InvalidConfiguration
from perfgoal.workspace.keys import Config, Keys, Override, Repository

OWN = "perfgoal.toml"
SHARED = "pyproject.toml"
LIMIT = 65_536
"""Bytes of a configuration file. No one writes so many."""
DEEPEST = 8
"""Configurations that extend one another."""

# Python's reader of TOML keeps all beginnings of a dotted key: one of 200 KB takes all memory that there is. No key
# begins behind a backslash: to begin at each quote of a text of \" would go through all of the text behind each.
_ENDLESS_KEY = re.compile(
    r"""(?<![\w\\-])(?:(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){64}""", re.ASCII
)
_LINKS = ("link", "dangling-link", "link-loop")


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


def read_config(file: str, *, asked: bool = True, extending: tuple[str, ...] = ()) -> Config | None:
    """Return what the configuration in ``file`` says: all of it, or of a pyproject.toml its [tool.perfgoal], and what
    those say that it extends; ``extending`` are the ones that extend it.

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
    _check_names(path, text, keys)
    _check_patterns(path, text, keys)
    return Config(file=path, keys=keys, base=_base(path, text, keys.extends, (*extending, path)))


def _base(path: str, text: str, extends: str | None, extending: tuple[str, ...]) -> Config | None:
    """Return the configuration that the one in ``path`` extends. It is never a link nor behind one, named by no
    absolute path, and in the same repository: a stranger's could have others' files read, and told of."""
    if extends is None:
        return None
    line, base = _line_with(extends, text), os.path.normpath(os.path.join(os.path.dirname(path), extends))  # noqa: PTH118, PTH120
    if os.path.isabs(extends) or "\\" in extends:  # noqa: PTH117
        raise InvalidConfiguration("outside", path, line, key="extends", pattern=extends)
    if _leaves_repository(path, base):
        raise InvalidConfiguration("elsewhere", path, line, key="extends", pattern=extends)
    if base in extending or len(extending) > DEEPEST:
        raise InvalidConfiguration("loop", path, line, key="extends", pattern=extends)
    try:
        found = read_config(base, asked=False, extending=extending)
    except FileNotFoundError:
        found = None
    if found is None:
        raise InvalidConfiguration("no-base", path, line, key="extends", pattern=extends)
    return found


def _leaves_repository(path: str, base: str) -> bool:
    """Whether the file ``base`` lies outside of the repository of the configuration ``path``, or its folder behind a
    link that the way to ``path`` does not take."""
    here, folder = os.path.dirname(path), os.path.dirname(base)  # noqa: PTH120
    way = os.path.normpath(os.path.join(os.path.realpath(here), os.path.relpath(folder, here)))  # noqa: PTH118
    root = os.path.realpath(here)
    while not os.path.lexists(os.path.join(root, ".git")):  # noqa: PTH118
        above = os.path.dirname(root)  # noqa: PTH120
        if above == root:
            break
        root = above
    return os.path.realpath(folder) != way or os.path.commonpath((root, way)) != root


def _check_names(path: str, text: str, keys: Keys) -> None:
    """Refuse names of rules that there are not, and rules of a version to come."""
    named = list(_rules_named(keys))
    if named or keys.rules_version:
        from perfgoal.rules import RULES_VERSION  # noqa: PLC0415  only for those who name some
        from perfgoal.rules.selecting import codes_named, known_names  # noqa: PLC0415

        for key, name in named:
            if not codes_named(name):
                line = _line_with(name, text)
                raise InvalidConfiguration("unknown-rule", path, line, key=key, pattern=name, known=known_names())
        if (keys.rules_version or 0) > RULES_VERSION:
            raise InvalidConfiguration("newer", path, key="rules-version", pattern=str(keys.rules_version))


def _check_patterns(path: str, text: str, keys: Keys) -> None:
    """Refuse patterns of files outside: whoever writes one believes that they match."""
    named = [(key, pattern) for key in ("exclude", "declarations") for pattern in getattr(keys, key)]
    for key, pattern in named:
        from perfgoal.workspace.patterns import leaves_folder  # noqa: PLC0415  only for those who name some

        if leaves_folder(pattern):
            raise InvalidConfiguration("outside", path, _line_with(pattern, text), key=key, pattern=pattern)


def _rules_named(keys: Keys) -> Iterator[tuple[str, str]]:
    for key in ("select", "ignore", "severity"):
        yield from ((key, name) for name in getattr(keys, key))
    for override in keys.paths.values():
        yield from (("ignore", name) for name in override.ignore)
        yield from (("severity", name) for name in override.severity)


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
    kind, where = errors[0]["type"], [str(step) for step in errors[0]["loc"] if isinstance(step, str)]
    key = where[-1] if kind == "extra_forbidden" else where[0]
    deep = len(where) > 1 and kind == "extra_forbidden"
    line = _line_with(key, text) if deep else _line_of(key, text, "tool.perfgoal" if is_shared else "")
    if kind == "extra_forbidden":
        model = Keys if not deep else Repository if where[0] == "repository" else Override
        return InvalidConfiguration("unknown-key", path, line, key=key, known=_keys_of(model))
    inner = next((name for name in ("severity", "ignore", *_keys_of(Repository)) if name in where[1:]), key)
    return InvalidConfiguration("wrong-type", path, line, key=inner)


def _keys_of(model: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()]


def _line_with(word: str, text: str) -> int | None:
    """Return the line that holds ``word``; ``None`` where more than one does, or none."""
    lines = [number for number, line in enumerate(text.split("\n"), start=1) if word in line]
    return lines[0] if len(lines) == 1 else None


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
