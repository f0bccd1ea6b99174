"""What one fault says to the last character: the text it is about, what fills in its sentence, what its edits make of
the text, and whether that looks the same. The text it is about stands between two ¦."""

from collections.abc import Mapping

import pytest

from document.case import PLACE
from document.sound import edited
from perfgoal.document import read_document

SAFE, UNSAFE = True, False
HIDDEN = {"characters": "U+200B", "count": 1}


@pytest.mark.parametrize(
    ("marked", "due", "mended"),
    [
        ("名称¦：¦甲\n年度: 1\n", "PG007 colon", "名称: 甲\n年度: 1\n"),
        ("名称¦：¦ 甲\n年度: 1\n", "PG007 colon", "名称: 甲\n年度: 1\n"),
        ("名称¦：¦\t甲\n年度: 1\n", "PG007 colon", "名称:\t甲\n年度: 1\n"),
        ("名称¦：¦　　甲\n年度: 1\n", "PG007 colon", "名称: 甲\n年度: 1\n"),
        ("预算¦：¦\n  单位: 元\n", "PG007 colon", "预算:\n  单位: 元\n"),
        ("预算¦：¦\r\n  单位: 元\r\n", "PG007 colon", "预算:\r\n  单位: 元\r\n"),
        ("预算¦：¦\r  单位: 元\r", "PG007 colon", "预算:\r  单位: 元\r"),
        ("名称: 甲\n预算¦：¦", "PG007 colon", "名称: 甲\n预算:"),
        ("{名称¦：¦甲，年度：1}\n", "PG007 colon", "{名称: 甲, 年度: 1}\n"),
        ("{名称: 甲¦，¦年度: 1}\n", "PG007 comma", "{名称: 甲, 年度: 1}\n"),
        ("名称:¦　¦甲\n", "PG007 space", "名称: 甲\n"),
        ("名称:¦　¦　甲\n", "PG007 space", "名称: 甲\n"),
        ("任务:\n  -¦　¦甲\n  -　乙\n", "PG007 space", "任务:\n  - 甲\n  - 乙\n"),
        ("任务:\n  - ¦　¦名称: 甲\n", "PG007 space", "任务:\n  - 名称: 甲\n"),
        ("预算:\n¦　¦单位: 元\n  金额: 1\n", "PG007 space", "预算:\n  单位: 元\n  金额: 1\n"),
        ("预算:\n  单位: 元\n  ¦　¦金额: 1\n", "PG007 space", "预算:\n  单位: 元\n  金额: 1\n"),
        ("名称¦　¦　: 甲\n", "PG007 space", "名称 : 甲\n"),
        ("[甲,¦　¦乙]\n", "PG007 space", "[甲, 乙]\n"),
    ],
)
def test_a_full_width_sign(marked: str, due: str, mended: str) -> None:
    assert told(marked) == (due, {}, SAFE, mended)


@pytest.mark.parametrize(
    ("marked", "character", "safe", "mended"),
    [
        ("名称: ¦“甲”¦\n", "“", UNSAFE, '名称: "甲"\n'),
        ("名称: ¦”甲“¦\n", "”", UNSAFE, '名称: "甲"\n'),
        ("名称: ¦＂甲＂¦\n", "＂", SAFE, '名称: "甲"\n'),
        ('名称: ¦“甲"¦\n', "“", UNSAFE, '名称: "甲"\n'),
        ('名称: ¦"甲”¦\n', "”", UNSAFE, '名称: "甲"\n'),
        ('名称: ¦"甲＂¦\n', "＂", SAFE, '名称: "甲"\n'),
        ("名称: ¦＂甲”¦\n", "＂", UNSAFE, '名称: "甲"\n'),
        ('名称: ¦“甲 "乙" 丙”¦\n', "“", UNSAFE, "名称: '甲 \"乙\" 丙'\n"),
        ("名称: ¦“\\甲”¦\n", "“", UNSAFE, "名称: '\\甲'\n"),
        ("名称: ¦“甲\\”¦\n", "“", UNSAFE, "名称: '甲\\'\n"),
        ("名称: ¦“it's”¦\n", "“", UNSAFE, '名称: "it\'s"\n'),
        ("名称: ¦“'甲\"”¦\n", "“", UNSAFE, None),
    ],
)
def test_full_width_quotes(marked: str, character: str, safe: bool, mended: str | None) -> None:
    assert told(marked) == ("PG007 quotes", {"character": character}, safe, mended)


