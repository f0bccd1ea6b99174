"""Findings as rows for Arrow: the keys and values of the JSON report."""

import json
from collections.abc import Iterator
from typing import Any

from perfgoal.checked import Checked
from perfgoal.packing import findings_json

_SURROGATE = r"\ud"


def finding_rows(checked: Checked) -> Iterator[dict[str, Any]]:
    """Yield the findings of a file as the JSON report has them."""
    for line in findings_json(checked):
        yield json.loads(line, object_hook=_encodable if _SURROGATE in line else None)


def encodable(text: str) -> str:
    """Return ``text`` with its lone surrogates written as they are in JSON: Arrow has no room for them. Names of files
    that are no UTF-8 have such."""
    return text.encode(errors="backslashreplace").decode()


def _encodable(told: dict[str, Any]) -> dict[str, Any]:
    return {key: encodable(value) if isinstance(value, str) else value for key, value in told.items()}
