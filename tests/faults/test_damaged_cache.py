"""A cache that is damaged, cut, swapped, replaced or removed, at any byte and any moment, changes no report."""

import random
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from cli.terminal import Command
from faults.moments import HOW_MANY, hit, spread
from faults.scene import Scene
from perfgoal.workspace.cache import NAME

SECTOR = 512
FEW = 10
HOW_OFTEN = [pytest.param(False, id="few"), pytest.param(True, id="all", marks=pytest.mark.nightly)]


@pytest.fixture
def scene(tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """A repository that the cache answers for."""
    made = Scene("validate", tmp_path, perfgoal, monkeypatch)
    assert made.is_right()
    return made


def damaged(data: bytes) -> Iterator[bytes]:
    """Yield a file with each of its sectors made nothing, made noise, and with one bit of it turned."""
    noise = random.Random(1)
    for at in range(0, len(data), SECTOR):
        for sector in (bytes(SECTOR), noise.randbytes(SECTOR), _turned(data[at : at + SECTOR], noise)):
            yield data[:at] + sector[: len(data) - at] + data[at + SECTOR :]


def cut(data: bytes) -> Iterator[bytes]:
    """Yield the beginnings of a file."""
    yield from (data[:end] for end in (*range(120), *range(120, len(data), SECTOR // 2)))


def mixed(data: bytes) -> Iterator[bytes]:
    """Yield a file with each two of its pages in each other's place."""
    size = 8_192
    pages = [data[at : at + size] for at in range(0, len(data), size)]
    for one in range(len(pages)):
        for other in range(one):
            swapped = [*pages]
            swapped[one], swapped[other] = pages[other], pages[one]
            yield b"".join(swapped)


def _turned(sector: bytes, noise: random.Random) -> bytes:
    bit = noise.randrange(len(sector) * 8)
    changed = bytearray(sector)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


@pytest.mark.parametrize("every", HOW_OFTEN)
@pytest.mark.parametrize("harm", [damaged, cut, mixed])
def test_a_file_that_is_damaged(harm: Callable[[bytes], Iterator[bytes]], every: bool, scene: Scene) -> None:
    file = scene.cache / NAME
    harmed = list(harm(file.read_bytes()))
    for number in spread(range(len(harmed)), None if every else FEW):
        file.write_bytes(harmed[number])
        assert scene.is_right(), number


def _removed(cache: Path, other: Path) -> None:
    shutil.rmtree(cache)


def _swapped(cache: Path, other: Path) -> None:
    shutil.copyfile(other, cache / "new")
    (cache / "new").replace(cache / NAME)


def _overwritten(cache: Path, other: Path) -> None:
    (cache / NAME).write_bytes(other.read_bytes())


def _emptied(cache: Path, other: Path) -> None:
    (cache / NAME).write_bytes(b"")


def _made_a_folder(cache: Path, other: Path) -> None:
    (cache / NAME).unlink()
    (cache / NAME).mkdir()


def _without_its_journal(cache: Path, other: Path) -> None:
    (cache / f"{NAME}-journal").unlink(missing_ok=True)


@pytest.mark.parametrize("count", HOW_MANY)
@pytest.mark.parametrize("harm", [_removed, _swapped, _overwritten, _emptied, _made_a_folder, _without_its_journal])
def test_a_file_that_someone_takes_away_while_it_is_in_use(
    harm: Callable[[Path, Path], None], count: int | None, scene: Scene, tmp_path: Path
) -> None:
    """A run finds another file there, or none, from one moment to the next."""
    other = tmp_path / "other.sqlite"
    shutil.copyfile(scene.cache / NAME, other)
    folder = scene.folder
    scene.renewed()
    steps = scene.whole.steps
    begins = steps.index("execute") + 1  # when there is a file
    for moment in spread(range(begins, len(steps) + 1), count and 4):
        scene.renewed()
        ended = hit(*scene.arguments, folder=folder, moment=moment, act=partial(harm, scene.cache, other))
        assert ended[:3] == scene.whole[:3], moment
        assert scene.is_right(), moment
        assert scene.is_right(), moment
