"""The guide to editors shows settings and commands that work."""

import json
import re
import shlex
import subprocess
from pathlib import Path

import pytest

import outside
from cli.terminal import process
from editor.server import Server

ROOT = Path(__file__).parents[2]
GUIDES = {"en": "editors.md", "zh": "editors.zh-CN.md"}


def blocks(language: str, kind: str) -> list[str]:
    page = (ROOT / "docs" / GUIDES[language]).read_text("utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```", page, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("language", GUIDES)
def test_the_setting_gives_a_folder_its_schema(language: str, tmp_path: Path) -> None:
    [block] = blocks(language, "json")
    schemas = json.loads(block)["yaml.schemas"]
    [(name, globs)] = schemas.items()
    [lua] = blocks(language, "lua")
    assert f'["{name}"] = {{ "{globs[0]}" }}' in lua
    (tmp_path / name).write_bytes((ROOT / "schemas" / name).read_bytes())
    node = outside.program("node", package="nodejs")
    program = outside.node_file("yaml-language-server/bin/yaml-language-server")
    with Server(node, program, tmp_path, schemas) as server:
        with server.open(tmp_path / "goals", "年度: x\nyear: x\n") as text:
            assert {complaint.line for complaint in text.complaints()} >= {1}
        with server.open(tmp_path, "年度: x\nyear: x\n") as text:
            assert text.complaints() == []


@pytest.mark.parametrize("language", GUIDES)
def test_the_first_line_is_that_of_the_example(language: str) -> None:
    [line] = blocks(language, "yaml")
    keys = ".zh" if language == "zh" else ""
    assert (ROOT / "examples" / f"liwan_2024{keys}.yaml").read_text("utf-8").startswith(line)


@pytest.mark.parametrize("language", GUIDES)
def test_the_commands_print_schemas(language: str) -> None:
    printing, _ = blocks(language, "sh")
    for line in printing.splitlines():
        program, *arguments = shlex.split(line.partition(" > ")[0])
        assert program == "perfgoal"
        out, _ = process(*arguments, stdout=subprocess.PIPE).communicate(timeout=60)
        assert json.loads(out)["title"]


@pytest.mark.parametrize("language", GUIDES)
def test_links_lead_to_files(language: str) -> None:
    page = (ROOT / "docs" / GUIDES[language]).read_text("utf-8")
    targets = re.findall(r"\]\(([^):]+)\)", page)
    assert targets
    assert [target for target in targets if not (ROOT / "docs" / target).exists()] == []
