"""A sketch of a set of texts, by which it is seen how much two sets share without having either.

Every text is hashed once. The hashes are parted into :data:`SIZE` bins, and of each bin the least is kept: two sets
that share nine of ten texts keep the same in about nine of ten bins. Of a set with fewer texts than bins most bins are
empty, and the sketch holds nearly all of it."""

import sys
from array import array
from collections.abc import Iterable
from zlib import crc32

SIZE = 64
"""Bins of a sketch, of two bytes each."""

EMPTY = 0xFFFF


def sketch(texts: Iterable[str]) -> bytes:
    """Return the sketch of ``texts``: the same on every machine, in whatever order they come."""
    bins = [EMPTY] * SIZE
    for text in texts:
        held = crc32(text.encode("utf-8", "surrogatepass"))
        number, value = held % SIZE, held >> 16
        bins[number] = min(bins[number], value)
    made = array("H", bins)
    if sys.byteorder == "big":
        made.byteswap()
    return made.tobytes()


def likeness(one: bytes, other: bytes) -> float:
    """Return about how much of two sets is common to them, from 0 to 1: what they share of all that is in either."""
    pairs = [pair for pair in zip(_bins(one), _bins(other), strict=True) if pair != (EMPTY, EMPTY)]
    return sum(first == second for first, second in pairs) / len(pairs) if pairs else 0.0


def _bins(made: bytes) -> "array[int]":
    bins = array("H", made)
    if sys.byteorder == "big":
        bins.byteswap()
    return bins
