"""A disk that is full, at whatever byte, leaves each file old or new, and says so; the cache is done without."""

import resource
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from cli.terminal import Command
from faults.disks import PAGE, apart, fill, small_disk, unmount
from faults.moments import Hit, hit
from faults.repository import REAL, between, left_in, tree
from faults.scene import ONCE, WRITING, Scene
from perfgoal import spool

SOME, MANY = (0, 2), range(20)
HOW_FULL = [pytest.param(SOME, id="some"), pytest.param(MANY, id="many", marks=pytest.mark.nightly)]
"""Pages that are left."""
FULL, TOO_LARGE = "No space left on device", "File too large"


def is_told(ended: Hit, reason: str) -> bool:
    """Whether a command says, in words of its own, what had no room."""
    lines = [line for line in ended.err.splitlines() if "无法写入" in line]
    return ended.code == 3 and bool(lines) and all(line.endswith(reason) for line in lines)


@pytest.mark.parametrize("pages", HOW_FULL)
@pytest.mark.parametrize("command", WRITING)
def test_no_room_in_the_repository(
    command: str, pages: Sequence[int], tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene(command, tmp_path, perfgoal, monkeypatch)

    def tried() -> Iterator[Hit]:
        for left in pages:
            shutil.rmtree(scene.folder)
            scene.folder.mkdir()
            small_disk(scene.folder, 64)
            shutil.copytree(scene.first, scene.folder, dirs_exist_ok=True)
            fill(scene.folder, left * PAGE)
            ended = scene.run()
            (scene.folder / "filler").unlink()
            assert between(tree(scene.folder), scene.before, scene.after) == [], left
            assert left_in(scene.folder) == []
            again = scene.run()  # once there is room
            assert again.code == scene.whole.code or command in ONCE, again.err
            assert tree(scene.folder) == scene.after
            unmount(scene.folder)
            yield ended._replace(steps=())

    ends = apart(lambda: list(tried()))
    assert is_told(ends[0], FULL)
    assert all(ended.code == scene.whole.code or is_told(ended, FULL) for ended in ends)


@pytest.mark.parametrize("count", [pytest.param(2, id="few"), pytest.param(40, id="many", marks=pytest.mark.nightly)])
@pytest.mark.parametrize("command", WRITING)
def test_no_file_may_be_longer(
    command: str, count: int, tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a quota says it: at any byte, not at the end of a page."""
    scene = Scene(command, tmp_path, perfgoal, monkeypatch)
    changed = [name for name, kept in scene.after.items() if kept != scene.before.get(name)]
    longest = max(len(scene.after[name].content) for name in changed)
    for number in range(count):
        scene.renewed()
        most = number * (longest - 1) // (count - 1)
        ended = scene.run(first=partial(limit, most))
        assert is_told(ended, TOO_LARGE), most
        assert between(tree(scene.folder), scene.before, scene.after) == [], most
        assert left_in(scene.folder) == []


def limit(most: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


@pytest.mark.parametrize("pages", HOW_FULL)
@pytest.mark.parametrize("command", ["validate", "baseline"])
def test_no_room_for_the_cache(
    command: str, pages: Sequence[int], tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene(command, tmp_path, perfgoal, monkeypatch)

    def tried() -> None:
        for left in pages:
            scene.renewed()
            scene.cache.mkdir()
            small_disk(scene.cache, 64)
            fill(scene.cache, left * PAGE)
            for _ in range(2):
                assert scene.run()[:3] == scene.whole[:3] or command == "baseline", left
                assert tree(scene.folder) == scene.after
            (scene.cache / "filler").unlink()
            assert scene.is_right()
            unmount(scene.cache)

    apart(tried)


WAITING = {
    **{name: ("--format", name) for name in ("json", "sarif", "junit", "markdown", "html")},
    "output": ("--format", "concise", "--output", "json=report"),
    "outputs": ("--format", "json", "--output", "html=report", "--output", "junit=report.xml"),
}


@pytest.mark.parametrize("pages", HOW_FULL)
@pytest.mark.parametrize("report", WAITING)
def test_no_room_for_what_waits(
    report: str, pages: Sequence[int], tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report that has to wait for the last file waits on disk where it is long."""
    monkeypatch.setattr(spool, "MOST_IN_MEMORY", 500)
    folder, waiting = tmp_path / "repository", tmp_path / "waiting"
    for made in (folder, waiting, folder / ".git"):
        made.mkdir()
    for number in range(4):
        (folder / f"{number}.yaml").write_text(REAL.replace("大于等于10", f"大于等于{number}"), "utf-8")
    arguments = ("validate", ".", *WAITING[report])
    monkeypatch.chdir(folder)
    whole, before = perfgoal(*arguments), tree(folder)
    for path in folder.glob("report*"):
        path.unlink()

    def tried() -> Iterator[Hit]:
        for left in pages[1:]:  # where there is no room at all, another folder is taken
            small_disk(waiting, 64)
            fill(waiting, left * PAGE)
            ended = hit(*arguments, folder=folder, environment={"TMPDIR": str(waiting)}, first=look_for_it)
            if ended.code == 3:
                assert whole.out.startswith(ended.out)  # a report that need not wait is written meanwhile
                assert ended.err == f"错误：无法写入 {waiting}：{FULL}\n"
                assert tree(folder).items() <= before.items()  # other reports may have had room
            else:
                assert (ended[:3], tree(folder)) == (whole, before)
            unmount(waiting)
            for path in folder.glob("report*"):
                path.unlink()
            yield ended._replace(steps=())

    assert apart(lambda: list(tried()))[0].code == 3


def test_no_room_for_a_font_that_is_asked_for(tmp_path: Path) -> None:
    font, waiting = tmp_path / "mine.ttf", tmp_path / "waiting"
    font.write_bytes(bytes(50_000))
    waiting.mkdir()
    (tmp_path / "a.yaml").write_text(REAL, "utf-8")

    def tried() -> Hit:
        small_disk(waiting, 8)
        environment = {"TMPDIR": str(waiting)}
        arguments = ("render", "a.yaml", "--format", "pdf", "--font", font, "-o", "a.pdf")
        ended = hit(*arguments, folder=tmp_path, environment=environment, first=look_for_it)
        assert not list(waiting.iterdir())
        unmount(waiting)
        return ended._replace(steps=())

    ended = apart(tried)
    assert (ended.code, ended.err) == (3, f"错误：无法写入 {waiting}：{FULL}\n")
    assert not (tmp_path / "a.pdf").exists()


def look_for_it() -> None:
    tempfile.tempdir = None


def test_no_folder_at_all_for_what_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container of which nothing may be written."""
    monkeypatch.setattr(spool, "MOST_IN_MEMORY", 0)
    (tmp_path / "a.yaml").write_text(REAL, "utf-8")

    def none() -> None:
        tempfile.tempdir = None
        tempfile._candidate_tempdir_list = lambda: [str(tmp_path / "none")]  # type: ignore[attr-defined]

    ended = hit("validate", "a.yaml", "--format", "json", folder=tmp_path, first=none)
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.startswith("错误：无法写入 .：No usable temporary directory")
