"""Findings beside the cells they speak of: in the right cell, each once, linked both ways, in either language."""

import re
from dataclasses import replace

import pytest

import perfgoal
from perfgoal.document import Position
from perfgoal.finding import Finding, Language, Severity
from perfgoal.rendering.notes import cells, notes_on
from perfgoal.rendering.plain import plain_data
from perfgoal.rendering.view import form_view
from rendering.pages import FULL, REAL, TODAY, Page, Sheet, changed, declared, folded

WRONG = changed(
    {
        "project: 9,450.27": "project: 9,540.27",
        "amount: 3,000.00": "amount: 0.00",
        "amount: 1,205.00": "amount: 1205万元",
        "        annual: ≥3家\n": "",
        "新增研发机构数量": "认定产业领军人才（团队）数量",
        "    成本指标: []\n": "",
        "goal: 在区委": "goal: \u200b在区委",
    }
)


def found(path: str | None, code: str = "PG999", severity: Severity = Severity.WARNING) -> Finding:
    return Finding("-", Position(1, 1, 1, 2), code, "made-up", severity, "有误", "改正", "", path)


def page_of(text: str, findings: list[Finding], language: Language = "zh") -> Page:
    return Page.read(perfgoal.render(declared(text), "html", findings=findings, language=language))


def sheet_of(text: str, findings: list[Finding], language: Language = "zh") -> Sheet:
    return Sheet.read(perfgoal.render(declared(text), "md", findings=findings, language=language))


def marked(page: Page, number: int) -> str:
    """The cell in which a mark stands, or the text around it in the head of the page."""
    here = [cell for table in page.tables for cell in table.cells if f" {number}PG" in cell.text]
    assert len(here) == 1
    return folded(here[0].text)


def test_each_finding_of_a_check_stands_by_its_cell() -> None:
    findings = perfgoal.check(WRONG, today=TODAY)
    page, sheet = page_of(WRONG, findings), sheet_of(WRONG, findings)
    notes = notes_on(form_view(declared(WRONG)), findings, "zh")
    assert [note.number for note in notes.notes] == list(range(1, len(findings) + 1))
    by_code = {note.code: note for note in notes.notes}
    where = {
        "PG201": "部门预算支出",
        "PG202": "部门预算支出",
        "PG207": "年度重点工作任务",
        "PG208": "0.00",
        "PG205": "1,205.00",
        "PG306": "认定产业领军人才（团队）数量",
        "PG401": "",
    }
    for code, text in where.items():
        note = by_code[code]
        assert marked(page, note.number).startswith(text)
        assert f"{note.word} {note.number}{code}" in marked(page, note.number)
        mark = f"〔{note.number} {note.word} {code}〕"
        headings = [heading for _, heading in sheet.headings]
        inside = [*(cell for table in sheet.tables for row in table for cell in row), *headings]
        assert len([cell for cell in inside if mark in cell and cell.startswith(text)]) == 1
    # What is no part of the declaration stands first, and in no cell.
    assert (by_code["PG008"].number, by_code["PG008"].cell) == (1, "")
    assert "mark-1" not in page.texts
    assert "不对应表中的某一格" in page.texts["note-1"]


def test_every_cell_that_a_declaration_fills_can_be_marked_and_is_marked_once() -> None:
    text = changed(FULL)
    paths = list(cells(form_view(declared(text))))
    assert len(set(paths)) == len(paths)
    findings = [found(path) for path in reversed(paths)]
    page, sheet = page_of(text, findings), perfgoal.render(declared(text), "md", findings=findings)
    for number in range(1, len(paths) + 1):
        assert f"mark-{number}" in page.texts
        assert sheet.count(f"〔{number} 警告 PG999〕") == 1
    # The marks count on through the page, in the order of reading.
    marks = [int(name.removeprefix("mark-")) for name in page.texts if name.startswith("mark-")]
    assert marks == list(range(1, len(paths) + 1))
    filled = {f"/{key}" for key in plain_data(declared(text))} - {"/perfgoal", "/form", "/prepared"}
    assert filled <= {"/" + path.split("/")[1] for path in paths}
    assert {"/budget/expenditure/total", "/tasks/0/extra/责任科室", "/goal/cycle", "/sections/1/text"} <= set(paths)
    assert {"/indicators/产出指标/数量指标/0/years/2025", "/profile/staff", "/extra/县区自设栏"} <= set(paths)


