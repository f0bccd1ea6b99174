"""From arguments to an exit code. No traceback leaves this module.

Exit codes: 0 nothing at the failing level, 1 findings at it, 2 wrong usage or nothing to do, 3 a fault of the
program or output that could not be written, 130 interrupted, 141 the reader is gone.
"""

import contextlib
import gc
import io
import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any, NoReturn

from perfgoal.cli import encoding, interrupts, streams
from perfgoal.cli.output import NotWritten, WrongUsage, not_written, notice, write_text
from perfgoal.cli.words import asked_language, language_of, say
from perfgoal.extras import MissingExtra, install
from perfgoal.spool import NoRoom

EXIT_USAGE = 2
EXIT_FAULT = 3
EXIT_INTERRUPTED = 130
EXIT_READER_GONE = 141

_OBJECTS = 200_000  # made and not yet gone, before garbage is looked for: some 20 MiB


def main() -> NoReturn:
    """Run the command line of this process, and exit."""
    streams.hold()
    encoding.read_as_utf8()
    interrupts.watch()
    keep_garbage_cheap()
    _leave_plugins_out()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # help is printed by the parser, in the locale's encoding
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code = run(sys.argv[1:])
    interrupts.leave()
    # A reader that is gone, or a full disk, would make the interpreter complain once more when it flushes.
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
    if code in (EXIT_FAULT, EXIT_READER_GONE):
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def keep_garbage_cheap() -> None:
    """Let the collector look rarely: modules are kept to the end, and a declaration is thousands of objects without a
    cycle, all gone by themselves before the next one."""
    gc.set_threshold(_OBJECTS)


def _leave_plugins_out() -> None:
    """Keep pydantic from looking for plugins: none has a say in what a declaration means. Even told to look for none,
    it would import what reads the metadata of packages, a parser of mail included: a tenth of a start."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    loader: Any = ModuleType("pydantic.plugin._loader")
    loader.get_plugins = tuple
    sys.modules.setdefault(loader.__name__, loader)


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line, without the program's name, and return its exit code."""
    language = language_of(arguments, os.environ)
    try:
        return _run(arguments, language)
    except WrongUsage as error:
        notice(say(language, "error", message=str(error)))
        return EXIT_USAGE
    except MissingExtra as error:
        told = say(language, "missing-extra", package=error.package, command=install(error.extra))
        notice(say(language, "error", message=told))
        return EXIT_USAGE
    except NotWritten as error:
        notice(not_written(error, language))
        return EXIT_FAULT
    except NoRoom as error:
        notice(not_written(NotWritten(error.folder, error.reason), language))
        return EXIT_FAULT
    except BrokenPipeError:
        return EXIT_READER_GONE
    except KeyboardInterrupt:
        return _interrupted(language)
    except Exception as error:
        if interrupts.is_interrupted():  # what was interrupted made an error of it
            return _interrupted(language)
        if os.environ.get("PERFGOAL_DEBUG"):
            raise
        notice(say(language, "error", message=say(language, "fault", kind=type(error).__name__)))
        return EXIT_FAULT


def _interrupted(language: str) -> int:
    if not interrupts.is_silent():
        notice(say(language, "interrupted"))
    return EXIT_INTERRUPTED


def _run(arguments: Sequence[str], language: str) -> int:
    """Parse, then do: what the parser makes of an interrupt or a closed pipe never touches a job."""
    import typer  # noqa: PLC0415  after the language is known: the commands' help speaks it

    from perfgoal.cli.app import build_app  # noqa: PLC0415
    from perfgoal.cli.completion import VARIABLE, completions  # noqa: PLC0415
    from perfgoal.cli.usage import usage_message  # noqa: PLC0415

    command: Any = typer.main.get_command(build_app(language, asked=asked_language(arguments, os.environ) is not None))
    if os.environ.get(VARIABLE):
        write_text(completions(command, arguments, language))
        return 0
    # The one class of the parser's errors that typer exports, whether it carries its own click or not.
    usage_error: Any = typer.BadParameter.__mro__[1]
    try:
        job = command.main(args=list(arguments), prog_name="perfgoal", standalone_mode=False)
    except usage_error as error:
        raise WrongUsage(usage_message(error, command, language)) from None
    except SystemExit:  # what the parser makes of a closed pipe
        raise BrokenPipeError from None
    except OSError as error:  # it has printed help
        raise NotWritten(None, error.strerror or str(error)) from None
    if job == EXIT_INTERRUPTED:  # what it makes of an interrupt
        raise KeyboardInterrupt
    if not callable(job):
        return 0
    _require_working_folder(language)
    code: int = job()
    return code


def _require_working_folder(language: str) -> None:
    """Refuse to work where there is no folder any more: what a path means is asked of it, be it a whole one."""
    try:
        os.getcwd()  # noqa: PTH109
    except OSError:
        raise WrongUsage(say(language, "no-working-folder")) from None
