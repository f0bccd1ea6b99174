"""``--skip-others``: whoever hands over every YAML file asks for the declarations among them."""

from pathlib import Path

import pytest

from cli.terminal import Command


@pytest.fixture(autouse=True)
def folder(example: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a declaration, and other YAML of which no YAML reader makes anything."""
    here = example.parent
    monkeypatch.chdir(here)
    (here / "compose.yaml").write_text("services: {}\n")
    (here / "chart.yaml").write_text("{{ if .Values }}\n\ta: [\n")
    (here / "link.yaml").symlink_to("compose.yaml")
    return here


OTHERS = ("compose.yaml", "chart.yaml", "link.yaml")


def test_validate_passes_over_what_is_no_declaration(perfgoal: Command) -> None:
    assert perfgoal("validate", *OTHERS, "liwan.yaml").code == 1
    ended = perfgoal("validate", "--skip-others", *OTHERS, "liwan.yaml")
    assert ended == perfgoal("validate", "liwan.yaml")
    assert (ended.code, ended.err) == (0, "")


def test_what_is_wrong_with_a_declaration_is_told_all_the_same(perfgoal: Command, folder: Path) -> None:
    (folder / "liwan.yaml").write_text(
        (folder / "liwan.yaml").read_text("utf-8").replace("year: 2024", "year:"), "utf-8"
    )
    ended = perfgoal("validate", "--skip-others", *OTHERS, "liwan.yaml", "--format", "concise")
    assert (ended.code, ended.err) == (1, "")
    assert ended.out.startswith("liwan.yaml:")


@pytest.mark.parametrize("command", ["validate", "fmt"])
def test_nothing_left_is_in_order(perfgoal: Command, command: str) -> None:
    assert perfgoal(command, "compose.yaml").code == 1
    ended = perfgoal(command, "--skip-others", *OTHERS)
    assert (ended.code, ended.err) == (0, "")


def test_a_report_of_nothing_is_a_report(perfgoal: Command) -> None:
    out = perfgoal("validate", "--skip-others", "--format", "json", *OTHERS).out
    assert '"files": 0' in out
    assert '"findings": []' in out


def test_a_file_that_is_not_there_is_still_wrong_usage(perfgoal: Command) -> None:
    assert perfgoal("validate", "--skip-others", "nowhere.yaml").code == 2


def test_fmt_leaves_the_others_alone(perfgoal: Command, folder: Path) -> None:
    before = {name: (folder / name).read_bytes() for name in OTHERS}
    (folder / "liwan.yaml").write_text((folder / "liwan.yaml").read_text("utf-8").replace("year: 2024", "year:   2024"))
    ended = perfgoal("fmt", "--skip-others", *OTHERS, "liwan.yaml")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("已整理 liwan.yaml\n")
    assert {name: (folder / name).read_bytes() for name in OTHERS} == before
    assert (folder / "link.yaml").is_symlink()
