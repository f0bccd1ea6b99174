"""``perfgoal fmt``: which files it writes, and which it leaves alone."""

import io
import os
import stat
import sys
from pathlib import Path

import pytest

from cli.terminal import EXAMPLES, Command
from perfgoal import formatting
from perfgoal.formatting.writing import page_lines

REAL = (EXAMPLES / "liwan_2024.yaml").read_text("utf-8")
UNTIDY = REAL.replace("year: 2024\n", "").replace("\ngoal:", "\nyear:  '2024'\ngoal:", 1)
FORM = Path(__file__).parents[2] / "schemas" / "forms" / "guangzhou-department.yaml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two declarations, one of them untidy, and the working folder there."""
    here = tmp_path / "here"
    (here / ".git").mkdir(parents=True)
    (here / "sub").mkdir()
    (here / "tidy.yaml").write_bytes(REAL.encode())
    (here / "sub" / "untidy.yaml").write_bytes(UNTIDY.encode())
    (here / "other.yaml").write_text("a:   1\n")
    monkeypatch.chdir(here)
    return here


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_what_is_untidy_is_written_and_nothing_else(perfgoal: Command, folder: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in folder.rglob("*.yaml")}
    ended = perfgoal("fmt")
    assert (ended.code, ended.out) == (0, "已整理 sub/untidy.yaml\n整理了 1 个文件，1 个无需整理。\n")
    assert ended.err == "跳过不是申报的 YAML 文件（1 个）：other.yaml\n"
    assert Path("sub/untidy.yaml").read_bytes() == REAL.encode()
    changed = [file.name for file in folder.rglob("*.yaml") if file.stat().st_mtime_ns != before.get(file)]
    assert changed == ["untidy.yaml"]
    again = perfgoal("fmt")
    assert (again.code, again.out) == (0, "整理了 0 个文件，2 个无需整理。\n")


def test_check_names_what_would_change_and_writes_nothing(perfgoal: Command) -> None:
    ended = perfgoal("fmt", "--check", "sub", "tidy.yaml")
    assert (ended.code, ended.err) == (1, "")
    assert ended.out == "需要整理 sub/untidy.yaml\n1 个文件需要整理，1 个无需整理。\n"
    assert Path("sub/untidy.yaml").read_bytes() == UNTIDY.encode()
    assert perfgoal("fmt", "--check", "tidy.yaml").code == 0
    assert perfgoal("fmt", "--check", "sub", "--lang", "en").out.startswith(
        "would change sub/untidy.yaml\n1 would change"
    )


@pytest.mark.parametrize("check", [(), ("--check",)])
def test_diff_shows_what_would_change_and_writes_nothing(perfgoal: Command, check: tuple[str, ...]) -> None:
    ended = perfgoal("fmt", "--diff", *check, "sub", "tidy.yaml")
    assert (ended.code, ended.err) == (1 if check else 0, "")
    lines = ended.out.splitlines()
    assert lines[:2] == ["--- a/sub/untidy.yaml", "+++ b/sub/untidy.yaml"]
    assert [line for line in lines[2:] if line[0] in "+-"] == ["+year: 2024", "-year:  '2024'"]
    assert Path("sub/untidy.yaml").read_bytes() == UNTIDY.encode()


def test_a_diff_shows_the_end_of_the_last_line(perfgoal: Command) -> None:
    Path("a.yaml").write_text(REAL.removesuffix("\n"), "utf-8")
    lines = perfgoal("fmt", "--diff", "a.yaml").out.splitlines()
    last = REAL.splitlines()[-1]
    assert lines[-3:] == [f"-{last}", "\\ No newline at end of file", f"+{last}"]


def test_a_diff_shows_ends_of_lines_that_are_made_the_same(perfgoal: Command) -> None:
    Path("a.yaml").write_bytes(REAL.replace("\n", "\r\n", 1).encode())
    first = REAL.splitlines()[0]
    assert f"\n-{first}<U+000D>\n+{first}\n" in perfgoal("fmt", "--diff", "a.yaml").out


