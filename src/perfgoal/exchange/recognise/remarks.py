"""What readers did to show a file's texts, and what they left alone, as notices."""

from collections.abc import Mapping

from perfgoal.exchange.content import Caveat, Cell, Content, Remark
from perfgoal.exchange.draft import Notice
from perfgoal.exchange.recognise.ledger import is_blank
from perfgoal.finding import Text

MOST = 5
"""Places that a notice names; it says how many there are."""

_REMARKS: Mapping[Remark, Text] = {
    "formula": Text(
        "{count} 处是公式，取的是文件保存时的结果",
        "formulas, of which the results are read that they had when the file was saved: {count}",
    ),
    "float": Text("{count} 处去掉了浮点数的尾数", "numbers of which the tail of a binary float was cut: {count}"),
    "stale": Text(
        "{count} 处公式没有保存结果，按空白读", "formulas that are read as blank, because no result was saved: {count}"
    ),
    "rounded": Text(
        "{count} 处显示的位数少于实际数值，按显示的读",
        "numbers that are read as they are shown, with fewer digits than they hold: {count}",
    ),
    "unseen": Text(
        "{count} 处在隐藏的行、列或工作表里", "cells in rows, columns or sheets that are not shown: {count}"
    ),
    "changed": Text(
        "{count} 处有修订标记，按接受修订之后读", "texts with tracked changes, which are read as if accepted: {count}"
    ),
    "hidden": Text("{count} 处的隐藏文字没有读", "texts of which a hidden part was not read: {count}"),
    "placeholder": Text("{count} 处的提示文字没有读", "texts that only ask for one, which were not read: {count}"),
}
_CAVEATS: Mapping[Caveat, Text] = {
    "macros": Text("文件里的宏没有运行", "the macros of the file were not run"),
    "links": Text(
        "文件里指向其他文件的链接没有打开，取的是保存时的结果",
        "links to other files were not followed; the results that were saved are read",
    ),
}


def remarks(content: Content) -> list[Notice]:
    """Return what the reader of ``content`` says of it: once for each thing that it did, with the first places."""
    found: dict[Remark, list[Cell]] = {}
    for table in content.tables:
        for cell in table.cells:
            for remark in cell.remarks:
                if remark != "unseen" or not is_blank(cell.text):
                    found.setdefault(remark, []).append(cell)
    return [
        *(
            Notice(text, {"count": len(found[remark])}, tuple(cell.origin for cell in found[remark][:MOST]))
            for remark, text in _REMARKS.items()
            if remark in found
        ),
        *(Notice(_CAVEATS[caveat], {}) for caveat in content.caveats),
    ]
