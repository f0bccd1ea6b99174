"""``perfgoal render``."""

from typing import cast

from perfgoal.checking import Review, Settings, review_file
from perfgoal.cli.near import no_path
from perfgoal.cli.options import date_of
from perfgoal.cli.output import WrongUsage, notice, replace_file, write_lines, write_text
from perfgoal.cli.validate import review_standard_input
from perfgoal.cli.words import say
from perfgoal.finding import Language
from perfgoal.rendering import render
from perfgoal.report import Results, full
from perfgoal.workspace import STANDARD_INPUT, shown_name


def run(file: str, format: str, output: str | None, today: str | None, language: str) -> int:  # noqa: A002
    """Render one declaration to ``output`` or standard output, and return the exit code.

    What keeps the file from being a declaration is told on standard error, and nothing is written; what rules
    find does not matter here.
    """
    settings = Settings(date_of(today, language), cast(Language, language), codes=frozenset())
    checked = _review(file, settings)
    if checked.declaration is None:
        write_lines(full(Results((checked,), settings.language)), to_error=True)
        notice(say(language, "not-rendered"))
        return 1
    text = render(checked.declaration, format)
    if output is None or output == STANDARD_INPUT:
        write_text(text)
    else:
        source = None if file == STANDARD_INPUT else file
        replace_file(output, text.encode(), source=source, language=language)
    return 0


def _review(file: str, settings: Settings) -> Review:
    if file == STANDARD_INPUT:
        return review_standard_input(file, settings)
    try:
        return review_file(file, shown_name(file), settings)
    except FileNotFoundError:
        raise WrongUsage(no_path(file, settings.language)) from None
