"""``perfgoal new``: what it writes, and where it refuses to."""

import re
import stat
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cli.terminal import Command
from perfgoal.forms import form_names, packaged_form

FORM = ("--form", "guangzhou-department")
PACKAGED = Path(__file__).parents[2] / "schemas" / "forms" / "project-2021.yaml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with nothing in it, and the working folder there."""
    here = tmp_path / "here"
    (here / ".git").mkdir(parents=True)
    monkeypatch.chdir(here)
    return here


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("keys", ["zh", "en", None])
def test_a_file_and_standard_output(perfgoal: Command, language: str, keys: str | None) -> None:
    asked = (*FORM, "--lang", language, *(("--keys", keys) if keys else ()))
    ended = perfgoal("new", "a b.yaml", *asked)
    assert (ended.code, ended.err) == (0, "")
    assert "perfgoal validate 'a b.yaml'" in ended.out
    text = Path("a b.yaml").read_text("utf-8")
    assert ("格式版本: 1" in text) is ((keys or language) == "zh")
    assert ("年度: 2024" in text) or ("year: 2024" in text)  # of PERFGOAL_TODAY
    assert ("。" in text) is (language == "zh")
    printed = perfgoal("new", "-", *asked)
    assert (printed.code, printed.err) == (0, "")
    assert _without_head(printed.out) == _without_head(text)
    name = "申报" if language == "zh" else "goals"
    assert f"perfgoal render {name}.yaml -o {name}.html" in printed.out


def _without_head(text: str) -> str:
    return text.partition("\n\n")[2]


def test_the_mode_is_that_of_any_new_file(perfgoal: Command) -> None:
    Path("plain").touch()
    assert perfgoal("new", "a.yaml", *FORM).code == 0
    assert stat.S_IMODE(Path("a.yaml").stat().st_mode) == stat.S_IMODE(Path("plain").stat().st_mode)


def test_what_is_found_wrong_is_what_is_blank(perfgoal: Command) -> None:
    perfgoal("new", "a.yaml", *FORM)
    ended = perfgoal("validate", "a.yaml", "--format", "concise")
    assert ended.code == 1
    assert {re.search(r"PG\d+", line)[0] for line in ended.out.splitlines()[:-1]} == {"PG104"}  # type: ignore[index]


@pytest.mark.parametrize("year", ["1999", "2031", "24", "２０２４", "-2024", "2024.0", "x\n"])
def test_a_year_that_no_declaration_has(perfgoal: Command, year: str) -> None:
    ended = perfgoal("new", "a.yaml", *FORM, f"--year={year}")
    assert (ended.code, ended.out, Path("a.yaml").exists()) == (2, "", False)
    assert "2000 至 2030" in ended.err


def test_the_year_that_is_asked_for(perfgoal: Command) -> None:
    assert "年度: 2026\n" in perfgoal("new", "-", *FORM, "--year", "2026").out
    assert "年度: 2025\n" in perfgoal("new", "-", *FORM, "--today", "2025-02-01").out


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ((), "请用 --form 写明表样："),
        (("--form", "guangzhou-departmnt"), "没有表样“guangzhou-departmnt”；是不是 guangzhou-department？可用的表样："),
        (("--form", "qqqq"), "没有表样“qqqq”。可用的表样："),
    ],
)
def test_without_its_form_all_are_told(perfgoal: Command, form: tuple[str, ...], said: str) -> None:
    ended = perfgoal("new", "a.yaml", *form)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"错误：{said}\n")
    lines = ended.err.splitlines()[1:]
    assert [line.split()[0] for line in lines] == list(form_names())
    assert all(packaged_form(line.split()[0]).title in line for line in lines)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("there.yaml", "there.yaml 已经存在，不会覆盖它。请换一个名字，如 there-3.yaml"),
        ("link.yaml", "link.yaml 是符号链接，不会写入。请换一个名字，如 link-2.yaml"),
        ("nowhere.yml", "nowhere.yml 是符号链接，不会写入。请换一个名字，如 nowhere-2.yml"),
        ("sub", "sub 是文件夹。请写出其中的文件名，如 sub/申报.yaml"),
        (
            "there",
            "文件名应以 .yaml 或 .yml 结尾（用 Excel 填报的以 .xlsx 结尾），校验文件夹时才找得到它，如 there-3.yaml",
        ),
        ("no/such.yaml", "没有文件夹 no，请先建立它，再写 no/such.yaml"),
        ("there.yaml/a.yaml", "没有文件夹 there.yaml，"),
    ],
)
def test_where_it_does_not_write(perfgoal: Command, path: str, said: str) -> None:
    Path("sub").mkdir()
    for name in ("there.yaml", "there-2.yaml"):
        Path(name).write_text("x")
    Path("link.yaml").symlink_to("there.yaml")
    Path("nowhere.yml").symlink_to("nothing")
    before = sorted(file.name for file in Path().iterdir())
    ended = perfgoal("new", path, *FORM)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"错误：{said}")
    assert sorted(file.name for file in Path().iterdir()) == before
    assert Path("there.yaml").read_text() == "x"


