"""The public functions, as a program that imports the package uses them."""

import copy
import json
import pickle
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import perfgoal

EXAMPLES = Path(__file__).parents[1] / "examples"
REAL = EXAMPLES / "liwan_2024.yaml"
TODAY = date(2024, 6, 1)


def test_a_path_is_a_file_and_text_is_the_text_itself() -> None:
    text = REAL.read_text("utf-8")
    declarations = [perfgoal.load(source, today=TODAY) for source in (REAL, text, text.encode())]
    assert declarations[0] == declarations[1] == declarations[2]
    assert {finding.file for finding in perfgoal.check(text, today=TODAY)} == {"-"}
    assert {finding.file for finding in perfgoal.check(REAL, today=TODAY)} == {REAL.as_posix()}


def test_a_declaration_is_frozen_data_with_exact_money() -> None:
    declaration = perfgoal.load(REAL, today=TODAY)
    assert declaration.department == "广州市荔湾区科技工业和信息化局"
    assert declaration.tasks[0].amount.value == Decimal("4838.94")
    assert sum(len(rows) for branch in declaration.indicators.values() for rows in branch.values()) == 18
    expenditure = declaration.money.group("expenditure")
    assert expenditure is not None
    assert expenditure.sum.value == Decimal("16269.69")
    with pytest.raises(ValueError, match="frozen"):
        declaration.department = "x"
    assert declaration.tasks[0].at("amount") == ("tasks", 0, "amount")
    with pytest.raises(AttributeError):
        declaration.tasks[0].at("amout")


def test_a_declaration_can_be_dumped_copied_and_pickled() -> None:
    declaration = perfgoal.load(REAL, today=TODAY)
    dump = declaration.model_dump()
    assert dump["tasks"][0]["amount"] == "4,838.94"
    assert dump["budget"]["expenditure"]["basic"] == "2,554.17"
    assert json.loads(declaration.model_dump_json())["department"] == declaration.department
    for copied in (copy.deepcopy(declaration), pickle.loads(pickle.dumps(declaration.tasks[1]))):
        assert copied in (declaration, declaration.tasks[1])
    assert pickle.loads(pickle.dumps(declaration.tasks[1])).at("amount") == ("tasks", 1, "amount")


def test_what_is_no_declaration_says_why() -> None:
    with pytest.raises(perfgoal.InvalidDeclaration) as caught:
        perfgoal.load(REAL.read_text("utf-8").replace("year: 2024", "yaer: 2024"), today=TODAY)
    assert [finding.code for finding in caught.value.findings] == ["PG102"]
    assert str(caught.value).startswith("-:7: PG102")


def test_check_raises_only_for_a_path_that_nothing_bears(tmp_path: Path) -> None:
    assert [finding.code for finding in perfgoal.check(b"\xff")] == ["PG002"]
    assert [finding.code for finding in perfgoal.check("a: [")] == ["PG003"]
    assert [finding.code for finding in perfgoal.check("a: \ud800")] == ["PG002"]
    assert [finding.code for finding in perfgoal.check(tmp_path)] == ["PG001"]
    with pytest.raises(FileNotFoundError):
        perfgoal.check(tmp_path / "gone.yaml")


def test_messages_come_in_either_language() -> None:
    chinese, english = perfgoal.check(REAL, today=TODAY), perfgoal.check(REAL, today=TODAY, language="en")
    assert [(a.code, a.position) for a in chinese] == [(b.code, b.position) for b in english]
    assert all(a.message != b.message for a, b in zip(chinese, english, strict=True))


@pytest.mark.parametrize("form", ["html", "md", "json", "xlsx"])
def test_the_twin_with_chinese_keys_renders_to_the_same_bytes(form: str) -> None:
    english, chinese = (
        perfgoal.load(EXAMPLES / name, today=TODAY) for name in ("liwan_2024.yaml", "liwan_2024.zh.yaml")
    )
    assert perfgoal.render(english, form) == perfgoal.render(chinese, form)


def test_rendering_knows_its_formats() -> None:
    with pytest.raises(ValueError, match="odt"):
        perfgoal.render(perfgoal.load(REAL, today=TODAY), "odt")


def test_the_examples_are_what_is_rendered() -> None:
    declaration = perfgoal.load(REAL, today=TODAY)
    for form in ("html", "md"):
        assert (EXAMPLES / f"liwan_2024.{form}").read_bytes() == perfgoal.render(declaration, form).encode()


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_a_command_that_reads_nothing_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys; from perfgoal.cli import run; run(sys.argv[1:]); "
        "heavy = {'pydantic', 'yaml', 'jinja2', 'rich'} & set(sys.modules); sys.exit(', '.join(sorted(heavy)) or None)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_public_name_is_there() -> None:
    for name in perfgoal.__all__:
        assert getattr(perfgoal, name) is not None
    assert set(perfgoal.__all__) <= set(dir(perfgoal))
    with pytest.raises(AttributeError):
        perfgoal.nonsense  # noqa: B018


def test_a_workbook_is_bytes_and_may_be_filled_in() -> None:
    declaration = perfgoal.load(REAL, today=TODAY)
    plain, fillable = (perfgoal.render(declaration, "xlsx", fillable=fillable) for fillable in (False, True))
    assert plain[:2] == fillable[:2] == b"PK"
    assert plain != fillable
