"""``perfgoal render``."""

import os
import sys
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from perfgoal.apart.typeset_bounds import MEGABYTES, SECONDS, NotTypeset
from perfgoal.checking import Review, Settings, checked, review, review_file, unreadable
from perfgoal.cli.configured import finder_of, valid_configuration
from perfgoal.cli.near import no_path
from perfgoal.cli.options import date_of
from perfgoal.cli.output import WrongUsage, notice, replace_file, write_bytes, write_lines, write_text
from perfgoal.cli.words import say
from perfgoal.declaration import Declaration
from perfgoal.document import Fault, inert
from perfgoal.document.characters import code_point
from perfgoal.finding import Finding, Language
from perfgoal.rendering import BINARY, FILLABLE, FORMATS, WITHOUT_NOTES, DoesNotFit, render
from perfgoal.rendering.fonts import NoFont, NoGlyphs
from perfgoal.rendering.limits import MOST_CELLS
from perfgoal.report import Results, full
from perfgoal.rules import CATALOGUE
from perfgoal.workspace import STANDARD_INPUT, Finder, shown_name
from perfgoal.workspace.judging import read_standard_input
from perfgoal.workspace.kinds import is_office

_MOST = 10  # characters that no font has, to be told


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of ``render``."""

    file: str
    format: str
    output: str | None
    findings: bool
    today: str | None
    config: str | None
    language: str
    fillable: bool = False
    font: str | None = None


def run(options: Options) -> int:
    """Render one declaration to a file or standard output, and return the exit code.

    What keeps the file from being a declaration is told on standard error, and nothing is written. What rules find
    stands in the rendering, where the findings are asked for, and changes nothing else.
    """
    file, output = options.file, options.output
    language = cast(Language, options.language)
    if options.findings and options.format in WITHOUT_NOTES:
        raise WrongUsage(say(language, "no-place-for-findings", format=options.format))
    to_output = output is None or output == STANDARD_INPUT
    if to_output and options.format in BINARY and sys.stdout.isatty():
        raise WrongUsage(say(language, "binary-to-terminal", format=options.format))
    if options.fillable and options.format not in FILLABLE:
        raise WrongUsage(say(language, "not-fillable", format=options.format, choices=", ".join(FILLABLE)))
    if options.fillable and options.findings:
        raise WrongUsage(say(language, "fillable-or-findings"))
    codes = frozenset(CATALOGUE) if options.findings else frozenset[str]()
    finder = finder_of(Settings(date_of(options.today, language), language, codes), options.config)
    with valid_configuration(language):
        read = _review(file, finder)
    if read.declaration is None:
        write_lines(full(Results((checked(read),), language)), to_error=True)
        notice(say(language, "not-rendered"))
        return 1
    findings = read.findings if options.findings else None
    rendered = _rendered(read.declaration, findings, options, language)
    if output is None or output == STANDARD_INPUT:
        write_text(rendered) if isinstance(rendered, str) else write_bytes(rendered)
    else:
        content = rendered.encode() if isinstance(rendered, str) else rendered
        folder = os.path.dirname(file)  # noqa: PTH120  as everywhere where configurations are looked for
        replace_file(output, content, sources=(file, *finder.read_for(folder)), language=language)
    return 0


def _rendered(
    declaration: Declaration, findings: Iterable[Finding] | None, options: Options, language: Language
) -> str | bytes:
    """Render, and tell of what has no room or no font."""
    fillable, font = options.fillable, options.font or None
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", NoGlyphs)
        try:
            rendered = render(
                declaration, options.format, findings=findings, language=language, fillable=fillable, font=font
            )
        except DoesNotFit as error:
            fits = {"path": inert(error.path), "count": error.count, "most": error.most, "format": options.format}
            fits["choices"] = ", ".join(each for each in FORMATS if error.count <= MOST_CELLS.get(each, error.count))
            raise WrongUsage(say(language, f"no-room-for-{error.what}", **fits)) from None
        except NotTypeset as error:
            bounds = {"seconds": SECONDS, "megabytes": MEGABYTES}
            raise WrongUsage(say(language, f"not-typeset-{error.reason}", **bounds)) from None
        except NoFont as error:
            name = "no-font" if error.asked is None else "no-such-font"
            raise WrongUsage(say(language, name, font=inert(error.asked or ""))) from None
    for warning in told:
        if isinstance(warning.message, NoGlyphs):
            notice(say(language, "no-glyphs", characters=_few(warning.message.characters, language)))
    return rendered


def _few(characters: str, language: Language) -> str:
    comma, more = ("、", "……") if language == "zh" else (", ", ", …")
    few = comma.join(f"{inert(each)} ({code_point(each)})" for each in characters[:_MOST])
    return few + (more if len(characters) > _MOST else "")


def _review(file: str, finder: Finder) -> Review:
    settings = finder.settings(file)
    if file == STANDARD_INPUT:
        source = read_standard_input()
        return (
            unreadable(source, file, settings.language) if isinstance(source, Fault) else review(source, file, settings)
        )
    try:
        if is_office(file):
            from perfgoal.workspace.importing import review_path  # noqa: PLC0415  most declarations are YAML

            return review_path(file, shown_name(file), finder)
        return review_file(file, shown_name(file), settings)
    except FileNotFoundError:
        raise WrongUsage(no_path(file, settings.language)) from None
