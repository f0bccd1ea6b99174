"""What the command line says, in both languages, and which of them it speaks."""

from collections.abc import Mapping, Sequence

LANGUAGES = ("zh", "en")

# Pairs of Chinese and English by name. Kept apart from finding.Text so that --help imports nothing else.
WORDS: dict[str, tuple[str, str]] = {
    "about": (
        "预算绩效目标即代码：校验、呈现以 YAML 保存的预算绩效目标申报表。",
        "Budget performance goals as code: validate and render declarations kept as YAML.",
    ),
    "start": (
        "perfgoal {version}：校验、呈现预算绩效目标申报表\n"
        "\n"
        "  perfgoal validate 申报.yaml              校验一份申报，也可以是文件夹\n"
        "  perfgoal render 申报.yaml -o 申报.html    呈现为表样\n"
        "  perfgoal explain PG201                   说明一条规则查什么、怎么改\n"
        "  perfgoal forms                           有哪些表样\n"
        "  perfgoal --help                          全部命令",
        "perfgoal {version}: validate and render declarations of budget performance goals\n"
        "\n"
        "  perfgoal validate goals.yaml              check a declaration, or a folder of them\n"
        "  perfgoal render goals.yaml -o goals.html  render it as its form\n"
        "  perfgoal explain PG201                    what a rule looks for, and how to mend it\n"
        "  perfgoal forms                            the forms there are\n"
        "  perfgoal --help                           all commands",
    ),
    "validate-examples": (
        "例：perfgoal validate 申报/ --strict    perfgoal validate --select PG2 申报.yaml    "
        "perfgoal validate - < 申报.yaml",
        "Examples: perfgoal validate goals/ --strict    perfgoal validate --select PG2 goals.yaml    "
        "perfgoal validate - < goals.yaml",
    ),
    "render-examples": (
        "例：perfgoal render 申报.yaml -o 申报.html    perfgoal render 申报.yaml --format json",
        "Examples: perfgoal render goals.yaml -o goals.html    perfgoal render goals.yaml --format json",
    ),
    "version": ("显示版本。", "Show the version."),
    "lang": ("消息语言：zh 或 en（也可用 PERFGOAL_LANG）。", "Language of the messages: zh or en (or PERFGOAL_LANG)."),
    "validate": ("校验申报文件。", "Validate declarations."),
    "validate-paths": (
        "文件、文件夹，或 - 表示标准输入；默认为当前文件夹。",
        "Files, folders, or - for standard input; this folder if left out.",
    ),
    "format": ("报告格式：{choices}。", "Format of the report: {choices}."),
    "select": (
        "只检查这些规则：代码、前缀（PG2）或名称，用英文逗号隔开，可多次使用。",
        "Only these rules: codes, prefixes (PG2) or names, with commas between them, repeatable.",
    ),
    "ignore": ("不检查这些规则，写法同 --select。", "All rules but these, named as for --select."),
    "strict": ("有警告也算不通过。", "Warnings fail too."),
    "today": (
        "把这一天当作今天，如 2024-01-31（也可用 PERFGOAL_TODAY）。",
        "Take this day for today, such as 2024-01-31 (or PERFGOAL_TODAY).",
    ),
    "stdin-filename": ("标准输入在报告中的文件名。", "What the report calls standard input."),
    "render": ("把申报文件呈现为表样。", "Render a declaration as its form."),
    "render-file": ("申报文件，或 - 表示标准输入。", "The declaration, or - for standard input."),
    "render-format": (
        "格式：{choices}；不写时按 -o 的后缀。",
        "Format: {choices}; if left out, as the name behind -o ends.",
    ),
    "render-findings": (
        "同时校验，把发现的问题标在所在的单元格旁（html、md）。",
        "Check it too, and mark what is found beside its cells (html, md).",
    ),
    "output": ("写入这个文件；不写时输出到标准输出。", "Write to this file; to standard output if left out."),
    "forms": (
        "列出表样，或说明一个表样的栏目、勾稽关系和指标框架。",
        "List the forms, or show what one asks for.",
    ),
    "forms-name": ("表样的名称。", "The name of a form."),
    "schema": ("输出 JSON Schema，供编辑器补全和检查。", "Print a JSON Schema, for editors to complete and check by."),
    "schema-kind": ("declaration（申报）或 form（表样）。", "declaration, or form (a form profile)."),
    "schema-keys": ("栏目名的语言：en 或 zh。", "Language of the keys: en or zh."),
    "schema-form": (
        "只供这一个表样使用；不写时按申报里的表样。",
        "For this form alone; else for the one a file names.",
    ),
    "rules": ("列出所有规则。", "List all rules."),
    "explain": (
        "说明一条规则查什么、怎么改、依据什么。",
        "Explain what a rule looks for, how to mend it, on what basis.",
    ),
    "explain-names": ("规则的代码、前缀或名称。", "Codes, prefixes or names of rules."),
    "help": ("显示帮助。", "Show this help."),
    # notices and errors
    "error": ("错误：{message}", "error: {message}"),
    "usage-hint": ("用法见 {command} --help。", "See {command} --help."),
    "no-path": ("没有这个文件或文件夹，请核对路径：{path}", "no such file or folder (check the path): {path}"),
    "nothing-found": (
        "没有找到申报文件：文件名应以 .yaml 或 .yml 结尾，内容应有“格式版本”（perfgoal）一栏。",
        "found no declaration: a file in .yaml or .yml that has the field “perfgoal” (格式版本).",
    ),
    "skipped": (
        "跳过不是申报的 YAML 文件（{count} 个）：{names}",
        "skipped YAML files that are no declarations ({count}): {names}",
    ),
    "unknown-rule": ("没有规则“{name}”；是不是 {near}？", "there is no rule “{name}”; did you mean {near}?"),
    "unknown-form": ("没有表样“{name}”；是不是 {near}？", "there is no form “{name}”; did you mean {near}?"),
    "schema-of-forms": ("--form 只用于 declaration（申报）。", "--form goes with declaration only."),
    "bad-date": (
        "“{value}”不是日期，应为 YYYY-MM-DD，如 2024-01-31。",
        "“{value}” is not a date; write YYYY-MM-DD, such as 2024-01-31.",
    ),
    "bad-choice": (
        "{option} 不能是“{value}”；可用：{choices}。",
        "{option} cannot be “{value}”; choose one of: {choices}.",
    ),
    "no-option": ("没有选项 {option}。", "there is no option {option}."),
    "near-option": ("没有选项 {option}；是不是 {near}？", "there is no option {option}; did you mean {near}?"),
    "no-command": ("没有命令“{command}”；是不是 {near}？", "there is no command “{command}”; did you mean {near}?"),
    "missing-format": (
        "不知道用什么格式：写明 --format（{choices}），或让 -o 的文件名以它结尾。",
        "the format is not known: give --format ({choices}), or let the name behind -o end in it.",
    ),
    "no-place-for-findings": (
        "--findings 标在表样的单元格旁；{format} 不是表样。可用 html 或 md，或用 validate --format json 取得问题。",
        "--findings stand beside the cells of a form, and {format} is none; take html or md, or validate --format json "
        "for the findings.",
    ),
    "missing-argument": ("缺少 {name}。", "{name} is missing."),
    "not-rendered": ("没有呈现；请先改正以上问题。", "not rendered; mend what is above first."),
    "output-is-input": (
        "-o 不能是输入文件本身，请换一个文件名：{path}",
        "-o cannot be the input itself (name another file): {path}",
    ),
    "output-is-link": (
        "-o 不能是符号链接，请换一个文件名：{path}",
        "-o cannot be a symbolic link (name another file): {path}",
    ),
    "output-not-file": (
        "-o 已存在且不是普通文件，请换一个文件名：{path}",
        "-o exists and is no ordinary file (name another file): {path}",
    ),
    "output-no-folder": (
        "-o 所在的文件夹不存在，请先建立它：{path}",
        "the folder of -o does not exist (make it first): {path}",
    ),
    "not-written": ("无法写入 {path}：{reason}", "cannot write {path}: {reason}"),
    "standard-output": ("标准输出", "standard output"),
    "fault": (
        "程序内部错误（{kind}）。请把它连同所用的命令告诉 perfgoal 的维护者；设 PERFGOAL_DEBUG=1 可看详情。",
        "internal error ({kind}). Please tell the maintainers of perfgoal, with the command that was run; "
        "PERFGOAL_DEBUG=1 shows details.",
    ),
    "interrupted": ("已中断。", "interrupted."),
}


def say(language: str, name: str, /, **arguments: object) -> str:
    """Return what is called ``name`` in ``language``."""
    return WORDS[name][language == "en"].format(**arguments)


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language to speak: that of ``--lang``, of PERFGOAL_LANG, English in an ``en_*`` locale, else
    Chinese. Asked before the command line is read, since help and usage errors speak it too."""
    for index, argument in enumerate(arguments):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else ""
        if argument == "--lang" and index + 1 < len(arguments):
            value = arguments[index + 1]
        if value in LANGUAGES:
            return value
    if environment.get("PERFGOAL_LANG") in LANGUAGES:
        return environment["PERFGOAL_LANG"]
    locale = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    return "en" if locale.startswith("en_") else "zh"
