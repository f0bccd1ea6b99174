"""Of a text that is no YAML, the sign that its author took for YAML's own, or that YAML took for its own.

Many lines look as if they held such a sign. Which one is at fault is tried: with it mended, libyaml must get
behind the place where it gave up.
"""

import re
from collections.abc import Iterator
from itertools import islice

from perfgoal.document.characters import code_point
from perfgoal.document.model import Edit, Fault, Lines
from perfgoal.document.signs import KEY, QUOTES, empty_block, fullwidth, quoted, quotes
from perfgoal.document.trial import Change, Trial, attempt, reads_on, replaced

_SIGNS = "，："
MAX_SIGNS = 10  # full-width signs of one pair of brackets that are tried
_WORK = 1_000_000  # characters to read again while following one line after the other that is at fault

_START = r"[ \t]*+(?:- ++)*+"
_INDENT = re.compile(rf"{_START}(\u3000++)")
_SPACE = re.compile(rf"{_START}(?:-|{KEY}:)(\u3000)")
_COLON = re.compile(rf"[ \t\u3000]*+(?:-[ \u3000]++)*+[\"'{QUOTES}]?{KEY}[\"'{QUOTES}]?(：)")
_NO_SPACE = re.compile(rf"{_START}(?![0-9]+:)({KEY}:)(?=[^\s/])")
_QUOTED = re.compile(
    rf"(?:^|[:-] ) *((?:[{QUOTES}][^{QUOTES}\r\n]*[{QUOTES}\"])|(?:\"[^\"{QUOTES}\r\n]*[{QUOTES}]))[ \t]*(?:#.*)?$"
)
_BLANK = re.compile(r":?[ \t]*+(?:#[^\r\n]*+)?+(?:[\r\n]++[ \t]*+(?:#[^\r\n]*+)?+)*+")

_IN_BRACES = re.compile(r"(?:[^,\[\]{}\r\n#]|,(?=[0-9]{3}(?![0-9]))|(?<!\s)#)++")
_IN_LINE = re.compile(r"(?:[^\r\n#]|(?<!\s)#)++")
_AS_KEY = re.compile(r"[^\r\n]+?(?=[ \t]*:(?:[ \r\n]|$))")
_TOKEN = re.compile(r" *(?:- +)*")


def sign_at_fault(lines: Lines, trial: Trial) -> Fault | None:
    """Return PG007 (or PG003, for a colon without its space) where mending one sign lets libyaml read on."""
    readings = _WORK // (len(lines.text) + 1)
    candidates = list(islice(_candidates(lines, trial), max(4, readings)))
    for rounds in (1, min(50, readings)):
        for fault in candidates:
            if _helps(lines, fault, trial, rounds):
                return fault
    return None


def _helps(lines: Lines, fault: Fault, trial: Trial, rounds: int) -> bool:
    """Whether libyaml reads on behind ``trial.at`` with ``fault`` mended, and the next ones if more rounds are
    given: of several such lines at the top of a text it reads the first as one with all that follow. What it cannot
    read of a value that only now is one shows that the sign was at fault, too."""
    until = trial.at
    for left in reversed(range(rounds)):
        changes = _changes(lines, fault)
        until += sum(len(new) - (end - start) for start, end, new in changes if start < until)
        mended = changes[-1][0]
        lines = Lines(replaced(lines.text, changes))
        if reads_on(lines.text, until):
            return True
        trial = attempt(lines.text)
        value = _unquoted(lines.text, trial)
        if value is not None and value[0] > mended and not re.search("[\r\n]", lines.text[mended : value[0]]):
            return True
        following = next(_candidates(lines, trial), None) if left else None
        if following is None:
            return False
        fault = following
    return False


def _changes(lines: Lines, fault: Fault) -> list[Change]:
    return [
        (
            lines.offset(edit.position.line, edit.position.column),
            lines.offset(edit.position.end_line, edit.position.end_column),
            edit.text,
        )
        for edit in fault.edits
    ]


def _candidates(lines: Lines, trial: Trial) -> Iterator[Fault]:
    for number in dict.fromkeys(_lines_at_fault(lines, trial)):
        yield from _on_line(lines, number)
    if "while parsing a flow" in trial.problem:
        yield from _in_brackets(lines, trial)
    if "unexpected ':'" in trial.problem:
        yield _no_space(lines, trial.at, trial.at + 1)


def _lines_at_fault(lines: Lines, trial: Trial) -> Iterator[int]:
    """The line where that begins which libyaml could not end, the line where it gave up, and the one where the last
    value begins, which may have run on."""
    yield lines.number(trial.begun)
    yield lines.number(trial.at)
    if trial.last is not None:
        yield lines.number(trial.last.start_mark.index)


