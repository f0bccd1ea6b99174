"""``perfgoal validate --fix`` and ``--diff``: what is written, what is shown, what is told, and the exit code."""

import io
import json
import os
import re
import sys
from pathlib import Path

import pytest

from cli.terminal import EXAMPLES, Command
from perfgoal.document import read_file
from perfgoal.editing import files
from perfgoal.replacing import replace_whole
from rules.marked import cases

REAL = (
    (EXAMPLES / "liwan_2024.yaml").read_text("utf-8").replace("基金,加大", "基金，加大")
)  # its half-width signs have a fix (PG809)
MIXED = REAL.replace("        annual: ≥8个\n", "        annual: 不少于8个  # 八\n", 1)  # PG415
BROKEN = REAL.replace("year: 2024", "year：2024")  # PG007
HIDDEN = REAL.replace("year: 2024", "year: \u202e2024")  # PG008, unsafe


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, text: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.usefixtures("here")
def test_what_is_mended_is_written_and_what_remains_is_told(perfgoal: Command) -> None:
    file, other = put("a.yaml", MIXED), put("b/c.yaml", BROKEN.replace("\n", "\r\n"))
    clean = put("d.yaml", REAL)
    stamp = clean.stat().st_mtime_ns, clean.stat().st_ino
    before = perfgoal("validate", "--format", "concise", clean)
    ended = perfgoal("validate", "--fix", "--format", "concise", ".")
    assert ended.code == 0
    assert ended.err == "已自动改正 2 处（2 个文件）。\n"
    assert file.read_text("utf-8") == MIXED.replace("不少于8个", "≥8个")
    assert other.read_bytes() == REAL.replace("\n", "\r\n").encode()
    assert (clean.stat().st_mtime_ns, clean.stat().st_ino) == stamp
    told = before.out.splitlines()[:-1]
    assert ended.out.splitlines()[:-1] == [
        line.replace("d.yaml", name) for name in ("a.yaml", "b/c.yaml", "d.yaml") for line in told
    ]
    assert perfgoal("validate", "--fix", ".").err == ""


@pytest.mark.usefixtures("here")
def test_it_says_so_in_english_too(perfgoal: Command) -> None:
    put("a.yaml", MIXED)
    assert perfgoal("validate", "--diff", "a.yaml", "--lang", "en").err == "would mend 1 finding in 1 file.\n"
    assert perfgoal("validate", "--fix", "a.yaml", "--lang", "en").err == "mended 1 finding in 1 file.\n"


@pytest.mark.usefixtures("here")
def test_a_diff_writes_nothing(perfgoal: Command) -> None:
    file = put("a.yaml", MIXED)
    put("b.yaml", REAL)
    number = MIXED[: MIXED.index("不少于8个")].count("\n") + 1
    ended = perfgoal("validate", "--diff", ".")
    assert (ended.code, ended.err) == (1, "可自动改正 1 处（1 个文件）。\n")
    assert ended.out.startswith(f"--- a/a.yaml\n+++ b/a.yaml\n@@ -{number - 3},7 +{number - 3},7 @@\n")
    assert re.findall(r"^[-+] .*", ended.out, re.MULTILINE) == [
        "-        annual: 不少于8个  # 八",
        "+        annual: ≥8个  # 八",
    ]
    assert file.read_text("utf-8") == MIXED
    assert perfgoal("validate", "--fix", "--diff", ".") == ended
    assert file.read_text("utf-8") == MIXED
    perfgoal("validate", "--fix", ".")
    assert perfgoal("validate", "--diff", ".") == (0, "", "")


@pytest.mark.usefixtures("here")
def test_a_diff_is_inert(perfgoal: Command) -> None:
    put(
        "::a\x1b.yaml",
        HIDDEN.replace("tasks:", "# ##[error]\x20\u202e\n# ::error::\n\ntasks:").replace("\n\n", "\n::x: 1\n"),
    )
    ended = perfgoal("validate", "--diff", "--unsafe-fixes", ".")
    assert "<U+202E>2024" in ended.out
    for line in ended.out.splitlines():
        assert line.isprintable() or "\u3000" in line
        assert not line.lstrip().startswith("::")
        assert "##[" not in line


@pytest.mark.usefixtures("here")
def test_unsafe_fixes_are_made_when_they_are_asked_for(perfgoal: Command) -> None:
    file = put("a.yaml", HIDDEN)
    ended = perfgoal("validate", "--fix", file)
    assert (ended.code, ended.err) == (1, "")
    assert file.read_text("utf-8") == HIDDEN
    assert "1 条的改法要先核对" in ended.out
    ended = perfgoal("validate", "--fix", "--unsafe-fixes", file)
    assert (ended.code, file.read_text("utf-8")) == (0, REAL)
    assert "要先核对" not in ended.out


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("report", ["full", "concise", "grouped"])
def test_reports_say_what_could_be_mended(perfgoal: Command, report: str) -> None:
    put("a.yaml", MIXED)
    put("b.yaml", HIDDEN)
    last = perfgoal("validate", "--format", report, ".").out.splitlines()[-2:]
    assert last == [
        "可自动改正 1 条：perfgoal validate --fix。",
        "1 条的改法要先核对：加上 --unsafe-fixes，用 --diff 看，用 --fix 改。",
    ]
    last = perfgoal("validate", "--format", report, ".", "--lang", "en").out.splitlines()[-2:]
    assert last == [
        "perfgoal validate --fix mends 1 of them.",
        "1 has a fix to be looked at first: with --unsafe-fixes, --diff shows it and --fix makes it.",
    ]
    assert "--fix" not in perfgoal("validate", "--format", report, put("d.yaml", REAL)).out


