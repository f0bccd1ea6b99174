"""The catalogue of the stage *shape*: what keeps a text from being a declaration of its form."""

from perfgoal.finding import Message, Severity, Stage, Text
from perfgoal.rules.basis import FORM, NONE, Basis
from perfgoal.rules.rule import Rule


def _shape(  # noqa: PLR0913, PLR0917  a row of the catalogue
    code: str, name: str, basis: Basis, summary: Text, doc: str, messages: dict[str, Message]
) -> Rule:
    return Rule(code, name, Severity.ERROR, Stage.SHAPE, basis, summary, messages, doc)


def _say(zh: str, en: str, help_zh: str, help_en: str) -> Message:
    return Message(Text(zh, en), Text(help_zh, help_en))


MISSING_FIELD = _shape(
    "PG101",
    "missing-field",
    FORM,
    Text("缺少必填项", "a required field or line of the form is absent"),
    """Look for a required field or budget line that is not there; the place is that of its parent.

    Why: a form with a line left out cannot be added up, compared or published.
    """,
    {
        "": _say(
            "缺少必填项“{label}”（{key}）。",
            "The required field “{key}” ({label}) is missing.",
            "在这一层补上。",
            "Add it at this level.",
        ),
        "empty": _say(
            "文件里没有内容。",
            "There is nothing in this file.",
            "从 perfgoal、form（表样）、year（年度）开始填写。",
            "Begin with perfgoal, form and year.",
        ),
    },
)

UNKNOWN_FIELD = _shape(
    "PG102",
    "unknown-field",
    FORM,
    Text("表样没有这个栏目", "a key that the form has not"),
    """Look for keys that the form does not have, and name the nearest that it has.

    Why: a mistyped field is lost without a word, and with it what was declared.
    """,
    {
        "": _say(
            "表样没有栏目“{key}”，是不是“{near}”？",
            "The form has no field “{key}”; did you mean “{near}”?",
            "改成表样的栏目名；本地自设的栏目写在 extra（其他栏目）之下。",
            "Use the form's name; local columns go under extra.",
        ),
        "far": _say(
            "表样没有栏目“{key}”。",
            "The form has no field “{key}”.",
            "删去它；本地自设的栏目写在 extra（其他栏目）之下。",
            "Remove it; local columns go under extra.",
        ),
    },
)

WRONG_TYPE = _shape(
    "PG103",
    "wrong-type",
    FORM,
    Text("栏目的内容不是表样要的样子", "a field does not hold what the form asks for"),
    """Look for a list where one value is due, a text where lines with fields are due, and so on.

    Why: it is not clear what was meant, and the tool does not guess.
    """,
    {
        "": _say(
            "“{field}”应为{expected}。",
            "“{field}” should hold {expected}.",
            "按表样重写这一栏。",
            "Write this field as the form has it.",
        ),
        "no-space": _say(
            "冒号后面缺少空格，YAML 把这一行读成了一段文字。",
            "There is no space behind the colon, so YAML reads this line as one text.",
            "在冒号后加一个空格。",
            "Put a space behind the colon.",
        ),
        "choice": _say(
            "“{field}”不能是“{value}”。",
            "“{field}” cannot be “{value}”.",
            "只能填：{choices}。",
            "Choose one of: {choices}.",
        ),
    },
)

BLANK_FIELD = _shape(
    "PG104",
    "blank-field",
    FORM,
    Text("必填项是空的", "a required field is present but empty"),
    """Look for required fields that are there but blank.

    Why: blank is not zero and not "none": a reader cannot tell what was meant.
    """,
    {
        "": _say(
            "必填项“{field}”是空的。",
            "The required field “{field}” is blank.",
            "填写内容；金额为零时写 0。",
            "Fill it in; write 0 for no money.",
        ),
        "empty-list": _say(
            "“{field}”至少要有一项。", "“{field}” needs at least one entry.", "补上至少一项。", "Add at least one."
        ),
    },
)

