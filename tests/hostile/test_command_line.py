"""Words of a command line that nobody means well with. A shell puts the names of a stranger's files in the place of a
pattern, so that each of them may be one."""

import os
from pathlib import Path

import pytest

from cli.terminal import Command
from hostile.commands_on_files import DECLARATION, FORM, assert_told

EVIL = "\x1b[31m\n::error::owned\r##[error]\u202e甲"

WORDS = {
    "command": (EVIL,),
    "option": ("validate", DECLARATION, f"--{EVIL}"),
    "short-option": ("validate", DECLARATION, f"-{EVIL}"),
    "option-of-program": (f"--{EVIL}",),
    "no-value": ("validate", DECLARATION, f"--strict={EVIL}"),
    "extra": ("render", DECLARATION, EVIL, "--format", "md"),
    "help": ("help", EVIL),
    "lang": ("validate", DECLARATION, "--lang", EVIL),
    "format": ("validate", DECLARATION, "--format", EVIL),
    "render-format": ("render", DECLARATION, "--format", EVIL),
    "jobs": ("validate", DECLARATION, "--jobs", EVIL),
    "shard": ("validate", DECLARATION, "--shard", EVIL),
    "today": ("validate", DECLARATION, "--today", EVIL),
    "select": ("validate", DECLARATION, "--select", EVIL),
    "ignore": ("validate", DECLARATION, "--ignore", EVIL),
    "output": ("validate", DECLARATION, "--output", EVIL),
    "output-format": ("validate", DECLARATION, "--output", f"{EVIL}=x"),
    "output-file": ("validate", DECLARATION, "--output", f"json={EVIL}/x"),
    "config": ("validate", DECLARATION, "--config", EVIL),
    "baseline-file": ("validate", DECLARATION, "--baseline", EVIL),
    "changed-since": ("validate", DECLARATION, "--changed-since", EVIL),
    "path": ("validate", f"{EVIL}.yaml"),
    "pattern": ("validate", f"*{EVIL}.yaml"),
    "render-path": ("render", f"{EVIL}.yaml", "--format", "md"),
    "render-output": ("render", DECLARATION, "--format", "md", "-o", f"{EVIL}/x.md"),
    "font": ("render", DECLARATION, "--format", "pdf", "--font", EVIL, "-o", "x.pdf"),
    "fmt-path": ("fmt", f"{EVIL}.yaml"),
    "fmt-keys": ("fmt", DECLARATION, "--keys", EVIL),
    "merge-path": ("merge", EVIL),
    "import-path": ("import", f"{EVIL}.xlsx"),
    "import-form": ("import", "x.xlsx", "--form", EVIL),
    "import-output": ("import", DECLARATION, "-o", f"{EVIL}/x.yaml"),
    "new-path": ("new", f"{EVIL}/x.yaml", "--form", FORM),
    "new-suffix": ("new", f"{EVIL}.txt", "--form", FORM),
    "new-form": ("new", "x.yaml", "--form", EVIL),
    "new-year": ("new", "x.yaml", "--form", FORM, "--year", EVIL),
    "init-ci": ("init", "--ci", EVIL),
    "init-form": ("init", "--form", EVIL),
    "baseline-path": ("baseline", f"{EVIL}.yaml"),
    "baseline-output": ("baseline", DECLARATION, "--output", f"{EVIL}/x.json"),
    "explain": ("explain", EVIL),
    "forms": ("forms", EVIL),
    "schema": ("schema", EVIL),
    "schema-form": ("schema", "--form", EVIL),
    "completion": ("completion", EVIL),
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", WORDS)
def test_a_hostile_word_is_wrong_usage_and_comes_out_inert(
    perfgoal: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PERFGOAL_LANG", language)
    told = perfgoal(*WORDS[name])
    assert_told(told, 2)
    assert told.err
    assert told.out == ""
    assert list(tmp_path.iterdir()) == []


def test_a_word_that_is_no_text_is_wrong_usage(
    perfgoal: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes that are not UTF-8, which Python hands on as lone surrogates."""
    monkeypatch.chdir(tmp_path)
    word = os.fsdecode(b"\xff\xfe")
    for arguments in WORDS.values():
        assert_told(perfgoal(*(str(each).replace(EVIL, word) for each in arguments)), 2)


# Options -> numbers and dates that they do not take.
NUMBERS = {
    "--jobs": ("-1", "0", "1.5", "1e3", "0x10", "", "x", "9" * 5_000),
    "--shard": ("0/0", "1/0", "5/3", "-1/3", "１/２", "", "/", "1/", "/1", "1/2/3", f"1/{10**30}", f"1/{'9' * 5_000}"),
    "--today": ("0000-00-00", "2023-02-29", "２０２４-０６-０１", "", "2024-06-01T00:00", "9" * 5_000),
}


@pytest.mark.parametrize("option", NUMBERS)
def test_numbers_out_of_all_bounds_are_wrong_usage(perfgoal: Command, option: str) -> None:
    for value in NUMBERS[option]:
        assert_told(perfgoal("validate", DECLARATION, f"{option}={value}"), 2)


def test_a_number_that_is_none_is_told_in_both_languages(perfgoal: Command) -> None:
    told = perfgoal("validate", DECLARATION, "--jobs", "x")
    assert told.err.startswith("错误：选项 --jobs 的值应为 1 或更大的整数。\n")
    told = perfgoal("--lang", "en", "validate", DECLARATION, "--jobs", "0")
    assert told.err.startswith("error: option --jobs takes a whole number, 1 or more.\n")


def test_years_out_of_all_bounds_are_wrong_usage(perfgoal: Command, tmp_path: Path) -> None:
    for year in ("-1", "0", "0000", "99999", "2024.0", "２０２４", "", str(10**30), "9" * 5_000):
        assert_told(perfgoal("new", tmp_path / "x.yaml", "--form", FORM, f"--year={year}"), 2)
    assert list(tmp_path.iterdir()) == []


def test_the_last_day_of_all_is_a_day(perfgoal: Command) -> None:
    assert perfgoal("validate", DECLARATION, "--today", "9999-12-31").code == 0


@pytest.mark.nightly
def test_more_processes_are_asked_for_than_a_system_has(perfgoal: Command, tmp_path: Path) -> None:
    for number in range(160):
        (tmp_path / f"{number}.yaml").write_bytes(DECLARATION.read_bytes())
    told = perfgoal("validate", "--no-cache", "--format", "json", "--jobs", str(10**9), tmp_path)
    assert told.code == 0
    assert '"files": 160' in told.out


@pytest.mark.parametrize("word", ["a" * 128_000, "*a" * 64_000, "**/" * 4_000, "a/" * 4_000, "[" * 128_000])
@pytest.mark.parametrize("command", [("validate",), ("fmt",), ("merge",), ("import",), ("render", "-fmd")])
def test_a_word_longer_than_any_path_is_a_path_that_nothing_bears(
    perfgoal: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], word: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert_told(perfgoal(*command, word), 2)


def test_ten_thousand_codes_are_as_good_as_one(perfgoal: Command) -> None:
    told = perfgoal("validate", "--select", ",".join(["PG201"] * 10_000), DECLARATION)
    assert (told.code, told.err) == (0, "")


def test_an_empty_word_names_nothing(perfgoal: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in (("validate",), ("fmt",), ("baseline",), ("merge",), ("import",), ("render", "-fmd"), ("new",)):
        assert_told(perfgoal(*command, ""), 2)
    assert_told(perfgoal("validate", DECLARATION, "--config="), 2)
    assert_told(perfgoal("validate", DECLARATION, "--baseline="), 2)
    assert_told(perfgoal("render", DECLARATION, "-f", "md", "-o", ""), 2)
    assert list(tmp_path.iterdir()) == []


def test_behind_two_dashes_a_name_may_begin_with_one(
    perfgoal: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("--strict").write_bytes(DECLARATION.read_bytes())
    Path("-f.yaml").write_bytes(DECLARATION.read_bytes())
    told = perfgoal("validate", "--format", "json", "--", "--strict", "-f.yaml")
    assert told.code == 0
    assert '"files": 2' in told.out
