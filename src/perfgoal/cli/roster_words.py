"""What is said of a roster that cannot be used, in Chinese and in English."""

KINDS = {
    "unreadable": ("名单 {place} 无法读取：{reason}", "the roster {place} cannot be read: {reason}"),
    "encoding": (
        "名单 {place} 不是 UTF-8，看起来是 {value}：请另存为“CSV UTF-8”。",
        "the roster {place} is not UTF-8 but looks like {value}: save it as “CSV UTF-8”.",
    ),
    "encoding-unknown": (
        "名单 {place} 不是 UTF-8：请另存为“CSV UTF-8”。",
        "the roster {place} is not UTF-8: save it as “CSV UTF-8”.",
    ),
    "no-table": (
        "名单 {place} 不是表格：应是 CSV 文件，第一行写各栏的名称；或是 YAML 列表，每项写各栏的内容。",
        "the roster {place} is no table: it should be a CSV file with the names of its columns on the first line, or a "
        "list in YAML whose items hold the columns.",
    ),
    "too-many-rows": (
        "名单 {place} 超过上限 50,000 行：请按年度或部门分成几个仓库。",
        "the roster {place} has more than 50,000 rows: part it by years or departments, each in a repository of its "
        "own.",
    ),
    "no-column": (
        "名单 {place} 没有“部门”（department）一栏；现有的栏是：{known}。",
        "the roster {place} has no column “department” (部门); its columns are: {known}.",
    ),
    "unknown-column": (
        "名单 {place} 的“{value}”栏不能识别；可用的栏是：{known}，以及“序号”“备注”。",
        "the column “{value}” of the roster {place} is not known; columns are: {known}, and number (序号) and note "
        "(备注).",
    ),
    "column-twice": ("名单 {place} 有两个“{value}”栏。", "the roster {place} has the column “{value}” twice."),
    "no-head": (
        "名单 {place} 的“{value}”不在任何一栏里：这一栏没有名称。补上栏名；金额里有逗号的，加上引号。",
        "“{value}” of the roster {place} stands in a column without a name. Name the column; where it is a part of an "
        "amount with commas, put that into quotes.",
    ),
    "no-department": ("名单 {place} 的这一行没有写部门。", "this row of the roster {place} names no department."),
    "bad-year": (
        "名单 {place} 的年度“{value}”应为四位数字，如 2024。",
        "the year “{value}” of the roster {place} should be four digits, such as 2024.",
    ),
    "bad-amount": (
        "名单 {place} 的控制数“{value}”不是金额：应为零或正数，如 12,554.17。",
        "the control total “{value}” of the roster {place} is no amount; write zero or more, such as 12,554.17.",
    ),
    "bad-unit": (
        "名单 {place} 的单位“{value}”不能识别；可用：{known}。",
        "the unit “{value}” of the roster {place} is not known; it may be {known}.",
    ),
    "row-twice": (
        "名单 {place} 的“{value}”在第 {first} 行已经有了，请删去其中一行。",
        "“{value}” of the roster {place} stands on line {first} already; remove one of the two.",
    ),
}
"""By the kind of :class:`~perfgoal.repository.InvalidRoster`."""
