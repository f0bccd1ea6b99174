"""What the messages promise, held of every finding of every fixture in both languages."""

import json
import re
from decimal import Decimal
from inspect import cleandoc
from string import Formatter
from typing import NamedTuple

import pytest
from rich.cells import cell_len

from perfgoal.checked import Checked
from perfgoal.checking import checked
from perfgoal.cli.words import WORDS
from perfgoal.finding import LANGUAGES, SEVERITIES, Finding, Language, Stage, Text
from perfgoal.money import UNITS, money_text
from perfgoal.report import Line, Results, concise, full, grouped
from perfgoal.report.catalogue import PROSE, other_messages, rule_page
from perfgoal.report.frame import WIDTH
from perfgoal.report.json import json_report
from perfgoal.report.pages import example_output
from perfgoal.rules import CATALOGUE, Rule
from repository.marked import all_folders
from rules.marked import cases

RULES = list(CATALOGUE.values())

# What a department's clerk is not expected to know, and a message says in other words.
JARGON = {
    "zh": "节点 映射 标量 序列 锚点 合并键 键名 键值 字段 嵌套 缩进 转义 语法 解析 参数 类型标记 段落记号 布尔 字符串",
    "en": "node mapping scalar sequence parse parser token syntax schema enum boolean string indent indentation",
}
LONGEST: dict[Language, int] = {"zh": 60, "en": 150}
"""Characters of a sentence of a message, without what its file fills in."""

CJK = "[\u3400-\u4dbf\u4e00-\u9fff]"
FULL_WIDTH = "[\u3001-\u3011\uff01-\uff5e]"
QUOTED = re.compile("“(?:[^“”]|“[^“”]*”)*”|'[^']*'|\"[^\"]*\"")
DOCUMENT = re.compile(f"{CJK}+〔[0-9]{{4}}〕[0-9]+号")
EXAMPLE = re.compile(f"≥[0-9]+{CJK}")
"""A target value, which is written without a space."""
GLOSS = re.compile(rf"\({CJK}+\)")
"""The Chinese name of a field behind its English key."""


class Told(NamedTuple):
    """One finding in one language, with the file as it was checked; ``case`` names the fixture's case."""

    case: str
    language: Language
    checked: Checked
    finding: Finding

    @property
    def said(self) -> str:
        return f"{self.case}: {self.finding.what} | {self.finding.help} | {self.finding.basis}"

    def results(self) -> Results:
        """Return the results of a run that found nothing else."""
        return Results((self.checked.but(findings=(self.finding,)),), self.language)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Told]:
    """Every finding of every fixture, in Chinese and then in English."""
    found = []
    for case in cases():
        for language in LANGUAGES:
            one = checked(case.review(tmp_path_factory.mktemp("case"), language))
            found += [Told(case.id, language, one, finding) for finding in one.findings]
    for folder in all_folders():
        for language in LANGUAGES:
            several = folder.check(tmp_path_factory.mktemp("folder"), language)
            stage = [(one, finding) for one in several for finding in one.findings if finding.code == folder.code]
            found += [Told(folder.id, language, one, finding) for one, finding in stage]
    assert {one.finding.code for one in found} == set(CATALOGUE)
    return found


def sentences(language: Language) -> list[tuple[str, str]]:
    """Every sentence of the catalogue in ``language`` with the code of its rule, its arguments left open."""
    return [(rule.code, text.say(language)) for rule in RULES for message in rule.messages.values() for text in message]


def test_every_finding_says_what_is_wrong_how_to_mend_it_and_on_what_basis(told: list[Told]) -> None:
    for one in told:
        assert one.finding.what.strip(), one.said
        assert one.finding.help.strip(), one.said
        assert one.finding.help != one.finding.what, one.said
        # What keeps a text from being read at all is grounded in nothing but the format.
        assert bool(one.finding.basis.strip()) is (CATALOGUE[one.finding.code].stage is not Stage.FILE), one.said
        assert not one.finding.fix or one.finding.fix.message.strip(), one.said


