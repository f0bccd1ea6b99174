"""What is no ordinary file, in every place where a command reads or writes one. None of it is waited for, followed
where it was not asked for, or written over."""

import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import perfgoal as library
from cli.terminal import Command
from hostile.commands_on_files import DECLARATION, FORM, assert_told, ended
from hostile.special_files import MAKE
from perfgoal.report.formats import FORMATS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links, FIFOs and devices as on POSIX")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of one declaration, which is the working folder."""
    folder = tmp_path / "repository"
    (folder / ".git" / "info").mkdir(parents=True)
    (folder / "liwan.yaml").write_bytes(DECLARATION.read_bytes())
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PERFGOAL_CACHE_DIR", str(tmp_path / "cache"))
    return folder


def _names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if ".git" not in path.parts)


READING = {
    "validate": ("validate", "x.yaml"),
    "validate-office": ("validate", "x.xlsx"),
    "fix": ("validate", "--fix", "x.yaml"),
    "fmt": ("fmt", "x.yaml"),
    "render": ("render", "x.yaml", "-f", "md"),
    "render-office": ("render", "x.docx", "-f", "md"),
    "import-xlsx": ("import", "x.xlsx"),
    "import-docx": ("import", "x.docx"),
    "import-pdf": ("import", "x.pdf"),
    "import-text": ("import", "x.txt"),
    "import-xls": ("import", "x.xls"),
    "import-ods": ("import", "x.ods"),
    "merge": ("merge", "x.json"),
    "config": ("validate", "liwan.yaml", "--config", "x.toml"),
    "baseline-asked": ("validate", "liwan.yaml", "--baseline", "x.json"),
    "baseline-of": ("baseline", "x.yaml", "--output", "new.json"),
}


@pytest.mark.parametrize("kind", MAKE)
@pytest.mark.parametrize("name", READING)
def test_what_is_read_is_an_ordinary_file(perfgoal: Command, here: Path, name: str, kind: str) -> None:
    command = READING[name]
    path = here / next(word for word in command if word.startswith("x."))
    MAKE[kind](path)
    told = perfgoal(*command)
    # Of a file that cannot be read nothing is accepted, which is said. A folder is looked into.
    assert_told(told, *([0, 2] if name == "baseline-of" else [1, 2]))
    assert kind == "folder" or name == "baseline-of" or path.name in told.out + told.err
    assert (here / "liwan.yaml").read_bytes() == DECLARATION.read_bytes()


BESIDE = {
    "perfgoal.toml": None,
    "pyproject.toml": None,
    ".gitignore": None,
    ".git/info/exclude": None,
    "form.yaml": 'forms = ["f*.yaml"]\n',
    "roster.csv": '[repository]\nroster = "roster.csv"\n',
    "last.yaml": '[repository]\nlast-year = "last.yaml"\n',
    "base.json": 'baseline = "base.json"\n',
    "base.toml": 'extends = "base.toml"\n',
}
"""Files that commands come upon -> the configuration that names them."""

COMING_UPON = {
    "validate": ("validate",),
    "fix": ("validate", "--diff"),
    "fmt": ("fmt",),
    "render": ("render", "liwan.yaml", "-f", "md"),
    "baseline": ("baseline",),
    "forms": ("forms",),
    "new": ("new", "-", "--form", FORM),
    "init": ("init", "--dry-run", "--form", FORM),
}


@pytest.mark.parametrize(
    "kind",
    [
        "fifo",
        "loop",
        *(pytest.param(kind, marks=pytest.mark.nightly) for kind in sorted(MAKE.keys() - {"fifo", "loop"})),
    ],
)
@pytest.mark.parametrize("file", BESIDE)
def test_what_a_command_comes_upon_is_an_ordinary_file(perfgoal: Command, here: Path, file: str, kind: str) -> None:
    configuration = BESIDE[file]
    if configuration:
        (here / "perfgoal.toml").write_text(configuration, "utf-8")
    MAKE[kind](here / file)
    for command in COMING_UPON.values():
        assert_told(perfgoal(*command), 0, 1, 2)
    assert (here / "liwan.yaml").read_bytes() == DECLARATION.read_bytes()


