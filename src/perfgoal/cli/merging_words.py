"""What ``perfgoal merge`` says, beside the words of all commands."""

MERGING: dict[str, tuple[str, str]] = {
    "unread-report": ("不能读取报告 {path}：{reason}。", "cannot read the report {path}: {reason}."),
    "report-not-file": (
        "{path} 不是普通文件，不能合并；请先把报告写入文件：perfgoal validate --output json=报告.json。",
        "{path} is no ordinary file and cannot be merged; write the report to one: perfgoal validate --output "
        "json=report.json.",
    ),
    "report-too-large": (
        "{path} 太大，不是 perfgoal 写出的样子；请用 perfgoal validate --format json 的输出，不要改排版。",
        "{path} is too large, and not as perfgoal writes it; merge the output of perfgoal validate --format json as "
        "it is.",
    ),
    "report-cut": (
        "{path} 不完整：里面的结果与它写明的条数不符，可能没有写完。请重新检查这一份。",
        "{path} is not complete: its findings are not those that it counts, as when it was cut off. Check that part "
        "again.",
    ),
    "report-not-json": (
        "{path} 不是 JSON。要合并的是 perfgoal validate --format json 的输出。",
        "{path} is no JSON. What is merged is the output of perfgoal validate --format json.",
    ),
    "report-not-report": (
        "{path} 不是 perfgoal 的 JSON 报告。要合并的是 perfgoal validate --format json 的输出。",
        "{path} is no JSON report of perfgoal. What is merged is the output of perfgoal validate --format json.",
    ),
    "report-other-tool": (
        "{path} 与 {first} 不是同一版 perfgoal 或同一套规则查出的。各份要用同一版检查。",
        "{path} was not made by the same version of perfgoal, or the same rules, as {first}. Check all parts with one.",
    ),
    "report-overlap": (
        "{path} 里有一条结果在别的报告里也有：同一份给了两次，或各份不是同一个 N。",
        "{path} has a finding that another report has too: a part is given twice, or the parts are not of one N.",
    ),
}
