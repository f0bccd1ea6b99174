"""What the command line says, in both languages, and which of them it speaks."""

from collections.abc import Mapping, Sequence

from perfgoal.cli.baseline_words import BASELINES
from perfgoal.cli.exporting_words import EXPORTING
from perfgoal.cli.importing_words import IMPORTING
from perfgoal.cli.layout_words import LAYOUT
from perfgoal.cli.merging_words import MERGING
from perfgoal.cli.notices import NOTICES
from perfgoal.cli.rendering_words import RENDERING
from perfgoal.cli.writing_words import WRITING

LANGUAGES = ("zh", "en")

# Pairs of Chinese and English by name. Kept apart from finding.Text so that --help imports nothing else.
WORDS: dict[str, tuple[str, str]] = {
    **WRITING,
    **LAYOUT,
    **IMPORTING,
    "about": (
        "预算绩效目标即代码：校验、呈现以 YAML 保存的预算绩效目标申报表。",
        "Budget performance goals as code: validate and render declarations kept as YAML.",
    ),
    "start": (
        "perfgoal {version}：校验、呈现预算绩效目标申报表。申报是一份 YAML 文件。",
        "perfgoal {version}: validate and render declarations of budget performance goals, each a YAML file.",
    ),
    "start-examples": (
        "perfgoal validate 申报.yaml # 校验一份申报，也可以是文件夹\n"
        "perfgoal render 申报.yaml -o 申报.html # 呈现为表样\n"
        "perfgoal explain PG201 # 说明一条规则查什么、怎么改",
        "perfgoal validate goals.yaml # check a declaration, or a folder of them\n"
        "perfgoal render goals.yaml -o goals.html # render it as its form\n"
        "perfgoal explain PG201 # what a rule looks for, and how to mend it",
    ),
    "start-then": ("还没有申报文件，或想知道更多：", "No declaration yet, or more to know:"),
    "start-more": (
        "perfgoal new 新申报.yaml --form guangzhou-department # 写出一份待填的申报\n"
        "perfgoal init # 布置一个申报仓库：配置、CI、提交前检查\n"
        "perfgoal forms # 有哪些表样\n"
        "perfgoal completion # 让 Tab 键补全命令、文件和规则\n"
        "perfgoal --help # 全部命令；perfgoal help validate 说明一个命令",
        "perfgoal new new.yaml --form guangzhou-department # a declaration to fill in\n"
        "perfgoal init # lay out a repository: configuration, CI, hooks\n"
        "perfgoal forms # which forms there are\n"
        "perfgoal completion # let Tab complete commands, files and rules\n"
        "perfgoal --help # all commands; perfgoal help validate tells of one",
    ),
    # examples, one a line, with a comment behind " # "
    "validate-examples": (
        "perfgoal validate # 当前文件夹下的所有申报\n"
        "perfgoal validate 申报.yaml 申报文件夹 --strict\n"
        "perfgoal validate --select PG2,PG401 申报.yaml # 只用这些规则\n"
        "perfgoal validate --format json . # 供程序读取\n"
        "perfgoal validate --output json=报告.json # 另把一份报告写入文件\n"
        "perfgoal validate - < 申报.yaml # 标准输入\n"
        "perfgoal validate --diff 申报.yaml # 看能自动改正什么，不写文件\n"
        "perfgoal validate --fix 申报.yaml # 自动改正，再报告剩下的问题",
        "perfgoal validate # every declaration below this folder\n"
        "perfgoal validate goals.yaml folder --strict\n"
        "perfgoal validate --select PG2,PG401 goals.yaml # these rules only\n"
        "perfgoal validate --format json . # for a program to read\n"
        "perfgoal validate --output json=report.json # one more report, in a file\n"
        "perfgoal validate - < goals.yaml # standard input\n"
        "perfgoal validate --diff goals.yaml # what would be mended; nothing is written\n"
        "perfgoal validate --fix goals.yaml # mend it, then tell what remains",
    ),
    "render-examples": (
        "perfgoal render 申报.yaml -o 申报.html\nperfgoal render 申报.yaml --format md # 写到标准输出\n"
        "perfgoal render 申报.yaml --findings -o 审核.html # 问题标在单元格旁\n"
        "perfgoal render 申报.yaml --fillable -o 填报.xlsx # 可以填报的 Excel\n"
        "perfgoal render 申报.yaml -o 申报.docx # 或 .pdf、.xlsx",
        "perfgoal render goals.yaml -o goals.html\nperfgoal render goals.yaml --format md # to standard output\n"
        "perfgoal render goals.yaml --findings -o review.html # findings beside their cells\n"
        "perfgoal render goals.yaml --fillable -o fill-in.xlsx # a workbook to fill in\n"
        "perfgoal render goals.yaml -o goals.docx # or .pdf, .xlsx",
    ),
    "rules-examples": (
        "perfgoal rules\nperfgoal rules --format json # 供程序读取",
        "perfgoal rules\nperfgoal rules --format json # for a program to read",
    ),
    "explain-examples": (
        "perfgoal explain PG201\nperfgoal explain missing-target # 名称也可以\n"
        "perfgoal explain PG2 # 以 PG2 开头的所有规则",
        "perfgoal explain PG201\nperfgoal explain missing-target # by its name\n"
        "perfgoal explain PG2 # all that begin with PG2",
    ),
    "forms-examples": (
        "perfgoal forms\nperfgoal forms guangzhou-department",
        "perfgoal forms\nperfgoal forms guangzhou-department",
    ),
    "schema-examples": (
        "perfgoal schema --keys zh > declaration.schema.json\nperfgoal schema form # 表样文件的格式",
        "perfgoal schema > declaration.schema.json\nperfgoal schema form # of form profiles",
    ),
    "completion-examples": (
        'eval "$(perfgoal completion bash)" # ~/.bashrc\n'
        'eval "$(perfgoal completion zsh)" # ~/.zshrc，在 compinit 之后\n'
        "perfgoal completion fish | source # ~/.config/fish/config.fish\n"
        "perfgoal completion powershell | Out-String | Invoke-Expression # $PROFILE",
        'eval "$(perfgoal completion bash)" # ~/.bashrc\n'
        'eval "$(perfgoal completion zsh)" # ~/.zshrc, behind compinit\n'
        "perfgoal completion fish | source # ~/.config/fish/config.fish\n"
        "perfgoal completion powershell | Out-String | Invoke-Expression # $PROFILE",
    ),
    "help-examples": ("perfgoal help validate", "perfgoal help validate"),
    # the parts of a page of help
    "usage": ("用法：{line}", "Usage: {line}"),
    "options-piece": ("[选项]", "[OPTIONS]"),
    "command-piece": ("命令 …", "COMMAND …"),
    "commands": ("命令：", "Commands:"),
    "arguments": ("参数：", "Arguments:"),
    "options": ("选项：", "Options:"),
    "examples": ("例：", "Examples:"),
    "default": ("默认为 {value}。", " Default: {value}."),
    "version": ("显示版本。", "Show the version."),
    "lang": ("消息语言：zh 或 en（也可用 PERFGOAL_LANG）。", "Language of the messages: zh or en (or PERFGOAL_LANG)."),
    "validate": ("校验申报文件。", "Validate declarations."),
    "validate-paths": (
        "文件、文件夹，或 - 表示标准输入；默认为当前文件夹。",
        "Files, folders, or - for standard input; this folder if left out.",
    ),
    "format": ("报告格式：{choices}。", "Format of the report: {choices}."),
    "report-output": (
        "另把一种格式的报告写入文件，如 json=报告.json，可多次使用；--format 只管标准输出。",
        "Write a report to a file as well, such as json=report.json, repeatable; --format is for standard output.",
    ),
    "select": (
        "只检查这些规则：代码、前缀（PG2）或名称，用英文逗号隔开，可多次使用。",
        "Only these rules: codes, prefixes (PG2) or names, with commas between them, repeatable.",
    ),
    "ignore": ("不检查这些规则，写法同 --select。", "All rules but these, named as for --select."),
    "fix": (
        "自动改正不改变原意的问题，写回文件，再报告剩下的；标准输入改后写到标准输出，报告写到标准错误。",
        "Mend what can be mended without a change of meaning, then tell what remains; standard input goes mended to "
        "standard output, its report to standard error.",
    ),
    "unsafe-fixes": (
        "与 --fix 或 --diff 同用：要先核对的改法也一并用上。",
        "With --fix or --diff: make the fixes too that want to be looked at.",
    ),
    "diff": (
        "只显示 --fix 会改什么（统一差异格式），不写文件，不输出报告；有可改之处则退出码为 1。",
        "Print what --fix would change as a unified diff, in place of a report; nothing is written. Exit code 1 where "
        "there is something.",
    ),
    "strict": ("有警告也算不通过。", "Warnings fail too."),
    "today": (
        "把这一天当作今天，如 2024-01-31（也可用 PERFGOAL_TODAY）。",
        "Take this day for today, such as 2024-01-31 (or PERFGOAL_TODAY).",
    ),
    "stdin-filename": ("标准输入在报告中的文件名。", "What the report calls standard input."),
    "config": (
        "使用这个配置文件；不写时使用最近的 perfgoal.toml，或 pyproject.toml 的 [tool.perfgoal]。",
        "Use this configuration; else the nearest perfgoal.toml, or [tool.perfgoal] in pyproject.toml.",
    ),
    "render": ("把申报文件呈现为表样。", "Render a declaration as its form."),
    "render-file": ("申报文件，或 - 表示标准输入。", "The declaration, or - for standard input."),
    "render-format": (
        "格式：{choices}；不写时按 -o 的后缀。",
        "Format: {choices}; if left out, as the name behind -o ends.",
    ),
    "render-findings": (
        "同时校验，把发现的问题标在所在的单元格旁（html、md、xlsx）。",
        "Check it too, and mark what is found beside its cells (html, md, xlsx).",
    ),
    "render-fillable": (
        "写成可以填报的 Excel：下拉列表、合计核对、填报说明和备用的空行（xlsx）。",
        "Write a workbook to fill in: drop-downs, sums that are compared, explanations and blank rows (xlsx).",
    ),
    "render-font": (
        "PDF 用的字体：字体文件，或已安装字体的名称（也可用 PERFGOAL_FONT）。",
        "The font of a PDF: a file, or the name of an installed one (or PERFGOAL_FONT).",
    ),
    "output": ("写入这个文件；不写时输出到标准输出。", "Write to this file; to standard output if left out."),
    "forms": (
        "列出表样，或说明一个表样的栏目、勾稽关系和指标框架。",
        "List the forms, or show what one asks for.",
    ),
    "forms-name": ("表样的名称。", "The name of a form."),
    "schema": ("输出 JSON Schema，供编辑器补全和检查。", "Print a JSON Schema, for editors to complete and check by."),
    "schema-kind": (
        "declaration（申报）、form（表样）或 config（配置）。",
        "declaration, form (a form profile) or config.",
    ),
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
    "completion": (
        "输出 shell 的补全脚本：把例中的一行加进该 shell 的启动文件。",
        "Print what lets a shell complete: add a line of the examples to its startup file.",
    ),
    "completion-shell": ("bash、zsh、fish 或 powershell。", "bash, zsh, fish or powershell."),
    "help-command": ("显示一个命令的帮助。", "Show the help of a command."),
    "help-name": ("命令；不写则为全部命令。", "A command; all of them if left out."),
    "help": ("显示帮助。", "Show this help."),
    "jobs": (
        "最多用几个进程检查，默认与处理器同数。",
        "Check with at most N processes (default: one for each processor).",
    ),
    "changed-since": (
        "只检查与这个版本（分支、标签或提交）分开后改动过的文件，包括还没有提交的。",
        "Check only files that have changed since the branch parted from this revision, committed or not.",
    ),
    "shard": (
        "只检查分成 N 份中的第 I 份，如 2/4；各份的 JSON 报告用 perfgoal merge 合并。",
        "Check part I of N only, e.g. 2/4; perfgoal merge joins the JSON reports of the parts.",
    ),
    "merge": (
        "把分份检查（validate --shard I/N --format json）的报告合成一份。",
        "Join the reports of parts (validate --shard I/N --format json) into one.",
    ),
    "merge-reports": ("各份的 JSON 报告。", "The JSON reports of the parts."),
    "merge-output": ("写到这个文件；不写则输出到标准输出。", "Write to this file, not to standard output."),
    "merge-examples": (
        "perfgoal merge 1.json 2.json 3.json > 全部.json\n"
        "perfgoal merge 报告/*.json -o 全部.json --strict # 有警告也算不通过",
        "perfgoal merge 1.json 2.json 3.json > all.json\n"
        "perfgoal merge reports/*.json -o all.json --strict # warnings fail it too",
    ),
    "skip-others": (
        "写出的文件里不是申报的也跳过，不作说明，如同检查文件夹；供 pre-commit 等把所有 YAML 都传来的程序使用。",
        "Pass over files that are named and are no declarations, without a word, as in a folder: for pre-commit and "
        "others that hand over every YAML file.",
    ),
    "no-cache": (
        "不用以前的检查结果，全部重新检查。",
        "Check everything anew, whatever earlier runs found.",
    ),
    "statistics": (
        "不列出每条结果，只统计每条规则查出多少条（可与 --format json 合用）。",
        "Count how often each rule is found, in place of the findings (also with --format json).",
    ),
    "ledger": (
        "列出每份申报的每条规则是通过、有问题、不适用、无法判断还是已忽略，附理由和校验值（可与 --format json 合用）。",
        "Say of each declaration and rule whether it passed, found something, does not apply, is undecided or "
        "silenced, and why, with hashes (also with --format json).",
    ),
    **BASELINES,
    **EXPORTING,
    **MERGING,
    **NOTICES,
    **RENDERING,
}


def say(language: str, name: str, /, **arguments: object) -> str:
    """Return what is called ``name`` in ``language``."""
    return WORDS[name][language == "en"].format(**arguments)


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language to speak: the one that is asked for, English in an ``en_*`` locale, else Chinese. Asked
    before the command line is read, since help and usage errors speak it too."""
    asked = asked_language(arguments, environment)
    if asked is not None:
        return asked
    locale = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    return "en" if locale.startswith("en_") else "zh"


def asked_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str | None:
    """Return the language of ``--lang`` or of PERFGOAL_LANG; ``None`` where neither asks for one."""
    for index, argument in enumerate(arguments):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else ""
        if argument == "--lang" and index + 1 < len(arguments):
            value = arguments[index + 1]
        if value in LANGUAGES:
            return value
    if environment.get("PERFGOAL_LANG") in LANGUAGES:
        return environment["PERFGOAL_LANG"]
    return None
