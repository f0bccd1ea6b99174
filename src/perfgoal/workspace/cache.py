"""Answers of earlier runs: one SQLite file of the user's, by what a file holds and by what holds for it.

A row says what came of a text that was judged in a certain way (:func:`perfgoal.workspace.running.Run`); another says
what a path held when it was last read, by size and time of change, so that it need not be read again. A cache never
makes a run fail: one that is damaged is made anew, one that cannot be opened or written is done without, and so is one
that another user may have written to (:mod:`perfgoal.workspace.cache_folder`), or that is another program's.
"""

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from perfgoal.workspace.cache_folder import is_ours
from perfgoal.workspace.reading import State

NAME = "answers.sqlite"
LAYOUT = 3
MOST = 400_000
"""Answers that are kept, some 900 MB at the most."""
MOST_BYTES = 1 << 18
"""Of one answer. A longer one is that of a text made to have thousands of findings."""
DAYS = 30
"""After which an answer that no run asked for is forgotten."""
SETTLED = 2_000_000_000
"""Nanoseconds: a file that changed so shortly before it was read may change again within the same tick of its clock."""

_DAY = 86_400
_WAIT = 2.0  # seconds for another run to finish writing
_HELD = 2_000  # rows that are written at once
_PASSING = frozenset(
    {
        *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL),  # another run is writing
        *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM),
        *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH),
    }
)
"""What the next run may not meet again, the file being what it is. Anything else is wrong with the file."""
_FORGET = "DELETE FROM answers WHERE key IN (SELECT key FROM answers ORDER BY day LIMIT ?)"
# Answers lie in the order in which they came, apart from their keys: the next run asks for them in that order, and one
# of several kB would fill half of a node of the tree that it is looked up in.
_TABLES = """
CREATE TABLE IF NOT EXISTS files (
    path BLOB PRIMARY KEY, size INTEGER, changed INTEGER, touched INTEGER, digest BLOB, sum INTEGER
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, answer BLOB, sum INTEGER, day INTEGER);
"""
_MADE = {("files", "table"), ("answers", "table")}


