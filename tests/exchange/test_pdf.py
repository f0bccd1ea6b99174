"""What the reader of PDF finds on pages: cells as lines draw them, and texts as their author wrote them."""

import socket
from collections.abc import Callable

import pytest

from exchange.drawing import HEIGHT, PAD, WIDTH, Drawing
from perfgoal.exchange.content import Cell, Content, Flow
from perfgoal.exchange.draft import Refused
from perfgoal.exchange.readers.pdf import read

XS, YS = (50.0, 150.0, 350.0), (50.0, 90.0, 140.0)
FULL = int((XS[2] - XS[1] - 2 * PAD) / 10)
"""Ideographs that fill a line of the second column."""


def content(drawing: Drawing, **more: str) -> Content:
    found = read(drawing.pdf(**more))
    assert isinstance(found, Content)
    return found


def cells(drawing: Drawing) -> list[Cell]:
    """Return the cells of the only table."""
    [table] = [table for table in content(drawing).tables if len(table.cells) > 1]
    return list(table.cells)


def shape(drawing: Drawing) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.column, cell.down, cell.across, cell.text) for cell in cells(drawing)]


def second_text(*lines: str, bottom: float = 300) -> str:
    """Return the text of a cell in which lines are drawn one below the other."""
    drawing = Drawing().page()
    drawing.table(XS, (YS[0], YS[1], bottom), [("名称", "内容"), ("甲", "\n".join(lines))])
    return cells(drawing)[3].text


# Cells, however they are drawn.


def texts_only() -> Drawing:
    drawing = Drawing().page()
    for x, base, text in ((54, 64, "甲"), (154, 64, "乙"), (54, 104, "丙"), (154, 104, "丁")):
        drawing.text(x, base, text)
    return drawing


def with_lines(look: str) -> Drawing:
    drawing = texts_only()
    for x in XS:
        drawing.line(x, YS[0], x, YS[2], look)
    for y in YS:
        drawing.line(XS[0], y, XS[2], y, look)
    return drawing


def with_thin_rectangles() -> Drawing:
    drawing = texts_only()
    for x in XS:
        drawing.filled(x, YS[0], 0.75, YS[2] - YS[0])
    for y in YS:
        drawing.filled(XS[0], y, XS[2] - XS[0], 0.75)
    return drawing


def with_double_lines() -> Drawing:
    drawing = with_lines("")
    for y in YS:
        drawing.line(XS[0], y + 1.5, XS[2], y + 1.5)
    return drawing


def with_gaps() -> Drawing:
    """Each cell draws its own sides, and they miss each other by a point."""
    drawing = texts_only()
    for left, right in ((XS[0], XS[1]), (XS[1], XS[2])):
        for y in YS:
            drawing.line(left + 0.5, y, right - 0.5, y)
    for top, bottom in ((YS[0], YS[1]), (YS[1], YS[2])):
        for x in XS:
            drawing.line(x, top + 0.5, x, bottom - 0.5)
    return drawing


def with_dashes_one_by_one() -> Drawing:
    """Each dash is a line of its own."""
    drawing = texts_only()
    for start in range(0, 300, 5):
        for y in YS:
            drawing.line(XS[0] + start, y, XS[0] + start + 3, y)
    for start in range(0, 90, 5):
        for x in XS:
            drawing.line(x, YS[0] + start, x, YS[0] + start + 3)
    return drawing


def open_at_its_sides() -> Drawing:
    drawing = texts_only()
    drawing.line(XS[1], YS[0], XS[1], YS[2])
    drawing.line(XS[1] + 0.3, YS[0], XS[1] + 0.3, YS[2])
    drawing.line(XS[2], YS[0], XS[2], YS[2])
    for y in YS:
        drawing.line(XS[0], y, XS[2], y)
    return drawing


def filled_behind() -> Drawing:
    """A shade goes over both rows of the first column and ends between their texts: it is no line."""
    drawing = with_lines("")
    drawing.filled(XS[0], YS[0] + 20, XS[1] - XS[0], 50, grey=0.9)
    drawing.line(XS[0], YS[0] + 25, XS[2], YS[0] + 25, look="1 G")
    return drawing


