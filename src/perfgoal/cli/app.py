"""The commands: arguments in, a job out. A job imports what it needs when it runs."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any

import typer

from perfgoal import __version__
from perfgoal.cli.checks import add_checks
from perfgoal.cli.completion import among, form_names, rule_names
from perfgoal.cli.guide import add_guides
from perfgoal.cli.help import examples, page_classes
from perfgoal.cli.laying_out import add_layout
from perfgoal.cli.usage import choose
from perfgoal.cli.words import LANGUAGES, say
from perfgoal.cli.writers import add_writers

Job = Callable[[], int]
"""What a command line asks for, parsed and not yet done; it returns the exit code."""

FORMATS = ("html", "md", "json", "xlsx", "docx", "pdf")
LISTS = ("text", "json")
SCHEMAS = ("declaration", "form", "config")


def build_app(language: str, *, asked: bool = True) -> typer.Typer:
    """Return the command line with its help in ``language``; one that nobody ``asked`` for gives way to that of a
    configuration."""
    word = partial(say, language)
    settings: dict[str, Any] = {"help_option_names": ["-h", "--help"]}
    program, command = page_classes(language)
    app = typer.Typer(
        name="perfgoal",
        cls=program,
        add_completion=False,
        help=word("about"),
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=settings,
        epilog=word("start-examples"),
    )
    _root(app, word, language)
    add_checks(app, word, language, asked=asked)
    _render(app, word, language)
    add_writers(app, word, language, asked=asked)
    add_layout(app, word, language)
    _catalogue(app, word, language)
    _forms(app, word, language)
    add_guides(app, word)
    for known in app.registered_commands:
        known.cls = command
        known.epilog = word(f"{known.name}-examples")
    return app


def _root(app: typer.Typer, word: Callable[..., str], language: str) -> None:
    def show_version(wanted: bool) -> None:
        if wanted:
            typer.echo(f"perfgoal {__version__}")
            raise typer.Exit

    @app.callback(invoke_without_command=True)
    def root(
        context: typer.Context,
        version: Annotated[
            bool, typer.Option("--version", callback=show_version, is_eager=True, help=word("version"))
        ] = False,
        lang: Annotated[str, typer.Option("--lang", help=word("lang"), autocompletion=among(LANGUAGES))] = language,
    ) -> None:
        choose(word, "--lang", lang, LANGUAGES)
        if context.invoked_subcommand is None:
            first, last = (examples(word(part)) for part in ("start-examples", "start-more"))
            typer.echo("\n".join([word("start", version=__version__), "", *first, "", word("start-then"), *last]))


def _render(app: typer.Typer, word: Callable[..., str], language: str) -> None:
    @app.command("render", help=word("render"))
    def render(  # noqa: PLR0913
        file: Annotated[str, typer.Argument(metavar="FILE", help=word("render-file"))],
        *,
        format: Annotated[  # noqa: A002
            str | None,
            typer.Option(
                "--format",
                "-f",
                help=word("render-format", choices=", ".join(FORMATS)),
                autocompletion=among(FORMATS),
            ),
        ] = None,
        output: Annotated[str | None, typer.Option("--output", "-o", metavar="OUT", help=word("output"))] = None,
        findings: Annotated[bool, typer.Option("--findings", help=word("render-findings"))] = False,
        fillable: Annotated[bool, typer.Option("--fillable", help=word("render-fillable"))] = False,
        font: Annotated[
            str | None, typer.Option("--font", envvar="PERFGOAL_FONT", metavar="FONT", help=word("render-font"))
        ] = None,
        config: Annotated[str | None, typer.Option("--config", metavar="CONFIG", help=word("config"))] = None,
        today: Annotated[
            str | None, typer.Option("--today", envvar="PERFGOAL_TODAY", metavar="DATE", help=word("today"))
        ] = None,
        lang: Annotated[str, typer.Option("--lang", help=word("lang"), autocompletion=among(LANGUAGES))] = language,
    ) -> Job:
        suffix = (output or "").rpartition(".")[2].lower()
        chosen = format or (suffix if suffix in FORMATS else None)
        if chosen is None:
            raise typer.BadParameter(word("missing-format", choices=", ".join(FORMATS)))
        choose(word, "--format", chosen, FORMATS)
        choose(word, "--lang", lang, LANGUAGES)

        def job() -> int:
            from perfgoal.cli.render import Options, run  # noqa: PLC0415

            return run(Options(file, chosen, output, findings, today, config, lang, fillable, font))

        return job


def _catalogue(app: typer.Typer, word: Callable[..., str], language: str) -> None:
    @app.command("rules", help=word("rules"))
    def rules(
        report: Annotated[
            str,
            typer.Option("--format", "-f", help=word("format", choices=", ".join(LISTS)), autocompletion=among(LISTS)),
        ] = "text",
        lang: Annotated[str, typer.Option("--lang", help=word("lang"), autocompletion=among(LANGUAGES))] = language,
    ) -> Job:
        choose(word, "--format", report, LISTS)
        choose(word, "--lang", lang, LANGUAGES)

        def job() -> int:
            from perfgoal.cli.catalogue import run_rules  # noqa: PLC0415

            return run_rules(report, lang)

        return job

    @app.command("explain", help=word("explain"))
    def explain(
        names: Annotated[
            list[str],
            typer.Argument(metavar="CODE...", help=word("explain-names"), autocompletion=rule_names(language)),
        ],
        lang: Annotated[str, typer.Option("--lang", help=word("lang"), autocompletion=among(LANGUAGES))] = language,
    ) -> Job:
        choose(word, "--lang", lang, LANGUAGES)

        def job() -> int:
            from perfgoal.cli.catalogue import run_explain  # noqa: PLC0415

            return run_explain(names, lang)

        return job


def _forms(app: typer.Typer, word: Callable[..., str], language: str) -> None:
    @app.command("forms", help=word("forms"))
    def forms(
        name: Annotated[
            str | None,
            typer.Argument(metavar="[NAME]", help=word("forms-name"), autocompletion=form_names(language)),
        ] = None,
        report: Annotated[
            str,
            typer.Option("--format", "-f", help=word("format", choices=", ".join(LISTS)), autocompletion=among(LISTS)),
        ] = "text",
        config: Annotated[str | None, typer.Option("--config", metavar="CONFIG", help=word("config"))] = None,
        lang: Annotated[str, typer.Option("--lang", help=word("lang"), autocompletion=among(LANGUAGES))] = language,
    ) -> Job:
        choose(word, "--format", report, LISTS)
        choose(word, "--lang", lang, LANGUAGES)

        def job() -> int:
            from perfgoal.cli.forms import run_forms  # noqa: PLC0415

            return run_forms(name, report, config, lang)

        return job

    @app.command("schema", help=word("schema"))
    def schema(
        kind: Annotated[
            str, typer.Argument(metavar="[KIND]", help=word("schema-kind"), autocompletion=among(SCHEMAS))
        ] = SCHEMAS[0],
        keys: Annotated[str, typer.Option("--keys", help=word("schema-keys"), autocompletion=among(LANGUAGES))] = "en",
        form: Annotated[
            str | None,
            typer.Option("--form", metavar="NAME", help=word("schema-form"), autocompletion=form_names(language)),
        ] = None,
        config: Annotated[str | None, typer.Option("--config", metavar="CONFIG", help=word("config"))] = None,
    ) -> Job:
        choose(word, "KIND", kind, SCHEMAS)
        choose(word, "--keys", keys, LANGUAGES)

        def job() -> int:
            from perfgoal.cli.forms import run_schema  # noqa: PLC0415

            return run_schema(kind, keys, form, config, language)

        return job
