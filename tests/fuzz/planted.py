"""A target with a fault, by which it is seen that a fault is found."""

from collections.abc import Iterator

from fuzz import mutation
from fuzz.target import Target


def planted(data: bytes) -> None:
    """Fail where a line is indented and is an item."""
    assert b"\n  - " not in data


def _seeds() -> Iterator[bytes]:
    yield b"a:\n  b: c\n- d\n"


TARGETS = {"planted": Target("planted", planted, _seeds, mutation.lines, 256)}
