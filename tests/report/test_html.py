"""The report as a page: what it tells, that it needs nothing else, and that every text in it stays text."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfgoal.checked import Checked
from perfgoal.data import data_folder
from perfgoal.document import Position, visible
from perfgoal.finding import LANGUAGES, Language, Severity
from perfgoal.report.html import html_report
from perfgoal.report.words import PAGE
from perfgoal.rules import CATALOGUE
from rendering.pages import Page, folded
from report.told import HOSTILE, REAL, every, hostile, plain, results, saying, told


def report(*files: Checked, language: Language = "zh", strict: bool = False) -> Page:
    return Page.read("".join(html_report(results(files, language, strict=strict))))


def shown(text: str) -> str:
    """``text`` as a reader should see it, with white space folded."""
    return folded(visible(text))


def rows(page: Page, name: str) -> list[list[str]]:
    """The texts of a table's rows below its head."""
    return [[folded(cell.text) for cell in row] for row in page.table(name).sections[1]]


def skeleton(page: Page) -> set[tuple[str, tuple[str, ...]]]:
    """The elements of a page, each with the names of its attributes."""
    return {(tag, tuple(given)) for tag, given in page.tags}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_stands_in_the_section_of_its_file(language: Language) -> None:
    found = [checked for checked in every(language) if checked.findings]
    for start in range(0, len(found), 10):
        files = found[start : start + 10]
        page = report(*files, language=language)
        assert page.others == []
        for number, checked in enumerate(files, 1):
            text = folded(page.texts[f"file-{number}"])
            assert folded(page.texts[f"name-{number}"]) == checked.file
            for finding in checked.findings:
                assert f"{finding.code} {finding.name}" in text
                assert shown(finding.what) in text
                assert shown(finding.help) in text
                assert shown(finding.basis) in text


def test_the_overview_counts() -> None:
    files = [told(), told(REAL, "乙.yaml"), plain(3, Severity.WARNING, "丙.yaml"), Checked("丁.yaml")]
    counts = [sum(each) for each in zip(*(checked.counts[:3] for checked in files), strict=True)]
    text = folded(report(*files).texts["overview"])
    assert text == (f"总览 文件4 错误{counts[0]} 警告{counts[1]} 提示{counts[2]} 通过率75%没有错误的文件所占比例")
    assert "通过率25%没有错误和警告的文件所占比例" in folded(report(*files, strict=True).texts["overview"])


@pytest.mark.parametrize(("passed", "share"), [(0, "0%"), (1, "0.1%"), (500, "50%"), (667, "66.7%"), (999, "99.9%")])
def test_the_pass_rate_is_never_more_than_it_is(passed: int, share: str) -> None:
    files = [Checked("甲.yaml")] * passed + [plain(1, Severity.ERROR)] * (1000 - passed)
    assert f"通过率{share}没" in folded(report(*files).texts["overview"])


def test_one_file_in_ten_thousand_keeps_the_rate_from_all() -> None:
    files = [Checked("甲.yaml")] * 9_999 + [plain(1, Severity.ERROR)]
    assert "通过率99.9%没" in folded(report(*files).texts["overview"])


def test_departments_are_listed_with_most_errors_first_and_lead_to_their_files() -> None:
    files = [
        plain(2, Severity.WARNING, "甲.yaml").but(department="教育局"),
        Checked("乙.yaml", department="教育局"),
        plain(3, Severity.ERROR, "丙.yaml").but(department="财政局"),
        plain(1, Severity.ERROR, "丁.yaml"),
    ]
    page = report(*files)
    assert rows(page, "departments") == [
        ["财政局", "1", "3", "0", "0", "丙.yaml"],
        ["（没有或读不出）", "1", "1", "0", "0", "丁.yaml"],
        ["教育局", "2", "0", "2", "0", "甲.yaml"],
    ]
    leads_to = [given["href"] for tag, given in page.tags if tag == "a"][:3]
    assert [folded(page.texts[href.removeprefix("#")]).split(" ")[0] for href in leads_to] == [
        "丙.yaml",
        "丁.yaml",
        "甲.yaml",
    ]


def test_of_many_files_of_a_department_a_few_are_named() -> None:
    files = [plain(1, Severity.ERROR, f"{number}.yaml").but(department="教育局") for number in range(40)]
    [row] = rows(report(*files), "departments")
    assert row[-1] == "0.yaml 1.yaml 2.yaml 3.yaml 4.yaml 另有 35 个"


