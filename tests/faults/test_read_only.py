"""Where nothing may be written nothing is, which is told; what only reads, and has no cache, says what it ever says."""

import sys
from pathlib import Path

import pytest

from cli.terminal import Command
from faults.disks import apart, read_only, unmount
from faults.moments import Hit, hit
from faults.plain import as_a_user, closed, opened
from faults.repository import tree
from faults.scene import WRITING, Scene

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what root may is taken from it as Linux has it")


@pytest.mark.parametrize("command", WRITING)
def test_a_folder_that_is_read_only(
    command: str, tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene(command, tmp_path, perfgoal, monkeypatch)
    scene.renewed()
    closed(scene.folder)
    try:
        ended = scene.run(first=as_a_user)
        assert (ended.code, tree(scene.folder)) == (3, scene.before)
        assert all(line.endswith("Permission denied") for line in ended.err.splitlines())
        assert "无法写入" in ended.err
    finally:
        opened(scene.folder)


def test_a_disk_that_is_read_only(tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may not write there either."""
    scene = Scene("fix", tmp_path, perfgoal, monkeypatch)
    scene.renewed()

    def tried() -> Hit:
        read_only(scene.folder)
        ended = scene.run()
        assert tree(scene.folder) == scene.before
        unmount(scene.folder)
        return ended._replace(steps=())

    ended = apart(tried)
    assert ended.code == 3
    assert all(name in ended.err for name in ("b.yaml", "c.yaml"))


OUTPUTS = {
    "fix": ("validate", "--fix", "out.yaml"),
    "fmt": ("fmt", "out.yaml"),
    "import": ("import", ".forms/a.xlsx", "-o", "out.yaml"),
    "render": ("render", "a.yaml", "--format", "md", "-o", "out.yaml"),
    "validate": ("validate", "b.yaml", "--output", "json=out.yaml"),
    "baseline": ("baseline", "b.yaml", "--output", "out.json"),
    "merge": ("merge", "1.json", "2.json", "-o", "out.json"),
}


@pytest.mark.parametrize("command", OUTPUTS)
def test_a_file_that_is_read_only_is_not_replaced(
    command: str, tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its folder would let it."""
    scene = Scene("fmt", tmp_path, perfgoal, monkeypatch)
    folder = scene.folder
    scene.renewed()
    (folder / "out.yaml").write_bytes((folder / ("b.yaml" if command == "fix" else "a.yaml")).read_bytes())
    (folder / "out.json").write_text('{"version": 1, "findings": []}', "utf-8")
    for name in ("out.yaml", "out.json"):
        (folder / name).chmod(0o444)
    before = tree(folder)
    ended = hit(*OUTPUTS[command], folder=folder, first=as_a_user)
    assert (ended.code, tree(folder)) == (3, before)
    assert "无法写入" in ended.err or "只读" in ended.err


@pytest.mark.parametrize(("folder", "file"), [(0o555, 0o444), (0o555, 0o644), (0o000, 0o644), (0o755, 0o000)])
def test_a_cache_that_may_not_be_written_or_read(
    folder: int, file: int, tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene("validate", tmp_path, perfgoal, monkeypatch)
    answers = scene.cache / "answers.sqlite"
    assert answers.exists()
    answers.chmod(file)
    scene.cache.chmod(folder)
    try:
        for _ in range(2):
            assert scene.run(first=as_a_user)[:3] == scene.whole[:3]
    finally:
        scene.cache.chmod(0o755)


def test_a_cache_that_cannot_be_made(tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = Scene("validate", tmp_path, perfgoal, monkeypatch)
    scene.renewed()
    for place in (Path("/proc/none"), Path("/dev/null"), tmp_path / ("x" * 300)):
        ended = hit(*scene.arguments, folder=scene.folder, environment={"PERFGOAL_CACHE_DIR": str(place)})
        assert ended[:3] == scene.whole[:3]
