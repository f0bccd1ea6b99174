"""What stands where the form asks for something else, in the form's words."""

from typing import Any

from perfgoal.document import shortened, visible
from perfgoal.finding import Text

LONGEST = 30
"""So many characters of a text or a key are shown: enough to tell which is meant."""

MOST_KEYS = 3


def found(node: Any) -> Text:
    """Say what a node of plain data is: a text, a list or a block of fields, by its first words or keys."""
    if isinstance(node, list):
        return _list(len(node))
    if isinstance(node, dict):
        return _block(list(node))
    text = str(node).strip()
    quoted = f"“{_short(text)}”"
    return Text(f"文字{quoted}", f"the text {quoted}") if text else Text("空白", "nothing")


def _list(count: int) -> Text:
    if not count:
        return Text("空的列表", "an empty list")
    return Text(f"有 {count:,} 项的列表", f"a list of {count:,} {'item' if count == 1 else 'items'}")


def _block(keys: list[str]) -> Text:
    if not keys:
        return Text("空的一组栏目", "an empty block of fields")
    shown = [f"“{_short(key)}”" for key in keys[:MOST_KEYS]]
    more = len(keys) > MOST_KEYS
    return Text(
        f"一组栏目：{'、'.join(shown)}{'等' if more else ''}",
        f"a block with {', '.join(shown)}{' and others' if more else ''}",
    )


def _short(text: str) -> str:
    return shortened(visible(text), LONGEST)
