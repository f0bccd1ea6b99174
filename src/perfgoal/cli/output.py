"""Writing: to standard output and error in UTF-8 whatever the locale, and to a file that is replaced whole."""

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from perfgoal.cli.words import say
from perfgoal.replacing import create_whole, replace_whole
from perfgoal.spool import NoRoom, batches

if TYPE_CHECKING:
    from perfgoal.report import Line, Style

_COLOURS: "dict[Style, str]" = {
    "error": "bold red",
    "warning": "yellow",
    "info": "cyan",
    "strong": "bold",
    "faint": "dim",
}


class WrongUsage(Exception):
    """The command line cannot be carried out as it stands (exit 2)."""


class NotWritten(Exception):
    """Output could not be written (exit 3)."""

    def __init__(self, path: str | None, reason: str) -> None:
        super().__init__(reason)
        self.path = path
        self.reason = reason


def write_text(pieces: str | Iterable[str]) -> None:
    """Write a text, or its pieces as they come, to standard output as UTF-8. ``BrokenPipeError`` where the reader is
    gone, :class:`NotWritten` where there is no room, be it for pieces that are kept until their turn."""
    try:
        for piece in (pieces,) if isinstance(pieces, str) else pieces:
            _print(piece)
    except NoRoom as error:
        raise NotWritten(error.folder, error.reason) from None


def _print(piece: str) -> None:
    try:
        _write(piece)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NotWritten(None, error.strerror or str(error)) from None


def write_bytes(data: bytes) -> None:
    """Write a text to standard output as it is, to the last byte; with the errors of :func:`write_text`."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NotWritten(None, error.strerror or str(error)) from None


def _write(text: str) -> None:
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
    else:
        sys.stdout.flush()
        buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.flush()


def write_lines(lines: "Iterable[Line]", *, to_error: bool = False) -> None:
    """Print lines, with colour on a terminal alone (and not where NO_COLOR is set)."""
    stream = sys.stderr if to_error else sys.stdout
    if stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb":
        _write_colours(lines, to_error)
    elif to_error:
        write_error("".join(plain_text(lines)))
    else:
        write_text(batches(plain_text(lines)))


def plain_text(lines: "Iterable[Line]") -> Iterator[str]:
    """Yield lines without colour, each with its end."""
    return ("".join(piece for piece, _ in line) + "\n" for line in lines)


def _write_colours(lines: "Iterable[Line]", to_error: bool) -> None:
    from rich.console import Console  # noqa: PLC0415  only where there is a terminal
    from rich.text import Text  # noqa: PLC0415

    # No line is broken or cut, whatever the width; of a terminal that says 0 nothing would be printed.
    console = Console(stderr=to_error, width=80, highlight=False, markup=False, emoji=False)
    for line in lines:
        text = Text()
        for piece, style in line:
            text.append(piece, _COLOURS.get(style))
        console.print(text, soft_wrap=True)


def notice(text: str) -> None:
    """Print a sentence, or several on lines of their own, to standard error: whatever it quotes, no line of it is
    obeyed by a terminal or a CI runner."""
    from perfgoal.document import inert  # noqa: PLC0415  not needed by --help

    write_error("\n".join(map(inert, text.split("\n"))) + "\n")


def write_error(text: str) -> None:
    """Write a text to standard error. A closed standard error is no reason to fail."""
    with contextlib.suppress(OSError, ValueError):
        buffer = getattr(sys.stderr, "buffer", None)
        if buffer is None:
            sys.stderr.write(text)
        else:
            buffer.write(text.encode("utf-8", "replace"))
        sys.stderr.flush()


def replace_file(
    path: str,
    content: bytes | Iterator[bytes],
    *,
    sources: Iterable[str],
    language: str,
    ready: Callable[[], None] = lambda: None,
) -> None:
    """Write ``content``, or its pieces as they come, to ``path`` through a temporary file beside it, so that there is
    all of it or nothing. ``ready`` is called when all but the last step is done, and may raise to leave ``path`` as it
    is.

    Refuses (:class:`WrongUsage`) a link, what is no ordinary file, and one of ``sources``; :class:`NotWritten` where
    there is no room or no permission.
    """
    put_in_place(path, content, mode_for(path, sources, language), ready)


def put_in_place(
    path: str, content: bytes | Iterator[bytes], mode: int, ready: Callable[[], None] = lambda: None
) -> None:
    """Write to a ``path`` of which :func:`mode_for` has returned the permissions. What has taken its place since then
    is replaced and not followed. :class:`NotWritten` where there is no room or no permission."""
    try:
        replace_whole(Path(path), content, mode, ready=ready)
    except NoRoom as error:
        raise NotWritten(error.folder, error.reason) from None
    except OSError as error:
        raise NotWritten(path, error.strerror or str(error)) from None


def create_file(path: str, content: bytes) -> None:
    """Write ``content`` to a file that is not there yet, so that there is all of it or nothing. ``FileExistsError``
    where anything bears the path, be it a link that leads nowhere; :class:`NotWritten` where there is no room or no
    permission."""
    try:
        create_whole(Path(path), content)
    except FileExistsError:
        raise
    except (OSError, ValueError) as error:
        raise NotWritten(path, getattr(error, "strerror", None) or str(error)) from None


def make_folder(path: Path) -> None:
    """Make a folder and those above it, where they are not there. :class:`NotWritten` where that cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise NotWritten(str(path), getattr(error, "strerror", None) or str(error)) from None


def mode_for(path: str, sources: Iterable[str], language: str) -> int:
    """Return the permissions for a file to be written to ``path``, or refuse to write it (:class:`WrongUsage`): where
    its folder is not there, or it is a link, no ordinary file, or one of ``sources``; :class:`NotWritten` where it is
    read-only."""
    from perfgoal.document import inert  # noqa: PLC0415  not needed by --help

    target, shown = Path(path), inert(path)
    try:
        if not target.parent.is_dir():
            raise WrongUsage(say(language, "output-no-folder", path=shown))
        if path.endswith((os.sep, "/")):
            raise WrongUsage(say(language, "output-not-file", path=shown))
        status = target.lstat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
    except OSError as error:
        raise NotWritten(path, error.strerror or str(error)) from None
    if stat.S_ISLNK(status.st_mode):
        raise WrongUsage(say(language, "output-is-link", path=shown))
    if not stat.S_ISREG(status.st_mode):
        raise WrongUsage(say(language, "output-not-file", path=shown))
    if any(_is_same(status, source) for source in sources):
        raise WrongUsage(say(language, "output-is-input", path=shown))
    if not os.access(target, os.W_OK):  # a folder that may be written to lets a file be replaced that may not
        raise NotWritten(path, os.strerror(errno.EACCES))
    return stat.S_IMODE(status.st_mode)


def _is_same(status: os.stat_result, source: str) -> bool:
    try:
        return os.path.samestat(status, os.stat(source))  # noqa: PTH116  at every file of a run
    except (OSError, ValueError):  # nothing that could be read, nor written over
        return False


def not_written(error: NotWritten, language: str) -> str:
    """Say that output could not be written."""
    from perfgoal.document import inert  # noqa: PLC0415  not needed by --help

    path = error.path if error.path is not None else say(language, "standard-output")
    return say(language, "error", message=say(language, "not-written", path=inert(path), reason=error.reason))
