"""What a command that checks declarations is asked for."""

from typing import NamedTuple


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
