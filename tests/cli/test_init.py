"""``perfgoal init``: what it lays out, what it leaves as it is, and what a repository does with it."""

import re
import subprocess
from pathlib import Path

import pytest

from cli.terminal import Command
from drafting.filling import complete
from perfgoal.cli.laying_out import PLATFORMS
from perfgoal.layout import PLATFORMS as KNOWN
from perfgoal.layout import requirement
from perfgoal.workspace.config import read_config

ALWAYS = ("perfgoal.toml", ".pre-commit-config.yaml", "申报.yaml")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and the working folder there."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


def git(*arguments: str) -> None:
    """Run git, as a repository's owner does."""
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def files(folder: Path = Path()) -> set[str]:
    """The files below a folder, but git's own."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())
    return {name for name in found if not name.startswith(".git/")}


def wrote(out: str) -> list[str]:
    """The files that a run says it has written."""
    return re.findall(r"^已写入 (.+)$", out, re.MULTILINE)


def test_an_empty_folder(perfgoal: Command) -> None:
    ended = perfgoal("init")
    assert (ended.code, ended.err) == (0, "")
    assert files() == set(wrote(ended.out)) == set(ALWAYS)
    assert "请用 --ci 指明：github, gitlab, jenkins, gitee。" in ended.out
    assert "1. 填好 申报.yaml（表样 department" in ended.out


def test_then_validate_finds_the_blanks_and_nothing_else(perfgoal: Command) -> None:
    perfgoal("init", "--ci", "github")
    git("init", "-q")
    ended = perfgoal("validate", "--format", "concise")
    assert (ended.code, ended.err) == (1, "")
    *findings, _ = ended.out.splitlines()
    assert len(findings) == 16
    assert all(re.match(r"申报\.yaml:\d+:\d+: 错误 PG104 ", line) for line in findings)


def test_once_filled_in_its_declaration_is_in_order(perfgoal: Command) -> None:
    perfgoal("init", "--form", "guangzhou-department", "--today", "2026-01-01")
    file = Path("申报.yaml")
    file.write_text(complete(file.read_text("utf-8")), "utf-8")
    assert perfgoal("fmt", "--check") == (0, "0 个文件需要整理，1 个无需整理。\n", "")
    assert perfgoal("validate", "--today", "2026-01-01").code == 0


def test_a_second_run_changes_nothing(perfgoal: Command) -> None:
    perfgoal("init", "--ci", "gitlab")
    before = {name: Path(name).read_bytes() for name in files()}
    ended = perfgoal("init", "--ci", "gitlab", "--lang", "en")
    assert (ended.code, ended.err) == (0, "")
    assert {name: Path(name).read_bytes() for name in files()} == before
    for name in (".gitlab-ci.yml", ".pre-commit-config.yaml"):
        assert f"{name} is there already and was left as it is.\n" in ended.out
    assert "the configuration perfgoal.toml holds here already" in ended.out
    assert "there are declarations already (申报.yaml)" in ended.out


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("git@github.com:bureau/goals.git", ".github/workflows/perfgoal.yml"),
        ("https://gitlab.bureau.gov.cn/finance/goals.git", ".gitlab-ci.yml"),
        ("https://gitee.com/bureau/goals.git", ".workflow/perfgoal.yml"),
        ("ssh://git@10.0.0.1/goals.git", None),
    ],
)
def test_the_remote_of_a_real_repository(perfgoal: Command, url: str, file: str | None) -> None:
    git("init", "-q")
    git("remote", "add", "origin", url)
    ended = perfgoal("init")
    assert ended.code == 0
    assert files() == {*ALWAYS, *([file] if file else [])}
    assert ("没有认出 CI 平台" in ended.out) is (file is None)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_platform_that_is_named(perfgoal: Command, platform: str) -> None:
    git("init", "-q")
    git("remote", "add", "origin", "https://example.com/goals.git")
    ended = perfgoal("init", "--ci", platform)
    assert KNOWN[platform].file in wrote(ended.out)
    assert f"推送之后，{KNOWN[platform].name} 检查每一次改动（用 pip 安装 {requirement()}）" in ended.out


@pytest.mark.parametrize("platform", PLATFORMS)
def test_hooks_take_nothing_else_that_it_wrote_for_a_declaration(perfgoal: Command, platform: str) -> None:
    perfgoal("init", "--ci", platform)
    ended = perfgoal("validate", "--skip-others", "--format", "concise", *sorted(files()))
    *findings, _ = ended.out.splitlines()
    assert {line.partition(":")[0] for line in findings} == {"申报.yaml"}


def test_the_command_line_knows_every_platform() -> None:
    assert list(PLATFORMS) == list(KNOWN)


def test_what_is_there_stays_and_is_told_with_what_to_add(perfgoal: Command) -> None:
    Path(".gitlab-ci.yml").write_text("test:\n  script: make\n")
    Path(".pre-commit-config.yaml").write_text("repos: []\n")
    Path("goals.yaml").write_text("services: {}\n")
    ended = perfgoal("init")
    assert wrote(ended.out) == ["perfgoal.toml", "申报.yaml"]
    assert Path(".gitlab-ci.yml").read_text() == "test:\n  script: make\n"
    assert Path(".pre-commit-config.yaml").read_text() == "repos: []\n"
    for name, line in (
        (".gitlab-ci.yml", "    perfgoal-validate:\n"),
        (".pre-commit-config.yaml", "          - id: perfgoal-fmt\n"),
    ):
        told = ended.out.partition(f"{name} 已经存在，没有改动。请自行加入以下内容：\n")[2]
        assert line in told
    assert "repos:" not in ended.out  # the list is there already


def test_a_repository_that_has_declarations_gets_no_other(perfgoal: Command, example: Path) -> None:
    (Path() / "2024").mkdir()
    example.rename("2024/liwan.yaml")
    ended = perfgoal("init")
    assert "这里已有申报（2024/liwan.yaml），没有再写一份。" in ended.out
    assert files() == {"perfgoal.toml", ".pre-commit-config.yaml", "2024/liwan.yaml"}
    assert perfgoal("validate").code == 0


def test_a_configuration_in_pyproject_is_one(perfgoal: Command) -> None:
    Path("pyproject.toml").write_text('[tool.perfgoal]\nlanguage = "zh"\n')
    ended = perfgoal("init")
    assert "配置 pyproject.toml 在这里已经有效，没有再写一个。" in ended.out
    assert not Path("perfgoal.toml").exists()


def test_a_configuration_that_cannot_be_read_is_wrong_usage(perfgoal: Command) -> None:
    Path("perfgoal.toml").write_text("languag = 'zh'\n")
    ended = perfgoal("init")
    assert (ended.code, ended.out) == (2, "")
    assert "perfgoal.toml:1" in ended.err
    assert files() == {"perfgoal.toml"}


def test_a_configuration_of_a_department_that_cannot_be_read_is_told_before_anything_is_written(
    perfgoal: Command,
) -> None:
    Path("department").mkdir()
    Path("department", "perfgoal.toml").write_text("languag = 'zh'\n")
    Path("department", "goals.yaml").write_text("perfgoal: 1\n")
    ended = perfgoal("init", "--ci", "github")
    assert (ended.code, ended.out) == (2, "")
    assert "department/perfgoal.toml:1" in ended.err
    assert files() == {"department/perfgoal.toml", "department/goals.yaml"}


def test_a_folder_of_a_larger_repository(perfgoal: Command, folder: Path) -> None:
    git("init", "-q")
    ended = perfgoal("init", "绩效/2026", "--ci", "jenkins")
    assert (ended.code, ended.err) == (0, "")
    inside = {"绩效/2026/perfgoal.toml", "绩效/2026/申报.yaml"}
    assert files() == {"Jenkinsfile", ".pre-commit-config.yaml", *inside} == set(wrote(ended.out))
    assert "perfgoal validate --output junit=perfgoal.xml 绩效/2026'" in Path("Jenkinsfile").read_text("utf-8")
    assert "files: '^绩效/2026/'" in Path(".pre-commit-config.yaml").read_text("utf-8")
    config = read_config(str(folder / "绩效" / "2026" / "perfgoal.toml"))
    assert config is not None
    assert config.keys.language == "zh"


@pytest.mark.parametrize("name", ["a b", "$(touch x)", "a'b", "x\x1b[31m"])
def test_a_folder_whose_name_a_script_would_misread(perfgoal: Command, name: str) -> None:
    git("init", "-q")
    ended = perfgoal("init", name)
    assert (ended.code, ended.out, files()) == (2, "", set())
    assert "CI 的脚本会读错" in ended.err
    assert "\x1b" not in ended.err


@pytest.mark.parametrize("name", ["a b", "$(touch x)"])
def test_any_name_is_good_where_no_script_speaks_it(perfgoal: Command, name: str) -> None:
    ended = perfgoal("init", name, "--ci", "github")
    assert (ended.code, ended.err) == (0, "")
    assert files(Path(name)) == {*ALWAYS, ".github/workflows/perfgoal.yml"}


def test_a_file_is_no_folder(perfgoal: Command) -> None:
    Path("file").touch()
    ended = perfgoal("init", "file")
    assert (ended.code, ended.out, ended.err) == (2, "", "错误：file 不是文件夹。\n")


def test_nothing_is_written_through_a_link(perfgoal: Command, folder: Path) -> None:
    outside = folder.parent / "outside"
    outside.mkdir()
    Path(".github").symlink_to(outside)
    Path("perfgoal.toml").symlink_to(outside / "config")
    Path(".pre-commit-config.yaml").symlink_to(outside / "hooks")
    Path("申报.yaml").symlink_to(outside / "declaration")
    ended = perfgoal("init", "--ci", "github")
    assert list(outside.iterdir()) == []
    assert ended.code == 2  # a configuration that leads nowhere is no configuration
    Path("perfgoal.toml").unlink()
    ended = perfgoal("init", "--ci", "github")
    assert list(outside.iterdir()) == []
    assert wrote(ended.out) == ["perfgoal.toml"]
    assert "没有写 .github/workflows/perfgoal.yml：它所在的路径上有符号链接" in ended.out
    assert ended.code == 0


@pytest.mark.parametrize("name", ["/proc/perfgoal", "x" * 300, "a\0b"])
def test_a_folder_that_cannot_be_made(perfgoal: Command, name: str) -> None:
    ended = perfgoal("init", name)
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.startswith("错误：无法写入 ")
    assert "\0" not in ended.err


def test_a_dry_run_writes_nothing_and_shows_all(perfgoal: Command) -> None:
    shown = perfgoal("init", "--ci", "gitee", "--dry-run")
    assert (shown.code, shown.err, files()) == (0, "", set())
    perfgoal("init", "--ci", "gitee")
    for name in (*ALWAYS, ".workflow/perfgoal.yml"):
        text = "\n".join(f"    {line}".rstrip() for line in Path(name).read_text("utf-8").splitlines())
        assert f"将写入 {name}：\n\n{text}\n" in shown.out


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("keys", ["zh", "en", None])
def test_its_languages(perfgoal: Command, language: str, keys: str | None) -> None:
    ended = perfgoal("init", "--ci", "github", "--lang", language, *(("--keys", keys) if keys else ()))
    assert ended.code == 0
    declaration = Path("申报.yaml" if language == "zh" else "goals.yaml").read_text("utf-8")
    assert ("格式版本: 1" in declaration) is ((keys or language) == "zh")
    texts = [ended.out, *(Path(name).read_text("utf-8") for name in ALWAYS[:2])]
    texts.append(Path(".github/workflows/perfgoal.yml").read_text("utf-8"))
    for text in texts:
        assert (re.search("[一-鿿]", text) is not None) is (language == "zh")


def test_its_form_may_be_the_repositorys_own(perfgoal: Command) -> None:
    own = Path("forms/bureau.yaml")
    own.parent.mkdir()
    text = (Path(__file__).parents[2] / "schemas" / "forms" / "project-2021.yaml").read_text("utf-8")
    own.write_text(text.replace("form: project-2021", "form: bureau"), "utf-8")
    Path("perfgoal.toml").write_text('forms = ["forms/*.yaml"]\n')
    assert perfgoal("init", "--form", "bureau").code == 0
    assert "表样: bureau\n" in Path("申报.yaml").read_text("utf-8")
