"""Changes that keep an input what it is: lines of a text are moved, parts of an archive changed and packed again."""

import io
import re
import zipfile
import zlib
from functools import cache
from random import Random

from exchange.containers import container
from fuzz.target import HERE, Change
from perfgoal.exchange.container import START, Container
from perfgoal.exchange.draft import Refused

_TAG = re.compile(rb"<[^<>]*>")
_VALUE = re.compile(rb"\"[^\"<>]*\"|(?<=>)[^<>]+(?=<)")
_MOST_STEPS = 4


@cache
def words() -> tuple[bytes, ...]:
    """Return what YAML, the forms and their enemies write: the words of the dictionary that libFuzzer is given too."""
    lines = (HERE / "words.dict").read_text("ascii").splitlines()
    return tuple(_word(line) for line in lines if line.startswith('"'))


def _word(line: str) -> bytes:
    return line[1:-1].encode().decode("unicode_escape").encode("latin-1")


def lines(data: bytes, most: int, dice: Random, change: Change) -> bytes:
    """Move, repeat, drop and indent lines, and exchange words in them; or change bytes anyhow."""
    if dice.random() < 0.3:
        return change(data, most)
    found = data.splitlines(keepends=True) or [b""]
    for _ in range(dice.randint(1, _MOST_STEPS)):
        dice.choice(_LINE_STEPS)(found, dice)
    return b"".join(found)[:most]


def _swap(found: list[bytes], dice: Random) -> None:
    one, other = dice.randrange(len(found)), dice.randrange(len(found))
    found[one], found[other] = found[other], found[one]


def _repeat(found: list[bytes], dice: Random) -> None:
    at = dice.randrange(len(found))
    found[at:at] = found[at : at + dice.randint(1, 3)] * dice.choice((1, 1, 1, 40))


def _drop(found: list[bytes], dice: Random) -> None:
    at = dice.randrange(len(found))
    del found[at : at + dice.randint(1, 3)]
    found.extend([b""] * (not found))


def _indent(found: list[bytes], dice: Random) -> None:
    at = dice.randrange(len(found))
    line = found[at].lstrip(b" ")
    found[at] = b" " * max(0, len(found[at]) - len(line) + dice.choice((-2, -1, 1, 2))) + line


def _put(found: list[bytes], dice: Random) -> None:
    at, word = dice.randrange(len(found)), dice.choice(words())
    line = found[at].rstrip(b"\r\n")
    start = dice.randint(0, len(line))
    end = dice.choice((start, dice.randint(start, len(line))))
    found[at] = line[:start] + word + line[end:] + b"\n"


def _value(found: list[bytes], dice: Random) -> None:
    """Give an entry another value, one of the dictionary or of another line."""
    at = dice.randrange(len(found))
    key, colon, _ = found[at].partition(b": ")
    other = dice.choice(found).partition(b": ")[2].rstrip(b"\r\n")
    if colon:
        found[at] = key + colon + dice.choice((dice.choice(words()), other)) + b"\n"


_LINE_STEPS = (_swap, _repeat, _drop, _indent, _put, _put, _value, _value)


def archive(data: bytes, most: int, dice: Random, change: Change) -> bytes:
    """Change one part of an archive and pack it again; now and then the archive itself."""
    try:
        parts = _parts(data)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError, RuntimeError):
        parts = {}
    if not parts or dice.random() < 0.05:
        return change(data, most)
    name = dice.choice(sorted(parts))
    parts[name] = markup(parts[name], most, dice, change)
    if dice.random() < 0.02:
        del parts[dice.choice(sorted(parts))]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for each, part in parts.items():
            made.writestr(zipfile.ZipInfo(each), part, zipfile.ZIP_DEFLATED)
    return packed.getvalue() if packed.tell() <= most else data


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        if sum(each.file_size for each in found.infolist()) > 1 << 22:
            return {}
        return {each.filename: found.read(each) for each in found.infolist()}


def markup(data: bytes, most: int, dice: Random, change: Change) -> bytes:
    """Move and drop elements, exchange their values; now and then change bytes anyhow."""
    if dice.random() < 0.15:
        return change(data, most)
    for _ in range(dice.randint(1, _MOST_STEPS)):
        pattern = _VALUE if dice.random() < 0.7 else _TAG
        places = [match.span() for match in pattern.finditer(data)]
        if not places:
            return change(data, most)
        (start, end), (other, its_end) = dice.choice(places), dice.choice(places)
        new = data[other:its_end]
        if pattern is _VALUE and dice.random() < 0.6:
            new = dice.choice(words()).replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b'"', b"&quot;")
        new = dice.choice((new, new, b""))
        if data[start:end].startswith(b'"') and not new.startswith(b'"'):
            new = b'"' + new + b'"'
        data = data[:start] + new + data[end:]
    return data


def records(data: bytes, most: int, dice: Random, change: Change) -> bytes:
    """Change records of a workbook before 2007 in its container, and make the container anew around them."""
    try:
        stream = Container(data).read("Workbook") if data.startswith(START) else data
    except Refused:
        return change(data, most)
    found, at = [], 0
    while at + 4 <= len(stream):
        size = int.from_bytes(stream[at + 2 : at + 4], "little")
        found.append(stream[at : at + 4 + size])
        at += 4 + size
    if not found or dice.random() < 0.05:
        return change(data, most)
    for _ in range(dice.randint(1, _MOST_STEPS)):
        at = dice.randrange(len(found))
        body = found[at][4:]
        match dice.randrange(4):
            case 0:
                body = change(body, len(body) + 8) if body else b"\0\0"
                found[at] = found[at][:2] + len(body).to_bytes(2, "little") + body
            case 1:  # of the same length, so that what points behind it still does
                body = (change(body, max(1, len(body))) if body else b"").ljust(len(body), b"\0")[: len(body)]
                found[at] = found[at][:4] + body
            case 2:
                _swap(found, dice)
            case _:
                found[at] = dice.choice(found)[:2] + found[at][2:]
    made = container({"Workbook": b"".join(found)})
    return made if len(made) <= most else data
