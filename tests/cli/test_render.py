"""``perfgoal render``: what it writes, where, and when it refuses."""

import io
import json
import sys
from pathlib import Path

import pytest

from cli.terminal import EXAMPLES, Command
from perfgoal.rendering import WITHOUT_NOTES


@pytest.mark.parametrize("form", ["html", "md", "json"])
def test_standard_output_and_a_file_get_the_same_bytes(perfgoal: Command, example: Path, form: str) -> None:
    printed = perfgoal("render", example, "--format", form)
    assert (printed.code, printed.err) == (0, "")
    out = example.with_name("out")
    assert perfgoal("render", example, "--format", form, "-o", out) == (0, "", "")
    assert out.read_bytes() == printed.out.encode()
    if form != "json":
        assert printed.out == (EXAMPLES / f"liwan_2024.{form}").read_text("utf-8")


def test_the_format_may_follow_from_the_name_of_the_output(perfgoal: Command, example: Path) -> None:
    out = example.with_name("out.html")
    assert perfgoal("render", example, "-o", out).code == 0
    assert out.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert perfgoal("render", example, "-o", example.with_name("out.txt")).code == 2
    assert perfgoal("render", example, "--format", "json", "-o", out).code == 0
    assert json.loads(out.read_text("utf-8"))["year"] == "2024"


def test_rule_findings_do_not_keep_a_form_from_being_rendered(perfgoal: Command, example: Path) -> None:
    example.write_text(example.read_text("utf-8").replace("9,450.27", "9,540.27"), "utf-8")
    assert perfgoal("validate", example).code == 1
    ended = perfgoal("render", example, "--format", "md")
    assert ended.code == 0
    assert "9,540.27" in ended.out


def test_what_is_no_declaration_is_refused_with_its_findings(perfgoal: Command, example: Path) -> None:
    example.write_text(example.read_text("utf-8").replace("year: 2024", "yaer: 2024"), "utf-8")
    ended = perfgoal("render", example, "--format", "md")
    assert (ended.code, ended.out) == (1, "")
    assert "PG102" in ended.err
    assert ended.err.endswith("没有呈现；请先改正以上问题。\n")


def test_standard_input(perfgoal: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (EXAMPLES / "liwan_2024.yaml").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    assert perfgoal("render", "-", "--format", "md").out == (EXAMPLES / "liwan_2024.md").read_text("utf-8")


@pytest.mark.parametrize("form", ["html", "md"])
def test_findings_stand_in_the_form(perfgoal: Command, example: Path, form: str) -> None:
    example.write_text(example.read_text("utf-8").replace("9,450.27", "9,540.27"), "utf-8")
    plain = perfgoal("render", example, "--format", form)
    ended = perfgoal("render", example, "--format", form, "--findings")
    assert (ended.code, ended.err) == (0, "")
    assert "PG201" in ended.out
    assert "PG201" not in plain.out
    assert f"{example.name} 第 12 行第 3 列" in ended.out
    assert "Findings" in perfgoal("render", example, "--format", form, "--findings", "--lang", "en").out


@pytest.mark.parametrize("form", sorted(WITHOUT_NOTES))
def test_findings_need_a_place(perfgoal: Command, example: Path, form: str) -> None:
    ended = perfgoal("render", example, "--format", form, "--findings")
    assert (ended.code, ended.out) == (2, "")
    assert f"{form} 里没有地方标" in ended.err


def test_what_is_no_declaration_is_refused_with_findings_too(perfgoal: Command, example: Path) -> None:
    example.write_text("a: [", "utf-8")
    out = example.with_name("out.html")
    ended = perfgoal("render", example, "--findings", "-o", out)
    assert ended.code == 1
    assert not out.exists()
