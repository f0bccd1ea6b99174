"""The pages of the baseline show what the commands say."""

import re
import subprocess
from pathlib import Path

import pytest

from cli.shells import environment
from cli.terminal import EXAMPLES
from outside import program

ROOT = EXAMPLES.parent
PAGES = {"docs/baseline.md": "en", "docs/baseline.zh-CN.md": "zh"}
COPIES = {"liwan.yaml": "liwan_2024.yaml", "jinzhai.yaml": "jinzhai_2021.yaml"}


@pytest.mark.parametrize(("page", "language"), PAGES.items())
def test_the_page_shows_what_the_commands_say(page: str, language: str, tmp_path: Path) -> None:
    first, second = _blocks(page)
    here = tmp_path / "repository"
    (here / ".git").mkdir(parents=True)
    for name, copied in COPIES.items():
        (here / name).write_bytes((EXAMPLES / copied).read_bytes())
    assert first.count("\n$ ") + 1 == 5
    assert _played(first, here, tmp_path, language) == first
    _edit(here / "liwan.yaml", "annual: ≥3家", "annual: ≥3")
    _edit(here / "jinzhai.yaml", "小区居民满意度(≥**%)", "小区居民满意度")
    assert _played(second, here, tmp_path, language) == second


def test_the_pages_run_the_same_commands() -> None:
    commands = [[re.findall(r"^\$ .*", block, re.MULTILINE) for block in _blocks(page)] for page in PAGES]
    assert commands[0] == commands[1]


def _blocks(page: str) -> list[str]:
    return re.findall(r"^```console\n(.*?)^```", (ROOT / page).read_text("utf-8"), re.DOTALL | re.MULTILINE)


def _played(block: str, here: Path, home: Path, language: str) -> str:
    """Run the commands of a block, and return it as it is then: each with what it says."""
    said = ""
    for command in re.findall(r"^\$ (.*)", block, re.MULTILINE):
        said += f"$ {command}\n"
        if command.startswith("git "):
            continue
        ended = subprocess.run(
            [str(program("bash", package="bash")), "-c", command],
            cwd=here,
            env={**environment(home, language), "PERFGOAL_TODAY": "2026-01-01"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        said += ended.stdout.decode()
    return said


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
