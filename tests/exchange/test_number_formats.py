"""What is shown of a number by the code of its format."""

import pytest

from perfgoal.exchange.readers.numberformat import show_number, show_text

GENERAL = {
    "0": "0",
    "20140": "20140",
    "-12.5": "-12.5",
    "82800.92": "82800.92",
    "82800.920000000013": "82800.92",
    "0.30000000000000004": "0.3",
    "0.3333333333333333": "0.333333333",
    "123456789.126": "123456789.1",
    "12345678901": "12345678901",
    "99999999999.9": "1E+11",
    "1234567890123": "1.23457E+12",
    "0.00001": "0.00001",
    "0.000012345678": "1.23457E-05",
    "1e3": "1000",
    "1E-320": "9.99989E-321",
}

NUMBERS = [
    ("1", "0%", "100%"),
    ("0.125", "0%", "13%"),
    ("0.125", "0.0%", "12.5%"),
    ("0.95", '"≥"0%', "≥95%"),
    ("95", '"≥"0"%"', "≥95%"),
    ("2.5", "0", "3"),
    ("-2.5", "0", "-3"),
    ("1.005", "0.00", "1.01"),
    ("1234567.891", "#,##0.00", "1,234,567.89"),
    ("999", "#,##0", "999"),
    ("1234.5", "#,##0.##", "1,234.5"),
    ("5", "#.##", "5."),
    ("12", "00000", "00012"),
    ("-1234.5", "#,##0.00_);(#,##0.00)", "(1,234.50)"),
    ("1234.5", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.50"),
    ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
    ("0", "0;-0;", ""),
    ("-5", "0;[Red]-0", "-5"),
    ("-5", '0;"减"0', "减5"),
    ("123456", "0!.0,", "12.3"),
    ("123456789", '0.00,,"百万"', "123.46百万"),
    ("123456789", "#,##0.00,", "123,456.79"),
    ("123456", "0,.00", "123.46"),
    ("12345", "0.00E+00", "1.23E+04"),
    ("0.00012", "0.0E-0", "1.2E-4"),
    ("12345", "##0.0E+0", "12.3E+3"),
    ("0.75", "# ?/?", "3/4"),
    ("1.5", "# ?/?", "1 1/2"),
    ("70", "是/??", "是/70"),  # nothing is above the line: it is no fraction
    ("0.5", "?/", "1/2"),  # no Excel writes it, but a file may hold it
    ("13800138000", "000-0000-0000", "138-0013-8000"),
    ("150", '[>100]"大"0;"小"0', "大150"),
    ("50", '[>100]"大"0;"小"0', "小50"),
    ("1234.5", "[$¥-804]#,##0.00", "¥1,234.50"),
    ("5", 'General"人"', "5人"),
    ("7", "@", "7"),
    ("10250.5", '[DBNum2][$-804]General"元"', "壹万零贰佰伍拾.伍元"),
    ("100000005", "[DBNum1]0", "一亿〇五"),
    ("205", "[DBNum3]0", "２０５"),
]

DATES = [
    ("45292", "yyyy-mm-dd", "2024-01-01"),
    ("45292", "yyyy/m/d;@", "2024/1/1"),
    ("45292", 'yyyy"年"m"月"', "2024年1月"),
    ("45292", '[$-804]yyyy"年"m"月"d"日";@', "2024年1月1日"),
    ("45292", '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二四年一月一日"),
    ("45292", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2024年1月1日"),
    ("45292", "d-mmm-yy", "1-Jan-24"),
    ("45292", "aaaa", "星期一"),
    ("45292.75", "yyyy-mm-dd h:mm:ss", "2024-01-01 18:00:00"),
    ("0.5208333333333334", 'h"时"mm"分"', "12时30分"),
    ("0.5208333333333334", "h:mm AM/PM", "12:30 PM"),
    ("1.5", "[h]:mm", "36:00"),
    ("0.000005787", "mm:ss.0", "00:00.5"),
    ("1", "yyyy-mm-dd", "1900-01-01"),
    ("60", "yyyy-mm-dd", "1900-02-29"),
    ("61", "yyyy-mm-dd", "1900-03-01"),
    ("2958465", "yyyy-mm-dd", "9999-12-31"),
    ("2958466", "yyyy-mm-dd", "2958466"),
    ("-1", "yyyy-mm-dd", "-1"),
]


@pytest.mark.parametrize("raw", GENERAL)
def test_a_plain_format_shows_eleven_characters_at_the_most(raw: str) -> None:
    assert show_number(raw, "General").text == GENERAL[raw]


@pytest.mark.parametrize(("raw", "code", "text"), NUMBERS + DATES)
def test_a_number_is_shown_by_its_format(raw: str, code: str, text: str) -> None:
    assert show_number(raw, code).text == text


def test_days_from_1904_are_later_ones() -> None:
    assert show_number("43830", "yyyy-mm-dd", from_1904=True).text == "2024-01-01"


def test_the_tail_of_a_float_is_cut_and_that_is_said() -> None:
    assert show_number("82800.92000000001", "General").is_cut


def test_seventeen_digits_of_a_number_that_needs_few_are_no_tail() -> None:
    assert not show_number("72204.570000000007", "General").is_cut


@pytest.mark.parametrize(
    ("raw", "code"), [("0.125", "0%"), ("1234.567", "0.00"), ("12.5", "第/0"), ("123456789.12", "General")]
)
def test_a_format_that_shows_fewer_digits_is_told(raw: str, code: str) -> None:
    assert show_number(raw, code).is_rounded


@pytest.mark.parametrize(
    ("raw", "code"), [("0.125", "0.0%"), ("1234.5", "#,##0.00"), ("0.5", "# ?/?"), ("7", "第/0"), ("0", "0.00")]
)
def test_a_format_that_shows_all_digits_is_not_told(raw: str, code: str) -> None:
    assert not show_number(raw, code).is_rounded


@pytest.mark.parametrize("raw", ["abc", "nan", "inf", "", "1e999"])
def test_what_is_no_number_is_shown_as_it_is_written(raw: str) -> None:
    assert show_number(raw, "0.00").text == raw


@pytest.mark.parametrize(
    "code", ["", ";", ";;;;;", "[", '"', "\\", "0" * 10_000, "#" * 300 + "/" * 300, "[>x]0", "_", "E+"]
)
def test_a_strange_format_shows_something(code: str) -> None:
    assert isinstance(show_number("1234.5", code).text, str)


def test_a_format_may_add_to_a_text() -> None:
    assert show_text("五", '@"元"') == "五元"


def test_a_format_without_a_part_for_texts_leaves_them_alone() -> None:
    assert show_text("五", "0.00;-0.00") == "五"
