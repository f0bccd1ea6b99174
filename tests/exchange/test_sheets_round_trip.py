"""A declaration that is rendered as a workbook, and saved anew as xls or ods, comes back field for field."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

import perfgoal
from exchange.asking import declaration
from exchange.generated import generated
from exchange.same import differences
from exchange.sheets import Office, part, with_parts
from perfgoal import Declaration
from perfgoal.exchange.importing import import_source
from perfgoal.forms import form_names, packaged_form

FORMS = [packaged_form(name) for name in form_names()]
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
TODAY = date(2024, 1, 1)
SOME = 20


def _rendered(source: Declaration) -> bytes:
    rendered = perfgoal.render(source, "xlsx")
    assert isinstance(rendered, bytes)
    return rendered


def _comes_back(source: Declaration, data: bytes) -> None:
    found = import_source(data, "form", forms=FORMS)
    assert differences(source, declaration(found)) == []
    assert (found.leftovers, found.notices) == ((), ())


@pytest.mark.parametrize("seed", range(100))
def test_a_generated_declaration_comes_back_from_xlsx(seed: int) -> None:
    source = perfgoal.load(generated(seed), today=TODAY)
    _comes_back(source, _rendered(source))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_comes_back_from_xlsx(path: Path) -> None:
    source = perfgoal.load(path)
    _comes_back(source, _rendered(source))


@pytest.mark.parametrize("left", ['t="e"><f>{}</f><v>#REF!</v>', "><f>{}</f><v>0</v>", "><f>{}</f>"])
def test_lines_that_add_up_are_no_data_whatever_a_program_left_of_them(left: str) -> None:
    source = perfgoal.load(EXAMPLES[0].with_name("liwan_2024.yaml"), today=TODAY)
    data = perfgoal.render(source, "xlsx", fillable=True)
    assert isinstance(data, bytes)
    names = [f"xl/worksheets/sheet{number}.xml" for number in (1, 2, 3)]
    shown = re.compile('t="str"><f>(.*?)</f><v>.*?</v>')
    parts = {name: shown.subn(lambda match: left.format(match[1]), part(data, name).decode()) for name in names}
    assert sum(count for _, count in parts.values()) == 3
    _comes_back(source, with_parts(data, {name: text.encode() for name, (text, _) in parts.items()}))


@pytest.fixture(scope="module")
def sources() -> Mapping[str, Declaration]:
    """All examples and some generated declarations, by a name."""
    made = {str(seed): perfgoal.load(generated(seed), today=TODAY) for seed in range(100, 100 + SOME)}
    return {path.name: perfgoal.load(path) for path in EXAMPLES} | made


@pytest.mark.parametrize("suffix", ["xls", "ods", "xlsx"])
def test_they_come_back_from_what_libreoffice_saves(
    suffix: str, sources: Mapping[str, Declaration], tmp_path: Path
) -> None:
    saved = Office(tmp_path).all_converted([_rendered(source) for source in sources.values()], suffix)
    for source, data in zip(sources.values(), saved, strict=True):
        _comes_back(source, data)
