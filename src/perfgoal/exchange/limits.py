"""What a file of another kind may hold at most, so that the declaration in it can be written down and read again."""

from collections.abc import Mapping

from perfgoal.document import MAX_BYTES
from perfgoal.document.reader import MAX_NODES, MAX_SCALAR
from perfgoal.exchange.draft import Draft, Node, Refused, Value, values_in
from perfgoal.exchange.writing import yaml_text
from perfgoal.forms import Form

_SMALL = 50_000
"""Characters of a draft, with some for the key of each part, of which the text is sure to be small enough."""
_KEY = 20


def hold_to_limits(draft: Draft, form: Form) -> None:
    """Raise :class:`~perfgoal.exchange.draft.Refused` where a draft following ``form`` is no declaration that can be
    read: ``long-text`` for one text that is too long, with its place, ``long-declaration`` for what is too much."""
    values = list(values_in(draft.tree))
    for value in values:
        if len(value.text) > MAX_SCALAR:
            raise Refused("long-text", value.origins[0] if value.origins else None, limit=MAX_SCALAR)
    parts = len(values) + _containers(draft.tree)
    characters = sum(len(value.text) for value in values) + sum(len(leftover.text) for leftover in draft.leftovers)
    if characters + _KEY * (parts + len(draft.leftovers)) <= _SMALL:
        return
    written = yaml_text(draft, "zh", form)  # Chinese keys are the longer ones
    if parts > MAX_NODES or len(written.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise Refused("long-declaration", limit=MAX_BYTES, parts=MAX_NODES)


def _containers(node: Node) -> int:
    """Return how many mappings and lists there are, ``node`` itself with them."""
    if isinstance(node, Value):
        return 0
    return 1 + sum(map(_containers, node.values() if isinstance(node, Mapping) else node))
