"""Files of every kind, by their names, and what the command line finds in them."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from cli.office import rendered
from cli.terminal import EXAMPLES, Command
from document.corpus import corpus
from perfgoal.batch import FINDINGS, check_arrow
from rules.marked import HERE as RULES
from rules.marked import cases

TODAY = date(2024, 6, 1)
"""The day on which the fixture ``perfgoal`` runs the command line."""
PUBLISHED = EXAMPLES.parent / "tests" / "exchange" / "data"
MIB = 1_048_576
LARGE = 20_000
"""Bytes from which on a text of the corpus is one of those that take their time."""


FEW = {
    "a.yaml": (EXAMPLES / "xiangtan_2023.yaml").read_bytes(),
    "b.yaml": "部门: [\n".encode(),
    "c.yaml": (EXAMPLES / "liwan_2024.yaml").read_bytes(),
    "d.yaml": b"year: \xff\n",
}
"""A few files that have findings."""


def every_kind() -> dict[str, bytes]:
    """Return some hundred files: declarations, forms, workbooks, documents, and what is neither, damaged or hostile."""
    return {name: data for files in (declarations(), _fixtures(), _hostile(), _offices()) for name, data in files}


def batch(files: Mapping[str, bytes | None]) -> Any:
    """Return files as a record batch, in the order of their names, as findings are told."""
    names = sorted(files)
    content = pa.array([files[name] for name in names], pa.large_binary())
    return pa.record_batch({"path": pa.array(names, pa.string()), "content": content})


def check(batches: Any, **how: Any) -> Any:
    """Return what is found in batches, on that day unless it is said otherwise."""
    return check_arrow(batches, **{"today": TODAY, **how})


def rows(found: Any) -> list[dict[str, Any]]:
    """Return the rows of findings, which are well formed."""
    assert found.schema == FINDINGS
    found.validate(full=True)
    listed: list[dict[str, Any]] = found.to_pylist()
    return listed


@cache
def few() -> list[dict[str, Any]]:
    """Return the findings of the few files."""
    return rows(check(batch(FEW)))


def few_of(*names: str) -> list[dict[str, Any]]:
    """Return the findings of some of them."""
    return [each for each in few() if each["file"] in names]


def told(perfgoal: Command, files: Mapping[str, bytes], *options: str | Path) -> list[dict[str, Any]]:
    """Write files to the working folder, and return what ``perfgoal validate`` finds in them."""
    for name, data in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    ended = perfgoal("validate", "--format", "jsonl", "--no-cache", "--jobs", "1", *options, "--", *files)
    assert ended.code in (0, 1), ended.err
    return [json.loads(line) for line in ended.out.splitlines()]


def declarations() -> Iterator[tuple[str, bytes]]:
    """Yield the examples, which are real ones."""
    for path in sorted(EXAMPLES.glob("*.yaml")):
        yield path.name, path.read_bytes()


def _fixtures() -> Iterator[tuple[str, bytes]]:
    for path in (RULES / "forms").glob("*.yaml"):
        yield f"forms/{path.name}", path.read_bytes()
    plain = (case for case in cases() if not case.has("path") and not case.has("profile") and not case.has("form"))
    for number, case in enumerate(islice(plain, 0, None, 8)):
        yield f"rules/{number:03}.yaml", case.composed()[0].encode(case.get("encoding", "utf-8"))


def _hostile() -> Iterator[tuple[str, bytes]]:
    every = list(corpus())
    small = [case.data for case in every if len(case.data) < LARGE]
    large = [case.data for case in every if len(case.data) >= LARGE]
    for number, data in enumerate((*small[::8], *large[::12])):
        yield f"hostile/{number:03}.yml", data
    for name in (
        "空 格.yaml",
        "a#b.yaml",
        "::error::x.yaml",
        "\u202ea.yaml",
        "a\nb.yaml",
        "\x1b[31m.yaml",
        "no end",
        "-x",
    ):
        yield f"names/{name}", b"year: 2024\n"


def _offices() -> Iterator[tuple[str, bytes]]:
    text = (EXAMPLES / "liwan_2024.yaml").read_bytes()
    book, letter = rendered("zhanjiang_2023"), rendered("liwan_2024", "docx")
    yield "office/form.xlsx", book
    yield "office/LOUD.XLSX", book
    yield "office/2019.docx", letter
    yield "office/broken.xlsx", book[:-900]
    yield "office/letter.xlsx", letter
    yield "office/text.xlsx", text
    yield "office/empty.docx", b""
    yield "office/large.xlsx", bytes(16 * MIB + 1)
    yield "office/declares.txt", text
    yield "office/printed.txt", (PUBLISHED / "liwan_2024.txt").read_bytes()
    yield "office/printed.pdf", b"%PDF-1.7\n"
    yield "office/book.yaml", book
    yield "limit.yaml", b"#" * MIB
    yield "above.yaml", b"#" * (MIB + 1)
