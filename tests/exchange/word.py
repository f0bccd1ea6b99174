"""docx files made of the XML that Word itself would write."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

from perfgoal.exchange.content import Content
from perfgoal.exchange.readers.docx import read

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{_WORD}" xmlns:r="{_RELATIONS}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def run(text: str) -> str:
    """A run with one text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def cell(text: str, properties: str = "") -> str:
    """A cell with one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def word(body: str, parts: Mapping[str, str] | None = None, *, strict: bool = False) -> bytes:
    """A docx with ``body``, and further parts by the kind of their relation: ``{"footer": …}``."""
    more = parts or {}
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{_RELATIONS}/{kind}" Target="{kind}.xml"/>'
        for kind in more
        if "/" not in kind
    )
    files = {
        "[Content_Types].xml": '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml" PartName="/word/document.xml"/></Types>',
        "_rels/.rels": f'<Relationships><Relationship Id="a" Type="{_RELATIONS}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
        **{kind if "/" in kind else f"word/{kind}.xml": text.replace("NAMES", _NAMES) for kind, text in more.items()},
    }
    archive = BytesIO()
    with ZipFile(archive, "w") as file:
        for name, text in files.items():
            file.writestr(name, text.replace(_WORD, _STRICT) if strict else text)
    return archive.getvalue()


def shown(body: str, parts: Mapping[str, str] | None = None) -> list[list[str]]:
    """What a docx shows: the texts of each table."""
    return texts(read(word(body, parts)))


def texts(content: Content) -> list[list[str]]:
    """The texts of each table."""
    return [[cell.text for cell in table.cells] for table in content.tables]
