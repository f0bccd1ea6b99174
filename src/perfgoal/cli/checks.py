"""The commands that check declarations: arguments in, a job out."""

from collections.abc import Callable
from typing import Annotated

import typer

from perfgoal.cli.completion import among, rule_names
from perfgoal.cli.output import WrongUsage
from perfgoal.cli.usage import choose
from perfgoal.cli.words import LANGUAGES
from perfgoal.report.formats import FOR_PEOPLE, FORMATS

REPLACED = (*FOR_PEOPLE, "json")
"""The formats that --statistics and --ledger have too."""


def add_checks(app: typer.Typer, word: Callable[..., str], language: str, *, asked: bool) -> None:
    """Add the commands to ``app``, with their help in ``language``; one that nobody ``asked`` for gives way to that of
    a configuration."""
    _validate(app, word, language, asked=asked)
    _baseline(app, word, language, asked=asked)
    _merge(app, word, language)
    _export(app, word, language, asked=asked)


def _validate(app: typer.Typer, word: Callable[..., str], language: str, *, asked: bool) -> None:
    choices = ", ".join(FORMATS)

    @app.command("validate", help=word("validate"))
    def validate(  # noqa: PLR0913, PLR0917
        paths: Annotated[list[str] | None, typer.Argument(metavar="[PATH]...", help=word("validate-paths"))] = None,
        report: Annotated[
            str, typer.Option("--format", "-f", help=word("format", choices=choices), autocompletion=among(FORMATS))
        ] = "full",
        output: Annotated[
            list[str] | None,
            typer.Option(
                "--output",
                "-o",
                metavar="FORMAT=FILE",
                help=word("report-output"),
                autocompletion=among([f"{name}=" for name in FORMATS]),
            ),
        ] = None,
        select: Annotated[
            list[str] | None,
            typer.Option("--select", metavar="RULES", help=word("select"), autocompletion=rule_names(language)),
        ] = None,
        ignore: Annotated[
            list[str] | None,
            typer.Option("--ignore", metavar="RULES", help=word("ignore"), autocompletion=rule_names(language)),
        ] = None,
        strict: Annotated[bool, typer.Option("--strict", help=word("strict"))] = False,
        fix: Annotated[bool, typer.Option("--fix", help=word("fix"))] = False,
        unsafe_fixes: Annotated[bool, typer.Option("--unsafe-fixes", help=word("unsafe-fixes"))] = False,
        diff: Annotated[bool, typer.Option("--diff", help=word("diff"))] = False,
        today: Annotated[
            str | None, typer.Option("--today", envvar="PERFGOAL_TODAY", metavar="DATE", help=word("today"))
        ] = None,
        stdin_filename: Annotated[
            str, typer.Option("--stdin-filename", metavar="NAME", help=word("stdin-filename"))
        ] = "-",
        statistics: Annotated[bool, typer.Option("--statistics", help=word("statistics"))] = False,
        ledger: Annotated[bool, typer.Option("--ledger", help=word("ledger"))] = False,
        jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help=word("jobs"))] = None,
        shard: Annotated[str | None, typer.Option("--shard", metavar="I/N", help=word("shard"))] = None,
        skip_others: Annotated[bool, typer.Option("--skip-others", help=word("skip-others"))] = False,
        changed_since: Annotated[
            str | None, typer.Option("--changed-since", metavar="REV", help=word("changed-since"))
        ] = None,
        no_cache: Annotated[bool, typer.Option("--no-cache", help=word("no-cache"))] = False,
        baseline: Annotated[
            str | None, typer.Option("--baseline", metavar="BASELINE", help=word("baseline-option"))
        ] = None,
        no_baseline: Annotated[bool, typer.Option("--no-baseline", help=word("no-baseline-option"))] = False,
        config: Annotated[str | None, typer.Option("--config", metavar="CONFIG", help=word("config"))] = None,
        lang: Annotated[str, typer.Option("--lang", help=word("lang"), autocompletion=among(LANGUAGES))] = language,
    ) -> Callable[[], int]:
        choose(word, "--format", report, FORMATS)
        choose(word, "--lang", lang, LANGUAGES)
        if statistics and ledger:
            raise WrongUsage(word("one-of", options="--statistics, --ledger"))
        if (statistics or ledger) and report not in REPLACED:
            option = "--statistics" if statistics else "--ledger"
            raise WrongUsage(word("replaces", option=option, format=report, choices=", ".join(REPLACED)))
        if baseline is not None and no_baseline:
            raise WrongUsage(word("one-of", options="--baseline, --no-baseline"))

        def job() -> int:
            from perfgoal.cli.asked import Options  # noqa: PLC0415
            from perfgoal.cli.validate import run  # noqa: PLC0415

            return run(
                Options(
                    paths=tuple(paths or ["."]),
                    report=report,
                    select=tuple(select or ()),
                    ignore=tuple(ignore or ()),
                    strict=strict,
                    today=today,
                    stdin_filename=stdin_filename,
                    config=config,
                    language=lang,
                    language_asked=asked,
                    statistics=statistics,
                    ledger=ledger,
                    fix=fix,
                    unsafe_fixes=unsafe_fixes,
                    diff=diff,
                    jobs=jobs,
                    shard=shard,
                    skip_others=skip_others,
                    changed_since=changed_since,
                    cache=not no_cache,
                    outputs=tuple(output or ()),
                    baseline=baseline,
                    no_baseline=no_baseline,
                )
            )

        return job


