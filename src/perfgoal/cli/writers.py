"""The commands that write declarations: arguments in, a job out."""

from collections.abc import Callable
from typing import Annotated

import typer

from perfgoal.cli.completion import among, form_names
from perfgoal.cli.usage import choose
from perfgoal.cli.words import LANGUAGES


def add_writers(app: typer.Typer, word: Callable[..., str], language: str, *, asked: bool) -> None:
    """Add the commands to ``app``, with their help in ``language``; one that nobody ``asked`` for gives way to that of
    a configuration."""
    _new(app, word, language)
    _import(app, word, language)
    _fmt(app, word, language, asked=asked)


def _new(app: typer.Typer, word: Callable[..., str], language: str) -> None:
    @app.command("new", help=word("new"))
    def new(  # noqa: PLR0913
        file: Annotated[str, typer.Argument(metavar="FILE", help=word("new-file"))],
        *,
        form: Annotated[
            str | None,
            typer.Option("--form", metavar="NAME", help=word("new-form"), autocompletion=form_names(language)),
        ] = None,
        keys: Annotated[
            str | None, typer.Option("--keys", help=word("new-keys"), autocompletion=among(LANGUAGES))
        ] = None,
        year: Annotated[str | None, typer.Option("--year", metavar="YEAR", help=word("new-year"))] = None,
        config: Annotated[str | None, typer.Option("--config", metavar="CONFIG", help=word("config"))] = None,
        today: Annotated[
            str | None, typer.Option("--today", envvar="PERFGOAL_TODAY", metavar="DATE", help=word("today"))
        ] = None,
        lang: Annotated[str, typer.Option("--lang", help=word("lang"), autocompletion=among(LANGUAGES))] = language,
    ) -> Callable[[], int]:
        choose(word, "--lang", lang, LANGUAGES)
        if keys is not None:
            choose(word, "--keys", keys, LANGUAGES)

        def job() -> int:
            from perfgoal.cli.new import Options, run  # noqa: PLC0415

            return run(Options(file, form, keys, year, today, config, lang))

        return job


def _import(app: typer.Typer, word: Callable[..., str], language: str) -> None:
    @app.command("import", help=word("import"))
    def import_(  # noqa: PLR0913
        file: Annotated[str, typer.Argument(metavar="FORM", help=word("import-file"))],
        *,
        output: Annotated[str | None, typer.Option("--output", "-o", metavar="OUT", help=word("import-output"))] = None,
        form: Annotated[
            str | None,
            typer.Option("--form", metavar="NAME", help=word("import-form"), autocompletion=form_names(language)),
        ] = None,
        year: Annotated[str | None, typer.Option("--year", metavar="YEAR", help=word("import-year"))] = None,
        keys: Annotated[
            str | None, typer.Option("--keys", help=word("new-keys"), autocompletion=among(LANGUAGES))
        ] = None,
        stdin_filename: Annotated[
            str, typer.Option("--stdin-filename", metavar="NAME", help=word("import-stdin-filename"))
        ] = "-",
        config: Annotated[str | None, typer.Option("--config", metavar="CONFIG", help=word("config"))] = None,
        today: Annotated[
            str | None, typer.Option("--today", envvar="PERFGOAL_TODAY", metavar="DATE", help=word("today"))
        ] = None,
        lang: Annotated[str, typer.Option("--lang", help=word("lang"), autocompletion=among(LANGUAGES))] = language,
    ) -> Callable[[], int]:
        choose(word, "--lang", lang, LANGUAGES)
        if keys is not None:
            choose(word, "--keys", keys, LANGUAGES)

        def job() -> int:
            from perfgoal.cli.importing import Options, run  # noqa: PLC0415

            return run(Options(file, output, form, year, keys, today, stdin_filename, config, lang))

        return job


def _fmt(app: typer.Typer, word: Callable[..., str], language: str, *, asked: bool) -> None:
    @app.command("fmt", help=word("fmt"))
    def fmt(  # noqa: PLR0913
        paths: Annotated[list[str] | None, typer.Argument(metavar="[PATH]...", help=word("validate-paths"))] = None,
        *,
        check: Annotated[bool, typer.Option("--check", help=word("fmt-check"))] = False,
        diff: Annotated[bool, typer.Option("--diff", help=word("fmt-diff"))] = False,
        keys: Annotated[
            str | None, typer.Option("--keys", help=word("fmt-keys"), autocompletion=among(LANGUAGES))
        ] = None,
        skip_others: Annotated[bool, typer.Option("--skip-others", help=word("skip-others"))] = False,
        changed_since: Annotated[
            str | None, typer.Option("--changed-since", metavar="REV", help=word("changed-since"))
        ] = None,
        config: Annotated[str | None, typer.Option("--config", metavar="CONFIG", help=word("config"))] = None,
        lang: Annotated[str, typer.Option("--lang", help=word("lang"), autocompletion=among(LANGUAGES))] = language,
    ) -> Callable[[], int]:
        choose(word, "--lang", lang, LANGUAGES)
        if keys is not None:
            choose(word, "--keys", keys, LANGUAGES)

        def job() -> int:
            from perfgoal.cli.fmt import Options, run  # noqa: PLC0415

            return run(
                Options(tuple(paths or ["."]), check, diff, keys, config, lang, skip_others, changed_since, asked)
            )

        return job