WRITING = {
    "render": ("render", "liwan.yaml", "-f", "md", "-o", "x"),
    "render-office": ("render", "liwan.yaml", "-f", "xlsx", "-o", "x"),
    "output": ("validate", "liwan.yaml", "--output", "json=x"),
    "import": ("import", "liwan.txt", "-o", "x"),
    "merge": ("merge", "report.json", "-o", "x"),
    "baseline": ("baseline", "liwan.yaml", "--output", "x"),
    "new": ("new", "x.yaml", "--form", FORM),
}


NOT_REPLACED = [*(kind for kind in MAKE if kind != "sparse"), "link", "link-to-input", "input", "hard-link"]


@pytest.mark.parametrize("kind", NOT_REPLACED)
@pytest.mark.parametrize("name", WRITING)
def test_what_is_written_over_is_an_ordinary_file_and_not_read(
    perfgoal: Command, here: Path, name: str, kind: str
) -> None:
    (here / "liwan.txt").write_text("单位名称\t荔湾区\n", "utf-8")
    (here / "report.json").write_text(perfgoal("validate", "liwan.yaml", "--format", "json").out, "utf-8")
    (here / "other").write_bytes(b"other")
    source = here / WRITING[name][1]
    path = here / ("x.yaml" if name == "new" else "x")
    if kind == "link":
        path.symlink_to("other")
    elif kind == "link-to-input":
        path.symlink_to(source if source.exists() else here / "other")
    elif kind in ("input", "hard-link"):
        os.link(source if source.exists() else here / "other", path)
    else:
        MAKE[kind](path)
    command = [str(source) if word == "x" and kind == "input" and name != "new" else word for word in WRITING[name]]
    held = {each: each.read_bytes() for each in {source, here / "other"} - {path} if each.exists()}
    status = path.lstat()
    told = perfgoal(*command)
    if kind in ("input", "hard-link") and name == "import":
        assert_told(told, 1, 2)
    else:
        assert_told(told, 2)
    assert os.path.samestat(path.lstat(), status)
    assert {each: each.read_bytes() for each in held} == held


@pytest.mark.parametrize("spelled", ["./liwan.yaml", "../repository/liwan.yaml", ".git/../liwan.yaml", "//{}"])
def test_the_input_is_known_by_any_of_its_names(perfgoal: Command, here: Path, spelled: str) -> None:
    out = spelled.format(here / "liwan.yaml")
    for command in (
        ("render", "liwan.yaml", "-f", "md", "-o", out),
        ("validate", "liwan.yaml", "--output", f"json={out}"),
        ("validate", ".", "--output", f"json={out}"),
    ):
        assert_told(perfgoal(*command), 2)
    assert (here / "liwan.yaml").read_bytes() == DECLARATION.read_bytes()


def test_no_output_takes_the_place_of_what_it_is_made_by(perfgoal: Command, here: Path) -> None:
    (here / "perfgoal.toml").write_text('extends = "base.toml"\nbaseline = "accepted.json"\n', "utf-8")
    (here / "base.toml").write_text('language = "zh"\n', "utf-8")
    (here / "accepted.json").write_text('{"version": 1, "findings": []}', "utf-8")
    (here / "liwan.txt").write_text("单位名称\t荔湾区\n", "utf-8")
    before = {path.name: path.read_bytes() for path in here.iterdir() if path.is_file()}
    for name in ("perfgoal.toml", "base.toml"):
        assert_told(perfgoal("render", "liwan.yaml", "-f", "md", "-o", name), 2)
        assert_told(perfgoal("validate", "--output", f"json={name}"), 2)
        assert_told(perfgoal("import", "liwan.txt", "-o", name), 2)
        assert_told(perfgoal("baseline", "--output", name), 2)
    assert_told(perfgoal("validate", "--output", "json=accepted.json"), 2)
    assert {path.name: path.read_bytes() for path in here.iterdir() if path.is_file()} == before


