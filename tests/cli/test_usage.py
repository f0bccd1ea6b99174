"""Wrong usage: exit code 2, one plain sentence in the user's language, and the way on."""

import re
import subprocess
from pathlib import Path

import pytest

from cli.office import rendered, workbook
from cli.shells import environment
from cli.terminal import Command
from outside import program
from perfgoal.columns import display_width


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("validate", "nope.yaml"), "没有这个文件或文件夹，请核对路径：nope.yaml"),
        (("validate", "--fromat", "json"), "是不是 --format"),
        (("--verison",), "是不是 --version"),
        (("--format", "json", "validate"), "写在命令之后：perfgoal validate --format"),
        (("validate", "--format", "xml"), "full, concise, grouped, json"),
        (("validate", "--format", "JSON"), "是不是 json"),
        (("validate", "--format", "groupd"), "是不是 grouped"),
        (("validate", "--format"), "--format 后面缺少值"),
        (("validate", "--strict=yes"), "--strict 后面不带值"),
        (("render", "a.yaml", "b.yaml", "--format", "md"), "多余的参数：b.yaml"),
        (("render", "a.yaml", "--format", "htm"), "是不是 html"),
        (("schema", "declaraton"), "是不是 declaration"),
        (("schema", "--keys", "zhh"), "是不是 zh"),
        (("forms", "guangzhou"), "是不是 guangzhou-department"),
        (("explain", "PG-201"), "是不是 PG201"),
        (("validate", "--lang", "fr"), "zh, en"),
        (("validate", "--select", "PG2O1"), "没有规则“PG2O1”"),
        (("validate", "--ignore", "missing-levle2"), "missing-level2"),
        (("validate", "--today", "2024-13-01"), "YYYY-MM-DD"),
        (("valdate",), "是不是 validate"),
        (("goals.yaml",), "是不是 perfgoal validate goals.yaml"),
        (("fmt", "--chek"), "是不是 --check"),
        (("fmt", "nope.yaml"), "没有这个文件或文件夹，请核对路径：nope.yaml"),
        (("new",), "FILE"),
        (("new", "a.yaml"), "请用 --form 写明表样"),
        (("new", "a.yaml", "--keys", "cn"), "en"),
        (("init", "--ci", "gitea"), "是不是 gitee"),
        (("init", "--form", "departmnt"), "是不是 department"),
        (("xyz",), "validate, baseline, merge, export, render, new, import, fmt, init, rules"),
        (("help", "explian"), "是不是 explain"),
        (("render",), "FILE"),
        (("render", "x.yaml"), "--format"),
        (("render", "nope.yaml", "--format", "html"), "没有这个文件或文件夹"),
        (("validate", "a\0b"), "没有这个文件或文件夹"),
        (("validate", "x" * 5000), "没有这个文件或文件夹"),
    ],
)
def test_wrong_usage(perfgoal: Command, arguments: tuple[str, ...], said: str) -> None:
    ended = perfgoal(*arguments)
    assert ended.code == 2
    assert ended.out == ""
    assert said in ended.err
    assert ended.err.startswith("错误：")
    assert "Traceback" not in ended.err


