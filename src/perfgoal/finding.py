"""What is said about a declaration: a problem as a rule sees it, and a finding as a reader does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Literal, NamedTuple

from perfgoal.document.model import NO_ARGUMENTS, Edit, Position, Route

MOST = 2_000
"""Findings of one rule in one file. A text made to have more is judged no further, and the last of them says so."""

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Severity(Enum):
    """How certain a finding is: an error cannot be argued with, a warning wants judgement, an info is a hint."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Stage(Enum):
    """Which step of the reading meets a finding. Each stops the next for its file."""

    FILE = "file"
    SHAPE = "shape"
    RULE = "rule"
    REPOSITORY = "repository"


class Text(NamedTuple):
    """One sentence or name in both languages."""

    zh: str
    en: str

    def say(self, language: Language) -> str:
        """Return it in ``language``."""
        return self.zh if language == "zh" else self.en


class Message(NamedTuple):
    """What is wrong, with what was expected and found, and how to mend it. Both may hold ``{arguments}``."""

    what: Text
    help: Text


def say(zh: str, en: str, help_zh: str, help_en: str) -> Message:
    """Return a message of what is wrong and how to mend it, each in both languages."""
    return Message(Text(zh, en), Text(help_zh, help_en))


class FieldName(NamedTuple):
    """An argument of a message: the field at ``route``, named as its file writes it, or by ``label`` where the file
    does not have it."""

    route: Route
    label: str = ""


Argument = str | int | Decimal | Text | FieldName | tuple[str | FieldName, ...]
"""An argument of a message. A ``Decimal`` is money in the declaration's unit, a tuple a list of names."""


class Related(NamedTuple):
    """A further place that a problem speaks of, and what stands there."""

    route: Route
    what: Text
    arguments: Mapping[str, Argument] = NO_ARGUMENTS


class Change(NamedTuple):
    """One change of a fix: the text that is to stand at ``route``, as its value or its key."""

    route: Route
    text: str
    of: Literal["value", "key"] = "value"


class Repair(NamedTuple):
    """How a program can mend a problem. A ``safe`` one does not change what the declaration means."""

    what: Text
    changes: tuple[Change, ...]
    safe: bool = True


class Problem(NamedTuple):
    """What a rule yields. It names a route in English keys; the lines and columns are found for it later.

    ``variant`` chooses among the rule's messages, ``arguments`` fill it in. ``expected`` and ``actual`` are money in
    the declaration's unit or plain text, ``difference`` is the money by which ``actual`` is more. ``severity`` is
    given where it is not the rule's own. ``point`` says whether the place is the whole field, its key or its value;
    ``literal`` that the last step of the route is a key of the file that is not to be translated. ``code`` is filled
    in for rules. ``more`` says that there are others behind it that are not told.
    """

    route: Route
    variant: str = ""
    arguments: Mapping[str, Argument] = NO_ARGUMENTS
    related: tuple[Related, ...] = ()
    expected: Decimal | str | None = None
    actual: Decimal | str | None = None
    difference: Decimal | None = None
    severity: Severity | None = None
    repair: Repair | None = None
    point: Literal["field", "key", "value"] = "field"
    literal: bool = False
    code: str = ""
    more: bool = False


class Place(NamedTuple):
    """A related place of a finding."""

    file: str
    position: Position
    message: str


class Fix(NamedTuple):
    """Edits by span that mend a finding. ``means`` says what will be read where they are made, in the keys of the file;
    of the edits that mend a text which could not be read, it is not known before. ``codec`` is given instead of edits
    where the whole file is to be read in it and written as UTF-8."""

    safe: bool
    message: str
    edits: tuple[Edit, ...]
    means: tuple[Change, ...] = ()
    codec: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at in one file.

    ``file`` is as given, with forward slashes, or ``-``; ``position`` 1-based, its end exclusive; ``path`` the
    route in English keys as a JSON pointer, ``None`` where the text could not be read. ``what`` says what is
    wrong, ``help`` how to mend it, ``basis`` on what ground. Money in ``expected``, ``actual`` and
    ``difference`` is a plain decimal in the declaration's unit. ``anchor`` is the ``path`` with the ids or names of
    tasks and indicators in place of their numbers: it stays when others are added or moved. It is empty where there is
    no path. ``doubt`` is how far its basis is open to argument, 0 where it is not. ``origin`` is where the value stands
    in the workbook, document or text that the declaration was read out of, in brackets as :func:`bracketed` sets them:
    （资金!D9）. It is empty where the file is the declaration itself; where it is not, ``position`` is one of the YAML
    that the file was read as.
    """

    file: str
    position: Position
    code: str
    name: str
    severity: Severity
    what: str
    help: str
    basis: str
    path: str | None = None
    expected: str | None = None
    actual: str | None = None
    difference: str | None = None
    related: tuple[Place, ...] = ()
    fix: Fix | None = None
    anchor: str = ""
    doubt: int = 0
    origin: str = ""

    @property
    def message(self) -> str:
        """What is wrong and how to mend it, and where it was read, in one line."""
        return f"{self.what} {self.help}".strip() + self.origin

    @property
    def order(self) -> tuple[str, int, int, str, str, str]:
        """The key by which findings are sorted: file, line, column, code; then by path, so that the order is the same
        in both languages."""
        return (self.file, self.position.line, self.position.column, self.code, self.path or "", self.message)


SEVERITIES: Mapping[Severity, Text] = MappingProxyType(
    {
        Severity.ERROR: Text("错误", "error"),
        Severity.WARNING: Text("警告", "warning"),
        Severity.INFO: Text("提示", "info"),
    }
)
"""What a severity is called."""

RELATED = Text("相关", "related")
HELP = Text("改法", "help")
BASIS = Text("依据", "basis")
EXPECTED = Text("应为", "expected")
ACTUAL = Text("实为", "found")
DIFFERENCE = Text("相差", "difference")
COLON = Text("：", ": ")
LINE = Text("第 {line} 行第 {column} 列", "line {line}, column {column}")

_COUNTS = {
    Severity.ERROR: (Text("{count} 个错误", "{count} error"), Text("{count} 个错误", "{count} errors")),
    Severity.WARNING: (Text("{count} 个警告", "{count} warning"), Text("{count} 个警告", "{count} warnings")),
    Severity.INFO: (Text("{count} 个提示", "{count} info"), Text("{count} 个提示", "{count} infos")),
}
_CLEAN = Text("没有发现问题", "nothing found")


def counts_text(counts: Mapping[Severity, int], language: Language) -> str:
    """Say how many findings there are of each severity that has any."""
    said = [counted(_COUNTS[severity], counts[severity], language) for severity in Severity if counts.get(severity)]
    return ("，" if language == "zh" else ", ").join(said) or _CLEAN.say(language)


def counted(texts: tuple[Text, Text], count: int, language: Language) -> str:
    """Say a count: ``texts`` are for one and for any other number."""
    return texts[count != 1].say(language).format(count=f"{count:,}")


Where = Callable[[Route], str]
"""Says where the part at a route, in English keys, stood in the file that a declaration was read out of, in brackets;
of what is not there, where the nearest part around it did."""


def bracketed(text: str, language: Language) -> str:
    """Return ``text`` in brackets, to stand behind a sentence; an empty one as it is."""
    if not text:
        return ""
    return f"（{text}）" if language == "zh" else f" ({text})"


def pointer(route: Route) -> str:
    """Return ``route`` as a JSON pointer (RFC 6901)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in route)
