"""The words of the reports, in both languages."""

from perfgoal.finding import Language, Severity, Text

SEVERITIES = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFO: Text("提示", "info"),
}
RELATED = Text("相关", "related")
HELP = Text("改法", "help")
BASIS = Text("依据", "basis")
FIXABLE = Text("可修复", "fixable")
MORE = Text(
    "还有 {count} 条没有显示；用 --format json 查看全部。", "{count} more are not shown; --format json has them all."
)

_COUNTS = {
    Severity.ERROR: (Text("{count} 个错误", "{count} error"), Text("{count} 个错误", "{count} errors")),
    Severity.WARNING: (Text("{count} 个警告", "{count} warning"), Text("{count} 个警告", "{count} warnings")),
    Severity.INFO: (Text("{count} 个提示", "{count} info"), Text("{count} 个提示", "{count} infos")),
}
_FILES = (Text("检查了 {count} 个文件", "{count} file checked"), Text("检查了 {count} 个文件", "{count} files checked"))
_CLEAN = Text("没有发现问题", "nothing found")


def _counted(texts: tuple[Text, Text], count: int, language: Language) -> str:
    return texts[count != 1].say(language).format(count=f"{count:,}")


def counts_text(counts: dict[Severity, int], language: Language) -> str:
    """Say how many findings there are of each severity that has any."""
    said = [_counted(_COUNTS[severity], count, language) for severity, count in counts.items() if count]
    return ("，" if language == "zh" else ", ").join(said) or _CLEAN.say(language)


def summary(files: int, counts: dict[Severity, int], language: Language) -> str:
    """Say how many files were checked and what was found."""
    colon, stop = ("：", "。") if language == "zh" else (": ", ".")
    return f"{_counted(_FILES, files, language)}{colon}{counts_text(counts, language)}{stop}"
