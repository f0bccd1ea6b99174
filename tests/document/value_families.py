"""Values that YAML takes for something else, and characters that nobody sees."""

from collections.abc import Iterator

from document.case import UNSURE, Case, case


def needs_quotes() -> Iterator[Case]:
    block = (">=95%", ">95%", "> 95%", ">5", "> 5", ">+5", ">-5", "|x", "|x|", "|5")
    sign = ("%95", "@a", "`a`", "*重", "**重点**", "* 重", "&重", "& b", "!重要", "!重 点", "-")
    for value in (*block, *sign):
        due = "PG009 block" if value in block else "PG009 sign"
        for name, text, tree in (
            ("last", f"a: ¦{value}\n", {"a": value}),
            ("before a key", f"a:\n  b: ¦{value}\n  c: 1\n", {"a": {"b": value, "c": "1"}}),
            ("before a comment", f"a: ¦{value} # 说明\nb: 1\n", {"a": value, "b": "1"}),
        ):
            yield case(f"needs quotes {value}/{name}", text, due, tree)
        if value != "-":
            yield case(f"needs quotes {value}/item", f"- ¦{value}\n- b\n", due, [value, "b"])
            yield case(f"needs quotes {value}/braces", f"{{a: ¦{value}, b: 1}}\n", "PG009 sign", {"a": value, "b": "1"})
            yield case(f"needs quotes {value}/brackets", f"x: [b, ¦{value}]\n", "PG009 sign", {"x": ["b", value]})
    for name, text, due, meant in (
        ("CRLF", "a: ¦>=5\r\nb: 1\r\n", "PG009 block", {"a": ">=5", "b": "1"}),
        ("CR", "a: ¦>5\rb: 1\r", "PG009 block", {"a": ">5", "b": "1"}),
        ("an apostrophe", "a: ¦>='x'\n", "PG009 block", {"a": ">='x'"}),
        ("a comma", "a: ¦%5, 其他\n", "PG009 sign", {"a": "%5, 其他"}),
        ("a bracket", "a: ¦%5] x\nb: 1\n", "PG009 sign", {"a": "%5] x", "b": "1"}),
        ("a number with separators in braces", "{a: ¦>=1,000个, b: 2}\n", "PG009 sign", {"a": ">=1,000个", "b": "2"}),
        ("a second line", "a: ¦>=5\n  更多\nb: 1\n", "PG009 block", {"a": ">=5 更多", "b": "1"}),
        ("a second line below a number", "a: ¦>5\n  更多\nb: 1\n", "PG009 block", {"a": ">5 更多", "b": "1"}),
        ("two values", "- ¦%5\n- %6\n", "PG009 sign", ["%5", "%6"]),
        ("a key", "a: 1\n¦@b: 2\n", "PG009 sign", {"a": "1", "@b": "2"}),
        ("a key like a block", "¦>=95: x\n", "PG009 block", {">=95": "x"}),
        ("a tag of nothing", "a: ¦!! x\n", "PG009 sign", {"a": "!! x"}),
        ("a tag with an unknown handle", "a: ¦!x!y z\n", "PG009 sign", {"a": "!x!y z"}),
        ("an unclosed tag", "a: ¦!<x\n", "PG009 sign", {"a": "!<x"}),
        ("a sign before a colon", "- ¦`：\n", "PG009 sign", ["`："]),
        ("a question mark in braces", "{¦?甲: 1, b: 2}\n", "PG009 sign", {"?甲": "1", "b": "2"}),
        ("a question mark in brackets", "[a, ¦?8个]\n", "PG009 sign", ["a", "?8个"]),
        ("a question mark alone", "x: {¦?}\n", "PG009 sign", {"x": {"?": ""}}),
        ("a question mark before quotes", '{¦?"甲": 1}\n', "PG009 sign", {'?"甲"': "1"}),
        ("a second line below a number of a bar", "a: ¦|5\n  更多\nb: 1\n", "PG009 block", {"a": "|5 更多", "b": "1"}),
        (
            "a second line of a nested value",
            "a:\n  b: ¦>=5\n   更多\n  c: 1\n",
            "PG009 block",
            {"a": {"b": ">=5 更多", "c": "1"}},
        ),
        ("a second line of an item", "- ¦>=5\n 更多\n- b\n", "PG009 block", [">=5 更多", "b"]),
        ("a second line of an item of an item", "- - ¦>=5\n   更多\n- b\n", "PG009 block", [[">=5 更多"], "b"]),
        (
            "a second line of an item below a key",
            "a:\n  - ¦>=5\n   更多\nb: 1\n",
            "PG009 block",
            {"a": [">=5 更多"], "b": "1"},
        ),
        (
            "a second line of the key of an item",
            "- a: ¦>=5\n   更多\n  b: 1\n",
            "PG009 block",
            [{"a": ">=5 更多", "b": "1"}],
        ),
        ("a second line of all there is", "¦>=5\n 更多\n", "PG009 block", ">=5 更多"),
        ("an indentation of 0", "a: ¦>0\nb: 1\n", "PG009 block", {"a": ">0", "b": "1"}),
        ("below a text that begins with a wide space", "- 　甲\n- ¦@x\n", "PG009 sign", ["　甲", "@x"]),
        ("blank lines before more", "a: ¦>=5\n\n  更多\nb: 1\n", "PG009 block", UNSURE),
    ):
        yield case(f"needs quotes/{name}", text, due, meant)
    for name, text, clean in (
        ("a folded block", "annual: >\n  甲\n  乙\nb: 1\n", {"annual": "甲 乙\n", "b": "1"}),
        ("an empty block", "a: >\nb: 1\n", {"a": "", "b": "1"}),
        ("indentation of a block", "a: |2\n    x\n  y\nb: >1\n  z\n", {"a": "  x\ny\n", "b": " z\n"}),
        ("indentation of a block, CR", "a: >1\r  x\rb: 1\r", {"a": " x\n", "b": "1"}),
        ("chomping", "a: |-\n  x\nb: >+\n  y\n", {"a": "x", "b": "y\n"}),
        ("signs inside", "a: ≥95%\nb: 5%\nc: 约>5\nd: '>=5'\n", {"a": "≥95%", "b": "5%", "c": "约>5", "d": ">=5"}),
        ("question marks", "{a?: b?, ? c: d}\n", {"a?": "b?", "c": "d"}),
        ("dashes", "a: --\nb: -5\nc: －\n", {"a": "--", "b": "-5", "c": "－"}),
    ):
        yield case(f"needs no quotes/{name}", text, None, clean)


