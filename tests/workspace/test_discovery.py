"""Which files a run is about: what is found by walks and patterns, each once, and what is passed over."""

import os
from pathlib import Path

import pytest

from perfgoal.workspace import InvalidConfiguration, Targets, discover
from perfgoal.workspace.discover import NothingMatches
from workspace.repositories import write

posix_only = pytest.mark.skipif(os.name != "posix", reason="only POSIX has such files")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder, the root of a repository."""
    root = tmp_path / "here"
    (root / ".git").mkdir(parents=True)
    monkeypatch.chdir(root)
    return root


def listed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that fills with the folders that are listed from here on."""
    folders: list[str] = []
    scan = os.scandir

    def scanned(folder: str) -> object:
        folders.append(folder)
        return scan(folder)

    monkeypatch.setattr(os, "scandir", scanned)
    return folders


def names(targets: Targets) -> list[str]:
    return [target.name for target in targets]


def test_a_walk_finds_yaml_files_in_the_order_of_their_names(here: Path) -> None:
    write(here, "b.yaml", "a/z.yml", "a-.YAML", "a/b/甲.yaml", "x.json", ".h.yaml", ".h/a.yaml", "node_modules/a.yaml")
    assert names(discover(["."])) == ["a-.YAML", "a/b/甲.yaml", "a/z.yml", "b.yaml"]
    assert all(target.walked and target.path == target.name for target in discover(["."]))


def test_each_file_is_there_once_by_whatever_paths(here: Path) -> None:
    write(here, "a/x.yaml", "a/y.yaml")
    paths = [".", "a", "./a/../a", str(here / "a"), str(here), "..", "../here/a", "a/*.yaml", "a//x.yaml", "**"]
    targets = discover(paths)
    assert [(target.name, target.walked) for target in targets] == [("a/x.yaml", False), ("a/y.yaml", True)]


def test_a_file_outside_is_there_once_by_whatever_paths(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, "a/x.yaml", "a/y.yaml", "b/z.yaml")
    monkeypatch.chdir(here / "b")
    assert names(discover(["..", "."])) == ["../a/x.yaml", "../a/y.yaml", "z.yaml"]
    targets = discover(["../a", str(here / "a"), str(here / "a" / "y.yaml")])
    assert [(target.name, target.walked) for target in targets] == [
        ("../a/x.yaml", True),
        (str(here / "a" / "y.yaml"), False),
    ]


@posix_only
def test_a_path_that_goes_up_behind_a_link_leads_where_the_system_says(here: Path) -> None:
    write(here, "far/inner/x.yaml", "far/y.yaml", "y.yaml")
    (here / "link").symlink_to("far/inner")
    (target,) = discover(["link/../inner"])
    assert (target.name, Path(target.path).samefile(here / "far" / "inner" / "x.yaml")) == ("inner/x.yaml", True)


@posix_only
def test_links_are_not_followed_and_told(here: Path) -> None:
    write(here, "a/x.yaml")
    (here / "a" / "loop").symlink_to(here)
    (here / "file.yaml").symlink_to("a/x.yaml")
    (here / "file.txt").symlink_to("a/x.yaml")
    (here / "nowhere.yaml").symlink_to("gone")
    (here / "self.yaml").symlink_to("self.yaml")
    targets = discover(["."])
    assert names(targets) == ["a/x.yaml", "nowhere.yaml", "self.yaml"]
    assert targets.passed.links.names == ["a/loop", "file.yaml"]


@posix_only
def test_a_fifo_is_found_and_not_opened(here: Path) -> None:
    os.mkfifo(here / "a.yaml")
    assert names(discover(["."])) == ["a.yaml"]


@posix_only
def test_names_that_are_not_utf8_are_names(here: Path) -> None:
    name = os.fsdecode(b"\xff\xfe.yaml")
    try:
        (here / name).touch()
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    (here / "perfgoal.toml").write_text('exclude = ["a.yaml"]\n')
    assert names(discover(["."])) == names(discover(["*.yaml"])) == [name]


@pytest.mark.parametrize(
    ("pattern", "matched"),
    [
        ("*.yaml", ["a.yaml"]),
        ("*/*.yaml", ["node_modules/n.yaml", "x/b.yaml", "x/d.yaml"]),
        ("**/*.yaml", ["a.yaml", "x/b.yaml", "x/d.yaml", "x/y/c.yaml"]),
        ("**", ["a.yaml", "x/b.yaml", "x/d.yaml", "x/y/c.yaml"]),
        ("x/**/c.y*", ["x/y/c.yaml"]),
        ("x/[!b].yaml", ["x/d.yaml"]),
        ("./x/?.yaml", ["x/b.yaml", "x/d.yaml"]),
        ("../here/x/[b]*", ["x/b.yaml"]),
        (".h*/*.yaml", [".hidden/e.yaml"]),
        ("x/.*.yaml", ["x/.f.yaml"]),
    ],
)
def test_a_pattern_is_what_it_matches(pattern: str, matched: list[str], here: Path) -> None:
    write(here, "a.yaml", "x/b.yaml", "x/d.yaml", "x/y/c.yaml", "x/.f.yaml", ".hidden/e.yaml", "a.txt", "x/t.txt")
    write(here, "node_modules/n.yaml")
    targets = discover([pattern])
    assert names(targets) == matched
    assert all(target.walked for target in targets)
    assert targets.passed.count == 0


