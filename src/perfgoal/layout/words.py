"""What the files of a layout say in their comments."""

from perfgoal.finding import Text

WORDS = {
    "ci-about": Text(
        "校验仓库里的预算绩效目标申报表；有错误则不通过。由 perfgoal init 写成，可以修改。",
        "Checks declarations of budget performance goals; errors fail it. Written by perfgoal init, and yours to edit.",
    ),
    "ci-fork": Text(
        "外来的合并请求也用它检查，没有密钥，只能读；不要换成 pull_request_target",
        "Pull requests of strangers are checked without secrets, read only: do not make it pull_request_target",
    ),
    "ci-always": Text("不通过时也要报告", "Reports are wanted above all when it fails"),
    "ci-python": Text("需要 Python 3.11 或更新", "Python 3.11 or newer"),
    "pre-commit-about": Text(
        "提交前整理并校验申报：pip install pre-commit && pre-commit install",
        "Formats and checks declarations before a commit: pip install pre-commit && pre-commit install",
    ),
    "config-about": Text(
        "perfgoal 的配置，对这个文件夹及其下的申报有效。去掉行首的“# ”即可使用一项。",
        "The configuration of perfgoal, for the declarations in this folder and below. Take away a “# ” to use a line.",
    ),
    "config-schema": Text(
        "供编辑器补全的 JSON Schema：perfgoal schema config",
        "Its JSON Schema, by which an editor completes it: perfgoal schema config",
    ),
    "config-language": Text("消息的语言：zh 或 en", "The language of messages: zh or en"),
    "config-rules-version": Text(
        "规则的版本：比它新的规则只作提示，升级后不会突然不通过",
        "The version of the rules: newer ones are told as infos, so that an upgrade turns nothing red",
    ),
    "config-ignore": Text(
        "不用的规则；perfgoal rules 列出全部规则", "Rules to do without; perfgoal rules lists them all"
    ),
    "config-severity": Text(
        "改变规则的严重程度：error、warning 或 info", "Another severity for a rule: error, warning or info"
    ),
    "config-exclude": Text("检查文件夹时跳过的文件", "Files that are left out where a folder is checked"),
    "config-baseline": Text(
        "已接受的结果，由 perfgoal baseline 写成", "Findings that are accepted, as perfgoal baseline writes them"
    ),
    "config-repository": Text(
        "全部申报之间的问题：与名单、控制数、上年和彼此对照，名单可不写",
        "All declarations together: against a roster (it may be left out), control totals, last year and each other",
    ),
    "config-paths": Text("只对部分文件有效的规定", "What holds for some files only"),
    "example-folder": Text("往年", "archive"),
}
"""The comments of the templates, by the names that these call them."""
