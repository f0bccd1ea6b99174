"""JSON Schemas (draft 2020-12) of declarations and form profiles, made from the models.

An editor completes and explains a declaration by them. They hold what a schema can say: fields, kinds of value,
enumerations; sums and wording are for the rules.
"""

from collections.abc import Iterable
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from perfgoal.declaration import (
    BudgetGroup,
    Count,
    Declaration,
    Indicator,
    Key,
    Moment,
    Money,
    Part,
    Weight,
    Year,
    declaration_model,
)
from perfgoal.finding import Language
from perfgoal.forms import Form

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_TEXT = ["string", "number", "boolean"]  # an editor reads 2024 as a number and no as a word; both are texts here
_AMOUNT = r"^\s*([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?\s*(元|千元|万元|百万元|亿元)?\s*$"
_SPECIAL: tuple[tuple[Any, dict[str, Any]], ...] = (
    (Money, {"type": ["number", "string"], "minimum": 0, "pattern": _AMOUNT}),
    (Year, {"type": ["integer", "string"], "minimum": 2000, "pattern": "^[0-9]{4}$"}),
    (Moment, {"type": ["integer", "string"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}),
    (Count, {"type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9][0-9,]*$"}),
    (Weight, {"type": ["number", "string"], "pattern": r"^[+-]?[0-9]+(\.[0-9]+)?$"}),
)


def declaration_schema(forms: Iterable[Form], language: Language) -> dict[str, Any]:
    """Return the schema of declarations that follow one of ``forms``, in English or in Chinese keys."""
    writer = _Writer(language)
    known = list(forms)
    schema = writer.part(Declaration, skip=("budget", "indicators"))
    properties = schema["properties"]
    name = {field: writer.key(Declaration, field) for field in ("perfgoal", "form", "budget", "indicators")}
    properties[name["perfgoal"]] |= {"type": ["integer", "string"], "enum": [1, "1"]}
    properties[name["form"]] |= {"enum": [form.form for form in known]}
    schema["required"] += [name["budget"], name["indicators"]]
    for form in known:
        model = declaration_model(form)
        budget = writer.value(model.model_fields["budget"].annotation) | {"title": form.labels.budget}
        schema.setdefault("allOf", []).append(
            {
                "if": {"properties": {name["form"]: {"const": form.form}}, "required": [name["form"]]},
                "then": {"properties": {name["budget"]: budget, name["indicators"]: writer.tree(form)}},
            }
        )
    properties[name["budget"]] = {"title": writer.title(Declaration, "budget")}
    properties[name["indicators"]] = {"title": writer.title(Declaration, "indicators")}
    return {
        "$schema": DRAFT,
        "title": "部门整体预算绩效目标申报表",
        **schema,
        "$defs": dict(sorted(writer.definitions.items())),
    }


def form_schema() -> dict[str, Any]:
    """Return the schema of form profiles."""
    return {"$schema": DRAFT, **Form.model_json_schema()}


class _Writer:
    """Writes models as schemas in the keys of one language; a part that recurs becomes a definition."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.definitions: dict[str, dict[str, Any]] = {}

    def key(self, model: type[Part], field: str) -> str:
        chinese = self._chinese(model, field)
        return field if self.language == "en" or not chinese else chinese[0]

    def title(self, model: type[Part], field: str) -> str:
        chinese = self._chinese(model, field)
        return f"{chinese[0]} ({field})" if chinese else field

    def _chinese(self, model: type[Part], field: str) -> tuple[str, ...]:
        metadata = model.model_fields[field].metadata
        return next((item.chinese for item in metadata if isinstance(item, Key)), ())

    @staticmethod
    def _takes_one(metadata: Iterable[Any]) -> bool:
        return any(isinstance(item, Key) and item.one for item in metadata)

    def part(self, model: type[Part], skip: tuple[str, ...] = ()) -> dict[str, Any]:
        """Return the schema of a model. Where a field has further Chinese keys, any of them will do."""
        properties: dict[str, Any] = {}
        required: list[str] = []
        alternatives: list[dict[str, Any]] = []
        for field, info in model.model_fields.items():
            chinese = self._chinese(model, field)
            if not chinese or field in skip:
                continue
            keys = [field] if self.language == "en" else list(chinese)
            given = self.value(info.annotation, info.metadata, optional=not info.is_required())
            if self._takes_one(info.metadata):
                given = {"anyOf": [{"type": list(_TEXT)}, given]}
            for key in keys:
                properties[key] = given | {"title": self.title(model, field)}
            if info.is_required() and len(keys) == 1:
                if not (field == "unit" and model.__name__ == "Budget"):  # the form's own unit where it is left out
                    required.append(keys[0])
            elif info.is_required():
                alternatives.append({"oneOf": [{"required": [key]} for key in keys]})
        schema: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
        if required:
            schema["required"] = required
        if alternatives:
            schema["allOf"] = alternatives
        return schema

    def value(self, annotation: Any, metadata: Iterable[Any] = (), *, optional: bool = False) -> dict[str, Any]:
        """Return the schema of a field's value."""
        schema = self._special(metadata) or self._value(annotation)
        if optional and isinstance(kind := schema.get("type"), list | str):
            kinds = kind if isinstance(kind, list) else [kind]
            schema = schema | {"type": [*kinds, "null"]}
            if "enum" in schema:
                schema["enum"] = [*schema["enum"], None]
        return schema

    def _special(self, metadata: Iterable[Any]) -> dict[str, Any] | None:
        for item in metadata:
            for known, schema in _SPECIAL:
                if item in get_args(known)[1:]:
                    return dict(schema)
        return None

    def _value(self, annotation: Any) -> dict[str, Any]:
        origin = get_origin(annotation)
        if origin is Annotated:
            inner, *metadata = get_args(annotation)
            return self._special(metadata) or self._value(inner)
        if origin in (Union, UnionType):
            return self._value(next(arg for arg in get_args(annotation) if arg is not NoneType))
        if origin is Literal:
            return {"type": "string", "enum": list(get_args(annotation))}
        if origin is tuple:
            return {"type": "array", "items": self._value(get_args(annotation)[0])}
        if origin is dict:
            return {"type": "object", "additionalProperties": self._value(get_args(annotation)[1])}
        if isinstance(annotation, type) and issubclass(annotation, Part):
            return self._part_value(annotation)
        return {"type": list(_TEXT)}

    def _part_value(self, model: type[Part]) -> dict[str, Any]:
        if issubclass(model, BudgetGroup) or model.__name__ == "Budget":
            return self.part(model)
        if model.__name__ not in self.definitions:
            self.definitions[model.__name__] = {}
            schema = self.part(model)
            if model.shorthand:
                schema = {"anyOf": [{"type": list(_TEXT)}, schema]}
            self.definitions[model.__name__] = schema
        return {"$ref": f"#/$defs/{model.__name__}"}

    def tree(self, form: Form) -> dict[str, Any]:
        """Return the schema of the indicator tree: the form's categories are known, others are for the rules."""
        indicators = {"type": ["array", "null"], "items": self._value(Indicator)}
        return {
            "type": "object",
            "title": form.labels.indicators,
            "properties": {
                level1.name: {
                    "type": ["object", "null"],
                    "properties": {level2.name: indicators for level2 in level1.level2},
                    "additionalProperties": indicators,
                }
                for level1 in form.framework
            },
            "additionalProperties": {"type": ["object", "null"], "additionalProperties": indicators},
        }
