"""The pictures of the money: bars that add up, nothing that is not known, and a page that says so."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import perfgoal
from perfgoal.rendering.figures import WIDTH, Bar, Chart, Figure, figures
from rendering.pages import FORM, REAL, Page, changed, declared

BLANK = FORM.replace("镇本级使用资金]}", "镇本级使用资金], blank: true}")
LINES = {
    "basic: 2,554.17": 0,
    "project: 9,450.27": 1,
    "special_funds: 4,265.00": 2,
    "other_development: 0.25": 3,
    "fiscal: 16,269.69": 4,
    "other: 0.00": 5,
    "own: 16,269.69": 6,
    "transfer: 0.00": 7,
    "amount: 4,838.94": 8,
    "amount: 4,315.33": 9,
    "amount: 3,000.00": 10,
    "amount: 1,205.00": 11,
}
AMOUNTS = st.one_of(
    st.just(Decimal(0)),
    st.decimals(0, 10**6, places=2),
    st.decimals(0, 10**27, places=2),
    st.decimals(0, 1, places=28),
)


def drawn(text: str, form: str | None = None) -> tuple[Figure, Figure]:
    composition, funds = figures(declared(text, form))
    return composition, funds


def bars(chart: Chart) -> list[Bar]:
    return [row.bar for row in (*chart.rows, chart.total) if row.bar]


def end(bar: Bar) -> Decimal:
    return bar.start + bar.width


def total(values: list[Decimal]) -> Decimal:
    return sum(values, Decimal(0))


def percent(share: str) -> Decimal:
    return Decimal(share.strip("<>%"))


def test_the_real_budget_adds_up() -> None:
    composition, funds = drawn(REAL)
    assert [chart.label for chart in composition.charts] == ["部门预算支出", "收入来源", "按预算级次划分"]
    expenditure, sources, levels = composition.charts
    assert [(row.label, row.amount, row.share) for row in (*expenditure.rows, expenditure.total)] == [
        ("基本支出", "2,554.17", "15.7%"),
        ("项目支出", "9,450.27", "58.1%"),
        ("财政专项资金", "4,265.00", "26.2%"),
        ("其他事业发展性支出", "0.25", "<0.1%"),
        ("支出合计", "16,269.69", "100%"),
    ]
    assert [row.bar for row in expenditure.rows] == [
        Bar(Decimal("0.00"), Decimal("156.99")),
        Bar(Decimal("156.99"), Decimal("580.85")),
        Bar(Decimal("737.84"), Decimal("262.14")),
        Bar(Decimal("999.98"), Decimal("0.02")),
    ]
    assert expenditure.total.bar == Bar(
        Decimal(0), Decimal(WIDTH), (Decimal("156.99"), Decimal("737.84"), Decimal("999.98"))
    )
    assert sources.rows[1].bar is None
    assert (sources.total.label, levels.total.label) == ("收入合计", "合计")
    assert [row.share for row in funds.charts[0].rows] == ["36.2%", "32.3%", "22.5%", "9.0%"]
    assert funds.charts[0].total.amount == "13,359.27"
    assert not [remark for figure in (composition, funds) for remark in figure.remarks]


@settings(deadline=None, max_examples=100)
@given(st.lists(AMOUNTS, min_size=12, max_size=12))
@example([Decimal(0)] * 12)
@example([Decimal("0.01")] + [Decimal(10**27)] * 11)
def test_whatever_the_amounts_parts_meet_and_fill_their_whole(amounts: list[Decimal]) -> None:
    text = changed({line: f"{line.partition(':')[0]}: {amounts[place]:f}" for line, place in LINES.items()})
    composition, funds = drawn(text)
    scale = max(total(amounts[:4]), total(amounts[4:6]), total(amounts[6:8]))
    for chart, values in zip(composition.charts, (amounts[:4], amounts[4:6], amounts[6:8]), strict=True):
        parts = [row.bar for row in chart.rows if row.bar]
        assert [row.bar is None for row in chart.rows] == [not value for value in values]
        if not any(values):
            assert chart.remark
            assert chart.total.bar is None
            continue
        whole = chart.total.bar
        assert whole is not None
        assert not parts[0].start
        assert end(parts[-1]) == end(whole)
        assert all(end(left) == right.start for left, right in pairwise(parts))
        assert total([part.width for part in parts]) == whole.width
        assert set(whole.cuts) == {part.start for part in parts} - {0}
        assert abs(whole.width - total(values) * WIDTH / scale) <= Decimal("0.01")
        assert abs(total([percent(row.share) for row in chart.rows]) - 100) < Decimal("0.5")
    tasks = amounts[8:]
    [chart] = funds.charts
    if any(tasks):
        assert max(bar.width for bar in bars(chart)) == WIDTH
        for row, value in zip(chart.rows, tasks, strict=True):
            width = row.bar.width if row.bar else Decimal(0)
            assert abs(width - value * WIDTH / max(tasks)) <= Decimal("0.01")
    for each in (*composition.charts, chart):
        assert all(bar.start >= 0 and bar.width >= 0 and end(bar) <= WIDTH for bar in bars(each))
    assert figures(declared(text)) == (composition, funds)


def test_a_blank_line_has_no_bar_and_its_group_no_whole() -> None:
    composition, _ = drawn(changed({"own: 16,269.69": "own:", "transfer: 0.00": "transfer: 5"}), BLANK)
    levels = composition.charts[2]
    assert [(row.amount, row.share) for row in levels.rows] == [("未填", ""), ("5.00", "")]
    assert [row.bar for row in levels.rows] == [None, Bar(Decimal(0), Decimal("0.31"))]
    assert (levels.total.label, levels.total.amount, levels.total.bar) == ("已填合计", "5.00", None)
    assert "空白不是零" in levels.remark
    assert composition.remarks == ()


def test_a_group_that_is_left_out_is_blank() -> None:
    blank = BLANK.replace("[拟用于对下转移支付资金]}", "[拟用于对下转移支付资金], blank: true}")
    composition, _ = drawn(changed({"  levels:\n    own: 16,269.69\n    transfer: 0.00\n": ""}), blank)
    levels = composition.charts[2]
    assert [row.amount for row in (*levels.rows, levels.total)] == ["未填"] * 3
    assert bars(levels) == []
    assert levels.remark


@pytest.mark.parametrize("others", ["16,269.69", "0.00"])
def test_a_part_that_is_more_than_the_line_it_is_of_is_drawn_within_the_width(others: str) -> None:
    parts = FORM.replace("[拟用于对下转移支付资金]}", "[拟用于对下转移支付资金], part_of: own}")
    pieces = {
        "own: 16,269.69": "own: 0.00",
        "transfer: 0.00": "transfer: 20,000",
        "fiscal: 16,269.69": f"fiscal: {others}",
    }
    lines = ("basic: 2,554.17", "project: 9,450.27", "special_funds: 4,265.00", "other_development: 0.25")
    pieces |= {} if others != "0.00" else {line: f"{line.split()[0]} 0" for line in lines}
    composition, _ = drawn(changed(pieces), parts)
    assert bars(composition.charts[2]) == [Bar(Decimal(0), Decimal(WIDTH))]
    assert all(end(bar) <= WIDTH for chart in composition.charts for bar in bars(chart))


def test_lines_that_do_not_add_up_to_their_total_are_no_parts_of_it() -> None:
    composition, _ = drawn(
        changed({"    other_development: 0.25\n": "    other_development: 0.25\n    total: 5,000.00\n"})
    )
    expenditure = composition.charts[0]
    assert [bar.start for bar in bars(expenditure)] == [0, 0, 0, 0]
    assert expenditure.total.amount == "5,000.00"
    assert expenditure.total.bar is None
    assert {row.share for row in (*expenditure.rows, expenditure.total)} == {""}
    assert "5,000.00" in expenditure.remark
    assert "16,269.69" in expenditure.remark


def test_a_total_that_rounding_explains_is_a_whole() -> None:
    text = changed({"    other_development: 0.25\n": "    other_development: 0.25\n    total: 16,269.7\n"})
    total = drawn(text)[0].charts[0].total
    assert (total.amount, total.share) == ("16,269.70", "100%")


def test_groups_that_differ_are_drawn_to_one_scale_and_said_to_differ() -> None:
    composition, _ = drawn(changed({"own: 16,269.69": "own: 1,626.97"}))
    wholes = [chart.total.bar for chart in composition.charts]
    assert [whole and whole.width for whole in wholes] == [WIDTH, WIDTH, Decimal("100.00")]
    [remark] = composition.remarks
    assert all(word in remark for word in ("部门预算支出", "按预算级次划分", "16,269.69", "1,626.97", "14,642.72"))


@pytest.mark.parametrize("unit", ["美元", "</svg><script>alert(1)</script>"])
def test_amounts_of_an_unknown_unit_are_not_drawn(unit: str) -> None:
    declaration = declared(changed({"unit: 万元": f"unit: {unit}"}))
    [figure] = figures(declaration)
    assert figure.charts == ()
    [remark] = figure.remarks
    assert unit in remark
    page = Page.read(perfgoal.render(declaration, "html"))
    assert "svg" not in {tag for tag, _ in page.tags}
    assert remark in page.visible


def test_tasks_without_money_have_no_bars() -> None:
    pieces = {f"amount: {amount}": "amount: 0" for amount in ("4,838.94", "4,315.33", "3,000.00", "1,205.00")}
    [chart] = drawn(changed(pieces))[1].charts
    assert bars(chart) == []
    assert "零" in chart.remark


def test_a_long_name_is_shortened_beside_its_bar() -> None:
    name = "营造企业创新发展氛围，推动经济社会发展"
    [chart] = drawn(changed({f"name: {name}": f"name: {name * 20}"}))[1].charts
    assert chart.rows[0].label == (name * 20)[:47] + "…"


def many(count: int) -> str:
    head, _, rest = REAL.partition("  - name: 营造")
    task = "  - {{name: 任务{0}, content: 内容, amount: {1}.5, target: 目标}}\n"
    return head + "".join(task.format(place, place) for place in range(count)) + rest[rest.index("# other_tasks") :]


@pytest.mark.parametrize("count", [1, 2, 40])
def test_any_number_of_tasks_is_drawn(count: int) -> None:
    page = Page.read(perfgoal.render(declared(many(count)), "html"))
    rows = page.tables[-1].texts()
    assert [row[0] for row in rows[1:-1]] == [f"任务{place}" for place in range(count)]
    assert rows[-1][0] == "合计"


def test_the_page_draws_the_bars_beside_their_names_and_hides_them_from_readers() -> None:
    page = Page.read(perfgoal.render(declared(REAL), "html"))
    pictures = [given for tag, given in page.tags if tag == "svg"]
    expected = [bar for figure in drawn(REAL) for chart in figure.charts for bar in bars(chart)]
    assert len(pictures) == len(expected) == 13
    assert {(given["viewbox"], given["aria-hidden"], given["focusable"]) for given in pictures} == {
        (f"0 0 {WIDTH} 10", "true", "false")
    }
    shapes = [(given["x"], given["width"]) for tag, given in page.tags if tag == "rect"]
    assert shapes == [(str(bar.start), str(bar.width)) for bar in expected]
    # What the bars show stands beside them as text, in tables with heads.
    for table in [table for table in page.tables if table.classes == "bars"]:
        heads = [cell for cell in table.cells if cell.tag == "th"]
        assert {cell.attributes["scope"] for cell in heads} == {"col", "row"}
        assert all(cell.text.strip() for cell in heads)
    assert page.tables[-1].texts()[0] == ["年度重点工作任务", "图", "拟投入的资金（万元）", "占比"]
    assert page.tables[3].texts()[1] == ["基本支出", "", "2,554.17", "15.7%"]


def test_the_bars_are_titled_by_what_they_show() -> None:
    page = Page.read(perfgoal.render(declared(REAL), "html"))
    titles = ["预算整体情况：部门预算支出", "预算整体情况：收入来源", "预算整体情况：按预算级次划分"]
    funds = "年度重点工作任务：拟投入的资金"
    assert [table.caption for table in page.tables if table.classes == "bars"] == [*titles, funds]
    assert [figure.title for figure in drawn(REAL)] == ["预算整体情况", funds]
    assert page.visible.count(funds) == 2

    renamed = FORM.replace("tasks: 年度重点工作任务", "tasks: 重点工作").replace("拟投入的资金", "投入")
    [chart] = drawn(REAL, renamed)[1].charts
    assert (chart.title, chart.label, chart.amount) == ("重点工作：投入", "重点工作", "投入（万元）")


def luminance(colour: str) -> float:
    full = colour if len(colour) == 7 else "#" + "".join(digit * 2 for digit in colour[1:])
    parts = [int(full[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def palettes() -> list[dict[str, str]]:
    """The colours of the page by name: in light, in dark and in print."""
    style = Page.read(perfgoal.render(declared(REAL), "html", findings=[])).style
    light, dark, printed = (dict(re.findall(r"--([\w-]+): (#\w+);", block)) for block in style.split(":root {")[1:])
    return [light, light | dark, light | printed]


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_text_and_bars_stand_out_from_what_is_behind_them(scheme: int) -> None:
    colours = palettes()[scheme]
    for behind in ("sheet", "band", "head"):
        for text in ("ink", "quiet", "link", "error", "warning", "info"):
            assert contrast(colours[text], colours[behind]) >= 4.5, (text, behind)
    for shape in ("bar", "total"):
        assert contrast(colours[shape], colours["sheet"]) >= 3
