"""What the documents show is true."""

import re
from datetime import date
from pathlib import Path

import pytest

import perfgoal
from perfgoal.rules import CATALOGUE

ROOT = Path(__file__).parents[1]


def test_the_declaration_in_the_page_of_the_format_is_one() -> None:
    page = (ROOT / "docs" / "format.md").read_text("utf-8")
    text = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert text is not None
    declaration = perfgoal.load(text.group(1), today=date(2024, 6, 1))
    assert declaration.department == "广州市荔湾区科技工业和信息化局"


def test_the_finding_that_the_readmes_show_is_what_is_printed() -> None:
    text = (ROOT / "examples" / "liwan_2024.yaml").read_text("utf-8").replace("9,450.27", "9,540.27")
    for language, name in (("en", "README.md"), ("zh", "README.zh-CN.md")):
        shown = (ROOT / name).read_text("utf-8")
        findings = perfgoal.check(text, today=date(2024, 6, 1), language=language)  # type: ignore[arg-type]
        balance = next(finding for finding in findings if finding.code == "PG201")
        assert balance.what in shown
        assert balance.help in shown
        assert balance.basis in shown
        assert f"{balance.position.line}:{balance.position.column}" in shown
        for place in balance.related[:2]:
            assert f"{place.position.line}:{place.position.column} {place.message}" in shown


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "CHANGELOG.md", "docs/rules.md", "docs/format.md"])
def test_links_lead_to_files(name: str) -> None:
    page = ROOT / name
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_every_code_has_its_page() -> None:
    page = (ROOT / "docs" / "rules.md").read_text("utf-8")
    for rule in CATALOGUE.values():
        assert f"### {rule.code} {rule.name}\n" in page
