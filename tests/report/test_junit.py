"""The report as JUnit XML, read back with the package that others read it with."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import Failure, JUnitXml, TestCase

from perfgoal.checked import Checked
from perfgoal.document import inert, visible
from perfgoal.finding import LANGUAGES, Language, Severity
from perfgoal.report.junit import junit_report
from report.told import HOSTILE, REAL, every, hostile, plain, results, saying, told


def report(*files: Checked, language: Language = "zh", strict: bool = False) -> tuple[JUnitXml, list[TestCase]]:
    """Return a report read back, and its tests. What it counts is what there is."""
    text = "".join(junit_report(results(files, language, strict=strict)))
    assert text.startswith('<?xml version="1.0" encoding="utf-8"?>\n')
    whole = JUnitXml.fromstring(text.encode())
    [suite] = whole
    tests = list(suite)
    failed = sum(any(isinstance(each, Failure) for each in test.result) for test in tests)
    for counted in (whole, suite):
        assert (counted.tests, counted.failures, counted.errors) == (len(tests), failed, 0)
    return whole, tests


def failures(test: TestCase) -> list[Failure]:
    return [each for each in test.result if isinstance(each, Failure)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_is_a_test_that_fails_where_it_has_errors(language: Language) -> None:
    files = every(language)
    _, tests = report(*files, language=language)
    for checked, test in zip(files, tests, strict=True):
        assert (test.classname, test.name) == ("例", checked.file.removeprefix("例/"))
        assert len(failures(test)) == (checked.counts.errors > 0)
        said = "".join(failure.text for failure in failures(test)) + (test.system_out or "")
        for finding in checked.findings:
            assert f"{finding.position.line}:{finding.position.column}: " in said
            assert inert(f"x {finding.code} {finding.what}")[1:] + "\n" in said
            assert inert(f"x {finding.help}")[2:] in said


def test_warnings_fail_a_test_where_they_fail_the_run() -> None:
    warned = plain(2, Severity.WARNING)
    [test] = report(warned)[1]
    assert failures(test) == []
    assert test.system_out.count("警告 PG201") == 2
    [test] = report(warned, strict=True)[1]
    [failure] = failures(test)
    assert failure.type == "warning"
    assert failure.message == "2 个警告：PG201 第 1 处。"
    assert test.system_out is None


def test_a_failure_begins_with_what_is_least_open_to_argument() -> None:
    [test] = report(told(), strict=True)[1]
    [failure] = failures(test)
    assert failure.type == "error"
    assert failure.message.startswith(f"{told().counts.errors} 个错误")
    severities = [line.split(": ")[1][:2] for line in failure.text.split("\n") if line.startswith("甲/")]
    assert severities == sorted(severities, key=["错误", "警告"].index)
    assert set(severities) == {"错误", "警告"}
    assert "提示" in test.system_out


def test_money_that_differs_is_stated() -> None:
    [test] = report(told(REAL.replace("basic: 2,554.17", "basic: 2,555.17")))[1]
    [failure] = failures(test)
    for line in ("  应为：16,269.69", "  实为：16,270.69", "  相差：1.00"):
        assert line in failure.text.split("\n")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("甲.yaml", ("perfgoal", "甲.yaml", "甲.yaml")),
        ("二〇二四/教育局/甲.yaml", ("二〇二四.教育局", "甲.yaml", "二〇二四/教育局/甲.yaml")),
        ("/srv/甲.yaml", ("srv", "甲.yaml", "/srv/甲.yaml")),
        ("-", ("perfgoal", "-", "-")),
    ],
)
def test_a_test_is_named_for_its_file_and_classed_by_its_folder(name: str, shown: tuple[str, ...]) -> None:
    [element] = ElementTree.fromstring("".join(junit_report(results([Checked(name)])))).iter("testcase")
    assert (element.get("classname"), element.get("name"), element.get("file")) == shown


def test_no_file_is_no_test() -> None:
    assert report()[1] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_stays_text(text: str) -> None:
    [test] = report(hostile(text))[1]
    [failure] = failures(test)
    assert failure.message == f"1 个错误：PG201 {visible(text)}"
    assert failure.text.split("\n")[0] == inert(f"{text}:1:1: 错误 PG201 {text}")
    assert test.system_out.count(inert(f"{text}:1:1: ")) == 2
    [element] = ElementTree.fromstring("".join(junit_report(results([hostile(text)])))).iter("testcase")
    assert [child.tag for child in element.iter()] == ["testcase", "failure", "system-out"]


@given(st.text(max_size=40))
def test_any_text_comes_back(text: str) -> None:
    [test] = report(Checked("甲.yaml", (saying(text),)))[1]
    assert inert(f"错误 PG201 {text}") + "\n" in failures(test)[0].text
