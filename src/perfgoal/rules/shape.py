"""The catalogue of the stage *shape*: what keeps a text from being a declaration of its form."""

from perfgoal.finding import Message, Severity, Stage, Text, say
from perfgoal.rules import form_file
from perfgoal.rules.basis import FORM, NONE, Basis
from perfgoal.rules.rule import Rule


def shape_rule(  # noqa: PLR0913, PLR0917  a row of the catalogue
    code: str, name: str, basis: Basis, summary: Text, doc: str, messages: dict[str, Message]
) -> Rule:
    """Return a rule of the stage *shape*."""
    return Rule(code, name, Severity.ERROR, Stage.SHAPE, basis, summary, messages, doc)


MISSING_FIELD = shape_rule(
    "PG101",
    "missing-field",
    FORM,
    Text("缺少必填项", "a required field or line of the form is absent"),
    """Look for a required field or budget line that is not there; the place is that of its parent.

    Why: a form with a line left out cannot be added up, compared or published.

    查：表样要求、却没有写的栏目或资金行；位置标在它的上一层。
    理由：缺了一行的表，没有办法相加、比较和公开。
    """,
    {
        "": say(
            "缺少必填项“{label}”（{key}）。",
            "The required field “{key}” ({label}) is missing.",
            "补写一行“{label}: …”或“{key}: …”，与同层的栏目左对齐。",
            "Add a line “{key}: …” or “{label}: …”, aligned with the fields of its level.",
        ),
        "in-form": say(
            "缺少必填项“{label}”（{key}）。",
            "The required field “{key}” ({label}) is missing.",
            "在原表中填写“{label}”一栏。",
            "Fill in “{label}” in the form.",
        ),
        "empty": say(
            "文件里没有内容，应有一份申报。",
            "There is nothing in this file, where a declaration is due.",
            "从“格式版本”（perfgoal）、“表样”（form）、“年度”（year）三栏开始填写。",
            "Begin with the fields “perfgoal” (格式版本), “form” (表样) and “year” (年度).",
        ),
        **form_file.MISSING,
    },
)

UNKNOWN_FIELD = shape_rule(
    "PG102",
    "unknown-field",
    FORM,
    Text("表样没有这个栏目", "a key that the form has not"),
    """Look for keys that the form does not have, and name the nearest that it has: one that is not there yet, or
    else one that is.

    Why: a mistyped field is lost without a word, and with it what was declared.

    查：表样没有的栏目名，并给出表样里最相近的一个：先看还没有写的，再看已经写了的。
    理由：写错的栏目会不声不响地丢掉，所申报的内容也随之丢掉。
    """,
    {
        "": say(
            "表样没有栏目“{key}”，是不是“{near}”？",
            "The form has no field “{key}”; did you mean “{near}”?",
            "确认后把“{key}”改为“{near}”；本地自设的栏目移到“其他栏目”（extra）之下。",
            "Change “{key}” to “{near}” if that is meant; move a field of your own below “extra” (其他栏目).",
        ),
        "there": say(
            "表样没有栏目“{key}”；与它相近的“{near}”已经有了。",
            "The form has no field “{key}”; the nearest, “{near}”, is there already.",
            "把该写在“{near}”的内容移过去，再删去“{key}”；本地自设的栏目移到“其他栏目”（extra）之下。",
            "Move what belongs to “{near}” there, then remove “{key}”; move a field of your own below "
            "“extra” (其他栏目).",
        ),
        "far": say(
            "表样没有栏目“{key}”。",
            "The form has no field “{key}”.",
            "删去“{key}”；本地自设的栏目移到“其他栏目”（extra）之下。",
            "Remove “{key}”; move a field of your own below “extra” (其他栏目).",
        ),
        **form_file.UNKNOWN,
    },
)

WRONG_TYPE = shape_rule(
    "PG103",
    "wrong-type",
    FORM,
    Text("栏目的内容不合表样的要求", "a field does not hold what the form asks for"),
    """Look for a list where one value is due, a text where lines with fields are due, and so on.

    Why: it is not clear what was meant, and the tool does not guess.

    查：内容的形式不对：应填一个值却写了列表，应分栏目逐行填写却写了一段文字，等等。
    理由：看不出填报人的意思，程序不猜。
    """,
    {
        "": say(
            "“{field}”的写法与表样不同，应为{expected}，此处是{found}。",
            "“{field}” is not written as the form has it: it should hold {expected}, but holds {found}.",
            "照此改写“{field}”，写法可对照同一表样的其他申报。",
            "Rewrite “{field}” so; another declaration of the same form shows how.",
        ),
        "no-space": say(
            "冒号后面缺少空格，这一行被读成了一段文字。",
            "There is no space behind the colon, so that the line reads as one text.",
            "在冒号后加一个空格。",
            "Put a space behind the colon.",
        ),
        "choice": say(
            "“{field}”不能是“{value}”。",
            "“{field}” cannot be “{value}”.",
            "改为以下之一：{choices}。",
            "Change it to one of: {choices}.",
        ),
        **form_file.WRONG,
    },
)

