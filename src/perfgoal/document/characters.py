"""Characters that must not reach a reader unseen, and how they are shown instead."""

import re

from perfgoal.runners import spaced

# YAML's c-printable leaves these out; NEL (U+0085) and the two Unicode separators are left out here as well,
# because libyaml counts them as line ends and every editor counts differently.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")

# Zero-width and bidirectional controls: what is seen is not what is read. ZWJ and ZWNJ stay out: emoji and
# some scripts need them.
INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)

# Of these, the ones without which a text looks otherwise: they turn its direction, set small text above it, or (in
# Mongolian) give a letter another form.
SHAPING = re.compile("[\u061c\u180e\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]")

_UNSEEN = re.compile(f"{FORBIDDEN.pattern[:-1]}{INVISIBLE.pattern[1:]}")

# What an escape such as "\x1b" in a double-quoted value may smuggle in; a line break or a tab is no surprise.
SMUGGLED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")

_UNSHOWN = re.compile(f"{SMUGGLED.pattern[:-1]}{INVISIBLE.pattern[1:-1]}\t\n\ud800-\udfff]")


def has_unseen(text: str) -> bool:
    """Whether ``text`` holds any character of :data:`FORBIDDEN` or :data:`INVISIBLE`."""
    # None of them is printable to Python, which looks a text through twice as fast as a pattern does.
    return not text.replace("\n", " ").isprintable() and _UNSEEN.search(text) is not None


def code_point(character: str) -> str:
    """Name one character as ``U+XXXX``."""
    return f"U+{ord(character):04X}"


def visible(text: str) -> str:
    """Return ``text`` as one line in which nothing is hidden: each control, bidirectional or zero-width
    character becomes ``<U+XXXX>``, a tab or line break one space."""
    return _UNSHOWN.sub(_show, text)


def shortened(text: str, most: int) -> str:
    """Return ``text``, or as much of it as ``most`` characters hold together with the sign that there was more."""
    return text if len(text) <= most else text[: most - 1] + "…"


def inert(text: str) -> str:
    """Return ``text`` fit to be printed as one line to a terminal or a CI log: :func:`visible`, and with no
    workflow command that a runner would obey."""
    return spaced(visible(text))


def _show(match: re.Match[str]) -> str:
    character = match.group()
    return " " if character in ("\t", "\n") else f"<{code_point(character)}>"
