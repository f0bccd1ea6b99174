"""Single values: targets of indicators, amounts of money, and numbers in the formats of a spreadsheet."""

from collections.abc import Iterator
from decimal import Decimal

from fuzz import mutation
from fuzz.target import ROOT, Target, text_of
from perfgoal.exchange.readers.numberformat import BUILT_IN, show_number, show_text, shows_all
from perfgoal.money import MAX_DIGITS, UNITS, NotAnAmount, Sum, money_text, parse_amount, without_tail
from perfgoal.target import Target as Value
from perfgoal.target import parse_target

_KINDS = {"quantity", "range", "deadline", "period", "duration", "frequency", "grade", "yesno", "text"}
_OPERATORS = {None, "≥", ">", "≤", "<", "=", "≈"}
_VARIANTS = {"negative", "separators", "other-unit", "too-long", "not-a-number"}


def target(data: bytes) -> None:
    """Each line is a value that reads as one, or as a text, and reads the same a second time."""
    for text in text_of(data).split("\n")[:50]:
        found = parse_target(text)
        assert found == parse_target(text)
        assert found.raw == text
        assert found.kind in _KINDS
        assert found.operator in _OPERATORS
        _bounded(found)
        if not found.readable:
            assert found.kind == "text"
        # White space at its ends says nothing; a text so long that it is not remembered reads as a short one does.
        assert parse_target(text + " " * 40)._replace(raw=text) == parse_target(" " + text)._replace(raw=text)


def _bounded(found: Value) -> None:
    for number in (*found.bounds, found.low, found.high, found.scale):
        assert number is None or (number.is_finite() and len(number.as_tuple().digits) <= 2 * MAX_DIGITS)
    if found.low is not None and found.high is not None:
        assert found.low <= found.high
    if found.operator in ("≥", ">"):
        assert found.high is None
    if found.operator in ("≤", "<"):
        assert found.low is None
    for day in (found.start, found.end):
        if day is not None:
            assert day.month is None or 1 <= day.month <= 12
            assert day.day is None or 1 <= day.day <= 31


def money(data: bytes) -> None:
    """Each line is an amount to its last digit, or none, which says why."""
    for text in text_of(data).split("\n")[:50]:
        for unit in (*UNITS, "美元", ""):
            try:
                found = parse_amount(text, unit)
            except NotAnAmount as error:
                _known(error)
                continue
            digits = text.strip().removesuffix(unit).strip().replace(",", "")
            assert found.raw == text
            assert found.value == Decimal(digits)
            assert found.value >= 0
            assert found.decimals == len(digits.partition(".")[2])
            assert parse_amount(money_text(found.value), unit).value == found.value
            whole = Sum.of([found, found, found])
            assert whole.value == 3 * found.value or len(digits) > 20
            assert whole.rounds_to(whole)
        _without_tail(text)


def _known(error: NotAnAmount) -> None:
    assert error.variant in _VARIANTS
    assert error.converted is None or error.converted.is_finite()


def _without_tail(text: str) -> None:
    try:
        number = float(text)
    except ValueError:
        return
    value = Decimal(repr(number))
    meant = without_tail(value) if value.is_finite() and abs(value) < Decimal(10) ** MAX_DIGITS else None
    assert meant is None or float(abs(meant - value)) <= 1e-13 * abs(number)


def numberformat(data: bytes) -> None:
    """Of each line, a number behind the code of a format: something is shown, which is not endless."""
    for line in text_of(data).split("\n")[:50]:
        code, _, raw = line.rpartition("\t")
        for from_1904 in (False, True):
            shown = show_number(raw, code, from_1904=from_1904)
            assert isinstance(shown.text, str)
            assert len(shown.text) < 4_000
            shows_all(raw, shown.text)
        assert len(show_text(raw, code)) <= (len(code) + 1) * (len(raw) + 1)


def values() -> Iterator[bytes]:
    """Yield values as they stand in declarations, fifty at a time."""
    lines = (ROOT / "tests" / "target" / "values.tsv").read_text("utf-8").splitlines()
    texts = [line.split("\t")[0] for line in lines]
    for start in range(0, len(texts), 50):
        yield "\n".join(texts[start : start + 50]).encode()


def amounts() -> Iterator[bytes]:
    """Yield amounts, and what is none."""
    yield "2,554.17\n16,269.69万元\n0.00\n-1\n1,2,3\n1e5\n8亿元\n１２\n 7 元 \n82800.92000000001\n+5\n.5\n5.\n".encode()
    yield f"{'9' * 30}\n{'9' * 31}\n1.{'0' * 29}\n1234.4999999999998\n".encode()


def formats() -> Iterator[bytes]:
    """Yield numbers in the formats that Excel has built in, and in some that forms use."""
    numbers = ("1234.5678", "-0.5", "45291.75", "0", "text")
    yield "\n".join(f"{code}\t{number}" for code in BUILT_IN.values() for number in numbers).encode()[:4_000]
    for code in (
        '0.00"万元"',
        "[DBNum2]General",
        "yyyy年m月d日;@",
        "[h]:mm:ss",
        "# ??/??",
        "[<1]0%;[>100]#,##0,;@",
        "0.0E+0",
    ):
        yield "\n".join(f"{code}\t{number}" for number in numbers).encode()


TARGETS = (
    Target("target", target, values, mutation.lines, 2_048),
    Target("money", money, amounts, mutation.lines, 1_024),
    Target("numberformat", numberformat, formats, mutation.lines, 4_096),
)