def test_a_diff_reaches_the_terminal_as_text_only(perfgoal: Command) -> None:
    Path("a.yaml").write_text(UNTIDY.replace("transcribed", "::error::\u202e transcribed"), "utf-8")
    ended = perfgoal("fmt", "--diff", "a.yaml")
    assert ended.code == 0
    assert "\u202e" not in ended.out


@pytest.mark.parametrize("text", [UNTIDY, REAL])
def test_standard_input(perfgoal: Command, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    stdin(monkeypatch, text.encode())
    assert perfgoal("fmt", "-") == (0, REAL, "")
    stdin(monkeypatch, text.encode())
    ended = perfgoal("fmt", "-", "--check")
    assert ended == ((1, "", "需要整理 -\n") if text is UNTIDY else (0, "", ""))
    stdin(monkeypatch, text.encode())
    assert perfgoal("fmt", "-", "sub") == (0, REAL, "已整理 sub/untidy.yaml\n")


def test_standard_input_that_is_no_declaration(perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, b"perfgoal: [")
    ended = perfgoal("fmt", "-")
    assert (ended.code, ended.out) == (1, "")
    assert "PG003" in ended.err


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_bytes_that_are_not_asked_for_stay(perfgoal: Command, end: str, mark: str) -> None:
    Path("a.yaml").write_bytes((mark + UNTIDY.replace("\n", end)).encode())
    Path("a.yaml").chmod(0o640)
    assert perfgoal("fmt", "a.yaml").code == 0
    assert Path("a.yaml").read_bytes() == (mark + REAL.replace("\n", end)).encode()
    assert stat.S_IMODE(Path("a.yaml").stat().st_mode) == 0o640
    stamp = Path("a.yaml").stat().st_mtime_ns
    assert perfgoal("fmt", "a.yaml").code == 0
    assert Path("a.yaml").stat().st_mtime_ns == stamp


def test_keys_of_one_language(perfgoal: Command) -> None:
    assert perfgoal("fmt", "--keys", "zh", "tidy.yaml").code == 0
    text = Path("tidy.yaml").read_text("utf-8")
    assert "格式版本: 1\n" in text
    assert "# Three sums agree" in text  # comments are the author's
    assert perfgoal("fmt", "--keys", "en", "tidy.yaml").code == 0
    assert Path("tidy.yaml").read_text("utf-8") == REAL
    assert perfgoal("fmt", "--check", "--keys", "zh", "tidy.yaml").code == 1


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("year: ", "yaer: ", "PG102"),
        ("\ngoal: ", "\ngoal： ", "PG007"),
        ("perfgoal: 1", "perfgoal: 1\nperfgoal: 1", "PG004"),
    ],
)
def test_what_is_no_declaration_is_left_alone(perfgoal: Command, old: str, new: str, code: str) -> None:
    bad = UNTIDY.replace(old, new, 1).encode()
    Path("sub/untidy.yaml").write_bytes(bad)
    Path("z.yaml").write_bytes(UNTIDY.encode())
    ended = perfgoal("fmt", "sub", "z.yaml")
    assert (ended.code, ended.out) == (1, "已整理 z.yaml\n整理了 1 个文件，0 个无需整理。\n")
    assert code in ended.err
    assert ended.err.endswith("以上文件没有整理；请先改正。\n")
    assert Path("sub/untidy.yaml").read_bytes() == bad
    assert Path("z.yaml").read_bytes() == REAL.encode()


def test_what_rules_find_does_not_matter(perfgoal: Command) -> None:
    Path("a.yaml").write_text(
        UNTIDY.replace("9,450.27", "9,540.27").replace("荔湾区海交会", "荔湾\u200b区海交会"), "utf-8"
    )
    ended = perfgoal("fmt", "a.yaml")
    assert (ended.code, ended.err) == (0, "")
    assert "荔湾\u200b区海交会" in Path("a.yaml").read_text("utf-8")


