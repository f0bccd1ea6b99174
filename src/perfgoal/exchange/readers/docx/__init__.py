"""docx: what Word shows of it, read from its XML, which needs no package beside it.

What is shown is read: inserted text and not deleted text, what a field shows, what a content control holds, the numbers
that Word writes before paragraphs. What is not shown is not: hidden text, comments, the description of a picture.
Headers, footers, notes and text boxes come behind the body.
"""

from perfgoal.exchange.content import Caveat, Content
from perfgoal.exchange.draft import Refused
from perfgoal.exchange.readers.docx.numbering import Numbering
from perfgoal.exchange.readers.docx.parts import Parts, Relation
from perfgoal.exchange.readers.docx.story import Stories
from perfgoal.exchange.readers.markup import Node
from perfgoal.exchange.readers.properties import properties


def read(data: bytes) -> Content:
    """Return what a docx shows. Raises :class:`Refused`: ``broken-file``, ``encrypted``."""
    package = Parts(data)
    relations = package.relations()
    name = _target(relations, "officeDocument") or "word/document.xml"
    document = package.read(name)
    body = None if document is None else document.find("body")
    if document is None or body is None:
        raise Refused("broken-file")
    parts = package.relations(name)
    numbering = Numbering(_part(package, parts, "numbering"), _part(package, parts, "styles"))
    stories = Stories(numbering)
    _ask_for_nothing(document)
    stories.read(body)
    stories.sections += [node for node in body if node.name == "sectPr"]
    _notes(stories, package, parts)
    _headers(stories, package, parts)
    form, title = properties(package.package)
    caveats: tuple[Caveat, ...] = ("macros",) if "word/vbaProject.bin" in package.package else ()
    return Content(tuple(stories.tables), form, title, caveats)


def _ask_for_nothing(document: Node) -> None:
    """Mark the texts that stand in a content control as long as nothing is filled in."""
    for node in document.below():
        if node.name == "sdt" and node.find("sdtPr", "showingPlcHdr") is not None:
            for inner in node.below():
                if inner.name == "t":
                    inner.name = "placeholder"


def _notes(stories: Stories, package: Parts, parts: dict[str, Relation]) -> None:
    """Add the notes in the order in which the texts refer to them."""
    kept = {
        (kind, node.value("id")): node
        for kind in ("footnote", "endnote")
        for node in _part(package, parts, f"{kind}s") or ()
    }
    for note in dict.fromkeys(stories.runs.notes):
        if note in kept:
            stories.texts(kept[note])


def _headers(stories: Stories, package: Parts, parts: dict[str, Relation]) -> None:
    """Add the headers, then the footers, each once."""
    named = [node for section in stories.sections for node in section]
    for kind in ("headerReference", "footerReference"):
        targets = [parts[node.value("id")].target for node in named if node.name == kind and node.value("id") in parts]
        for target in dict.fromkeys(targets):
            story = package.read(target)
            if story is not None:
                stories.read(story)


def _part(package: Parts, parts: dict[str, Relation], kind: str) -> Node | None:
    target = _target(parts, kind)
    return package.read(target) if target else None


def _target(relations: dict[str, Relation], kind: str) -> str:
    return next((relation.target for relation in relations.values() if relation.kind == kind), "")