@pytest.mark.parametrize(
    "draw",
    [
        lambda: with_lines(""),
        lambda: with_lines("[3 2] 0 d"),
        with_thin_rectangles,
        with_double_lines,
        with_gaps,
        with_dashes_one_by_one,
        open_at_its_sides,
        filled_behind,
    ],
    ids=["lines", "dashes", "rectangles", "double", "gaps", "one-by-one", "open", "filled"],
)
def test_cells_are_what_is_drawn_around_them(draw: Callable[[], Drawing]) -> None:
    assert shape(draw()) == [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 0, 1, 1, "丙"), (1, 1, 1, 1, "丁")]


def test_cells_go_across_and_down_as_far_as_no_line_parts_them() -> None:
    drawing = Drawing().page()
    drawing.cell(50, 50, 350, 80, "标题")
    drawing.cell(50, 80, 150, 140, "产出")
    drawing.cell(150, 80, 350, 110, "数量")
    drawing.cell(150, 110, 250, 140, "质量")
    drawing.cell(250, 110, 350, 140)
    assert shape(drawing) == [
        (0, 0, 1, 3, "标题"),
        (1, 0, 2, 1, "产出"),
        (1, 1, 1, 2, "数量"),
        (2, 1, 1, 1, "质量"),
        (2, 2, 1, 1, ""),
    ]


def test_each_cell_knows_its_page_and_its_box() -> None:
    drawing = Drawing().page().page()
    drawing.table(XS, YS, [("名称", "内容"), ("甲", "乙")])
    assert cells(drawing)[3].origin.place == (2, 150, 90, 350, 140)
    assert cells(drawing)[3].origin.say("zh") == "第 2 页（150,90–350,140）"


def test_text_outside_of_tables_stands_in_reading_order() -> None:
    drawing = Drawing().page()
    drawing.text(50, 380, "制表：丙")
    drawing.table(XS, YS, [("名称", "内容"), ("甲", "乙")])
    drawing.text(400, 40, "单位：万元")
    drawing.text(50, 40, "表14")
    drawing.text(200, 20, "申报表", 18)
    texts = [table.cells[0].text if len(table.cells) == 1 else "…" for table in content(drawing).tables]
    assert texts == ["申报表", "表14", "单位：万元", "…", "制表：丙"]


def test_a_frame_around_all_is_no_table() -> None:
    drawing = Drawing().page()
    drawing.cell(20, 20, 580, 390)
    drawing.text(50, 40, "表14")
    drawing.table(XS, YS, [("名称", "内容"), ("甲", "乙")])
    assert len(cells(drawing)) == 4
    assert content(drawing).tables[0].cells[0].text == "表14"


# Texts.


def test_a_break_that_the_page_made_is_taken_out() -> None:
    first = ("推进科技创新平台建设" * 3)[:FULL]
    assert second_text(first, "与推广") == first + "与推广"


def test_a_break_that_the_author_made_stays() -> None:
    assert second_text("一、推进平台建设。", "二、加强检查。") == "一、推进平台建设。\n二、加强检查。"


def test_a_cell_whose_lines_begin_further_in_has_no_room_at_its_left() -> None:
    drawing = Drawing().page()
    xs, ys = (50.0, 146.0, 350.0), (50.0, 100.0, 150.0)
    drawing.table(xs, ys, [("", "一、推进\n二、检查\n三、指导"), ("", "一、甲\n二、乙\n三、丙")])
    for base, line in ((64, "加强服务保安全"), (79, "助力企业发展"), (114, "营造企业的氛围"), (129, "推动发展")):
        drawing.text(64, base, line)
    assert [cell.text for cell in cells(drawing)][::2] == ["加强服务保安全助力企业发展", "营造企业的氛围推动发展"]


def test_a_sign_that_may_not_begin_a_line_takes_the_character_before_it_along() -> None:
    """The line has room for the character, but not for the two."""
    first = ("推进科技创新平台建设" * 3)[: FULL - 1]
    assert second_text(first, "广。还有") == first + "广。还有"
    assert second_text(first, "广还有") == first + "\n广还有"


