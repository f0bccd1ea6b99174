"""Models as schemas, in the keys of one language."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Literal, NamedTuple, cast, get_args, get_origin

from pydantic.fields import FieldInfo

from perfgoal.declaration import Count, Indicator, Key, Moment, Money, Part, TargetValue, Weight, Year, bare
from perfgoal.finding import Language
from perfgoal.forms import Category, Column, Form
from perfgoal.schema.explain import category_words, choices, explained, field_words, or_else, same_as
from perfgoal.schema.indicator_words import INDICATOR, OPERATORS, STANDARDS, TARGET_EXAMPLES
from perfgoal.schema.values import (
    BLANK,
    BLANK_BLOCK,
    FILLED,
    LIST,
    ONE_OF,
    TARGET,
    TEXT,
    TWICE,
    Schema,
    block,
    due,
    nothing_or,
    number,
    one_or_many,
    text,
)
from perfgoal.schema.words import CHOICES, EXTRA_VALUE, ITEMS, YEAR_VALUE, Words

_KINDS = ((Money, "amount"), (Year, "year"), (Moment, "moment"), (Count, "count"), (Weight, "weight"))
_SUGGESTED: Mapping[tuple[type[Part], str], Mapping[str, tuple[str, str]]] = {
    (TargetValue, "op"): OPERATORS,
    (Indicator, "standard"): STANDARDS,
}
"""Fields that hold any text, and the texts that an editor proposes."""


class Entry(NamedTuple):
    """A field of a block: its Chinese keys and its English one, whether it is required, its words and the schema of
    its value."""

    chinese: tuple[str, ...]
    english: str
    required: bool
    words: Words
    value: Schema


class Writer:
    """Writes models as schemas in the keys of one language; ``definitions`` are the parts that stand in lists."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.definitions: dict[str, Schema] = {}

    def explain(self, words: Words, name: str = "") -> Schema:
        """Return the keywords that explain what is called ``name`` in Chinese."""
        return explained(words, name or words.name, self.language)

    def block(self, entries: Iterable[Entry]) -> Schema:
        """Return the keywords of a block of fields. Where a field has further keys, any one of them will do."""
        properties: Schema = {}
        required: list[str] = []
        others: Schema = {}
        alternatives: list[Schema] = []
        for chinese, english, is_required, words, value in entries:
            keys = chinese if self.language == "zh" else (english,)
            properties[keys[0]] = {**self.explain(or_else(words, keys[1:]), chinese[0]), **value}
            for key in keys[1:]:
                properties[key] = {**self.explain(same_as(words, keys[0]), key), "doNotSuggest": True, **value}
                rest = {other: False for other in keys if other != key}
                others[key] = {"properties": rest, **due(TWICE, self.language)}
            if is_required and len(keys) > 1:
                none = {"propertyNames": {"not": {"enum": list(keys[1:])}}}
                alternatives.append({"if": none, "then": {"required": [keys[0]]}})
            elif is_required:
                required.append(keys[0])
        schema: Schema = {"properties": properties, "additionalProperties": False}
        schema |= {"required": required} if required else {}
        schema |= {"dependentSchemas": others} if others else {}
        return schema | ({"allOf": alternatives} if alternatives else {})

    def part(
        self,
        model: type[Part],
        *,
        only: Collection[str] | None = None,
        values: Mapping[str, Schema] | None = None,
        hidden: Collection[str] = (),
        may_be_blank: bool = False,
    ) -> Schema:
        """Return the keywords of a part, of all its fields or ``only`` some. ``values`` are the schemas of values that
        the model does not tell; an editor does not propose the ``hidden`` fields. Where the whole part
        ``may_be_blank``, so may each of its fields."""
        fields = []
        for name, info in model.model_fields.items():
            chinese = chinese_keys(info)
            if not chinese or (only is not None and name not in only):
                continue
            value = (values or {}).get(name) or self._value(model, name, info, may_be_blank)
            if name in hidden:
                value = {"doNotSuggest": True, **value}
            fields.append(Entry(chinese, name, info.is_required(), field_words(model, name), value))
        return self.block(fields)

    def _value(self, model: type[Part], field: str, info: FieldInfo, may_be_blank: bool) -> Schema:
        optional = may_be_blank or not info.is_required()
        if values := _SUGGESTED.get((model, field)):
            return self.suggested(values)
        for annotated, kind in _KINDS:
            if any(mark in get_args(annotated)[1:] for mark in _marks(info)):
                return number(kind, self.language, optional=optional)
        annotation = bare(cast(Any, info.annotation))
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Literal:
            return self._choice(arguments, field_words(model, field), chinese_keys(info)[0])
        if origin is dict:
            return self._named(arguments[1])
        if origin is tuple and arguments[0] is str:
            return one_or_many(self.language)
        if origin is tuple:
            return self._list(arguments[0], optional=optional)
        if isinstance(annotation, type) and issubclass(annotation, Part):
            return self._part_value(annotation)
        return text(self.language, optional=optional)

    def suggested(self, values: Mapping[str, tuple[str, str]]) -> Schema:
        """Return the schema of a text that may be left blank, of which an editor proposes some values."""
        return {"anyOf": [choices(values, self.language), text(self.language, optional=True)]}

    def _choice(self, values: Iterable[str], words: Words, name: str) -> Schema:
        known = choices({value: CHOICES[value] for value in values}, self.language)
        # The explanation stands here too: yaml-language-server would else write the title twice.
        told = {"description": self.explain(words, name)["description"]}
        return {"anyOf": [told | known | due(ONE_OF, self.language), {"if": {}, "then": BLANK}]}

    def _named(self, annotation: Any) -> Schema:
        """Return the schema of values by names that the author gives."""
        if annotation is str:
            inner = self.explain(EXTRA_VALUE) | text(self.language, optional=True)
        else:
            inner = self.explain(YEAR_VALUE) | self._target()
        # Without properties yaml-language-server would insert the key alone.
        return {"properties": {}, "additionalProperties": inner, **nothing_or("object", self.language)}

    def _list(self, model: type[Part], *, optional: bool) -> Schema:
        name = model.__name__.lower()
        if name not in self.definitions:
            self.definitions[name] = {**self.explain(ITEMS[model]), "type": "object", **self.part(model)}
        items = {"$ref": f"#/$defs/{name}"}
        if optional:
            return {"items": items, **nothing_or("array", self.language)}
        return {"type": "array", "items": items, "minItems": 1, **due(LIST, self.language)}

    def _part_value(self, model: type[Part]) -> Schema:
        if model is TargetValue:
            return {"examples": list(TARGET_EXAMPLES), **self._target()}
        part = self.part(model, may_be_blank=True)
        if model.shorthand:  # the goal: one text, or fields of which one is filled in
            some = {"not": {"additionalProperties": BLANK}}
            one = {"type": ["string", "number", "boolean"], "pattern": r"\S", **due(TEXT, self.language)}
            return {"anyOf": [{"if": {"type": "object"}, "then": some, "else": one, **part}]}
        if required := part.pop("required", ()):
            filled = {"type": ["string", "number"], "pattern": r"\S", **due(FILLED, self.language)}
            # By a pattern: an editor would propose properties that stand here without their explanation.
            whole = {**block(self.language), "required": required}
            whole["patternProperties"] = {f"^({'|'.join(required)})$": filled}
            return {**part, "if": BLANK_BLOCK, "else": whole}
        return {**part, "if": BLANK, "else": block(self.language)}

    def _target(self) -> Schema:
        """Return the schema of a target value: a text or its parts."""
        if "target" not in self.definitions:
            self.definitions["target"] = self.part(TargetValue)
        wrong = {"type": ["string"], **due(TARGET, self.language)}
        return {"anyOf": [{"allOf": [{"$ref": "#/$defs/target"}], "if": {"type": "array"}, "then": wrong}]}

    def indicator(self, columns: tuple[Column, ...]) -> Schema:
        """Return the schema of an indicator of a form with these value columns; others are taken and not proposed."""
        keys = [column.key for column in columns]
        hidden = [key for key in ("cycle", "annual") if key not in keys]
        name = "-".join(["indicator", *(keys if hidden else ())])
        if name not in self.definitions:
            part = self.part(Indicator, hidden=hidden)
            self.definitions[name] = {**self.explain(INDICATOR), "type": "object", **part}
        return {"$ref": f"#/$defs/{name}"}

    def tree(self, form: Form) -> Schema:
        """Return the schema of the indicator tree: the form's categories are known, others are for the rules."""
        indicators = {"items": self.indicator(form.columns), **nothing_or("array", self.language)}
        unknown = self.explain(UNKNOWN_LEVEL2) | indicators
        blank = nothing_or("object", self.language)
        properties: Schema = {}
        for level1 in form.framework:
            below: Schema = {}
            for level2 in level1.level2:
                below |= self._category(level2, indicators)
            properties |= self._category(level1, {"properties": below, "additionalProperties": unknown, **blank})
        other = self.explain(UNKNOWN_LEVEL1) | {"additionalProperties": unknown, **blank}
        return {"type": ["object", "array"], "maxItems": 0, "properties": properties, "additionalProperties": other}

    def _category(self, category: Category, value: Schema) -> Schema:
        """Return the properties of a category: by its name and by each other name that is accepted."""
        words = category_words(category)
        found: Schema = {category.name: {**self.explain(words, category.name), **value}}
        for name in category.also:
            found[name] = {**self.explain(same_as(words, category.name), name), "doNotSuggest": True, **value}
        return found


UNKNOWN_LEVEL1 = Words(
    "No category of the form",
    "不是表样的一级指标，请核对名称（PG301）。",
    "Not a first-level category of the form: check its name (PG301).",
    "表样没有的类别",
)
UNKNOWN_LEVEL2 = Words(
    "No category of the form",
    "不是这里的二级指标，请核对名称（PG302、PG303）。",
    "Not a second-level category that belongs here: check its name (PG302, PG303).",
    "表样没有的类别",
)


def chinese_keys(info: FieldInfo) -> tuple[str, ...]:
    """Return the Chinese keys of a field, none where a file cannot write it."""
    return next((item.chinese for item in info.metadata if isinstance(item, Key)), ())


def _marks(info: FieldInfo) -> list[Any]:
    """Return what the annotation of a field carries, or that of the value which it may leave blank."""
    return [*info.metadata, *(mark for argument in get_args(info.annotation) for mark in get_args(argument)[1:])]
