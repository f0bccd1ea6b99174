"""What can be wrong with a configuration."""

from collections.abc import Iterable

from perfgoal.document import Fault
from perfgoal.workspace.targets import shown_name


class InvalidConfiguration(ValueError):
    """A configuration that cannot be used as it stands.

    ``kind`` says why: ``unreadable`` (with the ``fault``), ``not-toml``, ``no-table`` (a pyproject.toml that was asked
    for and says nothing of perfgoal), ``unknown-key`` (one not among the ``known``), ``wrong-type``, ``unknown-rule``
    (a ``pattern`` that names none of the ``known``), ``newer`` (rules that this version does not have yet), ``outside``
    and ``no-match`` (a ``pattern`` that leaves the folder, or that no file matches), ``several`` (one that more than
    one file matches where one is due), ``no-base``, ``loop`` and ``elsewhere`` (an extended configuration that is not
    there, extends this one, or lies outside of the repository). ``file`` is as findings name files, ``line`` 1-based,
    ``None`` where it is not known; ``key`` is the key that is meant.
    """

    def __init__(  # noqa: PLR0913
        self,
        kind: str,
        file: str,
        line: int | None = None,
        *,
        key: str = "",
        pattern: str = "",
        known: Iterable[str] = (),
        fault: Fault | None = None,
    ) -> None:
        self.kind = kind
        self.file = shown_name(file)
        self.line = line
        self.key = key
        self.pattern = pattern
        self.known = tuple(known)
        self.fault = fault
        what = " ".join(repr(each) for each in (key, pattern) if each)
        super().__init__(f"{self.place}: {kind.replace('-', ' ')}{f': {what}' if what else ''}")

    @property
    def place(self) -> str:
        """The file, and the line where it is known."""
        return self.file if self.line is None else f"{self.file}:{self.line}"
