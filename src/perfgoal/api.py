"""The public functions: they take a file or a text, and neither print nor exit."""

import os
from datetime import date

from perfgoal.checking import Review, Settings, review, review_file
from perfgoal.declaration import Declaration
from perfgoal.finding import Finding, Language
from perfgoal.workspace import Finder, InvalidConfiguration
from perfgoal.workspace.kinds import is_office

__all__ = ["InvalidConfiguration", "InvalidDeclaration", "Source", "check", "load"]

Source = os.PathLike[str] | str | bytes
"""A file (``os.PathLike``), or the text itself (``str`` or ``bytes``). A file may follow a form of
its repository's own, which the nearest configuration names; a text lies nowhere and follows packaged ones only. A
declaration is read out of a workbook, a document, a PDF or a plain text, by how the name of its file ends (.xlsx,
.xlsm, .xls, .ods, .docx, .pdf, .txt); for what reads it an extra may be needed (``ImportError`` says which)."""


class InvalidDeclaration(ValueError):
    """A source that is no declaration. ``findings`` say why, each with its place."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        first = findings[0]
        more = f" (and {len(findings) - 1} more)" if len(findings) > 1 else ""
        super().__init__(f"{first.file}:{first.position.line}: {first.code} {first.message}{more}")


def load(source: Source, *, today: date | None = None) -> Declaration:
    """Return the declaration that ``source`` holds.

    ``today`` is the date of the check, on which the range of years depends. A file may follow a form of its
    repository's own; a text is read by the packaged forms only. Raises :class:`InvalidDeclaration` for what is not a
    declaration, ``FileNotFoundError`` for a path that nothing bears, :class:`InvalidConfiguration` for a configuration
    that cannot be used. What the rules find does not matter here.
    """
    result = _review(source, Settings(today or date.today(), codes=frozenset()))
    if result.declaration is None:
        raise InvalidDeclaration(result.findings)
    return result.declaration


def check(source: Source, *, today: date | None = None, language: Language = "zh") -> list[Finding]:
    """Return the findings of ``source``, in the order of the text, with messages in ``language``.

    ``today`` is the date that rules ask. A file is checked by what its nearest configuration says, and may follow a
    form of its repository's own; a text is checked by all rules and the packaged forms only. Raises
    ``FileNotFoundError`` for a path that nothing bears, :class:`InvalidConfiguration` for a configuration that cannot
    be used; everything else that is wrong is a finding.
    """
    return list(_review(source, Settings(today or date.today(), language)).findings)


def _review(source: Source, settings: Settings) -> Review:
    if isinstance(source, os.PathLike):
        path = os.fspath(source)
        file, finder = path.replace(os.sep, "/"), Finder(settings)
        if is_office(path):
            from perfgoal.workspace.importing import review_path  # noqa: PLC0415  most declarations are YAML

            return review_path(path, file, finder)
        return review_file(path, file, finder.settings(path))
    return review(source, "-", settings)
