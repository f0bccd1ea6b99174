"""Paths to bytes: what is no ordinary file is refused, and nothing hangs."""

import errno
import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from perfgoal.document import MAX_BYTES, Fault, Position, Unreadable, read_file
from perfgoal.rules import CATALOGUE

posix_only = pytest.mark.skipif(os.name != "posix", reason="only POSIX has such files")


@pytest.fixture(autouse=True)
def hanging_is_failing() -> Iterator[None]:
    """End a test that waits for a FIFO, and not the whole run."""
    if os.name != "posix":
        yield
        return

    def ring(number: int, frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(10)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def refusal(path: str | Path, *, follow_links: bool = True) -> Fault:
    """Return the fault of a path that cannot be read."""
    with pytest.raises(Unreadable) as raised:
        read_file(path, follow_links=follow_links)
    return raised.value.fault


def variant(path: str | Path, *, follow_links: bool = True) -> str:
    """Return why a path cannot be read."""
    fault = refusal(path, follow_links=follow_links)
    assert (fault.code, fault.position) == ("PG001", Position(1, 1, 1, 1))
    for text in CATALOGUE[fault.code].messages[fault.variant]:
        assert text.zh.format(**fault.arguments)
        assert text.en.format(**fault.arguments)
    return fault.variant


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "名称 a.yaml"
    path.write_bytes(b"\xff\r\n\x1a\0")
    assert read_file(path) == b"\xff\r\n\x1a\0"
    assert read_file(str(path), follow_links=False) == b"\xff\r\n\x1a\0"


def test_a_file_of_the_limit_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"#" * MAX_BYTES)
    assert len(read_file(path)) == MAX_BYTES
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    assert variant(path) == "too-large"
    assert refusal(path).arguments == {"limit": MAX_BYTES}
    assert len(read_file(path, limit=MAX_BYTES + 1)) == MAX_BYTES + 1


def test_no_more_than_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with path.open("wb") as file:
        file.truncate(1 << 40)  # a hole, as large as no memory
    assert variant(path) == "too-large"


@pytest.mark.parametrize("more", ["b", "b: 2\n", "b" * 70_000])
def test_a_file_that_grows_while_it_is_read_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n")
    looking = os.fstat

    def grow(descriptor: int) -> os.stat_result:
        status = looking(descriptor)
        with path.open("a") as file:
            file.write(more)
        return status

    monkeypatch.setattr(os, "fstat", grow)
    assert read_file(path).decode() == "a: 1\n" + more


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert variant(tmp_path) == "folder"
    assert variant(f"{tmp_path}{os.sep}") == "folder"


@posix_only
def test_a_fifo_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    assert variant(tmp_path / "a.yaml") == "fifo"


@posix_only
@pytest.mark.parametrize("follow_links", [False, True])
def test_a_fifo_that_took_the_place_of_a_file_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, follow_links: bool
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n")
    opening = os.open

    def swap(name: Path, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return opening(name, flags)

    monkeypatch.setattr(os, "open", swap)
    assert variant(path, follow_links=follow_links) == "fifo"


@posix_only
def test_a_socket_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("a.yaml")
        assert variant(tmp_path / "a.yaml") == "socket"


@posix_only
@pytest.mark.parametrize("name", ["zero", "null", "random", "tty"])
def test_a_device_is_no_file(name: str) -> None:
    assert variant(f"/dev/{name}") == "device"


@posix_only
def test_links_are_followed_unless_they_shall_not(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: 1\n")
    (tmp_path / "link").symlink_to("a.yaml")
    (tmp_path / "folder link").symlink_to(tmp_path)
    assert read_file(tmp_path / "link") == b"a: 1\n"
    assert variant(tmp_path / "link", follow_links=False) == "link"
    assert variant(tmp_path / "folder link") == "folder"
    assert variant(tmp_path / "folder link", follow_links=False) == "link"


@posix_only
@pytest.mark.parametrize("target", ["nothing", "nothing/a.yaml", "a.yaml/b.yaml", "x" * 300])
def test_a_link_that_leads_nowhere(tmp_path: Path, target: str) -> None:
    (tmp_path / "a.yaml").write_text("a: 1\n")
    (tmp_path / "link").symlink_to(target)
    assert variant(tmp_path / "link") == "dangling-link"
    assert variant(tmp_path / "link", follow_links=False) == "link"


@posix_only
def test_a_link_that_leads_back_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert variant(tmp_path / "a") == "link-loop"
    assert variant(tmp_path / "a" / "c.yaml") == "link-loop"


@posix_only
def test_a_link_that_took_the_place_of_a_file_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n")
    (tmp_path / "secret").write_text("s: 1\n")
    opening = os.open

    def swap(name: Path, flags: int) -> int:
        path.unlink()
        path.symlink_to("secret")
        return opening(name, flags)

    monkeypatch.setattr(os, "open", swap)
    assert variant(path, follow_links=False) == "link"


@posix_only
def test_a_link_to_itself_that_took_the_place_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n")
    opening = os.open

    def swap(name: Path, flags: int) -> int:
        path.unlink()
        path.symlink_to(path)
        return opening(name, flags)

    monkeypatch.setattr(os, "open", swap)
    assert variant(path) == "link-loop"


@posix_only
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read every file, whatever its mode")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.touch(mode=0)
    assert variant(path) == "no-permission"
    (tmp_path / "folder").mkdir(mode=0)
    assert variant(tmp_path / "folder" / "a.yaml") == "no-permission"


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (PermissionError(errno.EACCES, "denied"), "no-permission"),
        (PermissionError(errno.EPERM, "not permitted"), "no-permission"),
        (FileNotFoundError(errno.ENOENT, "gone"), "vanished"),
        (OSError(errno.EIO, "input/output error"), "system"),
        (OSError(errno.EMFILE, "too many open files"), "system"),
    ],
)
def test_what_the_system_says_when_it_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, expected: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n")

    def refuse(name: Path, flags: int) -> int:
        raise error

    monkeypatch.setattr(os, "open", refuse)
    assert variant(path) == expected


def test_a_refusal_of_the_system_is_told_in_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n")

    def refuse(name: Path, flags: int) -> int:
        raise OSError(errno.EIO, "ignored")

    monkeypatch.setattr(os, "open", refuse)
    assert refusal(path).arguments == {"reason": os.strerror(errno.EIO)}


@pytest.mark.parametrize(
    "name", ["nothing.yaml", "nothing/a.yaml", "a.yaml/b.yaml", "a\0b.yaml", "x" * 5000, "甲" * 300]
)
def test_a_path_that_nothing_bears_is_no_finding(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.yaml").write_text("a: 1\n")
    for follow_links in (False, True):
        with pytest.raises(FileNotFoundError) as raised:
            read_file(tmp_path / name, follow_links=follow_links)
        assert raised.value.args == (str(tmp_path / name),)


@posix_only
def test_no_file_is_left_open(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n")
    before = os.open(path, os.O_RDONLY)
    os.close(before)
    for _ in range(3):
        read_file(path)
        variant(tmp_path)
        variant("/dev/null")
    after = os.open(path, os.O_RDONLY)
    os.close(after)
    assert after == before
