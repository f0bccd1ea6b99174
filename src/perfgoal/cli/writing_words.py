"""What the commands that write declarations say, in both languages; part of :data:`perfgoal.cli.words.WORDS`."""

WRITING: dict[str, tuple[str, str]] = {
    "new": (
        "写出一份待填的申报：必填的栏目空着，选填的栏目在注释里，每一栏都有说明。",
        "Write a declaration to fill in: what is due is blank, what is optional is in comments, all is explained.",
    ),
    "new-examples": (
        "perfgoal new 新申报.yaml --form guangzhou-department\n"
        "perfgoal new 项目.yaml --form project-2021 --keys en --year 2026 # 英文栏目名\n"
        "perfgoal new 申报.xlsx --form guangzhou-department # 用 Excel 填报\n"
        "perfgoal new - --form hunan-project # 写到标准输出",
        "perfgoal new new.yaml --form guangzhou-department\n"
        "perfgoal new project.yaml --form project-2021 --keys zh --year 2026 # in Chinese keys\n"
        "perfgoal new goals.xlsx --form guangzhou-department # to fill in with Excel\n"
        "perfgoal new - --form hunan-project # to standard output",
    ),
    "new-file": (
        "要写的文件（.yaml、.yml，或用 Excel 填的 .xlsx；不能已经存在），或 - 表示标准输出。",
        "A file that is not there yet (.yaml, .yml, or .xlsx for Excel), or - for standard output.",
    ),
    "new-form": ("表样；不写时列出全部表样。", "The form; if left out, all forms are listed."),
    "new-keys": (
        "栏目名的语言：en 或 zh；不写时随消息语言。",
        "Language of the keys: en or zh; that of the messages if left out.",
    ),
    "new-year": ("预算年度；不写时为今年。", "The budget year; this year if left out."),
    "new-written": (
        "已写入 {path}。填好空着的栏目，再运行 perfgoal validate {command}",
        "wrote {path}. Fill in what is blank, then run perfgoal validate {command}",
    ),
    "new-written-workbook": (
        "已写入 {path}。填好浅黄色的单元格，再运行 perfgoal validate {command}",
        "wrote {path}. Fill in the pale yellow cells, then run perfgoal validate {command}",
    ),
    "missing-form": ("请用 --form 写明表样：", "name a form with --form:"),
    "no-form": ("没有表样“{name}”。可用的表样：", "there is no form “{name}”. There are:"),
    "near-form": (
        "没有表样“{name}”；是不是 {near}？可用的表样：",
        "there is no form “{name}”; did you mean {near}? There are:",
    ),
    "bad-year": (
        "--year 不能是“{value}”：应为 {first} 至 {latest} 的四位数年度。",
        "--year cannot be “{value}”: a year from {first} to {latest} is due.",
    ),
    "new-exists": (
        "{path} 已经存在，不会覆盖它。请换一个名字，如 {near}",
        "{path} exists and will not be overwritten. Take another name, such as {near}",
    ),
    "new-is-link": (
        "{path} 是符号链接，不会写入。请换一个名字，如 {near}",
        "{path} is a symbolic link and will not be written to. Take another name, such as {near}",
    ),
    "new-is-folder": (
        "{path} 是文件夹。请写出其中的文件名，如 {near}",
        "{path} is a folder. Name a file in it, such as {near}",
    ),
    "new-no-suffix": (
        "文件名应以 .yaml 或 .yml 结尾（用 Excel 填报的以 .xlsx 结尾），校验文件夹时才找得到它，如 {near}",
        "the name should end in .yaml or .yml (in .xlsx to be filled in with Excel), so that it is found when its "
        "folder is validated, such as {near}",
    ),
    "new-no-folder": (
        "没有文件夹 {folder}，请先建立它，再写 {path}",
        "there is no folder {folder}: make it first, then write {path}",
    ),
    "fmt": (
        "统一申报文件的写法：栏目的顺序、缩进和引号；注释和内容不变，写入前先核对。",
        "Write declarations in one way: order of keys, indentation, quotes. Comments and content stay, which is proven "
        "before anything is written.",
    ),
    "fmt-examples": (
        "perfgoal fmt # 当前文件夹下的所有申报\n"
        "perfgoal fmt --check . # 只看哪些需要整理，有则退出码为 1\n"
        "perfgoal fmt --diff 申报.yaml # 显示会怎样改，不写入\n"
        "perfgoal fmt --keys zh 申报.yaml # 栏目名都换成中文\n"
        "perfgoal fmt - < 申报.yaml # 标准输入到标准输出",
        "perfgoal fmt # every declaration below this folder\n"
        "perfgoal fmt --check . # only say which would change: exit code 1\n"
        "perfgoal fmt --diff goals.yaml # show what would change, and write nothing\n"
        "perfgoal fmt --keys zh goals.yaml # all keys in Chinese\n"
        "perfgoal fmt - < goals.yaml # standard input to standard output",
    ),
    "fmt-check": (
        "不写入，只列出需要整理的文件；有这样的文件，退出码为 1。",
        "Write nothing; name the files that would change, and exit with 1 where there are any.",
    ),
    "fmt-diff": ("不写入，只显示会怎样改。", "Write nothing; show what would change as a unified diff."),
    "fmt-keys": (
        "把栏目名都换成这种语言：en 或 zh；不写时不换。",
        "Turn all keys into this language: en or zh; as they are if left out.",
    ),
    "fmt-changed": ("已整理 {path}", "formatted {path}"),
    "fmt-changed-count": (
        "整理了 {changed} 个文件，{same} 个无需整理。",
        "{changed} changed, {same} left as they are.",
    ),
    "fmt-would-change": ("需要整理 {path}", "would change {path}"),
    "fmt-would-change-count": (
        "{changed} 个文件需要整理，{same} 个无需整理。",
        "{changed} would change, {same} are in order.",
    ),
    "not-formatted": ("以上文件没有整理；请先改正。", "not formatted; mend what is above first."),
    "fmt-link": (
        "{path} 是符号链接，不会改写；请写出它指向的文件。",
        "{path} is a symbolic link and will not be rewritten; name the file that it leads to.",
    ),
    "fmt-fault": (
        "{path} 没有改写：整理之后{what}。这是程序的错误，请把这个文件告诉 perfgoal 的维护者。",
        "{path} was not rewritten: {what}. This is a fault of the program; please show the file to the maintainers of "
        "perfgoal.",
    ),
    "fmt-lost-text": ("读不出来了", "it could not be read any more"),
    "fmt-lost-content": ("内容会不一样", "it would say something else"),
    "fmt-lost-comments": ("注释会不一样", "its comments would not be the same"),
    "fmt-lost-places": ("有注释会离开原来的栏目", "a comment would leave its field"),
}
