"""Completion: what may stand where the cursor is, for the scripts in ``shells``.

A script runs the program with ``_PERFGOAL_COMPLETE`` set and the words of the command line up to the cursor as its
arguments, the last of them the one to complete (maybe empty). The answer is a line for each candidate, with its
meaning behind a tab; or what the shell completes: ``:yaml`` for declarations and folders, ``:forms`` for these and
workbooks, documents and PDFs, ``:any`` for any file.
Neither pydantic nor yaml nor rich is imported: what the rules and forms are called is kept in ``names.tsv``.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from perfgoal.cli.words import say

VARIABLE = "_PERFGOAL_COMPLETE"
SHELLS = {"bash": "perfgoal.bash", "zsh": "perfgoal.zsh", "fish": "perfgoal.fish", "powershell": "perfgoal.ps1"}

Candidate = tuple[str, str]
"""A word that fits, and what it means (may be empty)."""

_FILES = {
    "FILE": ":yaml",
    "FORM": ":forms",
    "[PATH]...": ":yaml",
    "OUT": ":any",
    "CONFIG": ":any",
    "BASELINE": ":any",
    "[FOLDER]": ":any",
}
"""Who completes a parameter that is a path, by its metavar."""
_READERS = ("validate", "baseline", "render")
"""The commands whose declarations may be in workbooks, documents and PDFs too."""
_HERE = Path(__file__).parent


def script(shell: str) -> str:
    """Return what ``shell`` reads to complete this program."""
    return (_HERE / "shells" / SHELLS[shell]).read_text("utf-8")


def among(choices: Iterable[str]) -> Callable[[str], list[str]]:
    """Complete one of a few words."""

    def complete(incomplete: str) -> list[str]:
        return [choice for choice in choices if choice.startswith(incomplete)]

    return complete


def form_names(language: str) -> Callable[[str], list[Candidate]]:
    """Complete the name of a form."""

    def complete(incomplete: str) -> list[Candidate]:
        return [(name, meaning) for name, meaning in _names("form", language) if name.startswith(incomplete)]

    return complete


def rule_names(language: str) -> Callable[[str], list[Candidate]]:
    """Complete the last of some codes or names of rules that commas part; codes in small letters where one is begun
    in them."""

    def complete(incomplete: str) -> list[Candidate]:
        before, comma, last = incomplete.rpartition(",")
        given = before.lower().split(",")
        return [
            (before + comma + (name.lower() if last.islower() else name), meaning)
            for name, meaning in _names("rule", language)
            if name.lower().startswith(last.lower()) and name.lower() not in given
        ]

    return complete


def completions(program: Any, words: Sequence[str], language: str) -> str:
    """Return the lines for the last of ``words``, on the command line of ``program``."""
    found = _candidates(_cursor(program, _joined(words)), language)
    return "".join(f"{value}\t{meaning}\n" if meaning else f"{value}\n" for value, meaning in found)


class _Cursor(NamedTuple):
    """Where the cursor is: in which command, in the value of which parameter (``None`` where a command or an option
    is to be written), what is written of it, and the options that stand before it."""

    command: Any
    parameter: Any
    begun: str
    prefix: str = ""
    given: frozenset[str] = frozenset()


def _joined(words: Sequence[str]) -> list[str]:
    """Undo bash, which parts ``--select=PG2`` in three, and PowerShell, which passes a blank for an empty word."""
    *before, last = words
    return [word for word in before if word != "="] + ["" if last in ("=", " ") else last]


def _cursor(program: Any, words: Sequence[str]) -> _Cursor:
    *before, begun = words
    command, pending, passed, only_arguments = program, None, 0, False
    given = set()
    for word in before:
        if pending is not None:
            pending = None
        elif word == "--" and not only_arguments:
            only_arguments = True
        elif word.startswith("-") and word != "-" and not only_arguments:
            name, equals, _ = word.partition("=")
            option = _option(command, name)
            if option is not None:
                given.update(option.opts)
                pending = None if option.is_flag or equals else option
        elif word in getattr(command, "commands", {}):
            command = command.commands[word]
        else:
            passed += 1
    if pending is not None:
        return _Cursor(command, pending, begun)
    if begun.startswith("-") and not only_arguments:
        name, equals, value = begun.partition("=")
        if equals:
            return _Cursor(command, _option(command, name), value, f"{name}=")
        return _Cursor(command, None, begun, given=frozenset(given))
    if hasattr(command, "commands"):
        return _Cursor(command, None, begun)
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    fitting = arguments[passed:] or [each for each in arguments[-1:] if each.nargs == -1]
    return _Cursor(command, fitting[0] if fitting else None, begun)


def _candidates(cursor: _Cursor, language: str) -> Iterator[Candidate]:
    if cursor.parameter is not None:
        files = _files(cursor)
        if files is not None and not cursor.prefix:
            yield files, ""
        for item in cursor.parameter.shell_complete(None, cursor.begun):
            yield cursor.prefix + item.value, item.help or ""
    elif cursor.begun.startswith("-"):
        for option in cursor.command.params:
            repeatable = option.param_type_name == "option" and option.multiple
            if repeatable or not cursor.given.intersection(option.opts):
                for name in option.opts:
                    if name.startswith(cursor.begun) and name.startswith("--"):
                        yield name, option.help or ""
        if "--help".startswith(cursor.begun):
            yield "--help", say(language, "help")
    else:
        for command in getattr(cursor.command, "commands", {}).values():
            if command.name.startswith(cursor.begun):
                yield command.name, command.help or ""


def _files(cursor: _Cursor) -> str | None:
    files = _FILES.get(cursor.parameter.metavar)
    return ":forms" if files == ":yaml" and cursor.command.name in _READERS else files


def _option(command: Any, name: str) -> Any:
    return next((each for each in command.params if name in each.opts and each.param_type_name == "option"), None)


def _names(kind: str, language: str) -> Iterator[Candidate]:
    """The names of all rules or forms, with what each means."""
    for line in (_HERE / "names.tsv").read_text("utf-8").splitlines():
        found, name, chinese, english = line.split("\t")
        if found == kind:
            yield name, english if language == "en" else chinese