BLANK_FIELD = shape_rule(
    "PG104",
    "blank-field",
    FORM,
    Text("必填项是空的", "a required field is present but empty"),
    """Look for required fields that are there but blank.

    Why: blank is not zero and not "none": a reader cannot tell what was meant.

    查：写了栏目名、内容却空着的必填项。
    理由：空白不是零，也不是“无”，看的人不知道是什么意思。
    """,
    {
        "": say(
            "必填项“{field}”是空的。",
            "The required field “{field}” is blank.",
            "在“{field}”一栏写出内容；只有空格也算空白。",
            "Write what “{field}” asks for; spaces alone count as blank.",
        ),
        "amount": say(
            "必填项“{field}”是空的。",
            "The required field “{field}” is blank.",
            "在“{field}”一栏填写金额；确实为零时写 0。",
            "Write an amount in “{field}”; where it really is zero, write 0.",
        ),
        "block": say(
            "必填项“{field}”是空的。",
            "The required field “{field}” is blank.",
            "在“{field}”之下补写表样要求的内容。",
            "Write what the form asks for below “{field}”.",
        ),
        "empty-list": say(
            "“{field}”是空的，至少要有一项。",
            "“{field}” is empty, and needs at least one item.",
            "在“{field}”之下补写一项，以“- ”开头。",
            "Add an item below “{field}” that begins with “- ”.",
        ),
        "in-form": say(
            "“{field}”是空的，至少要有一项。",
            "“{field}” is empty, and needs at least one item.",
            "在原表的“{field}”中至少填写一行。",
            "Fill in at least one row of “{field}” in the form.",
        ),
    },
)

UNSUPPORTED_VERSION = shape_rule(
    "PG106",
    "unsupported-version",
    NONE,
    Text("不支持的格式版本", "a version of the format that this program does not know"),
    """Look for a format version other than 1.

    Why: a later version may mean other things by the same words.

    查：格式版本不是 1。
    理由：以后的版本可能用同样的字表示别的意思。
    """,
    {
        "": say(
            "格式版本应为“{known}”，不支持“{version}”。",
            "The format version should be “{known}”; “{version}” is not supported.",
            "把“{version}”改为“{known}”；文件若由更新的 perfgoal 写成，升级 perfgoal 再检查。",
            "Change “{version}” to “{known}”; if a later perfgoal wrote the file, upgrade perfgoal and check again.",
        )
    },
)

UNKNOWN_FORM = shape_rule(
    "PG107",
    "unknown-form",
    NONE,
    Text("没有这个表样", "no form of this name"),
    """Look for a form that neither the package nor the repository has, and name the nearest; or one of the
    repository's whose file has faults, which are told there.

    Why: the form says which fields, sums and categories there are; without it nothing can be checked.

    查：程序和仓库里都没有的表样，并给出最相近的名称；或者仓库自己的表样，但那个文件有错误，错误另在那里说明。
    理由：有哪些栏目、合计和指标类别，都由表样规定；没有表样，什么也不能检查。
    """,
    {
        "": say(
            "没有名为“{form}”的表样。",
            "There is no form “{form}”.",
            "改为已有的表样：{known}。",
            "Change it to a form that there is: {known}.",
        ),
        "none": say(
            "没有名为“{form}”的表样。",
            "There is no form “{form}”.",
            "改为已有表样的名称；用 perfgoal forms 查看全部表样。",
            "Change it to the name of a form that there is; “perfgoal forms” lists them all.",
        ),
        **form_file.FAULTY,
    },
)

YEAR_OUT_OF_RANGE = shape_rule(
    "PG108",
    "year-out-of-range",
    NONE,
    Text("年度不在合理范围内", "year is not a year, or too far away"),
    """Look for a year that is not a whole number from 2000 to six years from now (`--today` sets the date).

    Why: a slip such as 2042 for 2024 makes every date of the form wrong.

    查：不是整数的年度，早于 2000 年的年度，以及比检查日期所在的年份晚超过六年的年度（检查日期可用 `--today` 指定）。
    理由：把 2024 写成 2042，表里所有的日期就都不对了。
    """,
    {
        "": say(
            "年度“{value}”应为 {first} 至 {latest} 之间的年份。",
            "The year “{value}” should be one from {first} to {latest}.",
            "改为预算年度，只写四位半角数字，如 2024。",
            "Change it to the budget year, in four ASCII digits alone, such as 2024.",
        )
    },
)

REPEATED_LANGUAGE = shape_rule(
    "PG109",
    "repeated-language",
    NONE,
    Text("同一栏目用中英文各写了一次", "one field given by two of its keys"),
    """Look for a field that is given by its English key and its Chinese one, or by two Chinese ones.

    Why: it is not clear which of the two counts.

    查：同一个栏目既用英文名又用中文名写了，或者用两个中文名各写了一次。
    理由：不知道以哪一个为准。
    """,
    {
        "": say(
            "“{key}”与“{first}”是同一栏目，只能写一次。",
            "“{key}” and “{first}” are the same field, which may stand once.",
            "保留正确的一处，删去另一处。",
            "Keep the right one and remove the other.",
        )
    },
)
