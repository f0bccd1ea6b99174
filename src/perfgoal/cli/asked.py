"""What a command that checks declarations is asked for."""

from collections.abc import Sequence
from typing import Any, NamedTuple


class Options(NamedTuple):
    """What the command line asks of ``validate``; other commands that check leave the rest as it is."""

    paths: tuple[str, ...]
    report: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    strict: bool
    today: str | None
    stdin_filename: str
    config: str | None
    language: str
    language_asked: bool = True
    statistics: bool = False
    ledger: bool = False
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    jobs: int | None = None
    shard: str | None = None
    skip_others: bool = False
    changed_since: str | None = None
    cache: bool = True
    outputs: tuple[str, ...] = ()
    baseline: str | None = None
    no_baseline: bool = False
    tables: bool = False

    @property
    def is_part(self) -> bool:
        """Whether but a part of the files is asked for, which may be none of them."""
        return self.shard is not None or self.changed_since is not None


def looking(
    paths: Sequence[str] | None,
    select: Sequence[str] | None,
    ignore: Sequence[str] | None,
    *,
    today: str | None,
    **more: Any,
) -> Options:
    """Return what a command asks that looks at all that is found, whatever a baseline accepts, and reports nothing."""
    chosen = tuple(paths or ["."]), "full", tuple(select or ()), tuple(ignore or ())
    return Options(*chosen, strict=False, today=today, stdin_filename="-", no_baseline=True, **more)
