"""The cache: it answers what it was told, and nothing that happens to it makes a run fail."""

import sqlite3
import sys
import time
from pathlib import Path

import pytest

from perfgoal.workspace import cache as caching
from perfgoal.workspace.cache import NAME, Cache
from perfgoal.workspace.cache_folder import cache_folder
from perfgoal.workspace.reading import State

OLD = State(10, time.time_ns() - 60 * 10**9, time.time_ns())


def kept(folder: Path, key: bytes, answer: str | None) -> None:
    cache = Cache(str(folder))
    cache.keep_answer(key, answer)
    cache.close()


def answer(folder: Path, key: bytes) -> dict[bytes, bytes | None]:
    cache = Cache(str(folder))
    try:
        return cache.answers([key])
    finally:
        cache.close()


@pytest.mark.parametrize("text", ["甲", "", None, "\ud800"])
def test_an_answer_is_there_in_the_next_run(text: str | None, tmp_path: Path) -> None:
    kept(tmp_path / "a" / "b", b"k", text)
    data = None if text is None else text.encode("utf-8", "surrogatepass")
    assert answer(tmp_path / "a" / "b", b"k") == {b"k": data}
    assert answer(tmp_path / "a" / "b", b"other") == {}


def test_a_path_is_known_while_size_and_time_are_the_same(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path))
    name = "甲\udcff.yaml"
    cache.keep_digest(name, OLD, b"d")
    cache.write()
    assert cache.digests([(name, OLD)]) == {name: b"d"}
    assert cache.digests([(name, OLD._replace(size=11))]) == {}
    assert cache.digests([(name, OLD._replace(changed=OLD.changed + 1))]) == {}
    assert cache.digests([(name, OLD._replace(touched=OLD.touched + 1))]) == {}
    cache.close()


def test_what_has_just_changed_may_change_again_unseen(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path))
    just = State(10, time.time_ns(), time.time_ns())
    cache.keep_digest("a", just, b"d")
    cache.write()
    assert cache.digests([("a", just)]) == {}
    cache.close()


@pytest.mark.parametrize(
    "damage", [b"", b"not a database, but long enough to look at" * 100, b"SQLite format 3\0" + b"x" * 5000]
)
def test_a_damaged_file_is_made_anew(damage: bytes, tmp_path: Path) -> None:
    kept(tmp_path, b"k", "甲")
    (tmp_path / NAME).write_bytes(damage)
    assert answer(tmp_path, b"k") == {}
    kept(tmp_path, b"k", "乙")
    assert answer(tmp_path, b"k") == {b"k": "乙".encode()}


def test_a_file_of_another_layout_is_made_anew(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / NAME) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    kept(tmp_path, b"k", "乙")
    assert answer(tmp_path, b"k") == {b"k": "乙".encode()}


def test_an_answer_that_was_tampered_with_is_none(tmp_path: Path) -> None:
    kept(tmp_path, b"k", "甲")
    with sqlite3.connect(tmp_path / NAME) as database:
        database.execute("UPDATE answers SET answer = ?", ("乙".encode(),))
    database.close()
    assert answer(tmp_path, b"k") == {}


@pytest.mark.parametrize("value", ["CAST(answer AS TEXT)", "CAST(X'FF' AS TEXT)", "7", "1.5", "NULL"])
def test_an_answer_that_one_bit_made_something_else_is_none(value: str, tmp_path: Path) -> None:
    kept(tmp_path, b"k", "甲")
    with sqlite3.connect(tmp_path / NAME) as database:
        database.execute(f"UPDATE answers SET answer = {value}")
    database.close()
    assert answer(tmp_path, b"k") == {}
    kept(tmp_path, b"k", "甲")
    assert answer(tmp_path, b"k") == {b"k": "甲".encode()}


def test_a_file_of_which_one_row_is_damaged_is_made_anew(tmp_path: Path) -> None:
    for key in (b"k", b"l"):
        kept(tmp_path, key, "甲")
    with sqlite3.connect(tmp_path / NAME) as database:
        database.execute("UPDATE answers SET answer = X'00' WHERE key = ?", (b"k",))
    database.close()
    assert answer(tmp_path, b"l") == {b"l": "甲".encode()}
    assert answer(tmp_path, b"k") == {}
    assert answer(tmp_path, b"l") == {}


@pytest.mark.parametrize("value", ["X'00'", "7", "NULL", "CAST(digest AS TEXT)"])
def test_what_a_path_held_is_not_known_by_a_row_that_was_tampered_with(value: str, tmp_path: Path) -> None:
    cache = Cache(str(tmp_path))
    cache.keep_digest("a", OLD, b"d")
    cache.close()
    with sqlite3.connect(tmp_path / NAME) as database:
        database.execute(f"UPDATE files SET digest = {value}")
    database.close()
    cache = Cache(str(tmp_path))
    assert cache.digests([("a", OLD)]) == {}
    cache.close()


