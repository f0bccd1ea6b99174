"""A file is the old one or the new one, whatever happens; and only the one that was read is replaced."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from perfgoal import replacing
from perfgoal.editing import NotReplaced, replace
from perfgoal.replacing import replace_whole

OLD, NEW = "a: 甲\r\n".encode(), "a: 乙\r\n".encode()

posix_only = pytest.mark.skipif(os.name != "posix", reason="permissions and links are POSIX's")
not_root = pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "申报.yaml"
    path.write_bytes(OLD)
    return path


def left(path: Path, old: bytes = OLD) -> str:
    """Return why ``path`` is not replaced."""
    with pytest.raises(NotReplaced) as raised:
        replace(path, old, NEW)
    return raised.value.why


def test_a_file_is_replaced_and_nothing_else_is_left(file: Path) -> None:
    replace(file, OLD, NEW)
    assert file.read_bytes() == NEW
    assert [each.name for each in file.parent.iterdir()] == [file.name]


@posix_only
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_permissions_stay(file: Path, mode: int) -> None:
    file.chmod(mode)
    replace(file, OLD, NEW)
    assert stat.S_IMODE(file.stat().st_mode) == mode


@posix_only
def test_a_link_is_left(file: Path) -> None:
    link = file.with_name("link.yaml")
    link.symlink_to(file)
    assert left(link) == "link"
    assert link.is_symlink()
    assert file.read_bytes() == OLD


@pytest.mark.parametrize("now", [b"", NEW, OLD + b"# x\n", OLD.replace(b"\r", b"")])
def test_a_file_that_has_changed_is_left(file: Path, now: bytes) -> None:
    file.write_bytes(now)
    assert left(file) == "changed"
    assert file.read_bytes() == now


def test_a_file_that_is_gone_is_not_made(file: Path) -> None:
    file.unlink()
    assert left(file) == "changed"
    assert not list(file.parent.iterdir())
    file.mkdir()
    assert left(file) == "changed"


def test_a_change_at_the_last_moment_is_seen(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chmod = Path.chmod

    def meanwhile(path: Path, mode: int) -> None:  # the last that is done before the file is looked at again
        chmod(path, mode)
        file.write_bytes(b"a: else\n")

    monkeypatch.setattr(Path, "chmod", meanwhile)
    assert left(file) == "changed"
    assert file.read_bytes() == b"a: else\n"
    assert [each.name for each in file.parent.iterdir()] == [file.name]


@not_root
def test_a_file_that_is_read_only_is_left(file: Path) -> None:
    file.chmod(0o444)
    assert left(file) == "read-only"
    assert file.read_bytes() == OLD


def test_a_file_that_may_not_be_written_is_left(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: not (path == file and mode == os.W_OK))
    assert left(file) == "read-only"


@not_root
def test_a_folder_that_is_read_only_is_left(file: Path) -> None:
    file.parent.chmod(0o555)
    try:
        assert left(file) == "failed"
    finally:
        file.parent.chmod(0o755)
    assert file.read_bytes() == OLD


@pytest.mark.parametrize("call", ["fsync", "fdopen"])
def test_a_full_disk_leaves_the_file(file: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, full)
    assert left(file) == "failed"
    assert file.read_bytes() == OLD
    assert [each.name for each in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize(("tries", "done"), [(2, True), (99, False)])
def test_windows_is_given_time(file: Path, monkeypatch: pytest.MonkeyPatch, tries: int, done: bool) -> None:
    """There a file that somebody holds open cannot be replaced; a virus scanner does so for a moment."""
    rename, slept = Path.replace, list[float]()

    def held(path: Path, target: Path) -> Path:
        if len(slept) < tries:
            raise PermissionError(13, "held open")
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(replacing, "patient", True)
    monkeypatch.setattr(time, "sleep", slept.append)
    if done:
        replace_whole(file, NEW, 0o644)
        assert file.read_bytes() == NEW
        assert len(slept) == tries
    else:
        with pytest.raises(PermissionError):
            replace_whole(file, NEW, 0o644)
        assert file.read_bytes() == OLD
        assert 0 < sum(slept) < 2
    assert [each.name for each in file.parent.iterdir()] == [file.name]


@posix_only
@pytest.mark.parametrize("killed", ["before", "after"])
def test_killed_between_the_temporary_file_and_its_place(file: Path, killed: str) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path; from perfgoal.editing import replace\n"
        "rename = Path.replace\n"
        "def die(path, target):\n"
        f"    if {killed!r} == 'after': rename(path, target)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "Path.replace = die\n"
        f"replace(sys.argv[1], {OLD!r}, {NEW!r})\n"
    )
    ended = subprocess.run([sys.executable, "-c", code, file], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert file.read_bytes() == (OLD if killed == "before" else NEW)
    others = [each for each in file.parent.iterdir() if each != file]
    assert all(each.name.startswith(".") for each in others)  # which no walk looks at
    assert len(others) == (killed == "before")
