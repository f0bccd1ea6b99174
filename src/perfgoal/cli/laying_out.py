"""The command that lays out a repository: arguments in, a job out."""

from collections.abc import Callable
from typing import Annotated

import typer

from perfgoal.cli.completion import among, form_names
from perfgoal.cli.usage import choose
from perfgoal.cli.words import LANGUAGES

PLATFORMS = ("github", "gitlab", "jenkins", "gitee")
"""What ``--ci`` may name; said again here, since help and completion import little."""


def add_layout(app: typer.Typer, word: Callable[..., str], language: str) -> None:
    """Add the command to ``app``, with its help in ``language``."""

    @app.command("init", help=word("init"))
    def init(  # noqa: PLR0913
        folder: Annotated[str, typer.Argument(metavar="[FOLDER]", help=word("init-folder"))] = ".",
        *,
        ci: Annotated[
            str | None,
            typer.Option("--ci", help=word("init-ci", choices=", ".join(PLATFORMS)), autocompletion=among(PLATFORMS)),
        ] = None,
        keys: Annotated[
            str | None, typer.Option("--keys", help=word("new-keys"), autocompletion=among(LANGUAGES))
        ] = None,
        form: Annotated[
            str,
            typer.Option("--form", metavar="NAME", help=word("init-form"), autocompletion=form_names(language)),
        ] = "department",
        dry_run: Annotated[bool, typer.Option("--dry-run", help=word("init-dry-run"))] = False,
        today: Annotated[
            str | None, typer.Option("--today", envvar="PERFGOAL_TODAY", metavar="DATE", help=word("today"))
        ] = None,
        lang: Annotated[str, typer.Option("--lang", help=word("lang"), autocompletion=among(LANGUAGES))] = language,
    ) -> Callable[[], int]:
        choose(word, "--lang", lang, LANGUAGES)
        if keys is not None:
            choose(word, "--keys", keys, LANGUAGES)
        if ci is not None:
            choose(word, "--ci", ci, PLATFORMS)

        def job() -> int:
            from perfgoal.cli.init import Options, run  # noqa: PLC0415

            return run(Options(folder, ci, keys, form, dry_run, today, lang))

        return job
