"""The catalogue of the stage *file*: what keeps a text from being read as plain YAML."""

from perfgoal.finding import Message, Severity, Stage, Text, say
from perfgoal.rules.basis import NONE
from perfgoal.rules.refusals import REFUSALS
from perfgoal.rules.rows import ROWS
from perfgoal.rules.rule import Rule


def file_rule(code: str, name: str, summary: Text, doc: str, messages: dict[str, Message], **related: Text) -> Rule:
    """Return a rule of the stage *file*."""
    return Rule(code, name, Severity.ERROR, Stage.FILE, NONE, summary, messages, doc, related=related)


_GIVE_A_FILE = Text("把路径改为一个普通的 YAML 文件。", "Change the path to that of an ordinary YAML file.")
_REMOVE_IT = Text("删去这一行，直接写出内容。", "Remove this line and write the content itself.")
_REPAIR_LINK = Text("修正或删除这个链接。", "Mend or remove the link.")

UNREADABLE_FILE = file_rule(
    "PG001",
    "unreadable-file",
    Text(
        "路径不是可读的普通文件，文件过大，或读不出申报表",
        "no readable ordinary file, too large, or no form can be read out of it",
    ),
    """Look for a path that bears something which cannot be read as a file: a folder where a file is due, a FIFO,
    socket or device, a link that leads nowhere, no permission, more than 1 MiB. Of a workbook, a document, a PDF or a
    plain text (up to 16 MiB) the form is read as a declaration: look for one that cannot be read with confidence, since
    it is broken, locked by a password, scanned, of another kind, or not laid out as any form. Of a batch, look for
    a row without a path or a content.

    Why: a check that waits for a FIFO hangs, and one that skips a file it cannot open says "no findings" of a
    form that nobody has looked at. What a form says is never guessed.

    查：给出的路径读不成文件：应为文件却是文件夹、命名管道、套接字或设备，链接没有指向文件，没有读取权限，或者文件超
    过 1 MiB。Excel、Word、PDF 文件和文本（不超过 16 MiB）由其中的申报表读出申报：已损坏、有密码、是扫描件、是别的格
    式，或内容与各个表样都对不上，因而不能有把握地读出的，也在此列。成批检查时，缺文件名或文件内容的行也在此列。
    理由：等待命名管道的检查会一直停住；跳过打不开的文件，会把没有人看过的申报说成“没有发现问题”。申报表写了什么，程序不猜。
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
            Text("改为检查它指向的文件。", "Check the file that it leads to instead."),
        ),
        "dangling-link": Message(
            Text("这个符号链接指向的文件不存在。", "This symbolic link leads nowhere."), _REPAIR_LINK
        ),
        "link-loop": Message(
            Text("这个符号链接循环指向自己。", "This symbolic link leads back to itself."), _REPAIR_LINK
        ),
        "no-permission": Message(
            Text("没有读取这个文件的权限。", "There is no permission to read this file."),
            Text(
                "向文件的所有者申请读取权限，再重新检查。",
                "Ask the owner of the file for permission to read it, then check again.",
            ),
        ),
        "too-large": Message(
            Text(
                "文件超过上限 {limit} 字节，申报文件不会这么大。",
                "The file is larger than the limit of {limit} bytes; no declaration is.",
            ),
            Text(
                "确认它是申报文件，把其他内容移到别的文件。",
                "Make sure that it is a declaration, and move everything else to another file.",
            ),
        ),
        "vanished": Message(
            Text("读取时文件已不存在。", "The file vanished before it was read."),
            Text("确认文件还在，再重新检查。", "Make sure that the file is still there, then check again."),
        ),
        "system": Message(
            Text("系统无法读取这个文件：{reason}。", "The system cannot read this file: {reason}."),
            Text(
                "确认文件能正常打开、所在磁盘正常，再重新检查。",
                "Make sure that the file opens and its disk works, then check again.",
            ),
        ),
        **REFUSALS,
        **ROWS,
    },
)

WRONG_ENCODING = file_rule(
    "PG002",
    "wrong-encoding",
    Text("文件不是 UTF-8 编码", "the bytes are not UTF-8"),
    """Look for bytes that are not UTF-8 text (a byte order mark is fine), and name the encoding they look like.

    Why: a file that Windows saved as GBK can be read as other characters without any error, and a declaration
    must say what its author wrote. So nothing is guessed.

    查：不是 UTF-8 编码的文件，并说明它像是什么编码。文件开头的字节顺序标记不算错。
    理由：Windows 存成 GBK 的文件，可能被读成别的字而不报错；申报必须是填报人写下的内容，所以程序不猜。
    """,
    {
        "known": Message(
            Text(
                "文件应为 UTF-8 编码，现在像是 {encoding}（此处字节 {byte}）。",
                "The file should be UTF-8, but looks like {encoding} (byte {byte} here).",
            ),
            Text(
                "用记事本等编辑器打开，在“另存为”中把编码改为 UTF-8 后保存。",
                "Open it in an editor, and save it again with the encoding UTF-8.",
            ),
        ),
        "unknown": Message(
            Text(
                "文件应为 UTF-8 编码，此处的字节 {byte} 却不是 UTF-8 文字。",
                "The file should be UTF-8, but the byte {byte} here is no UTF-8 text.",
            ),
            Text(
                "用记事本等编辑器打开，在“另存为”中把编码改为 UTF-8 后保存，再核对此处的文字。",
                "Open it in an editor, save it again with the encoding UTF-8, and check the text here.",
            ),
        ),
    },
)


DUPLICATE_KEY = file_rule(
    "PG004",
    "duplicate-key",
    Text("同一栏目在同一层写了两次", "a field written twice at one level"),
    """Look for a key that stands twice in one mapping.

    Why: YAML parsers keep one of the two without a word, most of them the last, and the reader sees the first.

    查：在同一层里写了两次的栏目名。
    理由：一般的 YAML 程序只留其中一个，多半是后一个，也不提示；看的人看到的却是前一个。
    """,
    {
        "repeated": say(
            "“{key}”在同一层重复出现，只能写一次。",
            "“{key}” is written again at the same level, where it may stand once.",
            "保留正确的一处，删去多余的。",
            "Keep the right one and remove the other.",
        )
    },
    first=Text("第一次写在这里", "first written here"),
)

FORBIDDEN_YAML = file_rule(
    "PG005",
    "forbidden-yaml",
    Text("用了申报文件不允许的 YAML 功能", "a feature of YAML that declarations do without"),
    """Look for anchors, aliases, merge keys, tags, directives, keys that are no plain text, and a second document.

    Why: a declaration is plain data, so that what a reader sees is all there is; these let one place of a text
    change what another says.

    查：锚点、引用、合并、标签、指令、不是文字的栏目名，以及同一个文件里的第二份文档。
    理由：申报里看得见的就应是全部内容；这些写法会让一处文字改变另一处的意思。
    """,
    {
        "anchor": say(
            "内容以“&”开头，YAML 会把它当作标记，申报文件不允许。",
            "The value begins with “&”, an anchor to YAML, which a declaration does without.",
            "删去“&”和紧接的名称；“&”若是内容的一部分，把整个内容放进英文引号 '…'。",
            "Remove “&” and the name behind it; if “&” belongs to the text, put the whole value in quotes '…'.",
        ),
        "alias": say(
            "内容以“*”开头，YAML 会用别处的内容代替它，申报文件不允许。",
            "The value begins with “*”, an alias to YAML, which a declaration does without.",
            "直接写出内容；“*”若是内容的一部分，把整个内容放进英文引号 '…'。",
            "Write the content itself; if “*” belongs to the text, put the whole value in quotes '…'.",
        ),
        "merge-key": Message(
            Text(
                "YAML 会在“<<”处并入别处的内容，申报文件不允许。",
                "“<<” is a merge key to YAML, which a declaration does without.",
            ),
            _REMOVE_IT,
        ),
        "tag": say(
            "内容以“!”开头，YAML 会把它当作类型说明，申报文件不允许。",
            "The value begins with “!”, a tag to YAML, which a declaration does without.",
            "删去“!”和紧接的名称；“!”若是内容的一部分，把整个内容放进英文引号 '…'。",
            "Remove “!” and the name behind it; if “!” belongs to the text, put the whole value in quotes '…'.",
        ),
        "directive": say(
            "这一行以“%”开头，YAML 会把它当作指令，申报文件不允许。",
            "The line begins with “%”, a directive to YAML, which a declaration does without.",
            "删去这一行；它若是上一栏的内容，移到那一栏的冒号之后并放进英文引号 '…'。",
            "Remove it; if it is the value of the field above, move it behind that colon and into quotes '…'.",
        ),
        "complex-key": say(
            "栏目名应为一段文字，不能是列表或一组栏目。",
            "The name of a field should be a text; it cannot be a list or a group of fields.",
            "把栏目名改为文字；[ 或 {{ 若是栏目名的一部分，把整个栏目名放进英文引号 '…'。",
            "Change the name to a text; if [ or {{ belongs to it, put the whole name in quotes '…'.",
        ),
        "second-document": say(
            "一个文件只能有一份申报，这里用“---”开始了第二份。",
            "A file holds one declaration; “---” begins a second one here.",
            "把第二份另存为一个文件，或删去这一行。",
            "Move the second one into a file of its own, or remove this line.",
        ),
    },
)

TOO_COMPLEX = file_rule(
    "PG006",
    "too-complex",
    Text("层次过深、内容过多或文字过长", "too deep, too many parts, or too long a text"),
    """Look for a text over the limits: depth 32, 50,000 parts, 65,536 characters in a value, 256 in a key.

    Why: no form comes near them, and a text that does is made to wear the checker out.

    查：超过上限的文字：层次 32 层，内容 50,000 项，一段内容 65,536 个字符，一个栏目名 256 个字符。
    理由：没有哪种表样接近这些上限，超过的多半是用来拖垮检查程序的。
    """,
    {
        "depth": say(
            "层次超过上限 {limit} 层，表样没有这么多层。",
            "There are more than the limit of {limit} levels; no form has so many.",
            "把括号配成对，让各行与同层的栏目左对齐。",
            "Close every bracket, and align every line with the fields of its level.",
        ),
        "nodes": say(
            "内容超过上限 {limit} 项，申报文件不会有这么多。",
            "There are more than the limit of {limit} parts; no declaration has so many.",
            "确认它是一份申报文件，把其他内容移到别的文件。",
            "Make sure that it is one declaration, and move everything else to another file.",
        ),
        "scalar": say(
            "这段文字超过上限 {limit} 个字符。",
            "This text is longer than the limit of {limit} characters.",
            "缩短这段文字；末尾缺少引号时，补上引号。",
            "Shorten it; if the quote at its end is missing, add it.",
        ),
        "key": say(
            "栏目名超过上限 {limit} 个字符。",
            "The name of this field is longer than the limit of {limit} characters.",
            "缩短栏目名，内容写在英文冒号和空格之后。",
            "Shorten it, and write the value behind a colon and a space.",
        ),
    },
)

FULLWIDTH_SYNTAX = file_rule(
    "PG007",
    "fullwidth-syntax",
    Text("在 YAML 需要英文标点处用了全角标点", "a full-width sign where YAML needs its ASCII twin"),
    """Look for a full-width colon, comma, quote or space where YAML needs the ASCII one.

    Why: 名称：甲 reads as one text, and the parser's own message speaks of another line. Full-width signs inside
    a text are right and stay.

    查：在 YAML 需要英文标点的地方写了全角的冒号、逗号、引号或空格。
    理由：“名称：甲”会被读成一段文字，而 YAML 程序报的错往往在别的行。内容里的全角标点是对的，不必改。
    """,
    {
        "colon": say(
            "栏目名后用了全角冒号“：”，应为英文冒号。",
            "There is a full-width colon “：” behind the field, where an ASCII one is due.",
            "把“：”改为英文冒号加一个空格“: ”。",
            "Change “：” to an ASCII colon and a space “: ”.",
        ),
        "comma": say(
            "花括号或方括号里用了全角逗号“，”，应为英文逗号。",
            "There is a full-width comma “，” inside brackets, where an ASCII one is due.",
            "把“，”改为英文逗号加一个空格“, ”；它若是内容的一部分，把整个内容放进英文引号 '…'。",
            "Change “，” to an ASCII comma and a space “, ”; if it belongs to the text, "
            "put the whole value in quotes '…'.",
        ),
        "space": say(
            "此处用了全角空格，应为英文（半角）空格。",
            "There is a full-width space here, where an ASCII one is due.",
            "把全角空格改为英文（半角）空格。",
            "Change the full-width space to an ASCII one.",
        ),
        "quotes": say(
            "内容外面的引号（{character}）应为英文引号，否则会成为内容的一部分。",
            "The quotes '{character}' around the value should be ASCII ones, or they become part of it.",
            "改为英文引号 \"…\"；它若是内容的一部分，在外面再加英文引号 '“…”'。",
            "Change them to \"…\"; if they belong to the text, put ASCII quotes around them: '“…”'.",
        ),
    },
)

INVISIBLE_CHARACTER = file_rule(
    "PG008",
    "invisible-character",
    Text("文字里有看不见的字符", "an invisible character in a key or value"),
    """Look for zero-width characters, bidirectional controls and escaped control characters in keys and values.
    ZWJ and ZWNJ, which some scripts and emoji need, are left alone.

    Why: what is seen is not what is read: two names that look alike differ, and a number can be shown reversed.

    查：栏目名和内容里的零宽字符、双向控制字符，以及用转义写法写出的控制字符。一些文字和表情符号需要的 ZWJ、ZWNJ 不算。
    理由：看到的与读到的不一样：两个看上去相同的名称其实不同，数字也可能倒着显示。
    """,
    {
        "hidden": say(
            "文字里有 {count} 个看不见的字符：{characters}。",
            "This text holds invisible characters ({count}): {characters}.",
            "在此处删去；这类字符多半是从网页或 Word 粘贴来的。",
            "Delete what is invisible here; most such characters come with text pasted from a web page or Word.",
        )
    },
)

NEEDS_QUOTES = file_rule(
    "PG009",
    "needs-quotes",
    Text("内容会被 YAML 误读，需要加引号", "a value that YAML takes for something else"),
    """Look for values that mean something to YAML: those that begin with > % @ ` * & or !, and numbers with
    thousands separators inside { } or [ ].

    Why: >=95% reads as the head of a folded block, and {value: 4,862,000.00} as three entries.

    查：YAML 另有用途的内容：以 > % @ ` * & 或 ! 开头的，以及写在 { } 或 [ ] 里、带千位逗号的数。
    理由：>=95% 会被当作一段长文字的开头，{value: 4,862,000.00} 会被读成三项。
    """,
    {
        "block": say(
            "“{value}”开头的符号在 YAML 中表示一段长文字，不会照原样读取。",
            "The first sign of “{value}” begins a block of text to YAML, and is not read as it stands.",
            "把整个内容放进英文引号 '…'；大于等于也可以写成 ≥。",
            "Put the whole value in quotes '…'; at least may also be written ≥.",
        ),
        "sign": say(
            "“{value}”开头的符号在 YAML 中另有用途，不会照原样读取。",
            "The first sign of “{value}” means something else to YAML, and is not read as it stands.",
            "把整个内容放进英文引号 '…'。",
            "Put the whole value in quotes '…'.",
        ),
        "commas": say(
            "“{value}”在花括号或方括号里，会从逗号处被拆开。",
            "“{value}” stands inside brackets, where it is taken apart at its commas.",
            "把它放进英文引号 '…'，或删去其中的逗号。",
            "Put it in quotes '…', or remove its commas.",
        ),
    },
)