def test_links_are_refused_before_anything_is_written(perfgoal: Command) -> None:
    Path("link.yaml").symlink_to("sub/untidy.yaml")
    ended = perfgoal("fmt", "sub", "link.yaml")
    assert (ended.code, ended.out) == (2, "")
    assert "link.yaml 是符号链接，不会改写；请写出它指向的文件" in ended.err
    assert Path("sub/untidy.yaml").read_bytes() == UNTIDY.encode()
    assert perfgoal("fmt", "--check", ".").out.count("untidy") == 1  # in a folder it is passed over
    assert Path("link.yaml").is_symlink()


def test_a_form_of_the_repositorys_own(perfgoal: Command) -> None:
    Path("forms").mkdir()
    Path("perfgoal.toml").write_text('forms = ["forms/*.yaml"]\n')
    form = FORM.read_text("utf-8").replace("form: guangzhou-department", "form: bureau")
    line = "      - {key: basic, chinese: [基本支出]}\n"
    extra = "      - {key: debt, chinese: [债务支出], blank: true}\n"
    Path("forms/bureau.yaml").write_text(form.replace(line, extra + line), "utf-8")
    text = REAL.replace("form: guangzhou-department", "form: bureau")
    Path("sub/untidy.yaml").write_text(
        text.replace("    basic:", "    basic: 2,554.17\n    债务支出: 0\n    #", 1), "utf-8"
    )
    assert perfgoal("fmt", "sub").code == 0
    assert "    债务支出: 0\n    basic: 2,554.17\n" in Path("sub/untidy.yaml").read_text("utf-8")
    ended = perfgoal("fmt", "forms/bureau.yaml")
    assert (ended.code, ended.out) == (2, "")
    assert "forms/bureau.yaml" in ended.err


def test_a_wrong_configuration_stops_it_before_anything_is_written(perfgoal: Command) -> None:
    Path("a").mkdir()
    Path("a/a.yaml").write_bytes(UNTIDY.encode())
    Path("sub/perfgoal.toml").write_text("from = 1\n")
    ended = perfgoal("fmt", ".")
    assert (ended.code, ended.out) == (2, "")
    assert Path("a/a.yaml").read_bytes() == UNTIDY.encode()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nope.yaml",), "没有这个文件或文件夹"),
        (("tydi.yaml",), "是不是 tidy.yaml"),
        (("other.yaml", "--keys", "cn"), "--keys"),
        (("empty",), "没有找到申报文件"),
    ],
)
def test_wrong_usage(perfgoal: Command, arguments: tuple[str, ...], said: str) -> None:
    Path("empty").mkdir()
    ended = perfgoal("fmt", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_what_is_not_proven_is_not_written(perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formatting, "page_lines", lambda page: [line.replace("甲", "乙") for line in page_lines(page)])
    bad = UNTIDY.replace("荔湾区海交会", "甲海交会").encode()
    Path("a.yaml").write_bytes(bad)
    ended = perfgoal("fmt", "a.yaml", "sub")
    assert ended.code == 3
    assert "a.yaml 没有改写：整理之后内容会不一样" in ended.err
    assert Path("a.yaml").read_bytes() == bad
    assert Path("sub/untidy.yaml").read_bytes() == REAL.encode()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_to(perfgoal: Command) -> None:
    Path("sub").chmod(0o500)
    ended = perfgoal("fmt", "sub")
    Path("sub").chmod(0o700)
    assert ended.code == 3
    assert "无法写入" in ended.err


def test_it_speaks_the_language_of_the_configuration(perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("PERFGOAL_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    Path("perfgoal.toml").write_text('language = "en"\n', "utf-8")
    assert "in order" in perfgoal("fmt", "--check", "tidy.yaml").out
    assert "无需整理" in perfgoal("fmt", "--check", "tidy.yaml", "--lang", "zh").out
    Path("wrong.yaml").write_text("perfgoal: 1\n", "utf-8")
    ended = perfgoal("fmt", "wrong.yaml")
    assert ended.code == 1
    assert "The required field" in ended.err
    assert ended.err.endswith("mend what is above first.\n")
