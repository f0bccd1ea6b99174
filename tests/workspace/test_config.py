"""The configuration of a repository: which one holds for a folder, what it may say, and what it cannot reach."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from perfgoal.workspace import Config, InvalidConfiguration
from perfgoal.workspace.config import LIMIT, find_config, read_config
from perfgoal.workspace.patterns import files_of, leaves_folder

KEYS = (
    "extends",
    "language",
    "rules-version",
    "select",
    "ignore",
    "severity",
    "exclude",
    "declarations",
    "forms",
    "paths",
    "baseline",
    "repository",
)
FORMS = 'forms = ["forms/*.yaml"]\n'


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with two folders of declarations, one in the other."""
    root = tmp_path / "repository"
    (root / ".git").mkdir(parents=True)
    (root / "2024" / "b").mkdir(parents=True)
    return root


def found(folder: Path) -> Config | None:
    return find_config(str(folder), {})


def refused(file: Path, text: str | bytes, *, asked: bool = True) -> InvalidConfiguration:
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(InvalidConfiguration) as caught:
        read_config(str(file), asked=asked)
    return caught.value


# Which one holds.


def test_the_nearest_upward_holds(repository: Path) -> None:
    assert found(repository / "2024") is None
    (repository / "perfgoal.toml").write_text(FORMS)
    config = found(repository / "2024" / "b")
    assert config is not None
    assert (config.folder, config.keys.forms) == (str(repository), ("forms/*.yaml",))
    (repository / "2024" / "perfgoal.toml").write_text("")
    nearer = found(repository / "2024" / "b")
    assert nearer is not None
    assert (nearer.folder, nearer.keys.forms) == (str(repository / "2024"), ())
    assert found(repository) == config


@pytest.mark.parametrize("kind", ["folder", "file"])  # a file in a worktree and in a submodule
def test_it_is_not_looked_for_above_the_repository(repository: Path, kind: str) -> None:
    (repository.parent / "perfgoal.toml").write_text(FORMS)
    assert found(repository / "2024") is None
    (repository / ".git").rmdir()
    if kind == "file":
        (repository / ".git").write_text("gitdir: elsewhere\n")
        assert found(repository / "2024") is None
    else:
        assert found(repository / "2024") is not None


def test_a_pyproject_counts_where_it_speaks_of_perfgoal(repository: Path) -> None:
    shared = repository / "pyproject.toml"
    shared.write_text('[project]\nname = "x"\n')
    assert found(repository) is None
    shared.write_text('[project]\nkeywords = ["perfgoal"]\n[tool.ruff]\nline-length = 120\n')
    assert found(repository) is None
    shared.write_text('[tool.perfgoal]\nforms = ["a.yaml"]\n[tool.ruff]\nfrom = 1\n')
    config = found(repository)
    assert config is not None
    assert config.keys.forms == ("a.yaml",)


def test_of_two_in_one_folder_perfgoal_toml_wins(repository: Path) -> None:
    (repository / "pyproject.toml").write_text('[tool.perfgoal]\nforms = ["shared.yaml"]\n')
    (repository / "perfgoal.toml").write_text('forms = ["own.yaml"]\n')
    config = found(repository / "2024")
    assert config is not None
    assert config.keys.forms == ("own.yaml",)


def test_each_folder_is_looked_into_once(repository: Path) -> None:
    known: dict[str, Config | None] = {}
    (repository / "perfgoal.toml").write_text(FORMS)
    config = find_config(str(repository / "2024" / "b"), known)
    (repository / "perfgoal.toml").unlink()
    for folder in ("2024/b", "2024", "", "2024/c"):
        assert find_config(str(repository / folder), known) is config
    assert len(known) == 4


def test_where_there_is_none_nothing_is_imported(repository: Path) -> None:
    code = (
        "import sys; from perfgoal.workspace.finder import Finder; from perfgoal.checking import Settings\n"
        "from datetime import date\n"
        f"assert Finder(Settings(date(2024, 1, 1))).forms({str(repository)!r}) is None\n"
        "print(*{'tomllib', 'perfgoal.workspace.own_forms'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "\n"


# What it may say.


@pytest.mark.parametrize(
    "text",
    ["", FORMS, "\ufeff" + FORMS, "forms = []\r\n", "# 注释\nforms = [\n  'a.yaml', # 甲\n]\n"],
)
def test_what_is_a_configuration(repository: Path, text: str) -> None:
    (repository / "perfgoal.toml").write_bytes(text.encode())
    assert found(repository) is not None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('from = ["a.yaml"]\n', 1),
        ('\n# x\n"from" = ["a.yaml"]\n', 3),
        ("forms = []\n[from]\na = 1\n", 2),
        ("forms = []\nfrom.a = 1\n", 2),
        ('forms = ["""\nfrom = 1\n"""]\nfrom = 1\n', None),  # which of the two is not certain
    ],
)
def test_an_unknown_key_is_refused_at_its_line(repository: Path, text: str, line: int | None) -> None:
    error = refused(repository / "perfgoal.toml", text)
    assert (error.kind, error.key, error.line, error.known) == ("unknown-key", "from", line, KEYS)


def test_the_line_of_a_pyproject_is_that_of_its_table(repository: Path) -> None:
    error = refused(
        repository / "pyproject.toml", "[tool.ruff]\nfrom = 1\n[tool.perfgoal]\n\nfrom = 1\n[x]\nfrom = 1\n"
    )
    assert (error.kind, error.line) == ("unknown-key", 5)
    assert refused(repository / "pyproject.toml", "[tool.perfgoal.from]\nx = 1\n").line == 1


