"""The catalogue of the stage *file*: what keeps a text from being read as plain YAML."""

from perfgoal.finding import Message, Severity, Stage, Text
from perfgoal.rules.basis import NONE
from perfgoal.rules.rule import Rule


def _file(code: str, name: str, summary: Text, doc: str, messages: dict[str, Message], **related: Text) -> Rule:
    return Rule(code, name, Severity.ERROR, Stage.FILE, NONE, summary, messages, doc, related=related)


_GIVE_A_FILE = Text("请给出一个普通的 YAML 文件。", "Name an ordinary YAML file.")
_REMOVE_IT = Text("删去它，直接写出内容。", "Remove it and write the content itself.")
_REPAIR_LINK = Text("修正或删除这个链接。", "Mend the link, or remove it.")

UNREADABLE_FILE = _file(
    "PG001",
    "unreadable-file",
    Text("路径不是可读的普通文件，或文件过大", "the path is no readable ordinary file, or the file is too large"),
    """Look for a path that bears something which cannot be read as a file: a folder where a file is due, a FIFO,
    socket or device, a link that leads nowhere, no permission, more than 1 MiB.

    Why: a check that waits for a FIFO hangs, and one that skips a file it cannot open says "no findings" of a
    form that nobody has looked at.
    """,
    {
        "folder": Message(Text("这是文件夹，不是文件。", "This is a folder, not a file."), _GIVE_A_FILE),
        "fifo": Message(Text("这是命名管道，不是文件。", "This is a named pipe, not a file."), _GIVE_A_FILE),
        "socket": Message(Text("这是套接字，不是文件。", "This is a socket, not a file."), _GIVE_A_FILE),
        "device": Message(Text("这是设备，不是文件。", "This is a device, not a file."), _GIVE_A_FILE),
        "link": Message(
            Text(
                "这是符号链接；检查文件夹时不跟随链接。", "This is a symbolic link; links in a folder are not followed."
            ),
            Text("请直接检查它指向的文件。", "Check the file that it leads to."),
        ),
        "dangling-link": Message(
            Text("这个符号链接指向的文件不存在。", "This symbolic link leads nowhere."), _REPAIR_LINK
        ),
        "link-loop": Message(
            Text("这个符号链接循环指向自己。", "This symbolic link leads back to itself."), _REPAIR_LINK
        ),
        "no-permission": Message(
            Text("没有读取这个文件的权限。", "There is no permission to read this file."),
            Text("请检查文件权限。", "Check the permissions of the file."),
        ),
        "too-large": Message(
            Text(
                "文件超过 {limit} 字节，申报文件不会这么大。",
                "The file is larger than {limit} bytes; no declaration is.",
            ),
            Text("请确认给出的是申报文件。", "Make sure that it is a declaration."),
        ),
        "vanished": Message(
            Text("读取时文件已不存在。", "The file vanished before it was read."),
            Text("请重新运行。", "Run the check again."),
        ),
        "system": Message(
            Text("系统无法读取这个文件：{reason}。", "The system cannot read this file: {reason}."),
            Text("请检查文件和所在磁盘。", "Check the file and its disk."),
        ),
    },
)

WRONG_ENCODING = _file(
    "PG002",
    "wrong-encoding",
    Text("文件不是 UTF-8 编码", "the bytes are not UTF-8"),
    """Look for bytes that are not UTF-8 text (a byte order mark is fine), and name the encoding they look like.

    Why: a file that Windows saved as GBK can be read as other characters without any error, and a declaration
    must say what its author wrote. So nothing is guessed.
    """,
    {
        "known": Message(
            Text(
                "文件不是 UTF-8，像是 {encoding}（字节 {byte}）。",
                "The file is not UTF-8; it looks like {encoding} (byte {byte}).",
            ),
            Text("在编辑器中用“另存为”选择 UTF-8 编码后再保存。", "Save it again with the encoding UTF-8."),
        ),
        "unknown": Message(
            Text(
                "文件不是 UTF-8：此处的字节 {byte} 不成文字。",
                "The file is not UTF-8: the byte {byte} here is no text.",
            ),
            Text(
                "在编辑器中用“另存为”选择 UTF-8 编码，并核对此处的文字。",
                "Save it again with the encoding UTF-8, and check the text at this place.",
            ),
        ),
    },
)


def _say(zh: str, en: str, help_zh: str, help_en: str) -> Message:
    return Message(Text(zh, en), Text(help_zh, help_en))


