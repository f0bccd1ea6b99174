from pathlib import Path

import pytest

import perfgoal
from exchange.generated import generated
from exchange.same import differences
from perfgoal.declaration import Declaration
from perfgoal.exchange.content import Content, Flow, Origin
from perfgoal.exchange.draft import Refused
from perfgoal.exchange.importing import import_source
from perfgoal.exchange.opening import read_content
from perfgoal.exchange.writing import yaml_text
from perfgoal.forms import form_names, packaged_form

EXAMPLES = Path(__file__).parents[2] / "examples"
FORMS = [packaged_form(name) for name in form_names()]


def _rows(text: str) -> list[list[list[str]]]:
    """The texts of each row of each table."""
    content = read_content(text.encode(), "表.txt")
    assert isinstance(content, Content)
    tables = []
    for table in content.tables:
        rows: dict[int, list[str]] = {}
        for cell in table.cells:
            rows.setdefault(cell.row, []).append(cell.text)
        tables.append(list(rows.values()))
    return tables


def test_a_text_without_cells_is_lines() -> None:
    flow = read_content("甲局\r\n\r\n乙处\n".encode(), "表.txt")
    assert isinstance(flow, Flow)
    assert [(line.text, line.origin) for line in flow.lines] == [
        ("甲局", Origin("line", (1,))),
        ("", Origin("line", (2,))),
        ("乙处", Origin("line", (3,))),
        ("", Origin("line", (4,))),
    ]


def test_a_byte_order_mark_is_no_text() -> None:
    flow = read_content("\ufeff甲局".encode(), "表.txt")
    assert isinstance(flow, Flow)
    assert flow.lines[0].text == "甲局"


@pytest.mark.parametrize(("codec", "named"), [("gb18030", "GB18030"), ("utf-16", "UTF-16")])
def test_another_encoding_is_named_and_refused(codec: str, named: str) -> None:
    with pytest.raises(Refused) as refused:
        read_content("部门名称：荔湾区科技工业和信息化局\n预算整体情况\n".encode(codec), "表.txt")
    assert refused.value.variant == "encoding"
    assert refused.value.arguments["encoding"] == named


def test_a_byte_that_is_no_text_is_refused_with_its_line() -> None:
    with pytest.raises(Refused) as refused:
        read_content("部门名称\n".encode() + b"\xc3\x28 caf\xe9 caf\xe9", "表.txt")
    assert refused.value.variant == "no-text"
    assert refused.value.origin == Origin("line", (2,))


def test_tabs_part_cells() -> None:
    assert _rows("名称\t金额\n甲\t1\n\n乙\t2\n") == [[["名称", "金额"], ["甲", "1"]], [["乙", "2"]]]


def test_a_cell_of_several_lines_stands_in_quotation_marks() -> None:
    assert _rows('名称\t内容\n甲\t"一、此\n二、彼"\n乙\t丙\n') == [
        [["名称", "内容"], ["甲", "一、此\n二、彼"], ["乙", "丙"]]
    ]


def test_a_quotation_mark_may_mean_itself() -> None:
    assert _rows('甲\t"四上"企业\n乙\t"未闭\n丙\t丁\n') == [[["甲", '"四上"企业'], ["乙", '"未闭'], ["丙", "丁"]]]


def test_a_cell_of_a_table_knows_its_line() -> None:
    content = read_content('名称\t内容\n甲\t"一\n二"\n乙\t丙\n'.encode(), "表.txt")
    assert isinstance(content, Content)
    assert [cell.origin.place[0] for cell in content.tables[0].cells] == [1, 1, 2, 2, 4, 4]


def test_pipes_part_cells_with_and_without_a_line_of_dashes() -> None:
    assert _rows("| 名称 | 金额 |\n| 甲 |  |\n") == [[["名称", "金额"], ["甲", ""]]]
    assert _rows("| 名称 | 金额 |\n| --- | ---: |\n| 甲 | 1 |\n") == [[["名称", "金额"], ["甲", "1"]]]


def test_a_mark_of_markdown_is_no_text() -> None:
    assert _rows("| 甲\\*乙<br>丙 | a&#124;b | <span>\\@</span>x | \\&amp; |\n|---|---|---|---|\n") == [
        [["甲*乙\n丙", "a|b", "@x", "&amp;"]]
    ]


def test_a_heading_stands_beside_its_paragraph() -> None:
    assert _rows("# 题\n\n## 总体绩效目标\n\n正文\n\n|a|\n|-|\n") == [[["题"]], [["总体绩效目标", "正文"]], [["a"]]]


def test_a_heading_stands_beside_all_headings_below_it() -> None:
    text = "## 目标\n\n### 总\n\n一\n\n### 年\n\n二\n\n## 指标\n\n|a|\n|-|\n"
    assert _rows(text) == [[["目标", "总", "一"], ["年", "二"]], [["指标"]], [["a"]]]


def _through_markdown(declaration: Declaration, name: str) -> Declaration:
    markdown = perfgoal.render(declaration, "md")
    assert isinstance(markdown, str)
    draft = import_source(markdown.encode(), name, forms=FORMS)
    return perfgoal.load(yaml_text(draft, "en"))


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: str(path.stem))
def test_an_example_comes_back_from_markdown(path: Path) -> None:
    declaration = perfgoal.load(path)
    assert differences(declaration, _through_markdown(declaration, "表.md")) == []


@pytest.mark.parametrize("seed", range(20))
def test_any_declaration_comes_back_from_markdown(seed: int) -> None:
    declaration = perfgoal.load(generated(seed))
    assert differences(declaration, _through_markdown(declaration, "表.md")) == []
