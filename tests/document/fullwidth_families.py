"""Full-width signs where YAML needs its ASCII ones, and those that are right where they stand."""

from collections.abc import Iterable, Iterator

from document.case import PLACE, UNSURE, Case, case

NAMES = {"名称": "name", "年度": "year", "预算": "budget", "单位": "unit", "任务": "tasks", "金额": "amount"}

# A text with § behind a key, where its colon and space stand, and the tree that is meant.
BEHIND_A_KEY = {
    "first at the top": ("名称§甲\n年度: 1\n", {"名称": "甲", "年度": "1"}),
    "middle at the top": ("年度: 1\n名称§甲\n单位: 2\n", {"年度": "1", "名称": "甲", "单位": "2"}),
    "last at the top": ("年度: 1\n名称§甲\n", {"年度": "1", "名称": "甲"}),
    "behind a comment": ("# 注：释\n名称§甲\n年度: 1\n", {"名称": "甲", "年度": "1"}),
    "behind a start": ("---\n名称§甲\n年度: 1\n", {"名称": "甲", "年度": "1"}),
    "behind blank lines": ("年度: 1\n\n\n名称§甲\n", {"年度": "1", "名称": "甲"}),
    "first nested": ("预算:\n  单位§元\n  金额: 1\n", {"预算": {"单位": "元", "金额": "1"}}),
    "middle nested": ("预算:\n  金额: 1\n  单位§元\n  年度: 2\n", {"预算": {"金额": "1", "单位": "元", "年度": "2"}}),
    "last nested": ("预算:\n  金额: 1\n  单位§元\n年度: 1\n", {"预算": {"金额": "1", "单位": "元"}, "年度": "1"}),
    "first of an item": ("任务:\n  - 名称§甲\n    金额: 1\n", {"任务": [{"名称": "甲", "金额": "1"}]}),
    "last of an item": (
        "任务:\n- 金额: 1\n  名称§甲\n- 金额: 2\n",
        {"任务": [{"金额": "1", "名称": "甲"}, {"金额": "2"}]},
    ),
    "of an item at the top": ("- 名称§甲\n  金额: 1\n", [{"名称": "甲", "金额": "1"}]),
    "before a comment": ("名称§甲 # 注\n年度: 1\n", {"名称": "甲", "年度": "1"}),
    "nested before a comment": ("预算:\n  单位§元 # 注\n  金额: 1\n", {"预算": {"单位": "元", "金额": "1"}}),
    "two before comments": ("名称§甲 # 注\n年度：1 # 注\n单位: 元\n", {"名称": "甲", "年度": "1", "单位": "元"}),
    "two in a row": ("名称§甲\n年度：1\n单位: 元\n", {"名称": "甲", "年度": "1", "单位": "元"}),
    "three nested in a row": (
        "预算:\n  名称§甲\n  年度：1\n  单位：元\n  金额: 1\n",
        {"预算": {"名称": "甲", "年度": "1", "单位": "元", "金额": "1"}},
    ),
    "before text in quotes": ('名称§"甲"\n年度: 1\n', {"名称": "甲", "年度": "1"}),
    "before brackets": ("名称§[甲, 乙]\n年度: 1\n", {"名称": ["甲", "乙"], "年度": "1"}),
    "before a block": ("名称§|\n  甲\n年度: 1\n", {"名称": "甲\n", "年度": "1"}),
    "before a sign at the beginning": ("年度: 1\n名称§@x\n", {"年度": "1", "名称": "@x"}),
    "before a sign": ("年度: 1\n名称§>=95%\n", {"年度": "1", "名称": ">=95%"}),
    "of a quoted key": ('年度: 1\n"名称"§甲\n', {"年度": "1", "名称": "甲"}),
}
# The same before a mapping or a list of its own lines: no space is due there.
BEFORE_A_LINE = {
    "a mapping, first": ("预算：\n  单位: 元\n", {"预算": {"单位": "元"}}),
    "a mapping, last": ("年度: 1\n预算：\n  单位: 元\n", {"年度": "1", "预算": {"单位": "元"}}),
    "a list": ("年度: 1\n任务：\n  - 金额: 1\n", {"年度": "1", "任务": [{"金额": "1"}]}),
    "a list below the key": ("任务：\n- 金额: 1\n", {"任务": [{"金额": "1"}]}),
    "nested": ("年度:\n  预算：\n    单位: 元\n    金额: 1\n", {"年度": {"预算": {"单位": "元", "金额": "1"}}}),
}


