"""What is said of files that declarations are read out of, in both languages; part of
:data:`perfgoal.cli.words.WORDS`."""

IMPORTING: dict[str, tuple[str, str]] = {
    "import": (
        "把 Excel、Word、PDF 或文本里的申报表读成 YAML 申报；只写原表有的内容。",
        "Read the form in a workbook, document, PDF or text as YAML that says no more than the form.",
    ),
    "import-examples": (
        "perfgoal import 申报表.xlsx -o 申报.yaml\n"
        "perfgoal import 申报表.docx # 写到标准输出\n"
        "perfgoal import 申报表.pdf --form guangzhou-department # 认不出表样时写明，年度用 --year\n"
        "perfgoal import 收到的表 -o 申报 # 文件夹里的每一份",
        "perfgoal import form.xlsx -o goals.yaml\n"
        "perfgoal import form.docx # to standard output\n"
        "perfgoal import form.pdf --form guangzhou-department # where it is not known; --year likewise\n"
        "perfgoal import received -o goals # each form of a folder",
    ),
    "import-file": (
        "申报表（.xlsx、.xls、.ods、.docx、.pdf、.txt）、文件夹，或 - 表示标准输入。",
        "The form (.xlsx, .xls, .ods, .docx, .pdf, .txt), a folder of them, or - for standard input.",
    ),
    "import-output": (
        "写入这个文件，不写时输出到标准输出；导入文件夹时是写入的文件夹。",
        "Write to this file; to standard output if left out. Of a folder, the folder to write to.",
    ),
    "import-form": (
        "表样；不写时由栏目认出。",
        "The form; if left out, it is known by its labels.",
    ),
    "import-year": (
        "预算年度；不写时由表中读出。",
        "The budget year; if left out, the one that the form says.",
    ),
    "import-stdin-filename": (
        "标准输入的文件名，如 申报表.xlsx。",
        "What standard input is called, such as form.xlsx.",
    ),
    "import-notice": ("提示：{said}", "note: {said}"),
    "import-leftover": ("未归入栏目：{said}", "no field: {said}"),
    "import-leftovers": (
        "{count} 处内容未归入栏目。",
        "texts that are no field of the form: {count}.",
    ),
    "not-imported": ("没有导入。", "not imported."),
    "import-yaml": (
        "{path} 已经是 YAML 申报，不用导入；校验用 perfgoal validate。",
        "{path} is a declaration in YAML already: there is nothing to import. perfgoal validate checks it.",
    ),
    "import-folder": (
        "{path} 是文件夹：请用 -o 写明把各份申报写入哪个文件夹。",
        "{path} is a folder: name the folder to write its declarations to with -o.",
    ),
    "import-no-folder": (
        "导入文件夹时，-o 应是文件夹：{path}",
        "a folder is imported to a folder, and -o is none: {path}",
    ),
    "import-written": ("{path} → {output}", "{path} → {output}"),
    "import-written-but": (
        "{path} → {output}（未归入栏目 {left} 处，提示 {noticed} 条；逐条查看：perfgoal import {path}）",
        "{path} → {output} (texts that are no field: {left}, notes: {noticed}; perfgoal import {path} lists them)",
    ),
    "import-exists": (
        "没有写入 {path}：它已经存在，不会覆盖它。",
        "{path} exists and was not overwritten.",
    ),
    "import-count": (
        "导入 {written} 份，不能读取 {refused} 份，已存在 {taken} 份。",
        "imported: {written}, refused: {refused}, there already: {taken}.",
    ),
    "imported-more": (
        "还有 {count} 处，用 perfgoal import {path} 逐处查看。",
        "and {count} more; perfgoal import {path} lists them.",
    ),
    "imported-many": (
        "未归入栏目 {left} 处、提示 {noticed} 条，在 {files} 个文件里：{names}。逐处查看：perfgoal import 文件",
        "texts that are no field of the form: {left}, notes: {noticed}; in files: {files}: {names}. "
        "perfgoal import FILE lists them.",
    ),
    "office-not-mended": (
        "没有自动改正 {names}：不改写 Excel、Word、PDF 文件和文本；可用 perfgoal import 读成 YAML 再改。",
        "left as they are: {names}. Nothing is written into workbooks, documents and texts; perfgoal import reads them "
        "as YAML, which can be mended.",
    ),
    "office-not-formatted": (
        "fmt 只整理 YAML 申报：{path}。先用 perfgoal import 读成 YAML。",
        "fmt writes declarations in YAML only: {path}. perfgoal import reads it as YAML.",
    ),
    "no-fix-of-office": (
        "--fix 不能改正标准输入里的 {path}：先用 perfgoal import 读成 YAML。",
        "--fix cannot mend {path} on standard input: perfgoal import reads it as YAML first.",
    ),
}
