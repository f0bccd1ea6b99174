"""The document to begin with, and the archive in the end: the same document gives the same bytes."""

from collections.abc import Set
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Opened
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.opc.rel import Relationships

from perfgoal.document import shortened
from perfgoal.rendering.word.elements import element

PROPERTY = "perfgoal-form"
"""The property of the file that names the form profile."""
_STYLES = ("Normal", "Default Paragraph Font", "Normal Table")
"""The styles that all others rest upon, by their names."""
_LONGEST = 255  # characters of a title that python-docx takes
_SETTINGS = "http://schemas.microsoft.com/office/word"
_CUSTOM = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" \
xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">\
<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{name}">\
<vt:lpwstr>{text}</vt:lpwstr></property>\
</Properties>"""
"""The part of properties that somebody made up, of which python-docx knows nothing."""


def bare(title: str, form: str) -> Opened:
    """Return an empty document with a ``title`` and the name of its ``form`` among its properties. It has three styles,
    no author, no date, and nothing else of the template of python-docx: no theme, no lists, no picture of itself."""
    document = Document()
    package = document.part.package
    assert package is not None
    _keep(package.rels, {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES})
    _keep(document.part.rels, {RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS})
    document.styles.element[:] = [document.styles[name].element for name in _STYLES]
    _set_up(document)
    _describe(document, package, title, form)
    return document


def packed(document: Opened) -> bytes:
    """Return a document as an archive whose entries have no time."""
    saved, archive = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as source, ZipFile(archive, "w") as file:
        for name in source.namelist():
            # The day that zip archives count from: one of today would make other bytes tomorrow.
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            file.writestr(info, source.read(name), ZIP_DEFLATED)
    return archive.getvalue()


def _keep(relations: Relationships, kinds: Set[str]) -> None:
    """Drop all other relations, and with them the parts that nothing names any more."""
    for key in [key for key, relation in relations.items() if relation.reltype not in kinds]:
        del relations[key]


def _set_up(document: Opened) -> None:
    """Set the settings to those of a Chinese document of Word 2013, the newest way to lay out."""
    settings = document.settings.element
    settings.clear()
    modes = (("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1))
    settings.extend(
        (
            element("defaultTabStop", val=420),
            element("characterSpacingControl", val="doNotCompress"),
            element(
                "compat",
                element("useFELayout"),
                *(element("compatSetting", name=name, uri=_SETTINGS, val=value) for name, value in modes),
            ),
            element("themeFontLang", val="zh-CN", eastAsia="zh-CN"),
        )
    )


def _describe(document: Opened, package: OpcPackage, title: str, form: str) -> None:
    core = package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    assert isinstance(core, XmlPart)
    core.element.clear()
    document.core_properties.title = shortened(title, _LONGEST)
    document.core_properties.language = "zh-CN"
    name = PackURI("/docProps/custom.xml")
    text = _CUSTOM.format(name=PROPERTY, text=escape(form)).encode()
    part = Part(name, CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, text)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
