"""``perfgoal validate`` and ``render`` of workbooks, documents and texts: the findings of what they declare, with the
places that their authors know."""

import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import outside
import perfgoal as package
from cli.office import changed, letter, rendered, with_note, workbook
from cli.terminal import EXAMPLES, Command, process
from perfgoal.exchange.suffixes import SUFFIXES
from perfgoal.report.formats import FORMATS
from perfgoal.workspace import running

PLACE = re.compile(r"（((?:资金|任务|指标)![A-Z]+[0-9]+(?:、[^（）]+)?)）$")
PUBLISHED = Path(__file__).parents[1] / "exchange" / "data"
ZHANJIANG = EXAMPLES / "zhanjiang_2023.yaml"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(perfgoal: Command, *arguments: str | Path) -> list[dict[str, Any]]:
    ended = perfgoal("validate", "--format", "json", *arguments)
    found: list[dict[str, Any]] = json.loads(ended.out)["findings"]
    return found


def files(perfgoal: Command, *arguments: str | Path) -> list[str]:
    return sorted({each["file"] for each in report(perfgoal, *arguments)})


@pytest.mark.parametrize("name", ["zhanjiang_2023", "liwan_2024"])
def test_a_workbook_has_the_findings_of_its_declaration_with_cells(perfgoal: Command, here: Path, name: str) -> None:
    workbook(here / "form.xlsx", name)
    ours = {(each["code"], each["path"]): each["message"] for each in report(perfgoal, "form.xlsx")}
    theirs = {(each["code"], each["path"]): each["message"] for each in report(perfgoal, EXAMPLES / f"{name}.yaml")}
    assert ours.keys() == theirs.keys()
    assert all(PLACE.search(message) for message in ours.values())
    if name == "zhanjiang_2023":
        (message,) = (message for (code, _), message in ours.items() if code == "PG414")
        assert message == theirs["PG414", "/indicators/产出指标/数量指标/1/annual"] + "（指标!D4）"


@pytest.mark.parametrize(
    ("published", "place"), [("zhanjiang_2023.xlsx", r"（Sheet1![A-Z]+\d+）$"), ("liwan_2024.txt", r"（第 \d+ 行.*）$")]
)
def test_a_published_form_has_the_findings_of_its_declaration(perfgoal: Command, published: str, place: str) -> None:
    ours = report(perfgoal, PUBLISHED / published)
    theirs = report(perfgoal, (EXAMPLES / published).with_suffix(".yaml"))
    assert {(each["code"], each["path"]) for each in ours} == {(each["code"], each["path"]) for each in theirs}
    assert all(re.search(place, each["message"]) for each in ours)


def test_its_lines_are_those_that_import_prints(perfgoal: Command, here: Path) -> None:
    workbook(here / "form.xlsx", "zhanjiang_2023")
    lines = perfgoal("import", "form.xlsx").out.splitlines()
    for each in report(perfgoal, "form.xlsx"):
        line = lines[each["line"] - 1]
        assert line[each["column"] - 1 :].strip(), each
    shown = perfgoal("validate", "form.xlsx").out
    (number,) = [str(number) for number, line in enumerate(lines, start=1) if line.endswith("5000万元")]
    assert f"--> form.xlsx:{number}:9（指标!D4）" in shown
    assert f"\n{number} |         年度指标值: 5000万元\n" in shown


def test_related_places_name_their_cells(perfgoal: Command, here: Path) -> None:
    workbook(here / "form.xlsx", "zhanjiang_2023")
    related = [place for each in report(perfgoal, "form.xlsx") for place in each["related"]]
    assert related
    assert all(PLACE.search(place["message"]) for place in related)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_the_cell(perfgoal: Command, here: Path, name: str) -> None:
    workbook(here / "form.xlsx", "zhanjiang_2023")
    told = perfgoal("validate", "form.xlsx", "--format", name, "--select", "PG414").out
    assert "指标!D4" in told.replace("\\", "")


def test_cells_are_told_in_english_too(perfgoal: Command, here: Path) -> None:
    workbook(here / "form.xlsx", "zhanjiang_2023")
    ended = perfgoal("validate", "form.xlsx", "--select", "PG414", "--lang", "en")
    assert re.search(r"--> form\.xlsx:\d+:\d+ \(指标!D4\)\n", ended.out)
    assert "        annual: 5000万元" in ended.out
    concise = perfgoal("validate", "form.xlsx", "--select", "PG414", "--lang", "en", "--format", "concise").out
    assert concise.splitlines()[0].endswith(" (指标!D4)")


