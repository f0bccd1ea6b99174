"""Many files: from a cache, from several processes, in parts, and the same report however it came about."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli.terminal import EXAMPLES, Command
from perfgoal.workspace import pool as pooling
from perfgoal.workspace import running
from perfgoal.workspace.judging import Judge

HEAVY = ("pydantic", "yaml", "jinja2", "rich")
ASKED = (
    "import sys; from perfgoal.cli import run; code = run(sys.argv[1:]);"
    f"print(code, [name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Thirty declarations, each different, one of them with an error, beside a file that declares nothing."""
    made = tmp_path / "declarations"
    made.mkdir()
    (made / ".git").mkdir()  # nothing above it is a configuration
    text = (EXAMPLES / "liwan_2024.yaml").read_text("utf-8")
    for number in range(30):
        (made / f"{number:02}.yaml").write_text(text.replace("8个", f"{number + 8}个"), "utf-8")
    (made / "07.yaml").write_text(text.replace("basic: 2,554.17", "basic: 2,555.17"), "utf-8")
    (made / "other.yaml").write_text("services: {}\n", "utf-8")
    long_ago = time.time() - 60
    for path in made.iterdir():
        os.utime(path, (long_ago, long_ago))
    return made


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several processes from a few files on."""
    monkeypatch.setattr(running, "CHUNK", 4)
    monkeypatch.setattr(running, "ALONE", 4)
    monkeypatch.setattr(running, "PAYS", 5)


def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that fills with the names of the files that are judged from here on."""
    names: list[str] = []
    review = running.Run._checked

    def counted(self: running.Run, slot: "running._Slot") -> object:
        names.append(slot.target.name)
        return review(self, slot)

    monkeypatch.setattr(running.Run, "_checked", counted)
    return names


