"""A declaration in English keys, written in Chinese ones: for the Chinese pages, whose readers write those."""

from typing import Any

from perfgoal.declaration import declaration_model
from perfgoal.document import Document, Route, read_document
from perfgoal.forms import form_names, packaged_form
from perfgoal.shape import Names
from perfgoal.shape.translation import Translation, fields_of


def in_chinese_keys(text: str) -> str:
    """Return ``text`` with the Chinese key of every field that it gives by the English one. A text that cannot be read,
    or names no packaged form, is returned as it is."""
    document = read_document(text)
    tree = document.tree
    form = tree.get("form") if isinstance(tree, dict) else None
    if form not in form_names():
        return text
    translation = Translation()
    translation.part(tree, declaration_model(packaged_form(str(form))), ())
    names = Names(translation.written)
    for start, end, key in sorted(_edits(document, translation, names), reverse=True):
        text = text[:start] + key + text[end:]
    return text


def _edits(document: Document, translation: Translation, names: Names) -> set[tuple[int, int, str]]:
    """Return the offsets of the English keys, and the Chinese keys for them."""
    found = set()
    for route, model in translation.models.items():
        for field in fields_of(model).values():
            source = names.source((*route, field.name))
            if source[-1] == field.name and len(field.keys) > 1 and _is_there(document, source):
                place = document.key_position(source)
                start = document.lines.offset(place.line, place.column)
                end = document.lines.offset(place.end_line, place.end_column)
                found.add((start, end, field.keys[1]))
    return found


def _is_there(document: Document, route: Route) -> bool:
    node: Any = document.tree
    for step in route:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True
