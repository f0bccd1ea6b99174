"""What a run of ``validate`` says of files that declarations were read out of, beside the findings."""

from collections.abc import Iterator

from perfgoal.checked import Checked, Imported
from perfgoal.cli.words import say
from perfgoal.document import inert
from perfgoal.workspace.passed import Tally


class Remarks:
    """Keeps what is to be said of the files of a run: of one all of it, of many how many there are of whom."""

    def __init__(self) -> None:
        self._files = 0
        self._office = Tally()
        self._remarkable = Tally()
        self._only: Imported | None = None
        self._left = self._noticed = 0

    def add(self, checked: Checked) -> None:
        """Take in a file of the run."""
        self._files += 1
        imported = checked.imported
        if imported is None:
            return
        self._office.add(checked.file)
        self._only = imported
        if imported.left or imported.noticed:
            self._remarkable.add(checked.file)
            self._left += imported.left
            self._noticed += imported.noticed

    def said(self, language: str, *, mending: bool) -> Iterator[str]:
        """Yield what is to be said; with ``mending`` that such files are left as they are."""
        if self._only is not None and self._files == 1:
            yield from _of_one(self._office.names[0], self._only, language)
        elif self._remarkable.count:
            names, files = names_of(self._remarkable), self._remarkable.count
            yield say(language, "imported-many", files=files, left=self._left, noticed=self._noticed, names=names)
        if mending and self._office.count:
            yield say(language, "office-not-mended", names=names_of(self._office))


def names_of(tally: Tally) -> str:
    """Return the first few names of a tally."""
    return ", ".join(map(inert, tally.names)) + (" …" if tally.count > len(tally.names) else "")


def _of_one(name: str, imported: Imported, language: str) -> Iterator[str]:
    for said in imported.notices:
        yield say(language, "import-notice", said=said)
    for said in imported.leftovers:
        yield say(language, "import-leftover", said=said)
    more = imported.noticed + imported.left - len(imported.notices) - len(imported.leftovers)
    if more:
        yield say(language, "imported-more", count=more, path=inert(name))
    if imported.left:
        yield say(language, "import-leftovers", count=imported.left)