def test_an_amount_that_does_not_add_up_is_found_in_its_cell(perfgoal: Command, here: Path) -> None:
    changed(workbook(here / "form.xlsx"), "9450.27", 9000.27)
    found = [each for each in report(perfgoal, "form.xlsx") if each["severity"] == "error"]
    assert found
    assert all("450" in each["difference"] and "（资金!" in each["message"] for each in found)


def test_what_is_missing_is_to_be_filled_in_where_its_author_works(perfgoal: Command, here: Path) -> None:
    changed(workbook(here / "form.xlsx"), "广州市荔湾区科技工业和信息化局", "")
    (found,) = (each for each in report(perfgoal, "form.xlsx") if each["path"] == "/department")
    assert found["code"] in {"PG101", "PG104"}
    assert "补写一行" not in found["message"]
    assert "“部门名称”" in found["message"]


def test_nothing_is_written_into_a_workbook(perfgoal: Command, here: Path) -> None:
    file = changed_workbook(here / "form.xlsx")
    before = file.read_bytes()
    for option in ("--fix", "--diff"):
        ended = perfgoal("validate", "form.xlsx", option, "--unsafe-fixes")
        assert "没有自动改正 form.xlsx" in ended.err
        assert file.read_bytes() == before
    assert all(each["fix"] is None for each in report(perfgoal, "form.xlsx"))


def changed_workbook(file: Path) -> Path:
    """A workbook of which a declaration in YAML would be mended: a sign is written in another way."""
    return workbook(file, "zhanjiang_2023")


def test_what_is_no_field_is_told_of_one_file_and_counted_of_many(perfgoal: Command, here: Path) -> None:
    place = with_note(workbook(here / "a.xlsx"), "联系人：张三")
    workbook(here / "b.xlsx")
    ended = perfgoal("validate", "a.xlsx")
    assert f"未归入栏目：{place}：联系人：张三\n1 处内容未归入栏目。\n" in ended.err
    assert perfgoal("validate", "b.xlsx").err == ""
    ended = perfgoal("validate", ".")
    assert ended.err == ("未归入栏目 1 处、提示 0 条，在 1 个文件里：a.xlsx。逐处查看：perfgoal import 文件\n")


def test_a_folder_of_forms_is_checked_as_one_of_yaml_is(perfgoal: Command, here: Path) -> None:
    workbook(here / "a.xlsx", "zhanjiang_2023")
    workbook(here / "deep" / "b.XLSX", "zhanjiang_2023")
    (here / "c.yaml").write_bytes(ZHANJIANG.read_bytes())
    (here / "deep" / "d.docx").write_bytes(rendered("zhanjiang_2023", "docx"))
    assert files(perfgoal) == ["a.xlsx", "c.yaml", "deep/b.XLSX", "deep/d.docx"]
    assert files(perfgoal, "**/*.xlsx", "--config", _config("[paths]\n")) == ["a.xlsx"]
    assert files(perfgoal, "--shard", "1/1") == files(perfgoal)
    ended = perfgoal("validate", ".", "--select", "PG201")
    assert ended.out.endswith("检查了 4 个文件：没有发现问题。\n")


def _config(text: str) -> Path:
    Path("own.toml").write_text(text, "utf-8")
    return Path("own.toml")


def test_what_a_walk_passes_over_is_told_with_its_reason(perfgoal: Command, here: Path) -> None:
    workbook(here / "a.xlsx")
    for suffix in ("xlsx", "docx", "pdf"):
        (here / f"b.{suffix}").write_bytes(rendered("liwan_2024", suffix))
    (here / "b.yaml").write_bytes((EXAMPLES / "liwan_2024.yaml").read_bytes())
    (here / "a.yml").write_text("not: a declaration\n", "utf-8")
    letter(here / "letter.xlsx")
    (here / "~$a.xlsx").write_bytes(b"owner")
    (here / "notes.txt").write_text("甲\n", "utf-8")
    ended = perfgoal("validate", "--format", "concise")
    assert "检查了 2 个文件" in ended.out
    assert ended.err == (
        "跳过不是申报的 YAML 文件（1 个）：a.yml\n"
        "跳过没有申报表的表格和文档（1 个）：letter.xlsx\n"
        "跳过同名 YAML 申报的呈现（3 个）：b.docx, b.pdf, b.xlsx\n"
        "跳过正在编辑的文件的锁文件（1 个）：~$a.xlsx\n"
    )
    assert perfgoal("validate", "letter.xlsx").code == 1  # named, it is a finding
    assert files(perfgoal, "b.xlsx") == ["b.xlsx"]


