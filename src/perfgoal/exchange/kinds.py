"""What kind of file some bytes are, whatever their name says."""

import re

from perfgoal.exchange.container import START, Container
from perfgoal.exchange.draft import Refused
from perfgoal.exchange.package import Package
from perfgoal.exchange.suffixes import MAX_BYTES

_ZIP = b"PK\x03\x04", b"PK\x05\x06"
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|meta|table|body|div|style|title|script)\b", re.IGNORECASE)
_OTHERS = (
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"MIME-Version:", "html-as-sheet"),
    (b"\x09\x00\x04\x00", "old-excel"),
    (b"\x09\x02\x06\x00", "old-excel"),
    (b"\x09\x04\x06\x00", "old-excel"),
    (b"\x09\x08\x08\x00", "old-excel"),
)
_PARTS = (("xl/workbook.bin", "binary-sheet"), ("ppt/presentation.xml", "presentation"))
_STREAMS = (("encryptedpackage", "encrypted"), ("worddocument", "old-word"), ("powerpoint document", "presentation"))
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."


def kind_of(data: bytes) -> str:
    """Return the reader's module of a file: ``xlsx``, ``xls``, ``ods``, ``docx``, ``pdf`` or ``text``.

    Raises :class:`Refused`: ``empty``, ``too-large-to-import``, ``encrypted``, ``broken-file``, what an archive is held
    against (:class:`~perfgoal.exchange.package.Package`); ``unknown-kind``, or the kind of one that is known and not
    read: ``html-as-sheet``, ``xml-sheet``, ``binary-sheet``, ``old-excel``, ``old-word``, ``open-text``,
    ``presentation``, ``rtf``, ``picture``, ``archive``, ``program``.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise Refused("empty")
    if len(data) > MAX_BYTES:
        raise Refused("too-large-to-import", limit=MAX_BYTES // 1024 // 1024)
    if data.startswith(_ZIP):
        return _kind_of_package(Package(data))
    if data.startswith(START):
        return _kind_of_container(Container(data))
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for start, variant in _OTHERS:
        if data.startswith(start) and (variant != "program" or not _is_text(data)):
            raise Refused(variant)
    head = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")  # in UTF-16 as well
    if head.startswith(b"<"):
        if b"Excel.Sheet" in head:
            raise Refused("xml-sheet")
        if _MARKUP.search(head):
            raise Refused("html-as-sheet")
        if head.startswith(b"<?xml"):
            raise Refused("unknown-kind")
    if not _is_text(data):
        raise Refused("unknown-kind")
    return "text"


def _kind_of_package(package: Package) -> str:
    for part, variant in _PARTS:
        if part in package:
            raise Refused(variant)
    if "xl/workbook.xml" in package:
        return "xlsx"
    if "word/document.xml" in package:
        return "docx"
    kind = package.read("mimetype").strip()
    if kind.startswith(_OPEN_DOCUMENT):
        if b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise Refused("encrypted")
        if kind.removeprefix(_OPEN_DOCUMENT).startswith(b"spreadsheet"):
            return "ods"
        raise Refused("open-text")
    return _kind_by_types(package.read("[Content_Types].xml"))


def _kind_by_types(types: bytes) -> str:
    """Tell the kind of a package whose main part has a name of its own."""
    if b"spreadsheetml" in types and b"main+xml" in types:
        return "xlsx"
    if b"wordprocessingml" in types:
        return "docx"
    raise Refused("archive")


def _kind_of_container(container: Container) -> str:
    for stream, variant in _STREAMS:
        if stream in container:
            raise Refused(variant)
    if "workbook" in container:
        return "xls"
    raise Refused("old-excel" if "book" in container else "unknown-kind")


def _is_text(data: bytes) -> bool:
    """Whether bytes are a text, in whatever encoding: there are no control characters in it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not data.translate(None, _OF_TEXT)


_OF_TEXT = bytes(set(range(256)) - set(range(32)) | set(b"\t\n\f\r\x1b"))
