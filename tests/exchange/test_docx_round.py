from pathlib import Path
from subprocess import run

import pytest

import perfgoal
from exchange.generated import generated
from exchange.same import differences
from outside import program
from perfgoal.declaration import Declaration
from perfgoal.exchange.draft import Draft
from perfgoal.exchange.importing import import_source
from perfgoal.exchange.writing import yaml_text
from perfgoal.forms import form_names, packaged_form

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
FORMS = [packaged_form(name) for name in form_names()]


def _written(declaration: Declaration) -> bytes:
    document = perfgoal.render(declaration, "docx")
    assert isinstance(document, bytes)
    return document


def _read(document: bytes) -> Draft:
    return import_source(document, "表.docx", forms=FORMS)


def _declared(draft: Draft) -> Declaration:
    return perfgoal.load(yaml_text(draft, "en"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: str(path.stem))
def test_an_example_comes_back_from_word(path: Path) -> None:
    declaration = perfgoal.load(path)
    draft = _read(_written(declaration))
    assert differences(declaration, _declared(draft)) == []
    assert draft.leftovers == ()


@pytest.mark.parametrize("seed", range(20))
def test_any_declaration_comes_back_from_word(seed: int) -> None:
    declaration = perfgoal.load(generated(seed))
    assert differences(declaration, _declared(_read(_written(declaration)))) == []


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(20, 120))
def test_a_hundred_more_come_back_from_word(seed: int) -> None:
    declaration = perfgoal.load(generated(seed))
    assert differences(declaration, _declared(_read(_written(declaration)))) == []


@pytest.mark.parametrize("name", ["liwan_2024", "putuo_2026"])
def test_what_another_program_saved_anew_comes_back(name: str, tmp_path: Path) -> None:
    declaration = perfgoal.load(next(path for path in EXAMPLES if path.stem == name))
    before = tmp_path / "before.docx"
    before.write_bytes(_written(declaration))
    soffice = program("soffice", "libreoffice", package="libreoffice-writer")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    run([soffice, profile, "--headless", "--convert-to", "docx", "--outdir", tmp_path / "after", before], check=True)
    draft = _read((tmp_path / "after" / "before.docx").read_bytes())
    assert differences(declaration, _declared(draft)) == []
