"""Why a workbook, a document, a PDF or a text cannot be read as a form: messages of PG001."""

from perfgoal.finding import Message, Text

_ASK_AUTHOR = Text(
    "向填报单位要一份能正常打开的文件。",
    "Ask whoever filled it in for a file that opens.",
)
_SAVE_AS_XLSX = Text(
    "用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再试。",
    "Open it in a spreadsheet program, save it as an Excel workbook (.xlsx), and try again.",
)
_SAVE_AS_DOCX = Text(
    "用 Word 或 WPS 打开，另存为“Word 文档（.docx）”后再试。",
    "Open it in a word processor, save it as a Word document (.docx), and try again.",
)
_GIVE_A_FORM = Text(
    "换成申报表的 .xlsx、.xls、.ods、.docx、.pdf 或 .txt 文件。",
    "Give the form as .xlsx, .xls, .ods, .docx, .pdf or .txt.",
)
_ONLY_THE_FORM = Text(
    "把申报表单独存成一个文件后再试。",
    "Save the form alone in a file of its own, and try again.",
)
_ORIGINAL = Text(
    "向填报单位要 Excel、Word 原件，或由 Excel、Word 直接导出的 PDF。",
    "Ask for the workbook or document itself, or for a PDF that was exported from it.",
)
_LOOK = Text(
    "对照表样核对此处的栏目和内容，改正后再试；或用 perfgoal new 写一张空白表，把内容填进去。",
    "Compare this place with the form; mend it and try again, or fill in a blank form that perfgoal new writes.",
)

