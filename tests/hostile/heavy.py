"""Files of all kinds made to take long, or much memory: as large as they may be, and as dear for their size."""

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType

from hostile.reports import finding, laid_out, report
from rendering.pages import FORM, REAL

MIB = 1_048_576
_TEXT = (
    "部门整体预算绩效目标申报表\n部门名称：甲\n年度重点工作任务\n"
    "| 名称 | 主要实施内容 | 拟投入的资金 |\n| --- | --- | --- |\n"
)


def _filled(head: str, unit: Callable[[int], str], size: int, tail: str = "") -> bytes:
    pieces, held, number = [head], len(head.encode()), 0
    room = size - len(tail.encode())
    while held + len(piece := unit(number).encode()) <= room:
        pieces.append(piece.decode())
        held += len(piece)
        number += 1
    return "".join([*pieces, tail]).encode()


def _many_tasks() -> bytes:
    head, rest = REAL.partition("tasks:\n")[0], REAL.partition("indicators:\n")[2]
    task = "  - {{name: 任务{0}, content: 内容, amount: {0}, target: 完成}}\n"
    tail = "indicators:\n" + rest
    return _filled(head + "tasks:\n", task.format, 500_000, tail)


def _many_indicators() -> bytes:
    head = REAL.partition("indicators:\n")[0] + "indicators:\n  产出指标:\n    数量指标:\n"
    return _filled(head, "      - {{name: 指标{0}数量, annual: ≥{0}个, cycle: ≥{0}个}}\n".format, 500_000)


def _alike_indicators() -> bytes:
    head = REAL.partition("indicators:\n")[0] + "indicators:\n  产出指标:\n    数量指标:\n"
    return _filled(head, lambda _: "      - {name: 新增种子独角兽企业数量, annual: 8, cycle: 8}\n", 500_000)


def _far_operators() -> bytes:
    head = REAL.partition("indicators:\n")[0] + "indicators:\n  产出指标:\n    数量指标:\n"
    row = "      - {{name: 指标{0}数量, annual: '{1}>=8个', cycle: ≥8个}}\n"
    return _filled(head, lambda number: row.format(number, " " * 60_000), 500_000)


def _one_line() -> bytes:
    """Many findings on a line that is long and yet takes few columns: accents stand above the letter before them."""
    head = f"{REAL.partition('indicators:')[0]}extra: {{甲: {chr(0x301) * 65_000}, "
    values = ", ".join(f"指标{number}数量: [x]" for number in range(900))
    return f"{head}{values}}}\n".encode()


def _silenced() -> bytes:
    return _filled(REAL, lambda number: f"# perfgoal: ignore-file[PG{201 + number % 8},x{number}] 理由\n", MIB)


def _baseline() -> bytes:
    entry = '{{"file": "liwan.yaml", "code": "PG404", "name": "x", "severity": "error", "anchor": "/{0}", "count": 1}}'
    return _filled('{"version": 1, "findings": [\n', (entry + ",\n").format, 16 * MIB, entry.format("x") + "]}")


def _findings() -> bytes:
    count = 60_000
    lines = (json.dumps(finding(line=number + 1, message="甲" * 150), ensure_ascii=False) for number in range(count))
    head, _, tail = laid_out(
        report(finding(), summary={"files": 1, "errors": count, "warnings": 0, "infos": 0})
    ).partition("    {")
    return (head + "    " + ",\n    ".join(lines) + "\n  ]" + tail.partition("\n  ]")[2]).encode()


def _patterns() -> bytes:
    pattern = "**/" * 60 + "*a" * 8
    return f"exclude = [{', '.join([repr(pattern)] * 100)}]\n".encode()


def _form_lines() -> bytes:
    key = "      - {key: basic, chinese: [基本支出]}\n"
    before, _, after = FORM.partition(key)
    return _filled(before + key, "      - {{key: line_{0}, chinese: [行{0}], tasks: true}}\n".format, 500_000, after)


def _form_sums() -> bytes:
    before, key, after = FORM.partition("  - [expenditure, sources]\n")
    return _filled(before, lambda _: key, 400_000, after)


