"""``perfgoal render`` takes at most 10 seconds of a processor and 512 MB, and says why where that is not enough."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

import outside
from bounded import under
from cli.terminal import Command, process
from perfgoal.apart.bounds import MEBIBYTE
from perfgoal.rendering import FORMATS, WITHOUT_NOTES
from rendering.costly import ALL, CELLS, LONG, LONGEST, MANY
from rendering.pages import REAL, changed, quoted

posix = pytest.mark.skipif(sys.platform == "win32", reason="no process is bounded or interrupted so on Windows")
SECONDS = 10
MEGABYTES = 512


@pytest.fixture(scope="module", autouse=True)
def _chinese_font() -> None:
    outside.chinese_font()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "错误：这份申报有 6231 个单元格，pdf 最多呈现 6000 个；请用别的格式（html, md, json, xlsx, docx）。"),
        (
            "en",
            "error: the declaration has 6231 cells, and pdf shows 6000 at most; take another format (html, md, json, "
            "xlsx, docx).",
        ),
    ],
)
def test_it_is_said_how_many_there_are_and_which_formats_take_them(
    language: str, said: str, perfgoal: Command, tmp_path: Path
) -> None:
    (tmp_path / "a.yaml").write_text(REAL + "extra:\n" + "".join(f"  栏{n}: 甲\n" for n in range(3055)), "utf-8")
    ended = perfgoal("render", tmp_path / "a.yaml", "-o", tmp_path / "a.pdf", "--lang", language)
    assert (ended.code, ended.out, ended.err) == (2, "", said + "\n")
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


@posix
@pytest.mark.parametrize(("language", "said"), [("zh", "超过 10 秒或 320 MB 内存"), ("en", "10 seconds or 320 MB")])
def test_it_is_told_without_a_traceback(language: str, said: str, perfgoal: Command, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(changed({"goal: 在区委": f"goal: {quoted(chr(0x200B) * LONGEST)} #"}), "utf-8")
    ended = perfgoal("render", tmp_path / "a.yaml", "-o", tmp_path / "a.pdf", "--lang", language)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert ended.err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux tells the children of a process")
def test_an_interruption_ends_typst_as_well(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(MANY["indicators that PDF takes"](), "utf-8")
    started = process("render", tmp_path / "a.yaml", "-o", tmp_path / "a.pdf", cwd=tmp_path, stderr=-1)
    [child] = _until(lambda: [each for each in _children(started.pid) if _sets_type(each)])
    os.kill(child, signal.SIGSTOP)  # so that it does not end by itself
    started.send_signal(signal.SIGINT)
    _, said = started.communicate(timeout=30)
    assert (started.returncode, b"Traceback" in said) == (130, False)
    _until(lambda: [] if Path(f"/proc/{child}").exists() else [child])
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def _children(parent: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{parent}/task/{parent}/children").read_text("ascii").split()]


def _sets_type(process: int) -> bool:
    """Whether a process has begun to do what it was started for, and has typst in its memory."""
    about = Path(f"/proc/{process}")
    return "typesetting" in (about / "cmdline").read_text("utf-8") and "typst" in (about / "maps").read_text("utf-8")


def _until(found: Callable[[], list[int]]) -> list[int]:
    """What is found, as soon as there is something."""
    end = time.monotonic() + 30
    while not (here := found()):
        assert time.monotonic() < end
        time.sleep(0.01)
    return here


WAYS: Sequence[tuple[str, ...]] = (
    *((each,) for each in FORMATS),
    ("xlsx", "--fillable"),
    *((each, "--findings") for each in FORMATS if each not in WITHOUT_NOTES),
)
OFTEN = {
    ("columns for each", ("html",)),
    ("categories to fill in", ("xlsx", "--fillable")),
    ("indicators that PDF takes", ("pdf",)),
    ("blank lines before a colon in a narrow column", ("html",)),
    ("lines in a narrow column", ("pdf",)),
    ("zero width, a cell", ("xlsx",)),
}
"""What is tried on every commit."""


def _tried() -> Iterator[object]:
    ways = [(name, way) for name in MANY for way in WAYS]
    ways += [(name, way) for name in LONG for way in WAYS if "xlsx" not in way]
    ways += [(name, way) for name in CELLS for way in WAYS if "xlsx" in way]
    for name, way in ways:
        marks = [] if (name, way) in OFTEN else [pytest.mark.nightly]
        yield pytest.param(name, way, marks=marks, id=f"{name}, {' '.join(way)}")


@posix
@pytest.mark.parametrize(("name", "way"), [*_tried()])
def test_a_declaration_at_the_limits_is_rendered_within_bounds(tmp_path: Path, name: str, way: Sequence[str]) -> None:
    (tmp_path / "a.yaml").write_text(ALL[name](), "utf-8")
    output = tmp_path / f"a.{way[0]}"
    with (tmp_path / "err").open("wb") as err:
        asked: tuple[str | Path, ...] = ("render", tmp_path / "a.yaml", "-f", *way, "-o", output)
        code = process(*asked, stderr=err, behind=under(SECONDS, tmp_path / "peak")).wait()
    said = (tmp_path / "err").read_text("utf-8")
    assert code in (0, 2), said
    assert output.exists() is (code == 0), said
    assert "Traceback" not in said
    assert int((tmp_path / "peak").read_text("ascii")) <= MEGABYTES * MEBIBYTE
