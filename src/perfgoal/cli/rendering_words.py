"""What ``perfgoal render`` says, beside the words of all commands."""

RENDERING: dict[str, tuple[str, str]] = {
    "missing-format": (
        "不知道用什么格式：写明 --format（{choices}），或让 -o 的文件名以它结尾。",
        "the format is not known: give --format ({choices}), or let the name behind -o end in it.",
    ),
    "no-place-for-findings": (
        "--findings 标在表样的单元格旁；{format} 里没有地方标。可用 html、md 或 xlsx，"
        "或用 validate --format json 取得问题。",
        "--findings stand beside the cells of a form, and {format} has no place for them; take html, md or xlsx, "
        "or validate --format json for the findings.",
    ),
    "binary-to-terminal": (
        "{format} 文件不能显示在终端里：用 -o 写入文件，或用 > 或 | 转出去。",
        "no terminal shows a file of {format}: write it to a file with -o, or send it on with > or |.",
    ),
    "not-fillable": (
        "--fillable 只用于 {choices}；{format} 里没有地方可填。",
        "--fillable is for {choices}; nothing can be filled in in {format}.",
    ),
    "fillable-or-findings": (
        "--fillable 与 --findings 不能同时用：一个用来填报，一个用来审核。",
        "--fillable and --findings do not go together: one is to fill in, the other to review.",
    ),
    "no-room-for-text": (
        "{path} 有 {count} 个字符，{format} 的一个单元格最多放得下 {most} 个；请用别的格式。",
        "{path} has {count} characters, and a cell of {format} holds {most} at most; take another format.",
    ),
    "no-room-for-columns": (
        "{path} 有 {count} 栏，{format} 的一张表最多放得下 {most} 栏；请用别的格式。",
        "{path} has {count} columns, and a table of {format} holds {most} at most; take another format.",
    ),
    "no-room-for-lines": (
        "这份申报的各格共有 {count} 行，{format} 最多呈现 {most} 行；请用别的格式。",
        "the cells of the declaration have {count} lines, and {format} shows {most} at most; take another format.",
    ),
    "no-room-for-cells": (
        "这份申报有 {count} 个单元格，{format} 最多呈现 {most} 个；请用别的格式（{choices}）。",
        "the declaration has {count} cells, and {format} shows {most} at most; take another format ({choices}).",
    ),
    "not-typeset-costly": (
        "排成 PDF 要用超过 {seconds} 秒或 {megabytes} MB 内存，已停止：内容太多，或有很长的一串字母、符号、空行。"
        "请用别的格式，如 html、docx。",
        "setting this as PDF would take more than {seconds} seconds or {megabytes} MB of memory, and was stopped: it "
        "is too much, or holds a very long run of letters, marks or blank lines. Take another format, such as html "
        "or docx.",
    ),
    "not-typeset-broken": (
        "排 PDF 的程序（typst）中途停止了，多半是因为一个字上叠加了太多符号。请用别的格式，如 html、docx。",
        "typst, which sets the PDF, broke off, most likely at a letter with too many marks upon it. Take another "
        "format, such as html or docx.",
    ),
    "not-typeset-alone": (
        "perfgoal 在这里是另一个程序的一部分，没有可以单独运行的 Python 来排 PDF。"
        "请用别的格式，或用 pip 安装 perfgoal。",
        "perfgoal is part of another program here, and there is no Python beside it to set a PDF with. Take another "
        "format, or install perfgoal with pip.",
    ),
    "missing-extra": (
        "这一格式要用到 {package}，还没有安装。安装：{command}",
        "this format needs {package}, which is not installed. Install it: {command}",
    ),
    "no-font": (
        "没有找到中文字体，PDF 无从排版。安装一种，如 apt install fonts-noto-cjk，或用 --font 指定字体文件。",
        "found no Chinese font to set a PDF in: install one, such as apt install fonts-noto-cjk, or name a font file "
        "with --font.",
    ),
    "no-such-font": (
        "--font {font}：没有这个字体，或它没有中文字形。写字体文件的路径（.ttf、.otf、.ttc），或已安装字体的名称，"
        "如 Noto Serif CJK SC。",
        "--font {font}: there is no such font, or it has no Chinese. Give the path of a font file (.ttf, .otf, .ttc), "
        "or the name of an installed font, such as Noto Serif CJK SC.",
    ),
    "no-glyphs": (
        "没有字体有这些字，PDF 中写作它们的编码：{characters}。要显示原字，请安装或用 --font 指定有它们的字体。",
        "no font has these characters, which the PDF shows by their codes: {characters}. To show them, install a font "
        "that has them, or name it with --font.",
    ),
}
