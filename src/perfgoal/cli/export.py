"""``perfgoal export``."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from perfgoal.cli.asked import Options as Asked
from perfgoal.cli.output import NotWritten, WrongUsage, mode_for, put_in_place, write_text
from perfgoal.cli.progress import watched
from perfgoal.cli.searching import nothing_left, targets_of, tell_passed
from perfgoal.cli.session import Session
from perfgoal.cli.words import say
from perfgoal.document import inert
from perfgoal.export import HasOthers, Writer, replace_folder, write_database
from perfgoal.export.parquet import SUFFIX
from perfgoal.extras import require
from perfgoal.finding import Language
from perfgoal.tables import tables
from perfgoal.workspace import STANDARD_INPUT, Targets

_DATABASE = ".duckdb"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of ``export``: what to read and how, as ``validate`` would, and where to write."""

    asked: Asked
    output: str


def run(options: Options) -> int:
    """Write the tables, say so, and return the exit code: it is 0 whatever is found in them."""
    asked, output = options.asked, options.output.rstrip(f"/{os.sep}")
    if STANDARD_INPUT in asked.paths:
        raise WrongUsage(say(asked.language, "export-of-input"))
    if not output.endswith((SUFFIX, _DATABASE)):
        raise WrongUsage(say(asked.language, "export-suffix", path=inert(output)))
    for package in ("pyarrow", "duckdb") if output.endswith(_DATABASE) else ("pyarrow",):
        require(package)  # before all files are read
    targets = targets_of(asked.paths, asked.language, asked.config, office=True)
    with Session(asked, targets) as session:
        into = _database if output.endswith(_DATABASE) else _folder
        with into(output, targets, session.language) as folder, Writer(folder) as writer:
            count, left_out = _written(session, writer)
            if not count:
                raise nothing_left(targets.passed, left_out, session.language, office=True)
    tell_passed(targets, left_out, session.language)
    write_text(say(session.language, "exported", path=inert(output), count=f"{count:,}") + "\n")
    return 0


def _written(session: Session, writer: Writer) -> tuple[int, list[str]]:
    """Write the rows of all files, and return how many there are and which declare nothing."""
    count, left_out = 0, list[str]()
    with closing(watched(session.answers(), session.total, session.language)) as answers:
        for target, checked in answers:
            if checked is None:
                left_out.append(target.name)
            elif not session.judge.is_form(target):
                count += 1
                writer.add(checked)
    return count, left_out


@contextmanager
def _folder(output: str, _: Targets, language: Language) -> Iterator[Path]:
    """Give a folder for the tables that takes the place of ``output``."""
    path = Path(output)
    if path.is_symlink():
        raise WrongUsage(say(language, "output-is-link", path=inert(output)))
    if not path.parent.is_dir():
        raise WrongUsage(say(language, "output-no-folder", path=inert(output)))
    try:
        with replace_folder(path, [f"{name}{SUFFIX}" for name in tables()]) as folder:
            yield folder
    except HasOthers as error:
        raise WrongUsage(say(language, "export-others", path=inert(output), name=inert(error.name))) from None
    except NotADirectoryError:
        raise WrongUsage(say(language, "export-not-folder", path=inert(output))) from None
    except OSError as error:
        raise NotWritten(output, error.strerror or str(error)) from None


@contextmanager
def _database(output: str, targets: Targets, language: Language) -> Iterator[Path]:
    """Give a folder for the tables, of which a database is made that takes the place of ``output``."""
    mode = mode_for(output, (target.path for target in targets), language)
    try:
        with TemporaryDirectory(prefix="perfgoal-") as made:
            folder, database = Path(made, "tables"), Path(made, "tables.duckdb")
            folder.mkdir()
            yield folder
            write_database(folder, database, language)
            put_in_place(output, _pieces(database), mode)
    except OSError as error:
        raise NotWritten(output, error.strerror or str(error)) from None


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            yield piece