def test_rules_are_listed_by_severity_with_what_they_find() -> None:
    checked = told()
    found = rows(report(checked, checked), "rules")
    assert [row[1] for row in found] == sorted((row[1] for row in found), key=["错误", "警告", "提示"].index)
    for name, _, times, says in found:
        code = name.split(" ")[0]
        assert name == f"{code} {CATALOGUE[code].name}"
        assert says == CATALOGUE[code].summary.zh
        assert int(times) == 2 * sum(finding.code == code for finding in checked.findings)


def test_a_place_is_marked_in_its_line() -> None:
    text = "".join(html_report(results([told(REAL.replace("basic: 2,554.17", "basic: 2,555.17"))])))
    assert '<span class="number">12</span><code>  <mark>expenditure</mark>:</code>' in text


def test_a_place_on_which_nothing_stands_is_marked_as_well() -> None:
    finding = replace(saying("x"), position=Position(1, 2, 1, 3))
    text = "".join(html_report(results([Checked("甲.yaml", (finding,), lines={1: "甲"})])))
    assert "<code>甲<mark> </mark></code>" in text


def test_nothing_found_is_said_without_empty_tables() -> None:
    page = report(Checked("甲.yaml", department="教育局"))
    assert [table.classes for table in page.tables] == ["departments"]
    assert "通过率100%" in folded(page.visible)
    assert "rules" not in page.texts


def test_a_run_over_no_file_has_no_pass_rate_and_no_departments() -> None:
    page = report()
    assert page.tables == []
    assert "总览 文件0 错误0 警告0 提示0 由 perfgoal" in folded(page.visible)


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_stays_text(text: str) -> None:
    page, usual = report(hostile(text)), report(hostile("甲"), told())
    assert skeleton(page) <= skeleton(usual)
    assert page.others == []
    assert folded(page.texts["name-1"]) == shown(text)
    assert rows(page, "departments") == [[shown(text), "1", "1", "1", "1", shown(text)]]
    assert folded(page.texts["file-1"]).count(shown(text)) >= 2 + 3 * 6


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=40))
def test_any_text_comes_back(text: str) -> None:
    page = report(Checked("甲.yaml", (saying(text),)))
    assert shown(text) in folded(page.texts["file-1"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_allows_itself_nothing_but_its_own_style(language: Language) -> None:
    page = report(told(language=language), language=language)
    digest = b64encode(sha256(page.style.encode()).digest()).decode()
    [policy] = [given["content"] for tag, given in page.tags if given.get("http-equiv") == "Content-Security-Policy"]
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    names = {name for _, given in page.tags for name in given}
    assert not names & {"style", "src", "srcset", "xlink:href", "action", "background", "data"}
    assert not [name for name in names if name.startswith("on")]
    assert not {"script", "link", "img", "iframe", "object", "embed", "base", "use"} & {tag for tag, _ in page.tags}
    leads_to = [given["href"] for _, given in page.tags if "href" in given]
    assert leads_to
    assert all(target.startswith("#") and target[1:] in page.texts for target in leads_to)
    assert not re.search(r"url\(|@import|expression\(|://", page.style)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_in_one_language_what_it_is(language: Language) -> None:
    page = report(plain(1, Severity.ERROR), language=language)
    assert ("html", {"lang": "zh-CN" if language == "zh" else "en"}) in page.tags
    assert ("meta", {"charset": "utf-8"}) in page.tags
    said = folded(page.visible.replace("第 1 处。", "").replace("改。", ""))
    assert "perfgoal 0.1.0" in said
    assert "0123456789ab" in said
    if language == "en":
        assert not re.search("[\u4e00-\u9fff]", said.replace("甲.yaml", ""))


def test_the_same_results_give_the_same_page() -> None:
    files = [told(), plain(2, Severity.INFO)]
    first, second = ("".join(html_report(results(files))) for _ in range(2))
    assert first == second


def test_the_templates_use_every_word_that_there_is_for_them() -> None:
    templates = "".join(path.read_text("utf-8") for path in data_folder("templates").glob("report*.html.j2"))
    assert set(re.findall(r"words\.(\w+)", templates)) == {*PAGE, "title"}
