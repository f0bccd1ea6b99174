"""JSON Schemas (draft 2020-12) of declarations and form profiles, made from the models.

An editor completes and explains a declaration by them. They hold what a schema can say: fields, kinds of value,
enumerations; sums and wording are for the rules. ``title``, ``description``, ``default`` and ``examples`` are JSON
Schema's own; ``enumDescriptions``, ``errorMessage`` and ``doNotSuggest`` are annotations that yaml-language-server and
VS Code understand and validators pass over.
"""

from typing import Any

from perfgoal.forms import Form
from perfgoal.schema.declaration import DRAFT, declaration_schema, form_declaration_schema

__all__ = ["declaration_schema", "form_declaration_schema", "form_schema"]


def form_schema() -> dict[str, Any]:
    """Return the schema of form profiles."""
    return {"$schema": DRAFT, **Form.model_json_schema()}
