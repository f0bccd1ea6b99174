"""A file is the old one or the new one, whatever happens; and only the one that was read is replaced."""

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from perfgoal import replacing
from perfgoal.document import MAX_BYTES
from perfgoal.editing import NotReplaced, replace
from perfgoal.replacing import TEMPORARY, create_whole, replace_whole

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
    fsync = os.fsync

    def meanwhile(descriptor: int) -> None:  # the last that is done before the file is looked at again
        fsync(descriptor)
        file.write_bytes(b"a: else\n")

    monkeypatch.setattr(os, "fsync", meanwhile)
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
    # No walk looks at what begins with a dot; and a person sees what it is.
    assert all(each.name.startswith(".") and each.name.endswith(TEMPORARY) for each in others)
    assert len(others) == (killed == "before")


as_root = pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root gives files away")


@as_root
def test_a_file_stays_that_of_its_owner_whoever_mends_it(file: Path) -> None:
    os.chown(file, 1234, 2345)
    file.chmod(0o4640)
    replace(file, OLD, NEW)
    found = file.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (1234, 2345, 0o4640)


@posix_only
def test_nobody_has_another_file_changed_by_a_link_in_the_place_of_the_temporary_one(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever may write to the folder can put one there, and would be given a file of root's."""
    other, fdopen = file.with_name("other"), os.fdopen
    other.write_bytes(OLD)
    file.chmod(0o666)
    if os.geteuid() == 0:
        os.chown(file, 1234, 2345)
    before = other.stat()

    def meanwhile(descriptor: int, mode: str) -> object:
        (temporary,) = file.parent.glob(f".*{TEMPORARY}")
        temporary.unlink()
        temporary.symlink_to(other)
        return fdopen(descriptor, mode)

    monkeypatch.setattr(os, "fdopen", meanwhile)
    replace_whole(file, NEW, 0o666)
    after = other.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    assert other.read_bytes() == OLD


@posix_only
@pytest.mark.parametrize(
    ("mode", "becomes"),
    [(0o640, 0o600), (0o664, 0o644), (0o777, 0o777), (0o2775, 0o755)],
)
def test_a_group_that_cannot_be_kept_gives_another_no_more_than_all(
    file: Path, monkeypatch: pytest.MonkeyPatch, mode: int, becomes: int
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "not permitted")

    real = Path.lstat

    def of_another(path: Path) -> os.stat_result:
        found = list(real(path))
        found[5] += path == file
        return os.stat_result(found)

    file.chmod(mode)
    monkeypatch.setattr(Path, "lstat", of_another)
    monkeypatch.setattr(os, "fchown", refused)
    replace(file, OLD, NEW)
    assert stat.S_IMODE(file.stat().st_mode) == becomes


@as_root
def test_nobody_acts_as_one_who_may_not_give_files_away(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another user's file lets everyone do in that user's name is not done in the name of this one."""

    def refused(*_: object) -> None:
        raise PermissionError(1, "not permitted")

    os.chown(file, 1234, -1)
    file.chmod(0o4755)
    monkeypatch.setattr(os, "fchown", refused)
    replace(file, OLD, NEW)
    assert stat.S_IMODE(file.stat().st_mode) == 0o755


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no attributes to be set on this system")
def test_attributes_of_a_file_stay(file: Path) -> None:
    try:
        os.setxattr(file, "user.office", b"budget")  # an access list is one too
    except OSError:
        pytest.skip("this file system has no attributes")
    replace(file, OLD, NEW)
    assert os.getxattr(file, "user.office") == b"budget"


def test_a_new_file_has_the_permissions_of_any_new_one(tmp_path: Path) -> None:
    (tmp_path / "any").write_bytes(b"")
    create_whole(tmp_path / "new", NEW)
    assert (tmp_path / "new").read_bytes() == NEW
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "any").stat().st_mode
    assert sorted(each.name for each in tmp_path.iterdir()) == ["any", "new"]


@pytest.mark.parametrize("there", ["file", "folder", "link"])
def test_a_new_file_takes_the_place_of_nothing(tmp_path: Path, there: str) -> None:
    path = tmp_path / "new"
    makes = {"file": path.touch, "folder": path.mkdir, "link": lambda: path.symlink_to("nowhere")}
    makes[there]()  # type: ignore[operator]
    with pytest.raises(FileExistsError):
        create_whole(path, NEW)
    assert [each.name for each in tmp_path.iterdir()] == ["new"]
    assert not path.is_file() or not path.read_bytes()


def test_one_that_comes_meanwhile_is_not_replaced_by_a_new_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, fsync = tmp_path / "new", os.fsync

    def meanwhile(descriptor: int) -> None:
        fsync(descriptor)
        path.write_bytes(OLD)

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(FileExistsError):
        create_whole(path, NEW)
    assert path.read_bytes() == OLD
    assert [each.name for each in tmp_path.iterdir()] == ["new"]


@posix_only
def test_a_file_system_without_second_names_has_new_files_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(1, "not permitted")

    monkeypatch.setattr(os, "link", refused)
    create_whole(tmp_path / "new", NEW)
    assert (tmp_path / "new").read_bytes() == NEW
    with pytest.raises(FileExistsError):
        create_whole(tmp_path / "new", OLD)
    assert [each.name for each in tmp_path.iterdir()] == ["new"]


def test_what_the_system_says_is_told(file: Path) -> None:
    with pytest.raises(NotReplaced) as raised:
        replace(file.with_name("长" * 300), OLD, NEW)
    assert (raised.value.why, str(raised.value)) == ("failed", "failed")
    assert raised.value.reason == os.strerror(errno.ENAMETOOLONG)


def test_what_is_said_in_place_of_the_system_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unable(*_: object) -> None:
        raise OSError("no such call")

    monkeypatch.setattr(os, "fsync", unable)
    with pytest.raises(NotReplaced) as raised:
        replace(file, OLD, NEW)
    assert (raised.value.why, raised.value.reason) == ("failed", "no such call")


def test_a_file_that_is_left_for_another_reason_has_none_of_the_system(file: Path) -> None:
    with pytest.raises(NotReplaced) as raised:
        replace(file, NEW, OLD)
    assert (raised.value.why, raised.value.reason) == ("changed", "")


def test_a_file_larger_than_any_declaration_is_replaced_if_it_is_the_one_read(file: Path) -> None:
    large = b"#" * (MAX_BYTES + 1)
    file.write_bytes(large)
    assert left(file, large + b"#") == "changed"
    replace(file, large, NEW)
    assert file.read_bytes() == NEW


@posix_only
def test_a_link_that_takes_the_place_meanwhile_is_left(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = file.with_name("other.yaml")

    def linked(*_: object) -> bool:
        file.rename(other)
        file.symlink_to(other)
        return True

    monkeypatch.setattr(os, "access", linked)
    assert left(file) == "changed"
    assert (file.is_symlink(), other.read_bytes()) == (True, OLD)