UNSUPPORTED_VERSION = _shape(
    "PG106",
    "unsupported-version",
    NONE,
    Text("不支持的格式版本", "a version of the format that this program does not know"),
    """Look for a format version other than 1.

    Why: a later version may mean other things by the same words.
    """,
    {
        "": _say(
            "不支持格式版本“{version}”。",
            "The format version “{version}” is not supported.",
            "写成 perfgoal: {known}，或升级 perfgoal。",
            "Write perfgoal: {known}, or upgrade perfgoal.",
        )
    },
)

UNKNOWN_FORM = _shape(
    "PG107",
    "unknown-form",
    NONE,
    Text("没有这个表样", "no form of this name"),
    """Look for a form that neither the package nor the repository has, and name the nearest.

    Why: the form says which fields, sums and categories there are; without it nothing can be checked.
    """,
    {
        "": _say(
            "没有名为“{form}”的表样。",
            "There is no form “{form}”.",
            "可用的表样：{known}。",
            "Forms there are: {known}.",
        ),
        "none": _say(
            "没有名为“{form}”的表样。",
            "There is no form “{form}”.",
            "核对表样的名称。",
            "Check the name of the form.",
        ),
    },
)

YEAR_OUT_OF_RANGE = _shape(
    "PG108",
    "year-out-of-range",
    NONE,
    Text("年度不在合理范围内", "year is not a year, or too far away"),
    """Look for a year that is not a whole number from 2000 to six years from now (`--today` sets the date).

    Why: a slip such as 2042 for 2024 makes every date of the form wrong.
    """,
    {
        "": _say(
            "年度“{value}”不是 {first} 至 {latest} 之间的年份。",
            "The year “{value}” is not a year from {first} to {latest}.",
            "写四位数的预算年度，如 2024。",
            "Write the budget year with four digits, such as 2024.",
        )
    },
)

REPEATED_LANGUAGE = _shape(
    "PG109",
    "repeated-language",
    NONE,
    Text("同一栏目用中英文各写了一次", "one field given by two of its keys"),
    """Look for a field that is given by its English key and its Chinese one, or by two Chinese ones.

    Why: it is not clear which of the two counts.
    """,
    {
        "": _say(
            "“{key}”与“{first}”是同一栏目，写了两次。",
            "“{key}” and “{first}” are the same field, given twice.",
            "保留一处，删去另一处。",
            "Keep one and delete the other.",
        )
    },
)

INVALID_AMOUNT = _shape(
    "PG203",
    "invalid-amount",
    FORM,
    Text("不是有效的金额", "not a valid amount of money"),
    """Look for amounts that are not a plain number of zero or more: signs, misplaced thousands separators, another
    unit inside, full-width digits.

    Why: 16,26.69 may be 1,626.69 or 16,269.69, and 1.2亿元 in a column of 万元 is not 1.2.
    """,
    {
        "not-a-number": _say(
            "“{field}”的“{value}”不是金额。",
            "“{value}” in “{field}” is not an amount.",
            "只写半角数字，如 2,554.17；单位写在 unit（金额单位）里。",
            "Write ASCII digits, such as 2,554.17; the unit goes into unit.",
        ),
        "separators": _say(
            "“{field}”的“{value}”千分位逗号或小数点的位置不对。",
            "The separators of “{value}” in “{field}” are misplaced.",
            "逗号每三位一个，如 16,269.69；也可以不写逗号。",
            "Put a comma every three digits, such as 16,269.69, or none.",
        ),
        "negative": _say(
            "“{field}”的“{value}”是负数，预算金额不能为负。",
            "“{value}” in “{field}” is negative, which a budget amount cannot be.",
            "核对金额。",
            "Check the amount.",
        ),
        "other-unit": _say(
            "“{field}”的“{value}”带有另一个单位“{unit}”。",
            "“{value}” in “{field}” carries another unit, “{unit}”.",
            "换算成本表的金额单位，只写数字。",
            "Convert it to the unit of the form and write the number alone.",
        ),
        "too-long": _say(
            "“{field}”的数字位数过多。",
            "The number in “{field}” has too many digits.",
            "核对金额。",
            "Check the amount.",
        ),
    },
)
