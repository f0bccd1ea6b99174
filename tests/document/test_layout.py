"""The layout of a document: where each of its parts stands, and how it is written."""

from perfgoal.document import read_document
from perfgoal.document.layout import Entry, Mapping, Scalar, Sequence, layout


def test_every_part_stands_where_it_is_written() -> None:
    text = "名称: 甲\n任务:\n  - '乙'\n  - [丙]\n说明: |\n  丁\n单位:\n"
    found = layout(read_document(text))
    inner = Sequence(text.index("["), (Scalar(*span(text, "丙"), ""),))
    tasks = Sequence(text.index("- "), (Scalar(*span(text, "'乙'"), "'"), inner))
    assert found == Mapping(
        0,
        (
            Entry("名称", *span(text, "名称"), Scalar(*span(text, "甲"), "")),
            Entry("任务", *span(text, "任务"), tasks),
            Entry("说明", *span(text, "说明"), Scalar(*span(text, "|\n  丁\n"), "|")),
            Entry("单位", *span(text, "单位"), Scalar(len(text) - 1, len(text) - 1, "")),
        ),
    )


def test_a_text_that_cannot_be_read_or_holds_nothing_has_none() -> None:
    assert layout(read_document("名称: &甲 乙\n")) is None
    assert layout(read_document("# 名称\n")) is None


def span(text: str, piece: str) -> tuple[int, int]:
    return text.index(piece), text.index(piece) + len(piece)
