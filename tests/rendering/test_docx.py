"""The form as a docx: the same tables as on the page, in the ways that Word, WPS Office and LibreOffice all heed."""

import subprocess
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from time import process_time
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import docx
import pdfplumber
import pytest

import outside
import perfgoal
from browser import samples
from perfgoal import Declaration
from perfgoal.markdown import visible_lines
from perfgoal.rendering import DoesNotFit
from rendering.pages import FULL, REAL, ROOT, TODAY, Page, changed, declared, quoted
from rendering.papers import W, part, squeezed, word_tables
from rendering.test_inert import HOSTILE

EXAMPLES = sorted(path.name for path in (ROOT / "examples").glob("*.yaml"))
SAMPLES = {
    "full": lambda: declared(changed(FULL)),
    "blank": samples.blank,
    "long": samples.long,
    "hostile": samples.hostile,
    "project": samples.project,
}
WIDTH = 15477  # twentieths of a point between the margins: 273 mm
LONG = changed({"    content: ": "    content: " + "一句很长的话。" * 500})


def written(declaration: Declaration) -> bytes:
    return perfgoal.render(declaration, "docx")


def example(name: str) -> Declaration:
    return perfgoal.load(ROOT / "examples" / name, today=TODAY)


def page_tables(declaration: Declaration) -> list[list[list[str]]]:
    """The tables of the form on the page, as grids of texts without white space."""
    page = Page.read(perfgoal.render(declaration, "html"))
    names = ("overview", "tasks", "indicators")
    return [squeezed(table.texts()) for table in page.tables if table.classes in names]


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_has_the_tables_of_its_page(name: str) -> None:
    declaration = example(name)
    assert [squeezed(table.texts()) for table in word_tables(written(declaration))] == page_tables(declaration)


@pytest.mark.parametrize("name", SAMPLES)
def test_whatever_is_declared_has_the_tables_of_its_page(name: str) -> None:
    declaration = SAMPLES[name]()
    assert [squeezed(table.texts()) for table in word_tables(written(declaration))] == page_tables(declaration)


def test_python_docx_opens_it() -> None:
    document = docx.Document(BytesIO(written(declared(changed(FULL)))))
    assert [paragraph.text for paragraph in document.paragraphs if paragraph.text] == [
        "表14",
        "部门整体预算绩效目标申报表",
        "年度：2024\t部门编码：440103\t申报阶段：二上\t实施周期：2023 至 2026-06-30\t金额单位：万元",
    ]
    assert document.paragraphs[1].style is not None
    assert document.paragraphs[1].style.name == "Title"
    assert document.core_properties.title == "部门整体预算绩效目标申报表（广州市荔湾区科技工业和信息化局，2024）"
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert section.footer.paragraphs[0].text == "第  页，共  页"  # python-docx leaves fields out
    assert [table.style.name for table in document.tables if table.style] == ["申报表"] * 3


def test_the_file_names_its_form() -> None:
    properties = part(written(declared(REAL)), "docProps/custom.xml")
    assert [(each.attrib["name"], "".join(each.itertext())) for each in properties] == [
        ("perfgoal-form", "guangzhou-department")
    ]


@pytest.mark.parametrize("name", ["liwan_2024.yaml", "xiangtan_2023.yaml", "putuo_2026.yaml"])
def test_widths_stand_in_the_grid_and_in_every_cell(name: str) -> None:
    for table in word_tables(written(example(name))):
        assert sum(table.widths) == WIDTH
        bounds = [0, *accumulate(table.widths)]
        for row in table.cells:
            start = 0
            for across, width, _, _ in row:
                assert width == bounds[start + across] - bounds[start]
                start += across
            assert start == len(table.widths)


def test_the_heads_of_tasks_and_indicators_stand_on_every_page() -> None:
    overview, tasks, indicators = word_tables(written(declared(REAL)))
    assert not any(overview.heads)
    for table in (tasks, indicators):
        assert table.heads == [True, True] + [False] * (len(table.heads) - 2)


def test_a_row_is_kept_on_one_page_but_for_a_long_one() -> None:
    _, tasks, indicators = word_tables(written(declared(LONG)))
    assert tasks.whole[:4] == [True, True, False, True]
    assert all(indicators.whole)


def test_what_goes_on_from_the_cell_above_has_no_text_of_its_own() -> None:
    cells = [
        cell
        for table in word_tables(written(declared(changed(FULL))))
        for row in table.cells
        for cell in row
        if cell[2]
    ]
    assert len(cells) > 20
    assert not any(text for *_, text in cells)


def test_a_line_is_a_paragraph() -> None:
    lines = "一、甲\n\n  二、乙  丙\n三、丁"
    data = written(declared(changed({"goal: 在区委": f"goal: {quoted(lines)} #"})))
    assert lines in [text for table in word_tables(data) for row in table.cells for *_, text in row]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_stays_text(text: str) -> None:
    data = written(declared(changed({"goal: 在区委": f"goal: {quoted(text)} #"})))
    cells = [cell for table in word_tables(data) for row in table.cells for *_, cell in row]
    assert visible_lines(text).strip("\n") in cells


