"""The schemas of what a field holds.

A schema says more to an editor than what is right. Every type that stands where an editor looks for values (``type``,
``enum``, ``anyOf``) is proposed, ``true`` and ``null`` among them, which no declaration wants: so what is accepted and
not to be proposed stands behind an ``if``, and an ``anyOf`` of one says that there is a value at all. And it is written
out at each field, not referred to: yaml-language-server gives what several fields share the title of the last of them.
"""

from typing import Any

from perfgoal.finding import Language, Text
from perfgoal.money import MAX_DIGITS, UNITS

Schema = dict[str, Any]

AMOUNT = Text(
    "应为金额：0 或以上，半角数字，逗号每三位一个，如 2,554.17",
    "an amount is due: zero or more, ASCII digits, a comma every three or none, such as 2,554.17",
)
TEXT = Text("应为一段文字，不能空着", "a text is due, not a blank")
BLANK_TEXT = Text("应为一段文字", "a text is due")
ONE_OR_MANY = Text("应为一段文字，或以“- ”开头的列表", "a text is due, or a list of lines that begin with “- ”")
TARGET = Text("应为一个指标值，如 ≥8个", "a target value is due, such as ≥8个")
YEAR = Text("应为四位数的年度，2000 年起", "a year of four digits is due, 2000 or later")
MOMENT = Text("应为年份或日期，如 2024 或 2024-01-01", "a year or a date is due, such as 2024 or 2024-01-01")
COUNT = Text("应为一个整数", "a whole number is due")
WEIGHT = Text("应为一个分值，如 10", "a number of points is due, such as 10")
FILLED = Text("这一组栏目要么都填，要么都不填", "fill in all of this block or none of it")
BLOCK = Text("应为若干“栏目: 内容”行", "a block of “field: value” lines is due")
LIST = Text("应为以“- ”开头的列表", "a list of lines that begin with “- ” is due")
TWICE = Text("与另一栏目是同一栏，写了两次", "the same field as another one here, given twice")
ONE_OF = Text("只能填列出的内容之一", "one of the values listed is due")

BLANK: Schema = {"type": ["null", "string"], "pattern": r"^\s*$"}
NOTHING: Schema = {
    "type": ["null", "string", "array", "object"],
    "pattern": r"^\s*$",
    "maxItems": 0,
    "maxProperties": 0,
}
BLANK_BLOCK: Schema = {"type": ["null", "string", "object"], "pattern": r"^\s*$", "additionalProperties": BLANK}

_DIGITS = rf"(?!(?:[^0-9]*[0-9]){{{MAX_DIGITS + 1}}})"
_NUMBER = r"([0-9]+|[0-9]{1,3}(,[0-9]{3})+)"
_BEHIND = rf"\s*({'|'.join(UNITS)})?"
_MONTH = r"(0[1-9]|1[0-2])"
_DAY = r"(0[1-9]|[12][0-9]|3[01])"
_NO_SUCH_DAY = r"(?!\s*[0-9]{4}-(02-30|(02|04|06|09|11)-31))"
_KINDS: dict[str, tuple[Text, Schema]] = {
    "amount": (
        AMOUNT,
        {
            "type": ["string", "number"],
            "pattern": rf"^{_DIGITS}\s*{_NUMBER}(\.[0-9]+)?{_BEHIND}\s*$",
            "minimum": 0,
            "exclusiveMaximum": 10**MAX_DIGITS,
        },
    ),
    "year": (
        YEAR,
        {"type": ["string", "integer"], "pattern": "^[2-9][0-9]{3}$", "minimum": 2000, "maximum": 9999},
    ),
    "moment": (
        MOMENT,
        {
            "type": ["string", "integer"],
            "pattern": rf"^{_NO_SUCH_DAY}\s*[0-9]{{4}}(-{_MONTH}(-{_DAY})?)?\s*$",
            "minimum": 1000,
            "maximum": 9999,
        },
    ),
    "count": (COUNT, {"type": ["string", "integer"], "pattern": rf"^\s*{_NUMBER}\s*$", "minimum": 0}),
    "weight": (
        WEIGHT,
        {
            "type": ["string", "number"],
            "pattern": r"^\s*[+-]?[0-9]{1,6}(\.[0-9]{1,6})?\s*$",
            "exclusiveMinimum": -(10**6),
            "exclusiveMaximum": 10**6,
        },
    ),
}


def due(message: Text, language: Language) -> Schema:
    """Return what an editor says, in place of its own words, where a value is wrong."""
    texts = (message.zh, message.en) if language == "zh" else (message.en, message.zh)
    return {"errorMessage": " · ".join(texts)}


def number(kind: str, language: Language, *, optional: bool) -> Schema:
    """Return the schema of an ``amount``, ``year``, ``moment``, ``count`` or ``weight``, which may be left blank
    where it is ``optional``."""
    message, schema = _KINDS[kind]
    whole = {**schema, **due(message, language)}
    return {"anyOf": [{"if": BLANK, "else": whole}]} if optional else whole


def text(language: Language, *, optional: bool) -> Schema:
    """Return the schema of a text: what YAML reads as a number, or as true, is one too."""
    if optional:
        wrong = {"type": ["string"], **due(BLANK_TEXT, language)}
        return {"anyOf": [{"if": {"type": ["array", "object"]}, "then": wrong}]}
    message = due(TEXT, language)
    wrong = {"type": ["string"], **message}
    return {"anyOf": [{"if": {"type": ["array", "object", "null"]}, "then": wrong, "pattern": r"\S", **message}]}


def one_or_many(language: Language) -> Schema:
    """Return the schema of texts of which one may stand for a list."""
    wrong = {"type": ["string", "array"], **due(ONE_OR_MANY, language)}
    items = text(language, optional=True)
    return {"anyOf": [{"if": {"type": "object", "minProperties": 1}, "then": wrong, "items": items}]}


def block(language: Language) -> Schema:
    """Return the schema that a block of fields meets."""
    return {"type": ["object"], **due(BLOCK, language)}


def nothing_or(kind: str, language: Language) -> Schema:
    """Return the keywords by which a block (``object``) or a list (``array``) may be left blank or empty."""
    message = BLOCK if kind == "object" else LIST
    return {"if": NOTHING, "else": {"type": [kind], **due(message, language)}}