def cut_numbers() -> Iterator[Case]:
    for name, text, tree in (
        ("value", "{v: ¦4,862,000.00}\n", {"v": "4,862,000.00"}),
        ("before a key", "{v: ¦4,862,000.00, u: 元}\n", {"v": "4,862,000.00", "u": "元"}),
        ("with its unit", "{v: ¦4,862.00 万元, u: 1}\n", {"v": "4,862.00 万元", "u": "1"}),
        ("with a sign", "a: {v: ¦≥1,000个}\n", {"a": {"v": "≥1,000个"}}),
        ("with a word", "{v: ¦约4,862元, b: 1}\n", {"v": "约4,862元", "b": "1"}),
        ("the same pieces", "{v: ¦4,000,000}\n", {"v": "4,000,000"}),
        ("two values", "{v: ¦4,862, w: 4,862}\n", {"v": "4,862", "w": "4,862"}),
        ("before a comment", "{v: ¦4,862 # 元\n}\n", {"v": "4,862"}),
        ("before a line end", "{v: ¦4,862\n}\n", {"v": "4,862"}),
        ("an apostrophe", "{v: ¦4,862'}\n", {"v": "4,862'"}),
        ("list", "[¦4,862,000.00, 5]\n", ["4,862,000.00", "5"]),
        ("list of millions", "[¦10,000,000]\n", ["10,000,000"]),
        ("list of thousands", "[5, ¦1,000]\n", ["5", "1,000"]),
        ("list of no round number", "[¦1,234,567]\n", ["1,234,567"]),
        ("list, behind codes", "[101,102, ¦1,000]\n", ["101", "102", "1,000"]),
        ("list with a unit", "[¦1,000个, 5]\n", ["1,000个", "5"]),
        ("list in braces", "{a: [¦4,862.00], b: 1}\n", {"a": ["4,862.00"], "b": "1"}),
    ):
        yield case(f"cut number/{name}", text, "PG009 commas", tree)
    for name, text, tree in (
        ("codes", "[101,102,103]\n", ["101", "102", "103"]),
        ("two values", "[1,200]\n", ["1", "200"]),
        ("a name that ends with a digit", "[项目1,200]\n", ["项目1", "200"]),
        ("a list of lines", "- 100,000\n- 4,862.00\n", ["100,000", "4,862.00"]),
        ("a line", "a: 4,862,000.00\n", {"a": "4,862,000.00"}),
        ("quoted", "{v: '4,862', w: \"1,000\"}\n", {"v": "4,862", "w": "1,000"}),
        ("full-width comma", "{v: 4，862}\n", {"v": "4，862"}),
        ("a space", "[4, 862]\n", ["4", "862"]),
        ("a key with a value", "{a: 100,200: x}\n", {"a": "100", "200": "x"}),
        ("four digits", "[1,2000]\n", ["1", "2000"]),
    ):
        yield case(f"no cut number/{name}", text, None, tree)
    yield case("no cut number/a key twice", "{1,200: a, 2,¦200: b}\n", "PG004 repeated")
    yield case("cut number/before another fault", '{v: 4,000,000,\n x: ¦"\n', "PG003 unclosed-quote")


