"""Nothing that a file, a disk or a reader does ends in a traceback, a hang, or something lost."""

import os
import re
import resource
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from cli.terminal import EXAMPLES, Command, process
from perfgoal.report.formats import FOR_PEOPLE, FORMATS

REAL = (EXAMPLES / "liwan_2024.yaml").read_bytes()
NAME = "荔湾区海交会创新成果展数量".encode()

# What stands in a file -> the codes that are told of it, at the least.
CONTENTS = {
    "empty": (b"", "PG101"),
    "only-comments": (b"# \xe7\x94\xb3\xe6\x8a\xa5\n\n# \n", "PG101"),
    "gb18030": (REAL.decode().encode("gb18030"), "PG002"),
    "utf-16": (REAL.decode().encode("utf-16"), "PG002"),
    "tabs": (REAL.replace(b"\n  ", b"\n\t"), "PG003"),
    "list-at-the-top": (b"- perfgoal: 1\n- form: guangzhou-department\n", "PG103"),
    "brackets": (b"[" * 100_000, "PG006"),
    "braces": (b"{a: " * 100_000, "PG006"),
    "large": (b"# " + b"x" * 50_000_000, "PG001"),
    "escape": (REAL.replace(NAME, NAME + b"\x1b[31m"), "PG003"),
    "no-declaration": (b"hello: world\n", "PG101"),
    "binary": (bytes(range(256)) * 40, "PG00"),
}


@pytest.mark.parametrize("name", CONTENTS)
@pytest.mark.parametrize("command", ["validate", "render"])
def test_unreadable_contents_are_findings(perfgoal: Command, tmp_path: Path, name: str, command: str) -> None:
    content, code = CONTENTS[name]
    file = tmp_path / "declaration.yaml"
    file.write_bytes(content)
    out = tmp_path / "out.html"
    options = ("--format", "html", "-o", out) if command == "render" else ()
    ended = perfgoal(command, file, *options)
    assert ended.code == 1
    told = ended.err if command == "render" else ended.out
    assert code in told
    assert "declaration.yaml:" in told
    assert "Traceback" not in told
    assert "\x1b" not in told
    assert not out.exists()


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(path))


def _folder(path: Path) -> None:
    path.mkdir()


def _dangling(path: Path) -> None:
    path.symlink_to(path.with_name("gone"))