def test_a_folder_without_any_form_says_why(perfgoal: Command, here: Path) -> None:
    letter(here / "letter.xlsx")
    (here / "~$letter.xlsx").write_bytes(b"owner")
    ended = perfgoal("validate")
    assert (ended.code, ended.out) == (2, "")
    assert "不是申报 1 个，锁文件 1 个" in ended.err


def test_one_that_a_configuration_declares_is_not_passed_over(perfgoal: Command, here: Path) -> None:
    letter(here / "letter.xlsx")
    (here / "perfgoal.toml").write_text('declarations = ["letter.xlsx"]\n', "utf-8")
    (found,) = report(perfgoal)
    assert (found["code"], found["file"]) == ("PG001", "letter.xlsx")
    (here / "perfgoal.toml").write_text('exclude = ["*.xlsx"]\n', "utf-8")
    assert "配置的 exclude 排除 1 个" in perfgoal("validate").err


def test_one_that_cannot_be_opened_is_a_finding_of_a_folder_too(perfgoal: Command, here: Path) -> None:
    (here / "broken.xlsx").write_bytes(rendered("liwan_2024")[:3_000])
    (found,) = report(perfgoal)
    assert (found["code"], found["line"], found["path"]) == ("PG001", 1, None)
    assert "已损坏" in found["message"]


def test_a_text_is_a_form_where_it_is_named(perfgoal: Command, here: Path) -> None:
    (here / "form.txt").write_text("会议通知\n", "utf-8")
    assert perfgoal("validate").code == 2
    (found,) = report(perfgoal, "form.txt")
    assert found["code"] == "PG001"
    (here / "goals.txt").write_bytes(ZHANJIANG.read_bytes())  # YAML, whatever it is called
    assert [each["line"] for each in report(perfgoal, "goals.txt")] == [
        each["line"] for each in report(perfgoal, ZHANJIANG)
    ]


def test_what_reads_a_file_is_named_where_it_is_missing(here: Path) -> None:
    (here / "form.pdf").write_bytes(rendered("liwan_2024", "pdf"))
    workbook(here / "form.xlsx")
    lacking = here / "lacking"
    lacking.mkdir()
    blocking = "import sys\nsys.modules['pdfplumber'] = None\n"
    (lacking / "sitecustomize.py").write_text(blocking, "utf-8")
    paths = os.pathsep.join((str(lacking), *os.environ.get("PYTHONPATH", "").split(os.pathsep)))
    given = process("validate", ".", stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={"PYTHONPATH": paths})
    out, err = given.communicate(timeout=60)
    assert "检查了 1 个文件" in out.decode()
    assert "没有安装读取它们的组件，跳过（1 个）：form.pdf。安装：pip install 'perfgoal[pdf]'" in err.decode()


def test_answers_are_kept_with_their_cells(perfgoal: Command, here: Path) -> None:
    with_note(workbook(here / "form.xlsx", "zhanjiang_2023"), "联系人：张三")
    letter(here / "letter.xlsx")
    cold = perfgoal("validate", "--format", "json")
    warm = perfgoal("validate", "--format", "json")
    assert warm == cold
    assert warm == perfgoal("validate", "--format", "json", "--no-cache")
    assert "指标!D4" in warm.out
    assert perfgoal("validate", "form.xlsx").err == perfgoal("validate", "form.xlsx", "--no-cache").err != ""


def test_what_could_not_be_read_for_want_of_memory_is_read_the_next_time(perfgoal: Command, here: Path) -> None:
    workbook(here / "form.xlsx", "zhanjiang_2023")
    lacking = here / "lacking"
    lacking.mkdir()
    blocking = "import subprocess\n\n\ndef start(*_, **__):\n    raise OSError\n\n\nsubprocess.Popen.__init__ = start\n"
    (lacking / "sitecustomize.py").write_text(blocking, "utf-8")
    paths = os.pathsep.join((str(lacking), *os.environ.get("PYTHONPATH", "").split(os.pathsep)))
    given = process("validate", "form.xlsx", stdout=subprocess.PIPE, env={"PYTHONPATH": paths})
    assert "PG001" in given.communicate(timeout=60)[0].decode()
    assert "PG001" not in perfgoal("validate", "form.xlsx").out