@pytest.mark.parametrize("named", ["d/base.toml", "../secret/base.toml", "../../secret/base.toml"])
def test_a_configuration_extends_none_of_another_repository(perfgoal: Command, here: Path, named: str) -> None:
    """What is wrong with a file of somebody else is told to who has no right to read it."""
    secret = here.parent / "secret"
    secret.mkdir()
    (secret / "base.toml").write_text('hunter2 = "password"\n', "utf-8")
    (here / "d").symlink_to(secret)
    inner = here / "department"
    inner.mkdir()
    folder = inner if named.startswith("../../") else here
    (folder / "perfgoal.toml").write_text(f'extends = "{named}"\n', "utf-8")
    (inner / "liwan.yaml").write_bytes(DECLARATION.read_bytes())
    told = perfgoal("validate")
    assert_told(told, 2)
    assert "hunter2" not in told.err
    assert named in told.err


OWN = re.compile("::(?:error|warning|notice) [^:]*title=(?:PG|perfgoal)[^:]*::.*")
"""A workflow command that is meant to be one."""

HOSTILE_NAMES = [
    b"::error::owned.yaml",
    b"##[error]owned.yaml",
    b"\x1b[31mred.yaml",
    b"two\nlines.yaml",
    b"\n::error::owned.yaml",
    b"back\rwards.yaml",
    b"caf\xe9.yaml",
    b"\xff\xfe.yaml",
    "\u202elmay.yaml".encode(),
    "zero\u200bwidth.yaml".encode(),
    "\u0085.yaml".encode(),
    b"-f.yaml",
    b"--strict.yaml",
    b"star*.yaml",
    b"what?.yaml",
    b"[a-z].yaml",
    b"a:b.yaml",
    b"a,b=c%20&d;e'f\"g`h$i|j<k>l.yaml",
    b"{{ 7 * 7 }}{% raw %}.yaml",
    b"=cmd|' calc'!A0.yaml",
    b" leading and trailing .yaml",
    "\u00e9.yaml".encode(),
    "e\u0301.yaml".encode(),
    b"Case.yaml",
    b"case.yaml",
    b"a" * 250 + b".yaml",
    "名".encode() * 83 + b".yaml",
]


@pytest.fixture
def names(here: Path) -> list[str]:
    """Declarations whose names no clerk has given them, each with something to be found."""
    made = [os.fsdecode(name) for name in HOSTILE_NAMES]
    (here / "liwan.yaml").unlink()
    for name in made:
        (here / name).write_bytes(DECLARATION.read_bytes().replace(b"basic: 2,554.17", b"basic: 2,555.17"))
    return made


@pytest.mark.parametrize("report", FORMATS)
def test_files_of_any_name_are_checked_and_told_of_inertly(perfgoal: Command, names: list[str], report: str) -> None:
    told = perfgoal("validate", "--format", report)
    assert told.code == 1
    assert not set(told.out) & {"\x1b", "\r", "\u202e", "\u0085", "\u200b"}
    commands = [line for line in told.out.splitlines() if line.lstrip().startswith("::")]
    assert all(report == "github" and OWN.fullmatch(line) for line in commands)
    if report == "json":
        assert f'"files": {len(names)}' in told.out


@pytest.mark.parametrize("command", [("fmt", "--check"), ("fmt", "--diff"), ("validate", "--diff"), ("baseline",)])
def test_other_commands_tell_of_any_name_inertly(
    perfgoal: Command, here: Path, names: list[str], command: tuple[str, ...]
) -> None:
    for name in names:
        path = here / name
        path.write_bytes(path.read_bytes().replace(b"year: 2024", "year：  2024".encode()))
    told = perfgoal(*command)
    assert told.code in (0, 1)
    assert not set(told.out + told.err) & {"\x1b", "\r", "\u202e", "\u0085", "\u200b"}
    assert not [line for line in (told.out + told.err).splitlines() if line.lstrip().startswith(("::", "##["))]