def test_a_word_that_had_no_room_is_parted_from_the_one_before_by_its_space() -> None:
    first = "推进科技创新平台建设工作和 service"
    assert second_text(first, "platform 建设") == first + " platform 建设"


def test_a_word_longer_than_its_cell_is_put_together() -> None:
    first = "A" * (2 * FULL)
    assert second_text(first, "BC 建设") == first + "BC 建设"


def test_a_soft_hyphen_at_the_end_of_a_line_goes() -> None:
    first = "推进科技创新平台建设服务 infra\u00ad"
    assert second_text(first, "structure 建设") == "推进科技创新平台建设服务 infrastructure 建设"


def test_a_blank_line_stays_one() -> None:
    assert second_text("一、甲。", "二、乙。", "", "三、丙。") == "一、甲。\n二、乙。\n\n三、丙。"


def test_where_the_author_sets_lines_further_apart_a_full_line_may_end_his() -> None:
    first = ("推进科技创新平台建设" * 3)[:FULL]
    drawing = Drawing().page()
    drawing.table(XS, (50, 90, 380), [("名称", "内容"), ("甲", "")])
    bases = [104, 119, 134, 150, 166]
    for base, line in zip(bases, (first, first, first, first, "短。"), strict=True):
        drawing.text(XS[1] + PAD, base, line)
    drawing.text(XS[0] + PAD, 104, "甲乙")
    drawing.text(XS[0] + PAD, 120, "丙")
    assert cells(drawing)[3].text == f"{first * 3}\n{first}\n短。"


def test_a_full_line_before_a_point_ends_where_other_points_begin_lines() -> None:
    first = "1.推进平台建设。" + "推进" * 5 + "。"
    second = ("2." + "推进科技创新平台建设" * 3)[:FULL] + "。"
    assert len(second) == FULL + 1  # two figures are as wide as one ideograph
    assert second_text(first, second, "3.加强检查。") == f"{first}\n{second}\n3.加强检查。"


def test_points_that_run_on_within_lines_are_not_parted() -> None:
    first = "一、推进平台建设。二、加强检查工作。"
    assert len(first) == FULL - 1
    assert second_text(first + "。", "三、完成任务。") == first + "。三、完成任务。"


def test_letters_that_are_raised_stay_in_their_line() -> None:
    drawing = Drawing().page()
    drawing.table(XS, YS, [("名称", "内容"), ("甲", "新增1000m，加固")])
    drawing.text(XS[1] + PAD + 80, 100, "2", 5)
    assert "".join(cells(drawing)[3].text.split()) in ("新增1000m，加固2", "新增1000m，加2固")


def test_turned_text_is_read() -> None:
    drawing = Drawing().page()
    drawing.table(XS, (50, 90, 200), [("名称", "内容"), ("", "乙")])
    drawing.text(100, 180, "年度任务", turned=True)
    assert cells(drawing)[2].text == "年度任务"


def test_radicals_are_the_characters_that_are_meant() -> None:
    assert second_text("⻚⽬⼀⻔⾦", "％（１）") == "页目一门金\n％（１）"


def test_what_the_file_says_beside_its_glyphs_counts() -> None:
    drawing = Drawing().page()
    drawing.table(XS, YS, [("名称", "内容"), ("甲", "")])
    drawing.text(XS[1] + PAD, 104, "戶―", said="户—")
    assert cells(drawing)[3].text == "户—"


def test_letters_drawn_twice_to_look_bold_are_read_once() -> None:
    drawing = Drawing().page()
    drawing.table(XS, YS, [("名称", "内容"), ("甲", "人人有责")])
    drawing.text(XS[1] + PAD + 0.3, YS[1] + 14, "人人有责")
    assert cells(drawing)[3].text == "人人有责"


def test_what_lies_beside_the_page_is_not_shown() -> None:
    drawing = Drawing().page()
    drawing.table(XS, YS, [("名称", "内容"), ("甲", "乙")])
    drawing.text(WIDTH + 20, 100, "看不见")
    drawing.text(50, HEIGHT + 30, "看不见")
    assert "看不见" not in str(content(drawing))


