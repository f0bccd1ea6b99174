"""Texts as YAML scalars, for the edits of a fix."""

from perfgoal.document.reader import read_document


def as_value(text: str, *, in_brackets: bool = False) -> str:
    """Return ``text`` as the value of a key, plain where it reads back the same, else in quotes. Inside { } and
    [ ], where a comma ends a value, more needs quotes."""
    line = f"{{k: {text}}}\n" if in_brackets else f"k: {text}\n"
    return text if _reads_back(line, {"k": text}) else _quoted(text)


def as_key(text: str, *, in_brackets: bool = False) -> str:
    """Return ``text`` as a key, plain where it reads back the same, else in quotes."""
    line = f"{{{text}: v}}\n" if in_brackets else f"{text}: v\n"
    return text if _reads_back(line, {text: "v"}) else _quoted(text)


def _reads_back(line: str, tree: dict[str, str]) -> bool:
    document = read_document(line)
    return not document.faults and document.tree == tree


def _quoted(text: str) -> str:
    if "\n" in text or "\r" in text or text != text.strip():
        escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
        return '"' + "".join(escapes.get(character, character) for character in text) + '"'
    return "'" + text.replace("'", "''") + "'"