def _past_blanks(text: str, offset: int) -> int:
    """Return where ``text`` goes on behind the blanks and comments at ``offset``."""
    blank = _BLANK.match(text, offset)
    assert blank is not None  # it matches nothing as well
    return blank.end()


def _on_line(lines: Lines, number: int) -> Iterator[Fault]:
    line, start = lines.line(number), lines.offset(number, 1)
    if line.startswith("\ufeff"):  # libyaml passes over it, and finds the rest one column further right
        place, character = lines.span(start, start + 1), code_point(line[0])
        yield Fault("PG003", "control-character", place, {"character": character}, edits=(Edit(place, ""),))
    if match := _INDENT.match(line):
        place = lines.span(start + match.start(1), start + match.end(1))
        for twin in ("  " * len(match.group(1)), ""):  # as wide as they are seen, or there by mistake
            yield Fault("PG007", "space", place, edits=(Edit(place, twin),))
    if match := _SPACE.match(line):
        yield fullwidth(lines, start + match.start(1))
    if match := _COLON.match(line):
        yield fullwidth(lines, start + match.start(1))
    if match := _NO_SPACE.match(line):
        yield _no_space(lines, start + match.start(1), start + match.end(1))
    if (match := _QUOTED.search(line)) and (found := quotes(lines, start + match.start(1), start + match.end(1))).edits:
        yield found


def _no_space(lines: Lines, start: int, end: int) -> Fault:
    """Return PG003 for a key and its colon, or the colon alone, behind which a space is due."""
    return Fault("PG003", "no-colon", lines.span(start, end), edits=(Edit(lines.span(end, end), " "),))


def _in_brackets(lines: Lines, trial: Trial) -> Iterator[Fault]:
    """The full-width signs between the opening bracket and the place where libyaml gave up, the nearest first."""
    text, end = lines.text, trial.at + 1
    for _ in range(MAX_SIGNS):
        end = max(text.rfind(sign, trial.begun, end) for sign in _SIGNS)
        if end < 0:
            return
        yield fullwidth(lines, end)


def needs_quotes(lines: Lines, trial: Trial) -> Fault | None:
    """Return PG009 where a value begins with a sign that means something to YAML."""
    found = _unquoted(lines.text, trial)
    if found is None:
        return None
    start, variant = found
    for end in _ends(lines, start):
        fault = quoted(lines, start, end, variant)
        text = replaced(lines.text, _changes(lines, fault))
        if reads_on(text, _past_blanks(text, end + len(text) - len(lines.text))):
            return fault
    match = _IN_LINE.match(lines.text, start)
    assert match is not None  # at least the sign
    end = start + len(match.group().rstrip())
    return Fault("PG009", variant, lines.span(start, end), {"value": lines.text[start:end]})


def _unquoted(text: str, trial: Trial) -> tuple[int, str] | None:
    """Return where such a value begins, and the variant of the sentence about it."""
    problem, begun, at = trial.problem, trial.begun, trial.at
    if "block scalar" in problem and ("comment or line break" in problem or "indentation indicator" in problem):
        return begun, "block"
    if any(
        f"while {doing} {what}" in problem
        for doing in ("scanning", "parsing")
        for what in ("an anchor", "an alias", "a tag")
    ):
        return begun, "sign"
    if "undefined tag handle" in problem:
        return begun, "sign"
    if "cannot start any token" in problem and text[at : at + 1] in ("%", "@", "`", ">", "|"):
        return at, "sign"
    if "block sequence entries" in problem and re.compile(r"-[ \t]*(?:#|[\r\n]|$)").match(text, at):
        return at, "sign"
    last = trial.last
    if getattr(last, "style", None) in (">", "|") and empty_block(text[last.start_mark.index : last.end_mark.index]):
        return last.start_mark.index, "block"
    return None


def _ends(lines: Lines, start: int) -> Iterator[int]:
    """Yield where the value that begins at ``start`` may end: as a key, inside braces, with its line, and with
    the lines that continue it."""
    text = lines.text
    line_start = lines.start(start)
    token = _TOKEN.match(text, line_start)
    assert token is not None  # it matches nothing as well
    if token.end() == start and (match := _AS_KEY.match(text, start)):
        yield match.end()
    for pattern in (_IN_BRACES, _IN_LINE):
        if match := pattern.match(text, start):
            yield start + len(match.group().rstrip())
    # What continues a value stands further right than the key or the dash before it.
    indent = token.end() - line_start if token.end() < start else max(token.group().rfind("-"), 0)
    more = re.compile(rf"[^\r\n]*+(?:(?:\r\n|\r|\n)[ ]{{{indent + 1}}} *+[^\s#][^\r\n]*+)++").match(text, start)
    if more:
        yield start + len(more.group().rstrip())
