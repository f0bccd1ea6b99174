"""What an extra installs: asked for when a format needs it, with a clear word where it is missing."""

from importlib import import_module
from typing import Any

EXTRAS = {
    "xlsxwriter": "excel",
    "docx": "word",
    "typst": "pdf",
    "pdfplumber": "pdf",
}
"""The packages, by the name they are imported by, and the extra that installs each."""


class MissingExtra(ImportError):
    """A package that is not installed. ``extra`` is the extra that installs it."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package} is not installed: {install(extra)}")
        self.package = package
        self.extra = extra


def install(extra: str) -> str:
    """Return the one command that installs an extra."""
    return f"pip install 'perfgoal[{extra}]'"


def require(module: str) -> Any:
    """Import and return a module of a package that an extra installs. :class:`MissingExtra` where it is not there."""
    package = module.partition(".")[0]
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != package:
            raise
        raise MissingExtra(package, EXTRAS[package]) from None
