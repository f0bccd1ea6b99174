"""What ``perfgoal validate --fix`` and ``--diff`` say, in both languages; part of :data:`perfgoal.cli.words.WORDS`."""

MENDING: dict[str, tuple[str, str]] = {
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
    "unsafe-alone": (
        "--unsafe-fixes 要与 --fix 或 --diff 同用。",
        "--unsafe-fixes goes with --fix or --diff.",
    ),
    "diff-is-no-report": (
        "--diff 只输出差异，没有报告可用 --format {format}；请去掉其中一个。",
        "--diff prints a diff and no report that --format {format} could be of; leave one of them out.",
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
}
