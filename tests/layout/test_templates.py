"""The files of a layout are what their platforms read."""

import shlex
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import dekobon_tree_sitter_groovy
import pytest
import yaml
from pre_commit.clientlib import InvalidConfigError, InvalidManifestError, load_config, load_manifest
from tree_sitter import Language as Grammar
from tree_sitter import Node, Parser

from perfgoal.finding import Language
from perfgoal.layout import PLATFORMS, Place, ci_piece, config_piece, hooks_piece
from perfgoal.layout.words import WORDS
from perfgoal.workspace.config import read_config

ROOT = Path(__file__).parents[2]
SCHEMAS = {"github": "vendor.github-workflows", "gitlab": "vendor.gitlab-ci"}
REQUIREMENTS = ("perfgoal==0.1.0", f"perfgoal@git+https://git.bureau.gov.cn/perfgoal.git@{'0' * 40}")
PLACES = (Place("/r", "."), Place("/r", "绩效/v1.2"))


def parsed(text: str) -> Any:
    """Return the data of a YAML text."""
    return yaml.safe_load(text)


def is_valid(schema: str, file: Path) -> bool:
    """Whether a file follows a schema of a platform."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("platform", SCHEMAS)
def test_a_platform_reads_its_file(platform: str, language: Language, tmp_path: Path) -> None:
    file = tmp_path / "ci.yml"
    for requirement in REQUIREMENTS:
        file.write_text(ci_piece(PLACES[1], language, requirement, platform).text, "utf-8")
        assert is_valid(SCHEMAS[platform], file)


def test_the_action_is_one() -> None:
    assert is_valid("vendor.github-actions", ROOT / "action.yml")


@pytest.mark.parametrize("platform", SCHEMAS)
def test_a_schema_of_a_platform_refuses_what_is_wrong(platform: str, tmp_path: Path) -> None:
    file = tmp_path / "ci.yml"
    text = ci_piece(PLACES[0], "en", REQUIREMENTS[0], platform).text
    file.write_text(text.replace("runs-on:", "run-on:").replace("when: always", "when: alway"), "utf-8")
    assert not is_valid(SCHEMAS[platform], file)


def commands(platform: str, place: Place, requirement: str) -> list[str]:
    """Return the commands that a platform is told to run."""
    text = ci_piece(place, "en", requirement, platform).text
    if platform == "github":
        steps = parsed(text)["jobs"]["validate"]["steps"]
        return [step["run"] for step in steps if "run" in step]
    if platform == "gitlab":
        return list(parsed(text)["perfgoal-validate"]["script"])
    if platform == "gitee":
        [stage] = parsed(text)["stages"]
        [step] = stage["steps"]
        return list(step["commands"])
    return groovy_commands(text)


def groovy_commands(text: str) -> list[str]:
    """Return what the steps ``sh`` of a Jenkinsfile run."""
    found = []
    for node in nodes(groovy(text)):
        code = node.text.decode() if node.text else ""
        if node.type == "string_literal" and node.parent is not None and node.parent.text is not None:
            before = text.encode()[: node.start_byte].decode().rstrip().splitlines()[-1].split()
            if before[-1:] == ["sh"]:
                found.append(code.strip("'"))
    return found


def groovy(text: str) -> Node:
    """Return the syntax of a Jenkinsfile."""
    return Parser(Grammar(dekobon_tree_sitter_groovy.language())).parse(text.encode()).root_node


def nodes(node: Node) -> list[Node]:
    """Return a node and all below it."""
    return [node, *(below for child in node.children for below in nodes(child))]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_groovy_reads_the_jenkinsfile(language: Language) -> None:
    for requirement in REQUIREMENTS:
        text = ci_piece(PLACES[1], language, requirement, "jenkins").text
        assert not groovy(text).has_error
        assert groovy(text.replace("'python3", "python3")).has_error


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.inside)
@pytest.mark.parametrize("requirement", REQUIREMENTS)
@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_platform_installs_this_and_checks_the_folder(platform: str, requirement: str, place: Place) -> None:
    *_, install, check = map(shlex.split, commands(platform, place, requirement))
    assert install[0].rpartition("/")[2] in ("pip", "pip3")
    assert install[1:] == ["install", requirement]
    assert check[0].rpartition("/")[2] == "perfgoal"
    assert (check[1], check[-1]) == ("validate", place.inside)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_reports_go_where_the_platform_looks_for_them(platform: str) -> None:
    text = ci_piece(PLACES[0], "en", REQUIREMENTS[0], platform).text
    check = shlex.split(commands(platform, PLACES[0], REQUIREMENTS[0])[-1])
    written = dict(value.split("=") for option, value in pairwise(check) if option == "--output")
    if platform == "gitlab":
        reports = parsed(text)["perfgoal-validate"]["artifacts"]["reports"]
        assert reports == {"codequality": written["gitlab"], "junit": written["junit"]}
    elif platform == "jenkins":
        assert f"junit(testResults: '{written['junit']}'" in text
    else:
        assert written == {}


def test_strangers_get_no_secrets_and_no_rights() -> None:
    workflow = parsed(ci_piece(PLACES[0], "en", REQUIREMENTS[0], "github").text)
    assert set(workflow[True]) == {"push", "pull_request"}  # YAML 1.1 reads `on` as true
    assert workflow["permissions"] == {"contents": "read"}
    steps = workflow["jobs"]["validate"]["steps"]
    assert steps[0]["with"] == {"persist-credentials": False}


def actions() -> list[str]:
    """Return each use of another's action."""
    workflow = parsed(ci_piece(PLACES[0], "en", REQUIREMENTS[0], "github").text)
    steps = workflow["jobs"]["validate"]["steps"] + parsed((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"]
    return [step["uses"] for step in steps if "uses" in step]


def test_actions_of_others_are_pinned_to_a_commit() -> None:
    assert len(actions()) == 4
    for used in actions():
        _, _, commit = used.partition("@")
        assert len(commit) == 40
        assert int(commit, 16)


def test_no_script_of_the_action_holds_an_expression() -> None:
    steps = parsed((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"]
    scripts = [step["run"] for step in steps if "run" in step]
    assert scripts
    assert not any("${{" in script for script in scripts)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.inside)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_pre_commit_reads_its_file(place: Place, language: Language, tmp_path: Path) -> None:
    file = tmp_path / ".pre-commit-config.yaml"
    for requirement in REQUIREMENTS:
        file.write_text(hooks_piece(place, language, requirement).text, "utf-8")
        [repository] = load_config(file)["repos"]
        assert [hook["id"] for hook in repository["hooks"]] == ["perfgoal-fmt", "perfgoal-validate"]
        for hook in repository["hooks"]:
            assert hook["additional_dependencies"] == [requirement]
            assert hook["files"] == ("" if place.inside == "." else "^绩效/v1[.]2/")
    file.write_text(file.read_text("utf-8").replace("require_serial: true", "require_serial: 1"), "utf-8")
    with pytest.raises(InvalidConfigError):
        load_config(file)


def test_pre_commit_reads_what_this_repository_offers(tmp_path: Path) -> None:
    hooks = {hook["id"]: hook["entry"] for hook in load_manifest(ROOT / ".pre-commit-hooks.yaml")}
    assert hooks == {
        "perfgoal-validate": "perfgoal validate --skip-others",
        "perfgoal-fmt": "perfgoal fmt --skip-others",
    }
    broken = tmp_path / "hooks.yaml"
    broken.write_text((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8").replace("language:", "lang:"), "utf-8")
    with pytest.raises(InvalidManifestError):
        load_manifest(broken)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_configuration_is_valid_with_and_without_its_examples(language: Language, tmp_path: Path) -> None:
    text = config_piece(PLACES[0], language, 1).text
    assert tomllib.loads(text) == {"language": language, "rules-version": 1}
    file = tmp_path / "perfgoal.toml"
    (tmp_path / "roster.csv").write_text("部门\n", "utf-8")
    commented = ("# ignore", "# exclude", "# baseline", "# roster", "# [", "# PG")
    lines = [line.removeprefix("# ") if line.startswith(commented) else line for line in text.splitlines()]
    file.write_text("\n".join(lines), "utf-8")
    config = read_config(str(file))
    assert config is not None
    assert config.keys.ignore == ("PG414",)
    assert list(config.keys.severity) == ["PG305"]
    assert len(config.keys.paths) == len(config.keys.exclude) == 1
    assert config.keys.baseline == "perfgoal-baseline.json"
    assert config.keys.repository is not None
    assert config.keys.repository.roster == "roster.csv"


def test_every_word_is_used_and_every_name_is_filled() -> None:
    templates = [*(ROOT / "templates" / "ci").iterdir(), *(ROOT / "templates" / "repository").iterdir()]
    text = "".join(file.read_text("utf-8") for file in templates)
    assert [name for name in WORDS if f"%{{{name}}}" not in text] == []
    pieces = [ci_piece(PLACES[0], "en", "x", platform) for platform in PLATFORMS]
    pieces += [hooks_piece(PLACES[0], "en", "x"), config_piece(PLACES[0], "en", 1)]
    assert len(pieces) == len(templates)
    assert not any("%{" in piece.text for piece in pieces)


def test_what_is_to_be_added_by_hand_makes_a_whole(tmp_path: Path) -> None:
    file = tmp_path / "there.yml"
    file.write_text("test:\n  script: make\n" + ci_piece(PLACES[1], "zh", REQUIREMENTS[0], "gitlab").addition, "utf-8")
    assert is_valid("vendor.gitlab-ci", file)
    assert set(parsed(file.read_text("utf-8"))) == {"test", "perfgoal-validate"}
    theirs = "repos:\n  - repo: meta\n    hooks:\n      - id: check-hooks-apply\n"
    file.write_text(theirs + hooks_piece(PLACES[1], "zh", REQUIREMENTS[0]).addition, "utf-8")
    assert [each["repo"] for each in load_config(file)["repos"]] == ["meta", "local"]
    stage = ci_piece(PLACES[1], "zh", REQUIREMENTS[0], "jenkins").addition
    theirs = (
        "pipeline {\n  agent any\n  stages {\n    stage('make') {\n      steps {\n        sh 'make'\n      }\n    }\n"
    )
    assert not groovy(f"{theirs}{stage}  }}\n}}\n").has_error
    assert groovy_commands(stage)[-1].endswith(" 绩效/v1.2")
