"""Results to be reported: of the real declaration, of every rule's fixture, and of hostile texts."""

import tempfile
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from perfgoal.checked import Checked
from perfgoal.checking import Settings, checked, review
from perfgoal.document import Position
from perfgoal.finding import Finding, Language, Place, Severity
from perfgoal.packing import packed, unpacked
from perfgoal.report import Results
from rules.marked import cases

TODAY = date(2024, 6, 1)
REAL = (Path(__file__).parents[2] / "examples" / "liwan_2024.yaml").read_text("utf-8")
WRONG = REAL.replace("basic: 2,554.17", "basic: 2,555.17").replace("amount: 4,838.94", "amount: 94,838.94")
HOSTILE = (
    "::error::gone\n::stop-commands::x",
    "##[error]x ##vso[task.complete]",
    "<script>alert(1)</script> </details></section><img src=x onerror=alert(1)> &amp; <!-- x -->",
    "]]> </failure></testcase> <?php ?> <![CDATA[x]]>",
    "a | b || \\| | `code` **bold** _x_ # x [a](javascript:x) @user #1 ~~x~~ $x$ www.a.cn :+1:",
    "\u202eabc\u202c \u2066x\u2069 \u200bzero\ufeff",
    "\x00\x07\x1b[31m\x9b\ufffe\ud800 a\tb\r\nc\u2028d",
    "100%, a: b; %0A%25 ，：“引号”'\"",
    "{{7*7}} {% raw %} {# x #} {count} %s",
)
"""What would do harm, or get lost, in one format or another."""


def told(text: str = WRONG, name: str = "甲/liwan.yaml", language: Language = "zh") -> Checked:
    """Check a text under a name."""
    return checked(review(text, name, Settings(TODAY, language)))


def results(files: Iterable[Checked], language: Language = "zh", *, strict: bool = False) -> Results:
    """Return the results of a run over files."""
    return Results(files, language, rules=lambda: "0123456789ab", strict=strict)


@cache
def every(language: Language = "zh") -> tuple[Checked, ...]:
    """What comes of every case of every rule's fixture, each in a file of its own."""
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for number, case in enumerate(cases()):
            place = Path(folder, str(number))
            place.mkdir()
            found.append(unpacked(packed(checked(case.review(place, language))), f"例/{number:04}.yaml"))
    return tuple(found)


def saying(text: str, severity: Severity = Severity.ERROR, code: str = "PG201", file: str = "甲.yaml") -> Finding:
    """Return a finding that says ``text`` wherever a finding says anything."""
    place = Position(1, 1, 1, 2)
    related = (Place(file, place, text),)
    return Finding(file, place, code, "x", severity, text, text, text, "/tasks/0", text, text, related=related)


def hostile(text: str) -> Checked:
    """Return a file in which all is ``text``: its name, its department, its line and three findings."""
    findings = tuple(saying(text, severity, file=text) for severity in Severity)
    return Checked(text, findings, lines={1: text}, department=text)


def plain(number: int, severity: Severity, file: str = "甲.yaml") -> Checked:
    """Return a file with ``number`` findings of one severity, a line each."""
    return Checked(
        file,
        tuple(
            Finding(file, Position(line, 1, line, 3), "PG201", "x", severity, f"第 {line} 处。", "改。", "")
            for line in range(1, number + 1)
        ),
    )