def _form_wrong_sums() -> bytes:
    """Sums of groups that there are not, in a form of very many groups: each fault names those that there are."""
    before, key, after = FORM.partition("budget:\n")
    group = "  - {{key: group_{0}, chinese: [组{0}], lines: [{{key: a, chinese: [甲]}}]}}\n"
    groups = "".join(map(group.format, range(2_500)))
    sums = "".join(f"  - [x{number}, sources]\n" for number in range(6_000))
    return f"{before}{key}{groups}{after}".replace("identities:\n", f"identities:\n{sums}").encode()


def _form_names() -> bytes:
    before, _, after = FORM.partition("also: [效果指标]")
    names = _filled("", lambda number: f"指标{number}, ", 400_000).decode()
    return f"{before}also: [{names}效果指标]{after}".encode()


def _form_categories() -> bytes:
    before, key, after = FORM.partition("      - {name: 质量指标, required: true}\n")
    return _filled(before + key, "      - {{name: 质量{0}指标, required: true}}\n".format, 500_000, after)


HEAVY: Mapping[str, tuple[str, Callable[[], bytes]]] = MappingProxyType(
    {
        "many tasks": ("validate full", _many_tasks),
        "many tasks, shown mended": ("fix shown", _many_tasks),
        "many tasks, formatted": ("fmt", _many_tasks),
        "many indicators": ("validate html", _many_indicators),
        "many findings on one line": ("validate full", _one_line),
        "many findings on one line, as a page": ("validate html", _one_line),
        "many indicators in SARIF": ("validate sarif", _many_indicators),
        "indicators all alike": ("validate json", _alike_indicators),
        "indicators all alike, ledger": ("ledger json", _alike_indicators),
        "indicators all alike, mended": ("unsafe fix", _alike_indicators),
        "indicators all alike, accepted": ("baseline", _alike_indicators),
        "operators behind many blanks": ("validate full", _far_operators),
        "comments": ("validate full", _silenced),
        "a line of what nobody sees": ("validate full", lambda: b"\0" * MIB),
        "a large baseline": ("accepted", _baseline),
        "a deep baseline": ("accepted", lambda: b"[" * (16 * MIB)),
        "a deep report": ("merge", lambda: b'{"a":' * (4 * MIB)),
        "a large report": ("merge", _findings),
        "a large report on a line": ("merge", lambda: _findings().replace(b"\n", b" ")),
        "a roster of as many rows as may be": ("roster", lambda: _filled("部门\n", "甲{0}\n".format, 438_000)),
        "a roster of many rows": ("roster", lambda: _filled("部门\n", "甲{0}\n".format, 4 * MIB)),
        "a roster of many columns": ("roster", lambda: _filled("部门", ",列{0}".format, 4 * MIB)),
        "a roster of one cell": ("roster", lambda: b'\xe9\x83\xa8\xe9\x97\xa8\n"' + b"x\n" * (2 * MIB - 9)),
        "a roster in YAML": ("roster in YAML", lambda: _filled("", "- {{部门: 甲{0}}}\n".format, MIB)),
        "a form of many lines": ("form", _form_lines),
        "a form of many lines, as a schema": ("schema", _form_lines),
        "a form of many categories": ("form", _form_categories),
        "a form of many categories, shown": ("own form, rendered", _form_categories),
        "a form of many names": ("form", _form_names),
        "a form of many names, listed": ("forms", _form_names),
        "a form of many wrong sums": ("form", _form_wrong_sums),
        "a form of many sums": ("own form, rendered", _form_sums),
        "a configuration of dots": ("configuration", lambda: b"a." * 32_000 + b"a = 1\n"),
        "a configuration of tables": ("configuration", lambda: _filled("", "[a{0}.b.c]\n".format, 65_000)),
        "a deep configuration": ("configuration", lambda: b"select = " + b"[" * 65_000),
        "a configuration of patterns": ("configuration", _patterns),
        "a text of many lines": ("import", lambda: _filled("部门名称：甲\n", "指标{0}：≥{0}个\n".format, MIB)),
        "a text of many tasks": ("import", lambda: _filled(_TEXT, "| 任务{0} | 内容 | {0}.00 |\n".format, MIB)),
        "a text of bars": ("import", lambda: b"|" * MIB),
        "a text of bars and spaces": ("import", lambda: b"| " * (MIB // 2)),
        "a text of tabs": ("import", lambda: b"a\t" * (MIB // 2)),
        "a text of marks": ("import", lambda: "①一、（1）：".encode() * (MIB // 24)),
    }
)
"""A command and what it is given, by the name of the case."""