def _baseline(app: typer.Typer, word: Callable[..., str], language: str, *, asked: bool) -> None:
    @app.command("baseline", help=word("baseline"))
    def baseline(  # noqa: PLR0913
        paths: Annotated[list[str] | None, typer.Argument(metavar="[PATH]...", help=word("baseline-paths"))] = None,
        *,
        output: Annotated[
            str | None, typer.Option("--output", "-o", metavar="OUT", help=word("baseline-output"))
        ] = None,
        prune: Annotated[bool, typer.Option("--prune", help=word("baseline-prune"))] = False,
        select: Annotated[
            list[str] | None,
            typer.Option("--select", metavar="RULES", help=word("select"), autocompletion=rule_names(language)),
        ] = None,
        ignore: Annotated[
            list[str] | None,
            typer.Option("--ignore", metavar="RULES", help=word("ignore"), autocompletion=rule_names(language)),
        ] = None,
        today: Annotated[
            str | None, typer.Option("--today", envvar="PERFGOAL_TODAY", metavar="DATE", help=word("today"))
        ] = None,
        jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help=word("jobs"))] = None,
        no_cache: Annotated[bool, typer.Option("--no-cache", help=word("no-cache"))] = False,
        config: Annotated[str | None, typer.Option("--config", metavar="CONFIG", help=word("config"))] = None,
        lang: Annotated[str, typer.Option("--lang", help=word("lang"), autocompletion=among(LANGUAGES))] = language,
    ) -> Callable[[], int]:
        choose(word, "--lang", lang, LANGUAGES)

        def job() -> int:
            from perfgoal.cli.asked import looking  # noqa: PLC0415
            from perfgoal.cli.baseline import Options, run  # noqa: PLC0415

            return run(
                Options(
                    looking(
                        paths,
                        select,
                        ignore,
                        language=lang,
                        language_asked=asked,
                        today=today,
                        config=config,
                        jobs=jobs,
                        cache=not no_cache,
                    ),
                    output,
                    prune,
                )
            )

        return job


def _merge(app: typer.Typer, word: Callable[..., str], language: str) -> None:
    @app.command("merge", help=word("merge"))
    def merge(
        reports: Annotated[list[str], typer.Argument(metavar="REPORT...", help=word("merge-reports"))],
        output: Annotated[str | None, typer.Option("--output", "-o", metavar="OUT", help=word("merge-output"))] = None,
        strict: Annotated[bool, typer.Option("--strict", help=word("strict"))] = False,
        lang: Annotated[str, typer.Option("--lang", help=word("lang"), autocompletion=among(LANGUAGES))] = language,
    ) -> Callable[[], int]:
        choose(word, "--lang", lang, LANGUAGES)

        def job() -> int:
            from perfgoal.cli.merge import Options, run  # noqa: PLC0415

            return run(Options(tuple(reports), output, strict, lang))

        return job


def _export(app: typer.Typer, word: Callable[..., str], language: str, *, asked: bool) -> None:
    @app.command("export", help=word("export"))
    def export(  # noqa: PLR0913
        paths: Annotated[list[str] | None, typer.Argument(metavar="[PATH]...", help=word("export-paths"))] = None,
        *,
        output: Annotated[str, typer.Option("--output", "-o", metavar="OUT", help=word("export-output"))],
        select: Annotated[
            list[str] | None,
            typer.Option("--select", metavar="RULES", help=word("select"), autocompletion=rule_names(language)),
        ] = None,
        ignore: Annotated[
            list[str] | None,
            typer.Option("--ignore", metavar="RULES", help=word("ignore"), autocompletion=rule_names(language)),
        ] = None,
        today: Annotated[
            str | None, typer.Option("--today", envvar="PERFGOAL_TODAY", metavar="DATE", help=word("today"))
        ] = None,
        jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help=word("jobs"))] = None,
        config: Annotated[str | None, typer.Option("--config", metavar="CONFIG", help=word("config"))] = None,
        lang: Annotated[str, typer.Option("--lang", help=word("lang"), autocompletion=among(LANGUAGES))] = language,
    ) -> Callable[[], int]:
        choose(word, "--lang", lang, LANGUAGES)

        def job() -> int:
            from perfgoal.cli.asked import looking  # noqa: PLC0415
            from perfgoal.cli.export import Options, run  # noqa: PLC0415

            return run(
                Options(
                    looking(
                        paths,
                        select,
                        ignore,
                        language=lang,
                        language_asked=asked,
                        today=today,
                        config=config,
                        jobs=jobs,
                        tables=True,
                    ),
                    output,
                )
            )

        return job