def test_a_file_that_comes_between_is_not_overwritten(perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*arguments: object, **options: object) -> str:
        Path("a.yaml").write_text("x")
        return "y"

    monkeypatch.setattr("perfgoal.cli.new.draft", late)
    assert perfgoal("new", "a.yaml", *FORM).code == 2
    assert Path("a.yaml").read_text() == "x"


@pytest.mark.parametrize("path", ["a\0b.yaml", f"{'x' * 300}.yaml"])
def test_what_the_system_cannot_write(perfgoal: Command, path: str) -> None:
    ended = perfgoal("new", path, *FORM)
    assert (ended.code, ended.out) == (3, "")
    assert "无法写入" in ended.err


@pytest.mark.parametrize(
    ("schema", "file", "path"),
    [
        ("declaration.zh.schema.json", "a.yaml", "declaration.zh.schema.json"),
        ("schemas/declaration.zh.schema.json", "sub/a.yaml", "../schemas/declaration.zh.schema.json"),
        ("declaration.schema.json", "a.yaml", None),  # for the other keys
    ],
)
def test_an_editor_finds_the_schema_that_is_there(perfgoal: Command, schema: str, file: str, path: str | None) -> None:
    Path("sub").mkdir()
    Path(schema).parent.mkdir(exist_ok=True)
    Path(schema).write_text(perfgoal("schema", "--keys", "zh").out, "utf-8")
    perfgoal("new", file, *FORM)
    first = Path(file).read_text("utf-8").splitlines()[0]
    assert first.removeprefix("# yaml-language-server: $schema=") == (path or first)
    if path is not None:
        assert (Path(file).parent / path).samefile(schema)


def test_a_schema_outside_of_the_repository_is_not_its(perfgoal: Command, folder: Path) -> None:
    (folder.parent / "declaration.zh.schema.json").touch()
    perfgoal("new", "a.yaml", *FORM)
    assert not Path("a.yaml").read_text("utf-8").startswith("# yaml-language-server")


def test_a_form_of_the_repositorys_own(perfgoal: Command, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "perfgoal.toml").write_text('forms = ["forms/*.yaml"]\n')
    own = folder / "forms" / "bureau.yaml"
    own.parent.mkdir()
    own.write_text(PACKAGED.read_text("utf-8").replace("form: project-2021", "form: bureau"), "utf-8")
    assert perfgoal("new", "sub/a.yaml", "--form", "bureau").code == 0
    assert "表样: bureau\n" in Path("sub/a.yaml").read_text("utf-8")
    assert "bureau" in perfgoal("new", "sub/b.yaml").err
    assert "自有表样 forms/bureau.yaml" in perfgoal("new", "sub/b.yaml").err
    own.write_text(own.read_text("utf-8").replace("kind: project\n", "kind: projekt\n"), "utf-8")
    ended = perfgoal("new", "sub/b.yaml", "--form", "bureau")
    assert (ended.code, ended.out, Path("sub/b.yaml").exists()) == (1, "", False)
    assert "PG103" in ended.err


def test_a_form_of_another_configuration(perfgoal: Command, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "shared.toml").write_text('forms = ["bureau.yaml"]\n')
    text = PACKAGED.read_text("utf-8").replace("form: project-2021", "form: bureau")
    (tmp_path / "bureau.yaml").write_text(text, "utf-8")
    assert perfgoal("new", "a.yaml", "--form", "bureau").code == 2
    assert perfgoal("new", "a.yaml", "--form", "bureau", "--config", "../shared.toml").code == 0
    assert folder.joinpath("a.yaml").exists()


def test_a_workbook_where_the_name_ends_so(perfgoal: Command) -> None:
    ended = perfgoal("new", "申报.xlsx", *FORM, "--year", "2027")
    assert (ended.code, ended.err) == (0, "")
    assert "已写入 申报.xlsx。填好浅黄色的单元格，再运行 perfgoal validate 申报.xlsx" in ended.out
    book = load_workbook("申报.xlsx")
    assert book.sheetnames == ["资金", "任务", "指标"]
    assert "2027" in [cell.value for row in book["资金"].iter_rows() for cell in row]
    again = perfgoal("new", "申报.xlsx", *FORM)
    assert (again.code, again.out) == (2, "")
    assert "申报-2.xlsx" in again.err
    assert "Fill in the pale yellow cells" in perfgoal("new", "a.XLSX", *FORM, "--lang", "en").out


def test_a_workbook_of_an_own_form(perfgoal: Command) -> None:
    text = PACKAGED.read_text("utf-8").replace("form: project-2021", "form: own-project")
    Path("forms").mkdir()
    Path("forms/own-project.yaml").write_text(text.replace("分值", "点数"), "utf-8")
    Path("perfgoal.toml").write_text('forms = ["forms/*.yaml"]\n')
    assert perfgoal("new", "a.xlsx", "--form", "own-project").code == 0
    book: Any = load_workbook("a.xlsx")
    assert {each.name: each.value for each in book.custom_doc_props.props} == {"perfgoal-form": "own-project"}


def test_without_what_writes_it_no_workbook_is_there(perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    ended = perfgoal("new", "a.xlsx", *FORM)
    assert (ended.code, ended.out, Path("a.xlsx").exists()) == (2, "", False)
    assert "pip install 'perfgoal[excel]'" in ended.err
