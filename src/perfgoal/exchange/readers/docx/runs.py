"""The text of a paragraph as Word shows it: runs with their tabs, breaks, signs, fields and tracked changes."""

from collections.abc import Callable, Mapping

from perfgoal.exchange.content import Remark
from perfgoal.exchange.readers.docx.symbols import shown, symbol
from perfgoal.exchange.readers.markup import Node

_PROPERTIES = frozenset({"pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "rubyPr"})
_DELETED = frozenset({"del", "moveFrom"})
_INSERTED = frozenset({"ins", "moveTo"})
_OFF = frozenset({"0", "false", "off"})


def is_on(properties: Node | None, name: str) -> bool:
    """Whether ``properties`` have a switch ``name`` that is on."""
    switch = None if properties is None else properties.find(name)
    return switch is not None and switch.value().casefold() not in _OFF


class _Field:
    """A field that has begun: what it is told to show, and whether that has been reached."""

    __slots__ = ("code", "shows")

    def __init__(self) -> None:
        self.code = ""
        self.shows = False


class Runs:
    """Reads paragraphs one after the other, since a field or a remark may go on from one to the next.

    ``boxes`` are the text boxes that were met and ``notes`` the footnotes and endnotes: (kind, number). Both are read
    later, by whoever reads the whole.
    """

    def __init__(self) -> None:
        self.boxes: list[Node] = []
        self.notes: list[tuple[str, str]] = []
        self._parts: list[str] = []
        self._fields: list[_Field] = []
        self._remarks: dict[Remark, None] = {}
        self._font = ""
        self._hidden = False
        self._handlers: Mapping[str, Callable[[Node], None]] = {
            "r": self._run,
            "t": lambda node: self._add(shown(self._font, node.text)),
            "tab": lambda _: self._add("\t"),
            "ptab": lambda _: self._add("\t"),
            "br": lambda _: self._add("\n"),
            "cr": lambda _: self._add("\n"),
            "noBreakHyphen": lambda _: self._add("-"),
            "sym": self._sign,
            "fldChar": self._field_sign,
            "instrText": self._instruction,
            "fldSimple": self._simple_field,
            "AlternateContent": self._alternative,
            "txbxContent": self.boxes.append,
            "footnoteReference": self._note,
            "endnoteReference": self._note,
            "placeholder": self._placeholder,
        }

    def paragraph(self, node: Node) -> str:
        """Return the text of a paragraph."""
        self._parts.clear()
        self._walk(node)
        return "".join(self._parts)

    def remark(self, remark: Remark) -> None:
        """Keep a remark on what is read next."""
        self._remarks[remark] = None

    def remarks(self) -> tuple[Remark, ...]:
        """Return the remarks on what was read since they were last asked for."""
        found = tuple(self._remarks)
        self._remarks.clear()
        return found

    def _walk(self, node: Node) -> None:
        for child in node:
            if child.name in _PROPERTIES:
                continue
            if child.name in _DELETED:
                self.remark("changed")
                continue
            if child.name in _INSERTED:
                self.remark("changed")
            handler = self._handlers.get(child.name)
            if handler is None:
                self._walk(child)
            else:
                handler(child)

    def _add(self, text: str) -> None:
        if not all(field.shows for field in self._fields) or not text:
            return
        if self._hidden:
            self.remark("hidden")
        else:
            self._parts.append(text)

    def _run(self, node: Node) -> None:
        properties = node.find("rPr")
        fonts = None if properties is None else properties.find("rFonts")
        before = self._font, self._hidden
        self._font = "" if fonts is None else fonts.value("ascii")
        self._hidden = is_on(properties, "vanish")
        self._walk(node)
        self._font, self._hidden = before

    def _sign(self, node: Node) -> None:
        code = node.value("char")
        self._add(symbol(node.value("font"), int(code, 16)) if _is_number(code) else "\ufffd")

    def _field_sign(self, node: Node) -> None:
        match node.value("fldCharType"):
            case "begin":
                self._add(_form_field(node))
                self._fields.append(_Field())
            case "separate" if self._fields:
                self._fields[-1].shows = True
                if self._fields[-1].code.strip().startswith("="):
                    self.remark("formula")
            case "end" if self._fields:
                self._fields.pop()

    def _instruction(self, node: Node) -> None:
        if self._fields and not self._fields[-1].shows:
            self._fields[-1].code += node.text

    def _simple_field(self, node: Node) -> None:
        if node.value("instr").strip().startswith("="):
            self.remark("formula")
        self._walk(node)

    def _alternative(self, node: Node) -> None:
        """The same thing is there several times, for programs of different age: it is read once."""
        chosen = node.find("Choice") or node.find("Fallback")
        if chosen is not None:
            self._walk(chosen)

    def _note(self, node: Node) -> None:
        self.notes.append((node.name.removesuffix("Reference"), node.value("id")))

    def _placeholder(self, node: Node) -> None:
        if node.text.strip():
            self.remark("placeholder")


def _form_field(node: Node) -> str:
    """Return what a field of an old form shows, of those that hold their value themselves: a box or a choice."""
    box = node.find("ffData", "checkBox")
    if box is not None:
        return "☑" if is_on(box, "checked" if box.find("checked") else "default") else "☐"
    choice = node.find("ffData", "ddList")
    if choice is None:
        return ""
    entries = [entry.value() for entry in choice if entry.name == "listEntry"]
    chosen = choice.find("result") or choice.find("default")
    index = "0" if chosen is None else chosen.value()
    return entries[int(index)] if index.isdecimal() and int(index) < len(entries) else ""


def _is_number(code: str) -> bool:
    return 0 < len(code) <= 6 and all(sign in "0123456789abcdefABCDEF" for sign in code)
