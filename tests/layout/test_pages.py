"""The pages on CI show what init writes, in both languages, and what they show is read by what it is for."""

import re
from pathlib import Path

import pytest
import yaml
from pre_commit.clientlib import load_config

from layout.test_templates import is_valid
from perfgoal import __version__
from perfgoal.finding import Language
from perfgoal.layout import Place, ci_piece

ROOT = Path(__file__).parents[2]
PAGES: dict[str, Language] = {"docs/ci.md": "en", "docs/ci.zh-CN.md": "zh"}


def blocks(name: str, language: str) -> list[str]:
    """Return the blocks of a page that are in a language of programs."""
    text = (ROOT / name).read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_what_init_writes(name: str) -> None:
    shown = [*blocks(name, "yaml"), *blocks(name, "groovy")]
    for platform in ("gitlab", "jenkins", "gitee"):
        assert ci_piece(Place(".", "."), PAGES[name], f"perfgoal=={__version__}", platform).text in shown


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_shows_is_read_by_its_platform(name: str, tmp_path: Path) -> None:
    action, _, _, hooks, parts = blocks(name, "yaml")
    file = tmp_path / "shown.yml"
    file.write_text(action, "utf-8")
    assert is_valid("vendor.github-workflows", file)
    inputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    assert set(yaml.safe_load(action)["jobs"]["validate"]["steps"][-1]["with"]) <= set(inputs)
    told = re.findall(r"^\| `([\w-]+)` \|", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    assert set(told) == set(inputs)
    file.write_text(parts, "utf-8")
    assert is_valid("vendor.gitlab-ci", file)
    file.write_text(hooks, "utf-8")
    [repository] = load_config(file)["repos"]
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {hook["id"] for hook in repository["hooks"]} == {hook["id"] for hook in offered}


def test_both_pages_say_the_same() -> None:
    def shape(name: str) -> list[str]:
        """Headings, tables, lists and what programs read, but its comments."""
        text = re.sub(r"(?m)^\s*(?:#|//) .*\n", "", (ROOT / name).read_text("utf-8").replace("\n## ", "\n@@ "))
        return re.findall(r"^(?:```\w*|@@|\||- |[a-z ]+:|[a-z ]+\{)", text, re.MULTILINE)

    assert shape("docs/ci.md") == shape("docs/ci.zh-CN.md")
    assert len(shape("docs/ci.md")) > 60
