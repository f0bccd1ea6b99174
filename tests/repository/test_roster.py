"""The roster: what is read of it, and what it is refused for, at its line."""

from decimal import Decimal
from pathlib import Path

import pytest

from perfgoal.repository import InvalidRoster, Row, read_roster
from perfgoal.repository.roster import LIMIT, parse_roster
from perfgoal.repository.table import MOST_ROWS

HEAD = "部门,项目,编码,年度,控制数,单位\n"


def rows(text: str | bytes, file: str = "roster.csv") -> tuple[Row, ...]:
    return parse_roster(text.encode() if isinstance(text, str) else text, file).rows


def refused(text: str | bytes, file: str = "roster.csv") -> InvalidRoster:
    with pytest.raises(InvalidRoster) as caught:
        rows(text, file)
    return caught.value


def test_a_file_is_read_by_its_path_and_called_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("部门\n甲局\n", "utf-8")
    found = read_roster(str(tmp_path / "x.csv"), "名单/roster.csv")
    assert (found.file, found.rows, found.lines) == ("名单/roster.csv", (Row(2, "甲局"),), ("部门", "甲局"))


def test_it_is_known_whether_each_row_names_its_year() -> None:
    for text, named in (("甲局,2024\n乙局,2023年\n", True), ("甲局,2024\n乙局,\n", False), ("甲局,\n", False)):
        assert parse_roster(f"部门,年度\n{text}".encode(), "roster.csv").names_years is named


def test_every_column_is_read() -> None:
    row = Row(2, "甲局", "绿化", "P1", 2024, Decimal("12554.17"))
    assert rows(HEAD + '甲局,绿化,P1,2024,"12,554.17",万元\n') == (row,)
    english = "department,project,code,year,control-total,unit\n甲局,绿化,P1,2024,125541700,元\n"
    assert rows(english) == (row,)
    assert rows(english.replace("control-total", "Control_Total")) == (row,)
    assert rows(
        english.replace("control-total", " Control-Total ")
        .replace("unit", "NOTE,Number,unit")
        .replace(",元", ",x,1,元")
    ) == (row,)


def test_a_name_and_a_code_may_have_white_space_around_it() -> None:
    assert rows("部门 , 项目,编码,年度\n 甲 局 , 绿化 , P1 , 2024年 \n") == (Row(2, "甲 局", "绿化", "P1", 2024),)


@pytest.mark.parametrize(("year", "read"), [("2000", 2000), ("2100年", 2100), ("2024", 2024)])
def test_years_are_those_of_this_century(year: str, read: int) -> None:
    assert rows(f"部门,年度\n甲局,{year}\n") == (Row(2, "甲局", year=read),)


@pytest.mark.parametrize("year", ["1999", "2101", "02024", "24", "２０２４", "2024.0", "2024年度", "99999999992024"])
def test_another_year_is_refused_as_it_is_written(year: str) -> None:
    error = refused(f"部门,年度\n甲局,2024\n乙局,{year}\n")
    assert (error.kind, error.line, error.value) == ("bad-year", 3, year)


def test_a_row_says_its_unit_before_the_head_does() -> None:
    found = rows("部门,控制数（元）,单位\n甲局,10000,\n乙局,1,亿元\n丙局,20000,元\n")
    assert [row.control for row in found] == [1, 10_000, 2]
    assert rows("部门,单位,控制数\n甲局,,1\n乙局,千元,1\n")[1].control == Decimal("0.1")


def test_rows_need_not_be_filled_to_the_end() -> None:
    assert rows("编码,部门,控制数\n\n001,甲局\n") == (Row(3, "甲局", code="001"),)


def test_what_is_blank_is_not_there() -> None:
    assert rows("部门,控制数\n甲局,\n\n , \n乙局,0\n") == (Row(2, "甲局"), Row(5, "乙局", control=Decimal(0)))


@pytest.mark.parametrize("head", ["控制数（元）", "控制数(元)", "预算控制数 （元）"])
def test_the_unit_may_stand_in_the_head(head: str) -> None:
    assert rows(f"部门,{head}\n甲局,1\n")[0].control == Decimal("0.0001")


def test_the_unit_of_the_column_may_stand_behind_an_amount() -> None:
    assert [row.control for row in rows("部门,控制数（元）\n甲局,10000元\n乙局,20000 元\n")] == [1, 2]
    assert refused("部门,控制数（元）\n甲局,1万元\n").kind == "bad-amount"


def test_amounts_stay_exact() -> None:
    assert rows("部门,控制数,单位\n甲局,0.1,亿元\n乙局,123456789012345678901234.56,元\n")[1].control == Decimal(
        "12345678901234567890.123456"
    )


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_a_spreadsheet_saves_is_read(mark: str, ends: str) -> None:
    text = f"{mark}序号,部门,备注{ends}1,甲局,{ends}2,“乙局”,x{ends}"
    assert rows(text) == (Row(2, "甲局"), Row(3, "“乙局”"))
    assert parse_roster(text.encode(), "roster.csv").lines == ("序号,部门,备注", "1,甲局,", "2,“乙局”,x")


