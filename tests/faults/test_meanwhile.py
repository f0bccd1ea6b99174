"""What someone else writes while a command runs is not lost: not at any moment but the one in which it is replaced."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from cli.terminal import Command
from faults.moments import HOW_MANY, hit, spread
from faults.repository import REAL, untidy, wide

MINE = "# mine\n"


def comment(file: Path) -> None:
    """Write a line to a declaration, as an editor does that saves it."""
    file.write_bytes(file.read_bytes() + MINE.encode())


def accept(file: Path) -> None:
    """Accept one more finding, as another run does that is asked about other files."""
    said: Any = json.loads(file.read_bytes()) if file.exists() else {"version": 1, "findings": []}
    said["findings"].append(json.loads(ENTRY))
    file.write_text(json.dumps(said), "utf-8")


ENTRY = '{"file": "mine.yaml", "code": "PG404", "name": "x", "severity": "info", "anchor": "", "count": 1}'
WRITERS: dict[str, tuple[tuple[str, ...], str, str, Callable[[Path], None]]] = {
    "fix": (("validate", "--fix", "a.yaml"), "a.yaml", wide(REAL), comment),
    "fmt": (("fmt", "a.yaml"), "a.yaml", untidy(REAL), comment),
    "baseline": (("baseline", "a.yaml", "--no-cache", "-o", "accepted.json"), "accepted.json", "", accept),
    "prune": (
        ("baseline", "a.yaml", "--no-cache", "--prune", "-o", "accepted.json"),
        "accepted.json",
        f'{{"version": 1, "findings": [{ENTRY.replace("mine", "a")}]}}',
        accept,
    ),
}
UNSEEN = 3
"""Moments between the last look at a file and its end: it was read, it is closed."""


@pytest.mark.parametrize("moments", HOW_MANY)
@pytest.mark.parametrize("command", WRITERS)
def test_what_someone_writes_meanwhile_stays(
    command: str, moments: int | None, tmp_path: Path, perfgoal: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments, name, text, act = WRITERS[command]
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for declaration in ("mine.yaml", "a.yaml"):
        (tmp_path / declaration).write_text(REAL, "utf-8")
    file = tmp_path / name

    def put() -> None:
        file.write_text(text, "utf-8") if text else file.unlink(missing_ok=True)

    put()
    perfgoal(*arguments)
    put()
    alone = hit(*arguments, folder=tmp_path)
    assert alone.code == 0
    last = alone.steps.index("replace") + 1
    for moment in spread([*range(1, last - UNSEEN), *range(last + 1, len(alone.steps) + 1)], moments):
        put()
        ended = hit(*arguments, folder=tmp_path, moment=moment, act=partial(act, file))
        assert "mine" in file.read_text("utf-8"), (moment, ended)
        if "再运行一次" in ended.err:
            assert hit(*arguments, folder=tmp_path).code == 0
            assert "mine" in file.read_text("utf-8")
        else:
            assert ended.code == 0
