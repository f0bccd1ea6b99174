"""What stands in a workbook or a document stays text when it is imported or checked, and so do the names of sheets."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest

import perfgoal as package
from cli.terminal import Command as Line
from document.case import Case
from document.corpus import corpus
from exchange.sheets import made, part, with_parts
from exchange.word import cell, paragraph, row, run, table, word
from hostile import injected
from hostile.commands import READERS
from hostile.harmless import harms
from hostile.injections import INJECTIONS, Injection
from rendering.pages import declared
from rendering.test_inert import EVERYWHERE

COMMANDS = (
    ("import",),
    ("import", "--lang", "en", "--keys", "zh"),
    ("validate",),
    ("validate", "--format", "json"),
    ("validate", "--format", "github"),
    ("validate", "--format", "html"),
    ("validate", "--format", "junit"),
    ("validate", "--format", "markdown"),
    ("validate", "--format", "sarif"),
    ("validate", "--ledger"),
    ("render", "--format", "md"),
)
_BOOK = "xl/workbook.xml"


def _as_xml(text: str) -> str:
    """Return what of a text XML can hold."""
    return "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))


def _book(injection: Injection) -> bytes:
    """Return a workbook of a form with it in all fields, and as the name of its sheets."""
    text = EVERYWHERE.replace("unit: TEXT", "unit: 万元").replace("TEXT", injection.quoted)
    data = package.render(declared(text), "xlsx")
    assert isinstance(data, bytes)
    hostile = quoteattr(_as_xml(injection.text))
    book = re.sub('(?<=<sheet name=)"[^"]*"', lambda _: hostile, part(data, _BOOK).decode())
    return with_parts(data, {_BOOK: book.encode()})


def _document(injection: Injection) -> bytes:
    """Return a document of a form with it in all fields, and behind the form."""
    text = EVERYWHERE.replace("unit: TEXT", "unit: 万元").replace("TEXT", injection.quoted)
    data = package.render(declared(text), "docx")
    assert isinstance(data, bytes)
    main = part(data, "word/document.xml").decode()
    said = escape(_as_xml(injection.text))
    return with_parts(
        data, {"word/document.xml": main.replace("</w:body>", f"{paragraph(run(said))}</w:body>").encode()}
    )


def _files(injection: Injection) -> Iterator[tuple[str, bytes]]:
    yield "form.xlsx", _book(injection)
    yield "form.docx", _document(injection)
    yield "form.txt", injected.text(injection).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize(
    "injection",
    [
        pytest.param(each, id=each.id, marks=[] if number % 27 == 7 else pytest.mark.nightly)
        for number, each in enumerate(INJECTIONS)
    ],
)
def test_what_stands_in_an_office_file_stays_text(
    perfgoal: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, injection: Injection
) -> None:
    monkeypatch.chdir(tmp_path)
    wrong = []
    for name, data in _files(injection):
        Path(name).write_bytes(data)
        for command, *options in COMMANDS:
            ended = perfgoal(command, name, *options)
            found = [*harms(ended.out, annotations="github" in options), *harms(ended.err)]
            if ended.code not in (0, 1):
                found.append(f"exit code {ended.code}: {ended.err[-200:]}")
            if options[-1:] and options[-1] in READERS:
                READERS[options[-1]](ended.out or "null")
            wrong += [f"{command} {options} {name}: {said}" for said in found]
        assert Path(name).read_bytes() == data
    assert wrong == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["form.docx", "form.txt", "form.xlsx"]


def _of_a_case(case: Case) -> Iterator[tuple[str, bytes]]:
    """Yield office files in which a text of the corpus stands: in a cell, in paragraphs, and in the cell of a table."""
    text = _as_xml(case.data.decode("utf-8", "replace"))
    yield "form.txt", case.data
    yield "form.xlsx", made(lambda _, sheet: sheet.write_string(0, 0, text[:32_767]))
    lines = [escape(line) for line in text.splitlines()]
    yield "form.docx", word("".join(paragraph(run(line)) for line in lines) + table(row(cell(escape(text)))))


def test_texts_made_to_break_a_reader_of_yaml_break_no_importer(
    perfgoal: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    wrong = []
    for case in [case for case in corpus() if len(case.data) < 20_000][::61]:
        for name, data in _of_a_case(case):
            Path(name).write_bytes(data)
            for command in (("import", name), ("validate", name, "--format", "json")):
                ended = perfgoal(*command)
                found = [*harms(ended.out), *harms(ended.err)]
                if ended.code != 1 and not (ended.code == 2 and command[0] == "import"):
                    found.append(f"exit code {ended.code}: {ended.err[-200:]}")
                if command[0] == "validate" and ended.out:
                    json.loads(ended.out)
                wrong += [f"{case.id} {command}: {said}" for said in found]
    assert wrong == []


def test_a_form_without_injections_is_imported_from_these_files(
    perfgoal: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else all of these might be refused before anything of them is read."""
    monkeypatch.chdir(tmp_path)
    for name, data in _files(Injection("none", "none", "新增")):
        Path(name).write_bytes(data)
        assert perfgoal("import", name).code == 0