def test_a_fix_does_what_the_help_says(told: list[Told]) -> None:
    names = {"PG102", "PG301", "PG302", "PG311"}
    fixed = [one for one in told if one.finding.fix is not None and one.finding.code in names]
    assert {one.finding.code for one in fixed} == names
    for one in fixed:
        assert one.finding.fix is not None
        assert all(f"“{edit.text}”" in one.finding.help for edit in one.finding.fix.edits), one.said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_one_sentence_of_bounded_length(language: Language) -> None:
    end = "[。？！]" if language == "zh" else r"[.?!](?=\s|$)"
    for code, text in sentences(language):
        plain = QUOTED.sub("“”", text)
        assert [match.end() for match in re.finditer(end, plain)] == [len(plain)], (code, text)
        assert len(bare(text)) <= LONGEST[language], (code, text)


def test_money_is_expected_found_and_compared_in_every_format(told: list[Told]) -> None:
    compared = [one for one in told if one.finding.difference is not None]
    assert {one.finding.code for one in compared} == {
        rule.code for rule in RULES if any("{difference}" in message.what.zh for message in rule.messages.values())
    }
    for one in compared:
        problem = one.finding
        assert problem.expected is not None, one.said
        assert problem.actual is not None, one.said
        amounts = [money(text) for text in (problem.expected, problem.actual, str(problem.difference).lstrip("-"))]
        for report in (full, concise, grouped):
            text = printed(list(report(one.results())))
            assert all(amount in text for amount in amounts), (one.said, report.__name__)
        (written,) = json.loads("".join(json_report(one.results())))["findings"]
        assert (written["expected"], written["actual"], written["difference"]) == (
            problem.expected,
            problem.actual,
            problem.difference,
        )
        assert all(amount in written["message"] for amount in amounts), one.said


def test_both_languages_say_the_same_of_the_same_places(told: list[Told]) -> None:
    chinese = [one for one in told if one.language == "zh"]
    english = [one for one in told if one.language == "en"]
    for zh, en in zip(chinese, english, strict=True):
        assert (zh.case, zh.finding.code, zh.finding.position) == (en.case, en.finding.code, en.finding.position)
        for of_zh, of_en in ((zh.finding.what, en.finding.what), (zh.finding.help, en.finding.help)):
            assert numbers(of_zh) == numbers(of_en), (zh.said, en.said)
        assert len(zh.finding.related) == len(en.finding.related)
        assert (zh.finding.fix is None) is (en.finding.fix is None)


@pytest.mark.parametrize(
    "text",
    [
        *(text for rule in RULES for message in rule.messages.values() for text in message),
        *(Text(*pair) for pair in WORDS.values()),
    ],
    ids=lambda text: text.en[:40],
)
def test_both_languages_fill_in_the_same(text: Text) -> None:
    assert arguments(text.zh) == arguments(text.en)


def test_chinese_is_set_in_chinese_punctuation(told: list[Told]) -> None:
    for one in told:
        if one.language == "zh":
            for text in (one.finding.what, one.finding.help, one.finding.basis):
                assert "  " not in text, one.said
                plain = EXAMPLE.sub("≥", DOCUMENT.sub("号", QUOTED.sub("“”", text)))
                assert not re.search(f"{CJK}[,;:?!()]|[,;:?!()]{CJK}", plain), one.said
                assert not re.search(r"[，。；：、？！]{2}", plain), one.said
                assert not re.search(rf"\s{FULL_WIDTH}|{FULL_WIDTH}\s", plain), one.said
                assert not re.search(f"{CJK}[A-Za-z0-9]|[A-Za-z0-9%]{CJK}", plain), one.said


