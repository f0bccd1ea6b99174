"""The lines of a draft: fields, explanations above them, and whole blocks behind comment signs."""

from collections.abc import Iterator
from contextlib import contextmanager

from perfgoal.columns import wrapped
from perfgoal.document import visible

WIDTH = 100  # columns of an explanation with its indentation


class Sheet:
    """Lines that are written one below the other."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._aside: int | None = None

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(f"{line}\n" for line in self._lines)

    @property
    def is_aside(self) -> bool:
        """Whether what is written now stands behind comment signs."""
        return self._aside is not None

    def blank(self) -> None:
        """Leave a line blank."""
        self._lines.append("")

    def write(self, text: str, indent: int) -> None:
        """Write a line of YAML, or one that will be YAML when its comment sign is taken away."""
        if self._aside is None:
            self._lines.append(" " * indent + text)
        else:
            self._lines.append(f"{' ' * self._aside}# {' ' * (indent - self._aside)}{text}")

    def say(self, text: str, indent: int) -> None:
        """Write an explanation. Nothing in it, be it of a form of someone's own, can end the comment."""
        signs = len("# ") * (1 + self.is_aside)
        for line in wrapped(visible(text), WIDTH - indent - signs):
            self.write(f"# {line}", indent)

    @contextmanager
    def aside(self, indent: int, *, wanted: bool = True) -> Iterator[None]:
        """Set what is written meanwhile behind comment signs, which stand in the column ``indent``; within such a
        block, it is all one block."""
        before = self._aside
        if before is None and wanted:
            self._aside = indent
        yield
        self._aside = before
