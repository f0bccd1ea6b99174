"""Where a layout stands, whose CI is told, and where another machine gets the program from."""

import json
from pathlib import Path

import pytest

from perfgoal import __version__
from perfgoal.layout import PLATFORMS, place_of, recognised
from perfgoal.layout.source import requirement_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with nothing in it."""
    (tmp_path / ".git").mkdir()
    return tmp_path


def with_remotes(root: Path, *remotes: tuple[str, str]) -> None:
    """Let git's configuration say where the remotes are."""
    lines = ["[core]", "\tbare = false", "\turl = https://github.com/not-a-remote"]
    for name, url in remotes:
        lines += [f'[remote "{name}"]', f"\turl = {url}", f"\tfetch = +refs/heads/*:refs/remotes/{name}/*"]
    (root / ".git" / "config").write_text("".join(f"{line}\n" for line in lines), "utf-8")


def test_a_folder_of_a_repository_is_called_from_its_root(root: Path) -> None:
    assert place_of(str(root)).inside == "."
    place = place_of(str(root / "绩效" / "2026"))
    assert (place.root, place.inside) == (str(root), "绩效/2026")


def test_a_folder_of_no_repository_is_its_own_root(tmp_path: Path) -> None:
    place = place_of(str(tmp_path / "new"))
    assert (place.root, place.inside) == (str(tmp_path / "new"), ".")


@pytest.mark.parametrize("name", ["a", "绩效目标", "a/b-c_d", "v1.2/x"])
def test_a_name_that_means_nothing_to_a_script(root: Path, name: str) -> None:
    assert place_of(str(root / name)).is_plain


@pytest.mark.parametrize(
    "name", ["a b", "a'b", "$(id)", "a;b", "-a", "a/-b", ".a", "a\nb", 'a"b', "a`b", "a\\b", "{a}"]
)
def test_a_name_that_a_script_would_misread(root: Path, name: str) -> None:
    assert not place_of(str(root / name)).is_plain


@pytest.mark.parametrize(
    ("url", "platform"),
    [
        ("https://github.com/bureau/goals.git", "github"),
        ("git@github.com:bureau/goals.git", "github"),
        ("ssh://git@gitlab.bureau.gov.cn:2222/goals.git", "gitlab"),
        ("https://user@GitLab.com/bureau/goals", "gitlab"),
        ("https://gitee.com/bureau/goals.git", "gitee"),
        ("https://git.bureau.gov.cn/github/goals.git", None),
        ("/srv/github/goals.git", None),
        ("../github.git", None),
    ],
)
def test_a_remote_says_the_platform(root: Path, url: str, platform: str | None) -> None:
    with_remotes(root, ("origin", url))
    assert recognised(str(root)) == platform


def test_the_remote_called_origin_says_it_first(root: Path) -> None:
    with_remotes(root, ("backup", "https://gitee.com/a/b"), ("origin", "https://github.com/a/b"))
    assert recognised(str(root)) == "github"
    with_remotes(root, ("origin", "https://git.bureau.gov.cn/a"), ("mirror", "https://gitee.com/a/b"))
    assert recognised(str(root)) == "gitee"


@pytest.mark.parametrize("platform", PLATFORMS)
def test_files_of_a_platform_say_it_whatever_the_remote(root: Path, platform: str) -> None:
    with_remotes(root, ("origin", "https://github.com/a/b"))
    sign = root / PLATFORMS[platform].sign
    sign.parent.mkdir(exist_ok=True)
    sign.touch()
    assert recognised(str(root)) == platform


def test_among_files_of_several_the_remote_decides(root: Path) -> None:
    for name in ("Jenkinsfile", ".gitlab-ci.yml"):
        (root / name).touch()
    assert recognised(str(root)) is None
    with_remotes(root, ("origin", "https://github.com/a/b"))
    assert recognised(str(root)) is None
    with_remotes(root, ("origin", "https://gitlab.com/a/b"))
    assert recognised(str(root)) == "gitlab"


@pytest.mark.parametrize("content", [b'\xff[remote "origin"]\n', b"[remote", b"url = x\n", b"x" * (1 << 20) + b"y"])
def test_a_configuration_of_git_that_says_nothing(root: Path, content: bytes) -> None:
    (root / ".git" / "config").write_bytes(content)
    assert recognised(str(root)) is None


def test_a_configuration_of_git_is_not_read_through_a_link(root: Path) -> None:
    with_remotes(root, ("origin", "https://github.com/a/b"))
    (root / ".git" / "config").rename(root / "elsewhere")
    (root / ".git" / "config").symlink_to(root / "elsewhere")
    assert recognised(str(root)) is None


COMMIT = "0123456789" * 4


def origin(url: str, vcs: str = "git", commit: str = COMMIT) -> str:
    """What an installer writes down of a program that it got from a repository."""
    return json.dumps({"url": url, "vcs_info": {"vcs": vcs, "commit_id": commit}})


def test_what_was_installed_from_a_repository_is_installed_from_there() -> None:
    wanted = f"perfgoal@git+https://git.bureau.gov.cn:8443/tools/perf-goal.git@{COMMIT}"
    assert requirement_of(origin("https://git.bureau.gov.cn:8443/tools/perf-goal.git")) == wanted


@pytest.mark.parametrize(
    "told",
    [
        None,
        "",
        "[]",
        "{",
        '{"url": "file:///home/me/perfgoal", "dir_info": {"editable": true}}',
        '{"url": "https://index/perfgoal.whl", "archive_info": {}}',
        origin("ssh://git@host/perfgoal.git"),
        origin("https://host/$(id)"),
        origin("https://user:secret@host/perfgoal.git"),
        origin("https://host/a b"),
        origin("https://host/x", commit="main; id"),
        origin("https://host/x", vcs="hg"),
    ],
)
def test_anything_else_is_this_version_from_the_index(told: str | None) -> None:
    assert requirement_of(told) == f"perfgoal=={__version__}"
