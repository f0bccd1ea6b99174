"""The pages of the rules in both languages, from their docstrings and from what their fixtures are really told."""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from chinese_keys import in_chinese_keys
from perfgoal.checked import Checked
from perfgoal.checking import Review, checked
from perfgoal.finding import LANGUAGES, SEVERITIES, Finding, Language, Stage, Text
from perfgoal.plainjson import json_text
from perfgoal.report import full_finding
from perfgoal.report.catalogue import FINDS, SAYS, STAGES
from perfgoal.report.rule_markdown import escaped, rule_markdown
from perfgoal.rules import CATALOGUE, Rule

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests"))
from repository.marked import Folder, folders  # noqa: E402  the fixtures are the tests', and read nowhere else
from rules.marked import MARKS, Case, fixtures  # noqa: E402

FILES: dict[Language, str] = {"en": "docs/rules.md", "zh": "docs/rules.zh-CN.md"}
OUTPUTS = "src/perfgoal/report/outputs.json"
SHOWN_AS = {"en": "declaration.yaml", "zh": "申报.yaml"}

_TITLE = Text("规则", "Rules")
_OTHER_LANGUAGE = Text("[English](rules.md)", "[中文](rules.zh-CN.md)")
_INTRODUCTION = Text(
    "检查分几步，前一步没有通过，就不做后一步：读不出来的文字谈不上表样，规则只检查合乎表样的申报。“错误”是审核人没有"
    "异议的问题，“警告”和“提示”要由人判断。标有“可自动改正”的，JSON 报告里带有改正的内容；标有“有改正建议”的，要先"
    "确认再改。每条规则下面的例子，都是程序实际输出的报告。",
    "Each stage stops the next: a text that cannot be read has no shape, and rules see well-formed declarations only. "
    "An error is something a reviewer could not argue with; warnings and infos want judgement. Where a rule is marked "
    "fixable, the JSON report holds the edits that mend what it finds; a suggested fix is to be confirmed first. The "
    "example below each rule is what the program really prints.",
)
_HUNDREDS = {
    "1": Text("文件与栏目", "The file and its fields"),
    "2": Text("金额", "Money"),
    "3": Text("指标体系", "Hierarchy"),
    "4": Text("指标值", "Target values"),
    "5": Text("指标名称", "Names"),
    "6": Text("时间", "Time"),
    "7": Text("分值", "Weights"),
    "8": Text("文字", "Texts"),
    "9": Text("整个仓库", "Repository"),
}
_COLUMNS = (Text("代码", "code"), Text("名称", "name"), Text("级别", "severity"), FINDS)
_ALL_PAGES = Text("逐条说明", "Each rule")
_FIXABLE = {True: Text("可自动改正", "fixable"), False: Text("有改正建议", "with a suggested fix")}


def rule_pages() -> Iterator[tuple[str, str]]:
    """The pages in both languages, and the examples of output that ``perfgoal explain`` shows."""
    outputs = {code: {language: _output(code, language) for language in LANGUAGES} for code in CATALOGUE}
    yield OUTPUTS, json_text(outputs)
    fixes = {code: _fix(code) for code in CATALOGUE}
    for language, path in FILES.items():
        lines = [f"# {_TITLE.say(language)}", "", _OTHER_LANGUAGE.say(language), "", _INTRODUCTION.say(language), ""]
        lines += _tables(language)
        lines += [f"## {_ALL_PAGES.say(language)}", ""]
        for rule in CATALOGUE.values():
            lines += _page(rule, language, fixes[rule.code], outputs[rule.code][language])
        yield path, "\n".join(lines).rstrip() + "\n"


def _tables(language: Language) -> Iterator[str]:
    """The rules of each stage, those of the stage *rule* by hundreds."""
    for stage in Stage:
        rules = [rule for rule in CATALOGUE.values() if rule.stage is stage]
        if not rules:
            continue
        title = STAGES[stage].say(language)
        yield from (f"## {title[0].upper()}{title[1:]}", "")
        if stage is not Stage.RULE:
            yield from _table(rules, language)
            continue
        for digit, subject in _HUNDREDS.items():
            of_subject = [rule for rule in rules if rule.code[2] == digit]
            if of_subject:
                yield from (f"### {subject.say(language)} (PG{digit}xx)", "")
                yield from _table(of_subject, language)


