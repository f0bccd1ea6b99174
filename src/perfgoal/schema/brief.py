"""What a draft and a form to fill in say of a field: the schema's explanation, cut to what a line has room for."""

import re

from perfgoal.declaration import Budget, BudgetGroup, Part
from perfgoal.finding import Text
from perfgoal.forms import TOTAL, Category, Form
from perfgoal.schema.explain import (
    category_meaning,
    field_words,
    group_meaning,
    line_meaning,
    line_notes,
    must_hold,
    sum_words,
    total_words,
)
from perfgoal.schema.words import Words

_SENTENCE_ZH = re.compile(r"(?<=。)")
_SENTENCE_EN = re.compile(r"(?<=\.) (?=[A-Z])")


def of_field(model: type[Part], field: str, form: Form, *, example: bool) -> Text:
    """Say what a field of a declaration that follows ``form`` holds, with or without its ``example``."""
    if issubclass(model, BudgetGroup):
        if field == TOTAL:
            return _cut(total_words(form, model.group), example=example)
        line = next(line for line in model.group.lines if line.key == field)
        return _joined(line_meaning(model.group, line), line_notes(model.group, line))
    if issubclass(model, Budget) and field != "unit":
        group = form.group(field)
        return _joined(group_meaning(group), sum_words(form, group))
    return _cut(field_words(model, field), example=example)


def of_category(category: Category) -> Text:
    """Say what belongs to a category, and whether it must hold an indicator."""
    return _joined(category_meaning(category), must_hold(category))


def _cut(words: Words, *, example: bool) -> Text:
    """Return the first sentence, and the one with the example behind it."""
    zh, *more_zh = _SENTENCE_ZH.split(words.zh)
    en, *more_en = _SENTENCE_EN.split(words.en)
    if example:
        zh += "".join(one for one in more_zh if one.startswith("例："))
        en += "".join(f" {one}" for one in more_en if one.startswith("Example:"))
    return Text(zh, en)


def _joined(words: Words, notes: Text) -> Text:
    return Text(words.zh + notes.zh, f"{words.en} {notes.en}".strip())
