"""What yaml-language-server says of the example: an explanation of every key, and of what is wrong where it stands."""

import re
from pathlib import Path

import pytest

from editor.server import Complaint, Server

EXAMPLES = Path(__file__).parents[2] / "examples"
EXAMPLE = {language: EXAMPLES / f"liwan_2024{keys}.yaml" for language, keys in (("en", ""), ("zh", ".zh"))}
KEY = re.compile(r"^[ -]*([^\s#-][^:]*):(?= |$)")


def keys(language: str) -> list[tuple[int, int, str]]:
    """Return the keys of the example with the line and the column of the character behind their first, from 1."""
    lines = enumerate(EXAMPLE[language].read_text("utf-8").split("\n"), start=1)
    return [(line, match.start(1) + 2, match[1]) for line, text in lines if (match := KEY.match(text))]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_key_of_the_example_is_explained(server: Server, language: str) -> None:
    places = keys(language)
    assert len(places) > 100
    with server.open(EXAMPLES, EXAMPLE[language].read_text("utf-8")) as text:
        for (line, column, key), (_, _, chinese) in zip(places, keys("zh"), strict=True):
            heading, first, second, *_ = text.hover(line, column).split("\n\n")
            title = re.fullmatch(r"#### (.+) · (.+)", heading)
            assert title is not None, (key, heading)
            name, translation = title.groups() if language == "zh" else reversed(title.groups())
            assert name == chinese
            assert re.fullmatch("[A-Z][A-Za-z -]+", translation), (key, heading)
            zh, en = (first, second) if language == "zh" else (second, first)
            assert re.search("[一-鿿].*。", zh), key
            assert re.search("[a-z]{2} [a-z]{2}.*\\.", en), key


@pytest.mark.parametrize(
    ("field", "says"),
    [
        ("stage:", "Stage"),
        ("stage: 一上", "Stage"),
        ("cycle: {start: 2024, end: 2026}", "Implementation cycle"),
        ("prepared:", "Prepared by"),
        ("extra: {}", "Local columns"),
        ("goal: {cycle: 甲, annual: 乙}", "Overall goal"),
        ("sections: []", "Further sections"),
        ("other_tasks: 12", "Other tasks"),
    ],
)
def test_an_optional_field_is_explained_blank_or_not(server: Server, field: str, says: str) -> None:
    head = "# yaml-language-server: $schema=../schemas/declaration.schema.json\nform: guangzhou-department\n"
    with server.open(EXAMPLES, f"{head}{field}\n") as text:
        assert re.match(f"#### {says} · [一-鿿]+\n\n[A-Z]", text.hover(3, 2))


def test_another_name_of_a_field_is_explained(server: Server) -> None:
    text = (
        EXAMPLE["zh"].read_text("utf-8").replace("区本级使用资金", "镇本级使用资金").replace("部门名称:", "主管部门:")
    )
    with server.open(EXAMPLES, text) as opened:
        assert opened.complaints() == []
        assert "同“部门名称”" in opened.hover(6, 2)
        assert "同“区本级使用资金”" in opened.hover(19, 6)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_wrong_with_the_example(server: Server, language: str) -> None:
    with server.open(EXAMPLES, EXAMPLE[language].read_text("utf-8")) as text:
        assert text.complaints() == []


WRONG = {
    "a mistyped key": ("en", "    project:", "    projct:", [(14, "projct", "projct"), (12, "expenditure", "project")]),
    "a mistyped key, zh": ("zh", "年度: 2024", "年渡: 2024", [(5, "年渡", "年渡"), (3, "格", "年度")]),
    "a text for an amount": ("en", "4,838.94", "约五千", [(27, "约五千", "an amount is due")]),
    "a text for an amount, zh": ("zh", "4,838.94", "约五千", [(25, "约五千", "应为金额")]),
    "a line left out": ("en", "    other: 0.00\n", "", [(17, "sources", "other")]),
    "one of two names left out, zh": (
        "zh",
        "    区本级使用资金: 16,269.69\n",
        "",
        [(18, "按预算级次划分", "区本级使用资金")],
    ),
    "a blank name": ("en", "name: 认定产业领军人才（团队）数量", "name: ' '", [(45, "' '", "a text is due")]),
    "a form there is not": ("en", "form: guang", "form: gang", [(6, "gangzhou-department", "guangzhou-department")]),
    "a stage there is not": ("zh", "年度: 2024", "年度: 2024\n申报阶段: 三上", [(6, "三上", "只能填列出的内容之一")]),
}


@pytest.mark.parametrize(("language", "old", "new", "due"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_underlined_where_it_stands(
    server: Server, language: str, old: str, new: str, due: list[tuple[int, str, str]]
) -> None:
    text = EXAMPLE[language].read_text("utf-8")
    assert old in text
    with server.open(EXAMPLES, text.replace(old, new, 1)) as opened:
        complaints = opened.complaints()
    assert [(one.line, one.marked) for one in complaints] == sorted((line, marked) for line, marked, _ in due)
    for line, marked, message in due:
        assert any(is_said(one, line, marked, message) for one in complaints), (message, complaints)


def is_said(complaint: Complaint, line: int, marked: str, message: str) -> bool:
    return (complaint.line, complaint.marked) == (line, marked) and message in complaint.message
