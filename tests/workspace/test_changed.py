"""What has changed since a revision, by what git says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from perfgoal.workspace import discover
from perfgoal.workspace.changed import changed_since
from perfgoal.workspace.git import GitFailed
from workspace.repositories import commit, git, write


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a commit on main, and another branch that has just parted from it."""
    root = tmp_path / "here"
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch", "main")
    write(root, "a/x.yaml", "a/y.yaml", "b/x.yaml", "b/deep/z.yaml", text="1\n")
    commit(root)
    git(root, "checkout", "--quiet", "-b", "work")
    monkeypatch.chdir(root)
    return root


def changed(*paths: str, since: str = "main") -> list[str]:
    asked = list(paths or ["."])
    return [target.name for target in changed_since(discover(asked), asked, since)]


def test_files_that_are_asked_for_govern_everything(here: Path) -> None:
    write(here, "accepted.json", text="2\n")
    targets = changed_since(discover(["a"]), ["a"], "main", ["b/x.yaml", "accepted.json", "/nowhere"])
    assert [target.name for target in targets] == ["a/x.yaml", "a/y.yaml"]
    assert targets.governing == ("accepted.json",)


def test_nothing_has_changed_at_first(here: Path) -> None:
    assert changed() == []
    assert changed("-", "a/x.yaml") == ["-"]


def test_what_is_committed_staged_edited_or_new_has_changed(here: Path) -> None:
    write(here, "a/x.yaml", "a/deep/new.yaml", text="2\n")
    commit(here)
    write(here, "a/y.yaml", "b/staged.yaml", text="2\n")
    git(here, "add", "b")
    write(here, "b/x.yaml", "b/untracked.yaml", "new/deep/w.yaml", text="2\n")
    changes = ["a/deep/new.yaml", "a/x.yaml", "a/y.yaml", "b/staged.yaml", "b/untracked.yaml", "b/x.yaml"]
    assert changed() == [*changes, "new/deep/w.yaml"]
    assert changed("b", "a/y.yaml", "new/*/*.yaml") == [*changes[2:], "new/deep/w.yaml"]
    assert changed(since="HEAD") == [*changes[2:], "new/deep/w.yaml"]
    assert changed(str(here / "a"), "a/*.yaml") == changes[:3]


def test_what_has_changed_on_the_other_branch_has_not_on_this_one(here: Path) -> None:
    git(here, "checkout", "--quiet", "main")
    write(here, "a/x.yaml", "a/other.yaml", text="2\n")
    commit(here)
    git(here, "checkout", "--quiet", "work")
    write(here, "b/x.yaml", text="2\n")
    assert changed() == ["b/x.yaml"]


def test_renamed_files_count_by_their_new_names_and_deleted_ones_not(here: Path) -> None:
    git(here, "mv", "a/x.yaml", "a/新 名.yaml")
    git(here, "rm", "--quiet", "b/x.yaml")
    assert changed() == ["a/新 名.yaml"]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are UTF-8 there")
def test_names_of_any_bytes_have_changed(here: Path) -> None:
    names = sorted(os.fsdecode(name) for name in (b"\xff\n.yaml", b'"q".yaml', b"\\.yaml"))
    for name in names:
        (here / name).write_text("2\n")
    commit(here)
    assert changed() == names