def fullwidth_colons() -> Iterator[Case]:
    for place, (text, tree) in BEHIND_A_KEY.items():
        yield from _in_all_lines(f"full-width colon/{place}", text.replace("§", "¦："), "PG007 colon", tree)
    for name, sign in (("and a wide space", "¦：　"), ("and a space", "¦： ")):
        for place in ("first at the top", "last nested", "of an item at the top"):
            text, tree = BEHIND_A_KEY[place]
            yield case(f"full-width colon {name}/{place}", text.replace("§", sign), "PG007 colon", tree)
    for place, (text, tree) in BEFORE_A_LINE.items():
        yield from _in_all_lines(f"full-width colon/before {place}", text.replace("：", "¦：", 1), "PG007 colon", tree)
    for name, text, tree in (
        ("a key without a value", "{名称¦：甲, 年度: 1}\n", {"名称": "甲", "年度": "1"}),
        ("the last key", "a: {年度: 1, 名称¦：甲}\n", {"a": {"年度": "1", "名称": "甲"}}),
        ("the only key", "- {name¦：甲}\n", [{"name": "甲"}]),
        ("all keys", "{名称¦：甲，年度：1，单位：元}\n", {"名称": "甲", "年度": "1", "单位": "元"}),
        ("a key before one with a colon", "{op¦：≥，value: 8}\n", {"op": "≥", "value": "8"}),
        ("two keys before one with a colon", "{op¦：≥，value：8，unit: 个}\n", {"op": "≥", "value": "8", "unit": "个"}),
        ("a key of Latin letters", "{X¦：甲, Y: 乙}\n", {"X": "甲", "Y": "乙"}),
        ("a quoted key", '{"a"¦："b"}\n', {"a": "b"}),
        ("before brackets", "{名称¦：[a], b: 1}\n", {"名称": ["a"], "b": "1"}),
        ("before braces", "{名称¦：{a：b}}\n", {"名称": {"a": "b"}}),
        ("on two lines", "a: {名称¦：甲,\n  年度: 1}\n", {"a": {"名称": "甲", "年度": "1"}}),
        ("before braces of a line", "年度: 1\n名称¦：{a: b}\n", {"年度": "1", "名称": {"a": "b"}}),
    ):
        yield case(f"full-width colon in braces/{name}", text, "PG007 colon", tree)
    yield case("full-width colon/before too many brackets", "名称¦：" + "[" * 40 + "\nx: y\n", "PG007 colon")


def fullwidth_commas() -> Iterator[Case]:
    for name, text, tree in (
        ("behind a value", "{名称: 甲¦，年度: 1}\n", {"名称": "甲", "年度": "1"}),
        ("behind a value with a comma", "{名称: 甲，乙¦，年度: 1}\n", {"名称": "甲，乙", "年度": "1"}),
        ("twice", "a: {op: ≥¦，value: 8，unit: 个}\nb: 1\n", {"a": {"op": "≥", "value": "8", "unit": "个"}, "b": "1"}),
        ("in an item", "- {op: ≥¦，value: 8}\n- b\n", [{"op": "≥", "value": "8"}, "b"]),
        ("behind quotes", '["甲"¦，"乙"]\n', ["甲", "乙"]),
        ("between quoted entries", '{"a": "b"¦，"c": "d"}\n', {"a": "b", "c": "d"}),
        ("between keys", "{甲¦，乙}\n", {"甲": "", "乙": ""}),
        ("with a wide space", "{名称: 甲¦，　年度: 1}\n", {"名称": "甲", "年度": "1"}),
    ):
        yield case(f"full-width comma/{name}", text, "PG007 comma", tree)


