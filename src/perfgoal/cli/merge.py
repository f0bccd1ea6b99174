"""``perfgoal merge``."""

from dataclasses import dataclass

from perfgoal.cli.near import no_path
from perfgoal.cli.output import NotWritten, WrongUsage, mode_for, put_in_place, write_text
from perfgoal.cli.words import say
from perfgoal.document import inert
from perfgoal.report.merging import NoReport, heads, merged, totals
from perfgoal.spool import NoRoom
from perfgoal.workspace import STANDARD_INPUT


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of ``merge``."""

    reports: tuple[str, ...]
    output: str | None
    strict: bool
    language: str


def run(options: Options) -> int:
    """Print the JSON reports of several runs as one, and return the exit code that one run would have had."""
    language = options.language
    try:
        reports = heads(options.reports)
        pieces = merged(reports)
    except NoRoom as error:
        raise NotWritten(error.folder, error.reason) from None
    except FileNotFoundError as error:
        raise WrongUsage(no_path(str(error.filename), language)) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise WrongUsage(say(language, "unread-report", path=inert(str(error.filename)), reason=reason)) from None
    except NoReport as error:
        first = inert(options.reports[0])
        raise WrongUsage(say(language, f"report-{error.why}", path=inert(error.path), first=first)) from None
    if options.output is None or options.output == STANDARD_INPUT:
        write_text(pieces)
    else:
        mode = mode_for(options.output, options.reports, language)
        put_in_place(options.output, map(str.encode, pieces), mode)
    counts = totals(reports)
    return int(counts["errors"] > 0 or (options.strict and counts["warnings"] > 0))
