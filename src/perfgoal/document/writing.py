"""Texts as YAML scalars, for the edits of a fix."""

from perfgoal.document.reader import read_document


def as_value(text: str) -> str:
    """Return ``text`` as the value of a key, plain where it reads back the same, else in quotes."""
    return text if _reads_back(f"k: {text}\n", {"k": text}) else _quoted(text)


def as_key(text: str) -> str:
    """Return ``text`` as a key, plain where it reads back the same, else in quotes."""
    return text if _reads_back(f"{text}: v\n", {text: "v"}) else _quoted(text)


def _reads_back(line: str, tree: dict[str, str]) -> bool:
    document = read_document(line)
    return not document.faults and document.tree == tree


def _quoted(text: str) -> str:
    if "\n" in text or "\r" in text or text != text.strip():
        escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
        return '"' + "".join(escapes.get(character, character) for character in text) + '"'
    return "'" + text.replace("'", "''") + "'"