class Cache:
    """Answers by key, and digests by path. Not for several threads."""

    def __init__(self, folder: str) -> None:
        self._path = Path(folder) / NAME
        self._day = int(time.time()) // _DAY
        self._files: list[tuple[bytes, int, int, int, bytes, int]] = []
        self._answers: list[tuple[bytes, bytes | None, int, int]] = []
        self._asked: list[tuple[int, bytes]] = []
        self._database = _opened(self._path)

    def digests(self, states: Iterable[tuple[str, State]]) -> dict[str, bytes]:
        """Return the digest of what each absolute path held when it was last read, for those that are as they were."""
        wanted = {os.fsencode(path): state for path, state in states}
        rows = self._select("SELECT path, size, changed, touched, digest, sum FROM files WHERE path IN", list(wanted))
        whole = [row for row in rows if _is_whole_file(*row)]
        self._require_all(whole, rows)
        return {os.fsdecode(path): digest for path, *state, digest, _ in whole if tuple(state) == wanted.get(path)}

    def answers(self, keys: Sequence[bytes]) -> dict[bytes, bytes | None]:
        """Return the answer to each key that has one."""
        rows = self._select("SELECT key, answer, sum, day FROM answers WHERE key IN", keys)
        whole = [row for row in rows if _is_whole(*row)]
        self._require_all(whole, rows)
        self._asked += [(self._day, key) for key, _, _, day in whole if day != self._day]
        return {key: answer for key, answer, _, _ in whole}

    def keep_digest(self, path: str, state: State, digest: bytes) -> None:
        """Remember what a path holds, if it was last changed long enough ago for its time to tell."""
        if time.time_ns() - state.changed > SETTLED:
            name = os.fsencode(path)
            self._files.append((name, *state, digest, _file_sum(name, state, digest)))

    def keep_answer(self, key: bytes, answer: str | None) -> None:
        """Remember an answer."""
        data = None if answer is None else answer.encode("utf-8", "surrogatepass")
        if data is None or len(data) <= MOST_BYTES:
            self._answers.append((key, data, _sum(key, data), self._day))
            if len(self._answers) >= _HELD:
                self.write()

    def write(self) -> None:
        """Write what was remembered: all of it or nothing, and nothing where another run is writing for long."""
        files, answers, asked = self._files, self._answers, self._asked
        if self._database is not None and (files or answers or asked):
            try:
                with self._database as database:
                    database.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)", files)
                    database.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", answers)
                    database.executemany("UPDATE answers SET day = ? WHERE key = ?", asked)
            except sqlite3.Error as error:
                self._do_without(error)
        for rows in (files, answers, asked):
            rows.clear()

    def close(self) -> None:
        """Write what was remembered and forget what is old."""
        grown = bool(self._answers)
        self.write()
        if self._database is not None:
            try:
                if grown:
                    self._prune(self._database)
            except sqlite3.Error as error:
                self._do_without(error)
        self._let_go()

    def _prune(self, database: sqlite3.Connection) -> None:
        with database:
            database.execute("DELETE FROM answers WHERE day < ?", (self._day - DAYS,))
            (count,) = database.execute("SELECT count(*) FROM answers").fetchone()
            if count > MOST:
                database.execute(_FORGET, (count - MOST // 2,))
                database.execute("DELETE FROM files")

    def _select(self, query: str, values: Sequence[bytes]) -> list[tuple[Any, ...]]:
        if self._database is None or not values:
            return []
        try:
            return self._database.execute(f"{query} ({','.join('?' * len(values))})", values).fetchall()
        except sqlite3.Error as error:
            self._do_without(error)
            return []

    def _do_without(self, error: sqlite3.Error) -> None:
        """Go on after an error: without what was asked for, and without the file where it is damaged."""
        if not _is_passing(error):
            self._remove()
        elif self._database is not None:  # whoever has kept this run waiting may do so for long
            with contextlib.suppress(sqlite3.Error):
                self._database.execute("PRAGMA busy_timeout = 0")

    def _require_all(self, whole: Sequence[object], rows: Sequence[object]) -> None:
        """Put away a file of which one row is damaged: others will be, or miss from where they are looked up."""
        if len(whole) < len(rows):
            self._remove()

    def _remove(self) -> None:
        self._let_go()
        _put_away(self._path)

    def _let_go(self) -> None:
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                self._database.close()
        self._database = None


def _opened(path: Path) -> sqlite3.Connection | None:
    """Open a cache, and make it where there is none or it is damaged. ``None`` where none can be used."""
    for _ in range(2):
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            return _connected(path) if is_ours(path) else None
        except OSError:
            return None
        except sqlite3.Error as error:
            if _is_passing(error):
                return None
            _put_away(path)
    return None


def _put_away(path: Path) -> None:
    """Remove a file that is damaged, or of another layout. A journal of it may stay: what finds the one without the
    other removes it, and by now there may be one that another run has begun."""
    with contextlib.suppress(OSError):
        path.unlink()


def _connected(path: Path) -> sqlite3.Connection | None:
    """Return the connection to a cache, which is made where the file is empty or none is there; ``None`` where it is
    another program's. Raises ``sqlite3.Error`` also where the layout is another."""
    database = sqlite3.connect(path, timeout=_WAIT)
    with contextlib.ExitStack() as unless_whole:
        unless_whole.callback(database.close)
        database.execute("PRAGMA synchronous = OFF")  # what a power cut damages is made anew
        (layout,) = database.execute("PRAGMA user_version").fetchone()
        made = set(database.execute("SELECT name, type FROM sqlite_master WHERE type != 'index'"))
        if made - _MADE:
            return None
        if layout == 0:
            database.execute("PRAGMA page_size = 8192")
            database.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {LAYOUT}; COMMIT;")
        elif layout != LAYOUT or made != _MADE:
            raise sqlite3.DatabaseError("another layout")
        unless_whole.pop_all()
    return database


def _is_passing(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _PASSING  # behind it stands what exactly


# Where one bit of the file has changed, a value may be of any type.


def _is_whole(key: object, answer: object, sum_: object, _: object) -> bool:
    if not isinstance(key, bytes) or not (answer is None or isinstance(answer, bytes)):
        return False
    return sum_ == _sum(key, answer)


def _is_whole_file(path: object, *rest: Any) -> bool:
    *state, digest, sum_ = rest
    if not isinstance(path, bytes) or not isinstance(digest, bytes):
        return False
    return {*map(type, state)} == {int} and sum_ == _file_sum(path, State(*state), digest)


def _sum(key: bytes, answer: bytes | None) -> int:
    return crc32(answer or b"", crc32(key))


def _file_sum(path: bytes, state: State, digest: bytes) -> int:
    return crc32(b"%d %d %d" % state, crc32(digest, crc32(path)))