def hidden_characters() -> Iterator[Case]:
    hidden = (
        "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a\u202e\u2060\u2064\u2066\u2069\ufeff\ufff9\ufffb\U000e0001\U000e007f"
    )
    for character in hidden:
        name = f"U+{ord(character):04X}"
        yield case(f"hidden {name}/value", f"a: 甲¦{character}乙\n", "PG008 hidden", {"a": "甲乙"})
    for name, text, tree in (
        ("key", "名¦\u200b称: 甲\n", {"名称": "甲"}),
        ("first of the text", "¦\u200b名称: 甲\n", {"名称": "甲"}),
        ("second mark", "¦\ufeff名称: 甲\n", {"名称": "甲"}),
        ("first of a value", "a: ¦\u200bx\n", {"a": "x"}),
        ("last of a value", "a: x¦\u200b\n", {"a": "x"}),
        ("single quotes", "a: 'x¦\u202ey'\n", {"a": "xy"}),
        ("block", "a: |\n  x\n  y¦\u2060z\n", {"a": "x\nyz\n"}),
        ("braces", "{a¦\u200b: x}\n", {"a": "x"}),
        ("several", "a: x¦\u200by\u202ez\u200b\n", {"a": "xyz"}),
        ("very many", "a: x¦" + "\u200by" * 100 + "\n", {"a": "x" + "y" * 100}),
        ("number", "a: 4,¦\u200b862\n", {"a": "4,862"}),
        ("escape", 'a: "x¦\\u200by"\n', {"a": "xy"}),
        ("short escape", 'a: "x¦\\ey"\n', {"a": "xy"}),
        ("long escape", 'a: "x¦\\U000E0001y"\n', {"a": "xy"}),
        ("escaped control", 'a: "¦\\x07\\0\\x1b[31m"\n', {"a": "[31m"}),
        ("escaped line ends", 'a: "x¦\\N\\L\\P\\ry"\n', {"a": "xy"}),
        ("escape in a key", '"¦\\u200ba": 1\n', {"a": "1"}),
        ("raw and escaped", 'a: "x¦\u200b\\u200b"\n', {"a": "x"}),
    ):
        data = case(f"hidden/{name}", text, "PG008 hidden", tree)
        yield data._replace(data=b"\xef\xbb\xbf" + data.data) if name == "second mark" else data
    for name, text, clean in (
        ("joined emoji", "a: 👨\u200d👩\u200d👧\n", {"a": "👨\u200d👩\u200d👧"}),
        ("non-joiner", "a: می\u200cخواهم\n", {"a": "می\u200cخواهم"}),
        ("variation selector", "a: ❤\ufe0f\n", {"a": "❤\ufe0f"}),
        ("no-break space", "a: 1\u00a0元\n", {"a": "1\u00a0元"}),
        ("comment", "a: 1 # x\u200b\n# \u202e\n", {"a": "1"}),
        ("escape in single quotes", "a: '\\u200b'\n", {"a": "\\u200b"}),
        ("escaped backslash", 'a: "\\\\u200b"\n', {"a": "\\u200b"}),
        ("plain backslash", "a: \\u200b\n", {"a": "\\u200b"}),
        ("plain backslash behind quotes", 'a: "x"\nb: \\u200b\n', {"a": "x", "b": "\\u200b"}),
        ("line end behind a backslash", 'a: "1\\\r\n  2"\r\nb: "\\u4e00"\r\n', {"a": "12", "b": "一"}),
        ("harmless escapes", 'a: "\\n\\t\\"\\/\\_\\u4e00"\n', {"a": '\n\t"/\u00a0一'}),
    ):
        yield case(f"not hidden/{name}", text, None, clean)


FAMILIES = (needs_quotes, cut_numbers, hidden_characters)
