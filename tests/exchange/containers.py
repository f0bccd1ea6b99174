"""Containers of streams (MS-CFB), as Office files before 2007 are and encrypted ones."""

from collections.abc import Mapping
from struct import pack

_SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def container(streams: Mapping[str, bytes]) -> bytes:
    """Return a container of streams by their names. Short ones get zeros behind them, so that each has sectors of its
    own."""
    body, links, starts = b"", [_TABLE] * 8, {}
    for name, data in streams.items():
        whole = data.ljust(4096, b"\0")
        whole = whole.ljust(-(-len(whole) // _SECTOR) * _SECTOR, b"\0")
        starts[name] = (len(links), len(whole))
        links += [*range(len(links) + 1, len(links) + len(whole) // _SECTOR), _END]
        body += whole
    entries = _entry("Root Entry", 5, _END, 0)
    for name, (start, size) in starts.items():
        entries += _entry(name, 2, start, size)
    entries = entries.ljust(-(-len(entries) // _SECTOR) * _SECTOR, b"\0")
    directory = len(links)
    links += [*range(directory + 1, directory + len(entries) // _SECTOR), _END]
    assert len(links) <= 8 * _SECTOR // 4
    table = pack(f"<{8 * _SECTOR // 4}I", *links, *[_FREE] * (8 * _SECTOR // 4 - len(links)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += pack("<IIIIIIIIII", 0, 8, directory, 0, 4096, _END, 0, _END, 0, 0)[:36]
    head += pack("<109I", *range(8), *[_FREE] * 101)
    return head.ljust(_SECTOR, b"\0") + table + body + entries


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le").ljust(64, b"\0")
    return written + pack("<HBBIII36xIQ", 2 * len(name) + 2, kind, 1, _FREE, _FREE, _FREE, start, size)
