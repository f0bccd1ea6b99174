"""The words of the reports, in both languages. Those that a rendering says too stand beside the finding."""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from perfgoal.finding import Language, Severity, Text, counted, counts_text

MORE = Text(
    "还有 {count} 条没有显示；用 --format json 查看全部。", "{count} more are not shown; --format json has them all."
)

_UNMARKED = "还有 {count} 条没有在这里标出：见本次运行的摘要（Summary），或用 --output html=report.html 写成一页。"
UNMARKED = (
    Text(
        _UNMARKED,
        "{count} more is not marked here: see the summary of the run, or write a page with --output html=report.html.",
    ),
    Text(
        _UNMARKED,
        "{count} more are not marked here: see the summary of the run, or write a page with --output html=report.html.",
    ),
)
"""Of a platform that marks no more than so many findings."""

_UNLISTED = "还有 {count} 个文件的结果没有列出：这里放不下，可用 --output html=report.html 写成一页。"
UNLISTED = (
    Text(_UNLISTED, "{count} more file has findings: no room here; --output html=report.html writes a page of all."),
    Text(_UNLISTED, "{count} more files have findings: no room here; --output html=report.html writes a page of all."),
)
"""Of a place that takes no more than so much text."""

TITLE = Text("绩效目标校验报告", "Check of performance goals")
FILE = Text("文件", "file")
COLUMNS: Mapping[Severity, Text] = MappingProxyType(
    {
        Severity.ERROR: Text("错误", "errors"),
        Severity.WARNING: Text("警告", "warnings"),
        Severity.INFO: Text("提示", "infos"),
    }
)
"""What is counted in a column of numbers."""

GROUPS: Mapping[Severity, Text] = MappingProxyType(
    {
        Severity.ERROR: Text("必改（错误）{count} 条", "Must be corrected: {count}"),
        Severity.WARNING: Text("建议（警告）{count} 条", "Advised: {count}"),
        Severity.INFO: Text("提示 {count} 条", "To note: {count}"),
    }
)
"""What a reader is to do about the findings of each severity."""

PAGE: Mapping[str, Text] = MappingProxyType(
    {
        "overview": Text("总览", "Overview"),
        "files": Text("文件", "files"),
        "passed": Text("通过率", "pass rate"),
        "departments": Text("按部门", "By department"),
        "department": Text("部门", "department"),
        "no_department": Text("（没有或读不出）", "(none, or none that could be read)"),
        "with_findings": Text("有问题的文件", "files with findings"),
        "more_files": Text("另有 {count} 个", "and {count} more"),
        "rules": Text("按规则", "By rule"),
        "severity": Text("级别", "severity"),
        "count": Text("次数", "count"),
        "code": Text("规则", "rule"),
        "says": Text("查什么", "what it finds"),
        "in_detail": Text("逐个文件", "File by file"),
        "clean": Text("没有发现问题的文件不再列出。", "Files in which nothing was found are not listed."),
        "top": Text("回到总览", "back to the overview"),
        "made_by": Text("由 perfgoal {version} 检查，规则 {rules}", "checked by perfgoal {version}, rules {rules}"),
    }
)
"""What the page of a report calls its parts, by the names in its template."""

PASSES = {
    False: Text("没有错误的文件所占比例", "files without an error"),
    True: Text("没有错误和警告的文件所占比例", "files without an error or a warning"),
}
"""What the pass rate counts, by whether warnings fail a run."""

_FIXABLE = {
    True: (
        Text("可自动改正 {count} 条：perfgoal validate --fix。", "perfgoal validate --fix mends {count} of them."),
        Text("可自动改正 {count} 条：perfgoal validate --fix。", "perfgoal validate --fix mends {count} of them."),
    ),
    False: (
        Text(
            "{count} 条的改法要先核对：加上 --unsafe-fixes，用 --diff 看，用 --fix 改。",
            "{count} has a fix to be looked at first: with --unsafe-fixes, --diff shows it and --fix makes it.",
        ),
        Text(
            "{count} 条的改法要先核对：加上 --unsafe-fixes，用 --diff 看，用 --fix 改。",
            "{count} have fixes to be looked at first: with --unsafe-fixes, --diff shows them and --fix makes them.",
        ),
    ),
}
"""Of fixes that are safe, and of those that are not."""

_FILES = (Text("检查了 {count} 个文件", "{count} file checked"), Text("检查了 {count} 个文件", "{count} files checked"))


def summary(files: int, counts: dict[Severity, int], language: Language) -> str:
    """Say how many files were checked and what was found."""
    colon, stop = ("：", "。") if language == "zh" else (": ", ".")
    return f"{counted(_FILES, files, language)}{colon}{counts_text(counts, language)}{stop}"


def fixable(counts: Mapping[bool, int], asked: Collection[bool], language: Language) -> Iterator[str]:
    """Say how many findings a program can mend, of the kinds of fixes that were not ``asked`` for."""
    for safe, texts in _FIXABLE.items():
        if counts[safe] and safe not in asked:
            yield counted(texts, counts[safe], language)
