"""The form as a PDF: its tables by their tags, every character in its box, and the fonts that it is set in."""

import sys
import warnings
from collections.abc import Callable
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pdfplumber
import pytest

import outside
import perfgoal
from browser import samples
from perfgoal import Declaration
from perfgoal.markdown import visible_lines
from perfgoal.rendering.fonts import NoFont, NoGlyphs
from rendering.pages import FULL, REAL, changed, declared, quoted
from rendering.papers import Tag, squeezed, tagged_tables, tags
from rendering.test_docx import EXAMPLES, example, page_tables
from rendering.test_inert import HOSTILE


def many_tasks() -> Declaration:
    """The real declaration with 100 tasks."""
    task = "  - {{name: 任务{}, content: {}, amount: 1, target: 做完}}\n"
    more = "".join(task.format(number, "做很多事情，" * (number % 40 + 1)) for number in range(96))
    return declared(changed({"indicators:\n": f"{more}indicators:\n"}))


SAMPLES: dict[str, Callable[[], Declaration]] = {
    "real": lambda: declared(REAL),
    "full": lambda: declared(changed(FULL)),
    "blank": samples.blank,
    "long": samples.long,
    "hostile": samples.hostile,
    "project": samples.project,
    "tasks": many_tasks,
    "one": lambda: declared(changed({"    content: ": "    content: " + "一句很长的话。" * 1500})),
}


@pytest.fixture(scope="module", autouse=True)
def _chinese_font() -> None:
    if not any(" CJK " in name for name in _families()):
        outside.absent("no Chinese font is installed (Debian package fonts-noto-cjk)")


def _families() -> list[str]:
    import typst  # noqa: PLC0415  where it is missing, the tests say so

    return list(typst.Fonts().families())


def written(declaration: Declaration, font: str | None = None) -> bytes:
    return perfgoal.render(declaration, "pdf", font=font)


@cache
def sample(name: str) -> "pdfplumber.pdf.PDF":
    """A sample as a PDF, opened."""
    return opened(written(SAMPLES[name]()))


def opened(data: bytes) -> "pdfplumber.pdf.PDF":
    return pdfplumber.open(BytesIO(data))


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_has_the_tables_of_its_page(name: str) -> None:
    declaration = example(name)
    assert tagged_tables(opened(written(declaration))) == page_tables(declaration)


@pytest.mark.parametrize("name", sorted({*SAMPLES} - {"hostile"}))
def test_whatever_is_declared_has_the_tables_of_its_page(name: str) -> None:
    assert tagged_tables(sample(name)) == page_tables(SAMPLES[name]())


@pytest.mark.parametrize("name", SAMPLES)
def test_every_character_stands_in_its_box(name: str) -> None:
    for page in sample(name).pages:
        boxes = [box for table in page.find_tables() for box in table.cells]
        top, bottom = min(box[1] for box in boxes), max(box[3] for box in boxes)
        for char in page.chars:
            middle = (char["top"] + char["bottom"]) / 2
            assert char["x0"] > 0
            assert char["x1"] < page.width
            assert 0 < middle < page.height
            if top < middle < bottom and char["text"].strip():
                # The right half of a mark of Chinese is blank, and may lie outside where it ends a line.
                blank = char["width"] / 2 if char["text"] in "，。、；：？！）》" else 0.3
                assert any(
                    left <= char["x0"] + 0.3 and char["x1"] - blank <= right and up < middle < down
                    for left, up, right, down in boxes
                ), char


@pytest.mark.parametrize("name", ["long", "one", "tasks", "hostile"])
def test_no_character_is_drawn_over_another(name: str) -> None:
    for page in sample(name).pages:
        places = [(round(char["x0"]), round(char["top"])) for char in page.chars if "一" <= char["text"] <= "龥"]
        assert len(places) == len(set(places))