def test_tabs_are_taken_where_they_are_all_there_is() -> None:
    assert rows("部门\t控制数\n甲局\t1,234\n")[0].control == Decimal(1234)
    assert rows("  \n部门\t控制数\n甲局\t1,234\n")[0].control == Decimal(1234)
    assert rows("部门,备\t注\n甲局,x\n") == (Row(2, "甲局"),)
    assert refused("部门\n甲局,乙局\n").kind == "no-head"


def test_a_cell_of_two_lines_keeps_the_lines_of_what_follows() -> None:
    found = parse_roster('部门,备注\n甲局,"一\n二"\n乙局,\n'.encode(), "roster.csv")
    assert [row.line for row in found.rows] == [2, 4]
    assert found.lines[3] == "乙局,"


def test_a_list_in_yaml_is_read() -> None:
    text = "- 部门: 甲局\n  控制数: 1,234\n- {department: 乙局, 控制数: 5}\n"
    error = refused(text, "roster.yaml")
    assert (error.kind, error.value) == ("column-twice", "department")
    found = rows(text.replace("department", "部门"), "roster.yaml")
    assert found == (Row(1, "甲局", control=Decimal(1234)), Row(3, "乙局", control=Decimal(5)))
    assert error.line == 1  # it has no line of its own


def test_what_an_item_of_a_list_does_not_have_is_blank() -> None:
    found = parse_roster("\n- 部门: 甲局\n- {部门: 乙局, 控制数: 5}  \n".encode(), "roster.yaml")
    assert found.rows == (Row(2, "甲局"), Row(3, "乙局", control=Decimal(5)))
    assert found.lines == ("", "- 部门: 甲局", "- {部门: 乙局, 控制数: 5}  ", "")


def test_the_lines_of_a_table_are_kept_as_they_are_written() -> None:
    assert parse_roster("部门,备注 \n甲局,X  \n\n".encode(), "roster.csv").lines == ("部门,备注 ", "甲局,X  ", "")


def test_more_rows_than_a_large_city_has_projects_are_refused() -> None:
    assert rows("部门,备注\n" + ",x\n" * MOST_ROWS) == ()
    error = refused("部门,备注\n" + ",x\n" * (MOST_ROWS + 1))
    assert (error.kind, error.line) == ("too-many-rows", MOST_ROWS + 2)


@pytest.mark.parametrize(
    ("text", "kind", "line", "value"),
    [
        ("", "no-table", 0, ""),
        ("部门\n", "", 0, ""),
        ('部门\n甲局\n"乙', "no-table", 3, ""),
        ("单位名称,控制数\n甲局,1\n", "unknown-column", 1, "单位名称"),
        ("项目,控制数\n甲,1\n", "no-column", 1, ""),
        ("部门,部门名称\n甲,乙\n", "column-twice", 1, "部门名称"),
        ("部门,控制数\n,1\n", "no-department", 2, ""),
        (HEAD + "甲局,,,24,,\n", "bad-year", 2, "24"),
        (HEAD + "甲局,,,２０２４,,\n", "bad-year", 2, "２０２４"),
        (HEAD + "甲局,,,2024,1.2.3,\n", "bad-amount", 2, "1.2.3"),
        (HEAD + "甲局,,,2024,-1,\n", "bad-amount", 2, "-1"),
        (HEAD + "甲局,,,2024,1,块\n", "bad-unit", 2, "块"),
        (HEAD + "甲局,,,2024,1,\n乙局,,,2024,,\n甲 局,,,2024,,\n", "row-twice", 4, "甲 局"),
        ("部门,控制数\n甲局,12,000.00\n", "no-head", 2, "000.00"),
        ("部门,,备注\n甲局,,\n乙局,x,\n", "no-head", 3, "x"),
        (HEAD + "甲局,绿化,P1,2024,,\n甲局,绿化,P1,2024,,\n", "row-twice", 3, "绿化"),
        ("部门\n甲局\n".encode("gb18030"), "encoding", 1, "GB18030"),
        ("部门\n甲局\n".encode("utf-16"), "encoding", 1, "UTF-16"),
        (b"\xfe\xff" + "部门\n甲局\n".encode("utf-16-be"), "encoding", 1, "UTF-16"),
        (b"\xe9\x83\xa8\n\xff\xff\n", "encoding", 2, ""),
    ],
)
def test_what_cannot_be_used_is_refused_at_its_line(text: str | bytes, kind: str, line: int, value: str) -> None:
    if not kind:
        assert rows(text) == ()
        return
    error = refused(text)
    assert (error.kind, error.line, error.value) == (kind, line, value)
    assert (error.file, error.place) == ("roster.csv", f"roster.csv:{line}" if line else "roster.csv")
    assert str(error) == f"{error.place}: {kind}"
    assert error.fault is None


