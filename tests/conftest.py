"""What all tests have in common."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a cache of its own: what another has found is no answer to a rule that was broken on purpose."""
    monkeypatch.setenv("PERFGOAL_CACHE_DIR", str(Path(tmp_path_factory.getbasetemp()) / "cache" / str(next(_numbers))))


_numbers = iter(range(1_000_000))
