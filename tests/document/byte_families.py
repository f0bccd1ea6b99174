"""Texts whose bytes or characters are wrong, before any YAML is read."""

from collections.abc import Iterator

from document.case import Case, case

DECLARATION = "perfgoal: 1\n部门名称: 广州市荔湾区科技工业和信息化局\n总体绩效目标: 推动经济社会发展，营造创新氛围。\n"
LONG = DECLARATION + "".join(f"第{number}项: 完善孵化器、众创空间的培育辅导（{number}家）。\n" for number in range(400))


def other_encodings() -> Iterator[Case]:
    """PG002: the encoding is named, and never guessed to be the right one."""
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"):
        for size, text in (("short", DECLARATION), ("long", LONG)):
            yield Case(f"{encoding}/{size}", text.encode(encoding), "PG002", "known", 1, 1)
    yield Case("utf-16-be/mark", b"\xfe\xff" + DECLARATION.encode("utf-16-be"), "PG002", "known", 1, 1)
    yield Case("utf-32-be/mark", b"\0\0\xfe\xff" + DECLARATION.encode("utf-32-be"), "PG002", "known", 1, 1)
    yield Case("utf-16-le/ascii", b"a\0:\0 \0001\0\n\0", "PG002", "known", 1, 1)
    yield Case("utf-16-le/only Chinese lines", ("广州市荔湾区\n" * 9).encode("utf-16-le"), "PG002", "known", 1, 1)
    for encoding in ("gb18030", "gbk", "gb2312"):
        yield Case(f"{encoding}/short", "名称: 甲\n".encode(encoding), "PG002", "known", 1, 1)
        yield Case(f"{encoding}/second line", DECLARATION.encode(encoding), "PG002", "known", 2, 1)
        yield Case(f"{encoding}/long", LONG.encode(encoding), "PG002", "known", 2, 1)
    yield Case(
        "gb18030/rare characters",
        "a: 龘靐齉爩广州市荔湾区科技工业和信息化局绩效\n".encode("gb18030"),
        "PG002",
        "known",
        1,
        4,
    )
    for name, text in (("one letter", "a: café\n"), ("inside words", "a: résumé naïve déjà\n")):
        yield Case(f"latin-1/{name}", text.encode("latin-1"), "PG002", "unknown", 1, text.index("é") + 1)
    yield Case("big5", "名稱: 廣州市荔灣區科技工業和信息化局\n".encode("big5"), "PG002", "unknown", 1, 1)


def bad_bytes() -> Iterator[Case]:
    """PG002: a byte that is no UTF-8, at its line and column counted in characters."""
    for name, bad in (
        ("0xFF", b"\xff"),
        ("lonely continuation", b"\x80"),
        ("overlong slash", b"\xc0\xaf"),
        ("overlong NUL", b"\xe0\x80\x80"),
        ("surrogate of CESU-8", b"\xed\xa0\xbd\xed\xb2\xa9"),
        ("past Unicode", b"\xf4\x90\x80\x80"),
        ("cut off by a letter", b"\xe7\x94x"),
    ):
        yield Case(f"bad byte/{name}/first", bad + b": 1\n", "PG002", "", 1, 1)
        yield Case(f"bad byte/{name}/middle", "年度: 1\r\n名🎉称: 甲".encode() + bad + b"\n", "PG002", "unknown", 2, 7)
        yield Case(f"bad byte/{name}/after a mark", b"\xef\xbb\xbf" + "甲: 乙".encode() + bad, "PG002", "unknown", 1, 5)
    for length in (1, 2):
        yield Case(f"bad byte/end cut by {length}", "年度: 1\n甲: 乙".encode()[:-length], "PG002", "unknown", 2, 4)
    yield Case("bad byte/deep in a long text", LONG.encode() + b"\x80\n", "PG002", "unknown", 404, 1)
    yield Case("bad byte/a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x01\x90\x08\x06", "PG002")
    yield Case("bad byte/a workbook", b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\x93\xb9\xc4\xe2~\x01\0\0\x18\x06", "PG002")


def control_characters() -> Iterator[Case]:
    """PG003: what YAML forbids raw, also where no scalar stands; and the two that it does not."""
    forbidden = {
        "NUL": "\0",
        "BEL": "\a",
        "VT": "\v",
        "FF": "\f",
        "ESC": "\x1b",
        "DEL": "\x7f",
        "C1": "\x9b",
        "NEL": "\x85",
        "LS": "\u2028",
        "PS": "\u2029",
        "U+FFFE": "\ufffe",
        "U+FFFF": "\uffff",
    }
    for name, character in forbidden.items():
        yield case(f"control/{name}/value", f"年度: 1\n名称: 甲¦{character}乙\n", "PG003 control-character")
    for name in ("NUL", "ESC", "NEL", "LS"):
        character = forbidden[name]
        yield case(f"control/{name}/key", f"年¦{character}度: 1\n", "PG003 control-character")
        yield case(f"control/{name}/comment", f"a: 1 # ¦{character}\n", "PG003 control-character")
        yield case(f"control/{name}/quotes", f'a:\n  "x\n  ¦{character}y"\n', "PG003 control-character")
        yield case(f"control/{name}/only", f"¦{character}", "PG003 control-character")
        yield case(f"control/{name}/last", f"a: 1\r\n甲: 🎉¦{character}", "PG003 control-character")
    yield case("control/tab in a value", "a: x\ty\n", None, {"a": "x\ty"})
    yield case("control/escaped line break and tab", 'a: "x\\n\\ty"\n', None, {"a": "x\n\ty"})


def plain_texts() -> Iterator[Case]:
    """Texts that read as they are: marks, line ends, nothing at all."""
    tree = {"名称": "甲", "年度": "1"}
    for name, end in (("LF", "\n"), ("CRLF", "\r\n"), ("CR", "\r")):
        text = f"名称: 甲{end}年度: 1"
        yield case(f"plain/{name}", text + end, None, tree)
        yield case(f"plain/{name} without the last", text, None, tree)
        yield Case(f"plain/{name} with a mark", b"\xef\xbb\xbf" + (text + end).encode(), tree=tree)
    for name, text in (
        ("nothing", ""),
        ("a line end", "\n"),
        ("blanks", "  \n \r\n\n"),
        ("a comment", "# 注"),
        ("comments", "# 一\n\n  # 二\n"),
        ("a start", "---\n"),
        ("a start and a comment", "--- # 注\n"),
    ):
        yield case(f"empty/{name}", text, None, "")
    yield Case("empty/a mark", b"\xef\xbb\xbf", tree="")
    double = b"\xef\xbb\xbf\xef\xbb\xbf"
    yield Case("mark twice/before a fault", double + b"a: b: c\n", "PG003", "colon-in-value", 1, 6)
    yield case("plain/end of document", "a: 1\n...\n# 注\n", None, {"a": "1"})
    yield case(
        "plain/words stay words",
        "a: no\nb: 0120\nc: 12:30\nd: ~\ne: 1.10\n",
        None,
        {"a": "no", "b": "0120", "c": "12:30", "d": "~", "e": "1.10"},
    )


FAMILIES = (other_encodings, bad_bytes, control_characters, plain_texts)