@pytest.mark.usefixtures("here")
def test_only_rules_that_are_asked_for_are_mended(perfgoal: Command) -> None:
    file = put("a.yaml", MIXED.replace("amount: 4,838.94", "amount: 4,838.94万元"))
    ended = perfgoal("validate", "--fix", "--select", "PG205", file)
    assert file.read_text("utf-8") == MIXED
    assert ended.out == "检查了 1 个文件：没有发现问题。\n"
    assert perfgoal("validate", "--fix", "--ignore", "mixed-operators", file).err == ""
    broken = put("b.yaml", BROKEN)
    assert perfgoal("validate", "--fix", "--ignore", "PG007", broken).code == 1  # told all the same
    assert broken.read_text("utf-8") == BROKEN


@pytest.mark.usefixtures("here")
def test_the_report_of_what_remains_may_be_json(perfgoal: Command) -> None:
    put("a.yaml", MIXED)
    report = json.loads(perfgoal("validate", "--fix", "--format", "json", "a.yaml").out)
    assert [finding for finding in report["findings"] if finding["fix"]] == []
    put("b.yaml", REAL.encode("gb18030"))
    [finding] = json.loads(perfgoal("validate", "--format", "json", "b.yaml").out)["findings"]
    assert finding["fix"] == {"safe": False, "message": "由 GB18030 转为 UTF-8", "edits": []}


@pytest.mark.usefixtures("here")
def test_no_error_is_new_by_the_rules_that_are_not_asked_for_either(perfgoal: Command) -> None:
    [case] = [each for each in cases() if each.id == "PG301: a second-level category on the first level"]
    file = put("a.yaml", case.composed()[0])
    ended = perfgoal("validate", "--fix", "--unsafe-fixes", "--select", "PG301", file)
    assert "PG301 没有自动改正：改后会出现别的错误" in ended.err
    assert file.read_text("utf-8") == case.composed()[0]


# Standard input.


def standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize("text", [MIXED, BROKEN, REAL, "hello: world\n", "a: [\n"])
@pytest.mark.parametrize("report", ["concise", "json"])
def test_standard_input_goes_mended_to_standard_output(
    perfgoal: Command, monkeypatch: pytest.MonkeyPatch, text: str, report: str
) -> None:
    data = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    wanted = text.replace("不少于", "≥").replace("year：", "year: ").replace("\n", "\r\n")
    standard_input(monkeypatch, data)
    ended = perfgoal("validate", "--fix", "-", "--format", report, "--stdin-filename", "甲.yaml")
    assert ended.out == "\ufeff" + wanted
    assert "甲.yaml" in ended.err
    assert ("已自动改正 1 处" in ended.err) is (wanted != text.replace("\n", "\r\n"))
    assert ended.code == (0 if "perfgoal" in text else 1)