def test_an_empty_folder_is_nothing_to_validate(perfgoal: Command, tmp_path: Path) -> None:
    ended = perfgoal("validate", tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert "没有找到申报文件" in ended.err


def test_usage_speaks_english_too(perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    assert perfgoal("validate", "nope", "--lang", "en").err == "error: no such file or folder (check the path): nope\n"
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert "did you mean --format?" in perfgoal("validate", "--fromat", "x").err
    monkeypatch.setenv("PERFGOAL_LANG", "zh")
    assert "是不是 --format" in perfgoal("validate", "--fromat", "x").err


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("liwna.yaml", "liwan.yaml"),
        ("exmaples/liwan.yaml", "examples/liwan_2024.yaml"),
        ("exmaples", "examples"),
        ("exmaples/liwan_2024.yaml", "examples/liwan_2024.yaml"),
        ("./examples/liwan_2024.yml", "./examples/liwan_2024.yaml"),
        ("examples/deep/a.yaml", None),
        ("notes.yaml", None),  # notes.txt is no declaration
    ],
)
@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("command", ["validate", "render"])
def test_a_path_almost_right(  # noqa: PLR0917
    perfgoal: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, path: str, near: str | None, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("examples").mkdir()
    Path("examples/liwan_2024.yaml").touch()
    Path("notes.txt").touch()
    ended = perfgoal(command, path, *(["--format", "md"] if command == "render" else []))
    assert (ended.code, ended.out) == (2, "")
    expected = f"：{path}；是不是 {near}？" if near else f"，请核对路径：{path}"
    assert ended.err == f"错误：没有这个文件或文件夹{expected}\n"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_first_run_tells_what_to_do_next(perfgoal: Command, language: str) -> None:
    ended = perfgoal("--lang", language)
    assert (ended.code, ended.err) == (0, "")
    for command in ("validate", "render", "explain", "new", "init", "forms", "completion", "--help"):
        assert f"  perfgoal {command}" in ended.out
    assert ("申报" in ended.out) is (language == "zh")


def _pages(perfgoal: Command, language: str) -> dict[str, str]:
    """The help of the program, under an empty name, and of each of its commands."""
    overall = perfgoal("--lang", language, "--help").out
    heading = "命令：\n" if language == "zh" else "Commands:\n"
    listed = overall.partition(heading)[2].partition("\n\n")[0]
    commands = re.findall(r"^  ([a-z]+)  ", listed, re.MULTILINE)
    return {"": overall, **{name: perfgoal("--lang", language, name, "--help").out for name in commands}}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_of_help(perfgoal: Command, language: str) -> None:
    pages = _pages(perfgoal, language)
    assert {
        "validate",
        "baseline",
        "merge",
        "render",
        "new",
        "fmt",
        "init",
        "rules",
        "explain",
        "forms",
        "schema",
        "completion",
        "help",
    } <= set(pages)
    for name, page in pages.items():
        assert max(map(display_width, page.splitlines())) <= 100
        assert f"{'用法：' if language == 'zh' else 'Usage: '}perfgoal {name}".rstrip() in page
        assert ("例：" if language == "zh" else "Examples:") in page
        assert len({display_width(line.partition("  # ")[0]) for line in page.splitlines() if "  # " in line}) <= 1
        if language == "en":
            assert re.search("[一-鿿]", page) is None
        else:
            assert re.search(r"\b(Show|Usage|Options|default|message)\b", page) is None
        for heading in ("选项：", "参数：", "命令：", "Options:", "Arguments:", "Commands:"):
            table = re.search(rf"^{heading}\n((?:  .*\n)*)", page, re.MULTILINE)
            starts = {_text_starts(line) for line in (table[1].splitlines() if table else [])}
            assert len(starts) <= 1, (name, heading)
        for option in re.findall(r"^  (?:-\w, |    )--.*\n(?: {10,}.*\n)*", page, re.MULTILINE):
            assert option.rstrip().endswith("。" if language == "zh" else "."), (name, option)


def _text_starts(line: str) -> int:
    """The column in which the text of a line of a table begins."""
    found = re.match(r"  (?: {4})?\S+(?: \S+)*? {2,}|  -h, --help +| {10,}", line)
    assert found, line
    return display_width(found[0])


def test_help_is_found_in_every_way(perfgoal: Command) -> None:
    page = perfgoal("validate", "--help").out
    assert perfgoal("validate", "-h").out == page
    assert perfgoal("help", "validate").out == page
    assert perfgoal("help").out == perfgoal("--help").out == perfgoal("-h").out


def test_help_fits_a_narrow_terminal(perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    table = perfgoal("validate", "--help").out.partition("选项：")[2].partition("例：")[0]
    assert max(map(display_width, table.splitlines())) in range(66, 73)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_example_runs(perfgoal: Command, example: Path, tmp_path: Path, language: str) -> None:
    texts = [*_pages(perfgoal, language).values(), perfgoal("--lang", language).out]
    lines = {line for text in texts for line in re.findall(r"^  ((?:eval|perfgoal) .*|perfgoal)$", text, re.MULTILINE)}
    assert len(lines) > 20
    report = perfgoal("validate", example, "--format", "json", "--select", "PG001").out.encode()
    for number, line in enumerate(sorted(lines)):
        here = tmp_path / f"work-{number}"
        for name in ("申报.yaml", "goals.yaml", "申报文件夹/a.yaml", "folder/a.yaml"):
            (here / name).parent.mkdir(parents=True, exist_ok=True)
            (here / name).write_bytes(example.read_bytes())
        for name in ("1.json", "2.json", "3.json", "报告/1.json", "reports/1.json"):
            (here / name).parent.mkdir(parents=True, exist_ok=True)
            (here / name).write_bytes(report)
        for name in ("申报表.xlsx", "申报表.docx", "申报表.pdf", "form.xlsx", "form.docx", "form.pdf"):
            (here / name).write_bytes(rendered("liwan_2024", name.rpartition(".")[2]))
        for name in ("收到的表/甲.xlsx", "received/a.xlsx"):
            workbook(here / name)
        (here / "perfgoal-baseline.json").write_text('{"version": 1, "findings": []}', "utf-8")
        ended = subprocess.run(
            _command(line), cwd=here, env=environment(tmp_path, language), capture_output=True, timeout=60, check=False
        )
        mends = "--diff" in line or "--fix" in line  # half-width signs, and says so
        mends = mends or "import" in line  # says what it did
        assert ended.stderr == b"" or mends, line
        assert ended.returncode in ((0, 1) if "--strict" in line or mends else (0,)), line  # the real one has warnings


def _command(line: str) -> list[str]:
    """How to run an example: in the shell that it is for."""
    if "powershell" in line:  # no PowerShell here: what it would read is all that can be asked for
        line = line.partition("|")[0]
    if "completion fish" in line:
        return [str(program("fish", package="fish")), "--no-config", "-c", line]
    if "completion zsh" in line:
        return [str(program("zsh", package="zsh")), "-f", "-c", f"autoload -Uz compinit; compinit -u -D; {line}"]
    return [str(program("bash", package="bash")), "--norc", "-c", line]


def test_version(perfgoal: Command) -> None:
    assert perfgoal("--version").out.startswith("perfgoal 0.")
