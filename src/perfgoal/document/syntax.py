"""libyaml's errors in plain words: the variant of a sentence, at the place where a person would mend it."""

import re
from collections.abc import Iterator
from typing import Any

from yaml import YAMLError

from perfgoal.document.misread import fullwidth, needs_quotes
from perfgoal.document.model import Fault, Lines, Position

# Of an error of libyaml a piece of its context or problem -> our sentence, and whether it stands where the
# context began (an opening bracket) rather than where the parser gave up.
_SENTENCES = (
    ("found a tab character", "tab", False),
    ("while scanning a quoted scalar", "unclosed-quote", True),
    ("unknown escape character", "escape", False),
    ("hexdecimal number", "escape", False),
    ("invalid Unicode character", "escape", False),
    ("while parsing a flow sequence", "unclosed-bracket", True),
    ("while parsing a flow mapping", "unclosed-brace", True),
    ("could not find expected ':'", "no-colon", True),
    ("mapping values are not allowed", "colon-in-value", False),
    ("block sequence entries are not allowed", "dash-in-value", False),
    ("mapping keys are not allowed", "question-mark", False),
    ("did not find expected '-' indicator", "not-an-item", False),
    ("did not find expected key", "bad-indent", False),
    ("did not find expected node content", "stray-bracket", False),
    ("expected <document start>", "after-end", False),
    ("indentation indicator", "block-head", True),
)

_FULLWIDTH_KEY = re.compile(
    r"[ \t\u3000]*(?:-[ \u3000]+)*[\"'“”＂]?[^\s:：#，。；、\"'“”＂]{1,20}[\"'“”＂]?(：)(?!.*:(?: |$))"
)
_FULLWIDTH_SPACE = re.compile(r"[ \t]*(?:- +)*(?:\u3000|-\u3000|[^\s:：#\"']{1,20}:\u3000)")


def explain(text: str, error: YAMLError, last: Any) -> Fault:
    """Return the fault that says what a person should mend, for an error that libyaml met behind ``last``."""
    lines = Lines(text)
    problem = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    at = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None) or at
    if at is None:
        return Fault("PG003", "other")
    return (
        _misread_line(lines, last, begun, at)
        or _misread_braces(lines, problem, begun, at)
        or _unquoted(lines, problem, begun, at)
        or _plain(lines, problem, begun, at)
    )


def _misread_line(lines: Lines, last: Any, begun: Any, at: Any) -> Fault | None:
    """PG007 where one of the lines at fault has a full-width colon or space for YAML's own."""
    for number in _lines_at_fault(lines, last, begun, at):
        line, start = lines.line(number), lines.offset(number, 1)
        if match := _FULLWIDTH_SPACE.match(line):
            return fullwidth(lines, start + match.end() - 1, "space")
        if match := _FULLWIDTH_KEY.match(line):
            return fullwidth(lines, start + match.start(1), "colon")
    return None


def _lines_at_fault(lines: Lines, last: Any, begun: Any, at: Any) -> Iterator[int]:
    """The line where a value began that ran on, the first line behind it, the key without a colon, the place."""
    if last is not None:
        yield last.start_mark.line + 1
        following = last.end_mark.line + 1
        while following <= at.line + 1 and not lines.line(following).partition("#")[0].strip():
            following += 1
        yield following
    yield begun.line + 1
    yield at.line + 1


def _misread_braces(lines: Lines, problem: str, begun: Any, at: Any) -> Fault | None:
    """PG007 where a full-width comma or colon stands inside { } or [ ] that YAML could not follow."""
    if "while parsing a flow" not in problem:
        return None
    stretch = lines.text[begun.index : at.index + 1]
    match = re.search("[，：]", stretch)
    if match is None:
        return None
    return fullwidth(lines, begun.index + match.start(), "comma" if match.group() == "，" else "colon")


def _unquoted(lines: Lines, problem: str, begun: Any, at: Any) -> Fault | None:
    """PG009 where a value begins with a sign that means something to YAML."""
    text = lines.text
    sign = text[begun.index : begun.index + 1]
    if "block scalar" in problem and sign in (">", "|"):
        return needs_quotes(lines, begun.index, "block")
    if ("anchor" in problem or "alias" in problem or "tag" in problem) and sign in ("&", "*", "!"):
        return needs_quotes(lines, begun.index, "sign")
    if "cannot start any token" in problem and text[at.index : at.index + 1] in ("%", "@", "`", ">", "|"):
        return needs_quotes(lines, at.index, "sign")
    if "block sequence entries" in problem and text[at.index :].split("\n", 1)[0].strip() == "-":
        return needs_quotes(lines, at.index, "sign")
    return None


def _plain(lines: Lines, problem: str, begun: Any, at: Any) -> Fault:
    """PG003 with the sentence that fits."""
    text = lines.text
    if "cannot start any token" in problem:
        variant, at_start = ("tab" if text[at.index : at.index + 1] == "\t" else "stray-character"), False
    elif "did not find expected key" in problem and (sign := text[: at.index].rstrip(" \t")[-1:]) in "\"']}":
        variant, at_start = ("after-quote" if sign in "\"'" else "after-bracket"), False
    else:
        variant, at_start = next(
            ((name, start) for piece, name, start in _SENTENCES if piece in problem), ("other", False)
        )
    mark = begun if at_start else at
    return Fault("PG003", variant, _place(lines, mark))


def _place(lines: Lines, mark: Any) -> Position:
    """Return the character at ``mark``; behind the end of the text, the last character that stands there."""
    line, column = mark.line + 1, mark.column + 1
    if mark.index >= len(lines.text):
        stripped = lines.text.rstrip()
        place = lines.span(max(len(stripped) - 1, 0), len(stripped))
        return Position(place.line, place.column, place.line, place.column + 1)
    return Position(line, column, line, column + 1)