def test_a_baseline_knows_files_of_any_name(perfgoal: Command, names: list[str]) -> None:
    assert perfgoal("baseline").code == 0
    told = perfgoal("validate", "--baseline", "perfgoal-baseline.json", "--format", "json")
    assert (told.code, f'"files": {len(names)}' in told.out) == (0, True)
    assert '"summary": {"files": ' + str(len(names)) + ', "errors": 0, "warnings": 0, "infos": 0}' in told.out


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_file_of_any_name_is_rendered_fixed_and_imported(perfgoal: Command, here: Path, name: bytes) -> None:
    file = os.fsdecode(name)
    (here / "liwan.yaml").rename(here / file)
    (here / file).write_bytes(DECLARATION.read_bytes().replace(b"year: 2024", "year：2024".encode()))
    assert_told(perfgoal("validate", "--fix", "--", file), 0)
    assert "year: 2024" in (here / file).read_text("utf-8")
    out = file.removesuffix(".yaml")[:60] + ".docx"
    assert_told(perfgoal("render", "-f", "docx", "-o", out, "--", file), 0)
    assert_told(perfgoal("import", "-o", f"./{out}.yaml", "--", out), 0)
    assert library.load((here / f"{out}.yaml").read_bytes()).form == FORM
    assert _names(here) == sorted([file, out, f"{out}.yaml"])


@pytest.mark.nightly
def test_folders_nested_deeper_than_a_path_may_be_long(perfgoal: Command, here: Path) -> None:
    try:
        for _ in range(3_000):
            Path("d").mkdir()
            os.chdir("d")
        Path("deep.yaml").write_bytes(DECLARATION.read_bytes())
    finally:
        os.chdir(here)
    told = perfgoal("validate", "--format", "concise")
    assert_told(told, 1)
    assert told.out.count("PG001") == 1
    assert "liwan.yaml" in told.out
    subprocess.run(["rm", "-rf", "d"], check=True)  # shutil would recurse as deep


def test_a_file_that_is_replaced_all_the_time_is_read_as_one_of_what_it_is(perfgoal: Command, here: Path) -> None:
    """A declaration, a link out of the repository, a FIFO and nothing at all take turns under one name."""
    secret = here.parent / "secret.yaml"
    secret.write_bytes(DECLARATION.read_bytes().replace(b"year: 2024", b"hunter2: 1"))
    stop = threading.Event()

    def swap() -> None:
        target, other = here / "turn.yaml", here / "turn.tmp"
        while not stop.is_set():
            for kind in ("file", "link", "fifo", "gone"):
                if kind == "gone":
                    target.unlink(missing_ok=True)
                    continue
                if kind == "file":
                    other.write_bytes(DECLARATION.read_bytes())
                elif kind == "link":
                    other.symlink_to(secret)
                else:
                    os.mkfifo(other)
                other.replace(target)

    swapper = threading.Thread(target=swap)
    swapper.start()
    try:
        for _ in range(60):
            told = perfgoal("validate", "--no-cache", "--format", "concise")
            assert_told(told, 0, 1)
            assert "hunter2" not in told.out + told.err
            assert "liwan.yaml" in told.out
    finally:
        stop.set()
        swapper.join()


@pytest.mark.nightly
def test_a_hundred_thousand_files_in_one_folder(here: Path) -> None:
    for number in range(100_000):
        (here / f"{number}.yaml").write_bytes(b"services: {}\n")
    with subprocess.Popen(
        [sys.executable, "-m", "perfgoal", "validate", "--no-cache", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        out, _ = run.communicate(timeout=300)
    assert run.returncode == 0
    assert b'"files": 1' in out


def test_a_working_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    """Whatever the command: it is asked before any of them does something."""
    for command in (("validate",), ("new", "x.yaml", "--form", FORM)):
        gone = tmp_path / "gone"
        gone.mkdir()

        def leave(folder: Path = gone) -> None:
            folder.rmdir()

        told = ended(*command, cwd=gone, preexec_fn=leave)
        assert (told.code, told.err) == (2, "错误：当前文件夹已被删除；请换到另一个文件夹再运行。\n")
