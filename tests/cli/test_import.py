"""``perfgoal import``, as its users meet it: a form in, a declaration in YAML out."""

import os
import re
import subprocess
from pathlib import Path

import pytest

import perfgoal as package
from cli.office import letter, rendered, with_note, workbook
from cli.terminal import EXAMPLES, Command, process
from exchange.sheets import part, with_parts

ROOT = Path(__file__).parents[2]
REAL = EXAMPLES / "liwan_2024.yaml"


@pytest.fixture
def form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The real form as a workbook, in the working folder."""
    monkeypatch.chdir(tmp_path)
    return workbook(Path("form.xlsx"))


def same(text: str, file: Path = REAL) -> bool:
    """Whether a text declares what an example does, but for what no form shows."""
    source = re.sub("^prepared:.*\n", "", file.read_text("utf-8"), flags=re.MULTILINE)
    return package.render(package.load(text), "md") == package.render(package.load(source), "md")


def test_a_workbook_becomes_the_declaration_that_it_was(perfgoal: Command, form: Path) -> None:
    ended = perfgoal("import", form)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("格式版本: 1\n表样: guangzhou-department\n年度: 2024\n")
    assert same(ended.out)


def test_its_keys_may_be_english(perfgoal: Command, form: Path) -> None:
    in_english = perfgoal("import", form, "--keys", "en").out
    assert in_english.startswith("perfgoal: 1\nform: guangzhou-department\nyear: 2024\n")
    assert perfgoal("import", form, "--lang", "en").out == in_english
    assert perfgoal("import", form, "--lang", "en", "--keys", "zh").out == perfgoal("import", form).out
    assert same(in_english)


def test_it_goes_to_a_file(perfgoal: Command, form: Path) -> None:
    text = perfgoal("import", form).out
    ended = perfgoal("import", form, "-o", "goals.yaml")
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    assert Path("goals.yaml").read_text("utf-8") == text


def test_neither_the_form_nor_a_link_is_written_to(perfgoal: Command, form: Path) -> None:
    Path("link.yaml").symlink_to("elsewhere.yaml")
    for path, said in (
        ("form.xlsx", "不能是要读取的文件本身"),
        ("link.yaml", "不能是符号链接"),
        ("no/a.yaml", "不存在"),
    ):
        ended = perfgoal("import", form, "-o", path)
        assert (ended.code, ended.out) == (2, "")
        assert said in ended.err
    assert form.read_bytes() == rendered("liwan_2024")
    assert not Path("elsewhere.yaml").exists()


def test_what_is_no_field_is_told_with_its_place_and_counted(perfgoal: Command, form: Path) -> None:
    place = with_note(form, "联系人：张三 13800000000")
    ended = perfgoal("import", form, "-o", "goals.yaml")
    assert ended.code == 0
    *_, leftover, count = ended.err.splitlines()
    assert leftover == f"未归入栏目：{place}：联系人：张三 13800000000"
    assert count == "1 处内容未归入栏目。"
    english = perfgoal("import", form, "--lang", "en", "-o", "goals.yaml").err.splitlines()
    assert english[-2:] == [f"no field: {place}: 联系人：张三 13800000000", "texts that are no field of the form: 1."]


def test_what_is_told_of_a_text_obeys_no_terminal(perfgoal: Command, form: Path) -> None:
    with_note(form, "::error::甲\u202e乙")
    ended = perfgoal("import", form, "-o", "goals.yaml")
    assert "\u202e" not in ended.err
    assert not any(line.startswith("::") for line in ended.err.splitlines())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_holds_no_form_is_refused_and_nothing_is_written(
    perfgoal: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    letter(Path("letter.xlsx"))
    ended = perfgoal("import", "letter.xlsx", "-o", "goals.yaml", "--lang", language)
    assert (ended.code, ended.out) == (1, "")
    assert "PG001" in ended.err
    assert "letter.xlsx:1:1" in ended.err
    assert ended.err.endswith("没有导入。\n" if language == "zh" else "not imported.\n")
    assert not Path("goals.yaml").exists()


def test_a_file_that_cannot_be_opened_is_refused(perfgoal: Command, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(rendered("liwan_2024")[:3_000])
    ended = perfgoal("import", broken)
    assert (ended.code, ended.out) == (1, "")
    assert "PG001 文件已损坏" in ended.err
    large = tmp_path / "large.xlsx"
    large.write_bytes(b"PK\x03\x04" + bytes(17 << 20))
    assert "16,777,216 字节" in perfgoal("import", large).err


def test_the_form_and_the_year_may_be_named(perfgoal: Command, form: Path) -> None:
    named = perfgoal("import", form, "--form", "guangzhou-department", "--year", "2024")
    assert (named.code, named.out) == (0, perfgoal("import", form).out)
    ended = perfgoal("import", form, "--form", "guangzhou-departmnet")
    assert (ended.code, ended.out) == (2, "")
    assert "是不是 guangzhou-department" in ended.err
    ended = perfgoal("import", form, "--year", "24")
    assert (ended.code, ended.out) == (2, "")
    assert "--year 不能是“24”" in ended.err


def test_a_form_of_the_repository_is_a_candidate(perfgoal: Command, form: Path) -> None:
    packaged = (ROOT / "schemas" / "forms" / "guangzhou-department.yaml").read_text("utf-8")
    Path("forms").mkdir()
    Path("forms/bureau.yaml").write_text(packaged.replace("form: guangzhou-department", "form: bureau"), "utf-8")
    Path("perfgoal.toml").write_text('forms = ["forms/*.yaml"]\n', "utf-8")
    ended = perfgoal("import", form, "--form", "bureau")
    assert (ended.code, ended.err) == (0, "")
    assert "\n表样: bureau\n" in ended.out
    Path("forms/bureau.yaml").write_text("form: bureau\nlabels: 甲\n", "utf-8")
    ended = perfgoal("import", form, "--form", "bureau")
    assert (ended.code, ended.out) == (1, "")
    assert "forms/bureau.yaml" in ended.err


def test_standard_input_is_read_by_its_bytes(form: Path) -> None:
    given = process("import", "-", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = given.communicate(form.read_bytes(), timeout=60)
    assert (given.returncode, err) == (0, b"")
    assert same(out.decode())


def test_a_declaration_in_yaml_is_no_form(perfgoal: Command) -> None:
    ended = perfgoal("import", REAL)
    assert (ended.code, ended.out) == (2, "")
    assert "已经是 YAML 申报" in ended.err


def test_a_path_almost_right_is_told(perfgoal: Command, form: Path) -> None:
    assert "是不是 form.xlsx" in perfgoal("import", "from.xlsx").err
    assert form.exists()


def test_a_folder_of_forms_becomes_a_folder_of_declarations(perfgoal: Command, form: Path) -> None:
    workbook(Path("received/a.xlsx"))
    workbook(Path("received/deep/b.xlsx"), "zhanjiang_2023")
    letter(Path("received/letter.xlsx"))
    Path("received/broken.xlsx").write_bytes(b"PK\x03\x04")
    Path("received/~$a.xlsx").write_bytes(b"owner")
    ended = perfgoal("import", "received")
    assert (ended.code, ended.out) == (2, "")
    assert "请用 -o" in ended.err
    ended = perfgoal("import", "received", "-o", "form.xlsx")
    assert (ended.code, ended.out) == (2, "")
    assert "应是文件夹" in ended.err
    ended = perfgoal("import", "received", "-o", "goals")
    assert ended.code == 1  # one is broken
    assert ended.out == (
        "received/a.xlsx → goals/a.yaml\nreceived/deep/b.xlsx → goals/deep/b.yaml\n"
        "导入 2 份，不能读取 1 份，已存在 0 份。\n"
    )
    assert same(Path("goals/a.yaml").read_text("utf-8"))
    assert same(Path("goals/deep/b.yaml").read_text("utf-8"), EXAMPLES / "zhanjiang_2023.yaml")
    assert sorted(path.name for path in Path("goals").rglob("*.yaml")) == ["a.yaml", "b.yaml"]
    assert "received/broken.xlsx:1:1" in ended.err
    assert "没有申报表的表格和文档（1 个）：received/letter.xlsx" in ended.err
    assert "锁文件（1 个）：received/~$a.xlsx" in ended.err
    assert form.exists()


def test_no_declaration_is_overwritten_by_a_folder(perfgoal: Command, form: Path) -> None:
    Path("received").mkdir()
    form.rename("received/a.xlsx")
    Path("goals").mkdir()
    Path("goals/a.yaml").write_text("mine", "utf-8")
    ended = perfgoal("import", "received", "-o", "goals")
    assert ended.code == 1
    assert "没有写入 goals/a.yaml" in ended.err
    assert Path("goals/a.yaml").read_text("utf-8") == "mine"


def test_a_folder_that_cannot_be_made_is_told_with_what_was_done_before(perfgoal: Command, form: Path) -> None:
    Path("received/deep").mkdir(parents=True)
    form.rename("received/deep/b.xlsx")
    workbook(Path("received/a.xlsx"))
    Path("received/broken.xlsx").write_bytes(b"PK\x03\x04")
    Path("goals").mkdir()
    Path("goals/deep").write_text("mine", "utf-8")
    ended = perfgoal("import", "received", "-o", "goals")
    assert ended.code == 3
    assert ended.out == "received/a.xlsx → goals/a.yaml\n导入 1 份，不能读取 1 份，已存在 0 份。\n"
    assert "received/broken.xlsx:1:1" in ended.err
    assert ended.err.splitlines()[-1].startswith("错误：无法写入 goals/deep：")
    assert Path("goals/deep").read_text("utf-8") == "mine"


def test_the_command_that_installs_what_is_missing_is_told(tmp_path: Path) -> None:
    form = tmp_path / "form.pdf"
    form.write_bytes(rendered("liwan_2024", "pdf"))
    lacking = tmp_path / "lacking"
    lacking.mkdir()
    (lacking / "pdfplumber.py").write_text("raise ModuleNotFoundError(name='pdfplumber')\n")
    paths = os.pathsep.join((str(lacking), *os.environ.get("PYTHONPATH", "").split(os.pathsep)))
    given = process("import", form, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={"PYTHONPATH": paths})
    out, err = given.communicate(timeout=60)
    assert (given.returncode, out) == (2, b"")
    assert "pip install 'perfgoal[pdf]'" in err.decode()


@pytest.mark.parametrize("command", ["validate", "import"])
def test_a_text_too_long_for_a_declaration_is_told_by_its_cell(perfgoal: Command, form: Path, command: str) -> None:
    name, strings = "广州市荔湾区科技工业和信息化局".encode(), "xl/sharedStrings.xml"
    data = form.read_bytes()
    form.write_bytes(with_parts(data, {strings: part(data, strings).replace(name, "局".encode() * 65_537)}))
    ended = perfgoal(command, form, *(("-o", "goals.yaml") if command == "import" else ()))
    assert ended.code == 1
    assert "这段文字超过上限 65,536 个字符" in ended.out + ended.err
    assert re.search(r"（[^（）]+![A-Z]+4）", ended.out + ended.err)
    assert not Path("goals.yaml").exists()