_QUOTE_IT = (
    "内容里确有这个符号时，把整个内容放进英文引号 '…'。",
    "If the sign belongs to the text, put the whole value in quotes '…'.",
)

YAML_SYNTAX = _file(
    "PG003",
    "yaml-syntax",
    Text("不是合格的 YAML 文本", "not well-formed YAML"),
    """Look for text that is not well-formed YAML 1.2, and for raw characters that YAML forbids.

    Why: nothing else can be said of a form before it can be read.
    """,
    {
        "control-character": _say(
            "此处有不可见的控制字符 {character}，YAML 不允许。",
            "There is an invisible control character {character} here, which YAML forbids.",
            "删去它；它多半是从别的软件粘贴来的。",
            "Delete it; most come with text pasted from another program.",
        ),
        "tab": _say(
            "行首缩进用了制表符（Tab）。",
            "This line is indented with a tab.",
            "改用空格缩进，每层两个。",
            "Indent with spaces, two for each level.",
        ),
        "unclosed-quote": _say(
            "这里开始的引号没有结束。",
            "The quote that opens here is never closed.",
            "在内容末尾补上同样的引号。",
            "Add the same quote at the end of the value.",
        ),
        "escape": _say(
            "双引号中的反斜杠组合不是 YAML 认识的写法。",
            "YAML does not know this backslash sequence inside double quotes.",
            "改用单引号 '…'，反斜杠即为普通字符。",
            "Use single quotes '…', inside which a backslash is a plain character.",
        ),
        "unclosed-bracket": _say(
            "这里开始的 [ 没有正常结束。",
            "The [ that opens here is not closed as it should be.",
            "补上 ]，各项之间用英文逗号；内容里本来就有 [ 时，把整个内容放进英文引号。",
            "Close it with ], with a comma between items; a value that begins with [ needs quotes.",
        ),
        "unclosed-brace": _say(
            "这里开始的 {{ 没有正常结束。",
            "The {{ that opens here is not closed as it should be.",
            "补上 }}，各项之间用英文逗号；内容里本来就有 {{ 时，把整个内容放进英文引号。",
            "Close it with }}, with a comma between entries; a value that begins with {{ needs quotes.",
        ),
        "no-colon": _say(
            "这一行应为“栏目: 内容”，但没有冒号加空格。",
            "This line should read “field: value”, but it has no colon followed by a space.",
            "在栏目名后写英文冒号和一个空格；如果它是上一栏文字的续行，请比上一栏多缩进两格。",
            "Put a colon and a space behind the field; indent a line that continues the text above it.",
        ),
        "colon-in-value": _say(
            "此处的冒号不能出现：上一栏的内容还没有结束，或内容中含有“: ”。",
            "A colon cannot stand here: the value above has not ended, or it holds “: ”.",
            "核对这一行与上一行的缩进；内容里确有“: ”时，把整个内容放进英文引号 '…'。",
            "Check the indentation of this line and the one above; a value that holds “: ” needs quotes '…'.",
        ),
        "dash-in-value": _say(
            "列表的“- ”不能与栏目写在同一行。",
            "The “- ” of a list cannot stand on the line of its field.",
            "把“- ”移到下一行并缩进；内容本来就以“- ”开头时，放进英文引号。",
            "Move it to the next line, indented; a value that begins with “- ” needs quotes.",
        ),
        "question-mark": _say("内容不能以“? ”开头。", "A value cannot begin with “? ”.", *_QUOTE_IT),
        "not-an-item": _say(
            "上面是列表，这一行却不以“- ”开头。",
            "The lines above are a list, but this one does not begin with “- ”.",
            "核对缩进，或在行首补“- ”。",
            "Check the indentation, or begin the line with “- ”.",
        ),
        "bad-indent": _say(
            "这一行的缩进与上面任何一层都对不上。",
            "The indentation of this line fits none of the levels above.",
            "与同层的栏目左对齐。",
            "Align it with the fields of its level.",
        ),
        "after-quote": _say(
            "引号结束之后还有文字。",
            "There is more text behind the closing quote.",
            "把整个内容放进引号，里面的引号改用中文引号“ ”，或把外层换成 '…'。",
            "Put the whole value in quotes, with '…' around a text that holds double quotes.",
        ),
        "after-bracket": _say(
            "括号 ] 或 }} 之后还有文字。",
            "There is more text behind the closing bracket.",
            "内容本来就以 [ 或 {{ 开头时，把整个内容放进英文引号 '…'。",
            "Put the whole value in quotes '…' if it begins with [ or {{.",
        ),
        "stray-bracket": _say("内容不能以此符号开头。", "A value cannot begin with this sign.", *_QUOTE_IT),
        "stray-character": _say("此处不能有这个符号。", "This sign cannot stand here.", *_QUOTE_IT),
        "after-end": _say(
            "“...”表示文件到此结束，其后不能再有内容。",
            "“...” ends the text: it cannot stand alone, nor anything behind it.",
            "删去“...”这一行。",
            "Remove the line “...”.",
        ),
    },
)