def test_an_answer_holds_for_what_the_file_is_called(perfgoal: Command, here: Path) -> None:
    text = ZHANJIANG.read_bytes().replace(b"perfgoal: ", b"perfgoals: ")
    (here / "form.txt").write_bytes(text)
    assert {each["code"] for each in report(perfgoal, "form.txt")} == {"PG001"}
    (here / "form.txt").rename("form.yaml")
    assert "PG001" not in {each["code"] for each in report(perfgoal, "form.yaml")}


def test_several_processes_find_the_same(perfgoal: Command, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(8):
        workbook(here / f"{number}.xlsx", "zhanjiang_2023")
    letter(here / "letter.xlsx")
    alone = perfgoal("validate", "--format", "json", "--jobs", "1", "--no-cache")
    for name, value in (("CHUNK", 2), ("ALONE", 2), ("PAYS", 3)):
        monkeypatch.setattr(running, name, value)
    assert perfgoal("validate", "--format", "json", "--jobs", "2", "--no-cache") == alone


def started(here: Path, *more: Path) -> set[str]:
    """Validate a workbook in a process of its own, with a cache, and return the modules that it has imported."""
    code = (
        "import sys; from perfgoal.cli import main\n"
        "sys.argv = ['perfgoal', 'validate', 'form.xlsx']\n"
        "try: main()\n"
        "except SystemExit: print(*sys.modules)"
    )
    path = os.pathsep.join(map(str, (*more, *sys.path)))
    environment = {**os.environ, "PERFGOAL_CACHE_DIR": str(here / "cache"), "PYTHONPATH": path}
    ended = subprocess.run([sys.executable, "-c", code], cwd=here, env=environment, capture_output=True, check=True)
    return set(ended.stdout.decode().splitlines()[-1].split())


def test_a_workbook_that_is_known_is_not_opened(here: Path) -> None:
    workbook(here / "form.xlsx", "zhanjiang_2023")
    unneeded = {"email", "zipfile", "importlib.metadata", "perfgoal.checking", "perfgoal.exchange.content"}
    assert "perfgoal.checking" in started(here)
    assert started(here) & unneeded == set()


def test_another_version_of_what_reads_forms_reads_them_anew(here: Path) -> None:
    workbook(here / "form.xlsx", "zhanjiang_2023")
    reader = here / "other" / "pdfminer" / "__init__.py"
    reader.parent.mkdir(parents=True)
    reader.write_text("version = 9\n", "utf-8")
    assert "perfgoal.checking" in started(here, here / "other")
    assert "perfgoal.checking" not in started(here, here / "other")
    reader.write_text("version = 10\n", "utf-8")
    assert "perfgoal.checking" in started(here, here / "other")


@pytest.mark.parametrize(("suffix", "count"), [(".xlsx", 19), (".pdf", 3)])
def test_a_few_forms_are_enough_for_several_processes(
    suffix: str, count: int, perfgoal: Command, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(count):
        workbook(here / f"{number:02}{suffix}", "zhanjiang_2023")
    alone = perfgoal("validate", "--format", "json", "--jobs", "1", "--no-cache")
    checked, review = list[str](), running.Run._checked

    def counted(self: running.Run, slot: "running._Slot") -> object:
        checked.append(slot.target.name)
        return review(self, slot)

    monkeypatch.setattr(running.Run, "_checked", counted)
    assert perfgoal("validate", "--format", "json", "--jobs", "2", "--no-cache") == alone
    assert len(checked) < count / 2


def test_a_baseline_accepts_what_a_workbook_has(perfgoal: Command, here: Path) -> None:
    workbook(here / "form.xlsx", "zhanjiang_2023")
    assert perfgoal("baseline", "--output", "accepted.json").code == 0
    ended = perfgoal("validate", "--strict", "--baseline", "accepted.json")
    assert (ended.code, "没有发现问题" in ended.out) == (0, True)


def test_rules_over_a_repository_name_cells(perfgoal: Command, here: Path) -> None:
    (here / ".git").mkdir()
    (here / "perfgoal.toml").write_text('select = ["PG9"]\n[repository]\n', "utf-8")
    workbook(here / "a.xlsx")
    (here / "b.yaml").write_bytes((EXAMPLES / "liwan_2024.yaml").read_bytes())
    workbook(here / "c.xlsx")
    found = {each["file"]: each for each in report(perfgoal) if each["code"] == "PG901"}
    assert found.keys() == {"b.yaml", "c.xlsx"}
    assert PLACE.search(found["c.xlsx"]["message"])
    assert not PLACE.search(found["b.yaml"]["message"])
    assert any(PLACE.search(place["message"]) for place in found["b.yaml"]["related"])


def test_changed_workbooks_alone_are_checked(perfgoal: Command, here: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=a", "-c", "user.email=a@b")
        subprocess.run(["git", *identity, *arguments], cwd=here, check=True, capture_output=True)

    workbook(here / "a.xlsx", "zhanjiang_2023")
    workbook(here / "b.xlsx", "zhanjiang_2023")
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "a")
    changed(here / "b.xlsx", "72204.57", 72000.57)
    assert files(perfgoal, "--changed-since", "HEAD") == ["b.xlsx"]


def test_standard_input_is_a_workbook_by_the_name_that_it_is_given(here: Path) -> None:
    file = workbook(here / "form.xlsx", "zhanjiang_2023")
    options = ("--stdin-filename", "form.xlsx", "--select", "PG414")
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    given = process("validate", "-", *options, **pipes)
    out, err = given.communicate(file.read_bytes(), timeout=60)
    assert (given.returncode, err) == (0, b"")
    assert "（指标!D4）" in out.decode()
    given = process("validate", "-", "--fix", *options, **pipes)
    out, err = given.communicate(file.read_bytes(), timeout=60)
    assert (given.returncode, out) == (2, b"")
    assert "--fix 不能改正" in err.decode()


def test_a_workbook_is_rendered(perfgoal: Command, here: Path) -> None:
    workbook(here / "form.xlsx")
    ended = perfgoal("render", "form.xlsx", "-o", "form.md")
    assert (ended.code, ended.err) == (0, "")
    assert perfgoal("render", EXAMPLES / "liwan_2024.yaml", "--format", "md").out == Path("form.md").read_text("utf-8")
    ended = perfgoal("render", "form.xlsx", "--findings", "--format", "html")
    assert ended.code == 0
    letter(here / "letter.xlsx")
    ended = perfgoal("render", "letter.xlsx", "--format", "md")
    assert (ended.code, ended.out) == (1, "")
    assert "PG001" in ended.err


def test_python_reads_a_workbook_as_the_command_line_does(perfgoal: Command, here: Path) -> None:
    file = workbook(here / "form.xlsx", "zhanjiang_2023")
    assert package.load(file).department == "湛江市人力资源和社会保障局"
    found = package.check(file)
    assert [each.message for each in found] == [each["message"] for each in report(perfgoal, "form.xlsx")]
    assert all(each.origin.startswith("（") for each in found)
    with pytest.raises(package.InvalidDeclaration) as error:
        package.load(letter(here / "letter.xlsx"))
    assert [each.code for each in error.value.findings] == ["PG001"]


def test_fmt_leaves_workbooks_alone(perfgoal: Command, here: Path) -> None:
    workbook(here / "form.xlsx")
    (here / "goals.yaml").write_bytes(ZHANJIANG.read_bytes())
    ended = perfgoal("fmt", "form.xlsx")
    assert (ended.code, ended.out) == (2, "")
    assert "fmt 只整理 YAML 申报：form.xlsx" in ended.err
    assert "form.xlsx" not in perfgoal("fmt", "--check", ".").err


def test_no_report_takes_the_place_of_a_workbook(perfgoal: Command, here: Path) -> None:
    workbook(here / "form.xlsx")
    ended = perfgoal("validate", ".", "--output", "json=form.xlsx")
    assert ended.code == 2
    assert (here / "form.xlsx").read_bytes() == rendered("liwan_2024")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_whatever_bytes_a_file_holds_it_ends_in_words(perfgoal: Command, here: Path, suffix: str) -> None:
    outside.chinese_font()
    dice = random.Random(suffix)
    real = [rendered("liwan_2024", name) for name in ("xlsx", "docx", "pdf")]
    real.append((EXAMPLES / "liwan_2024.md").read_bytes())
    contents = [b"", b"\0", dice.randbytes(3_000), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + dice.randbytes(2_000)]
    for data in real:
        contents.append(data)
        contents.append(data[: dice.randrange(len(data))])
        broken = bytearray(data)
        for _ in range(20):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        contents.append(bytes(broken))
    file = here / f"form{suffix}"
    for data in contents:
        file.write_bytes(data)
        for command in ("import", "validate"):
            ended = perfgoal(command, file)
            assert ended.code in {0, 1}, ended.err
            assert "Traceback" not in ended.err
            assert ended.code == 0 or "PG" in ended.out + ended.err
