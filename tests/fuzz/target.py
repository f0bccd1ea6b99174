"""What is fuzzed: a function that any bytes may be given to, and what it is begun with."""

import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random
from typing import NamedTuple

from perfgoal.finding import LANGUAGES, Language

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
TODAY = date(2026, 1, 1)

Change = Callable[[bytes, int], bytes]
"""Changes some bytes anyhow; the result is no longer than the number says."""

Mutator = Callable[[bytes, int, Random, Change], bytes]
"""Changes bytes with regard to what they are: the input, its most bytes, a dice, and what changes bytes anyhow."""


class Target(NamedTuple):
    """``run`` takes any bytes and raises where something is wrong with what becomes of them. ``seeds`` are inputs to
    begin with, beside those that are kept in the folder ``corpus``."""

    name: str
    run: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]
    mutate: Mutator | None = None
    longest: int = 16_384


def kept(folder: str, name: str) -> list[Path]:
    """Return the files of a target that are kept in ``corpus`` or in ``crashes``, in the order of their names."""
    return sorted((HERE / folder / name).glob("*"))


@contextmanager
def bounded(seconds: int) -> Iterator[None]:
    """End what takes so many ``seconds`` of a processor with ``TimeoutError``, where the system counts them."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def late(*_: object) -> None:
        raise TimeoutError(f"{seconds} s")

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def language_for(data: bytes) -> Language:
    """Return the language in which is told what becomes of an input: each has one of its own."""
    return LANGUAGES[len(data) % len(LANGUAGES)]


def text_of(data: bytes) -> str:
    """Return bytes as a text of any characters, lone surrogates too."""
    return data.decode("utf-8", "surrogateescape")