DUPLICATE_KEY = _file(
    "PG004",
    "duplicate-key",
    Text("同一栏目写了两次", "a key written twice in one mapping"),
    """Look for a key that stands twice in one mapping.

    Why: YAML parsers keep one of the two without a word, most of them the last, and the reader sees the first.
    """,
    {
        "repeated": _say(
            "“{key}”在同一层写了两次。",
            "“{key}” is written twice at the same level.",
            "保留正确的一处，删去另一处。",
            "Keep the right one and delete the other.",
        )
    },
    first=Text("第一次写在这里", "first written here"),
)

FORBIDDEN_YAML = _file(
    "PG005",
    "forbidden-yaml",
    Text("用了申报文件不允许的 YAML 功能", "a feature of YAML that declarations do without"),
    """Look for anchors, aliases, merge keys, tags, directives, keys that are no plain text, and a second document.

    Why: a declaration is plain data, so that what a reader sees is all there is; these let one place of a text
    change what another says.
    """,
    {
        "anchor": _say(
            "“&…”是 YAML 的锚点，申报文件不允许使用。",
            "“&…” is an anchor of YAML, which a declaration does without.",
            "删去它；内容本来就以 & 开头时，把整个内容放进英文引号。",
            "Remove it; a value that begins with & needs quotes.",
        ),
        "alias": _say(
            "“*…”是 YAML 的引用，申报文件不允许使用。",
            "“*…” is an alias of YAML, which a declaration does without.",
            "直接写出内容；内容本来就以 * 开头时，放进英文引号。",
            "Write the content itself; a value that begins with * needs quotes.",
        ),
        "merge-key": Message(
            Text(
                "“<<”是 YAML 的合并键，申报文件不允许使用。",
                "“<<” is a merge key of YAML, which a declaration does without.",
            ),
            _REMOVE_IT,
        ),
        "tag": _say(
            "“!…”是 YAML 的类型标记，申报文件不允许使用。",
            "“!…” is a tag of YAML, which a declaration does without.",
            "删去它；内容本来就以 ! 开头时，把整个内容放进英文引号。",
            "Remove it; a value that begins with ! needs quotes.",
        ),
        "directive": _say(
            "以 % 开头的行是 YAML 指令，申报文件不允许使用。",
            "A line that begins with % is a directive of YAML, which a declaration does without.",
            "删去这一行；它若是内容的一部分，请缩进并放进英文引号。",
            "Remove it; if it belongs to a text, indent it and use quotes.",
        ),
        "complex-key": _say(
            "栏目名不能是列表或一组栏目。",
            "A key cannot be a list or a mapping.",
            "栏目名只写文字；文字里本来就有 [ 或 {{ 时，放进英文引号。",
            "Write a plain text as the key; one that begins with [ or {{ needs quotes.",
        ),
        "second-document": _say(
            "一个文件只能有一份申报，这里用“---”开始了第二份。",
            "A file holds one declaration; “---” begins a second one here.",
            "把第二份另存为一个文件，或删去这一行。",
            "Put the second one into a file of its own, or remove this line.",
        ),
    },
)

