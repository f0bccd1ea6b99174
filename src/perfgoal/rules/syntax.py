"""The rule on what is not YAML: each slip in a sentence of its own."""

from perfgoal.finding import Text, say
from perfgoal.rules.reading import file_rule

_QUOTE_IT = (
    "删去这个符号；它若是内容的一部分，把整个内容放进英文引号 '…'。",
    "Remove the sign; if it belongs to the text, put the whole value in quotes '…'.",
)

YAML_SYNTAX = file_rule(
    "PG003",
    "yaml-syntax",
    Text("不是合格的 YAML 文本", "not well-formed YAML"),
    """Look for text that is not well-formed YAML 1.2, and for raw characters that YAML forbids.

    Why: nothing else can be said of a form before it can be read.

    查：不合 YAML 1.2 写法的文字，以及 YAML 不允许直接写出的字符。
    理由：读不出来的申报，别的都无从检查。
    """,
    {
        "control-character": say(
            "此处有看不见的控制字符 {character}，申报文件不允许。",
            "There is an invisible control character {character} here, which a declaration cannot hold.",
            "在此处删去它；这类字符多半是从别的软件粘贴来的。",
            "Delete it here; most such characters come with text pasted from another program.",
        ),
        "tab": say(
            "此处用了制表符（Tab 键），应为空格。",
            "There is a tab here, where spaces are due.",
            "把制表符改为空格，每低一层行首多空两格。",
            "Change the tab to spaces, two at the head of the line for each level.",
        ),
        "unclosed-quote": say(
            "此处开始的引号没有结束。",
            "The quote that opens here is never closed.",
            "在内容末尾补上同样的英文引号。",
            "Add the same quote at the end of the value.",
        ),
        "escape": say(
            "英文双引号里的反斜杠另有用途，此处的写法无法读取。",
            "A backslash means something else inside double quotes, and what stands here cannot be read.",
            "把外面的双引号改为英文单引号 '…'，其中的反斜杠会照原样读取。",
            "Change the double quotes to single ones '…', in which a backslash is read as it stands.",
        ),
        "unclosed-bracket": say(
            "此处开始的 [ 没有正常结束。",
            "The [ that opens here is not closed as it should be.",
            "补上 ]，各项之间用英文逗号隔开；[ 若是内容的一部分，把整个内容放进英文引号 '…'。",
            "Close it with ], with a comma between items; if [ belongs to the text, put the whole value in quotes '…'.",
        ),
        "unclosed-brace": say(
            "此处开始的 {{ 没有正常结束。",
            "The {{ that opens here is not closed as it should be.",
            "补上 }}，各项之间用英文逗号隔开；{{ 若是内容的一部分，把整个内容放进英文引号 '…'。",
            "Close it with }}, with a comma between items; if {{ belongs to the text, "
            "put the whole value in quotes '…'.",
        ),
        "no-colon": say(
            "这一行应为“栏目: 内容”，但缺少英文冒号加空格。",
            "This line should read “field: value”, but it lacks a colon followed by a space.",
            "在栏目名后写英文冒号和一个空格；这一行若是接着上一行的文字，行首比上一栏多空两格。",
            "Put a colon and a space behind the field; if the line goes on with the text above, "
            "begin it two spaces further right than that field.",
        ),
        "colon-in-value": say(
            "此处不能有冒号：内容里有“: ”，或者这一行没有与同层的栏目左对齐。",
            "A colon cannot stand here: the value holds “: ”, or the line is not aligned with the fields of its level.",
            "内容里有“: ”时，把整个内容放进英文引号 '…'；否则让这一行与同层的栏目左对齐。",
            "Put a value that holds “: ” in quotes '…'; else align the line with the fields of its level.",
        ),
        "dash-in-value": say(
            "分项用的“- ”不能与栏目名写在同一行。",
            "The “- ” of an item cannot stand on the line of its field.",
            "把“- ”及其后的内容移到下一行，行首空两格；它若是内容的一部分，把整个内容放进英文引号 '…'。",
            "Move it and what follows to the next line, behind two spaces; if it belongs to the text, "
            "put the whole value in quotes '…'.",
        ),
        "question-mark": say("内容不能以“? ”开头。", "A value cannot begin with “? ”.", *_QUOTE_IT),
        "not-an-item": say(
            "上面各项以“- ”开头，这一行却没有“- ”。",
            "The items above begin with “- ”, but this line does not.",
            "这一行若是新的一项，在行首补“- ”；若属于上一项，与上一项的栏目左对齐。",
            "Begin the line with “- ” if it is a new item; if it belongs to the item above, align it with its fields.",
        ),
        "bad-indent": say(
            "这一行行首的空格数与上面任何一层都对不上。",
            "The spaces at the head of this line fit none of the levels above.",
            "增减行首的空格，与同层的栏目左对齐。",
            "Add or remove spaces at its head until it is aligned with the fields of its level.",
        ),
        "after-quote": say(
            "引号结束之后还有文字，引号应当括住整个内容。",
            "There is more text behind the closing quote, which should stand at the end of the value.",
            "用另一种英文引号（'…' 或 \"…\"）括住整个内容，里面的引号不必改。",
            "Put the other kind of quotes ('…' or \"…\") around the whole value, and leave those inside.",
        ),
        "after-bracket": say(
            "括号 ] 或 }} 之后还有文字。",
            "There is more text behind the closing ] or }}.",
            "把整个内容放进英文引号 '…'，或删去括号之后的文字。",
            "Put the whole value in quotes '…', or remove what stands behind the bracket.",
        ),
        "stray-bracket": say("内容不能以这个符号开头。", "A value cannot begin with this sign.", *_QUOTE_IT),
        "stray-character": say("此处不能有这个符号。", "This sign cannot stand here.", *_QUOTE_IT),
        "after-end": say(
            "“...”表示文件到此结束，不能单独使用，其后也不能有内容。",
            "“...” ends the file: it cannot stand alone, nor anything behind it.",
            "删去“...”这一行。",
            "Remove the line “...”.",
        ),
    },
)