# Pages.


def over_two_pages(first: str, rest: tuple[str, str, str], *, heads: bool = True) -> Drawing:
    """A table of three columns whose last row stands at the end of a page, and what begins the next one."""
    xs = (50.0, 130.0, 230.0, 330.0)
    drawing = Drawing().page()
    drawing.table(xs, (300, 330, 380), [("名称", "内容", "金额"), ("甲", first, "12.00")])
    drawing.text(290, 395, "第 1 页")
    drawing.page()
    rows = [("名称", "内容", "金额"), rest] if heads else [rest, ("乙", "其他", "1.00")]
    drawing.table(xs, (30, 60, 100), rows)
    drawing.text(290, 395, "第 2 页")
    return drawing


def test_a_row_goes_on_overleaf_where_its_text_does() -> None:
    drawing = over_two_pages("推进科技创新平台建\n设工作和安全生产检", ("", "查工作。", ""))
    assert [cell.text for cell in cells(drawing)] == [
        *("名称", "内容", "金额"),
        *("甲", "推进科技创新平台建设工作和安全生产检查工作。", "12.00"),
    ]


def test_a_row_that_is_whole_does_not_go_on() -> None:
    drawing = over_two_pages("推进科技创新平台建\n设工作和安全生产检", ("乙", "查工作。", "3.00"))
    assert [cell.text for cell in cells(drawing)][6:] == ["乙", "查工作。", "3.00"]


def test_a_row_that_names_its_category_again_does_not_go_on() -> None:
    xs = (50.0, 130.0, 230.0, 330.0)
    drawing = Drawing().page()
    drawing.table(
        xs, (300, 330, 360), [("一级指标", "二级指标", "指标"), ("效益指标效益指", "社会效益指标二级一", "甲")]
    )
    drawing.page()
    drawing.table(xs, (30, 60, 90), [("效益指标效益指", "社会效益指标二级一", ""), ("满意度", "满意度", "乙")])
    named = ("效益指标效益指", "社会效益指标二级一")
    assert [cell.text for cell in cells(drawing)][3:9] == [*named, "甲", *named, ""]


def test_heads_that_a_page_repeats_are_no_rows() -> None:
    drawing = over_two_pages("推进", ("乙", "加强", "3.00"))
    assert [cell.text for cell in cells(drawing)][::3] == ["名称", "甲", "乙"]
    assert [cell.text for cell in content(drawing).repeats] == ["名称", "内容", "金额"]


def test_a_row_that_is_the_same_as_another_is_no_head() -> None:
    drawing = over_two_pages("推进", ("甲", "推进", "12.00"), heads=False)
    assert [cell.text for cell in cells(drawing)][3:9] == ["甲", "推进", "12.00"] * 2


def test_a_category_goes_on_overleaf_blank_or_repeated() -> None:
    for repeated in ("", "产出"):
        drawing = Drawing().page()
        for page, names in enumerate((("甲", "乙"), ("丙", "丁"))):
            drawing.cell(50, 300, 130, 360, "产出" if page == 0 else repeated)
            drawing.cell(130, 300, 330, 330, names[0])
            drawing.cell(130, 330, 330, 360, names[1])
            if page == 0:
                drawing.page()
        assert shape(drawing)[0] == (0, 0, 4, 1, "产出")
        assert [cell.text for cell in cells(drawing)] == ["产出", "甲", "乙", "丙", "丁"]


def test_a_name_in_the_middle_of_its_cell_begins_a_row_where_the_one_before_left_room() -> None:
    xs, ys = (50.0, 130.0, 230.0, 330.0), (300.0, 330.0, 360.0)
    rows = [
        ("质量指标", "合格率", "是"),
        ("时效指标", "按时支付", "是"),
        ("成本指标", "", ""),
        ("社会效益", "提升", "是"),
    ]
    drawing = Drawing().page()
    for first in (0, 2):
        drawing.table(xs, ys, [("", *row[1:]) for row in rows[first : first + 2]])
        for name, base in ((rows[first][0], 314), (rows[first + 1][0], 344)):
            drawing.text(xs[0] + 20, base, name)  # half as wide as the column
        if first == 0:
            drawing.page()
    assert [cell.text for cell in cells(drawing)] == [text for row in rows for text in row]


