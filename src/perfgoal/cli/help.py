"""The pages of --help, in the user's language and aligned under Chinese."""

import shutil
from collections.abc import Iterable, Iterator
from typing import Any

import typer.core

from perfgoal.cli.words import say
from perfgoal.columns import display_width, wrapped

WIDTH = 100
_NAME_WIDTH = 28  # a name that is wider has its text on the next line

Entry = tuple[str, str]
"""What stands on the left of a table, and the text behind it."""


class _Page:
    """A command whose help is :func:`page`."""

    language = "zh"

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(page(self, ctx, self.language))


def page_classes(language: str) -> tuple[type[typer.core.TyperGroup], type[typer.core.TyperCommand]]:
    """Return the classes of a program and of its commands that give their help in ``language``."""
    spoken = {"language": language}
    return (
        type("Program", (_Page, typer.core.TyperGroup), spoken),
        type("Command", (_Page, typer.core.TyperCommand), spoken),
    )


def page(command: Any, context: Any, language: str) -> str:
    """Return the help of ``command``: what it does, how it is called, its arguments, options and examples. No line is
    wider than :data:`WIDTH` columns."""
    width = min(WIDTH, max(60, shutil.get_terminal_size((WIDTH, 24)).columns))
    parameters = command.get_params(context)
    arguments = [each for each in parameters if each.param_type_name == "argument"]
    options = [each for each in parameters if each.param_type_name == "option"]
    commands = list(getattr(command, "commands", {}).values())
    pieces = [context.command_path, say(language, "options-piece")]
    pieces += [say(language, "command-piece")] if commands else [each.metavar for each in arguments]
    lines = wrapped(command.help or "", width)
    lines += ["", say(language, "usage", line=" ".join(pieces))]
    for title, entries in (
        ("commands", [(each.name, each.help or "") for each in commands]),
        ("arguments", [(each.metavar.strip("[]."), each.help or "") for each in arguments]),
        ("options", [_option(each, language) for each in options]),
    ):
        if entries:
            lines += ["", say(language, title), *table(entries, width)]
    if command.epilog:
        lines += ["", say(language, "examples"), *examples(command.epilog)]
    return "\n".join(lines) + "\n"


def examples(text: str) -> list[str]:
    """Return command lines, one a line, indented and with their comments (behind a # ) aligned."""
    pairs = [line.partition(" # ") for line in text.splitlines()]
    widest = max(display_width(line) for line, _, _ in pairs)
    return [
        f"  {line}{' ' * (widest - display_width(line))}  # {said}" if said else f"  {line}" for line, _, said in pairs
    ]


def table(entries: Iterable[Entry], width: int) -> Iterator[str]:
    """Yield the lines of a table of two columns, the second wrapped so that no line is wider than ``width``."""
    listed = list(entries)
    indent = 4 + max((display_width(name) for name, _ in listed if display_width(name) <= _NAME_WIDTH), default=0)
    for name, text in listed:
        first, *more = wrapped(text, width - indent)
        head = f"  {name}"
        if display_width(head) + 2 > indent:
            yield head
            head = ""
        yield (head + " " * (indent - display_width(head)) + first).rstrip()
        yield from (" " * indent + line for line in more)


def _option(option: Any, language: str) -> Entry:
    names = sorted(option.opts, key=len)
    if "--help" in names:
        return ", ".join(names), say(language, "help")
    taken = "" if option.is_flag else f" {option.metavar or names[-1].strip('-').upper()}"
    text = option.help or ""
    if isinstance(option.default, str):
        text += say(language, "default", value=option.default)
    indent = "" if names[0].startswith("-") and not names[0].startswith("--") else "    "
    return indent + ", ".join(names) + taken, text
