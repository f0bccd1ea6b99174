"""Titles and explanations in both languages: those that are written down, and those that a form profile implies."""

from collections.abc import Mapping, Sequence
from typing import Any

from perfgoal.declaration import Indicator, Part, TargetValue
from perfgoal.finding import Language, Text
from perfgoal.forms import Category, Form, Group, Level1, Line, plain_category
from perfgoal.schema.indicator_words import CATEGORIES, INDICATOR_FIELDS, LINES, TARGET_FIELDS
from perfgoal.schema.project_words import PROJECT_FIELDS
from perfgoal.schema.words import FIELDS, Words

_NO_WORDS = Words("", "", "")
_SHOULD = Text("一般要有指标", "It should hold an indicator")


def title(words: Words, name: str, language: Language) -> str:
    """Return the title of what is called ``name`` in Chinese, in both languages, that of the schema first."""
    return f"{name} · {words.title}" if language == "zh" else f"{words.title} · {name}"


def explained(words: Words, name: str, language: Language) -> dict[str, Any]:
    """Return the keywords that explain what is called ``name`` in Chinese: title and description."""
    texts = (words.zh, words.en) if language == "zh" else (words.en, words.zh)
    return {"title": title(words, name, language), "description": "\n\n".join(texts)}


def same_as(words: Words, key: str) -> Words:
    """Return the words of another key for what ``key`` means."""
    return words._replace(zh=f"同“{key}”。{words.zh}", en=f"The same as “{key}”. {words.en}")


def or_else(words: Words, names: Sequence[str]) -> Words:
    """Return ``words`` with the other ``names`` that are read as well."""
    if not names:
        return words
    return words._replace(
        zh=f"{words.zh}也可写作：{'、'.join(names)}。", en=f"{words.en} Also read: {', '.join(names)}."
    )


def choices(known: Mapping[str, tuple[str, str]], language: Language) -> dict[str, Any]:
    """Return the keywords of a field of few values, each ``known`` with its meaning in Chinese and in English."""
    told = [" · ".join(pair if language == "zh" else pair[::-1]) for pair in known.values()]
    return {"type": "string", "enum": list(known), "enumDescriptions": told}


def field_words(model: type[Part], field: str) -> Words:
    """Return the words of a field. ``KeyError`` where nobody wrote any."""
    tables = (_TABLES[base] for base in model.__mro__ if base in _TABLES)
    return next(table[field] for table in tables if field in table)


_TABLES: Mapping[type[Any], Mapping[str, Words]] = {
    **FIELDS,
    **PROJECT_FIELDS,
    Indicator: INDICATOR_FIELDS,
    TargetValue: TARGET_FIELDS,
}


def group_words(form: Form, group: Group) -> Words:
    """Return the words of a budget group: its lines, and which other group must add up to the same."""
    known, sums = group_meaning(group), sum_words(form, group)
    zh = f"{known.zh}单位同金额单位（表样为{form.unit}）。{'、'.join(line.label for line in group.lines)}"
    zh += "各填一行。" if len(group.lines) > 1 else "填一行。"
    en = f"{known.en} In the unit of the budget (the form's is {form.unit}). Lines: "
    en = f"{en}{', '.join(line.key for line in group.lines)}."
    return Words(known.title or _plain(group.key), zh + sums.zh, f"{en} {sums.en}".strip())


def group_meaning(group: Group) -> Words:
    """Return what is known of a budget group by its key: nothing, where a form of its own has added it."""
    return LINES.get(group.key, _NO_WORDS)


def sum_words(form: Form, group: Group) -> Text:
    """Return which other groups must add up to the same as ``group``; nothing where none must."""
    zh, en = "", ""
    for pair in form.identities:
        if group.key in pair:
            other = form.group(pair[1] if pair[0] == group.key else pair[0])
            code = "PG201" if "sources" in pair else "PG202"
            zh += f"{_labels(group)} 应等于“{other.label}”的 {_labels(other)}（{code}）。"
            en += f" {_keys(group)} must equal {_keys(other)} of “{other.key}” ({code})."
    return Text(zh, en.strip())


