"""The notices and errors of the command line: pairs of Chinese and English by name."""

NOTICES: dict[str, tuple[str, str]] = {
    "error": ("错误：{message}", "error: {message}"),
    "usage-hint": ("用法见 {command} --help。", "See {command} --help."),
    "no-path": ("没有这个文件或文件夹，请核对路径：{path}", "no such file or folder (check the path): {path}"),
    "no-working-folder": (
        "当前文件夹已被删除；请换到另一个文件夹再运行。",
        "the working folder has been removed; change to another one and run this again.",
    ),
    "near-path": (
        "没有这个文件或文件夹：{path}；是不是 {near}？",
        "no such file or folder: {path}; did you mean {near}?",
    ),
    "nothing-found": (
        "没有找到申报文件：文件名应以 .yaml 或 .yml 结尾，内容应有“格式版本”（perfgoal）一栏。",
        "found no declaration: a file in .yaml or .yml that has the field “perfgoal” (格式版本).",
    ),
    "nothing-found-office": (
        "没有找到申报文件：文件名应以 .yaml 或 .yml 结尾，内容应有“格式版本”（perfgoal）一栏；"
        "或者是 .xlsx、.xls、.ods、.docx、.pdf 的申报表。",
        "found no declaration: a file in .yaml or .yml that has the field “perfgoal” (格式版本), or a form in .xlsx, "
        ".xls, .ods, .docx or .pdf.",
    ),
    "nothing-left": (
        "没有要检查的文件，找到的都跳过了：{reasons}。",
        "nothing is left to check, since all that was found is passed over: {reasons}.",
    ),
    "left-undeclared": ("不是申报 {count} 个", "{count} no declaration"),
    "left-ignored": (".gitignore 忽略 {count} 个", "{count} ignored by a .gitignore"),
    "left-excluded": ("配置的 exclude 排除 {count} 个", "{count} excluded by the configuration"),
    "left-links": ("符号链接 {count} 个", "{count} a symbolic link"),
    "and-more": ("，", ", "),
    "no-match": (
        "没有申报文件符合 {pattern}。",
        "no declaration matches {pattern}.",
    ),
    "empty-change": (
        "与 {revision} 相比，没有改动过的申报。",
        "no declaration differs from {revision}.",
    ),
    "changed-governing": (
        "这些也有改动，受它们影响的文件全部检查（{count} 个）：{names}",
        "these have changed too, and all files that they affect are checked ({count}): {names}",
    ),
    "git-no-git": (
        "--changed-since 要用 git，但找不到 git；请安装它，或不用 --changed-since。",
        "--changed-since needs git, which is not found: install it, or leave --changed-since out.",
    ),
    "git-slow": (
        "git 太久没有回答；请不用 --changed-since，检查全部文件。",
        "git took too long to answer; leave --changed-since out to check every file.",
    ),
    "git-no-repository": (
        "--changed-since 只能用在 git 仓库里；git 说：{said}",
        "--changed-since wants a git repository; git says: {said}",
    ),
    "git-no-revision": (
        "git 里没有“{revision}”这个版本；--changed-since 要写分支、标签或提交，如 origin/main。",
        "git knows no revision “{revision}”: --changed-since wants a branch, a tag or a commit, such as origin/main.",
    ),
    "git-no-ancestor": (
        "“{revision}”与当前提交没有共同的历史，无从比较。",
        "“{revision}” and the present commit share no history that they could be compared by.",
    ),
    "git-failed": ("git 没有答出有哪些改动：{said}", "git did not say what has changed: {said}"),
    "git-shallow": (
        "这个仓库只取了部分历史，请取全部历史：GitHub 的 actions/checkout 写 fetch-depth: 0，"
        "GitLab CI 写 GIT_DEPTH: 0，本机用 git fetch --unshallow。",
        " This clone has a part of the history only. Fetch all of it: fetch-depth: 0 for GitHub's actions/checkout, "
        "GIT_DEPTH: 0 in GitLab CI, or git fetch --unshallow.",
    ),
    "not-whole": (
        "没有检查整个仓库，{codes} 没有判断；要判断，请检查 {folder}。",
        "not all of the repository was checked, so {codes} were left undecided; check {folder} for them.",
    ),
    "part-not-whole": (
        "只检查了一部分文件，没有判断整个仓库的规则（PG217、PG901 至 PG907）。",
        "a part of the files was checked: the rules over the whole repository (PG217, PG901 to PG907) were not.",
    ),
    "checking": ("检查", "checking"),
    "bad-shard": (
        "--shard 要写成 I/N，I 从 1 到 N，如 2/4，不能是“{value}”。",
        "--shard wants I/N with I from 1 to N, as in 2/4, not '{value}'.",
    ),
    "empty-shard": ("第 {shard} 份里没有文件。", "no file belongs to part {shard}."),
    "skipped-office": (
        "跳过没有申报表的表格和文档（{count} 个）：{names}",
        "skipped workbooks and documents that hold no declaration ({count}): {names}",
    ),
    "passed-renderings": (
        "跳过同名 YAML 申报的呈现（{count} 个）：{names}",
        "passed over, as renderings of declarations in YAML of the same name ({count}): {names}",
    ),
    "passed-locks": (
        "跳过正在编辑的文件的锁文件（{count} 个）：{names}",
        "passed over, as they only say that a file is open ({count}): {names}",
    ),
    "passed-extra": (
        "没有安装读取它们的组件，跳过（{count} 个）：{names}。安装：{command}",
        "passed over, as what reads them is not installed ({count}): {names}. Install it: {command}",
    ),
    "left-renderings": ("同名 YAML 的呈现 {count} 个", "{count} a rendering of YAML of the same name"),
    "left-locks": ("锁文件 {count} 个", "{count} a lock file"),
    "left-extra": ("缺少组件 {count} 个（{command}）", "{count} for want of a package ({command})"),
    "skipped": (
        "跳过不是申报的 YAML 文件（{count} 个）：{names}",
        "skipped YAML files that are no declarations ({count}): {names}",
    ),
    "passed-ignored": (
        "按 .gitignore 跳过（{count} 个）：{names}",
        "passed over, as .gitignore says ({count}): {names}",
    ),
    "passed-excluded": (
        "按配置的 exclude 跳过（{count} 个）：{names}",
        "passed over, as the configuration excludes them ({count}): {names}",
    ),
    "passed-links": (
        "不跟随符号链接，跳过（{count} 个）：{names}",
        "passed over, as symbolic links are not followed ({count}): {names}",
    ),
    "passed-unread": (
        "没有照它忽略文件，因为不是普通文件、超过 {kilobytes} KB 或总共超过 {most} 条（{count} 个）：{names}",
        "ignored nothing by what is no ordinary file, over {kilobytes} KB, or over {most} rules in all ({count}): "
        "{names}",
    ),
    "one-of": ("{options} 只能用一个。", "choose one of {options}."),
    "replaces": (
        "{option} 没有 {format} 格式，可用：{choices}。要同时写出其他格式的报告，用 --output {format}=文件。",
        "{option} cannot be told as {format}; choose one of: {choices}. --output {format}=FILE writes that report too.",
    ),
    "no-summary": (
        "没有写入本次运行的摘要 {path}：{reason}。",
        "the summary of the run was not written to {path}: {reason}.",
    ),
    "summary-no-file": ("那里不是普通文件", "it is no ordinary file"),
    "summary-full": ("那里已经没有地方", "there is no room left"),
    "unsafe-alone": (
        "--unsafe-fixes 要与 --fix 或 --diff 同用。",
        "--unsafe-fixes goes with --fix or --diff.",
    ),
    "diff-is-no-report": (
        "--diff 只输出差异，没有报告可用 {option}；请去掉其中一个。",
        "--diff prints a diff and no report that {option} could be of; leave one of them out.",
    ),
    "diff-converted": ("{path}：由 {codec} 转为 UTF-8", "{path}: converted from {codec} to UTF-8"),
    "mended": ("已自动改正 {findings}（{files}）。", "mended {findings} in {files}."),
    "would-mend": ("可自动改正 {findings}（{files}）。", "would mend {findings} in {files}."),
    "kept": ("{place}：{code} 没有自动改正：{reason}。", "{place}: {code} was not mended: {reason}."),
    "kept-unproven": (
        "改后读出的内容与改法所说的不符，请手工改",
        "the text would not read as the fix says; mend it by hand",
    ),
    "kept-error": ("改后会出现别的错误，请手工改", "there would be another error; mend it by hand"),
    "kept-undone": (
        "它与另一条的改法相互抵消，请手工改其中一处",
        "another fix would undo this one; mend one of them by hand",
    ),
    "kept-unfinished": ("要改的太多，请再运行一次", "there was too much to mend; run it again"),
    "kept-more": (
        "{path}：还有 {count} 条没有自动改正。",
        "{path}: findings that were not mended, besides these: {count}.",
    ),
    "left-link": (
        "{path} 是符号链接，没有改；请改它指向的文件。",
        "{path} is a symbolic link and was left as it is; mend the file that it leads to.",
    ),
    "left-changed": (
        "{path} 在读取之后又被改过，没有写回；请再运行一次。",
        "{path} has changed since it was read and was left as it is; run it again.",
    ),
    "left-read-only": (
        "{path} 是只读文件，没有写回；请先取消只读。",
        "{path} is read-only and was left as it is; make it writable first.",
    ),
    "left-failed": ("无法写入 {path}：{reason}", "cannot write {path}: {reason}"),
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
    "bad-number": ("选项 {option} 的值应为 1 或更大的整数。", "option {option} takes a whole number, 1 or more."),
    "extra-argument": ("多余的参数：{name}", "one argument too many: {name}"),
    "no-command": ("没有命令“{command}”；是不是 {near}？", "there is no command “{command}”; did you mean {near}?"),
    "missing-argument": ("缺少 {name}。", "{name} is missing."),
    "not-rendered": ("没有呈现；请先改正以上问题。", "not rendered; mend what is above first."),
    "output-shape": (
        "--output 要写成 格式=文件，如 json=报告.json，不能是“{value}”。",
        "--output wants FORMAT=FILE, such as json=report.json, not “{value}”.",
    ),
    "output-standard": (
        "--output 只写文件；要写到标准输出，用 --format {format}。",
        "--output writes files; for standard output there is --format {format}.",
    ),
    "output-twice": (
        "两个 --output 不能写到同一个文件：{path}",
        "two of --output cannot go to the same file: {path}",
    ),
    "output-is-input": (
        "-o 不能是要读取的文件本身，请换一个文件名：{path}",
        "-o cannot be a file that is read (name another one): {path}",
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