@pytest.mark.parametrize("name", ["long", "one", "tasks"])
def test_boxes_close_where_a_page_ends(name: str) -> None:
    for page in sample(name).pages:
        [table] = page.find_tables()
        left, top, right, bottom = table.bbox
        level = [line for line in page.lines if line["width"] > line["height"]]
        for edge in (top, bottom):
            drawn = [line for line in level if abs(line["top"] - edge) < 1]
            assert min(line["x0"] for line in drawn) <= left + 1
            assert max(line["x1"] for line in drawn) >= right - 1
        assert {round(line["linewidth"], 2) for line in page.lines} == {0.5}


def test_heads_and_categories_stand_on_every_page() -> None:
    pages = [page.find_tables()[-1].extract() for page in sample("long").pages]
    rows = [[["".join((text or "").split()) for text in row] for row in page] for page in pages]
    indicators = [page for page in rows if page[0][0] == "绩效指标"]
    assert len(indicators) == 4
    for page in indicators:
        assert page[1] == ["一级指标", "二级指标", "三级指标", "实施周期指标值", "年度指标值"]
        assert page[2][0] in ("产出指标", "效益指标", "满意度指标")
        assert page[2][1].endswith("指标")
    assert [page[0][0] for page in rows].count("年度重点工作任务") > 10


def test_a_short_row_is_not_broken() -> None:
    numbers = [f"{number}号社会效益" for number in range(1, 14)]
    pages = ["".join(page.extract_text().split()) for page in sample("long").pages]
    assert all(any(number in page for page in pages) for number in numbers)


def test_it_is_tagged_for_a_screen_reader() -> None:
    pdf = sample("full")
    root = tags(pdf)
    assert [tag.text for tag in root.all("H1")] == ["部门整体预算绩效目标申报表"]
    assert pdf.doc.catalog["Lang"] == b"zh-CN"
    assert pdf.metadata["Title"] == "部门整体预算绩效目标申报表（广州市荔湾区科技工业和信息化局，2024）"
    assert "pdfuaid:part" in _metadata(pdf)
    _, tasks, _ = root.all("Table")
    assert [head.text for head in tasks.all("TH")][:3] == ["年度重点工作任务", "编号", "名称"]
    assert all(_under_heads(row) for row in list(tasks.all("TR"))[2:])


def _metadata(pdf: "pdfplumber.pdf.PDF") -> str:
    text: bytes = pdf.doc.catalog["Metadata"].resolve().get_data()
    return text.decode()


def _under_heads(row: Tag) -> bool:
    return all(cell.attributes["Headers"] for cell in row.all("TD"))


def test_the_file_names_its_form() -> None:
    assert sample("real").metadata["Keywords"] == "perfgoal-form guangzhou-department"


def test_pages_are_numbered() -> None:
    pages = sample("full").pages
    for number, page in enumerate(pages, start=1):
        assert page.extract_text().splitlines()[-1] == f"第 {number} 页，共 {len(pages)} 页"
        assert (round(page.width * 25.4 / 72), round(page.height * 25.4 / 72)) == (297, 210)


@cache
def hostile_cells() -> list[str]:
    """The texts of the first table of a form in which every hostile text stands."""
    texts = ", ".join(f"栏目{number}: {quoted(readable(text))}" for number, text in enumerate(HOSTILE))
    return [text for row in tagged_tables(opened(written(declared(f"{REAL}extra: {{{texts}}}\n"))))[0] for text in row]


def readable(text: str) -> str:
    """A text with marks of typst, and without what pdfminer does not read back: marks above a letter."""
    return "".join(each for each in text if each.isascii() or not each.isprintable() or each >= "‘") + "#f(1) <l> @l"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_stays_text(text: str) -> None:
    [[cell]] = squeezed([[visible_lines(readable(text))]])
    assert cell in hostile_cells()


