"""What the command line says, in both languages, and which of them it speaks."""

from collections.abc import Mapping, Sequence

from perfgoal.cli.mending_words import MENDING

LANGUAGES = ("zh", "en")

# Pairs of Chinese and English by name. Kept apart from finding.Text so that --help imports nothing else.
WORDS: dict[str, tuple[str, str]] = {
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
        "perfgoal forms guangzhou-department # 一份申报要填哪些栏目\n"
        "perfgoal completion # 让 Tab 键补全命令、文件和规则\n"
        "perfgoal --help # 全部命令；perfgoal help validate 说明一个命令",
        "perfgoal forms guangzhou-department # what a declaration has to fill in\n"
        "perfgoal completion # let Tab complete commands, files and rules\n"
        "perfgoal --help # all commands; perfgoal help validate tells of one",
    ),
    # examples, one a line, with a comment behind " # "
    "validate-examples": (
        "perfgoal validate # 当前文件夹下的所有申报\n"
        "perfgoal validate 申报.yaml 申报文件夹 --strict\n"
        "perfgoal validate --select PG2,PG401 申报.yaml # 只用这些规则\n"
        "perfgoal validate --format json . # 供程序读取\n"
        "perfgoal validate - < 申报.yaml # 标准输入\n"
        "perfgoal validate --diff 申报.yaml # 看能自动改正什么，不写文件\n"
        "perfgoal validate --fix 申报.yaml # 自动改正，再报告剩下的问题",
        "perfgoal validate # every declaration below this folder\n"
        "perfgoal validate goals.yaml folder --strict\n"
        "perfgoal validate --select PG2,PG401 goals.yaml # these rules only\n"
        "perfgoal validate --format json . # for a program to read\n"
        "perfgoal validate - < goals.yaml # standard input\n"
        "perfgoal validate --diff goals.yaml # what would be mended; nothing is written\n"
        "perfgoal validate --fix goals.yaml # mend it, then tell what remains",
    ),
    "render-examples": (
        "perfgoal render 申报.yaml -o 申报.html\nperfgoal render 申报.yaml --format md # 写到标准输出\n"
        "perfgoal render 申报.yaml --findings -o 审核.html # 问题标在单元格旁",
        "perfgoal render goals.yaml -o goals.html\nperfgoal render goals.yaml --format md # to standard output\n"
        "perfgoal render goals.yaml --findings -o review.html # findings beside their cells",
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
    "completion": (
        "输出 shell 的补全脚本：把例中的一行加进该 shell 的启动文件。",
        "Print what lets a shell complete: add a line of the examples to its startup file.",
    ),
    "completion-shell": ("bash、zsh、fish 或 powershell。", "bash, zsh, fish or powershell."),
    "help-command": ("显示一个命令的帮助。", "Show the help of a command."),
    "help-name": ("命令；不写则为全部命令。", "A command; all of them if left out."),
    "help": ("显示帮助。", "Show this help."),
    # notices and errors
    "error": ("错误：{message}", "error: {message}"),
    "usage-hint": ("用法见 {command} --help。", "See {command} --help."),
    "no-path": ("没有这个文件或文件夹，请核对路径：{path}", "no such file or folder (check the path): {path}"),
    "near-path": (
        "没有这个文件或文件夹：{path}；是不是 {near}？",
        "no such file or folder: {path}; did you mean {near}?",
    ),
    "nothing-found": (
        "没有找到申报文件：文件名应以 .yaml 或 .yml 结尾，内容应有“格式版本”（perfgoal）一栏。",
        "found no declaration: a file in .yaml or .yml that has the field “perfgoal” (格式版本).",
    ),
    "skipped": (
        "跳过不是申报的 YAML 文件（{count} 个）：{names}",
        "skipped YAML files that are no declarations ({count}): {names}",
    ),
    "unknown-rule": ("没有规则“{name}”；是不是 {near}？", "there is no rule “{name}”; did you mean {near}?"),
    "no-config": (
        "没有这个配置文件，请核对路径：{path}",
        "no such configuration file (check the path): {path}",
    ),
    # kinds of InvalidConfiguration
    "config-unreadable": ("配置文件 {place} 无法读取：{reason}", "the configuration {place} cannot be read: {reason}"),
    "config-not-toml": (
        "配置文件 {place} 不是有效的 TOML：请核对引号、等号和方括号，并以 UTF-8 保存。",
        "the configuration {place} is no valid TOML: check quotes, equals signs and brackets, and save it as UTF-8.",
    ),
    "config-no-table": (
        "配置文件 {place} 里没有 [tool.perfgoal]。",
        "the configuration {place} has no [tool.perfgoal].",
    ),
    "config-unknown-key": (
        "配置文件 {place} 没有配置项“{key}”；是不是 {near}？",
        "the configuration {place} cannot say “{key}”; did you mean {near}?",
    ),
    "config-wrong-type": (
        "配置文件 {place} 的“{key}”应为{expected}。",
        "“{key}” in the configuration {place} should be {expected}.",
    ),
    "config-outside": (
        "配置文件 {place} 的“{key}”不能写“{pattern}”：文件应在配置文件所在的文件夹之内，不能是绝对路径，也不能有“..”。",
        "“{key}” in the configuration {place} cannot be “{pattern}”: the files lie in the folder of the configuration, "
        "so neither an absolute path nor “..” will do.",
    ),
    "config-no-match": (
        "配置文件 {place} 的“{key}”写了“{pattern}”，但没有这样的文件；请核对，或删去它。",
        "“{key}” in the configuration {place} says “{pattern}”, but there is no such file; correct or remove it.",
    ),
    # what each key of a configuration holds
    "config-key-forms": (
        '一列文件名（最多 100 项），如 forms = ["forms/*.yaml"]',
        'a list of at most 100 file names, such as forms = ["forms/*.yaml"]',
    ),
    "own-form": ("自有表样 {file}", "own form {file}"),
    "overriding-form": ("自有表样 {file}，代替 perfgoal 自带的", "own form {file}, in place of perfgoal's"),
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
    "near-choice": (
        "{option} 不能是“{value}”；是不是 {near}？可用：{choices}。",
        "{option} cannot be “{value}”; did you mean {near}? Choose one of: {choices}.",
    ),
    "no-option": ("没有选项 {option}。", "there is no option {option}."),
    "near-option": ("没有选项 {option}；是不是 {near}？", "there is no option {option}; did you mean {near}?"),
    "option-of": (
        "选项 {option} 写在命令之后：perfgoal {command} {option}。",
        "option {option} stands behind a command: perfgoal {command} {option}.",
    ),
    "no-value": ("选项 {option} 后面不带值。", "option {option} takes no value."),
    "missing-value": ("选项 {option} 后面缺少值。", "option {option} lacks its value."),
    "extra-argument": ("多余的参数：{name}", "one argument too many: {name}"),
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
    **MENDING,
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