def test_page_numbers_stand_outside_of_tables() -> None:
    drawing = over_two_pages("推进", ("乙", "加强", "3.00"))
    loose = [table.cells[0].text for table in content(drawing).tables if len(table.cells) == 1]
    assert loose == ["第 1 页", "第 2 页"]


def test_a_running_head_is_told_once_and_repeated() -> None:
    drawing = over_two_pages("推进", ("乙", "加强", "3.00"))
    for page in drawing.pages():
        page.text(50, 15, "某局2024年预算公开")
    found = content(drawing)
    assert [table.cells[0].text for table in found.tables].count("某局2024年预算公开") == 1
    assert "某局2024年预算公开" in [cell.text for cell in found.repeats]
    assert len(cells(drawing)) == 9


def test_text_between_two_tables_parts_them() -> None:
    drawing = over_two_pages("推进", ("乙", "加强", "3.00"))
    drawing.text(200, 20, "另一张申报表")
    assert [len(table.cells) for table in content(drawing).tables if len(table.cells) > 1] == [6, 6]


# Files that are no forms with lines.


def test_a_file_without_lines_is_read_as_lines_of_text() -> None:
    drawing = Drawing().page()
    for base, text in ((50, "部门名称 某局"), (65, "总体绩效目标"), (80, "推进建设"), (110, "绩效指标")):
        drawing.text(50, base, text)
    drawing.text(300, 50, "2024")
    found = read(drawing.pdf())
    assert isinstance(found, Flow)
    assert [line.text for line in found.lines] == ["部门名称 某局  2024", "总体绩效目标", "推进建设", "", "绩效指标"]
    assert found.lines[0].origin.kind == "page"


def scan() -> bytes:
    drawing = Drawing().page()
    drawing.picture()
    return drawing.pdf()


def no_text_map() -> bytes:
    drawing = Drawing(mapped=False).page()
    drawing.table(XS, YS, [("名称", "内容"), ("甲", "乙")])
    return drawing.pdf()


def encrypted() -> bytes:
    key = f"<{'00' * 32}>"
    return texts_only().pdf(
        extra=f"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -44 >>"
    )


def too_many_pages() -> bytes:
    drawing = Drawing()
    for _ in range(301):
        drawing.page()
    return drawing.pdf()


@pytest.mark.parametrize(
    ("make", "variant"),
    [
        (scan, "scan"),
        (no_text_map, "no-text-map"),
        (encrypted, "encrypted"),
        (too_many_pages, "too-many-pages"),
        (lambda: b"%PDF-1.7\n" + b"\x00\xff" * 500, "broken-file"),
        (lambda: b"", "broken-file"),
        (lambda: texts_only().pdf()[:400], "broken-file"),
    ],
    ids=["scan", "no-text-map", "encrypted", "too-many-pages", "noise", "empty", "cut"],
)
def test_what_cannot_be_read_is_refused(make: Callable[[], bytes], variant: str) -> None:
    with pytest.raises(Refused) as caught:
        read(make())
    assert caught.value.variant == variant


def test_nothing_is_run_and_nothing_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", forbidden)
    drawing = Drawing().page()
    drawing.table(XS, YS, [("名称", "内容"), ("甲", "乙")])
    found = read(drawing.pdf(catalog="/OpenAction << /S /JavaScript /JS (app.launchURL\\('http://example.com/'\\)) >>"))
    assert isinstance(found, Content)
    assert "example" not in str(found)


def test_a_file_names_its_form_and_its_title() -> None:
    drawing = Drawing().page()
    drawing.table(XS, YS, [("名称", "内容"), ("甲", "乙")])
    found = content(drawing, extra="/Info << /Title (Form) /Keywords (perfgoal-form guangzhou-department) >>")
    assert (found.form, found.title) == ("guangzhou-department", "Form")