def line_words(form: Form, group: Group, line: Line) -> Words:
    """Return the words of a budget line: where it is printed, its unit, and whether it may be blank."""
    known, rest = line_meaning(group, line), line_notes(group, line)
    zh, en = f"{known.zh}“{group.label}”的一行", f"{known.en} A line of “{group.key}”"
    if line.under:
        zh += f"，印在“{line.under}”之下"
        en += f", printed below {line.under}"
    zh += f"。单位同金额单位（表样为{form.unit}），半角数字，不写负数（PG203）。例：2,554.17。"
    en += f". In the unit of the budget (the form's is {form.unit}), in ASCII digits, not negative (PG203). "
    en += "Example: 2,554.17. "
    zh, en = zh + rest.zh, en + rest.en
    if line.tasks:
        zh += "年度重点工作任务的资金从这里安排（PG207、PG216）。"
        en += " The year's tasks are paid from it (PG207, PG216)."
    return Words(known.title or _plain(line.key), zh, en.strip())


def line_meaning(group: Group, line: Line) -> Words:
    """Return what is known of a budget line by its key: nothing, where a form of its own has added it."""
    return LINES.get(f"{group.key}.{line.key}") or LINES.get(line.key, _NO_WORDS)


def line_notes(group: Group, line: Line) -> Text:
    """Say what a line is part of, and whether it may be blank."""
    zh, en = "", ""
    if line.part_of is not None:
        whole = next(other for other in group.lines if other.key == line.part_of)
        zh += f"是“{whole.label}”的一部分（PG212）。"
        en += f"It is part of “{whole.key}” (PG212). "
    if line.unprinted:
        zh += "表样本来没有这一行，有这笔资金才写。"
        en += "The form has no such line of its own: only for who has such money. "
    zh += "可以空着，空着不等于 0。" if line.may_be_blank else "没有金额写 0，不能空着（PG104）。"
    en += "May be left blank, which is not 0." if line.may_be_blank else "Write 0 for no money, never a blank (PG104)."
    return Text(zh, en)


def total_words(form: Form, group: Group) -> Words:
    """Return the words of the written total of a budget group."""
    zh = f"“{group.label}”的合计，等于 {_labels(group)}，单位同金额单位（表样为{form.unit}）。"
    zh += "可不填；填了就核对（PG212）。"
    en = f"The total of “{group.key}”: {_keys(group)}, in the unit of the budget (the form's is {form.unit}). "
    en += "Optional; checked where written (PG212)."
    return Words(f"Total of {group_words(form, group).title.lower()}", zh, en)


def category_words(category: Category) -> Words:
    """Return the words of a category: what belongs to it, and whether it must hold an indicator."""
    known, must = category_meaning(category), must_hold(category)
    if isinstance(category, Level1):
        below = [one.name for one in category.level2]
        level = "First-level category"
        zh, en = f"一级指标。{known.zh}其下：{'、'.join(below)}。", f"{known.en} Below it: {', '.join(below)}."
    else:
        level = "Second-level category"
        zh = f"二级指标。{known.zh}其下以“- ”开头逐条列出三级指标，没有写 []。"
        en = f"{known.en} Below it a list of indicators, [] for none."
    words = Words(known.title or level, zh + must.zh, f"{level}. {en.strip()} {must.en}".strip())
    return or_else(words, category.also)


def category_meaning(category: Category) -> Words:
    """Return what is known of a category by its name: nothing, where a form of its own has added it."""
    return CATEGORIES.get(plain_category(category.name), _NO_WORDS)


def must_hold(category: Category) -> Text:
    """Say whether a category must or should hold an indicator; nothing where it need not."""
    code, must = "PG305", _SHOULD
    if isinstance(category, Level1):
        code, must = "PG304", Text("表样要求其下至少有一条指标", "The form wants at least one indicator below it")
    if category.required:
        return Text(f"{must.zh}（{code}）。", f"{must.en} ({code}).")
    return Text(f"{_SHOULD.zh}（PG314）。", f"{_SHOULD.en} (PG314).") if category.satisfaction else Text("", "")


def _labels(group: Group) -> str:
    return " + ".join(line.label for line in group.addends)


def _keys(group: Group) -> str:
    return " + ".join(line.key for line in group.addends)


def _plain(key: str) -> str:
    return key.replace("_", " ").capitalize()