def _table(rules: list[Rule], language: Language) -> Iterator[str]:
    yield "| " + " | ".join(column.say(language) for column in _COLUMNS) + " |"
    yield "|---" * len(_COLUMNS) + "|"
    for rule in rules:
        link = f"[{rule.code}](#{rule.code.lower()}-{rule.name})"
        severity = SEVERITIES[rule.severity].say(language)
        yield f"| {link} | {rule.name} | {severity} | {escaped(rule.summary.say(language))} |"
    yield ""


def _page(rule: Rule, language: Language, safe: bool | None, output: list[str]) -> Iterator[str]:
    head = f"**{SEVERITIES[rule.severity].say(language)}**"
    if safe is not None:
        head += f" · {_FIXABLE[safe].say(language)}"
    yield from (f"### {rule.code} {rule.name}", "", head, "")
    yield rule_markdown(rule, language)
    yield from ("", f"{SAYS.say(language)}{'：' if language == 'zh' else ':'}", "", "```text", *output, "```", "")


def _output(code: str, language: Language) -> list[str]:
    """Return what the full report says of the first case that the rule's fixture marks: of the first finding there."""
    if CATALOGUE[code].stage is Stage.REPOSITORY:
        return _output_of_many(next(folder for folder in folders()[code] if folder.is_positive), language)
    case = next(case for case in fixtures()[code] if case.is_positive)
    read = _read(case, language)
    finding = replace(_of(code, read)[0], file=SHOWN_AS[language])
    return _lines(checked(read), finding, language)


def _output_of_many(folder: Folder, language: Language) -> list[str]:
    """Return what the full report says of the first case of a rule over many files; in Chinese of files in Chinese
    keys."""
    plain = folder.without_marks()
    if language == "zh":
        plain = plain.changed(in_chinese_keys)
    with tempfile.TemporaryDirectory() as here:
        told = plain.check(Path(here), language)
    one, finding = next((one, each) for one in told for each in one.findings if each.code == folder.code)
    return _lines(one, finding, language)


def _lines(one: Checked, finding: Finding, language: Language) -> list[str]:
    return ["".join(text for text, _ in line).rstrip() for line in full_finding(one, finding, language)]


def _read(case: Case, language: Language) -> Review:
    """Check a case without its marks; in Chinese with Chinese keys, unless it is told of another line then."""
    plain = replace(case, text="\n".join(MARKS.sub("", line).rstrip() for line in case.text.split("\n")))
    read = _review(plain, language)
    if language == "zh" and not case.has("path") and not case.has("encoding"):
        text = in_chinese_keys(plain.composed()[0])
        whole = (*((name, value) for name, value in case.directives if name in ("form", "today")), ("whole", ""))
        chinese = _review(replace(plain, text=text, directives=whole), language)
        if _places(chinese) == _places(read):
            return chinese
    return read


def _review(case: Case, language: Language) -> Review:
    with tempfile.TemporaryDirectory() as folder:
        return case.review(Path(folder), language)


def _places(read: Review) -> list[tuple[str, int]]:
    return sorted((finding.code, finding.position.line) for finding in read.findings)


def _fix(code: str) -> bool | None:
    """Return whether the findings of a rule's fixture carry a fix that is safe; ``None`` where none carries any."""
    findings = [
        finding for case in fixtures().get(code, ()) if case.is_positive for finding in _of(code, _review(case, "zh"))
    ]
    fixes = [finding.fix for finding in findings if finding.fix is not None]
    return any(fix.safe for fix in fixes) if fixes else None


def _of(code: str, read: Review) -> list[Finding]:
    return [finding for finding in read.findings if finding.code == code]
