"""The corpus: what is due for each text, in how much time and memory, and whether the edits mend it."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from document.case import UNSURE, Case
from document.corpus import FAMILIES, corpus
from document.sound import edited, mended, unsound
from perfgoal.document import Document, read_document
from perfgoal.rules import CATALOGUE

Family = Callable[[], Iterator[Case]]

SECONDS = 15.0  # of the processor: it does not hang, wherever this runs; how fast it is, the benchmark tells
MEBIBYTES = 40
LARGE = 200_000  # bytes

every_family = pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)


@every_family
def test_the_fault_is_the_one_due(family: Family) -> None:
    wrong = []
    for case in family():
        start = time.process_time()
        document = read_document(case.data)
        seconds = time.process_time() - start
        wrong += [f"{case.id}: {said}" for said in (*_not_due(case, document), *unsound(document))]
        if seconds > SECONDS:
            wrong.append(f"{case.id}: {seconds:.1f} s")
    assert wrong == []


@every_family
def test_edits_mend_their_fault(family: Family) -> None:
    wrong = []
    for case in family():
        document = read_document(case.data)
        for fault in document.faults[: 3 if len(case.data) < LARGE else 1]:
            again = read_document(edited(document, fault.edits)) if fault.edits else None
            same = (fault.code, fault.variant, fault.position.line, fault.position.column)
            if again and same in [(f.code, f.variant, f.position.line, f.position.column) for f in again.faults]:
                wrong.append(f"{case.id}: {same} is still there")
    assert wrong == []


@every_family
def test_a_text_reads_as_what_is_meant(family: Family) -> None:
    wrong = []
    for case in family():
        if case.tree is UNSURE:
            continue
        document = mended(read_document(case.data))
        if document.tree != case.tree or document.faults:
            wrong.append(f"{case.id}: {document.tree} {document.faults[:2]}")
    assert wrong == []


def test_every_sentence_about_a_text_is_reached() -> None:
    texts = [case.data for case in corpus() if len(case.data) < LARGE]
    reached = {(fault.code, fault.variant) for text in texts for fault in read_document(text).faults}
    known = {(code, variant) for code, rule in CATALOGUE.items() if code < "PG01" for variant in rule.messages}
    assert {(code, variant) for code, variant in known if code != "PG001"} - reached == set()
    assert reached - known == set()


def test_every_case_has_a_name_of_its_own() -> None:
    names = [case.id for case in corpus()]
    assert sorted(set(names)) == sorted(names)


def test_no_text_takes_much_memory(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="only POSIX tells the peak of a process")
    names = {}
    for number, case in enumerate(corpus()):
        names[f"{number:04}"] = case.id
        (tmp_path / f"{number:04}").write_bytes(case.data)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    script = str(Path(__file__).with_name("peak.py"))
    done = subprocess.run([sys.executable, script, str(tmp_path)], capture_output=True, env=environment, check=True)
    growth = json.loads(done.stdout)
    assert len(growth) > 50
    most = max(growth, key=growth.__getitem__)
    mebibytes = growth[most] / 1024 / 1024
    assert mebibytes < MEBIBYTES, f"{names.get(most, most)}: {mebibytes:.1f} MiB above the start"


def _not_due(case: Case, document: Document) -> list[str]:
    """Return how the first fault of a document differs from the one that is due."""
    fault = document.faults[0] if document.faults else None
    if case.code is None or fault is None:
        return [] if case.code is None and fault is None else [f"due {case.code}, met {fault}"]
    due = (
        case.code,
        case.variant or fault.variant,
        case.line or fault.position.line,
        case.column or fault.position.column,
    )
    met = (fault.code, fault.variant, fault.position.line, fault.position.column)
    return [] if met == due else [f"due {due}, met {met}"]
