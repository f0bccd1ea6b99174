"""The parser's complaints in the user's language, with the nearest name."""

from difflib import get_close_matches
from typing import Any

from perfgoal.cli.words import say


def usage_message(error: Any, language: str) -> str:
    """Say what is wrong with a command line, for a usage error of the parser."""
    context = getattr(error, "ctx", None)
    command = getattr(context, "command_path", "perfgoal")
    return f"{_message(error, language)}\n{say(language, 'usage-hint', command=command)}"


def _message(error: Any, language: str) -> str:
    kind = type(error).__name__
    context = getattr(error, "ctx", None)
    if kind == "NoSuchOption":
        known = [name for option in context.command.params for name in option.opts] if context else []
        near = get_close_matches(error.option_name, known, n=1, cutoff=0.5)
        if near:
            return say(language, "near-option", option=error.option_name, near=near[0])
        return say(language, "no-option", option=error.option_name)
    if kind == "MissingParameter" and error.param is not None:
        return say(language, "missing-argument", name=_name_of(error.param))
    if kind == "BadParameter" and error.param is None:
        return str(error.message)
    commands = getattr(getattr(context, "command", None), "commands", {})
    if context is not None and commands and context.args is not None:
        name = _quoted(str(error.format_message()))
        if name and name not in commands:
            near = get_close_matches(name, commands, n=1, cutoff=0.3) or sorted(commands)
            return say(language, "no-command", command=name, near=", ".join(near))
    return str(error.format_message())


def _name_of(parameter: Any) -> str:
    """Return how the user writes a parameter: the option, or the argument's name in capitals."""
    long = [option for option in parameter.opts if option.startswith("--")]
    return long[0] if long else str(parameter.metavar or parameter.name).upper()


def _quoted(message: str) -> str:
    """Return what the parser put in quotes: the name it did not know."""
    return message.split("'")[1] if message.count("'") >= 2 else ""
