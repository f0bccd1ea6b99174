"""What is said of a configuration that cannot be used, in Chinese and in English."""

KINDS = {
    "unreadable": ("配置文件 {place} 无法读取：{reason}", "the configuration {place} cannot be read: {reason}"),
    "not-toml": (
        "配置文件 {place} 不是有效的 TOML：请核对引号、等号和方括号，并以 UTF-8 保存。",
        "the configuration {place} is no valid TOML: check quotes, equals signs and brackets, and save it as UTF-8.",
    ),
    "no-table": (
        "配置文件 {place} 里没有 [tool.perfgoal]。",
        "the configuration {place} has no [tool.perfgoal].",
    ),
    "unknown-key": (
        "配置文件 {place} 没有配置项“{key}”；是不是 {near}？",
        "the configuration {place} cannot say “{key}”; did you mean {near}?",
    ),
    "wrong-type": (
        "配置文件 {place} 的“{key}”应为{expected}。",
        "“{key}” in the configuration {place} should be {expected}.",
    ),
    "elsewhere": (
        "配置文件 {place} 的“{key}”不能写“{pattern}”：文件应在同一个仓库里，路径上不能有符号链接。",
        "“{key}” in the configuration {place} cannot be “{pattern}”: the file lies in the same repository, behind no "
        "symbolic link.",
    ),
    "outside": (
        "配置文件 {place} 的“{key}”不能写“{pattern}”：文件应在配置文件所在的文件夹之内，不能是绝对路径，也不能有“..”。",
        "“{key}” in the configuration {place} cannot be “{pattern}”: the files lie in the folder of the configuration, "
        "so neither an absolute path nor “..” will do.",
    ),
    "no-match": (
        "配置文件 {place} 的“{key}”写了“{pattern}”，但没有这样的文件；请核对，或删去它。",
        "“{key}” in the configuration {place} says “{pattern}”, but there is no such file; correct or remove it.",
    ),
    "several": (
        "配置文件 {place} 的“{key}”写了“{pattern}”，与它相符的文件不止一个；请写明是哪一个。",
        "“{key}” in the configuration {place} says “{pattern}”, which more than one file matches; name one.",
    ),
    "unknown-key-far": (
        "配置文件 {place} 没有配置项“{key}”；可用：{near}。",
        "the configuration {place} cannot say “{key}”; it may say {near}.",
    ),
    "unknown-rule": (
        "配置文件 {place} 的“{key}”写了“{pattern}”，没有这条规则；是不是 {near}？",
        "“{key}” in the configuration {place} names the rule “{pattern}”, which there is not; did you mean {near}?",
    ),
    "unknown-rule-far": (
        "配置文件 {place} 的“{key}”写了“{pattern}”，没有这条规则；perfgoal rules 列出全部规则。",
        "“{key}” in the configuration {place} names the rule “{pattern}”, which there is not; perfgoal rules lists "
        "all.",
    ),
    "newer": (
        "配置文件 {place} 的“{key}”是 {pattern}，这个版本的 perfgoal 还没有这些规则；请升级 perfgoal，或改小这个数。",
        "“{key}” in the configuration {place} is {pattern}, rules that this version of perfgoal does not have yet; "
        "upgrade perfgoal, or lower the number.",
    ),
    "no-base": (
        "配置文件 {place} 的“{key}”写了“{pattern}”，但没有这样的配置文件；路径应相对于这个文件所在的文件夹。",
        "“{key}” in the configuration {place} says “{pattern}”, but there is no such configuration; check the path, "
        "which is relative to the folder of this one.",
    ),
    "loop": (
        "配置文件 {place} 的“{key}”绕回了自己（“{pattern}”），或套得太深；请删去其中一处。",
        "“{key}” in the configuration {place} leads back to itself (“{pattern}”), or too deep; remove one of them.",
    ),
}
"""By the kind of :class:`~perfgoal.workspace.InvalidConfiguration`; ``-far`` where no name is near."""

KEYS = {
    "extends": (
        '另一个配置文件的相对路径，如 extends = "../perfgoal.toml"',
        'the relative path of another configuration, such as extends = "../perfgoal.toml"',
    ),
    "language": ('"zh" 或 "en"', '"zh" or "en"'),
    "rules-version": ("一个正整数，如 rules-version = 1", "a whole number, such as rules-version = 1"),
    "select": ('一列规则，如 select = ["PG2", "PG4"]', 'a list of rules, such as select = ["PG2", "PG4"]'),
    "ignore": (
        '一列规则，如 ignore = ["PG414", "round-amounts"]',
        'a list of rules, such as ignore = ["PG414", "round-amounts"]',
    ),
    "severity": (
        '一张规则和严重程度（error、warning、info）的表，如 [severity] 之下的 PG416 = "info"',
        'a table of rules and severities (error, warning, info), such as PG416 = "info" below [severity]',
    ),
    "paths": (
        '一张表，如 [paths."projects/**"] 之下的 ignore = ["PG207"]',
        'a table, such as ignore = ["PG207"] below [paths."projects/**"]',
    ),
    "exclude": (
        '一列文件名（最多 100 项），如 exclude = ["归档/**", "*-草稿.yaml"]',
        'a list of at most 100 file names, such as exclude = ["archive/**", "*-draft.yaml"]',
    ),
    "declarations": (
        '一列文件名（最多 100 项），如 declarations = ["2024/**"]',
        'a list of at most 100 file names, such as declarations = ["2024/**"]',
    ),
    "forms": (
        '一列文件名（最多 100 项），如 forms = ["forms/*.yaml"]',
        'a list of at most 100 file names, such as forms = ["forms/*.yaml"]',
    ),
    "baseline": (
        '一个文件名，如 baseline = "perfgoal-baseline.json"',
        'the name of a file, such as baseline = "perfgoal-baseline.json"',
    ),
    "repository": (
        '一张表，如 [repository] 之下的 roster = "roster.csv"',
        'a table, such as roster = "roster.csv" below [repository]',
    ),
    "roster": ('一个文件名，如 roster = "roster.csv"', 'the name of a file, such as roster = "roster.csv"'),
    "last-year": (
        '一个文件夹或文件名，如 last-year = "2023"',
        'the name of a folder or of files, such as last-year = "2023"',
    ),
    "likeness": ("0.8 至 1 的数，如 likeness = 0.9", "a number from 0.8 to 1, such as likeness = 0.9"),
}
"""What each key of a configuration holds."""