@pytest.mark.parametrize("report", ["json", "full", "concise", "grouped"])
def test_a_second_run_says_the_same_and_judges_nothing(
    report: str, folder: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = perfgoal("validate", folder, "--format", report)
    names = judged(monkeypatch)
    assert perfgoal("validate", folder, "--format", report) == first
    assert names == []
    assert first.code == 1


def test_a_file_that_changed_is_judged_again(folder: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    perfgoal("validate", folder)
    wrong = folder / "03.yaml"
    wrong.write_text(wrong.read_text("utf-8").replace("basic: 2,554.17", "basic: 2,556.17"), "utf-8")
    names = judged(monkeypatch)
    ended = perfgoal("validate", folder, "--format", "concise")
    assert names == [str(wrong)]
    assert "03.yaml" in ended.out


def test_a_file_of_the_same_text_is_not_judged_again(
    folder: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    perfgoal("validate", folder)
    (folder / "copy.yaml").write_bytes((folder / "07.yaml").read_bytes())
    os.utime(folder / "05.yaml")
    names = judged(monkeypatch)
    ended = perfgoal("validate", folder, "--format", "concise")
    assert names == []
    assert "copy.yaml" in ended.out


@pytest.mark.parametrize(
    "changed",
    [("--select", "PG2"), ("--ignore", "PG309"), ("--lang", "en"), ("--today", "2031-01-01"), ("--no-cache",)],
)
def test_what_else_counts_is_judged_anew(
    changed: tuple[str, ...], folder: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    perfgoal("validate", folder)
    names = judged(monkeypatch)
    perfgoal("validate", folder, *changed)
    assert len(names) == 30 + changed.count("--no-cache")  # and the one that declares nothing, which is read only


def test_a_configuration_counts(folder: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    perfgoal("validate", folder)
    (folder / "perfgoal.toml").write_text('ignore = ["PG2"]\n', "utf-8")
    names = judged(monkeypatch)
    assert perfgoal("validate", folder).code == 0
    assert perfgoal("validate", folder).code == 0
    assert len(names) == 30
    (folder / "perfgoal.toml").write_text("", "utf-8")
    perfgoal("validate", folder)
    (folder / "perfgoal.toml").write_text('[paths."0?.yaml"]\nignore = ["PG309"]\n', "utf-8")
    names.clear()
    perfgoal("validate", folder)
    assert len(names) == 10


def test_a_comment_that_expires_counts(folder: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    commented = folder / "09.yaml"
    reason = "# perfgoal: ignore-file[PG309] 本年确以数量为主 至 2024-06-30\n"
    commented.write_text(reason + commented.read_text("utf-8"), "utf-8")
    perfgoal("validate", folder, "--today", "2024-06-30")
    names = judged(monkeypatch)
    ended = perfgoal("validate", folder, "--today", "2024-07-01", "--format", "concise")
    assert names == [str(commented)]
    assert "PG010" in ended.out


@pytest.mark.parametrize("report", ["json", "full"])
@pytest.mark.usefixtures("together")
def test_several_processes_say_the_same_as_one(
    report: str, folder: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = perfgoal("validate", folder, "--format", report, "--no-cache", "--jobs", "1")
    names = judged(monkeypatch)
    assert perfgoal("validate", folder, "--format", report, "--no-cache", "--jobs", "3") == alone
    assert len(names) == 4
    names.clear()
    assert perfgoal("validate", folder, "--format", report, "--jobs", "3") == alone
    assert perfgoal("validate", folder, "--format", report, "--jobs", "3") == alone
    assert len(names) == 4


@pytest.mark.usefixtures("together")
def test_own_forms_are_followed_in_every_process(folder: Path, perfgoal: Command) -> None:
    form = Path("schemas/forms/guangzhou-department.yaml").read_text("utf-8")
    (folder / "forms").mkdir()
    (folder / "forms" / "ours.yaml").write_text(form.replace("guangzhou-department", "ours"), "utf-8")
    (folder / "perfgoal.toml").write_text('forms = ["forms/*.yaml"]\n', "utf-8")
    for path in folder.glob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("form: guangzhou-department", "form: ours"), "utf-8")
    alone = perfgoal("validate", folder, "--format", "json", "--no-cache", "--jobs", "1")
    assert perfgoal("validate", folder, "--format", "json", "--jobs", "3") == alone
    assert perfgoal("validate", folder, "--format", "json", "--jobs", "3") == alone
    assert "PG107" not in alone.out


@pytest.mark.usefixtures("together")
def test_a_process_that_is_killed_does_no_harm(
    folder: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = perfgoal("validate", folder, "--format", "json", "--no-cache", "--jobs", "1")
    check, parent = pooling._packed, os.getpid()

    def killed(judge: Judge, item: pooling.Item) -> str | None:
        if os.getpid() != parent and item[0].name.endswith("13.yaml"):
            os.kill(os.getpid(), signal.SIGKILL)
        return check(judge, item)

    monkeypatch.setattr(pooling, "_packed", killed)
    assert perfgoal("validate", folder, "--format", "json", "--no-cache", "--jobs", "2") == alone


@pytest.mark.usefixtures("together")
def test_what_fails_in_another_process_alone_does_no_harm(
    folder: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = perfgoal("validate", folder, "--format", "json", "--no-cache", "--jobs", "1")
    check, parent = pooling._packed, os.getpid()

    def failing(judge: Judge, item: pooling.Item) -> str | None:
        if os.getpid() != parent and item[0].name.endswith("13.yaml"):
            raise MemoryError
        return check(judge, item)

    monkeypatch.setattr(pooling, "_packed", failing)
    assert perfgoal("validate", folder, "--format", "json", "--no-cache", "--jobs", "2") == alone


def test_a_run_that_the_cache_answers_reads_nothing(folder: Path) -> None:
    def asked() -> str:
        command = [sys.executable, "-c", ASKED, "validate", str(folder), "--format", "json"]
        return subprocess.run(command, capture_output=True, check=True, cwd=folder).stderr.decode().splitlines()[-1]

    assert asked() == "1 ['pydantic', 'yaml']"
    assert asked() == "1 []"


@pytest.mark.skipif(sys.platform == "win32", reason="a file says only when it was made there")
def test_a_file_that_is_put_in_anothers_place_with_its_size_and_time_is_read(folder: Path, perfgoal: Command) -> None:
    """As from an archive whose files all have one time."""
    file = folder / "07.yaml"
    text, stamp = file.read_text("utf-8"), file.stat().st_mtime_ns
    assert [perfgoal("validate", file).code for _ in range(2)] == [1, 1]
    file.write_text(text.replace("basic: 2,555.17", "basic: 2,554.17"), "utf-8")
    os.utime(file, ns=(stamp, stamp))
    assert perfgoal("validate", file).code == 0


def started(folder: Path) -> "subprocess.Popen[bytes]":
    """Fill ``folder`` with six hundred declarations, and start a run over them in two processes."""
    folder.mkdir()
    text = (EXAMPLES / "liwan_2024.yaml").read_text("utf-8")
    for number in range(600):
        (folder / f"{number:03}.yaml").write_text(text.replace("8个", f"{number + 8}个"), "utf-8")
    command = [sys.executable, "-m", "perfgoal", "validate", str(folder), "--format", "json", "--jobs", "2"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


def answering(process: "subprocess.Popen[bytes]") -> list[int]:
    """Stop a run once it has its processes, and return these when each can write no more of its answer, or waits for
    its turn to."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while len(children.read_text("utf-8").split()) < 2:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGSTOP)
    time.sleep(1.5)
    return [int(child) for child in children.read_text("utf-8").split()]


@pytest.mark.skipif(sys.platform != "linux", reason="processes are found as Linux has them")
def test_processes_that_are_killed_in_the_middle_of_an_answer_leave_nobody_waiting(
    tmp_path: Path, perfgoal: Command
) -> None:
    process = started(tmp_path / "many")
    for child in answering(process):
        os.kill(child, signal.SIGKILL)
    os.kill(process.pid, signal.SIGCONT)
    try:
        told, said = process.communicate(timeout=60)
    finally:
        process.kill()
    assert (process.returncode, said) == (0, b"")
    assert told.decode() == perfgoal("validate", tmp_path / "many", "--format", "json", "--no-cache", "--jobs", "1").out


@pytest.mark.skipif(sys.platform != "linux", reason="processes are found as Linux has them")
def test_an_interrupt_in_the_middle_of_an_answer_leaves_nobody_waiting(tmp_path: Path) -> None:
    process = started(tmp_path / "many")
    answering(process)
    os.kill(process.pid, signal.SIGINT)
    os.kill(process.pid, signal.SIGCONT)
    try:
        _, said = process.communicate(timeout=20)
    finally:
        process.kill()
    assert (process.returncode, said.decode().count("Traceback")) == (130, 0)


def test_an_interrupt_ends_all_processes_and_the_next_run_is_right(tmp_path: Path, perfgoal: Command) -> None:
    folder = tmp_path / "many"
    process = started(folder)
    time.sleep(1.2)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=10)
    assert (process.returncode, said.decode().count("Traceback")) == (130, 0)
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)  # none of the group is left
    ended = perfgoal("validate", folder, "--format", "json")
    assert json.loads(ended.out)["summary"]["files"] == 600
