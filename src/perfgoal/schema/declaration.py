"""The schemas of declarations: of those of one form, and of those of any of several."""

from collections.abc import Iterable
from typing import Any

from perfgoal.declaration import Budget, Declaration, declaration_model
from perfgoal.finding import Language
from perfgoal.forms import Form, Group
from perfgoal.schema.explain import field_words, group_words, line_words, total_words
from perfgoal.schema.values import BLANK, Schema, block, number
from perfgoal.schema.words import UNITS, Words
from perfgoal.schema.writer import Entry, Writer, chinese_keys

DRAFT = "https://json-schema.org/draft/2020-12/schema"
ANY = Words(
    "Declaration of performance goals",
    "绩效目标申报。先写格式版本和表样，其余栏目随表样而定。",
    "A declaration of performance goals. First the version of the format and the form; the form decides the rest.",
    "绩效目标申报",
)
_HEAD = ("perfgoal", "form")


def form_declaration_schema(form: Form, language: Language) -> dict[str, Any]:
    """Return the schema of declarations that follow ``form``, in English or in Chinese keys."""
    writer = Writer(language)
    return _schema(writer, _declaration(writer, form))


def declaration_schema(forms: Iterable[Form], language: Language) -> dict[str, Any]:
    """Return the schema of declarations that follow any of ``forms``, in English or in Chinese keys: the form that a
    declaration names decides which of its definitions it must meet."""
    writer = Writer(language)
    known = list(forms)
    head = writer.part(Declaration, only=_HEAD, values=_head(writer, known))
    del head["additionalProperties"]  # what else there may be is for the form to say
    key = head["required"][1]
    cases = []
    for form in known:
        name = f"form-{form.form}"
        declaration = _declaration(writer, form)
        declaration["properties"] |= dict.fromkeys(head["properties"], True)
        declaration["required"] = [one for one in declaration["required"] if one not in head["required"]]
        writer.definitions[name] = declaration
        names = {"properties": {key: {"const": form.form}}, "required": [key]}
        cases.append({"if": names, "then": {"$ref": f"#/$defs/{name}"}})
    return _schema(writer, {**writer.explain(ANY), "type": "object", **head, "allOf": cases})


def _declaration(writer: Writer, form: Form) -> Schema:
    kind = "Department budget" if form.kind == "department" else "Project"
    model = declaration_model(form)
    words = Words(
        f"{kind} performance goals",
        f"{form.title}{f'（{form.table}）' if form.table else ''}。依据：{form.basis}。",
        f"The form {form.form}. Basis: {form.basis}.",
        form.title,
    )
    values = {model.money_key: _budget(writer, form), "indicators": writer.tree(form), **_head(writer, [form])}
    return {**writer.explain(words), "type": "object", **writer.part(model, values=values)}


def _head(writer: Writer, forms: list[Form]) -> dict[str, Schema]:
    """Return the values of the fields that come before all others: the version and the form."""
    names = [form.form for form in forms]
    told = [form.title + (f"（{form.table}）" if form.table else "") for form in forms]
    version = {"default": 1, "type": ["string", "integer"], "pattern": r"^\s*1\s*$", "minimum": 1, "maximum": 1}
    form = {"type": "string", "enum": names, "enumDescriptions": told}
    return {"perfgoal": version, "form": form | ({"default": names[0]} if len(names) == 1 else {})}


def _budget(writer: Writer, form: Form) -> Schema:
    unit = chinese_keys(Budget.model_fields["unit"])
    entries = [Entry(unit, "unit", False, field_words(Budget, "unit"), writer.suggested(UNITS))]
    for group in form.budget:
        value = _group(writer, form, group)
        entries.append(Entry(group.chinese, group.key, not group.may_be_blank, group_words(form, group), value))
    return {"type": "object", **writer.block(entries)}


def _group(writer: Writer, form: Form, group: Group) -> Schema:
    entries = []
    for line in group.lines:
        value = number("amount", writer.language, optional=line.may_be_blank)
        entries.append(Entry(line.chinese, line.key, not line.may_be_blank, line_words(form, group, line), value))
    if group.total is not None:
        value = number("amount", writer.language, optional=True)
        entries.append(Entry((group.total,), "total", False, total_words(form, group), value))
    lines = writer.block(entries)
    if group.may_be_blank:
        return {**lines, "if": BLANK, "else": block(writer.language)}
    return {"type": "object", **lines}


def _schema(writer: Writer, declaration: Schema) -> dict[str, Any]:
    return {"$schema": DRAFT, **declaration, "$defs": dict(sorted(writer.definitions.items()))}
