"""One way to write a declaration: keys in the order of the form, one indentation, as few quotes as there can be. The
author's comments, blank lines, blocks of text and { } stay; nothing of what the declaration says changes, which is
proven of each text before it is given out."""

import codecs

from perfgoal.document import Document, read_document
from perfgoal.finding import Language
from perfgoal.formatting.proof import difference
from perfgoal.formatting.reading import read_page
from perfgoal.formatting.slots import declaration_slot
from perfgoal.formatting.writing import page_lines
from perfgoal.forms import Form

__all__ = ["NotTheSame", "formatted", "written"]


class NotTheSame(Exception):
    """The formatted text would not say the same: a fault of this program. ``what`` would change: ``text``, ``content``,
    ``comments`` or ``places`` (of comments)."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def formatted(document: Document, form: Form, language: Language | None = None) -> bytes:
    """Return a document that is a declaration following ``form``, as it is written canonically, in the keys of
    ``language`` or in its own. Its line ends and byte order mark are kept. Raises :class:`NotTheSame`."""
    slot = declaration_slot(form)
    end = _line_end(document.text)
    text = "".join(line + end for line in page_lines(read_page(document, slot, language)))
    what = difference(document, read_document(text), slot)
    if what is not None:
        raise NotTheSame(what)
    return _encoded(text, document)


def written(document: Document) -> bytes:
    """Return a document as its author wrote it."""
    return _encoded(document.text, document)


def _encoded(text: str, document: Document) -> bytes:
    return (codecs.BOM_UTF8 if document.bom else b"") + text.encode()


def _line_end(text: str) -> str:
    """Return the line end that most lines of a text have."""
    pairs = text.count("\r\n")
    counts = {"\n": text.count("\n") - pairs, "\r\n": pairs, "\r": text.count("\r") - pairs}
    return max(counts, key=lambda end: counts[end])
