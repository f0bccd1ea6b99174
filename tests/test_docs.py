"""What the documents show is true."""

import re
import subprocess
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

import perfgoal
from cli.shells import environment
from outside import chinese_font, program
from perfgoal.cli import run
from perfgoal.columns import display_width
from perfgoal.finding import Language, Stage
from perfgoal.report.formats import FORMATS
from perfgoal.report.pages import example_output, page_of
from perfgoal.repository import roster as rosters
from perfgoal.rules import CATALOGUE

ROOT = Path(__file__).parents[1]
READMES = {"README.md": "liwan.yaml", "README.zh-CN.md": "荔湾.yaml"}
"""The READMEs, and what each calls the declaration in its commands."""
PICTURED = {"README.md": "liwan_2024.yaml", "README.zh-CN.md": "liwan_2024.zh.yaml"}
SVG = "{http://www.w3.org/2000/svg}"
CELL, MARGIN, COLUMNS = 8.4, 16, 100  # of the pictures: pixels of a column and around all, columns of a line


def parse(text: str) -> dict[str, Any]:
    """Return plain data in which every scalar is text, as the program reads it."""
    data: dict[str, Any] = yaml.load(text, yaml.BaseLoader)
    return data


def test_the_declaration_in_the_page_of_the_format_is_one() -> None:
    page = (ROOT / "docs" / "format.md").read_text("utf-8")
    text = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert text is not None
    declaration = perfgoal.load(text.group(1), today=date(2024, 6, 1))
    assert declaration.department == "广州市荔湾区科技工业和信息化局"


@pytest.mark.parametrize("name", ["docs/forms.md", "docs/forms.zh-CN.md"])
def test_the_form_in_the_page_of_forms_is_one(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own, shared = _blocks(name, "toml")
    [form] = _blocks(name, "yaml")
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "bureau-department.yaml").write_text(form, "utf-8")
    text = (ROOT / "examples" / "liwan_2024.yaml").read_text("utf-8")
    text = text.replace("guangzhou-department", "bureau-department").replace("  sources:", "    debt: 0.00\n  sources:")
    (tmp_path / "liwan.yaml").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PERFGOAL_LANG", "zh")
    lines = [line.split(" > ")[0].split() for block in _blocks(name, "sh") for line in block.splitlines()]
    assert len(lines) == 5
    for file, configuration in (("pyproject.toml", shared), ("perfgoal.toml", own)):
        (tmp_path / file).write_text(configuration)
        for program_name, *arguments in lines:
            assert (program_name, run(arguments)) == ("perfgoal", 0)
        declaration = perfgoal.load(tmp_path / "liwan.yaml", today=date(2024, 6, 1))
        assert "债务支出" in perfgoal.render(declaration, "md")
        (tmp_path / file).unlink()


def test_the_pages_of_forms_show_the_same() -> None:
    for language in ("toml", "yaml", "sh"):
        assert _blocks("docs/forms.md", language) == _blocks("docs/forms.zh-CN.md", language)


def test_every_command_of_the_pages_of_reports_runs(tmp_path: Path) -> None:
    """And the pages have the same headings and commands, and name every format."""
    here = tmp_path / "work"
    here.mkdir()
    text = (ROOT / "examples" / "liwan_2024.yaml").read_text("utf-8")
    for number in range(8):  # so that each of two parts has some
        (here / f"{number}.yaml").write_text(text.replace("        annual: ≥3家\n", "        annual: ≥1\n"), "utf-8")
    pages = [(ROOT / "docs" / f"reports{language}.md").read_text("utf-8") for language in ("", ".zh-CN")]
    for page in pages:
        assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == list(FORMATS)
    english, chinese = (re.findall(r"^#+", page, re.MULTILINE) for page in pages)
    assert english == chinese
    lines = [line for block in _blocks("docs/reports.md", "sh") for line in block.splitlines()]
    assert lines == [line for block in _blocks("docs/reports.zh-CN.md", "sh") for line in block.splitlines()]
    assert len(lines) > 8
    for line in lines:
        for name in ("bash", *(["jq"] if line.startswith("jq") else [])):
            program(name, package=name)
        ended = subprocess.run(
            ["bash", "-c", line], cwd=here, env=environment(tmp_path, "zh"), capture_output=True, check=False
        )
        assert (ended.returncode, ended.stderr) == (0, b""), line
        for redirected in re.findall(r"(?:> |=)(\S+\.\w+)", line):
            assert (here / redirected).stat().st_size > 0, line