def _loop(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.parametrize("make", [_fifo, _socket, _folder, _dangling, _loop])
@pytest.mark.parametrize("command", ["validate", "render"])
def test_paths_that_are_no_files_are_findings(perfgoal: Command, tmp_path: Path, make: object, command: str) -> None:
    path = tmp_path / "declaration.yaml"
    make(path)  # type: ignore[operator]
    if command == "validate" and make is _folder:
        assert perfgoal("validate", path).code == 2  # a folder with nothing in it
        return
    ended = perfgoal(command, path, *(("--format", "md") if command == "render" else ()))
    assert ended.code == 1
    assert "PG001" in ended.out + ended.err


def test_a_device_is_a_finding(perfgoal: Command) -> None:
    assert perfgoal("validate", "/dev/zero").code == 1
    assert perfgoal("render", "/dev/zero", "--format", "md").code == 1


HOSTILE = [
    "<script>alert(1)</script>",
    "[/red]甲[bold]",
    "::error file=a.py::owned",
    "##[error]owned ##vso[task.complete]",
    "{{ 7 * 7 }}{% for %}",
    "甲\u202e乙",
    '"甲\\e[31m\\a乙"',
]

OWN = re.compile("::(?:error|warning|notice) [^:]*title=(?:PG|perfgoal)[^:]*::.*")
"""A workflow command that is meant to be one."""


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("report", FORMATS)
def test_reports_are_inert(perfgoal: Command, example: Path, name: str, report: str) -> None:
    quoted = name if name.startswith('"') else "'" + name.replace("'", "''") + "'"
    text = example.read_text("utf-8").replace("name: 新增种子独角兽企业数量", f"name: {quoted}")
    text = text.replace("amount: 1,205.00", f"amount: {quoted}")
    example.write_text(text, "utf-8")
    ended = perfgoal("validate", "--format", report, example)
    assert ended.code == 1
    for character in ended.out:
        assert character == "\n" or character.isprintable() or character == "\u3000", f"U+{ord(character):04X}"
    for line in ended.out.splitlines():
        assert not line.lstrip().startswith("::") or (report == "github" and OWN.fullmatch(line))
        if report in FOR_PEOPLE:
            assert "##[" not in line
            assert "##vso[" not in line
    if "[/red]" in name:
        assert "[/red]" in ended.out.replace("\\", "")  # Markdown's, before brackets


def test_a_hostile_file_name_is_inert(perfgoal: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("::error::x.yaml", "a\x1b[31m.yaml", "a\nb.yaml"):
        Path(name).write_bytes(b"perfgoal: 1\n")
    Path(os.fsdecode(b"caf\xe9.yaml")).write_bytes(b"perfgoal: 1\n")
    for report in FORMATS:
        ended = perfgoal("validate", "--format", report, ".")
        assert ended.code == 1
        assert "\x1b" not in ended.out
        commands = [line for line in ended.out.splitlines() if line.startswith("::")]
        assert all(report == "github" and OWN.fullmatch(line) for line in commands)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of file size are POSIX")
def test_a_full_disk_leaves_the_old_output_as_it_was(example: Path) -> None:
    out = example.with_name("out.html")
    out.write_bytes(b"old")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    started = process("render", example, "-f", "html", "-o", out, stderr=subprocess.PIPE, preexec_fn=limit)
    _, err = started.communicate(timeout=60)
    assert started.returncode == 3
    assert "无法写入" in err.decode()
    assert out.read_bytes() == b"old"
    assert sorted(path.name for path in example.parent.iterdir()) == ["liwan.yaml", "out.html"]


def test_output_never_goes_over_the_input_a_link_or_what_is_no_file(perfgoal: Command, example: Path) -> None:
    before = example.read_bytes()
    other = example.with_name("other.yaml")
    os.link(example, other)
    link = example.with_name("link.html")
    link.symlink_to(example.with_name("real.html"))
    folder = example.with_name("folder")
    folder.mkdir()
    for out in (example, other, link, folder, Path("/dev/null"), example.with_name("none") / "x.html"):
        ended = perfgoal("render", example, "--format", "html", "-o", out)
        assert ended.code == 2, out
        assert "-o" in ended.err
    assert example.read_bytes() == before
    assert not example.with_name("real.html").exists()
    assert sorted(path.name for path in example.parent.iterdir()) == ["folder", "link.html", "liwan.yaml", "other.yaml"]


def test_output_replaces_a_file_and_keeps_its_permissions(perfgoal: Command, example: Path) -> None:
    out = example.with_name("out.md")
    out.write_bytes(b"old")
    out.chmod(0o640)
    assert perfgoal("render", example, "--format", "md", "-o", out) == (0, "", "")
    assert out.stat().st_mode & 0o777 == 0o640
    assert out.read_bytes() == (EXAMPLES / "liwan_2024.md").read_bytes()


def test_interrupting_says_so_and_nothing_else(tmp_path: Path) -> None:
    fifo = tmp_path / "in"
    os.mkfifo(fifo)
    keeper = os.open(fifo, os.O_RDWR)  # standard input that never ends
    with fifo.open("rb") as stdin:
        started = process("validate", "-", stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        os.write(keeper, b"perfgoal: 1\n")
        with pytest.raises(subprocess.TimeoutExpired):
            started.wait(timeout=2)  # it has started, and waits for more
        started.send_signal(signal.SIGINT)
        out, err = started.communicate(timeout=60)
    os.close(keeper)
    assert (started.returncode, out, err.decode()) == (130, b"", "已中断。\n")


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GBK"])
@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("validate", EXAMPLES / "liwan_2024.yaml"), "个文件："), (("--help",), "校验申报文件"), ((), "全部命令")],
)
def test_output_is_utf8_in_any_locale(locale: str, arguments: tuple[str, ...], said: str) -> None:
    environment = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "gbk"}
    started = process(*arguments, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = started.communicate(timeout=60)
    assert (started.returncode, err) == (0, b"")
    assert said in out.decode("utf-8")


def test_a_fault_of_the_program_is_one_sentence(
    perfgoal: Command, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> object:
        raise RuntimeError("boom")

    monkeypatch.setattr("perfgoal.workspace.judging.review", broken)
    ended = perfgoal("validate", example)
    assert ended.code == 3
    assert ended.err.startswith("错误：程序内部错误（RuntimeError）")
    assert len(ended.err.splitlines()) == 1


def test_a_start_imports_no_more_than_it_needs(example: Path) -> None:
    """Parsers of mail and archives, which pydantic's search for plugins would bring, are a tenth of a start."""
    code = (
        "import sys; from perfgoal.cli import main\n"
        f"sys.argv = ['perfgoal', 'validate', {str(example)!r}]\n"
        "try: main()\n"
        "except SystemExit as ended: code = ended.code\n"
        "unneeded = {'email', 'zipfile', 'importlib.metadata', 'rich', 'jinja2', 'tempfile', 'perfgoal.report.pages'}\n"
        "unneeded |= {'perfgoal.exchange.draft', 'perfgoal.exchange.content', 'perfgoal.workspace.importing'}\n"
        "print(code, *unneeded & set(sys.modules))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert ended.stdout.decode().splitlines()[-1] == "0"


# Where an interrupt arrives, as what is carried out once the declaration is about to be opened.
ARRIVES = {
    "finalizer": "class Last:\n    def __del__(self):\n        signal.raise_signal(signal.SIGINT)\nLast()",
    "evaluated-text": "exec('signal.raise_signal(signal.SIGINT)')",
    "class-body": (
        "class Named:\n    def __set_name__(self, *_):\n        signal.raise_signal(signal.SIGINT)\n"
        "class Holds:\n    named = Named()"
    ),
    "twice": "class Last:\n    def __del__(self):\n        signal.raise_signal(signal.SIGINT)\nLast()\nLast()",
}


@pytest.mark.parametrize("where", ARRIVES)
def test_an_interrupt_ends_the_run_wherever_it_arrives(example: Path, where: str) -> None:
    launcher = example.with_name("launcher.py")
    launcher.write_text(
        "import signal, sys\n"
        "from perfgoal.cli import main\n"
        "def hook(event, arguments):\n"
        f"    if event == 'open' and str(arguments[0]).endswith({example.name!r}) and not seen:\n"
        "        seen.append(event)\n"
        f"        exec({ARRIVES[where]!r}, globals())\n"
        "seen = []\n"
        "sys.addaudithook(hook)\n"
        f"sys.argv = ['perfgoal', 'validate', '--no-cache', {str(example)!r}]\n"
        "main()\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "launcher"]  # a module, as `python -m perfgoal` is one
    environment = {**os.environ, "PERFGOAL_LANG": "zh"}
    ended = subprocess.run(command, cwd=example.parent, capture_output=True, timeout=60, env=environment, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr.decode()) == (130, b"", "已中断。\n")