def test_lines_of_the_author_stand_further_apart_than_those_of_the_page() -> None:
    lines = ["一、" + "甲" * 100, "", "二、乙 丙", "三、" + "丁" * 100]
    data = written(declared(changed({"goal: 在区委": f"goal: {quoted(chr(10).join(lines))} #"})))
    found = [line for line in opened(data).pages[0].extract_text_lines() if set(line["text"]) & set("甲乙丁")]
    assert [line["text"][-1] for line in found] == ["甲", "甲", "丙", "丁", "丁"]
    apart = [round((after["top"] - before["top"]) / 9, 2) for before, after in pairwise(found)]
    assert apart == [1.4, 2.92, 1.52, 1.4]


def test_text_is_not_stretched_to_the_edge() -> None:
    page = sample("one").pages[1]
    gaps = [
        round(after["x0"] - before["x1"], 1)
        for before, after in zip(page.chars, page.chars[1:], strict=False)
        if before["top"] == after["top"] and "一" <= before["text"] <= "龥" and "一" <= after["text"] <= "龥"
    ]
    assert {gap for gap in gaps if gap < 20} == {0.0}  # a wider one leads to the next cell


def test_the_same_declaration_gives_the_same_bytes() -> None:
    assert written(declared(changed(FULL))) == written(declared(changed(FULL)))


def test_who_filled_it_in_is_not_in_it() -> None:
    assert not any("张三丰" in page.extract_text() for page in sample("full").pages)


def test_a_font_can_be_named_in_any_case() -> None:
    pdf = opened(written(declared(REAL), "noto sans cjk sc"))
    assert {char["fontname"].partition("+")[2] for char in pdf.pages[0].chars} == {
        "NotoSansCJKsc-Regular",
        "NotoSansCJKsc-Bold",
    }


def test_a_font_can_be_a_file() -> None:
    import typst  # noqa: PLC0415

    file = next(str(font.path) for font in typst.Fonts().fonts() if font.family == "Noto Sans CJK SC")
    pdf = opened(written(declared(REAL), file))
    assert any("NotoSansCJKsc" in char["fontname"] for char in pdf.pages[0].chars)
    assert not any("Serif" in char["fontname"] for char in pdf.pages[0].chars)


@pytest.mark.parametrize(
    "asked", ["No Such Font", "no/such.ttf", "a.ttf", str(Path(__file__).parent), __file__, "a\0b"]
)
def test_a_font_that_is_none_is_refused(asked: str) -> None:
    with pytest.raises(NoFont) as caught:
        written(declared(REAL), asked)
    assert caught.value.asked == asked


def test_a_font_without_chinese_leaves_it_to_others() -> None:
    fonts = {char["fontname"] for char in opened(written(declared(REAL), "DejaVu Sans Mono")).pages[0].chars}
    assert any("DejaVuSansMono" in font for font in fonts)
    assert any("CJK" in font for font in fonts)


def test_no_font_at_all_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import typst  # noqa: PLC0415

    # What a machine without Chinese fonts has.
    monkeypatch.setattr(typst, "Fonts", lambda **_: SimpleNamespace(families=lambda: ["DejaVu Sans"]))
    with pytest.raises(NoFont) as caught:
        written(declared(REAL))
    assert caught.value.asked is None


def test_a_character_that_no_font_has_is_shown_by_its_code_and_told() -> None:
    declaration = declared(changed({"goal: 在区委": "goal: 甲\U00020000乙\U0001f9ff丙\U00020000 #"}))
    with pytest.warns(NoGlyphs) as told:
        data = written(declaration)
    assert [warning.message.characters for warning in told] == ["\U00020000\U0001f9ff"]  # type: ignore[union-attr]
    assert "甲<U+20000>乙<U+1F9FF>丙<U+20000>" in opened(data).pages[0].extract_text()


def test_nothing_is_warned_of_where_all_is_well() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        written(declared(REAL))


def test_typst_reads_no_file_that_a_text_names() -> None:
    sneaky = '#read("/etc/passwd") #include "x.typ" #import "@preview/cetz:0.3.4" #image("x.png")'
    data = written(declared(changed({"goal: 在区委": f"goal: {quoted(sneaky)} #"})))
    assert "".join(sneaky.split()) in [text for row in tagged_tables(opened(data))[0] for text in row]
    assert "typst" in sys.modules
