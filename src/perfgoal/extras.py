"""What an extra installs: asked for when a format needs it, with a clear word where it is missing."""

from functools import lru_cache
from importlib import import_module
from typing import Any

EXTRAS = {
    "xlsxwriter": "excel",
    "docx": "word",
    "typst": "pdf",
    "pdfplumber": "pdf",
    "pyarrow": "batch",
    "duckdb": "tables",
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


@lru_cache(maxsize=len(EXTRAS))
def is_installed(package: str) -> bool:
    """Whether a package is there to be imported; it is not imported to find out."""
    from importlib.util import find_spec  # noqa: PLC0415  most runs meet nothing that needs one

    return find_spec(package) is not None


def require(module: str) -> Any:
    """Import and return a module of a package that an extra installs. :class:`MissingExtra` where it is not there."""
    package = module.partition(".")[0]
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != package:
            raise
        raise MissingExtra(package, EXTRAS[package]) from None
