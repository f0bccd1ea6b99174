"""What git ignores: the same as git says, and nothing that a file of rules holds takes long."""

import itertools
import os
import re
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from perfgoal.workspace import discover
from perfgoal.workspace.gitrules import fitting
from perfgoal.workspace.ignoring import LIMIT, MOST
from workspace.repositories import git, write

NAMES = ("a", "b", "ab", "甲", "x y", "[a]", "a-", "!a", "#b", "A")
PIECES = (
    *("a", "b", "*", "?", "**", "***", "甲", ".yaml", "x y", "-", " ", "!", "#", "."),
    *("[ab]", "[!a]", "[^b-]", "[]a]", "[a-c]", "[c-a]", "[[:alpha:]]", "[![:upper:]a]", "[[:no:]]", "[:a]", "[a"),
    *("\\!", "\\[", "\\*", "\\a", "[\\]a]", "[a\\-c]", "[a/", "/]", "a\\/"),
)
STEPS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("".join) | st.sampled_from(("**", *NAMES))
LINES = st.builds(
    lambda *parts: "".join(parts),
    st.sampled_from(("", "", "!", "/", "!/")),
    st.lists(STEPS, min_size=1, max_size=3).map("/".join),
    st.sampled_from(("", "", "/", " ", "\\ ", "\r")),
)
RULES = st.lists(LINES, min_size=1, max_size=5).map(lambda lines: "\n".join(lines) + "\n")
UNSETTLED = re.compile(r"^!?/?[^*?\[\\\n]*[^*?\[\\\n/]\*\*+\\?/|(^|/)\*\*+\\/", re.MULTILINE)
"""Where a git that is in use differs from its manual: ``a**/b``, ``**\\/b``."""
PATHS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4).map(lambda steps: "/".join(steps) + ".yaml")


def found(folder: Path) -> list[str]:
    return [os.path.relpath(target.path, folder) for target in discover([str(folder)])]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PATHS, min_size=4, max_size=12), RULES, st.dictionaries(st.sampled_from(NAMES), RULES, max_size=2))
@example(["a/x.yaml", "ab/x.yaml", "b.yaml"], "[a/[ab]\n", {})
@example(["a/x.yaml", "*a/x.yaml", "*.yaml"], "\\**\n", {})
def test_the_same_is_ignored_as_by_git(paths: list[str], rules: str, nested: dict[str, str]) -> None:
    assume(not any(map(UNSETTLED.search, (rules, *nested.values()))))
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        git(root, "init", "--quiet")
        write(root, *paths)
        write(root, ".gitignore", text=rules)
        for folder, text in nested.items():
            write(root, f"{folder}/.gitignore", text=text)
        listed = git(root, "ls-files", "-z", "--others", "--exclude-standard").split(b"\0")
        assert found(root) == sorted(name for name in map(os.fsdecode, listed) if name.endswith(".yaml"))


