"""Texts that are no YAML, and those that only look so."""

from collections.abc import Iterator

from document.case import Case, case, clean, faults


def tabs() -> Iterator[Case]:
    yield from faults(
        "PG003 tab",
        {
            "first line": "¦\ta: 1\n",
            "below a key": "a:\n¦\tb: 1\n",
            "below a value": "a: 1\n¦\tb: 2\n",
            "nested": "a:\n  b: 1\n¦\tc: 2\n",
            "behind spaces": "a:\n  b: 1\n  ¦\tc: 2\n",
            "behind a dash": "-¦\ta: 1\n",
            "in a block": "a: |\n  x\n¦\ty\n",
            "CRLF": "a:\r\n¦\tb: 1\r\n",
            "CR": "a:\r¦\tb: 1\r",
        },
    )
    yield from clean(
        "tab",
        {
            "behind a colon": ("a:\t1\n", {"a": "1"}),
            "at the end": ("a: 1\t\n", {"a": "1"}),
            "in brackets": ("[\t1,\t2]\n", ["1", "2"]),
            "in a block": ("a: |\n  x\ty\n", {"a": "x\ty\n"}),
        },
    )


def unclosed() -> Iterator[Case]:
    yield from faults(
        "PG003 unclosed-quote",
        {
            "double": 'a: ¦"x\nb: 1\n',
            "single": "a: ¦'x\nb: 1\n",
            "last": 'a: 1\nb: ¦"',
            "key": '¦"a: 1\n',
            "across a start": 'a: ¦"b\n---\nc"\n',
            "CRLF": 'a: 1\r\nb: ¦"x\r\n',
            "next to a full-width sign": "说明：甲: 1\na: ¦'x\n",
        },
    )
    yield from faults(
        "PG003 unclosed-bracket",
        {
            "end": "a: ¦[x, y\n",
            "opened only": "a: ¦[",
            "alone": "¦[",
            "behind a comma": "a: ¦[x,\n",
            "in a list": "- ¦[\n",
            "before a key": "a: ¦[x\nb: 1\n",
            "inside": "a: {x: ¦[1, 2}\n",
            "behind a question mark": "a: ¦[? ",
            "behind a colon": "a: ¦[X: \n",
            "behind a text that begins with dots": "...x: ¦[a\n",
            "next to full-width signs": "b: 甲：乙，丙\na: ¦[x\n",
        },
    )
    yield from faults(
        "PG003 unclosed-brace",
        {
            "end": "¦{a: 1\n",
            "opened only": "a: ¦{",
            "behind a colon": "- ¦{a:\n",
            "before a key": "a: ¦{x: 1\nb: 1\n",
            "two colons": "¦{a: b: c}\n",
            "full-width signs in a text": "a: ¦{n: 甲：乙，丙, m: 个\n",
        },
    )


def behind_the_end() -> Iterator[Case]:
    yield from faults(
        "PG003 after-quote",
        {
            "word": 'a: "x" ¦y\n',
            "apostrophe": "a: 'it'¦s'\n",
            "in a list": '- "x" ¦y\n',
            "at the top": '"a" ¦b\n',
            "before a key": '"a": 1\n"b" ¦c: 2\n',
            "Chinese": 'a: "甲"¦公司\nb: 1\n',
        },
    )
    yield from faults(
        "PG003 after-bracket",
        {
            "list": "a: [x] ¦y\n",
            "mapping": "a: {b: 1} ¦y\nc: 1\n",
            "in a list": "- [x] ¦y\n",
            "one too many": "a: [x, y]¦]\n",
            "at the top": "{a: 1} ¦x\n",
            "Chinese": "a: [重点]¦项目\nb: 1\n",
        },
    )
    yield from faults(
        "PG003 after-end",
        {"a key": "a: 1\n...\n¦b: 2\n", "same line": "a: 1\n... ¦x\n", "alone": "¦...\n"},
    )


def indentation() -> Iterator[Case]:
    yield from faults(
        "PG003 bad-indent",
        {
            "between": "a:\n  b: 1\n ¦c: 2\n",
            "left of the first": "  a: 1\n¦b: 2\n",
            "behind a list": "a:\n  - x\n ¦y: 1\n",
            "a dash": "a: 1\n¦- b\n",
            "below a quoted value": "a: 'b'\n¦- c\n",
            "below brackets": "a: [b]\n¦- c\n",
            "behind a block": "a: |\n  x\n ¦b: 1\n",
            "behind a comment": "a: b\n# 说明：x\n ¦c: d\n",
            "CR": "a:\r  b: 1\r ¦c: 2\r",
        },
    )
    yield from faults(
        "PG003 not-an-item",
        {
            "key": "a:\n  - x\n  ¦y: 1\n",
            "at the top": "- a\n¦b: 1\n",
            "no space behind the dash": "- a: 1\n¦-b: 2\n",
        },
    )


