"""``perfgoal completion`` and ``perfgoal help``: the commands about the program itself."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any

import typer

from perfgoal.cli.completion import SHELLS, among, script
from perfgoal.cli.output import WrongUsage, write_text
from perfgoal.cli.usage import choose, no_command


def add_guides(app: typer.Typer, word: Callable[..., str]) -> None:
    """Add the commands to ``app``, behind all others: their names are what ``help`` takes."""

    @app.command("completion", help=word("completion"))
    def completion(
        context: typer.Context,
        shell: Annotated[
            str | None,
            typer.Argument(metavar="[SHELL]", help=word("completion-shell"), autocompletion=among(SHELLS)),
        ] = None,
    ) -> Callable[[], int]:
        if shell is not None:
            choose(word, "SHELL", shell, tuple(SHELLS))
        text = script(shell) if shell else context.get_help() + "\n"
        return partial(_show, text)

    @app.command("help", help=word("help-command"))
    def show_help(
        context: typer.Context,
        name: Annotated[
            str | None,
            typer.Argument(
                metavar="[COMMAND]",
                help=word("help-name"),
                autocompletion=among([str(known.name) for known in app.registered_commands]),
            ),
        ] = None,
    ) -> Callable[[], int]:
        program: Any = context.parent
        commands = program.command.commands
        if name is None:
            return partial(_show, program.get_help() + "\n")
        if name not in commands:
            raise WrongUsage(no_command(name, commands, word))
        with commands[name].make_context(name, [], parent=program, resilient_parsing=True) as asked:
            return partial(_show, asked.get_help() + "\n")


def _show(text: str) -> int:
    write_text(text)
    return 0
