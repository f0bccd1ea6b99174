"""What a file is by its name: YAML, or a workbook, a document or a text that a declaration is read out of.

Nothing is imported here that reads one: most runs meet none.
"""

from perfgoal.exchange.suffixes import SUFFIXES

DECLARATIONS = (".yaml", ".yml")
"""How the names of declarations in YAML end."""

TEXT = ".txt"
OFFICE = tuple(suffix for suffix in SUFFIXES if suffix != TEXT)
"""How the names of files end that a walk takes for what a declaration may be read out of. A plain text may be anything,
and is taken for one only where it is named itself."""

_PACKAGES = {".pdf": "pdfplumber"}
_EFFORTS = {".pdf": 50}
_OFFICE_EFFORT = 8
_LOCK = "~$"


def is_office(path: str, *, walked: bool = False) -> bool:
    """Whether a declaration is to be read out of the file ``path``, by its name and by whether a walk came upon it."""
    return path.lower().endswith(OFFICE if walked else SUFFIXES)


def effort(path: str) -> int:
    """Return about how many declarations in YAML are checked in the time that the file ``path`` takes. For a PDF it is
    half as many, since for two of them it does not pay to start other processes."""
    lower = path.lower()
    if lower.endswith(DECLARATIONS) or not lower.endswith(SUFFIXES):
        return 1
    return next((effort for suffix, effort in _EFFORTS.items() if lower.endswith(suffix)), _OFFICE_EFFORT)


def is_lock(name: str) -> bool:
    """Whether a file is what Excel and Word lay beside one that is open, to say who has opened it."""
    return name.startswith(_LOCK)


def package_of(name: str) -> str | None:
    """Return the package of an extra without which the file ``name`` cannot be read, by the name that it is imported
    by; ``None`` where this program reads such files itself."""
    lower = name.lower()
    return next((package for suffix, package in _PACKAGES.items() if lower.endswith(suffix)), None)