@pytest.mark.parametrize(
    "rules",
    [
        b"****/b.yaml\n!/**/a/b.yaml\n",
        b"\xef\xbb\xbfa\n",
        b"a\r\n",
        b"x.yaml\\ \n",
        b"b.yaml   \n",
        b"b*\0.no\n",
        b"b.yaml\t\n",
        b"\\#b.yaml\n\\!b.yaml\n",
        b"#b.yaml\n!\n/\n//\n\\\n",
        b"*.yaml\n!b*\n!a/\n/a/[x-]*",
        b"a/**\n!a/b.yaml\n",
        b"/*\n!/a\n/a/*\n!/a/x.yaml\n",
    ],
)
def test_uncommon_rules_mean_what_they_mean_to_git(rules: bytes, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    write(tmp_path, "b.yaml", "a/b.yaml", "a/x.yaml", "x.yaml ", "#b.yaml", "!b.yaml", "a/a/b.yaml", "a/a/-.yaml")
    (tmp_path / ".gitignore").write_bytes(rules)
    named = git(tmp_path, "ls-files", "-z", "--others", "--exclude-standard").split(b"\0")
    assert found(tmp_path) == sorted(name for name in map(os.fsdecode, named) if name.endswith(".yaml"))


def test_a_slash_in_brackets_or_behind_a_backslash_means_what_it_means_to_git(tmp_path: Path) -> None:
    rules = [rule for rule in map("".join, itertools.product("ab/[]\\*", repeat=5)) if re.search(r"\[.*/|\\/", rule)]
    rules = [rule for rule in rules if not UNSETTLED.search(rule)][::7]
    git(tmp_path, "init", "--quiet")
    for number, rule in enumerate(rules):
        write(tmp_path, *(f"{number}/{name}/x.yaml" for name in ("a", "b", "[b", "a/b", "b]/a")))
        write(tmp_path, f"{number}/.gitignore", text=rule)
    listed = git(tmp_path, "ls-files", "-z", "--others", "--exclude-standard").split(b"\0")
    kept = {name for name in map(os.fsdecode, listed) if name.endswith(".yaml")}
    assert len(rules) > 300
    assert len(kept) < 5 * len(rules)
    assert [(rules[int(name.partition("/")[0])], name) for name in kept ^ set(found(tmp_path))] == []


def test_rules_hold_from_the_root_of_the_repository_down(tmp_path: Path) -> None:
    write(tmp_path, "outside/.gitignore", text="*\n")
    root = tmp_path / "outside" / "root"
    (root / ".git" / "info").mkdir(parents=True)
    write(root, *(f"y/z/{name}.yaml" for name in ("drop", "keep", "own", "mine", "left")))
    write(root, ".gitignore", text="drop.yaml\n/y/z/keep.yaml\n*.txt\n")
    write(root, "y/.gitignore", text="!keep.yaml\n")
    write(root, "y/z/.gitignore", text="/own.yaml\n")
    write(root, ".git/info/exclude", text="mine.yaml\n")
    assert found(root / "y" / "z") == ["keep.yaml", "left.yaml"]
    assert found(root) == ["y/z/keep.yaml", "y/z/left.yaml"]


def test_without_a_repository_nothing_is_ignored(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml")
    write(tmp_path, ".gitignore", text="*\n")
    assert found(tmp_path) == ["a.yaml"]


def test_a_repository_within_another_has_its_own_rules(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "inner" / ".git").mkdir(parents=True)
    write(tmp_path, "a.yaml", "b.yaml", "inner/a.yaml", "inner/b.yaml")
    write(tmp_path, ".gitignore", text="a.yaml\n")
    write(tmp_path, "inner/.gitignore", text="b.yaml\n")
    assert found(tmp_path) == ["b.yaml", "inner/a.yaml"]


def test_a_worktree_whose_git_is_a_file_is_a_repository(tmp_path: Path) -> None:
    main, tree = tmp_path / "main", tmp_path / "tree"
    main.mkdir()
    git(main, "init", "--quiet")
    write(main, ".gitignore", text="drop.yaml\n")
    git(main, "add", ".")
    git(main, "commit", "--quiet", "--message", "x")
    git(main, "worktree", "add", "--quiet", tree)
    write(tree, "drop.yaml", "left.yaml")
    assert (tree / ".git").is_file()
    assert found(tree) == ["left.yaml"]


def test_a_folder_that_is_ignored_is_not_entered(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path, "build/a.yaml", "build/deep/b.yaml", "c.yaml")
    write(tmp_path, ".gitignore", text="build/\n!build/a.yaml\n")
    targets = discover([str(tmp_path)])
    assert [target.name for target in targets] == [f"{tmp_path}/c.yaml"]
    assert (targets.passed.ignored.count, targets.passed.ignored.names) == (1, [f"{tmp_path}/build/"])


def test_what_is_asked_for_by_name_is_not_ignored(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path, "build/a.yaml", "b.yaml")
    write(tmp_path, ".gitignore", text="build/\nb.yaml\n")
    assert len(discover([str(tmp_path / "b.yaml")])) == 1
    assert found(tmp_path / "build") == ["a.yaml"]
    assert len(discover([str(tmp_path / "*.yaml"), str(tmp_path / "build")])) == 1


@pytest.mark.parametrize("kind", ["link", "fifo", "folder", "large", "many"])
def test_rules_that_cannot_be_read_ignore_nothing_and_are_told(kind: str, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path, "a.yaml", "b/c.yaml", "rules")
    rules = tmp_path / ".gitignore"
    (tmp_path / "rules").write_text("*.yaml\n")
    if kind == "link":
        rules.symlink_to("rules")
    elif kind == "fifo":
        os.mkfifo(rules)
    elif kind == "folder":
        rules.mkdir()
    else:
        rules.write_text("*.yaml\n" * (MOST + 1) if kind == "many" else "*.yaml\n" + "#" * LIMIT)
    for folder in (tmp_path, tmp_path / "b"):
        targets = discover([str(folder)])
        assert [target.walked for target in targets] == [True] * (2 - (folder != tmp_path))
        assert targets.passed.unread.names == [f"{tmp_path}/.gitignore"]


def test_rules_that_are_too_many_together_are_left_out_where_they_are(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path, "a.yaml", "b/a.yaml", "b/c.yaml")
    (tmp_path / ".gitignore").write_text("x\n" * (MOST - 1) + "a.yaml\n")
    (tmp_path / "b" / ".gitignore").write_text("c.yaml\n")
    assert found(tmp_path) == ["b/c.yaml"]
    assert discover([str(tmp_path)]).passed.unread.names == [f"{tmp_path}/b/.gitignore"]


@pytest.mark.parametrize("linked", [".git", ".git/info", ".git/info/exclude"])
def test_no_rules_are_read_through_a_link(linked: str, tmp_path: Path) -> None:
    write(tmp_path, "root/a.yaml", "far/info/exclude", "far/exclude", text="*\n")
    (tmp_path / "root" / linked).parent.mkdir(parents=True, exist_ok=True)
    target = {".git": "far", ".git/info": "far", ".git/info/exclude": "far/exclude"}[linked]
    (tmp_path / "root" / linked).symlink_to(tmp_path / target)
    targets = discover([str(tmp_path / "root")])
    assert (len(targets), targets.passed.unread.count) == (1, int(linked.endswith("exclude")))


@pytest.mark.parametrize(
    "rules",
    [
        "*a" * 100 + "b\n",
        "**/" * 300 + "b\n",
        "*?" * 300 + "\n",
        ("[a" * 500 + "\n") * 200,
        "\n" * LIMIT,
        ("*a*a*a*a*ab" + "\n") * (MOST - 1),
        "\0\xff\\\n",
    ],
)
def test_no_rules_take_long(rules: str, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    folder = "/".join(["a" * 50] * 20)
    write(tmp_path, *(f"{folder}/{'a' * 200}{number}.yaml" for number in range(20)))
    (tmp_path / ".gitignore").write_text(rules, "latin-1")
    start = time.process_time()
    assert len(found(tmp_path)) == 20
    assert time.process_time() - start < 2


def test_names_are_compared_as_git_does_whatever_their_bytes(tmp_path: Path) -> None:
    assert fitting("?")("a")
    write(tmp_path, "left.yaml")
    try:
        for name in (b"\xff.yaml", b"\xfe.yaml"):
            Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).touch()
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    git(tmp_path, "init", "--quiet")
    (tmp_path / ".gitignore").write_bytes(b"\xff*\n")
    assert [os.fsencode(name) for name in found(tmp_path)] == [b"left.yaml", b"\xfe.yaml"]