def test_a_pattern_may_be_a_path_from_the_root(here: Path) -> None:
    write(here, "x/b.yaml", "x/c.yaml")
    assert names(discover([f"{here}/*/[b].yaml"])) == ["x/b.yaml"]


def test_a_file_that_is_called_like_a_pattern_comes_first(here: Path) -> None:
    write(here, "[a].yaml", "a.yaml")
    assert [(target.name, target.walked) for target in discover(["[a].yaml"])] == [("[a].yaml", False)]


@pytest.mark.parametrize("pattern", ["*.yaml", "nope/*.yaml", "x/*", "x/b.txt/*", "**/[b", "x/**/z.yaml"])
def test_a_pattern_that_matches_nothing_is_told(pattern: str, here: Path) -> None:
    write(here, "x/b.txt")
    with pytest.raises(NothingMatches, match=r"."):
        discover(["x", pattern])


def test_a_pattern_does_not_look_where_it_cannot_match(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, "x/deep/b.yaml", "y/deep/b.yaml", "a.yaml")
    scanned = listed(monkeypatch)
    assert names(discover(["x/*/[b].yaml"])) == ["x/deep/b.yaml"]
    assert [os.path.normpath(folder) for folder in scanned] == ["x", "x/deep"]


def test_what_is_excluded_is_left_out_of_walks_and_patterns(here: Path) -> None:
    write(
        here, "a.yaml", "archive/b.yaml", "archive/old/c.yaml", "x/draft-1.yaml", "x/d.yaml", "old/e.yaml", "f/g.yaml"
    )
    (here / "perfgoal.toml").write_text('exclude = ["archive", "**/draft-*.yaml", "old/**", "f/"]\n')
    targets = discover(["."])
    assert names(targets) == names(discover(["**/*.yaml"])) == ["a.yaml", "x/d.yaml"]
    assert targets.passed.excluded.names == ["archive/", "f/", "old/", "x/draft-1.yaml"]
    assert names(discover(["x"])) == ["x/d.yaml"]
    assert names(discover(["archive"])) == []
    assert names(discover(["archive/old", "archive/b.yaml"])) == ["archive/b.yaml"]


def test_an_excluded_folder_is_not_entered(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, "archive/b.yaml", "a.yaml")
    (here / "perfgoal.toml").write_text('exclude = ["archive/**"]\n')
    scanned = listed(monkeypatch)
    assert names(discover(["."])) == ["a.yaml"]
    assert scanned == ["."]


def test_the_nearest_configuration_chooses_and_what_it_extends_adds(here: Path) -> None:
    write(here, "a/x.yaml", "a/y.yaml", "a/z.yaml", "b/x.yaml", "b/y.yaml")
    (here / "perfgoal.toml").write_text('exclude = ["*/x.yaml"]\ndeclarations = ["*/z.yaml"]\n')
    (here / "a" / "perfgoal.toml").write_text('extends = "../perfgoal.toml"\nexclude = ["y.yaml"]\n')
    (here / "b" / "perfgoal.toml").write_text('exclude = ["y.yaml"]\n')
    assert [(target.name, target.declared) for target in discover(["."])] == [("a/z.yaml", True), ("b/x.yaml", False)]


def test_a_configuration_that_is_asked_for_holds_for_what_lies_below_it(here: Path) -> None:
    write(here, "a/x.yaml", "a/y.yaml", "x.yaml")
    (here / "a" / "own.toml").write_text('exclude = ["**/x.yaml"]\n')
    (here / "perfgoal.toml").write_text('exclude = ["**"]\n')
    assert names(discover(["."], "a/own.toml")) == ["a/y.yaml", "x.yaml"]


@pytest.mark.parametrize("key", ["exclude", "declarations"])
@pytest.mark.parametrize("pattern", ["../x/**", "/x.yaml", "C:/x"])
def test_a_pattern_of_files_elsewhere_is_refused(key: str, pattern: str, here: Path) -> None:
    write(here, "a.yaml")
    (here / "perfgoal.toml").write_text(f'language = "en"\n{key} = ["{pattern}"]\n')
    with pytest.raises(InvalidConfiguration) as caught:
        discover(["."])
    assert (caught.value.kind, caught.value.key, caught.value.place) == ("outside", key, "perfgoal.toml:2")


def test_a_configuration_does_not_choose_for_what_is_named(here: Path) -> None:
    write(here, "a.yaml", "b.yaml")
    (here / "perfgoal.toml").write_text('exclude = ["a.yaml"]\ndeclarations = ["b.yaml"]\n')
    targets = discover(["a.yaml", "b.yaml", "-"])
    assert [(target.name, target.walked) for target in targets] == [("-", False), ("a.yaml", False), ("b.yaml", False)]
    walked = targets.as_walked()
    assert [(each.name, each.walked, each.declared) for each in walked] == [("-", False, False), ("b.yaml", True, True)]


def test_names_of_a_hundred_thousand_files_are_all_that_is_kept(here: Path) -> None:
    write(here, *(f"{number}.yaml" for number in range(50)))
    assert set(map(type, discover(["."]).held.values())) == {bool}
    assert set(map(type, discover([str(here)]).held.values())) == {bool}


def test_a_tally_keeps_the_first_names_of_any_number(here: Path) -> None:
    write(here, *(f"{number:04}.yaml" for number in range(2_500)), ".gitignore")
    (here / ".gitignore").write_text("*.yaml\n")
    ignored = discover(["."]).passed.ignored
    assert (ignored.count, ignored.names) == (2_500, [f"000{number}.yaml" for number in range(5)])