@pytest.mark.parametrize(
    "damage", ["DROP TABLE answers", "DROP TABLE files", "ALTER TABLE answers RENAME sum TO total"]
)
def test_a_file_without_its_tables_is_made_anew(damage: str, tmp_path: Path) -> None:
    kept(tmp_path, b"k", "甲")
    with sqlite3.connect(tmp_path / NAME) as database:
        database.execute(damage)
    database.close()
    for _ in range(2):  # the first finds out as it asks, or as it writes
        cache = Cache(str(tmp_path))
        cache.answers([b"k"])
        cache.digests([("a", OLD)])
        cache.keep_answer(b"k", "甲")
        cache.keep_digest("a", OLD, b"d")
        cache.close()
    cache = Cache(str(tmp_path))
    assert cache.answers([b"k"]) == {b"k": "甲".encode()}
    assert cache.digests([("a", OLD)]) == {"a": b"d"}
    cache.close()


def test_a_journal_that_has_lost_its_file_harms_no_other(tmp_path: Path) -> None:
    """As where one is removed that somebody was killed in the middle of writing."""
    kept(tmp_path, b"k", "甲")
    other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    other.execute("PRAGMA cache_size = 1")
    other.execute("BEGIN")
    other.executemany("INSERT INTO answers VALUES (?, ?, 0, 0)", [(bytes([n]), bytes(20_000)) for n in range(50)])
    journal = (tmp_path / f"{NAME}-journal").read_bytes()
    other.execute("ROLLBACK")
    other.close()
    assert journal
    (tmp_path / NAME).unlink()
    (tmp_path / f"{NAME}-journal").write_bytes(journal)
    kept(tmp_path, b"k", "乙")
    assert answer(tmp_path, b"k") == {b"k": "乙".encode()}


def test_a_folder_that_is_a_file_means_no_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    kept(tmp_path / "file", b"k", "甲")
    assert answer(tmp_path / "file", b"k") == {}


def test_another_run_that_is_writing_is_not_waited_for_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "_WAIT", 0.05)
    kept(tmp_path, b"k", "甲")
    other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        kept(tmp_path, b"l", "乙")
        assert answer(tmp_path, b"k") == {}
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert answer(tmp_path, b"k") == {b"k": "甲".encode()}


def test_one_that_is_writing_for_long_is_waited_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "_WAIT", 0.05)
    kept(tmp_path, b"k", "甲")
    cache = Cache(str(tmp_path))
    other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert cache._database is not None
    assert cache.answers([b"k"]) == {}
    assert cache._database.execute("PRAGMA busy_timeout").fetchone() == (0,)
    other.execute("ROLLBACK")
    assert cache.answers([b"k"]) == {b"k": "甲".encode()}
    cache.close()
    other.close()


def test_two_runs_at_once_keep_what_both_found(tmp_path: Path) -> None:
    first, second = Cache(str(tmp_path)), Cache(str(tmp_path))
    first.keep_answer(b"a", "甲")
    second.keep_answer(b"b", "乙")
    first.close()
    second.close()
    assert answer(tmp_path, b"a") | answer(tmp_path, b"b") == {b"a": "甲".encode(), b"b": "乙".encode()}


def test_what_no_run_asks_for_is_forgotten_and_what_one_does_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    kept(tmp_path, b"asked", "甲")
    kept(tmp_path, b"left", "乙")
    monkeypatch.setattr(time, "time", lambda: now + 20 * 86_400)
    assert answer(tmp_path, b"asked") != {}
    monkeypatch.setattr(time, "time", lambda: now + 40 * 86_400)
    kept(tmp_path, b"new", "丙")
    assert answer(tmp_path, b"asked") != {}
    assert answer(tmp_path, b"left") == {}


def test_a_cache_does_not_grow_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "MOST", 10)
    cache = Cache(str(tmp_path))
    for number in range(11):
        cache.keep_answer(bytes([number]), "甲")
    cache.close()
    cache = Cache(str(tmp_path))
    assert len(cache.answers([bytes([number]) for number in range(11)])) == 5
    cache.close()


def test_a_long_answer_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "MOST_BYTES", 5)
    kept(tmp_path, b"k", "甲乙")
    assert answer(tmp_path, b"k") == {}


def test_the_environment_names_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERFGOAL_CACHE_DIR", "somewhere")
    assert cache_folder() == "somewhere"
    monkeypatch.delenv("PERFGOAL_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", "/x")
    monkeypatch.setattr(sys, "platform", "linux")
    assert cache_folder() == "/x/perfgoal"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", "C:/Users/a/AppData/Local")
    assert str(cache_folder()).replace("\\", "/") == "C:/Users/a/AppData/Local/perfgoal/Cache"