def test_standard_input_of_another_encoding(perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    standard_input(monkeypatch, REAL.encode("gb18030"))
    assert perfgoal("validate", "--fix", "--unsafe-fixes", "-").out == REAL


def test_what_is_too_large_is_not_cut(perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    standard_input(monkeypatch, b"#" * 2_000_000)
    ended = perfgoal("validate", "--fix", "-")
    assert (ended.code, ended.out) == (1, "")
    assert "PG001" in ended.err


def test_a_diff_of_standard_input(perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    standard_input(monkeypatch, MIXED.encode())
    ended = perfgoal("validate", "--diff", "-", "--stdin-filename", "甲.yaml")
    assert ended.code == 1
    assert ended.out.startswith("--- a/甲.yaml\n+++ b/甲.yaml\n@@")


# What is not mended, and why.


@pytest.mark.usefixtures("here")
def test_a_fix_that_is_not_made_is_named(perfgoal: Command) -> None:
    text = REAL.replace("tasks:\n", "tasks\u200b: 1\ntasks:\n")
    file = put("a.yaml", text)
    ended = perfgoal("validate", "--fix", file)
    line = text[: text.index("\u200b")].count("\n") + 1
    assert ended.code == 1
    assert ended.err == f"a.yaml:{line}:6：PG008 没有自动改正：改后读出的内容与改法所说的不符，请手工改。\n"
    assert file.read_text("utf-8") == text
    error = perfgoal("validate", "--fix", file, "--lang", "en").err
    assert (
        error == f"a.yaml:{line}:6: PG008 was not mended: the text would not read as the fix says; mend it by hand.\n"
    )
    many = put("b.yaml", "perfgoal: 1\n" + "".join(f"k{n}: 1\nk{n}\u200b: 1\n" for n in range(30)))
    notices = perfgoal("validate", "--fix", many).err.splitlines()
    assert len(notices) == 21
    assert notices[-1] == "b.yaml：还有 10 条没有自动改正。"


@pytest.mark.usefixtures("here")
@pytest.mark.skipif(os.name != "posix", reason="links are POSIX's")
def test_a_link_is_left(perfgoal: Command) -> None:
    file = put("elsewhere/a.yaml", MIXED)
    Path("link.yaml").symlink_to(file)
    ended = perfgoal("validate", "--fix", "link.yaml", "--format", "concise")
    assert ended.code == 0
    assert ended.err == "link.yaml 是符号链接，没有改；请改它指向的文件。\n"
    assert "PG415" in ended.out
    assert file.read_text("utf-8") == MIXED
    assert Path("link.yaml").is_symlink()
    assert perfgoal("validate", "--diff", "link.yaml").code == 1


@pytest.mark.usefixtures("here")
def test_a_file_that_has_changed_meanwhile_is_left(perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    file, read = put("a.yaml", MIXED), read_file
    monkeypatch.setattr(files, "read_file", lambda path, **options: read(path, **options) + b"# \n")
    ended = perfgoal("validate", "--fix", file, "--format", "concise")
    assert ended.err == "a.yaml 在读取之后又被改过，没有写回；请再运行一次。\n"
    assert (ended.code, file.read_text("utf-8")) == (0, MIXED)
    assert "PG415" in ended.out


@pytest.mark.usefixtures("here")
def test_what_cannot_be_written_is_told_and_the_rest_mended(perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    full, fine = put("a.yaml", MIXED), put("b.yaml", MIXED)

    def failing(path: Path, *arguments: object, **options: object) -> None:
        if path.name == "a.yaml":
            raise OSError(28, "No space left on device")
        replace_whole(path, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(files, "replace_whole", failing)
    ended = perfgoal("validate", "--fix", ".", "--format", "concise")
    assert ended.code == 3
    assert ended.err == "无法写入 a.yaml：No space left on device\n已自动改正 1 处（1 个文件）。\n"
    assert [file.read_text("utf-8") == MIXED for file in (full, fine)] == [True, False]
    assert next(line for line in ended.out.splitlines() if "PG415" in line).startswith("a.yaml:")


@pytest.mark.usefixtures("here")
@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_that_is_read_only_is_left(perfgoal: Command) -> None:
    file = put("a.yaml", MIXED)
    file.chmod(0o444)
    ended = perfgoal("validate", "--fix", file)
    assert (ended.code, ended.err) == (3, "a.yaml 是只读文件，没有写回；请先取消只读。\n")


def test_what_cannot_be_read_is_a_finding_as_ever(perfgoal: Command, here: Path) -> None:
    (here / "a.yaml").mkdir()
    assert perfgoal("validate", "--fix", "a.yaml").code == 2
    if os.name == "posix":
        Path("b.yaml").symlink_to("gone")
        assert "PG001" in perfgoal("validate", "--fix", "b.yaml").out


# Form files.


FORM = (Path(__file__).parents[2] / "schemas" / "forms" / "guangzhou-department.yaml").read_text("utf-8")


@pytest.mark.usefixtures("here")
def test_form_files_are_mended_where_they_are_asked_for(perfgoal: Command) -> None:
    mine = FORM.replace("form: guangzhou-department", "form: own").replace("title: ", "title：")
    file = put("forms/own.yaml", mine)
    assert perfgoal("validate", "--fix", file).code == 0
    assert file.read_text("utf-8") == mine.replace("title：", "title: ")
    file = put("forms/own.yaml", mine)
    put("perfgoal.toml", 'forms = ["forms/*.yaml"]\n')
    put("a.yaml", REAL)
    assert perfgoal("validate", "--fix", "a.yaml").code == 1  # the form is told of
    assert file.read_text("utf-8") == mine
    assert perfgoal("validate", "--fix", ".").code == 0
    assert file.read_text("utf-8") == mine.replace("title：", "title: ")


# Usage.


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--unsafe-fixes",), "--unsafe-fixes 要与 --fix 或 --diff 同用。"),
        (("--diff", "--format", "json"), "--diff 只输出差异"),
        (("--fx",), "是不是 --fix"),
        (("--fix=yes",), "--fix 后面不带值"),
    ],
)
def test_wrong_usage(perfgoal: Command, example: Path, arguments: tuple[str, ...], said: str) -> None:
    text = example.read_bytes()
    ended = perfgoal("validate", example, *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert example.read_bytes() == text
