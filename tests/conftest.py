"""What all tests have in common."""

import signal
from pathlib import Path

import pytest
from hypothesis import is_hypothesis_test, settings

EVERY_COMMIT, NIGHTLY = "every-commit", "nightly"
"""How properties are tried: on every commit the same few examples, so that no change is blamed for what another one
broke; nightly many others, and what fails prints how to have it again."""

settings.register_profile(EVERY_COMMIT, deadline=None, derandomize=True, max_examples=50)
settings.register_profile(NIGHTLY, deadline=None, max_examples=2_000, print_blob=True)


def pytest_configure(config: pytest.Config) -> None:
    """Choose how properties are tried before any of them is read: their number of examples depends on it. Where the
    tests were started to ignore Ctrl-C, as by nohup or behind a shell's &, what they start would ignore it too."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
    settings.load_profile(NIGHTLY if _is_nightly(config) else EVERY_COMMIT)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Have every property be tried nightly too."""
    for item in items if _is_nightly(config) else ():
        if isinstance(item, pytest.Function) and is_hypothesis_test(item.function):
            item.add_marker(pytest.mark.nightly)


def _is_nightly(config: pytest.Config) -> bool:
    return bool(config.option.markexpr == "nightly")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a cache of its own: what another has found is no answer to a rule that was broken on purpose."""
    monkeypatch.setenv("PERFGOAL_CACHE_DIR", str(Path(tmp_path_factory.getbasetemp()) / "cache" / str(next(_numbers))))


_numbers = iter(range(1_000_000))