_SAID: dict[str, tuple[str, str, Text]] = {
    # what the file is
    "empty": ("文件是空的。", "The file is empty.", _ASK_AUTHOR),
    "broken-file": ("文件已损坏，不能完整读取。", "The file is broken and cannot be read as a whole.", _ASK_AUTHOR),
    "encrypted": (
        "文件设了打开密码，不能读取。",
        "A password is needed to open this file, so it cannot be read.",
        Text(
            "打开它，取消密码（文件 → 信息 → 保护）后另存，再试。",
            "Open it, take the password away, save it, and try again.",
        ),
    ),
    "unknown-kind": (
        "文件内容不是 Excel、Word、PDF 文件，也不是文本。",
        "This is neither a workbook, a document, a PDF nor a text, whatever its name says.",
        _GIVE_A_FORM,
    ),
    "html-as-sheet": (
        "文件名是表格，内容却是网页（有的系统这样导出）。",
        "By its name this is a workbook, but it holds a web page, as some systems export them.",
        _SAVE_AS_XLSX,
    ),
    "xml-sheet": (
        "这是“XML 电子表格 2003”，不能读取。",
        "This is an XML Spreadsheet of 2003, which cannot be read.",
        _SAVE_AS_XLSX,
    ),
    "binary-sheet": ("这是二进制工作簿（.xlsb），不能读取。", "This is a binary workbook (.xlsb).", _SAVE_AS_XLSX),
    "old-excel": (
        "这是 Excel 95 或更早的工作簿，不能读取。",
        "This is a workbook of Excel 95 or earlier, which cannot be read.",
        _SAVE_AS_XLSX,
    ),
    "old-word": (
        "这是 Word 97–2003 文档（.doc），不能读取。",
        "This is a document of Word 97–2003 (.doc), which cannot be read.",
        _SAVE_AS_DOCX,
    ),
    "open-text": (
        "这是 OpenDocument 文本（.odt），不能读取。",
        "This is an OpenDocument text (.odt), which cannot be read.",
        _SAVE_AS_DOCX,
    ),
    "rtf": (
        "这是 RTF 文档，不能读取。",
        "This is a document in the Rich Text Format, which cannot be read.",
        _SAVE_AS_DOCX,
    ),
    "presentation": ("这是演示文稿，不是申报表。", "This is a presentation and no form.", _GIVE_A_FORM),
    "picture": ("这是图片，读不出文字。", "This is a picture, in which there is no text to read.", _ORIGINAL),
    "archive": (
        "这是压缩包，不是申报表。",
        "This is an archive and no form.",
        Text("先解压，再对其中的申报表操作。", "Unpack it, and take the form that is in it."),
    ),
    "program": ("这是程序，不是申报表。", "This is a program and no form.", _GIVE_A_FORM),
    "scan": (
        "PDF 里只有图像（{pages} 页），没有文字，多半是扫描件。",
        "The PDF holds pictures ({pages}) and no text: a scan, most likely.",
        _ORIGINAL,
    ),
    "no-text-map": (
        "PDF 的字体没有说明每个字形是什么字，读不出文字。",
        "The fonts of this PDF do not say which characters they draw, so its text cannot be read.",
        _ORIGINAL,
    ),
    "encoding": (
        "文本应为 UTF-8 编码，现在像是 {encoding}（此处字节 {byte}）。",
        "The text should be UTF-8, but looks like {encoding} (byte {byte} here).",
        Text(
            "用记事本等编辑器打开，在“另存为”中把编码改为 UTF-8 后保存。",
            "Open it in an editor, and save it again with the encoding UTF-8.",
        ),
    ),
    "no-text": (
        "文本应为 UTF-8 编码，此处的字节 {byte} 却不是 UTF-8 文字。",
        "The text should be UTF-8, but the byte {byte} here is none.",
        Text(
            "用记事本等编辑器打开，把编码改为 UTF-8 后保存，再核对此处的文字。",
            "Open it in an editor, save it with the encoding UTF-8, and check the text here.",
        ),
    ),
    # how much it is
    "too-large-to-import": (
        "文件超过上限 {limit} MiB，申报表不会这么大。",
        "The file is larger than the limit of {limit} MiB; no form is.",
        _ONLY_THE_FORM,
    ),
    "too-many-parts": (
        "文件里的部件超过上限 {limit} 个，申报表不会有这么多。",
        "The file has more than {limit} parts; no form has.",
        _ONLY_THE_FORM,
    ),
    "unpacks-too-large": (
        "文件解压后超过上限 {limit} MiB，申报表不会这么大。",
        "Unpacked, the file is larger than the limit of {limit} MiB; no form is.",
        _ONLY_THE_FORM,
    ),
    "too-many-cells": (
        "工作表“{sheet}”的单元格超过上限 {limit} 个，申报表不会有这么多。",
        "The sheet “{sheet}” has more than {limit} cells; no form has.",
        _ONLY_THE_FORM,
    ),
    "long-text": (
        "这段文字超过上限 {limit} 个字符，申报的一栏不会有这么长。",
        "This text has more than {limit} characters; no field of a declaration has.",
        Text(
            "缩短这段文字；不属于这一栏的，移到别的格子。",
            "Shorten it; what does not belong to this field goes into another cell.",
        ),
    ),
    "long-declaration": (
        "文件里的内容写成申报文件会超过上限（{limit} 字节，{parts} 项），申报表不会有这么多。",
        "What stands in this file is more than a declaration can hold ({limit} bytes, {parts} parts); no form has so "
        "much.",
        _ONLY_THE_FORM,
    ),
    "too-many-pages": (
        "PDF 超过上限 {most} 页，申报表不会有这么多页。",
        "The PDF has more than {most} pages; no form has.",
        _ONLY_THE_FORM,
    ),
    "too-costly": (
        "读取这个文件用了超过 {seconds} 秒或 {megabytes} MB 内存，已停止。",
        "Reading this file took more than {seconds} seconds or {megabytes} MB of memory, and was stopped.",
        _ONLY_THE_FORM,
    ),
    "reader-failed": (
        "读取这个文件的程序中途停止了。",
        "What reads this file broke off.",
        Text(
            "用 Excel 或 Word 打开，另存一份后再试；仍然不行，请告诉 perfgoal 的维护者。",
            "Open it, save it anew and try again; if that does not help, tell the maintainers of perfgoal.",
        ),
    ),
    "no-interpreter": (
        "perfgoal 在这里是另一个程序的一部分，没有可以单独运行的 Python 来读取这个文件。",
        "perfgoal is part of another program here, and there is no Python beside it to read this file with.",
        Text(
            "用 pip 安装 perfgoal，在那里用 perfgoal import 读成 YAML。",
            "Install perfgoal with pip, and read it as YAML there with perfgoal import.",
        ),
    ),
    # what it says
    "no-form": (
        "没有认出申报表：内容与各个表样的栏目都对不上。",
        "No form was found: what the file says has the labels of none.",
        Text(
            "确认它是申报表；是的话，用 perfgoal import --form 写明表样。",
            "Make sure that it is one; if so, name its form with perfgoal import --form.",
        ),
    ),
    "form-not-there": (
        "没有认出表样“{form}”：内容与它的栏目对不上。",
        "The form “{form}” was not found: what the file says has not its labels.",
        Text(
            "核对表样的名称和文件的内容；不确定是哪个表样时，不写 --form。",
            "Check the name of the form and the file; where it is not known, leave --form out.",
        ),
    ),
    "which-form": (
        "内容与几个表样都对得上，不能确定是哪一个：{forms}。",
        "The file may be on any of several forms: {forms}.",
        Text("用 perfgoal import --form 写明表样。", "Name its form with perfgoal import --form."),
    ),
    "several-forms": (
        "文件里不止一份申报：此处的“{field}”是“{found}”，前面是“{first}”。",
        "There is more than one declaration in the file: “{field}” is “{found}” here, and “{first}” before.",
        Text(
            "从此处起是第二份；把每个部门、每个项目的申报各存成一个文件（都保留表头），再试。",
            "The second begins here: save each in a file of its own, with the headings of the table, and try again.",
        ),
    ),
    "twice": (
        "“{field}”出现了两次，内容不同：此处是“{found}”，前面是“{first}”，无法确定以哪个为准。",
        "“{field}” stands here a second time and says “{found}”, not “{first}” as before: which holds is not known.",
        Text("只保留正确的一处，再试。", "Keep the right one alone, and try again."),
    ),
    "two-units": (
        "金额单位前后不同：此处是“{found}”，前面是“{first}”，无法确定金额以哪个为单位。",
        "Two units of money: “{found}” here, and “{first}” before, and in which of them the amounts are is not known.",
        Text("改成同一个单位，再试。", "Write the same unit in both places, and try again."),
    ),
    "row-without": (
        "这一行没有填“{field}”，却写有“{found}”，不知道说的是哪一项。",
        "This row has no “{field}”, yet it says “{found}”: what that is about is not known.",
        Text(
            "在这一行填上“{field}”（合并的单元格，上面要有它的名称）；写不下的内容并入上一行的单元格。",
            "Fill in “{field}” in this row, or above it where the cells are merged; what goes on from the row above "
            "belongs into the cells of that row.",
        ),
    ),
    "no-column": (
        "“{found}”上面没有栏目名，不知道属于哪一栏；这张表的栏目有：{columns}。",
        "No heading stands above “{found}”, so that it belongs to none of the columns {columns}.",
        Text(
            "在它上面写栏目名，如“备注”；不属于申报内容的，删去或移到表格下面。",
            "Write a heading above it, such as “备注”; what is no part of the form belongs below the table.",
        ),
    ),
    "over-columns": (
        "“{found}”占了几栏（{columns}），不知道填的是哪一栏。",
        "“{found}” takes several columns ({columns}): which of them it fills in is not known.",
        Text("取消合并，每一栏各填各的，再试。", "Split the cell, fill in each column by itself, and try again."),
    ),
    "long-name": (
        "“{found}”作为栏目或类别的名称太长，超过 {limit} 个字符。",
        "“{found}” is too long for the name of a column or category: it has more than {limit} characters.",
        Text(
            "名称写短，说明放到格子里或“备注”中。",
            "Shorten the name; what explains it belongs in a cell, or in “备注”.",
        ),
    ),
    "lost-thread": (
        "读到这里对不上表样：应为{expected}，实为“{found}”。",
        "Here the file is not as the form is: {expected} is due, and “{found}” stands there.",
        _LOOK,
    ),
}
"""What is wrong in Chinese and in English, and how to mend it, by the variant that a reader or the recogniser names."""

REFUSALS = {variant: Message(Text(zh, en), how) for variant, (zh, en, how) in _SAID.items()}
"""The messages by variant."""
