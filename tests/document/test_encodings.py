"""Bytes that are no UTF-8: what is said of them, what is shown, and what they are when they are converted."""

import codecs
from typing import NamedTuple

import pytest

from perfgoal.document import MAX_BYTES, Fault, Position, read_document
from perfgoal.document.source import converted

TEXT = "perfgoal: 1\n部门名称: 广州市荔湾区科技工业和信息化局\n"
TOP = Position(1, 1, 1, 1)


class Said(NamedTuple):
    """What is said of bytes: the encoding, the first byte at fault, where it stands, whether the encoding is certain,
    and as what they can be converted."""

    encoding: str
    byte: str
    position: Position
    certain: bool
    codec: str


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), Said("UTF-16", "0xFF", TOP, True, "utf-16-le")),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), Said("UTF-16", "0xFE", TOP, True, "utf-16-be")),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), Said("UTF-32", "0xFF", TOP, True, "utf-32-le")),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), Said("UTF-32", "0x00", TOP, True, "utf-32-be")),
        (TEXT.encode("utf-16-le"), Said("UTF-16", "0xE8", TOP, False, "utf-16-le")),
        (TEXT.encode("utf-16-be"), Said("UTF-16", "0x90", TOP, False, "utf-16-be")),
        (TEXT.encode("utf-32-le"), Said("UTF-32", "0xE8", TOP, False, "utf-32-le")),
        (TEXT.encode("utf-32-be"), Said("UTF-32", "0x90", TOP, False, "utf-32-be")),
        ("a: 1\n".encode("utf-16-be"), Said("UTF-16", "0x00", TOP, False, "utf-16-be")),
        (TEXT.encode("gb18030"), Said("GB18030", "0xB2", Position(2, 1, 2, 2), False, "gb18030")),
        ("年度: 1\nb: ".encode() + "甲".encode("gbk"), Said("", "0xBC", Position(2, 4, 2, 5), True, "")),
        ("年度: 1\r名: 甲".encode() + b"\xb2", Said("", "0xB2", Position(2, 5, 2, 6), True, "")),
    ],
)
def test_what_is_said_of_bytes_in_another_encoding(data: bytes, said: Said) -> None:
    (fault,) = read_document(data).faults
    named = {"encoding": said.encoding} if said.encoding else {}
    assert fault == Fault(
        "PG002",
        "known" if said.encoding else "unknown",
        said.position,
        {**named, "byte": said.byte},
        safe=said.certain,
        codec=said.codec,
    )


@pytest.mark.parametrize("data", [TEXT.encode("utf-16-le"), TEXT.encode("gb18030")])
def test_behind_a_mark_of_utf_8_nothing_can_be_converted(data: bytes) -> None:
    document = read_document(codecs.BOM_UTF8 + data)
    assert document.bom
    assert [(fault.code, fault.variant, fault.codec) for fault in document.faults] == [("PG002", "known", "")]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (TEXT.encode("utf-16"), ""),
        (TEXT.encode("utf-16-be"), ""),
        ("a: 1\n".encode("utf-16-le"), ""),
        (b"#" * (MAX_BYTES + 1), ""),
        ("名称: 甲\n".encode("gb18030"), "\ufffd\ufffd\ufffd\ufffd: \ufffd\ufffd\n"),
        ("年度: 1\n名称: ".encode() + b"\xff\n", "年度: 1\n名称: \ufffd\n"),
    ],
)
def test_what_is_no_text_is_shown_as_such(data: bytes, text: str) -> None:
    document = read_document(data)
    assert (document.text, document.bom, document.tree) == (text, False, None)


@pytest.mark.parametrize(
    ("text", "codec", "named"),
    [
        ("甲" * 19 + "a", "utf-16-le", True),  # one of 20 is ASCII
        ("甲" * 20 + "a", "utf-16-le", False),
        ("甲" * 17 + "ñña", "utf-16-le", True),  # 18 of 20 are Chinese or ASCII
        ("甲" * 16 + "ñññ~", "utf-16-le", False),
        ("~甲\n" * 4096 + "ñ" * 99999, "utf-16-be", True),  # the beginning tells
        ("~甲\n" * 4096 + "ñ" * 99999, "utf-32-be", True),
        ("a" + "ñ" * 9 + "~甲\n" * 10, "utf-32-be", False),
        ("a: 甲。，１\n", "utf-16-be", True),
        ("甲乙丙丁龘", "gb18030", True),  # four of five are common
        ("甲乙丙龘", "gb18030", False),
        ("name: 甲\n", "gb18030", True),
        ("甲" * 4096 + "龘" * 4096, "gb18030", True),
        ("龘" * 4096 + "甲" * 99999, "gb18030", False),
    ],
)
def test_how_much_must_look_like_an_encoding(text: str, codec: str, named: bool) -> None:
    assert (codec in [fault.codec for fault in read_document(text.encode(codec)).faults]) is named


@pytest.mark.parametrize(
    ("head", "tail", "named"),
    [("年度", "甲", False), ("年度: 1\n", "甲", False), ("年度", "甲乙", True), ("", "甲", True)],
)
def test_what_is_more_utf_8_than_not_is_no_gb18030(head: str, tail: str, named: bool) -> None:
    data = head.encode() + tail.encode("gb18030")
    assert data.decode("gb18030")
    assert ([fault.codec for fault in read_document(data).faults] == ["gb18030"]) is named


@pytest.mark.parametrize(
    ("data", "codec", "text"),
    [
        (TEXT.encode("gb18030"), "gb18030", TEXT),
        (TEXT.encode("utf-16-be"), "utf-16-be", TEXT),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le", TEXT),  # without the mark
        ("名\ufeff称".encode("utf-32-le"), "utf-32-le", "名\ufeff称"),
        ("a\ufeff".encode("utf-16-le"), "utf-16-le", "a\ufeff"),
        (TEXT.encode("utf-16-le") + b"x", "utf-16-le", None),
        (b"\x81", "gb18030", None),
        (b"\0\xd8\0\0", "utf-16-le", None),
        (b"~{~}a", "hz", None),  # it reads as "a", which is not written so
    ],
)
def test_what_bytes_are_converted_to(data: bytes, codec: str, text: str | None) -> None:
    assert converted(data, codec) == (None if text is None else text.encode())