def wide_spaces() -> Iterator[Case]:
    for place, (text, tree) in BEHIND_A_KEY.items():
        if place not in (
            "of a quoted key",
            "before text in quotes",
            "before brackets",
            "before a block",
            "before a sign",
            "before a sign at the beginning",
        ):
            yield from _in_all_lines(
                f"wide space/behind a colon, {place}", text.replace("§", ":¦　"), "PG007 space", tree
            )
    yield case("wide space/behind a dash, before too many", "-¦　" + "- " * 1100 + "a: 1\n", "PG007 space")
    inner = {"预算": {"单位": "元", "金额": "1"}}
    for name, text, meant in (
        ("indentation", "预算:\n¦　单位: 元\n　金额: 1\n", inner),
        ("indentation by two", "预算:\n¦　　单位: 元\n　　金额: 1\n年度: 1\n", {**inner, "年度": "1"}),
        ("indentation of one line", "预算:\n  单位: 元\n¦　金额: 1\n", inner),
        ("indentation of the first line alone", "预算:\n¦　单位: 元\n  金额: 1\n", inner),
        ("before a quoted key", '年度: 1\n¦　"名称: 甲": 乙\n', {"年度": "1", "名称: 甲": "乙"}),
        ("behind a dash, before quotes", '- ¦　"甲: 乙: 丙"\n', ["甲: 乙: 丙"]),
        (
            "behind a dash, as wide as the lines below",
            "任务:\n  - ¦　名称: 甲\n      金额: 1\n",
            {"任务": [{"名称": "甲", "金额": "1"}]},
        ),
        ("indentation at two levels", "a:\n¦　b:\n　　c: 1\n　d: 2\n", {"a": {"b": {"c": "1"}, "d": "2"}}),
        ("before the only key", "¦　名称: 甲\n", {"名称": "甲"}),
        ("before a key of the same level", "年度: 1\n¦　名称: 甲\n", {"年度": "1", "名称": "甲"}),
        ("behind the indentation", "预算:\n  单位: 元\n  ¦　金额: 1\n", inner),
        ("behind a dash", "任务:\n  -¦　名称: 甲\n", {"任务": [{"名称": "甲"}]}),
        ("behind a dash of two lines", "任务:\n  -¦　名称: 甲\n    金额: 1\n", {"任务": [{"名称": "甲", "金额": "1"}]}),
        ("behind a dash and a space", "任务:\n  - ¦　名称: 甲\n    金额: 1\n", {"任务": [{"名称": "甲", "金额": "1"}]}),
        ("behind dashes", "任务:\n  -¦　甲\n  -　乙\n", {"任务": ["甲", "乙"]}),
        ("behind dashes below the key", "任务:\n-¦　甲\n-　乙\n", {"任务": ["甲", "乙"]}),
        ("behind the second dash", "任务:\n  - 甲\n  -¦　乙\n", {"任务": ["甲", "乙"]}),
        (
            "before a value that needs quotes",
            "任务:\n  - 名称:¦　@甲\n    金额: 1\n",
            {"任务": [{"名称": "@甲", "金额": "1"}]},
        ),
        ("behind a colon, alone", "名称:¦　甲\n", {"名称": "甲"}),
        ("behind colons of all lines", "a:\n  名称:¦　甲\n  年度:　1\n", {"a": {"名称": "甲", "年度": "1"}}),
        ("before a colon", "名称¦　: 甲\n年度: 1\n", {"名称": "甲", "年度": "1"}),
        ("before a colon, twice", "名称¦　　: 甲\n", {"名称": "甲"}),
        ("in braces, before a key", "{¦　a: 1}\n", {"a": "1"}),
        ("in braces, behind a comma", "{a: 1,¦　b: 2}\n", {"a": "1", "b": "2"}),
        ("in braces, behind a colon", "{a:¦　1}\n", {"a": "1"}),
        ("in braces, behind two colons", "{a:¦　1，b:　2}\n", {"a": "1", "b": "2"}),
        ("in braces, behind the first colon", "{a:¦　1，b: 2}\n", {"a": "1", "b": "2"}),
        ("in braces, before a colon", "{a¦　: 1}\n", {"a": "1"}),
        ("in braces, before a value", "{a: ¦　1}\n", {"a": "1"}),
        ("in brackets", "[甲,¦　乙]\n", ["甲", "乙"]),
    ):
        yield from _in_all_lines(f"wide space/{name}", text, "PG007 space", meant, languages=("zh",))


def fullwidth_quotes() -> Iterator[Case]:
    for name, opening, closing in (
        ("“”", "“", "”"),
        ("＂＂", "＂", "＂"),
        ("”“", "”", "“"),
        ("half", "“", '"'),
        ("other half", '"', "”"),
    ):
        for place, text, tree in (
            ("value", "名称: ¦‹甲›\n年度: 1\n", {"名称": "甲", "年度": "1"}),
            ("value and comment", "年度: 1\n名称: ¦‹甲、乙› # 注\n", {"年度": "1", "名称": "甲、乙"}),
            ("item", "- ¦‹甲›\n- 乙\n", ["甲", "乙"]),
        ):
            text = text.replace("‹", opening).replace("›", closing)  # noqa: PLW2901
            yield from _in_all_lines(f"full-width quotes {name}/{place}", text, "PG007 quotes", tree, languages=("zh",))
    for name, text, meant in (
        ("key", "¦“名称”: 甲\n", {"名称": "甲"}),
        ("brackets", "[¦“甲”, “乙”]\n", ["甲", "乙"]),
        ("braces", "{a: ¦“甲”, b: 1}\n", {"a": "甲", "b": "1"}),
        ("two lines", "a: ¦“甲\n  乙”\n", {"a": "甲 乙"}),
        ("a colon inside", "a: ¦“甲: 乙”\n", {"a": "甲: 乙"}),
        ("ASCII quotes inside", 'a: ¦“x "y" z”\n', {"a": 'x "y" z'}),
        ("a backslash inside", "a: ¦“C:\\文件”\n", {"a": "C:\\文件"}),
        ("nothing inside", "a: ¦“”\n", {"a": ""}),
        ("half, before a quoted value and a fault", 'a: ¦"甲”\nb: "1"\n- *x\n', UNSURE),
        ("half, before another quoted value", 'a: ¦"甲”\nb: "1"\n', {"a": "甲", "b": "1"}),
    ):
        yield case(f"full-width quotes/{name}", text, "PG007 quotes", meant)


