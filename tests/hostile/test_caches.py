"""A cache that somebody else has made, or may have: it says what is found in a declaration, and is not believed."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.terminal import Command
from hostile.commands_on_files import DECLARATION
from hostile.mere_user import needs_permissions
from perfgoal.workspace.cache import NAME
from perfgoal.workspace.cache_folder import VARIABLE, cache_folder

pytestmark = needs_permissions

TOTAL = b"basic: 2,554.17"


@pytest.fixture
def declaration(tmp_path: Path) -> Path:
    """A declaration with a sum that is wrong."""
    file = tmp_path / "declarations" / "liwan.yaml"
    file.parent.mkdir()
    file.write_bytes(DECLARATION.read_bytes().replace(TOTAL, b"basic: 2,555.17"))
    return file


@pytest.fixture
def cache(tmp_path: Path, declaration: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache that says of the declaration what nothing but a lie can: that there is nothing to be found."""
    folder = tmp_path / "cache"
    monkeypatch.setenv(VARIABLE, str(folder))
    assert perfgoal("validate", declaration).code == 1
    good = declaration.with_name("good.yaml")
    good.write_bytes(DECLARATION.read_bytes())
    assert perfgoal("validate", good).code == 0
    good.unlink()
    with sqlite3.connect(folder / NAME) as database:
        rows = database.execute("SELECT key, answer, sum FROM answers ORDER BY length(answer)").fetchall()
    wrong, right = rows[-1], rows[-2]
    with sqlite3.connect(folder / NAME) as database:
        from perfgoal.workspace.cache import _sum  # noqa: PLC0415  what a liar would reckon

        for key, answer, _ in (wrong, right):
            other = right[1] if answer == wrong[1] else wrong[1]
            database.execute("UPDATE answers SET answer = ?, sum = ? WHERE key = ?", (other, _sum(key, other), key))
    return folder


def test_a_cache_of_ones_own_is_believed(cache: Path, declaration: Path, perfgoal: Command) -> None:
    """Without this the tests below would hold whatever is believed."""
    assert cache.is_dir()
    assert perfgoal("validate", declaration).code == 0


def _given_away(cache: Path) -> None:
    os.chown(cache / NAME, 65_534, -1)


def _in_a_folder_of_another(cache: Path) -> None:
    os.chown(cache, 65_534, -1)


def _in_a_folder_for_all(cache: Path) -> None:
    cache.chmod(0o777)


def _in_a_folder_for_all_as_tmp_is(cache: Path) -> None:
    cache.chmod(0o1777)


def _for_all_to_write(cache: Path) -> None:
    cache.chmod(0o755)
    (cache / NAME).chmod(0o666)


def _in_a_folder_for_a_group(cache: Path) -> None:
    os.chown(cache, -1, 65_534)
    cache.chmod(0o770)


def _with_a_journal_of_another(cache: Path) -> None:
    (cache / f"{NAME}-journal").write_bytes(b"")
    os.chown(cache / f"{NAME}-journal", 65_534, -1)


def _with_changes_of_another(cache: Path) -> None:
    """SQLite takes them for those of the database beside them."""
    (cache / f"{NAME}-wal").write_bytes(b"")
    os.chown(cache / f"{NAME}-wal", 65_534, -1)


def _through_a_link(cache: Path) -> None:
    (cache / NAME).rename(cache / "elsewhere")
    (cache / NAME).symlink_to("elsewhere")


OTHERS = (
    _given_away,
    _in_a_folder_of_another,
    _in_a_folder_for_a_group,
    _with_a_journal_of_another,
    _with_changes_of_another,
)

OPEN = (_in_a_folder_for_all, _in_a_folder_for_all_as_tmp_is, _for_all_to_write)


@pytest.mark.parametrize("becomes", [*OTHERS, *OPEN, _through_a_link])
def test_a_cache_that_another_may_have_written_is_not_believed(
    cache: Path, declaration: Path, perfgoal: Command, becomes: Callable[[Path], None]
) -> None:
    if becomes in OTHERS and os.geteuid() != 0:
        pytest.skip("only root can give a file away")
    becomes(cache)
    before = (cache / NAME).read_bytes()
    told = perfgoal("validate", declaration)
    assert told.code == 1
    assert "PG201" in told.out
    assert (cache / NAME).read_bytes() == before