def colons() -> Iterator[Case]:
    yield from faults(
        "PG003 colon-in-value",
        {
            "in a text": "a: b¦: c\n",
            "in a quoted one": 'a: "b"¦: c\n',
            "twice": "a: ¦: b\n",
            "below a value": "a: 1\n  b¦: 2\n",
            "below a key without": "甲\n乙¦: 1\n",
            "below a text with a full-width colon": "goal: 一\n  说明：甲\n  年度¦: 1\n",
            "below a value with one": "goal: 说明：甲\nyear: 2024\n x¦: 1\n",
            "below a text of its own line": "goal:\n  目标：提升\n year¦: 2024\n",
            "beside a comment with one": "# 说明：x\na: b¦: c # 说明：y\n",
            "below an address": "a: 见\n  http://x\n  b¦: 1\n",
            "below full-width quotes": "goal: “甲”\n  年度¦: 1\nb: 2\n",
            "below a paragraph": "goal: >\n  　　段一\n   段二\nb: c¦: d\n",
            "full-width quotes before it": "a: “甲”¦: 乙\n",
            "behind many brackets": "k: [" + "[a], " * 40 + "]\ngoal: 一\n  说明：甲\n  年度¦: 1\n",
            "before full-width quotes, behind many brackets": "k: [" + "[a], " * 40 + "]\na: b¦: “c”\n",
            "behind as many inside each other as can be": "k: " + "[" * 31 + "]" * 31 + "\na: b¦: c\n",
        },
    )
    yield from faults(
        "PG003 no-colon",
        {
            "last": "a: 1\n¦b\n",
            "middle": "a: 1\n¦b\nc: 2\n",
            "in an item": "- a: 1\n  ¦b\n  c: 2\n",
            "behind a list": "a:\n- x\n¦y\n",
            "a sentence": "goal: 第一段，\n¦推动经济社会发展，力争：做到更好\nyear: 2024\n",
            "a no-break space": "a: 1\n¦b:\u00a01\n",
            "an address": "a: 1\n¦http://x\nb: 1\n",
            "a wide space and a sign": "a:\n  b\n¦　> 95%\n  c: 1\n",
            "digits": "a: 1\n¦10:30\nb: 1\n",
        },
    )
    for name, text, tree in (
        ("first", "¦年度:2024\n名称: 甲\n", {"年度": "2024", "名称": "甲"}),
        ("middle", "a: 1\n¦b:2\nc: 3\n", {"a": "1", "b": "2", "c": "3"}),
        ("nested", "a:\n  ¦b:2\n  c: 3\n", {"a": {"b": "2", "c": "3"}}),
        ("item", "- a: 1\n  ¦b:2\n- c: 3\n", [{"a": "1", "b": "2"}, {"c": "3"}]),
        ("braces", "{x: 1, a¦:, b: 2}\n", {"x": "1", "a": "", "b": "2"}),
        ("bracket", "{x: 1, a¦:[b]}\n", {"x": "1", "a": ["b"]}),
    ):
        yield case(f"no space/{name}", text, "PG003 no-colon", tree)


def signs() -> Iterator[Case]:
    yield from faults("PG003 dash-in-value", {"item": "a: ¦- x\n", "items": "a: ¦- - x\n", "in a list": "- a: ¦- b\n"})
    yield from faults("PG003 question-mark", {"alone": "a: ¦?\n", "with a text": "a: ¦? x\n"})
    yield from faults(
        "PG003 stray-bracket",
        {
            "brace": "a: ¦}\n",
            "bracket": "a: ¦]\n",
            "comma": "a: ¦, x\n",
            "two commas": "a: [x,¦,y]\n",
            "wrong pair": "a: [{¦]}\n",
        },
    )
    yield from faults("PG003 stray-character", {"colon": "¦: a\n", "colon of a nested key": "a:\n  b: 1\n  ¦: c\n"})
    yield from faults(
        "PG003 escape",
        {
            "letter": 'a: "¦\\q"\n',
            "short": 'a: "\\x¦1"\n',
            "at the end": 'a: "\\¦x',
            "surrogate": 'a: "\\u¦d83d"\n',
            "past Unicode": 'a: "\\U¦00110000"\n',
            "path": 'a: "C:¦\\文件"\n',
        },
    )
    yield from clean(
        "signs inside a text",
        {
            "dash": ("a: x - y\nb: -1\nc: --\nd: {e: -}\n", {"a": "x - y", "b": "-1", "c": "--", "d": {"e": "-"}}),
            "question mark": ("a: x? y\nb: ?x\n", {"a": "x? y", "b": "?x"}),
            "brackets": ("a: x [y] {z}\n", {"a": "x [y] {z}"}),
            "colon": ("a: 10:30\nb: http://x/y\n", {"a": "10:30", "b": "http://x/y"}),
            "number sign": ("a: x#y # z\n", {"a": "x#y"}),
            "quotes": ("a: x \"y\" 'z'\n", {"a": "x \"y\" 'z'"}),
            "backslash": ("a: C:\\文件\nb: 'C:\\q'\n", {"a": "C:\\文件", "b": "C:\\q"}),
            "others": ("a: x & y * z ! w % v @ u ` t\n", {"a": "x & y * z ! w % v @ u ` t"}),
        },
    )


FAMILIES = (tabs, unclosed, behind_the_end, indentation, colons, signs)