@pytest.mark.parametrize(
    ("path", "cell"),
    [
        ("/tasks/1/amount", "/tasks/1/amount"),
        ("/tasks/1", "/tasks/1"),
        ("/tasks/1/projects/0", "/tasks/1"),  # no task has projects, so that there is no column
        ("/tasks/19", "/tasks"),
        ("/indicators/产出指标/数量指标/0/annual/value", "/indicators/产出指标/数量指标/0/annual"),
        ("/indicators/产出指标/质量指标", "/indicators/产出指标/质量指标"),
        ("/indicators/别的/数量指标/0", "/indicators"),
        ("/budget/levels", "/budget/levels"),
        ("/budget/levels/total", "/budget/levels"),
        ("/cycle/end", ""),
        ("/prepared/by", ""),
        ("/tas", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_finding_stands_by_the_nearest_cell(path: str | None, cell: str) -> None:
    [note] = notes_on(form_view(declared(REAL)), [found(path)], "zh").notes
    assert note.cell == cell
    page = page_of(REAL, [found(path)])
    assert ("mark-1" in page.texts) is bool(cell)


def test_a_category_with_strokes_in_its_name_is_found() -> None:
    text = changed({"    质量指标: []\n": "    自设/~1指标: []\n    质量指标: []\n"})
    [note] = notes_on(form_view(declared(text)), [found("/indicators/产出指标/自设~1~01指标")], "zh").notes
    assert note.cell == "/indicators/产出指标/自设~1~01指标"


def test_a_note_says_all_of_a_finding_and_leads_back() -> None:
    findings = perfgoal.check(WRONG, today=TODAY)
    page = page_of(WRONG, findings)
    [number] = [int(name[5:]) for name, said in page.texts.items() if name.startswith("note-") and "PG201" in said]
    said = folded(page.texts[f"note-{number}"])
    for text in (
        "错误 PG201 expenditure-sources-balance",
        "应为 16,269.69 万元",
        "实为 16,359.69 万元",
        "相差 90.00 万元",
        "改法 逐行核对",
        "依据",
        "位置 第 12 行第 3 列",
        "第 13 行第 5 列 basic 2,554.17 万元",
    ):
        assert text.replace(" ", "") in said.replace(" ", ""), text
    assert any((finding.difference or "").startswith("-") for finding in findings)
    assert not re.search(r"相差\s*-", page.visible)  # by how much, whichever is more
    links = [given["href"] for tag, given in page.tags if tag == "a"]
    # From the summary on top to the cell, from there to the note, and back.
    assert links.count(f"#mark-{number}") == 2
    assert f"#note-{number}" in links


def test_a_summary_on_top_counts_and_leads_to_every_finding() -> None:
    findings = perfgoal.check(WRONG, today=TODAY)
    page, sheet = page_of(WRONG, findings), sheet_of(WRONG, findings)
    kinds = [finding.severity for finding in findings]
    counts = f"{kinds.count(Severity.ERROR)} 个错误，{kinds.count(Severity.WARNING)} 个警告"
    assert f"校验结果：{counts}" in sheet.paragraphs[1]
    assert page.visible.index(counts) < page.visible.index("部门名称")
    links = [given["href"] for tag, given in page.tags if tag == "a"][: len(findings)]
    assert links == ["#note-1", *(f"#mark-{number}" for number in range(2, len(findings) + 1))]


def test_amounts_are_money_only_where_they_differ() -> None:
    finding = found("/year")
    text = replace(finding, expected="2024", actual="2,0/24")
    [note] = notes_on(form_view(declared(REAL)), [text], "zh").notes
    assert [(fact.label, fact.text) for fact in note.facts][:2] == [("应为", "2024"), ("实为", "2,0/24")]


def test_kinds_differ_by_word_and_shape() -> None:
    findings = [found("/year", "PG1", severity) for severity in Severity]
    html = perfgoal.render(declared(REAL), "html", findings=findings)
    marks = re.findall(r'<a class="mark (\w+)" id=.*?</a>', html)
    shapes = re.findall(r'<a class="mark \w+" id=.*?<svg[^>]*>(.*?)</svg>', html)
    assert marks == ["error", "warning", "info"]
    assert len(set(shapes)) == 3
    assert all(f"{word}</span>" in html for word in ("错误", "警告", "提示"))


def test_the_words_around_findings_are_english_on_demand() -> None:
    findings = perfgoal.check(WRONG, today=TODAY, language="en")
    page, sheet = page_of(WRONG, findings, "en"), sheet_of(WRONG, findings, "en")
    assert "Findings" in page.texts["found"]
    assert ("section", {"class": "notes", "lang": "en", "aria-labelledby": "notes"}) in page.tags
    assert ("h2", "The findings in detail") in sheet.headings
    assert any(re.search(r"〔\d+ error PG201〕", cell) for row in sheet.tables[0] for cell in row)
    assert "expected: 16,269.69 万元" in sheet.bullets
    assert any(text.startswith("Findings: ") and " errors, " in text for text in sheet.paragraphs)


def test_a_clean_check_says_so() -> None:
    page, sheet = page_of(REAL, []), sheet_of(REAL, [])
    assert "没有发现问题" in page.visible
    assert "校验结果：没有发现问题" in sheet.paragraphs
    assert "notes" not in page.texts
    assert sheet.headings[-1] == ("h2", "绩效指标")


def test_without_findings_nothing_speaks_of_a_check() -> None:
    for form in ("html", "md"):
        text = perfgoal.render(declared(WRONG), form)
        assert not re.search(r"校验|PG\d\d\d|class=\"mark", text)


def test_plain_data_has_no_cells_for_findings() -> None:
    with pytest.raises(ValueError, match="json"):
        perfgoal.render(declared(REAL), "json", findings=[])


def test_the_order_of_findings_does_not_matter() -> None:
    findings = perfgoal.check(WRONG, today=TODAY)
    for form in ("html", "md"):
        texts = {perfgoal.render(declared(WRONG), form, findings=given) for given in (findings, findings[::-1])}
        assert len(texts) == 1
