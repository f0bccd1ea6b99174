"""The rules in a .gitignore, by its manual: https://git-scm.com/docs/gitignore.

A name is compared byte by byte, as git does; so texts have a character for each byte here. The expressions that rules
become never go back over what a ``*`` has taken: plain ones, pathspec's for instance, take hours over
``*a*a*a*a*a*a*a*b``, which anyone can write into a repository that is to be checked.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

LONGEST = 1_024
"""Bytes of a rule. A longer one is passed over."""

Fitting = Callable[[str], object]
"""Asks a name whether it fits."""

_WILD = frozenset("*?[\\")
_MANY = re.compile(r"\*{2,}")
_NO_SIGN = (IndexError, KeyError, ValueError)
"""Nothing behind a backslash, no end of a set, a class there is not."""
_ALL = frozenset(map(chr, range(1, 256)))
_CLASSES: dict[str, Callable[[str], bool]] = {
    "alnum": str.isalnum,
    "alpha": str.isalpha,
    "blank": lambda sign: sign in " \t",
    "cntrl": lambda sign: ord(sign) < 32 or sign == "\x7f",
    "digit": str.isdigit,
    "graph": lambda sign: "!" <= sign <= "~",
    "lower": str.islower,
    "print": str.isprintable,
    "punct": lambda sign: "!" <= sign <= "~" and not sign.isalnum(),
    "space": lambda sign: sign in " \t\n\v\f\r",
    "upper": str.isupper,
    "xdigit": lambda sign: sign in "0123456789abcdefABCDEF",
}


class Rule(NamedTuple):
    """One line: the steps from the folder of the file, the last one of what it names; ``negated`` where that is not
    ignored after all, ``folders_only`` where a file is not meant."""

    steps: tuple[str, ...]
    negated: bool = False
    folders_only: bool = False

    @property
    def is_name(self) -> bool:
        """Whether it is about a name, in whatever folder."""
        return len(self.steps) == 2 and self.steps[0] == "**"


def rules_of(data: bytes) -> list[Rule]:
    """Return the rules in a file, in its order. What is no rule, and what cannot match anything, is left out."""
    lines = data.removeprefix(b"\xef\xbb\xbf").decode("latin-1").split("\n")
    return [rule for line in lines if (rule := _rule(line.removesuffix("\r")))]


def _rule(line: str) -> Rule | None:
    if line.startswith("#") or len(line) > LONGEST:
        return None
    line = _without_spaces(line.partition("\0")[0])  # which ends a text for git
    negated = line.startswith("!")
    body = line[negated:]
    folders_only = body.endswith("/")
    body = body.removesuffix("/")
    if not body:
        return None
    try:
        steps = _steps(body.removeprefix("/")) if "/" in body else ("**", "*" if _MANY.fullmatch(body) else body)
    except _NO_SIGN:
        return None
    if any(step != "**" and _expression(step) is None for step in steps if _WILD.intersection(step)):
        return None
    return Rule(steps, negated, folders_only)


def _steps(body: str) -> tuple[str, ...]:
    """Return the steps between the slashes of a rule. One behind a backslash is a slash as any other; one in a set is a
    sign of the set, which no name has."""
    steps = [""]
    for sign in _signs(body):
        if sign in ("/", "\\/"):
            steps.append("")
        else:
            steps[-1] += sign
    folders = tuple("**" if _MANY.fullmatch(step) else step for step in steps)
    return (*folders, "*") if folders[-1] == "**" else folders


def _signs(body: str) -> Iterator[str]:
    """Yield the signs of a rule as they are written: a set is one, and so is what stands behind a backslash with it."""
    at = 0
    while at < len(body):
        start, at = at, at + 1
        if body[start] == "[":
            _, at = _set(body, at)
        elif body[start] == "\\":
            at += 1
        yield body[start:at]


def _without_spaces(line: str) -> str:
    """Return a line without the spaces at its end; one behind a backslash is meant."""
    kept = line.rstrip(" ")
    backslashes = len(kept) - len(kept.rstrip("\\"))
    return kept + " " if backslashes % 2 and kept != line else kept


def fitting(step: str) -> Fitting:
    """Return what asks a name whether it is one that ``step`` stands for."""
    if not _WILD.intersection(step):
        return step.__eq__
    expression = _expression(step)
    return _nothing if expression is None else expression.fullmatch


def _nothing(name: str) -> bool:
    return False


@lru_cache(maxsize=4_096)
def _expression(step: str) -> re.Pattern[str] | None:
    """Return the expression for a step, ``None`` for one that matches nothing. Between two ``*`` the first place that
    fits will do, since all that follows may begin later, too."""
    try:
        first, *others = "".join(_parts(step)).split("\0")
    except _NO_SIGN:
        return None
    if not others:
        return re.compile(first, re.DOTALL)
    *between, last = others
    return re.compile(first + "".join(f"(?>.*?{part})" for part in between if part) + f".*{last}", re.DOTALL)


def _parts(step: str) -> Iterator[str]:
    """Yield what each sign of a step is as an expression, and a NUL for ``*``."""
    at = 0
    while at < len(step):
        sign = step[at]
        at += 1
        if sign == "*":
            yield "\0"
        elif sign == "?":
            yield "."
        elif sign == "[":
            signs, at = _set(step, at)
            yield "[" + "".join(map(re.escape, sorted(signs))) + "]" if signs else "(?!)"
        else:
            if sign == "\\":
                sign = step[at]
                at += 1
            yield re.escape(sign)


def _set(step: str, at: int) -> tuple[frozenset[str], int]:
    """Return the signs that a set stands for which begins at ``at``, and where it has ended."""
    negated = step[at] in "!^"
    at += negated
    signs, before, is_first = set[str](), "", True
    while is_first or step[at] != "]":
        is_first = False
        sign = step[at]
        if sign == "-" and before and step[at + 1] != "]":
            at += 1 + (step[at + 1] == "\\")
            signs.update(map(chr, range(ord(before), ord(step[at]) + 1)))
            before = ""
        elif (end := _end_of_class(step, at)) is not None:
            belongs = _CLASSES[step[at + 2 : end - 1]]
            signs.update(sign for sign in map(chr, range(1, 128)) if belongs(sign))
            at, before = end, ""
        else:
            at += sign == "\\"
            before = step[at]
            signs.add(before)
        at += 1
    return (_ALL - signs if negated else frozenset(signs)), at + 1


def _end_of_class(step: str, at: int) -> int | None:
    """Return where a class such as ``[:digit:]`` ends that begins at ``at``, ``None`` where none begins."""
    if not step.startswith("[:", at):
        return None
    end = step.index("]", at + 2)
    return end if end > at + 2 and step[end - 1] == ":" else None