@pytest.mark.parametrize(
    ("marked", "arguments", "safe", "mended"),
    [
        ("名称: 甲¦\u200b¦乙\n", HIDDEN, SAFE, "名称: 甲乙\n"),
        ("名称: 甲¦\u202e¦乙\n", {"characters": "U+202E", "count": 1}, UNSAFE, "名称: 甲乙\n"),
        ("名称: 甲¦\u200b¦乙\u202e\u200b丙\n", {"characters": "U+200B U+202E", "count": 3}, UNSAFE, "名称: 甲乙丙\n"),
        ('名称: "甲¦\\u200b¦乙"\n', HIDDEN, UNSAFE, '名称: "甲乙"\n'),
        ('名称: "甲¦\\e¦乙"\n', {"characters": "U+001B", "count": 1}, UNSAFE, '名称: "甲乙"\n'),
        ("¦\ufeff¦名称: 甲\n", {"characters": "U+FEFF", "count": 1}, SAFE, "名称: 甲\n"),
        ("名¦\u200b¦称: 甲\n", HIDDEN, SAFE, "名称: 甲\n"),
        ("名称: 甲\n年度: |\n  乙\n  丙¦\u200b¦\n", HIDDEN, SAFE, "名称: 甲\n年度: |\n  乙\n  丙\n"),
    ],
)
def test_a_hidden_character(marked: str, arguments: Mapping[str, object], safe: bool, mended: str) -> None:
    bom = "\ufeff" if marked.startswith("¦\ufeff") else ""
    assert told(marked, bom) == ("PG008 hidden", arguments, safe, mended)


def test_hidden_characters_are_taken_out_one_by_one_up_to_twenty() -> None:
    for count, edits in ((20, [""] * 20), (21, ["乙" * 20])):
        (fault,) = read_document("名称: 甲" + "\u200b乙" * count + "\n").faults
        assert [edit.text for edit in fault.edits] == edits


@pytest.mark.parametrize(
    ("marked", "due", "mended"),
    [
        ("{金额: ¦4,862.00 万元¦ }\n", "PG009 commas", "{金额: '4,862.00 万元' }\n"),
        ("[¦1,000¦, 5]\n", "PG009 commas", "['1,000', 5]\n"),
        ("{¦?甲¦: 1}\n", "PG009 sign", "{'?甲': 1}\n"),
        ("目标: ¦>5¦\n年度: 1\n", "PG009 block", "目标: '>5'\n年度: 1\n"),
        ("目标: ¦>'5'¦\n", "PG009 block", "目标: '>''5'''\n"),
    ],
)
def test_a_value_that_needs_quotes(marked: str, due: str, mended: str) -> None:
    assert told(marked) == (due, {"value": marked.split(PLACE)[1]}, SAFE, mended)


def told(marked: str, before: str = "") -> tuple[str, Mapping[str, object], bool, str | None]:
    """Return what the first fault says that stands where ``marked`` has it: its code and variant, its arguments,
    whether it is safe, and the text with its edits made. ``before`` stands at the beginning of the bytes."""
    head, place, _ = marked.split(PLACE)
    document = read_document((before + marked.replace(PLACE, "")).encode())
    fault = document.faults[0]
    assert fault.position == document.lines.span(len(head), len(head) + len(place))
    mended = edited(document, fault.edits) if fault.edits else None
    return f"{fault.code} {fault.variant}", fault.arguments, fault.safe, mended
