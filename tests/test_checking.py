"""One declaration through all stages: what the real one is told, and how findings are said."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from perfgoal.checking import Review, Settings, review, review_file, unreadable
from perfgoal.document import MAX_BYTES, Fault, Position
from perfgoal.finding import LANGUAGES, MOST, Finding, Language, Severity, Stage, pointer
from perfgoal.rules import CATALOGUE
from perfgoal.rules import Case as RuleCase
from rules.marked import Case, cases, find_form

EXAMPLES = Path(__file__).parents[1] / "examples"
REAL = {name: (EXAMPLES / name).read_text("utf-8") for name in ("liwan_2024.yaml", "liwan_2024.zh.yaml")}
ENGLISH = REAL["liwan_2024.yaml"]
TODAY = date(2024, 1, 1)


def checked(text: str, language: Language = "zh", codes: frozenset[str] = frozenset(CATALOGUE)) -> Review:
    return review(text, "liwan.yaml", Settings(TODAY, language, codes))


def errors(result: Review) -> list[Finding]:
    return [finding for finding in result.findings if finding.severity is Severity.ERROR]


# The real declaration.


@pytest.mark.parametrize("name", REAL)
def test_the_real_declaration_has_no_errors(name: str) -> None:
    said = [(f.code, f.severity.value, f.path) for f in checked(REAL[name]).findings]
    assert said == [
        ("PG802", "info", "/goal"),
        ("PG809", "info", "/goal"),
        ("PG207", "info", "/tasks"),
        ("PG309", "warning", "/indicators/产出指标/数量指标"),
        ("PG414", "info", "/indicators/产出指标/数量指标/5/cycle"),
        ("PG305", "warning", "/indicators/产出指标/质量指标"),
        ("PG606", "warning", "/indicators/产出指标/时效指标/0/annual"),
        ("PG305", "warning", "/indicators/产出指标/成本指标"),
        ("PG518", "warning", "/indicators/效益指标"),
        ("PG427", "info", "/indicators/满意度指标/服务对象满意度指标/0/annual"),
        ("PG513", "warning", "/indicators/满意度指标/服务对象满意度指标/0/annual"),
    ]


def test_both_languages_are_told_the_same_with_their_own_names() -> None:
    english, chinese = (next(f for f in checked(text).findings if f.code == "PG207") for text in REAL.values())
    assert "（project、special_funds、other_development）" in english.what
    assert "（项目支出、财政专项资金、其他事业发展性支出）" in chinese.what
    assert (english.expected, english.actual, english.difference) == ("13715.52", "13359.27", "-356.25")
    assert english.what.startswith("用于任务的支出为 13,715.52 万元")
    assert "有 356.25 万元（2.6%）没有对应的任务。" in english.what


AMOUNTS = [
    ("    basic: 2,554.17", "2,654.17", ["PG201", "PG202"]),
    ("    project: 9,450.27", "9,550.27", ["PG201", "PG202"]),
    ("    special_funds: 4,265.00", "4,165.00", ["PG201", "PG202"]),
    ("    other_development: 0.25", "100.25", ["PG201", "PG202"]),
    ("    fiscal: 16,269.69", "16,169.69", ["PG201"]),
    ("    other: 0.00", "100.00", ["PG201"]),
    ("    own: 16,269.69", "16,369.69", ["PG202"]),
    ("    transfer: 0.00", "100.00", ["PG202"]),
]


@pytest.mark.parametrize(("line", "amount", "expected"), AMOUNTS)
def test_any_amount_that_is_100_off_is_an_error_that_shows_its_line(
    line: str, amount: str, expected: list[str]
) -> None:
    number = ENGLISH[: ENGLISH.index(line)].count("\n") + 1
    found = errors(checked(ENGLISH.replace(line, f"{line.partition(':')[0]}: {amount}")))
    assert [finding.code for finding in found] == expected
    for finding in found:
        assert number in [place.position.line for place in finding.related]
        shown = next(place for place in finding.related if place.position.line == number)
        assert shown.message == f"{line.strip().partition(':')[0]} {amount} 万元"
        assert finding.position.line == 12
        assert abs(Decimal(finding.difference or 0)) == 100


def test_money_findings_state_expected_actual_and_difference() -> None:
    finding = errors(checked(ENGLISH.replace("9,450.27", "9,540.27")))[0]
    assert (finding.expected, finding.actual, finding.difference) == ("16269.69", "16359.69", "90.00")
    assert finding.what == ("“expenditure”合计 16,359.69 万元，“sources”合计 16,269.69 万元，相差 90.00 万元。")
    assert [place.message for place in finding.related] == [
        "basic 2,554.17 万元",
        "project 9,540.27 万元",
        "special_funds 4,265.00 万元",
        "other_development 0.25 万元",
        "fiscal 16,269.69 万元",
        "other 0.00 万元",
    ]
    for case in cases():
        for found in told(case, "zh"):
            if found.code in ("PG201", "PG202", "PG206", "PG207", "PG212", "PG216"):
                assert found.expected
                assert found.actual
                assert found.difference
                assert Decimal(found.actual) - Decimal(found.expected) == Decimal(found.difference)
                assert found.related, case.id


def test_more_than_all_expenditure_relates_all_of_it() -> None:
    (finding,) = errors(checked(ENGLISH.replace("amount: 4,838.94", "amount: 48,389.40")))
    assert finding.code == "PG206"
    assert [place.message for place in finding.related][-4:] == [
        "basic 2,554.17 万元",
        "project 9,450.27 万元",
        "special_funds 4,265.00 万元",
        "other_development 0.25 万元",
    ]


def test_a_category_belongs_to_other_forms_at_its_own_level_only() -> None:
    text = ENGLISH.replace("form: guangzhou-department", "form: hunan-like").replace("  满意度指标:", "  数量指标:")
    budget = "budget: {expenditure: {basic: 1, project: 1}, sources: {fiscal: 2}}"
    text = re.sub(r"(?s)budget:.*?(?=\ngoal)", budget, text)
    found = review(text, "-", Settings(TODAY, find_form=find_form)).findings
    assert [finding.what for finding in found if finding.code == "PG301"] == [
        "表样的指标框架里没有一级指标“数量指标”。"
    ]


def test_rules_share_what_one_of_them_worked_out() -> None:
    declaration = checked(ENGLISH).declaration
    assert declaration is not None
    asked: list[RuleCase] = []
    shared = RuleCase(declaration, TODAY)
    for _ in range(3):
        shared.once(asked.append)
    assert asked == [shared]


def test_zero_is_not_written_as_a_power() -> None:
    text = ENGLISH.replace("fiscal: 16,269.69", "fiscal: 0.0000000")
    assert errors(checked(text))[0].expected == "0.0000000"


# Outcomes.


def test_every_rule_has_one_outcome() -> None:
    result = checked(ENGLISH)
    rules = [code for code, rule in CATALOGUE.items() if rule.stage is Stage.RULE]
    assert [outcome.code for outcome in result.outcomes] == rules
    said = {outcome.code: outcome.result for outcome in result.outcomes if outcome.result != "passed"}
    some = {"PG207": "finding", "PG212": "not applicable", "PG305": "finding", "PG309": "finding"}
    assert some.items() <= said.items()
    (reason,) = next(outcome.reasons for outcome in result.outcomes if outcome.code == "PG212")
    assert (reason.zh, reason.en) == ("没有填写合计", "no total is written")


def test_only_the_rules_that_are_asked_for_run() -> None:
    result = checked(ENGLISH, codes=frozenset({"PG305", "PG101"}))
    assert [outcome.code for outcome in result.outcomes] == ["PG305"]
    assert [finding.code for finding in result.findings] == ["PG305", "PG305"]


def test_what_keeps_the_rules_from_running_is_always_told() -> None:
    nothing: frozenset[str] = frozenset()
    for text, code in (
        (ENGLISH.replace("year: 2024", "year: 1824"), "PG108"),
        (ENGLISH.replace("year: 2024", "year: @2024"), "PG009"),
        (ENGLISH + "year: 2024\n", "PG004"),
    ):
        result = checked(text, codes=nothing)
        assert [finding.code for finding in result.findings] == [code]
        assert result.outcomes == ()
        assert result.declaration is None
    assert checked(ENGLISH.replace("区委", "区\u200b委"), codes=nothing).findings == ()


def test_an_invisible_character_is_told_beside_what_the_rules_find() -> None:
    result = checked(ENGLISH.replace("区委", "区\u200b委", 1))
    assert {finding.code for finding in result.findings} >= {"PG008", "PG207"}
    assert result.declaration is not None


def test_a_rule_may_speak_with_less_weight_than_its_own() -> None:
    rounded = ENGLISH.replace("fiscal: 16,269.69", "fiscal: 16,269.7")
    assert [f.severity for f in checked(rounded).findings if f.code == "PG201"] == [Severity.WARNING]
    assert CATALOGUE["PG201"].severity is Severity.ERROR


# How findings are said, for every fixture.


def told(case: Case, language: Language) -> tuple[Finding, ...]:
    return () if case.has("path") else case.review(Path(), language).findings


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_findings_are_whole_sentences_in_both_languages(case: Case) -> None:
    chinese, english = told(case, "zh"), told(case, "en")
    assert [key(finding) for finding in chinese] == [key(finding) for finding in english]
    for finding in (*chinese, *english):
        texts = [finding.what, finding.help, *(place.message for place in finding.related)]
        texts += [finding.fix.message] if finding.fix else []
        texts += [finding.basis] if CATALOGUE[finding.code].stage is not Stage.FILE else []
        for text in texts:
            assert text.strip()
            assert not re.search(r"\{[a-z_]+\}|Text\(|FieldName\(|Decimal\(|None|“”", text), text
        assert finding.message == f"{finding.what} {finding.help}"
    assert all(finding.what[-1] in "。?？" and finding.help[-1] in "。?？" for finding in chinese)
    assert all(finding.what[-1] in ".?" and finding.help[-1] in ".?" for finding in english)


def key(finding: Finding) -> tuple[object, ...]:
    edits = finding.fix.edits if finding.fix else ()
    return (finding.code, finding.severity, finding.position, finding.path, finding.expected, finding.actual, edits)


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_are_sorted_and_the_same_each_time(language: Language) -> None:
    for case in cases():
        found = told(case, language)
        assert list(found) == sorted(found, key=lambda finding: finding.order)
        assert found == told(case, language)


def test_every_fix_mends_its_finding_and_breaks_nothing() -> None:
    mended = set()
    for case, finding in fixable():
        text = case.composed()[0]
        assert finding.fix is not None
        changed = apply(text, finding.fix.edits)
        before = [(f.code, f.what) for f in told(case, "zh")]
        after = [(f.code, f.what) for f in review(changed, "case.yaml", case.settings("zh")).findings]
        assert (finding.code, finding.what) not in after, case.id
        assert not {code for code, _ in after} & {f"PG00{digit}" for digit in range(10)}, case.id
        if finding.fix.safe:
            assert set(after) < set(before), case.id
        mended.add(finding.code)
    assert mended >= {"PG102", "PG205", "PG301", "PG302", "PG311"}


def fixable() -> Iterator[tuple[Case, Finding]]:
    for case in cases():
        if CATALOGUE[case.code].stage is not Stage.FILE:
            for finding in told(case, "zh"):
                if finding.fix is not None and finding.code == case.code:
                    yield case, finding


def apply(text: str, edits: tuple[object, ...]) -> str:
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda edit: edit.position, reverse=True):  # type: ignore[attr-defined]
        place: Position = edit.position  # type: ignore[attr-defined]
        assert place.line == place.end_line
        line = lines[place.line - 1]
        lines[place.line - 1] = line[: place.column - 1] + edit.text + line[place.end_column - 1 :]  # type: ignore[attr-defined]
    return "\n".join(lines)


def test_a_renamed_category_is_not_written_twice() -> None:
    text = ENGLISH.replace("    生态效益指标: []\n", "    生态效益指标: []\n    环境效益指标: []\n")
    assert text != ENGLISH
    found = [finding for finding in checked(text).findings if finding.code == "PG311"]
    assert [finding.fix for finding in found] == [None]


def test_a_renamed_category_keeps_its_remark() -> None:
    text = ENGLISH.replace("  效益指标:\n", "  效果指标（30分） :\n")
    fix = next(finding.fix for finding in checked(text).findings if finding.code == "PG311")
    assert fix is not None
    assert [edit.text for edit in fix.edits] == ["效益指标（30分）"]


def test_a_field_is_named_as_the_file_writes_it_or_else_by_its_label() -> None:
    blank = ENGLISH.replace("        annual: ≥8个\n", "        annual:\n")
    absent = ENGLISH.replace("        annual: ≥8个\n", "")
    said = [next(f.what for f in checked(text).findings if f.code == "PG401") for text in (blank, absent)]
    assert said == [
        "指标“认定产业领军人才（团队）数量”没有填写“annual”。",
        "指标“认定产业领军人才（团队）数量”没有填写“年度指标值”。",
    ]


def test_a_long_or_hidden_text_is_shown_short_and_seen() -> None:
    text = ENGLISH.replace("name: 高企认定数量", f"name: {'长' * 300}").replace("≥100家\n", "\n", 1)
    finding = next(f for f in checked(text).findings if f.code == "PG401")
    assert "长" * 59 + "…" in finding.what
    assert "长" * 60 not in finding.what
    hidden = checked(ENGLISH.replace("year: 2024", 'year: "2024\u202e"')).findings
    assert any("2024<U+202E>" in finding.what for finding in hidden)
    assert all("\u202e" not in finding.message for finding in hidden)


def test_braces_of_an_author_are_his_own() -> None:
    text = ENGLISH.replace("name: 高企认定数量", 'name: "{name} {0} {"').replace("≥100家\n", "\n", 1)
    finding = next(f for f in checked(text).findings if f.code == "PG401")
    assert "“{name} {0} {”" in finding.what


def test_the_path_of_a_finding_is_in_english_keys() -> None:
    text = REAL["liwan_2024.zh.yaml"].replace("基本支出: 2,554.17", "基本支出: 2,5", 1)
    finding = checked(text).findings[0]
    assert (finding.code, finding.path) == ("PG203", "/budget/expenditure/basic")
    assert "“基本支出”" in finding.what
    assert pointer(("a/b", 0, "c~d")) == "/a~1b/0/c~0d"
    assert pointer(()) == ""


# Files.


def test_a_file_is_checked_as_its_text(tmp_path: Path) -> None:
    path = tmp_path / "liwan.yaml"
    path.write_text("\ufeff" + ENGLISH, "utf-8")
    assert review_file(path, "liwan.yaml", Settings(TODAY)).findings == checked(ENGLISH).findings
    with pytest.raises(FileNotFoundError):
        review_file(tmp_path / "nope.yaml", "nope.yaml", Settings(TODAY))


def test_a_path_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    large = tmp_path / "large.yaml"
    large.write_bytes(b"#" * (MAX_BYTES + 1))
    for path in (tmp_path, large):
        result = review_file(path, "x.yaml", Settings(TODAY, "en"))
        assert [(f.code, f.file, f.position.line, f.path) for f in result.findings] == [("PG001", "x.yaml", 1, None)]
        assert result.declaration is None
        assert result.outcomes == ()
    assert unreadable(Fault("PG001", "fifo"), "x.yaml", "en").findings[0].what == "This is a named pipe, not a file."


def test_a_rule_is_told_so_often_and_the_last_says_that_there_is_more() -> None:
    rows = "".join(f"      - name: 指标{number}\n" for number in range(MOST))  # two blank values each
    found = [
        f for f in checked(ENGLISH.replace("    数量指标:\n", "    数量指标:\n" + rows)).findings if f.code == "PG401"
    ]
    assert len(found) == MOST
    (last,) = [f for f in found if "后面还有" in f.what]
    assert last.position == found[-1].position
    half = "".join(f"      - name: 指标{number}\n" for number in range(MOST // 2))
    exactly = checked(ENGLISH.replace("    数量指标:\n", "    数量指标:\n" + half))
    assert [f for f in exactly.findings if "后面还有" in f.what] == []