def test_english_is_set_in_ascii_but_for_what_it_quotes(told: list[Told]) -> None:
    for one in told:
        if one.language == "en":
            for text in (one.finding.what, one.finding.help, one.finding.basis):
                assert "  " not in text, one.said
                plain = DOCUMENT.sub("X", QUOTED.sub("“”", text))
                assert not re.search(FULL_WIDTH, plain), one.said
                assert not re.search(r"[,;:?!]{2}| [,;:.?!](?!\S)|(?<!\.)\.\.(?!\.)", plain), one.said
    terms = re.compile("|".join(sorted(UNITS, key=len, reverse=True)))
    texts = [*sentences("en"), *((rule.code, rule.basis.text.en) for rule in RULES)]
    for code, text in texts:
        plain = terms.sub("", GLOSS.sub("", DOCUMENT.sub("", QUOTED.sub("", text))))
        assert not re.search(CJK, plain), (code, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_speaks_in_jargon(language: Language) -> None:
    for code, text in sentences(language):
        words = text if language == "zh" else set(re.findall("[a-z]+", text.lower()))
        assert not [word for word in JARGON[language].split() if word in words], (code, text)


def test_carets_stand_under_the_place_by_the_width_of_the_characters(told: list[Told]) -> None:
    behind_chinese = under_chinese = 0
    for one in told:
        place, source = one.finding.position, one.checked.lines[one.finding.position.line]
        lines = printed(list(full(one.results()))).splitlines()
        shown = next((index for index, line in enumerate(lines) if line.startswith(f"{place.line} | ")), None)
        if shown is None or lines[shown] != f"{place.line} | {source}" or cell_len(source) > WIDTH:
            continue  # no such line, hidden characters made visible, or a long line that was cut
        if re.search("[\u200d\ufe0f]", source):
            continue  # of joined emoji every terminal makes something else
        end = place.end_column - 1 if place.end_line == place.line else len(source)
        before, marked = source[: place.column - 1], source[place.column - 1 : end]
        gutter = len(f"{place.line} | ")
        carets = " " * (gutter - 2) + "| " + " " * cell_len(before) + "^" * max(cell_len(marked), 1)
        assert lines[shown + 1] == carets, one.said
        behind_chinese += bool(re.search(CJK, before))
        under_chinese += bool(re.search(CJK, marked))
    assert behind_chinese > 20
    assert under_chinese > 100


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_explained_in_chinese_alone(rule: Rule) -> None:
    lines = printed(list(rule_page(rule, "zh"))).splitlines()
    assert lines[0].startswith(f"{rule.code} {rule.name}  ")
    assert lines[1] == rule.summary.zh
    said = "\n".join(line for line in lines if line.removeprefix("  ") not in example_output(rule.code, "zh"))
    assert f"依据 {rule.basis.text.zh}" in lines
    assert ("\n错例 " in said) is ("\n对例 " in said) is (rule.stage is Stage.RULE)
    for line in cleandoc(rule.doc.partition("查：")[0]).splitlines():
        assert not line or line not in said
    # Two English words in a row are a sentence of the English page, unless they are a command.
    assert not re.search("[a-z]{2,},? [a-z]{2,}", said.replace("perfgoal forms", ""))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_rule_says_is_shown_or_listed(rule: Rule, language: Language) -> None:
    output = example_output(rule.code, language)
    severity, code, _ = output[0].split(" ", 2)
    assert severity in {each.say(language) for each in SEVERITIES.values()}
    assert code == rule.code
    assert output[1].lstrip().startswith("--> ")
    assert all(line == line.rstrip() for line in output)
    listed = other_messages(rule, language)
    sentences = {message.what.say(language) for message in rule.messages.values()}
    assert len(listed) < len(sentences)
    lines = printed(list(rule_page(rule, language))).splitlines()
    shown = lines.index(f"  {output[0]}")
    assert lines[shown : shown + len(output)] == [f"  {line}" for line in output]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_prose_of_a_page_fits_a_terminal(language: Language) -> None:
    for rule in RULES:
        output = {f"  {line}" for line in example_output(rule.code, language)}
        lines = printed(list(rule_page(rule, language))).splitlines()
        assert [line for line in lines if cell_len(line) > PROSE and line not in output] == []


def test_the_chinese_page_keeps_the_examples_that_are_chinese() -> None:
    page = printed(list(rule_page(CATALOGUE["PG301"], "zh"))).splitlines()
    assert {"错例 产出指针", "对例 产出指标"} <= set(page)


def bare(template: str) -> str:
    """Return a sentence without its arguments."""
    return "".join(piece for piece, *_ in Formatter().parse(template))


def arguments(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def numbers(text: str) -> list[str]:
    return sorted(re.findall(r"[0-9](?:[0-9,.]*[0-9])?", text))


def money(text: str) -> str:
    """Return a plain decimal as a report prints it."""
    return money_text(Decimal(text))


def printed(lines: list[Line]) -> str:
    return "".join("".join(piece for piece, _ in line) + "\n" for line in lines)
