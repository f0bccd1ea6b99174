"""``perfgoal validate --fix`` and ``--diff``: what is checked is mended, or shown mended."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from perfgoal.checking import Review, Settings
from perfgoal.cli.output import notice, write_bytes, write_lines
from perfgoal.cli.words import say
from perfgoal.document import MAX_BYTES, inert
from perfgoal.editing import Kept, Mended, NotReplaced, difference, mend
from perfgoal.editing import replace as replace_file
from perfgoal.finding import Finding, Language, Text, counted
from perfgoal.report import Line, Style
from perfgoal.rules import CATALOGUE
from perfgoal.workspace import STANDARD_INPUT

_NAMED = 20  # findings of one file that stay although they have a fix
_FINDINGS = (Text("{count} 处", "{count} finding"), Text("{count} 处", "{count} findings"))
_FILES = (Text("{count} 个文件", "{count} file"), Text("{count} 个文件", "{count} files"))
_STYLES: dict[str, Style] = {"-": "error", "+": "info", "@": "faint"}


Judge = Callable[[bytes, str, Settings], Review]
"""Checks a text that findings call by a name."""


class Mender:
    """Mends what it is given and counts what it did: the findings that were ``mended``, in how many ``files``, and
    whether some file could not be written (``failed``). With ``diff`` it only shows what it would do."""

    def __init__(self, language: Language, *, unsafe: bool, diff: bool) -> None:
        self.language = language
        self.unsafe = unsafe
        self.diff = diff
        self.mended = self.files = 0
        self.failed = False

    def review(self, path: str, name: str, data: bytes, settings: Settings, judge: Judge) -> Review:
        """Mend what was read from ``path`` and return the review of what is there then. Standard input goes, mended or
        not, to standard output."""
        review, becomes = judge(data, name, settings), data
        if self.wants(review.findings, settings):
            every = replace(settings, codes=frozenset(CATALOGUE))
            mended = mend(data, lambda text: judge(text, name, every), partial(self._wanted, settings))
            self._tell(name, mended.kept)
            if mended.made and self._done(path, name, data, mended):
                becomes = mended.data
                review = mended.review if settings.codes == every.codes else judge(becomes, name, settings)
        if path == STANDARD_INPUT and not self.diff and len(data) <= MAX_BYTES:  # of what is larger this is no more
            write_bytes(becomes)
        return review

    def wants(self, findings: Iterable[Finding], settings: Settings) -> bool:
        """Whether any of ``findings`` has a fix that is to be made where ``settings`` hold."""
        return any(self._wanted(settings, finding) for finding in findings)

    def end(self) -> None:
        """Say on standard error what was done."""
        if self.mended:
            findings, files = counted(_FINDINGS, self.mended, self.language), counted(_FILES, self.files, self.language)
            notice(say(self.language, "would-mend" if self.diff else "mended", findings=findings, files=files))

    def _wanted(self, settings: Settings, finding: Finding) -> bool:
        return finding.fix is not None and (finding.fix.safe or self.unsafe) and finding.code in settings.codes

    def _done(self, path: str, name: str, data: bytes, mended: Mended) -> bool:
        """Write or show a mended text, and return whether it is there now."""
        if self.diff:
            write_lines(self._difference(name, data, mended))
        elif path != STANDARD_INPUT:
            try:
                replace_file(path, data, mended.data)
            except NotReplaced as error:
                self.failed = self.failed or error.why in ("read-only", "failed")
                notice(say(self.language, f"left-{error.why}", path=inert(name), reason=error.reason))
                return False
        self.mended += mended.made
        self.files += 1
        return not self.diff

    def _difference(self, name: str, data: bytes, mended: Mended) -> Iterator[Line]:
        shown = inert(name)
        if mended.codec:
            yield ((say(self.language, "diff-converted", path=shown, codec=mended.codec.upper()), "strong"),)
        for index, line in enumerate(difference(data, mended.data, shown, mended.codec)):
            yield ((inert(line), "strong" if index < 2 else _STYLES.get(line[:1], "")),)

    def _tell(self, name: str, kept: Sequence[Kept]) -> None:
        """Say which findings stay although they have a fix that was asked for, and why."""
        for finding, reason in kept[:_NAMED]:
            place = f"{inert(name)}:{finding.position.line}:{finding.position.column}"
            why = say(self.language, f"kept-{reason}")
            notice(say(self.language, "kept", place=place, code=finding.code, reason=why))
        if len(kept) > _NAMED:
            notice(say(self.language, "kept-more", path=inert(name), count=len(kept) - _NAMED))