def test_what_lies_in_the_working_folder_is_no_home(
    cache: Path, declaration: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a container a user may have no entry and no HOME; a stranger's repository may have a folder called ~."""
    monkeypatch.chdir(declaration.parent)
    monkeypatch.delenv(VARIABLE)
    for home, name in (("~", "~/.cache"), ("home", "home/.cache"), ("", "cache")):
        shutil.copytree(cache, declaration.parent / name / "perfgoal")
        monkeypatch.setenv("HOME", home)
        monkeypatch.setenv("XDG_CACHE_HOME", "cache" if not home else "")
        if home:
            assert cache_folder() is None
        monkeypatch.setenv("HOME", home or str(cache.with_name("empty")))
        assert perfgoal("validate", declaration).code == 1


NO_DATABASE: dict[str, Callable[[Path], object]] = {
    "folder": lambda path: path.mkdir(),
    "fifo": os.mkfifo,
    "endless": lambda path: path.symlink_to("/dev/zero"),
    "full": lambda path: path.symlink_to("/dev/full"),
    "text": lambda path: path.write_bytes(b"hello"),
    "dangling": lambda path: path.symlink_to(path.with_name("gone")),
    "loop": lambda path: path.symlink_to(path),
    "header-alone": lambda path: path.write_bytes(b"SQLite format 3\0"),
}


@pytest.mark.parametrize("name", NO_DATABASE)
def test_what_is_no_database_is_done_without(
    declaration: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    monkeypatch.setenv(VARIABLE, str(folder))
    NO_DATABASE[name](folder / NAME)
    first = perfgoal("validate", declaration)
    assert (first.code, first.err) == (1, "")
    assert perfgoal("validate", declaration) == first
    assert not (folder / "gone").exists()


DAMAGES = {
    "other-types": "UPDATE answers SET answer = 'text', sum = 5",
    "numbers": "UPDATE answers SET answer = 5, sum = 'x', day = NULL; UPDATE files SET digest = 5, size = 'x'",
    "nothing": "UPDATE answers SET answer = NULL, sum = NULL; UPDATE files SET digest = NULL",
    "other-sums": "UPDATE answers SET sum = sum + 1",
    "no-answers": "DROP TABLE answers",
    "no-files": "DROP TABLE files",
    "other-columns": "DROP TABLE answers; CREATE TABLE answers (a, b)",
    "another-layout": "PRAGMA user_version = 99",
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_cache_changes_nothing(
    declaration: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "cache"
    monkeypatch.setenv(VARIABLE, str(folder))
    os.utime(declaration, (1, 1))
    first = perfgoal("validate", declaration)
    with sqlite3.connect(folder / NAME) as database:
        database.executescript(DAMAGES[name])
    assert perfgoal("validate", declaration) == first


FOREIGN = {
    "tables": "CREATE TABLE accounts (a); INSERT INTO accounts VALUES (1)",
    "numbered": "CREATE TABLE accounts (a); INSERT INTO accounts VALUES (1); PRAGMA user_version = 7",
    "endless-view": "CREATE VIEW answers AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
    "SELECT x AS key, x AS answer, x AS sum, x AS day FROM c; CREATE TABLE files (a); PRAGMA user_version = 2",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_the_database_of_another_program_stays_as_it_is(
    declaration: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "cache"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv(VARIABLE, str(folder))
    with sqlite3.connect(folder / NAME) as database:
        database.executescript(FOREIGN[name])
    before = (folder / NAME).read_bytes()
    assert perfgoal("validate", declaration).code == 1
    assert (folder / NAME).read_bytes() == before


def test_a_change_that_keeps_size_and_time_is_seen(
    declaration: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As a copy that keeps times makes one."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setattr("perfgoal.workspace.cache.SETTLED", -1)
    os.utime(declaration, (1, 1))
    assert perfgoal("validate", declaration).code == 1
    declaration.write_bytes(DECLARATION.read_bytes())
    os.utime(declaration, (1, 1))
    assert perfgoal("validate", declaration).code == 0


def test_a_new_cache_is_its_users_alone(
    declaration: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "new" / "cache"))
    perfgoal("validate", declaration)
    assert (tmp_path / "new" / "cache").stat().st_mode & 0o777 == 0o700
