"""The report as JUnit XML, which Jenkins, GitLab, Azure and others list as test results: a file is a test.

It is written by the standard library, a test at a time: junitparser holds a whole report as a tree before the first
character is written, which for a province's files is more than the memory of a build machine. The tests read the
reports back with it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from io import StringIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from perfgoal.checked import Checked
from perfgoal.document import inert, visible
from perfgoal.finding import COLON, SEVERITIES, Finding, Language, Severity, counts_text
from perfgoal.report.facts import facts, line_of
from perfgoal.report.results import Results
from perfgoal.report.text import by_urgency
from perfgoal.runners import hashes_replaced
from perfgoal.spool import Spool

NAME = "perfgoal"


def junit_report(results: Results) -> Iterator[str]:
    """Yield one suite with a test for each file, which fails where the file has findings that fail the run. The others
    are what it writes to standard output. Its counts stand first, so that nothing comes before the last file."""
    failing = {Severity.ERROR, Severity.WARNING} if results.strict else {Severity.ERROR}
    tests, failed = Spool(), 0
    try:
        for checked in results:
            grave, mild = _parted(checked, failing)
            failed += bool(grave)
            tests.add(_test(checked, results.repository_path(checked.file), grave, mild, results.language))
        yield from _whole(tests.pieces(), {"tests": f"{results.files}", "failures": f"{failed}", "errors": "0"})
    finally:
        tests.close()


def _parted(checked: Checked, failing: set[Severity]) -> tuple[list[Finding], list[Finding]]:
    """Return the findings that fail a run, and the others, those first that are least open to argument."""
    if not any(checked.counts[:3]):
        return [], []
    findings = by_urgency(checked.findings)
    return [each for each in findings if each.severity in failing], [
        each for each in findings if each.severity not in failing
    ]


def _whole(tests: Iterable[str], counts: dict[str, str]) -> Iterator[str]:
    out = StringIO()
    xml = XMLGenerator(out, "utf-8")
    xml.startDocument()
    for element in ("testsuites", "testsuite"):
        xml.startElement(element, AttributesImpl({"name": NAME, **counts}))
        xml.ignorableWhitespace("\n")
    yield out.getvalue()
    yield from tests
    yield "</testsuite>\n</testsuites>\n"


def _test(checked: Checked, path: str | None, grave: list[Finding], mild: list[Finding], language: Language) -> str:
    out = StringIO()
    xml = XMLGenerator(out, "utf-8", short_empty_elements=True)
    file = visible(path or checked.file)
    folder, _, name = file.rpartition("/")
    classname = folder.strip("/").replace("/", ".") or NAME
    xml.startElement("testcase", AttributesImpl({"classname": classname, "name": name, "file": file}))
    if grave:
        first = grave[0]
        message = f"{_counts(grave, language)}{COLON.say(language)}{first.code} {first.what}{first.origin}"
        _element(xml, "failure", _told(grave, language), {"message": visible(message), "type": first.severity.value})
    if mild:
        _element(xml, "system-out", _told(mild, language), {})
    xml.endElement("testcase")
    return hashes_replaced(out.getvalue(), "&#35;") + "\n"


def _element(xml: XMLGenerator, name: str, text: str, attributes: dict[str, str]) -> None:
    xml.startElement(name, AttributesImpl(attributes))
    xml.characters(text)
    xml.endElement(name)


def _counts(findings: list[Finding], language: Language) -> str:
    return counts_text(Counter(finding.severity for finding in findings), language)


def _told(findings: list[Finding], language: Language) -> str:
    """Return findings as lines of text that hold no character unknown to XML, and no command to a runner whose log they
    end up in."""
    lines = list[str]()
    for finding in findings:
        place = f"{finding.file}:{finding.position.line}:{finding.position.column}"
        lines.append(
            f"{place}: {SEVERITIES[finding.severity].say(language)} {finding.code} {finding.what}{finding.origin}"
        )
        lines += [f"  {line_of(fact, language)}" for fact in facts(finding, language)]
    return "\n".join(map(inert, lines))
