"""The parser's complaints in the user's language, with the nearest name."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from perfgoal.cli.near import nearest
from perfgoal.cli.output import WrongUsage
from perfgoal.cli.words import say
from perfgoal.exchange.suffixes import SUFFIXES


def usage_message(error: Any, program: Any, language: str) -> str:
    """Say what is wrong with a command line, for a usage error of the parser of ``program``. A word of it may be the
    name of a stranger's file: a shell puts such in the place of a pattern."""
    context = getattr(error, "ctx", None)
    command = getattr(context, "command_path", "perfgoal")
    return f"{_message(error, program, language)}\n{say(language, 'usage-hint', command=command)}"


def bad_choice(option: str, value: str, choices: Sequence[str], word: Callable[..., str]) -> str:
    """Say in the words of ``word`` that ``value`` is none of the ``choices`` of an option, and the nearest."""
    near = nearest(value, choices)
    name = "bad-choice" if near is None else "near-choice"
    return word(name, value=_inert(value), option=option, choices=", ".join(choices), near=near)


def choose(word: Callable[..., str], option: str, value: str, choices: Sequence[str]) -> None:
    """Take a ``value`` that is one of the ``choices`` of an option; any other is wrong usage."""
    if value not in choices:
        raise WrongUsage(bad_choice(option, value, choices, word))


def no_command(name: str, commands: Iterable[str], word: Callable[..., str]) -> str:
    """Say that ``name`` is none of the ``commands``, and which is most like it; or how to validate it where it looks
    like a file."""
    if Path(name).suffix.lower() in (".yaml", ".yml", *SUFFIXES) or "/" in name:
        near = f"perfgoal validate {name}"
    else:
        near = nearest(name, commands) or ", ".join(commands)
    return word("no-command", command=_inert(name), near=_inert(near))


def _message(error: Any, program: Any, language: str) -> str:
    kind = type(error).__name__
    context = getattr(error, "ctx", None)
    if kind == "NoSuchOption":
        return _no_option(error.option_name, getattr(context, "command", program), program, language)
    if kind == "BadOptionUsage":
        is_flag = any(option.is_flag for option in _options(program) if error.option_name in option.opts)
        return say(language, "no-value" if is_flag else "missing-value", option=_inert(error.option_name))
    if kind == "MissingParameter" and error.param is not None:
        return say(language, "missing-argument", name=_name_of(error.param))
    if kind == "BadParameter":
        return str(error.message) if error.param is None else say(language, "bad-number", option=_name_of(error.param))
    message = str(error.format_message())
    if context is not None and context.command is program:
        name = message.split("'")[1] if message.count("'") >= 2 else ""
        return no_command(name, program.commands, partial(say, language))
    extra = re.search(r"extra argument.*? \((.*)\)$", message, re.DOTALL)
    return say(language, "extra-argument", name=_inert(extra[1])) if extra else _inert(message)


def _no_option(name: str, command: Any, program: Any, language: str) -> str:
    near = nearest(name, [written for option in command.params for written in option.opts if written.startswith("-")])
    if command is program:  # an option that belongs behind a command
        bearers = [each.name for each in program.commands.values() for option in each.params if name in option.opts]
        if bearers:
            return say(language, "option-of", option=name, command=bearers[0])
    shown = _inert(name)
    return say(language, "near-option", option=shown, near=near) if near else say(language, "no-option", option=shown)


def _options(program: Any) -> Iterator[Any]:
    for command in (program, *program.commands.values()):
        yield from (parameter for parameter in command.params if parameter.param_type_name == "option")


def _name_of(parameter: Any) -> str:
    """Return how the user writes a parameter: the option, or the argument's name in capitals."""
    long = [option for option in parameter.opts if option.startswith("--")]
    return long[0] if long else str(parameter.metavar or parameter.name).upper()


def _inert(text: str) -> str:
    from perfgoal.document import inert  # noqa: PLC0415  most command lines are right

    return inert(text)