@pytest.mark.parametrize("name", ["docs/repository.md", "docs/repository.zh-CN.md"])
def test_the_page_of_the_repository_shows_what_can_be_used(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    [configuration] = _blocks(name, "toml")
    [roster] = _blocks(name, "csv")
    declaration = (ROOT / "examples" / "liwan_2024.yaml").read_text("utf-8").replace("year: 2024", "year: 2023")
    (tmp_path / "2023").mkdir()
    for path, text in (("2023/a.yaml", declaration), ("perfgoal.toml", configuration), ("roster.csv", roster)):
        (tmp_path / path).write_text(text, "utf-8")
    (tmp_path / "b.yaml").write_text(declaration.replace("2023", "2024"), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["validate", "--select", "PG9", "--format", "concise"]) == 1
    assert capfd.readouterr().out.count("PG902") == 3
    page = (ROOT / name).read_text("utf-8")
    assert set(re.findall(r"^\| \[(PG\d+)\]", page, re.MULTILINE)) == {
        code for code, rule in CATALOGUE.items() if rule.stage is Stage.REPOSITORY
    }
    assert all(f"`{key}`" in page and names[0] in page for key, names in rosters.COLUMNS.items())


def test_the_pages_of_the_repository_show_the_same() -> None:
    for pattern in (r"^roster.*? =|^last-year =|^likeness =", r"\d,[^,\n]+,.*", r"^#+ ", r"^\| \[PG\d+"):
        one, other = (
            re.findall(pattern, (ROOT / name).read_text("utf-8"), re.MULTILINE)
            for name in ("docs/repository.md", "docs/repository.zh-CN.md")
        )
        assert one == other
        assert one


@pytest.mark.parametrize("name", ["docs/office.md", "docs/office.zh-CN.md"])
def test_every_command_of_the_pages_of_office_files_runs(name: str, tmp_path: Path) -> None:
    chinese_font()
    here = tmp_path / "work"
    here.mkdir()
    (here / "liwan.yaml").write_bytes((ROOT / "examples" / "liwan_2024.yaml").read_bytes())
    for line in (line for block in _blocks(name, "sh") for line in block.splitlines()):
        command = [str(program("bash", package="bash")), "-c", line]
        ended = subprocess.run(command, cwd=here, env=environment(tmp_path, "zh"), capture_output=True, check=False)
        assert (ended.returncode, ended.stderr) == (0, b""), line
        for written in re.findall(r"(?:> |-o |new )(\S+\.\w+)", line):
            assert (here / written).stat().st_size > 0, line


def test_the_pages_of_office_files_show_the_same() -> None:
    for pattern in (r"^#+ ", r"^```\w+\n.*?^```", r"^\| ", r"^- "):
        one, other = (
            re.findall(pattern, (ROOT / name).read_text("utf-8"), re.MULTILINE | re.DOTALL)
            for name in ("docs/office.md", "docs/office.zh-CN.md")
        )
        assert one == other
        assert one


def _blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", (ROOT / name).read_text("utf-8"), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("name", READMES)
def test_every_command_of_a_readme_runs(name: str, tmp_path: Path) -> None:
    example, here = READMES[name], tmp_path / "work"
    here.mkdir()
    (here / example).write_bytes((ROOT / "examples" / "liwan_2024.yaml").read_bytes())
    lines = [line for block in _blocks(name, "sh") for line in block.splitlines()]
    run = [line for line in lines if not line.startswith("make ")]
    assert len(run) > 10
    for line in run:
        shell = next((each for each in ("zsh", "fish") if f"completion {each}" in line), "bash")
        before = "autoload -Uz compinit; compinit -u -D; " if shell == "zsh" else ""
        ended = subprocess.run(
            [str(program(shell, package=shell)), "-c", before + line],
            cwd=here,
            env=environment(tmp_path, "zh"),
            capture_output=True,
            check=False,
        )
        mends = "--diff" in line or "--fix" in line  # half-width signs, and says so
        passes_over = "--strict" in line and "呈现".encode() in ended.stderr  # what was rendered before, and says so
        assert ended.stderr == b"" or mends or passes_over, line
        assert ended.returncode in ((0, 1) if "--strict" in line or mends else (0,)), line  # the real one has warnings
    stem = example.removesuffix(".yaml")
    written = {f"{stem}.html", f"{stem}.xlsx", "2025.yaml", "findings.json", "report.html", *_OFFICE_FILES[name]}
    assert {file.name for file in here.iterdir()} == {example, *written}


_OFFICE_FILES = {
    "README.md": ("fill-in.xlsx", "form.xlsx", "imported.yaml"),
    "README.zh-CN.md": ("填报.xlsx", "申报表.xlsx", "导入.yaml"),
}


def test_the_readmes_say_the_same() -> None:
    def shape(name: str) -> list[str]:
        """Headings, fences, pictures, table rows and code, as far as no language is in them."""
        text = (ROOT / name).read_text("utf-8").replace("荔湾.", "liwan.")
        for english, chinese in zip(*_OFFICE_FILES.values(), strict=True):
            text = text.replace(chinese, english)
        lines = re.findall(r"^(?:```\w*|##? |\||!\[|- |(?:perfgoal|make|eval) [^#\n]*)", text, re.MULTILINE)
        return [line.rstrip() for line in lines]

    assert shape("README.md") == shape("README.zh-CN.md")


def test_make_knows_what_the_readmes_ask_of_it() -> None:
    targets = set(re.findall(r"^([a-z ]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    known = {target for line in targets for target in line.split()}
    for name in READMES:
        asked = re.findall(r"(?:`|^)make ([a-z\s]+?)(?:`|  )", (ROOT / name).read_text("utf-8"), re.MULTILINE)
        assert len(asked) >= 4
        assert {target for words in asked for target in words.split()} <= known


@pytest.mark.parametrize("name", READMES)
def test_the_python_of_a_readme_runs(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / READMES[name]).write_bytes((ROOT / "examples" / "liwan_2024.yaml").read_bytes())
    monkeypatch.chdir(tmp_path)
    [code] = _blocks(name, "python")
    made: dict[str, object] = {}
    exec(code, made)
    assert str(made["page"]).startswith("<!DOCTYPE html>")
    assert isinstance(made["findings"], list)
    assert isinstance(made["target"], perfgoal.Target)


@pytest.mark.parametrize("name", READMES)
def test_the_declaration_of_a_readme_is_the_real_one(name: str) -> None:
    [block] = _blocks(name, "yaml")
    shown = parse(block.replace("  …\n", ""))
    real = parse((ROOT / "examples" / PICTURED[name]).read_text("utf-8"))
    budget = list(shown)[-1]
    assert {key: real[key] for key in shown if key != budget} == {key: shown[key] for key in shown if key != budget}
    for group, lines in shown[budget].items():
        assert real[budget][group] == lines


PICTURES = sorted((ROOT / "docs" / "images").glob("*.svg"))


@pytest.mark.parametrize("file", PICTURES, ids=lambda file: file.name)
def test_a_picture_is_inert_small_and_told_in_words(file: Path) -> None:
    text = file.read_text("utf-8")
    assert len(text.encode()) < 40_000
    root = ElementTree.fromstring(text)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags == {"svg", "title", "desc", "style", "rect", "text"}
    assert re.search(r"href|url\(|@import|@font-face|\son\w+=", text) is None
    assert "prefers-color-scheme:dark" in text
    told = root.findtext(f"{SVG}desc") or ""
    drawn = "".join("".join(element.itertext()) for element in root.iter(f"{SVG}text"))
    assert re.sub(r"\s", "", drawn) == re.sub(r"\s", "", told)


@pytest.mark.parametrize("file", PICTURES, ids=lambda file: file.name)
def test_a_picture_keeps_the_columns_of_the_terminal(file: Path) -> None:
    rows: dict[str, str] = {}
    root = ElementTree.fromstring(file.read_text("utf-8"))
    for element in root.iter(f"{SVG}text"):
        text, y = element.text or "", element.attrib["y"]
        column = (float(element.attrib["x"]) - MARGIN) / CELL
        assert column == pytest.approx(round(column), abs=0.01)
        assert float(element.attrib["textLength"]) == pytest.approx(display_width(text) * CELL, abs=0.01)
        blanks = round(column) - display_width(rows.get(y, ""))
        assert blanks >= 0  # no run over the one before it
        rows[y] = rows.get(y, "") + " " * blanks + text
    told = [line.rstrip() for line in (root.findtext(f"{SVG}desc") or "").splitlines()]
    assert [line for line in told if line and display_width(line) <= COLUMNS and line not in rows.values()] == []
    assert max(map(display_width, rows.values())) <= COLUMNS < (float(root.attrib["width"]) - MARGIN) / CELL


def test_every_picture_is_shown() -> None:
    shown = "".join((ROOT / name).read_text("utf-8") for name in READMES)
    for file in (ROOT / "docs" / "images").iterdir():
        assert f"](docs/images/{file.name})" in shown
    assert (ROOT / "docs" / "images" / "form.png").stat().st_size < 300_000


PAGES = sorted(str(path.relative_to(ROOT)) for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")))
RULE_PAGES: dict[str, Language] = {"docs/rules.md": "en", "docs/rules.zh-CN.md": "zh"}


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_to_files(name: str) -> None:
    page = ROOT / name
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("name", RULE_PAGES)
def test_every_code_has_its_page_and_a_link_to_it(name: str) -> None:
    tokens = _markdown(name)
    headings = [tokens[index + 1].content for index, token in enumerate(tokens) if token.type == "heading_open"]
    anchors = [heading.lower().replace(" ", "-") for heading in headings if heading[:2] == "PG"]
    assert anchors == [f"{rule.code.lower()}-{rule.name}" for rule in CATALOGUE.values()]
    cells = [tokens[index + 1].children or [] for index, token in enumerate(tokens) if token.type == "td_open"]
    links = [str(cell[0].attrs["href"]) for cell in cells if cell and cell[0].type == "link_open"]
    assert sorted(links) == [f"#{anchor}" for anchor in anchors]
    assert len(cells) == 4 * len(CATALOGUE)


@pytest.mark.parametrize(("name", "language"), RULE_PAGES.items())
def test_a_page_of_the_rules_shows_what_it_was_made_of(name: str, language: Language) -> None:
    tokens = _markdown(name)
    assert [token.content.splitlines() for token in tokens if token.type == "fence"] == [
        list(example_output(code, language)) for code in CATALOGUE
    ]
    shown = [_plain(token) for token in tokens if token.type == "inline"]
    colon = "：" if language == "zh" else ": "
    for rule in CATALOGUE.values():
        page = page_of(rule, language)
        for part in (page.why, page.wrong, page.right, *page.finds):
            text = part.replace("`", "") if part.count("`") == 2 else part
            assert not text or any(line == text or line.endswith(colon + text) for line in shown), (rule.code, part)
    pages = [page_of(rule, language) for rule in CATALOGUE.values()]
    blanks = [part for page in pages for part in (*page.finds, page.wrong) if "**" in part]  # of a template: ≥**%
    shown = [line for line in shown if not any(part in line for part in blanks)]
    assert not any("**" in line or "\\" in line for line in shown)


def test_the_pages_of_the_rules_say_the_same_and_lead_to_each_other() -> None:
    def shape(name: str) -> list[tuple[str, str]]:
        """Headings, tables, lists and fences, as far as no language is in them."""
        tokens = _markdown(name)
        return [(token.type, token.tag) for token in tokens if token.type != "inline" and token.tag != "p"]

    assert shape("docs/rules.md") == shape("docs/rules.zh-CN.md")
    assert "(rules.zh-CN.md)" in (ROOT / "docs" / "rules.md").read_text("utf-8")
    assert "(rules.md)" in (ROOT / "docs" / "rules.zh-CN.md").read_text("utf-8")


def _markdown(name: str) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse((ROOT / name).read_text("utf-8"))


def _plain(token: Token) -> str:
    """Return the text of a paragraph as a reader sees it."""
    return "".join(child.content for child in token.children or [] if child.type in ("text", "code_inline"))
