"""Files are read in a process of its own, with bounded time and memory, that ends with the one that keeps it."""

import contextlib
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from perfgoal.exchange.confined import read_confined
from perfgoal.exchange.content import Content, Origin
from perfgoal.exchange.draft import Refused

posix = pytest.mark.skipif(sys.platform == "win32", reason="the time limit alone holds on Windows")


def told(asked: str, seconds: float = 30) -> str:
    """Ask a costly reader, and return the one text that it shows."""
    found = read_confined("exchange.costly", asked.encode(), seconds=seconds)
    assert isinstance(found, Content)
    return found.tables[0].cells[0].text


def refused(asked: str, seconds: float = 30) -> Refused:
    with pytest.raises(Refused) as caught:
        told(asked, seconds)
    return caught.value


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    with contextlib.suppress(OSError):  # ended, and not yet waited for
        return " Z " not in Path(f"/proc/{process}/stat").read_text("utf-8")
    return True


def wait_until(is_so: Callable[[], bool]) -> bool:
    """Whether something comes to be within ten seconds."""
    end = time.monotonic() + 10
    while not is_so() and time.monotonic() < end:
        time.sleep(0.02)
    return is_so()


def test_what_a_reader_finds_comes_back_as_it_was() -> None:
    assert told("say 甲\n\u2028乙 🎉") == "甲\n\u2028乙 🎉"


def test_one_process_reads_file_after_file() -> None:
    process = told("process")
    assert (told("process"), told("parents")) == (process, str(os.getpid()))


def test_a_refusal_comes_back_with_its_place_and_arguments() -> None:
    error = refused("refuse")
    assert (error.variant, error.origin) == ("lost-thread", Origin("cell", ("资金", "D9")))
    assert error.arguments == {"expected": "金额", "found": 7}


@posix
@pytest.mark.parametrize("asked", ["hang", "wait 60"])
def test_a_reader_that_hangs_is_killed_in_time(asked: str) -> None:
    process = int(told("process"))
    assert refused(asked, 0.5).variant == "too-costly"
    assert not is_there(process)
    assert told("say 又") == "又"


def test_a_reader_may_take_the_time_it_has() -> None:
    for _ in range(3):
        assert told("work 0.4", 1) == "0.4"


@posix
def test_the_time_in_which_a_reader_waits_for_its_turn_does_not_count() -> None:
    """As where many files are read at once, on a machine of few processors."""
    assert told("wait 1.2", 1) == "1.2"


@posix
@pytest.mark.parametrize("asked", ["fill 2000", "grow"])
def test_a_reader_gets_no_more_than_so_much_memory(asked: str) -> None:
    error = refused(asked)
    assert (error.variant, error.arguments) == ("too-costly", {"seconds": 30, "megabytes": 512})
    assert told("say 又") == "又"


def test_a_file_that_shows_too_much_is_refused_for_that() -> None:
    error = refused("repeat 70000000")
    assert (error.variant, error.arguments) == ("unpacks-too-large", {"limit": 64})
    assert told("say 又") == "又"


@posix
def test_a_reader_may_take_the_memory_it_has() -> None:
    assert told("fill 300") == str(300 * 1024 * 1024)