def test_a_refusal_says_what_there_is() -> None:
    keys = (
        "department（部门）",
        "project（项目）",
        "code（编码）",
        "year（年度）",
        "control-total（控制数）",
        "unit（单位）",
    )
    assert refused("部门, 电话 \n甲局,1\n").known == keys
    assert refused("部门, 电话 \n甲局,1\n").value == "电话"
    assert refused("项目,, 控制数 \n甲,,1\n").known == ("项目", "控制数")
    assert refused("部门,部门名称 \n甲,乙\n").value == "部门名称"
    assert refused("部门,控制数,单位\n甲,1,块\n").known == ("元", "千元", "万元", "百万元", "亿元")
    assert refused("部门,控制数(块)\n甲,1\n").value == "控制数(块)"
    assert refused("\n部门,电话\n甲局,1\n").line == 2
    assert (refused("\n项目\n甲局\n").line, refused("\n项目\n甲局\n").first) == (2, 0)
    assert refused("\n部门,部门\n甲局,\n").line == 2
    twice = refused("部门,项目,年度\n甲局,绿化,2024\n乙局,,\n甲局,绿化,2024\n")
    assert (twice.line, twice.value, twice.first, twice.known) == (4, "绿化", 2, ())
    assert refused("部门,\n甲局, x \n").value == "x"
    assert refused("部门,\n甲局,,, y \n").value == "y"


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        ("部门: 甲局\n", "no-table", 1),
        ("- 部门: 甲局\n- 乙局\n", "no-table", 2),
        ("- 部门: [甲局]\n", "no-table", 1),
        ("- 部门: 甲局\n  部门: 乙局\n", "unreadable", 2),
        ("部门: 甲局\n".encode("gb18030"), "encoding", 1),
        (b"\xe9\x83\xa8: 1\n\xff\xff\n", "encoding", 2),
    ],
)
def test_another_yaml_is_refused(text: str | bytes, kind: str, line: int) -> None:
    for file in ("roster.yml", "ROSTER.YAML"):
        error = refused(text, file)
        assert (error.kind, error.line, error.place) == (kind, line, f"{file}:{line}")
        assert error.value == ("GB18030" if text == "部门: 甲局\n".encode("gb18030") else "")
        assert (error.fault is not None) is (kind == "unreadable")


def test_a_row_may_come_again_for_another_year_or_project() -> None:
    assert len(rows(HEAD + "甲局,,,2024,,\n甲局,,,2023,,\n甲局,绿化,,2024,,\n甲局,,,,,\n")) == 4


def test_two_projects_may_bear_one_name_where_their_codes_differ() -> None:
    assert [row.code for row in rows(HEAD + "甲局,绿化,P1,,,\n甲局,绿化,P2,,,\n")] == ["P1", "P2"]


def test_blank_cells_beyond_the_columns_are_nothing() -> None:
    assert rows("部门,,\n甲局,,,,\n") == (Row(2, "甲局"),)


def test_a_row_of_remarks_alone_is_passed_over() -> None:
    assert rows("部门,备注\n,以下为二级预算单位\n甲局,\n") == (Row(3, "甲局"),)


def test_neither_links_nor_large_files_are_read(tmp_path: Path) -> None:
    file = tmp_path / "roster.csv"
    file.write_bytes(b"x" * (LIMIT + 1))
    (tmp_path / "link.csv").symlink_to(file)
    for name, variant in (("roster.csv", "too-large"), ("link.csv", "link"), ("nothing.csv", "vanished")):
        with pytest.raises(InvalidRoster) as caught:
            read_roster(str(tmp_path / name), name)
        assert (caught.value.kind, caught.value.place) == ("unreadable", name)
        assert caught.value.fault is not None
        assert (caught.value.fault.code, caught.value.fault.variant) == ("PG001", variant)


def test_a_large_file_is_read_up_to_the_limit(tmp_path: Path) -> None:
    text = "部门,备注\n甲局,".encode()
    (tmp_path / "roster.csv").write_bytes(text + b"x" * (LIMIT - len(text)))
    with pytest.raises(InvalidRoster) as caught:  # a cell of 4 MB is more than a table may hold
        read_roster(str(tmp_path / "roster.csv"), "roster.csv")
    assert caught.value.kind == "no-table"
    row = b"," * 100 + b"\n"
    (tmp_path / "roster.csv").write_bytes(text[:13] + b"\n" + row * (LIMIT // len(row) - 1))
    assert read_roster(str(tmp_path / "roster.csv"), "roster.csv").rows == ()
