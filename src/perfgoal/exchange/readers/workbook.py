"""The parts of an xlsx beside its sheets: which sheets there are, the texts they share, and their number formats."""

import posixpath
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from perfgoal.exchange.package import Package
from perfgoal.exchange.readers.events import Closed, Opened, events
from perfgoal.exchange.readers.numberformat import BUILT_IN

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_HALVES = re.compile("[\ud800-\udfff]")
_CONTROLS = dict.fromkeys({*range(32), 127} - set(b"\t\n"))


class SheetPart(NamedTuple):
    """A sheet's name, the part that holds it, and whether it is hidden."""

    name: str
    part: str
    is_hidden: bool


class Style(NamedTuple):
    """How a cell is shown: the code of its number format, and whether it has a frame."""

    code: str = "General"
    is_framed: bool = False


class Workbook(NamedTuple):
    """What all sheets share. ``calculates`` says that results are to be worked out anew on opening, so that those in
    the file may be none."""

    sheets: Sequence[SheetPart]
    strings: Sequence[str]
    styles: Sequence[Style]
    from_1904: bool = False
    calculates: bool = False

    def style(self, index: str) -> Style:
        """Return a style by its number in the file; a plain one where there is none of that number."""
        number = int(index) if index.isdecimal() else 0
        return self.styles[number] if number < len(self.styles) else Style()


def read_workbook(package: Package) -> Workbook:
    """Read what all sheets share."""
    main = next((part.target for part in relations(package, "").values() if part.kind == "officeDocument"), "")
    related = relations(package, main)
    targets = {part.kind: part.target for part in related.values()}
    sheets: list[SheetPart] = []
    from_1904 = calculates = False
    for event in events(package.read(main)):
        if not isinstance(event, Opened):
            continue
        attributes = event.attributes
        if event.name == "sheet":
            part = related.get(attributes.get("id", ""))
            if part is not None and part.kind == "worksheet":
                is_hidden = attributes.get("state", "visible") != "visible"
                sheets.append(SheetPart(attributes.get("name", ""), part.target, is_hidden))
        elif event.name == "workbookPr":
            from_1904 = is_true(attributes.get("date1904", ""))
        elif event.name == "calcPr":
            calculates = is_true(attributes.get("fullCalcOnLoad", ""))
    strings = _strings(package.read(targets.get("sharedStrings", "")))
    styles = _styles(package.read(targets.get("styles", "")))
    return Workbook(sheets, strings, styles, from_1904, calculates)


class Relation(NamedTuple):
    """A part that another names: the last word of the relation's kind, and the part's name."""

    kind: str
    target: str


def relations(package: Package, name: str) -> Mapping[str, Relation]:
    """Return the parts inside the file that the part ``name`` names, by identifier. What lies outside is left out."""
    folder, file = posixpath.split(name)
    found: dict[str, Relation] = {}
    for event in events(package.read(posixpath.join(folder, "_rels", f"{file}.rels"))):
        if isinstance(event, Opened) and event.name == "Relationship":
            attributes = event.attributes
            if attributes.get("TargetMode") != "External":
                kind = attributes.get("Type", "").rpartition("/")[2]
                target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
                found[attributes.get("Id", "")] = Relation(kind, target.lstrip("/"))
    return found


def is_true(text: str) -> bool:
    """Whether an attribute of XML says yes."""
    return text in ("1", "true", "on")


def unescaped(text: str) -> str:
    """Return a text with the characters that a file writes as _x000D_, with line feeds alone at line ends, and without
    the control characters that show nothing."""
    text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    if _HALVES.search(text):  # of characters that were written one half after the other
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _strings(data: bytes) -> list[str]:
    """Return the texts that cells share: pieces of rich text are put together, readings (ruby) left out."""
    strings: list[str] = []
    pieces: list[str] = []
    is_text, readings = False, 0
    for event in events(data):
        match event:
            case Opened("si"):
                pieces = []
            case Opened("rPh"):
                readings += 1
            case Closed("rPh"):
                readings -= 1
            case Opened("t"):
                is_text = not readings
            case Closed("t"):
                is_text = False
            case Closed("si"):
                strings.append(unescaped("".join(pieces)))
            case str() if is_text:
                pieces.append(event)
    return strings


def _styles(data: bytes) -> list[Style]:
    codes, frames, styles = dict(BUILT_IN), [], []
    inside = ""
    for event in events(data):
        match event:
            case Opened("numFmt", attributes) if attributes.get("numFmtId", "").isdecimal():
                codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "General")
            case Opened("borders" | "cellXfs" as name):
                inside = name
            case Closed("borders" | "cellXfs"):
                inside = ""
            case Opened("border") if inside == "borders":
                frames.append(False)
            case Opened("left" | "right" | "top" | "bottom" | "start" | "end", attributes) if (
                frames and inside == "borders"
            ):
                frames[-1] |= attributes.get("style", "none") != "none"
            case Opened("xf", attributes) if inside == "cellXfs":
                number, border = (attributes.get(key, "") for key in ("numFmtId", "borderId"))
                code = codes.get(int(number), "General") if number.isdecimal() else "General"
                is_framed = border.isdecimal() and int(border) < len(frames) and frames[int(border)]
                styles.append(Style(code, is_framed))
    return styles