@pytest.mark.parametrize(
    "text",
    [
        'forms = "a.yaml"',
        "forms = 1",
        "forms = [1]",
        "forms = [['a']]",
        "forms = ['']",
        "forms = {a = 'b'}",
        f"forms = {['x'] * 101}",
    ],
)
def test_another_type_is_refused(repository: Path, text: str) -> None:
    error = refused(repository / "perfgoal.toml", text)
    assert (error.kind, error.key, error.line) == ("wrong-type", "forms", 1)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("forms = [\n", 1),
        ("\nforms\n", 2),
        ("forms = []\nforms = []\n", 2),
        ("\n\nx = 'é'\n".encode("latin-1"), 3),
        ("x = " + "[" * 10_000, None),
        ("x = " + "9" * 10_000, None),
        ("\n" + "a." * 20_000 + "a = 1", 2),  # takes all memory where it is given to Python's reader
        ("\n" + '"a" . ' * 8_000 + "a = 1", 2),
    ],
    ids=range(8),
)
def test_what_is_no_toml_is_refused_at_its_line(repository: Path, text: str | bytes, line: int | None) -> None:
    error = refused(repository / "perfgoal.toml", text)
    assert (error.kind, error.line) == ("not-toml", line)


def test_a_text_of_quotes_takes_no_longer_than_another(repository: Path) -> None:
    start = time.process_time()
    assert refused(repository / "perfgoal.toml", 'select = "' + r"\"" * 32_000).kind == "not-toml"
    assert time.process_time() - start < 1


def test_a_message_for_programmers_names_place_and_key(repository: Path) -> None:
    file = repository / "perfgoal.toml"
    assert str(refused(file, "from = 1")) == f"{file}:1: unknown key: 'from'"


# What it cannot reach.


def test_what_cannot_be_read_is_refused(repository: Path) -> None:
    file = repository / "perfgoal.toml"
    error = refused(file, b"#" * (LIMIT + 1), asked=False)
    assert (error.kind, error.fault and error.fault.variant) == ("unreadable", "too-large")
    file.unlink()
    file.mkdir()
    with pytest.raises(InvalidConfiguration):
        found(repository)


def test_a_link_is_read_only_where_it_is_asked_for(repository: Path) -> None:
    real = repository.parent / "secret.toml"
    real.write_text(FORMS)
    link = repository / "perfgoal.toml"
    link.symlink_to(real)
    with pytest.raises(InvalidConfiguration) as caught:
        found(repository)
    assert caught.value.fault is not None
    assert caught.value.fault.variant == "link"
    assert read_config(str(link)) is not None
    link.unlink()
    real.write_text("[tool.perfgoal]\nforms = []\n")
    (repository / "pyproject.toml").symlink_to(real)
    assert found(repository) is None  # nobody knows that it is ours


def test_another_programs_pyproject_is_nothing_to_us(repository: Path) -> None:
    (repository / "pyproject.toml").write_bytes(b"\xff = [\n")
    assert found(repository) is None
    assert refused(repository / "pyproject.toml", "[tool.other]\n").kind == "no-table"
    assert refused(repository / "pyproject.toml", "[tool]\nperfgoal = 1\n", asked=False).kind == "no-table"


def test_patterns_match_within_a_step(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yml", ".c.yaml", "x/d.yaml", "x/y/e.yaml", ".x/f.yaml", "node_modules/g.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    def matched(pattern: str) -> list[str]:
        return [Path(path).relative_to(tmp_path).as_posix() for path in files_of(str(tmp_path), pattern)]

    assert matched("*.yaml") == ["a.yaml"]
    assert matched("./a.yaml") == ["a.yaml"]
    assert matched("[ab].y*") == ["a.yaml", "b.yml"]
    assert matched(".*.yaml") == [".c.yaml"]
    assert matched("x/*.yaml") == ["x/d.yaml"]
    assert matched("*/*.yaml") == ["node_modules/g.yaml", "x/d.yaml"]
    assert matched("**/*.yaml") == ["a.yaml", "x/d.yaml", "x/y/e.yaml"]
    assert matched("x/**") == ["x/d.yaml", "x/y/e.yaml"]
    assert matched("/".join(["**"] * 60) + "/e.yaml") == ["x/y/e.yaml"]
    for nothing in ("", ".", "x", "x/", "nope/*.yaml", "a.yaml/b", "A.YAML.d"):
        assert matched(nothing) == []


def test_patterns_look_at_a_folder_once_for_each_rest(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*"abcdefghijklmnopqrst")
    folder.mkdir(parents=True)
    (folder / "x.yaml").touch()
    # by every way through the folders, some 10^8 of them
    assert files_of(str(tmp_path), "/".join(["**", "*"] * 6) + "/**/x.yaml") == [str(folder / "x.yaml")]


def test_patterns_reach_nothing_outside(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.yaml").touch()
    (inside / "link").symlink_to(outside)
    for pattern in ("link/*.yaml", "**/*.yaml", "../outside/*.yaml", str(outside / "*.yaml"), "x/../../outside/*"):
        assert files_of(str(inside), pattern) == []
    (inside / "one.yaml").symlink_to(outside / "secret.yaml")
    assert files_of(str(inside), "*.yaml") == [str(inside / "one.yaml")]  # to be refused with a word when it is read


@pytest.mark.parametrize(
    "pattern", ["/etc/*.yaml", "..", "../x.yaml", "a/../../x.yaml", "C:/x", "c:x", "..\\x", "\\\\x\\y"]
)
def test_a_pattern_that_leaves_the_folder_is_known_for_it(pattern: str) -> None:
    assert leaves_folder(pattern)


@pytest.mark.parametrize("pattern", ["a.yaml", "..a/b.yaml", "**/..yaml", "表样/*.yaml", "./a"])
def test_a_pattern_that_stays_is_not(pattern: str) -> None:
    assert not leaves_folder(pattern)
