"""The command line in this process, as its own tests have it, and an empty folder to work in."""

from pathlib import Path

import pytest

from cli.conftest import no_summary, perfgoal

__all__ = ["here", "no_summary", "perfgoal"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, which is empty."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
