"""libyaml's errors in plain words: the variant of a sentence, at the place where a person would mend it."""

from collections.abc import Iterator

from perfgoal.document.mending import needs_quotes, sign_at_fault
from perfgoal.document.model import Fault, Lines, Position
from perfgoal.document.trial import Trial, attempt

# Of an error of libyaml a piece of its context or problem -> our sentence, and whether it stands where the
# context began (an opening bracket) rather than where the parser gave up.
_SENTENCES = (
    ("found a tab character", "tab", False),
    ("cannot start any token", "tab", False),  # all others that cannot need quotes
    ("while scanning a quoted scalar", "unclosed-quote", True),
    ("while parsing a quoted scalar", "escape", False),
    ("while parsing a flow sequence", "unclosed-bracket", True),
    ("while parsing a flow mapping", "unclosed-brace", True),
    ("could not find expected ':'", "no-colon", True),
    ("found unexpected ':'", "no-colon", False),
    ("mapping values are not allowed", "colon-in-value", False),
    ("block sequence entries are not allowed", "dash-in-value", False),
    ("mapping keys are not allowed", "question-mark", False),
    ("did not find expected '-' indicator", "not-an-item", False),
    ("did not find expected key", "bad-indent", False),
    ("expected <document start>", "bad-indent", False),
    ("did not find expected node content", "stray-bracket", False),
    ("", "stray-character", False),
)


def explain(lines: Lines) -> Fault:
    """Return the fault that says what a person should mend in a text at which libyaml met an error."""
    trial = attempt(lines.text)
    return sign_at_fault(lines, trial) or needs_quotes(lines, trial) or _plain(lines, trial)


def _plain(lines: Lines, trial: Trial) -> Fault:
    """PG003 with the sentence that fits."""
    return Fault("PG003", *_variant(lines, trial))


def _variant(lines: Lines, trial: Trial) -> tuple[str, Position]:
    text, at, problem = lines.text, trial.at, trial.problem
    here = _place(lines, at)
    if text.startswith("...", at):
        return "after-end", here
    if any(piece in problem for piece in ("expected key", "expected '-' indicator", "expected <document start>")):
        before = text[lines.start(at) : at].rstrip()[-1:]
        if before in ("'", '"'):
            return "after-quote", here
        if before in ("]", "}"):
            return "after-bracket", here
        if "<document start>" in problem and lines.line(lines.number(trial.last.start_mark.index)).startswith("..."):
            return "after-end", here
        if text[at : at + 1] == ":":
            return "stray-character", here
    if "expected node content" in problem and not text[at:].strip():
        opened = _open_bracket(text, trial)
        return ("unclosed-brace" if text[opened] == "{" else "unclosed-bracket"), _place(lines, opened)
    variant, at_start = next(sentence[1:] for sentence in _SENTENCES if sentence[0] in problem)
    return variant, _place(lines, trial.begun if at_start else at)


def _open_bracket(text: str, trial: Trial) -> int:
    """Return where the innermost bracket stands that was open. It is the last character of what begins a container,
    behind a tag or an anchor. A pair in a list is a mapping without one: [a: 1]."""
    starts: Iterator[int] = (event.end_mark.index - 1 for event in reversed(trial.containers))
    return next(start for start in starts if text[start] in "[{")


def _place(lines: Lines, offset: int) -> Position:
    """Return the character at ``offset``; behind the end of the text, the last character that stands there."""
    offset = min(offset, len(lines.text) - 1)
    return lines.span(offset, offset + 1)
