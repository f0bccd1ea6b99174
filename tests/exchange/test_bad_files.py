"""Files that cannot be read are refused with a word that says why, in bounded time; nothing is run or fetched."""

import io
import struct
import tracemalloc
import zipfile
from typing import Any

import pytest

from exchange.containers import container
from exchange.sheets import ZHANJIANG, Office, content, made, part, shown, with_parts
from perfgoal.exchange.container import Container
from perfgoal.exchange.draft import Refused
from perfgoal.exchange.kinds import kind_of
from perfgoal.exchange.opening import read_content

FORM = made(lambda _, sheet: sheet.write_row(0, 0, ["甲", "乙"]))
SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (step, b"&l%d;" % (step - 1) * 10) for step in range(1, 10))


def refused(data: bytes, name: str = "form.xlsx") -> str:
    with pytest.raises(Refused) as caught:
        read_content(data, name)
    return caught.value.variant


def archive(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made_anew:
        for name, each in parts.items():
            made_anew.writestr(name, each)
    return data.getvalue()


def of_parts(parts: dict[str, bytes]) -> bytes:
    return with_parts(archive(), parts)


@pytest.fixture(scope="module")
def xls(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The published form as Excel 97 has it."""
    return Office(tmp_path_factory.mktemp("office")).converted(ZHANJIANG.read_bytes(), "xls")


KINDS = {
    "nothing": (b"", "empty"),
    "zeros": (b"\0" * 4096, "empty"),
    "blanks": (b" \r\n\t", "empty"),
    "a page as xls": (
        b"<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table><tr><td>1</table>",
        "html-as-sheet",
    ),
    "a page with a mark": (b"\xef\xbb\xbf\n<!DOCTYPE html>\n<html></html>", "html-as-sheet"),
    "a page in UTF-16": ("\ufeff<html><table></table>".encode("utf-16-le"), "html-as-sheet"),
    "a table alone": (b"<TABLE border=1><tr><td>1</td></tr></TABLE>", "html-as-sheet"),
    "a web archive": (b"MIME-Version: 1.0\nContent-Type: multipart/related", "html-as-sheet"),
    "XML of 2003": (b"<?xml version='1.0'?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook/>", "xml-sheet"),
    "other XML": (b"<?xml version='1.0'?>\n<declaration/>", "unknown-kind"),
    "a program": (b"MZ\x90\0\3\0\0\0" + b"\0" * 100, "program"),
    "a program of Linux": (b"\x7fELF\2\1\1" + b"\0" * 100, "program"),
    "rich text": (b"{\\rtf1\\ansi 1}", "rtf"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "picture"),
    "a photograph": (b"\xff\xd8\xff\xe0" + b"\0" * 100, "picture"),
    "an archive": (archive(form=b"x"), "archive"),
    "an archive of an archive": (archive(form=FORM), "archive"),
    "another archive": (b"Rar!\x1a\7\0" + b"\0" * 100, "archive"),
    "a binary workbook": (of_parts({"xl/workbook.bin": b"x"}), "binary-sheet"),
    "slides": (of_parts({"ppt/presentation.xml": b"<x/>"}), "presentation"),
    "a text of LibreOffice": (of_parts({"mimetype": b"application/vnd.oasis.opendocument.text"}), "open-text"),
    "Word 97": (container({"WordDocument": b"x"}), "old-word"),
    "Excel 5": (container({"Book": b"x"}), "old-excel"),
    "Excel 4": (b"\x09\x04\x06\x00\0\0\x10\0" + b"\0" * 100, "old-excel"),
    "another container": (container({"Contents": b"x"}), "unknown-kind"),
    "bytes": (bytes(range(1, 256)) * 10, "unknown-kind"),
    "an encrypted workbook": (container({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}), "encrypted"),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_file_of_another_kind_is_refused_by_its_name(name: str) -> None:
    data, variant = KINDS[name]
    assert refused(data, "form.xls") == variant


def test_a_document_by_the_name_of_a_workbook_is_a_document() -> None:
    assert kind_of(of_parts({"word/document.xml": b"<x/>"})) == "docx"


def test_plain_text_by_the_name_of_a_workbook_is_plain_text() -> None:
    assert kind_of("部门名称：科学技术局\n".encode()) == "text"


def test_a_file_that_is_too_large_is_not_looked_at() -> None:
    assert refused(FORM + b"\0" * 16 * 1024 * 1024) == "too-large-to-import"


@pytest.mark.parametrize("rest", [0.2, 0.5, 0.9, 0.99])
def test_a_file_that_ends_early_is_refused(rest: float) -> None:
    data = ZHANJIANG.read_bytes()
    assert refused(data[: int(len(data) * rest)]) == "broken-file"


@pytest.mark.parametrize("rest", [0.1, 0.5, 0.9])
def test_an_xls_that_ends_early_is_refused(rest: float, xls: bytes) -> None:
    assert refused(xls[: int(len(xls) * rest)]) == "broken-file"


def test_a_part_that_is_damaged_is_refused() -> None:
    at = FORM.index(b"xl/worksheets/sheet1.xml") + 60
    assert refused(FORM[:at] + b"\xff" * 20 + FORM[at + 20 :]) == "broken-file"


@pytest.mark.parametrize(
    "sheet",
    [
        b"<worksheet><sheetData><row><c",
        b"<worksheet><sheetData><row r='0'/></sheetData></worksheet>",
        b"<worksheet><sheetData><row><c r='XFE1'><v>1</v></c></row></sheetData></worksheet>",
        b"<worksheet><sheetData><row><c t='s'><v>99</v></c></row></sheetData></worksheet>",
        b"<worksheet><mergeCells><mergeCell ref='A'/></mergeCells></worksheet>",
        b"<a>" * 100_000,
        b"no XML",
    ],
)
def test_a_sheet_that_is_no_sheet_is_refused(sheet: bytes) -> None:
    assert refused(with_parts(FORM, {SHEET: sheet})) == "broken-file"


def test_a_workbook_without_a_sheet_is_refused() -> None:
    assert refused(with_parts(FORM, {"xl/workbook.xml": b"<workbook/>"})) == "broken-file"


@pytest.mark.parametrize("where", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_entities_are_refused_before_they_are_read(where: str) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY l0 "ha">' + LAUGHS + b"]><x>&l9;</x>"
    assert refused(with_parts(FORM, {where: bomb})) == "broken-file"  # and not too-costly


def test_a_file_outside_is_not_fetched(tmp_path: Any) -> None:
    (tmp_path / "secret").write_text("机密", "utf-8")
    entity = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{(tmp_path / "secret").as_uri()}">]><sst><si><t>&a;</t></si><si/></sst>'
    assert refused(with_parts(FORM, {"xl/sharedStrings.xml": entity.encode()})) == "broken-file"


def test_a_part_that_unpacks_to_too_much_is_not_unpacked() -> None:
    assert refused(with_parts(FORM, {SHEET: b"<worksheet>" + b" " * 70_000_000})) == "unpacks-too-large"


def test_a_part_that_says_that_it_is_small_is_not_unpacked_further() -> None:
    data = with_parts(FORM, {"xl/x.xml": b" " * 70_000_000})
    at = data.rindex(b"xl/x.xml") - 46  # its entry in the directory
    small = data[: at + 24] + struct.pack("<I", 10) + data[at + 28 :]
    assert shown(small) == {"A1": "甲", "B1": "乙"}


def costs(data: bytes) -> tuple[str, int]:
    """Return why a file is of no kind that is read, and the most bytes that this process took to find out."""
    tracemalloc.start()
    try:
        with pytest.raises(Refused) as caught:
            kind_of(data)
        return caught.value.variant, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", ["mimetype", "[Content_Types].xml"])
def test_what_tells_the_kind_is_not_unpacked_further_than_it_says(name: str) -> None:
    data = archive(**{name: b" " * 200_000_000})
    at = data.rindex(name.encode()) - 46
    variant, most = costs(data[: at + 24] + struct.pack("<I", 10) + data[at + 28 :])
    assert variant in {"archive", "broken-file"}
    assert most < 20_000_000


@pytest.mark.parametrize("packed", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_that_is_packed_as_no_office_file_is_is_not_unpacked(packed: int) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", packed) as made_anew:
        made_anew.writestr("mimetype", b" " * 50_000_000)
    variant, most = costs(data.getvalue())
    assert variant == "broken-file"
    assert most < 20_000_000


def test_an_archive_of_very_many_parts_is_not_opened() -> None:
    data = with_parts(FORM, {f"xl/{number}": b"" for number in range(2_001)})
    assert refused(data) == "too-many-parts"


def test_an_archive_under_a_password_is_refused() -> None:
    data = bytearray(FORM)
    at = -1
    while (at := data.find(b"PK\1\2", at + 1)) >= 0:
        data[at + 8] |= 1
    assert refused(bytes(data)) == "encrypted"


def test_an_ods_under_a_password_is_refused() -> None:
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>",
        "content.xml": b"\x12\x34",
    }
    assert refused(of_parts(parts)) == "encrypted"


def test_an_xls_under_a_password_is_refused(xls: bytes) -> None:
    stream = Container(xls).read("Workbook")
    head = 4 + int.from_bytes(stream[2:4], "little")
    password = struct.pack("<HH", 0x2F, 6) + b"\1\0\1\0\1\0"
    assert content(container({"Workbook": stream})) == content(xls)
    assert refused(container({"Workbook": stream[:head] + password + stream[head:]})) == "encrypted"


def test_a_container_whose_sectors_go_in_a_circle_is_refused() -> None:
    data = bytearray(container({"Workbook": b"x"}))
    struct.pack_into("<I", data, 512 + 4 * 9, 8)  # the second sector of the stream is followed by its first
    assert refused(bytes(data)) == "broken-file"


def test_a_circle_of_sectors_costs_no_more_than_the_file() -> None:
    table = struct.pack("<128I", *[1] * 128)  # all sectors are followed by the second one, which holds the names
    tables = struct.pack("<128I", *[0] * 127, 2)  # says again and again that the first sector is the next table
    data = bytearray(container({}))
    struct.pack_into("<I", data, 48, 1)
    struct.pack_into("<II", data, 68, 2, 20_000)
    struct.pack_into("<109I", data, 76, *[0] * 109)
    data[512:] = (table + bytes(512) + tables).ljust(8 * 1024 * 1024, b"\0")
    variant, most = costs(bytes(data))
    assert variant == "broken-file"
    assert most < 150_000_000


def test_a_sheet_of_very_many_cells_is_refused_with_its_name() -> None:
    rows = b"<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>" * 50_001
    sheet = b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"
    with pytest.raises(Refused) as caught:
        read_content(with_parts(FORM, {SHEET: sheet}), "form.xlsx")
    assert (caught.value.variant, caught.value.arguments) == ("too-many-cells", {"sheet": "资金", "limit": 100_000})


def test_two_texts_at_the_ends_of_a_sheet_cost_nothing() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write(0, 0, "甲")
        sheet.write(1_048_575, 16_383, "乙")

    assert [cell.text for cell in content(made(fill)).tables[0].cells if cell.text] == ["甲", "乙"]


def test_very_many_merged_cells_over_one_another_cost_nothing() -> None:
    areas = "".join(f'<mergeCell ref="A{row}:XFD1048576"/>' for row in range(1, 20_000))
    sheet = part(FORM, SHEET).replace(b"</sheetData>", b"</sheetData><mergeCells>" + areas.encode() + b"</mergeCells>")
    assert shown(with_parts(FORM, {SHEET: sheet})) == {"A1": "甲"}  # within the time of the reader


def test_macros_are_told_and_links_too() -> None:
    parts = {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<externalLink/>"}
    found = content(with_parts(FORM, parts), "form.xlsm")
    assert (found.caveats, [cell.text for cell in found.tables[0].cells]) == (("macros", "links"), ["甲", "乙"])


def test_the_result_of_a_formula_that_refers_to_another_file_is_read() -> None:
    formula = "='C:\\data\\[预算.xlsx]Sheet1'!A1"
    data = made(lambda _, sheet: sheet.write_formula(0, 0, formula, None, 12.5))
    assert shown(data) == {"A1": "12.5"}
