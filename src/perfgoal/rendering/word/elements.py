"""Elements of WordprocessingML, for what python-docx has no words for."""

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement


def element(name: str, /, *below: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """Return an element of the main namespace, with ``attributes`` of the same namespace and the elements ``below``."""
    made = OxmlElement(f"w:{name}", {qn(f"w:{key}"): str(value) for key, value in attributes.items()})
    made.extend(below)
    return made