def test_in_a_folder_of_the_repository_the_same_has_changed(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(here, "config", "diff.relative", "true")
    write(here, "a/x.yaml", "b/x.yaml", text="2\n")
    monkeypatch.chdir(here / "a")
    assert changed("..") == ["../b/x.yaml", "x.yaml"]


def test_by_a_link_to_the_repository_the_same_has_changed(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, "a/x.yaml", text="2\n")
    (here.parent / "link").symlink_to(here)
    monkeypatch.chdir(here.parent)
    assert changed("link") == ["link/a/x.yaml"]


def test_each_path_is_compared_in_its_own_repository(here: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "--quiet", "--initial-branch", "main")
    write(other, "m.yaml", "n.yaml", text="1\n")
    commit(other)
    write(other, "n.yaml", text="2\n")
    write(here, "a/x.yaml", text="2\n")
    assert changed(".", "../other") == ["../other/n.yaml", "a/x.yaml"]


def test_a_repository_that_git_does_not_look_into_has_changed_as_a_whole(here: Path) -> None:
    (here / "inner").mkdir()
    git(here / "inner", "init", "--quiet")
    write(here, "inner/m.yaml", text="1\n")
    commit(here / "inner")
    assert changed() == ["inner/m.yaml"]


def test_a_repository_within_another_is_asked_itself_where_it_is_named(here: Path) -> None:
    (here / "inner").mkdir()
    git(here / "inner", "init", "--quiet", "--initial-branch", "main")
    write(here, "inner/m.yaml", "inner/n.yaml", text="1\n")
    commit(here / "inner")
    write(here, "inner/n.yaml", text="2\n")
    assert changed(".", "inner") == ["inner/n.yaml"]


def test_what_is_ignored_and_named_all_the_same_is_new(here: Path) -> None:
    write(here, ".gitignore", text="*.tmp.yaml\n")
    commit(here)
    git(here, "branch", "--force", "main")
    write(here, "a/x.tmp.yaml")
    assert changed(".", "a/x.tmp.yaml") == ["a/x.tmp.yaml"]


@pytest.mark.parametrize("file", ["perfgoal.toml", "pyproject.toml", ".gitignore"])
@pytest.mark.parametrize("how", ["new", "edited", "deleted"])
def test_what_governs_files_has_all_of_them_checked(file: str, how: str, here: Path) -> None:
    if how != "new":
        write(here, f"b/{file}", text="# 1\n")
        commit(here)
        git(here, "branch", "--force", "main")
    if how == "deleted":
        (here / "b" / file).unlink()
    else:
        write(here, f"b/{file}", text="# 2\n")
    write(here, "bc/x.yaml", "a/y.yaml", text="2\n")
    targets = changed_since(discover(["."]), ["."], "main")
    assert [target.name for target in targets] == ["a/y.yaml", "b/deep/z.yaml", "b/x.yaml", "bc/x.yaml"]
    assert targets.governing == (f"b/{file}",)


def test_what_a_configuration_extends_and_its_forms_govern_its_files(here: Path) -> None:
    write(here, "common/base.toml", "forms/ours.yaml", "forms/more.yaml", "b/accepted.json", text="")
    write(here, "b/perfgoal.toml", text='baseline = "accepted.json"\n')
    write(here, "a/perfgoal.toml", text='extends = "../common/base.toml"\n')
    write(here, "perfgoal.toml", text='forms = ["forms/*.yaml"]\n')
    commit(here)
    git(here, "branch", "--force", "main")
    assert changed() == []
    write(here, "common/base.toml", text='ignore = ["PG2"]\n')
    assert changed() == ["a/x.yaml", "a/y.yaml"]
    git(here, "checkout", "--quiet", ".")
    (here / "b" / "accepted.json").unlink()
    assert changed() == ["b/deep/z.yaml", "b/x.yaml"]
    git(here, "checkout", "--quiet", ".")
    (here / "forms" / "ours.yaml").unlink()
    targets = changed_since(discover(["."]), ["."], "main")
    assert [target.name for target in targets] == ["forms/more.yaml"]
    assert targets.governing == ("forms/ours.yaml",)


@pytest.mark.parametrize("revision", ["nope", "", "-", "--output=x", "--all", "^main", "main..work", "a\0b", "HEAD:a"])
def test_what_is_no_revision_is_refused(revision: str, here: Path) -> None:
    with pytest.raises(GitFailed) as caught:
        changed(since=revision)
    assert (caught.value.kind, caught.value.is_shallow) == ("no-revision", False)
    assert sorted(path.name for path in here.iterdir()) == [".git", "a", "b"]


def test_a_shallow_clone_says_so(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, "a/x.yaml", text="2\n")
    commit(here)
    git(here.parent, "clone", "--quiet", "--depth", "1", "--no-single-branch", here.as_uri(), "clone")
    monkeypatch.chdir(here.parent / "clone")
    for revision, kind in (("origin/main", "no-ancestor"), ("HEAD~1", "no-revision")):
        with pytest.raises(GitFailed) as caught:
            changed(since=revision)
        assert (caught.value.kind, caught.value.is_shallow) == (kind, True)


def test_outside_of_a_repository_git_cannot_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.yaml")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(GitFailed) as caught:
        changed("**/*.yaml")
    assert caught.value.kind == "no-repository"
    assert "not a git repository" in caught.value.said


def test_without_git_that_is_said(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(here / "a"))
    with pytest.raises(GitFailed, match="no-git"):
        changed()


@pytest.mark.skipif(os.name != "posix", reason="a script is no program there")
def test_a_git_in_the_working_folder_is_not_run(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "git").write_text("#!/bin/sh\ntouch run\n")
    (here / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(GitFailed, match="no-git"):
        changed()
    assert not (here / "run").exists()


@pytest.mark.skipif(os.name != "posix", reason="a script is no program there")
def test_nothing_that_a_repository_names_is_run(here: Path) -> None:
    script = here / "script"
    script.write_text("#!/bin/sh\ntouch ran\n")
    script.chmod(0o755)
    for name in (
        "core.fsmonitor",
        "diff.external",
        "diff.evil.textconv",
        "diff.evil.command",
        "core.pager",
        "filter.a=b.clean",
    ):
        git(here, "config", name, str(script))
    for hook in ("post-index-change", "post-checkout"):
        (here / ".git" / "hooks").mkdir(exist_ok=True)
        (here / ".git" / "hooks" / hook).write_text(script.read_text())
        (here / ".git" / "hooks" / hook).chmod(0o755)
    git(here, "config", "filter.evil.process", str(script))
    git(here, "config", "filter.evil.required", "true")
    write(here, ".git/info/attributes", text="* diff=evil filter=evil\nx.yaml filter=a=b\n")
    write(here, "a/x.yaml", text="2\n")
    os.utime(here / "a" / "y.yaml")
    assert changed() == ["a/x.yaml"]
    assert not (here / "ran").exists()


def test_a_repository_that_lacks_an_object_has_nothing_fetched(here: Path) -> None:
    git(here, "config", "core.repositoryFormatVersion", "1")
    git(here, "config", "extensions.partialClone", "origin")
    git(here, "config", "remote.origin.promisor", "true")
    git(here, "config", "remote.origin.url", f"ext::touch {here / 'ran'}")
    git(here, "config", "protocol.ext.allow", "always")
    tree = git(here, "rev-parse", "HEAD^{tree}").decode().strip()
    (here / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    with pytest.raises(GitFailed, match="failed"):
        changed()
    assert not (here / "ran").exists()


def test_settings_that_git_has_from_the_environment_stay(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(here, "config", "filter.lfs.clean", "cat")
    write(here, "a/x.yaml", text="2\n")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(GitFailed, match="no-repository"):
        changed()
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "safe.directory")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "*")
    assert changed() == ["a/x.yaml"]


def test_a_hook_of_another_repository_does_not_lead_astray(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = here.parent / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git" / "index"))
    write(here, "a/x.yaml", text="2\n")
    assert changed() == ["a/x.yaml"]


def test_the_index_is_left_as_it_is(here: Path) -> None:
    os.utime(here / "a" / "x.yaml", (1, 1))
    before = (here / ".git" / "index").read_bytes()
    assert changed() == []
    assert (here / ".git" / "index").read_bytes() == before


def test_git_that_hangs_is_given_up(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("git", 1)

    monkeypatch.setattr(subprocess, "run", hang)
    with pytest.raises(GitFailed, match="slow"):
        changed()