def test_nothing_lies_outside_and_nothing_runs() -> None:
    with ZipFile(BytesIO(written(samples.hostile()))) as file:
        names = file.namelist()
        relations = [ET.fromstring(file.read(name)) for name in names if name.endswith(".rels")]
    assert not any("vba" in name or "embed" in name for name in names)
    targets = [relation.attrib for root in relations for relation in root]
    assert targets
    assert not any("TargetMode" in target or "://" in target["Target"] for target in targets)
    elements = {each.tag for each in part(written(samples.hostile()), "word/document.xml").iter()}
    assert not elements & {f"{W}{name}" for name in ("instrText", "fldSimple", "hyperlink", "object", "pict")}


def test_it_is_written_in_chinese_fonts() -> None:
    styles = part(written(declared(REAL)), "word/styles.xml")
    languages = [each.attrib[f"{W}eastAsia"] for each in styles.iter(f"{W}lang")]
    fonts = {each.attrib[f"{W}eastAsia"] for each in styles.iter(f"{W}rFonts")}
    assert (languages, fonts) == (["zh-CN"], {"宋体", "黑体"})


def test_the_same_declaration_gives_the_same_bytes() -> None:
    first, second = written(declared(REAL)), written(declared(REAL))
    assert first == second
    with ZipFile(BytesIO(first)) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_is_left_of_the_template_of_python_docx() -> None:
    data = written(declared(REAL))
    with ZipFile(BytesIO(data)) as file:
        assert sorted(file.namelist()) == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "docProps/custom.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/footer1.xml",
            "word/settings.xml",
            "word/styles.xml",
        ]
    told = [each.tag.rpartition("}")[2] for each in part(data, "docProps/core.xml")]
    assert told == ["title", "language"]  # no author, no date
    styles = part(data, "word/styles.xml")
    names = {each.attrib[f"{W}val"] for each in styles.iter(f"{W}name")}
    ours = {name for name in names if not name.isascii()}
    assert names - ours == {"Normal", "Default Paragraph Font", "Normal Table", "Title", "footer"}
    assert len(ours) == 13
    assert styles.find(f"{W}latentStyles") is None


def test_letters_of_every_script_are_as_large_and_as_bold() -> None:
    for style in part(written(declared(REAL)), "word/styles.xml").iter(f"{W}rPr"):
        for latin, other in (("sz", "szCs"), ("b", "bCs")):
            one, two = style.find(f"{W}{latin}"), style.find(f"{W}{other}")
            assert (one is None) == (two is None)
            assert one is None or two is None or one.attrib == two.attrib


def test_a_title_longer_than_a_property_is_cut_there_only() -> None:
    text = (ROOT / "examples" / "liwan_2024.yaml").read_text("utf-8")
    name = "很长的名称" * 60
    data = written(perfgoal.load(text.replace("广州市荔湾区科技工业和信息化局", name)))
    title = docx.Document(BytesIO(data)).core_properties.title
    assert (len(title), title[-1]) == (255, "…")
    assert name in [text for row in word_tables(data)[0].texts() for text in row]


def test_hundreds_of_indicators_take_no_longer_than_their_number() -> None:
    text = (ROOT / "examples" / "liwan_2024.yaml").read_text("utf-8")

    def cost(count: int) -> float:
        more = "".join(f"      - name: 指标{index}\n        annual: ≥{index}个\n" for index in range(count))
        declaration = perfgoal.load(text.replace("    数量指标:\n", f"    数量指标:\n{more}", 1))
        started = process_time()
        data = written(declaration)
        spent = process_time() - started
        assert len(word_tables(data)[2].cells) > count
        return spent

    # Five where it grows with their number, 25 where with its square; the less of two, since others run beside.
    assert min(cost(1000), cost(1000)) / min(cost(200), cost(200)) < 15


def test_who_filled_it_in_is_not_in_it() -> None:
    with ZipFile(BytesIO(written(declared(changed(FULL))))) as file:
        assert not any("张三丰".encode() in file.read(name) for name in file.namelist())


def test_a_table_that_word_does_not_open_is_refused() -> None:
    def wide(count: int) -> Declaration:
        columns = ", ".join(f"栏{number}: 甲" for number in range(count))
        return declared(changed({"        annual: ≥8个\n": f"        annual: ≥8个\n        extra: {{{columns}}}\n"}))

    assert max(len(table.widths) for table in word_tables(written(wide(58)))) == 63
    with pytest.raises(DoesNotFit) as caught:
        written(wide(59))
    assert (caught.value.path, caught.value.count, caught.value.most) == ("/indicators", 64, 63)


def test_libreoffice_keeps_the_widths(tmp_path: Path) -> None:
    soffice = outside.program("soffice", "libreoffice", package="libreoffice-writer")
    declaration = declared(REAL)
    file = tmp_path / "form.docx"
    file.write_bytes(written(declaration))
    command = [soffice, f"-env:UserInstallation={(tmp_path / 'home').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*map(str, command), "--outdir", str(tmp_path), str(file)], check=True, capture_output=True, timeout=120
    )
    with pdfplumber.open(tmp_path / "form.pdf") as pdf:
        tables = [table for page in pdf.pages for table in page.find_tables()]
        drawn = {edge for table in tables for cell in table.cells for edge in (cell[0], cell[2])}
        text = "".join(pdf.pages[0].extract_text().split())
    for table in word_tables(written(declaration)):
        for edge in accumulate(table.widths, initial=0):
            assert min(abs(12 * 72 / 25.4 + edge / 20 - each) for each in drawn) < 2
    assert "广州市荔湾区科技工业和信息化局" in text
    assert f"第1页，共{len(pdf.pages)}页" in text
