"""Why a row of a batch cannot be checked: messages of PG001."""

from perfgoal.finding import Message, say

ROWS: dict[str, Message] = {
    "no-path": say(
        "这一行没有文件名，没有检查。",
        "This row has no path, and was not checked.",
        "让 path 列在每一行都写明文件名，再重新检查。",
        "Have the column path name the file in every row, then check again.",
    ),
    "no-content": say(
        "这一行没有文件内容，没有检查。",
        "This row has no content, and was not checked.",
        "确认读取文件的一步成功，并把内容放进 content 列，再重新检查。",
        "Make sure that the step which reads the files succeeds and fills the column content, then check again.",
    ),
    "failed": say(
        "程序检查这个文件时自身出错（{kind}），没有查完。",
        "The program itself failed while it checked this file ({kind}), and did not finish.",
        "人工核对这份申报，并把文件和运行日志中的记录交给程序的维护者。",
        "Look at this declaration yourself, and report the file with what the log says of it.",
    ),
}
"""What is said of a row, by what is the matter with it."""