def right_as_they_are() -> Iterator[Case]:
    """Full-width signs that belong to the text."""
    for name, text, tree in (
        ("in a sentence", "目标: 一、目标：提升，“四上”企业　达标。\n", {"目标": "一、目标：提升，“四上”企业　达标。"}),
        ("quotes at the start", "“四上”企业: 1\nb: “甲”企业\n", {"“四上”企业": "1", "b": "“甲”企业"}),
        ("quotes at the end", "b: 企业“甲”\n", {"b": "企业“甲”"}),
        ("two pairs of quotes", "b: “甲”和“乙”\n", {"b": "“甲”和“乙”"}),
        ("one quote", "b: “\nc: ”\nd: “甲\ne: “X\n", {"b": "“", "c": "”", "d": "“甲", "e": "“X"}),
        ("a quote without its twin", "b: ““甲”\nc: “甲””\n", {"b": "““甲”", "c": "“甲””"}),
        ("in ASCII quotes", "b: '“甲”'\nc: \"名称：甲\"\n", {"b": "“甲”", "c": "名称：甲"}),
        ("in a block", "b: |\n  名称：甲\n  “乙”\n  -　丙\n", {"b": "名称：甲\n“乙”\n-　丙\n"}),
        ("paragraphs of a block", "b: |\n  　　第一段。\n  　　第二段。\n", {"b": "　　第一段。\n　　第二段。\n"}),
        ("a paragraph of a plain text", "b: 　　第一段。\n", {"b": "　　第一段。"}),
        ("a wide space at the end", "b: 甲　\nc: 1\n", {"b": "甲　", "c": "1"}),
        ("a wide space inside a key", "项　目: 1\n", {"项　目": "1"}),
        ("a colon inside a key", "甲：乙: 1\n", {"甲：乙": "1"}),
        ("in a comment", "b: 1 # 名称：“甲”　\n# 　乙：丙\n", {"b": "1"}),
        ("a name with a comma in brackets", "[甲，乙]\n", ["甲，乙"]),
        ("a name with a comma in braces", "{a: 甲，乙, b: 丙：丁}\n", {"a": "甲，乙", "b": "丙：丁"}),
        (
            "a key with all signs in braces",
            "{甲：乙，丙：丁: 1, 戊，己：庚，辛: 2}\n",
            {"甲：乙，丙：丁": "1", "戊，己：庚，辛": "2"},
        ),
        ("a text of its own line", "预算:\n  单位：元\n", {"预算": "单位：元"}),
        ("a text of a list", "任务:\n  - 名称：甲\n  - “甲”：乙\n", {"任务": ["名称：甲", "“甲”：乙"]}),
        ("a text behind a full stop", "b: 甲。\n  说明：乙\n", {"b": "甲。 说明：乙"}),
        ("other full-width signs", "b: （甲）；！？【乙】《丙》……——\n", {"b": "（甲）；！？【乙】《丙》……——"}),
    ):
        yield case(f"right/{name}", text, None, tree)


def _in_all_lines(
    name: str, text: str, due: str, tree: object, languages: tuple[str, ...] = ("zh", "en")
) -> Iterable[Case]:
    """Yield a case with Chinese and with English keys, and with each of YAML's line ends."""
    for language in languages:
        written, meant = (text, tree) if language == "zh" else (_english(text), _english_tree(tree))
        yield case(f"{name}/{language}", written, due, meant)
    for end, characters in (("CRLF", "\r\n"), ("CR", "\r")):
        if PLACE in text:
            yield case(f"{name}/{end}", text.replace("\n", characters), due, tree)


def _english(text: str) -> str:
    for chinese, english in NAMES.items():
        text = text.replace(chinese, english)
    return text


def _english_tree(tree: object) -> object:
    if isinstance(tree, dict):
        return {_english(key): _english_tree(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_english_tree(item) for item in tree]
    return tree


FAMILIES = (
    fullwidth_colons,
    fullwidth_commas,
    wide_spaces,
    fullwidth_quotes,
    right_as_they_are,
)