@pytest.mark.parametrize("asked", ["die", "crash", "fail", "recurse", "unknown"])
def test_a_reader_that_fails_is_told_without_a_traceback(asked: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert refused(asked).variant == "reader-failed"
    assert capfd.readouterr() == ("", "")
    assert told("say 又") == "又"


def test_what_a_reader_prints_is_no_answer(capfd: pytest.CaptureFixture[str]) -> None:
    assert told("print 甲") == "甲"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("asked", ["connect", "run true"])
def test_a_reader_reaches_no_network_and_no_program(asked: str) -> None:
    assert refused(asked).variant == "reader-failed"


def test_a_reader_writes_no_file(tmp_path: Path) -> None:
    assert refused(f"write {tmp_path / 'a'}").variant == "reader-failed"
    assert list(tmp_path.iterdir()) == []


def test_a_reader_removes_no_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("甲", "utf-8")
    assert refused(f"remove {tmp_path / 'a'}").variant == "reader-failed"
    assert (tmp_path / "a").read_text("utf-8") == "甲"


def test_a_reader_makes_nothing_of_what_is_packed_to_be_run() -> None:
    assert refused("unpickle").variant == "reader-failed"


@posix
def test_a_process_that_is_killed_in_the_middle_is_told_and_started_anew() -> None:
    process = int(told("process"))
    killer = threading.Timer(0.3, os.kill, (process, signal.SIGKILL))
    killer.start()
    assert refused("wait 20").variant == "reader-failed"
    assert told("process") != str(process)


@posix
def test_a_process_that_was_killed_between_files_is_not_missed() -> None:
    process = int(told("process"))
    os.kill(process, signal.SIGKILL)
    assert wait_until(lambda: not is_there(process))
    assert told("say 又") == "又"


def test_threads_take_turns() -> None:
    found: dict[int, str] = {}
    threads = [
        threading.Thread(target=lambda number=number: found.update({number: told(f"say {number}")}))
        for number in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: str(number) for number in range(20)}


def _started(code: str) -> "subprocess.Popen[str]":
    """Start a process that asks costly readers by ``told`` as this one does."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    source = f"from exchange.test_confined import *\n{code}"
    return subprocess.Popen([sys.executable, "-c", source], stdout=subprocess.PIPE, text=True, env=environment)


@posix
@pytest.mark.parametrize("doing", ["time.sleep(60)", "told('wait 2')"])
def test_it_ends_when_the_one_that_keeps_it_is_killed(doing: str) -> None:
    with _started(f"print(told('process'), flush=True); {doing}") as keeper:
        assert keeper.stdout is not None
        process = int(keeper.stdout.readline())
        time.sleep(0.2)
        keeper.kill()
    assert wait_until(lambda: not is_there(process))


@posix
def test_it_ends_when_a_reader_hangs_and_nobody_is_left_to_stop_it() -> None:
    with _started("print(told('process'), flush=True); told('hang', 0.9)") as keeper:
        assert keeper.stdout is not None
        process = int(keeper.stdout.readline())
        time.sleep(0.3)
        keeper.kill()
    assert is_there(process)
    assert wait_until(lambda: not is_there(process))


@posix
def test_it_ends_with_the_one_that_keeps_it() -> None:
    with _started("print(told('process'), flush=True)") as keeper:
        assert keeper.stdout is not None
        process = int(keeper.stdout.readline())
    assert keeper.returncode == 0
    assert not is_there(process)


@posix
@pytest.mark.parametrize("doing", ["assert told('process') != process", "pass"])
def test_a_copy_of_a_process_has_one_of_its_own_and_holds_no_other(doing: str) -> None:
    code = f"""
process = told("process")
ours, theirs = os.pipe()
copy = os.fork()
if copy == 0:
    {doing}
    os.write(theirs, b"x")
    time.sleep(60)
os.read(ours, 1)
assert told("process") == process
print(process, copy, flush=True)
time.sleep(60)
"""
    with _started(code) as keeper:
        assert keeper.stdout is not None
        process, copy = map(int, keeper.stdout.readline().split())
        keeper.kill()
    try:
        assert wait_until(lambda: not is_there(process))
        assert is_there(copy)
    finally:
        os.kill(copy, signal.SIGKILL)


@posix
@pytest.mark.parametrize("way", multiprocessing.get_all_start_methods())
def test_it_is_there_for_the_processes_of_a_pool(way: str) -> None:
    context = multiprocessing.get_context(way)
    ours, theirs = context.Pipe()
    worker = context.Process(target=_work, args=(theirs,), daemon=True)  # type: ignore[attr-defined]
    worker.start()
    process = int(ours.recv())
    worker.kill()
    worker.join()
    assert process != int(told("process"))
    assert wait_until(lambda: not is_there(process))


def _work(connection: Connection) -> None:
    connection.send(told("process"))
    time.sleep(60)


def test_nothing_of_the_folder_it_is_started_in_is_run(tmp_path: Path) -> None:
    (tmp_path / "perfgoal").mkdir()
    (tmp_path / "perfgoal" / "__init__.py").write_text("raise SystemExit(9)", "utf-8")
    (tmp_path / "json.py").write_text("raise SystemExit(9)", "utf-8")
    code = f"os.chdir({str(tmp_path)!r}); sys.path.insert(0, ''); print(told('say 甲'))"
    with _started(code) as keeper:
        assert keeper.stdout is not None
        assert keeper.stdout.read() == "甲\n"


@pytest.mark.parametrize("executable", ["", None, "/nowhere/python"])
def test_it_is_found_where_python_does_not_say_what_runs_it(executable: str | None) -> None:
    with _started(f"sys.executable = {executable!r}; print(told('say 甲'))") as keeper:
        assert keeper.stdout is not None
        assert keeper.stdout.read() == "甲\n"


@posix
def test_an_application_that_python_is_a_part_of_is_not_started_anew(tmp_path: Path) -> None:
    mark = tmp_path / "started"
    application = tmp_path / "application"
    application.write_text(f"#!/bin/sh\necho x > {mark}\n", "utf-8")
    application.chmod(0o755)
    parts = f"sys.frozen = True; sys.executable = {str(application)!r}; sys.exec_prefix = {str(tmp_path)!r}"
    with _started(f"{parts}; print(refused('say 甲').variant)") as keeper:
        assert keeper.stdout is not None
        assert keeper.stdout.read() == "no-interpreter\n"
    assert not mark.exists()


def test_it_starts_with_little() -> None:
    modules = set(told("modules").split())
    assert not modules & {"yaml", "pydantic", "jinja2", "typer", "rich"}
