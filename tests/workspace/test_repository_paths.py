"""A file is called by its path in the repository, wherever the command runs."""

from pathlib import Path

import pytest

from perfgoal.workspace.repository_paths import RepositoryPaths


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with the folder 预算/2024."""
    made = tmp_path / "repository"
    (made / "预算" / "2024").mkdir(parents=True)
    (made / ".git").mkdir()
    return made


@pytest.mark.parametrize(
    ("folder", "name", "path"),
    [
        (".", "甲.yaml", "甲.yaml"),
        (".", "./预算/甲.yaml", "预算/甲.yaml"),
        ("预算/2024", "甲.yaml", "预算/2024/甲.yaml"),
        ("预算/2024", "../甲.yaml", "预算/甲.yaml"),
        ("预算/2024", "../../..甲.yaml", "..甲.yaml"),
        ("预算", "../../甲.yaml", None),
        ("预算", "/etc/甲.yaml", None),
        ("预算", "-", None),
        ("预算", "2024/-", "预算/2024/-"),
    ],
)
def test_a_path_is_seen_from_the_root(
    folder: str, name: str, path: str | None, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root / folder)
    assert RepositoryPaths().path(name) == path


def test_a_path_that_is_given_whole_is_inside_as_well(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "预算")
    assert RepositoryPaths().path(str(root / "预算" / "2024" / "甲.yaml")) == "预算/2024/甲.yaml"


def test_a_worktree_has_a_file_where_others_have_a_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / ".git").rmdir()
    (root / ".git").write_text("gitdir: elsewhere\n")
    monkeypatch.chdir(root / "预算")
    assert RepositoryPaths().path("甲.yaml") == "预算/甲.yaml"
