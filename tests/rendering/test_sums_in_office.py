"""Lines that add up while a workbook is filled in say what the rules say: a blank line is not zero."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

import perfgoal
from exchange.typist import Order, Typist

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def typist(tmp_path_factory: pytest.TempPathFactory) -> Typist:
    return Typist(tmp_path_factory.mktemp("typist"))


def _to_fill(name: str, **replaced: str) -> bytes:
    text = (EXAMPLES / f"{name}.yaml").read_text("utf-8")
    for old, new in replaced.items():
        text = text.replace(old, new)
    data = perfgoal.render(perfgoal.load(text, today=TODAY), "xlsx", fillable=True)
    assert isinstance(data, bytes)
    return data


def _lines(data: bytes) -> Iterator[str]:
    book = openpyxl.load_workbook(BytesIO(data), data_only=True)
    for sheet in book:
        texts = (cell.value for row in sheet for cell in row if isinstance(cell.value, str))
        yield from (text.removeprefix("自动核对：") for text in texts if text.startswith("自动核对："))


def _codes(data: bytes, folder: Path) -> set[str]:
    file = folder / "filled.xlsx"
    file.write_bytes(data)
    return {finding.code for finding in perfgoal.check(file)}


def _typed(sheet: str, texts: Mapping[str, str]) -> Sequence[Order]:
    return [("type", sheet, address, text) for address, text in texts.items()]


BUDGETS = {
    "82,800.92；有空白未填": {"C10": "10,596.35"},
    "82,800.92；一致": {"C13": "0", "C14": "0"},
    "82,800.92；相差 0.01": {"C13": "0", "C14": "0", "C10": "10596.36"},
    "82,800.92；相差 596.35，有空白未填": {"C10": "10000"},
    "82,800.92；相差 403.65": {"C10": "11000"},
}
"""What the line on expenditure and sources ends with, and what is typed: of the expenditure two lines are blank."""


def test_the_budget_is_compared_as_the_rules_do(typist: Typist, tmp_path: Path) -> None:
    data = _to_fill("zhanjiang_2023")
    filled = typist.changed([(data, _typed("资金", texts)) for texts in BUDGETS.values()], "xlsx")
    for said, each in zip(BUDGETS, filled, strict=True):
        assert next(_lines(each)).endswith(said)
        assert ("PG201" in _codes(each, tmp_path)) is ("相差" in said and "空白" not in said), said


def _weights(data: bytes) -> Iterator[tuple[str, float]]:
    """Yield the addresses of the weights that are filled in, and what stands there."""
    sheet = openpyxl.load_workbook(BytesIO(data))["指标"]
    (head,) = (cell for row in sheet for cell in row if cell.value == "分值")
    for (cell,) in sheet.iter_rows(min_row=head.row + 1, min_col=head.column, max_col=head.column):
        if isinstance(cell.value, int | float):
            yield cell.coordinate, cell.value


def test_weights_are_added_up_as_the_rules_do(typist: Typist, tmp_path: Path) -> None:
    data = _to_fill("zhalaite_2025")
    weights = dict(_weights(data))
    first, weight = next(iter(weights.items()))
    typed = {
        "90.00；一致": ({first: str(weight)}, set()),
        "91.00；应为 90": ({first: str(weight + 1)}, {"PG701"}),
        f"{90 - weight:.2f}；1 个指标没有分值": ({first: ""}, {"PG703"}),
        "合计 0.00": (dict.fromkeys(weights, ""), set()),
    }
    filled = typist.changed([(data, _typed("指标", texts)) for texts, _ in typed.values()], "xlsx")
    for (said, (_, codes)), each in zip(typed.items(), filled, strict=True):
        assert next(_lines(each)).endswith(said)
        assert _codes(each, tmp_path) & {"PG701", "PG703"} == codes, said


def test_an_amount_that_is_no_number_is_told(typist: Typist) -> None:
    data = _to_fill("liwan_2024", **{"9,450.27": "12,345,678,901,234.56"})
    (filled,) = typist.changed([(data, _typed("资金", {"C11": "2,554.18"}))], "xlsx")
    assert list(_lines(filled)) == [
        "支出合计 6,819.43；收入合计 16,269.69；1 处不是数字，没有算进去",
        "支出合计 6,819.43；按预算级次划分合计 16,269.69；1 处不是数字，没有算进去",
        "拟投入的资金合计 13,359.27；项目支出 + 财政专项资金 + 其他事业发展性支出 4,265.25；1 处不是数字，没有算进去",
    ]


def test_a_line_that_cannot_be_added_up_says_so(typist: Typist) -> None:
    orders = [("delete", "资金", "11")]
    (filled,) = typist.changed([(_to_fill("liwan_2024"), orders)], "xlsx")
    assert list(_lines(filled))[:2] == ["有单元格出错，算不出来"] * 2