TOO_COMPLEX = _file(
    "PG006",
    "too-complex",
    Text("嵌套过深、内容过多或文字过长", "too deep, too many parts, or too long a text"),
    """Look for a text over the limits: depth 32, 50,000 parts, 65,536 characters in a value, 256 in a key.

    Why: no form comes near them, and a text that does is made to wear the checker out.
    """,
    {
        "depth": _say(
            "嵌套超过 {limit} 层。",
            "This is nested deeper than {limit} levels.",
            "表样没有这么多层，请核对括号和缩进。",
            "No form is so deep: check brackets and indentation.",
        ),
        "nodes": _say(
            "内容超过 {limit} 项。",
            "There are more than {limit} parts.",
            "请确认这是一份申报文件。",
            "Make sure that this is one declaration.",
        ),
        "scalar": _say(
            "这段文字超过 {limit} 个字符。",
            "This text is longer than {limit} characters.",
            "请缩短，或核对引号是否漏了结束。",
            "Shorten it, or look for a quote that is not closed.",
        ),
        "key": _say(
            "栏目名超过 {limit} 个字符。",
            "This key is longer than {limit} characters.",
            "核对冒号的位置。",
            "Check where the colon stands.",
        ),
    },
)

FULLWIDTH_SYNTAX = _file(
    "PG007",
    "fullwidth-syntax",
    Text("在 YAML 需要英文标点处用了全角标点", "a full-width sign where YAML needs its ASCII twin"),
    """Look for a full-width colon, comma, quote or space where YAML needs the ASCII one.

    Why: 名称：甲 reads as one text, and the parser's own message speaks of another line. Full-width signs inside
    a text are right and stay.
    """,
    {
        "colon": _say(
            "栏目名后是全角冒号“：”，YAML 不认。",
            "There is a full-width colon “：” behind the field, which YAML does not know.",
            "改为英文冒号加一个空格“: ”。",
            "Write a colon and a space “: ”.",
        ),
        "comma": _say(
            "花括号或方括号里用了全角逗号“，”，YAML 不认。",
            "There is a full-width comma “，” inside brackets, which YAML does not know.",
            "改为英文逗号加一个空格“, ”；逗号属于内容时，把内容放进英文引号。",
            "Write a comma and a space “, ”; put a value that holds the comma in quotes.",
        ),
        "space": _say(
            "此处是全角空格，YAML 不当作空格。",
            "There is an ideographic space here, which is no space to YAML.",
            "改为英文空格。",
            "Write an ASCII space.",
        ),
        "quotes": _say(
            "内容外面的引号 {character} 不是 YAML 的引号，会成为内容的一部分。",
            "The quotes {character} around the value are none to YAML and would become part of it.",
            "改为英文引号 \"…\"；引号本来就是内容时，在外面再加英文引号 '“…”'。",
            "Write \"…\"; if the quotes belong to the text, put ASCII quotes around them: '“…”'.",
        ),
    },
)

INVISIBLE_CHARACTER = _file(
    "PG008",
    "invisible-character",
    Text("文字里有看不见的字符", "an invisible character in a key or value"),
    """Look for zero-width characters, bidirectional controls and escaped control characters in keys and values.
    ZWJ and ZWNJ, which some scripts and emoji need, are left alone.

    Why: what is seen is not what is read: two names that look alike differ, and a number can be shown reversed.
    """,
    {
        "hidden": _say(
            "文字里有 {count} 个看不见的字符：{characters}。",
            "This text holds invisible characters ({count}): {characters}.",
            "删去它们；多半是从网页或 Word 粘贴来的。",
            "Delete them; most come with text pasted from a web page or Word.",
        )
    },
)

NEEDS_QUOTES = _file(
    "PG009",
    "needs-quotes",
    Text("内容会被 YAML 误读，需要加引号", "a value that YAML takes for something else"),
    """Look for values that mean something to YAML: those that begin with > % @ ` * & or !, and numbers with
    thousands separators inside { } or [ ].

    Why: >=95% reads as the head of a folded block, and {value: 4,862,000.00} as three entries.
    """,
    {
        "block": _say(
            "“{value}”以 YAML 的段落记号开头，不会读成文字。",
            "“{value}” begins with YAML's sign for a block of text and does not read as it stands.",
            "加英文引号，或把 >= 写成 ≥。",
            "Put it in quotes, or write ≥ for >=.",
        ),
        "sign": _say(
            "“{value}”开头的符号在 YAML 中另有含义。",
            "The first sign of “{value}” means something else to YAML.",
            "把整个内容放进英文引号 '…'。",
            "Put the whole value in quotes '…'.",
        ),
        "commas": _say(
            "花括号或方括号里的 {value} 会在逗号处被拆开。",
            "Inside brackets, {value} is taken apart at its commas.",
            "给它加英文引号，或去掉千分位逗号。",
            "Put it in quotes, or leave the separators out.",
        ),
    },
)
