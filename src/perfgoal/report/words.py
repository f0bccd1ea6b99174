"""The words of the reports, in both languages. Those that a rendering says too stand beside the finding."""

from collections.abc import Mapping
from types import MappingProxyType

from perfgoal.finding import Language, Severity, Text, counted, counts_text

MORE = Text(
    "还有 {count} 条没有显示；用 --format json 查看全部。", "{count} more are not shown; --format json has them all."
)

GROUPS: Mapping[Severity, Text] = MappingProxyType(
    {
        Severity.ERROR: Text("必改（错误）{count} 条", "Must be corrected: {count}"),
        Severity.WARNING: Text("建议（警告）{count} 条", "Advised: {count}"),
        Severity.INFO: Text("提示 {count} 条", "To note: {count}"),
    }
)
"""What a reader is to do about the findings of each severity."""

_FILES = (Text("检查了 {count} 个文件", "{count} file checked"), Text("检查了 {count} 个文件", "{count} files checked"))


def summary(files: int, counts: dict[Severity, int], language: Language) -> str:
    """Say how many files were checked and what was found."""
    colon, stop = ("：", "。") if language == "zh" else (": ", ".")
    return f"{counted(_FILES, files, language)}{colon}{counts_text(counts, language)}{stop}"
