"""What the runners of CI systems obey in a log, whoever has written it, and how a text is written so that none does.

GitHub reads ``::command::`` at the start of a line; Azure, TeamCity and old runners of GitHub read ``##vso[``,
``##teamcity[`` and ``##[`` anywhere in one. They compare texts as a language does, where some characters have no
weight, and pass over these.
"""

import re

_WEIGHTLESS = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u200c\u200d\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
)
# Blanks of the same line only: those of all lines that follow would be gone through from each of them.
_START = rf"^((?:[^\S\n]|[{_WEIGHTLESS}])*+):(?=[{_WEIGHTLESS}]*:)"
_HASH = rf"#(?=[{_WEIGHTLESS}]*#[{_WEIGHTLESS}]*(?:\[|vso\[|teamcity\[))"
_EITHER = re.compile(f"{_START}|{_HASH}", re.IGNORECASE)
_STARTS = re.compile(_START, re.MULTILINE)
_HASHES = re.compile(_HASH, re.IGNORECASE)


def spaced(line: str) -> str:
    """Return ``line``, a space put into each command in it."""
    return _EITHER.sub(lambda match: match[0] + " ", line) if ":" in line or "#" in line else line


def is_command(line: str) -> bool:
    """Whether a runner obeys ``line``."""
    return _EITHER.search(line) is not None


def starts_replaced(text: str, colon: str) -> str:
    """Return ``text`` with ``colon`` for the first sign of each ``::`` that begins a line: what stands for a colon to
    those who are to read the text."""
    return _STARTS.sub(lambda match: match[1] + colon, text) if ":" in text else text


def hashes_replaced(text: str, hash_sign: str) -> str:
    """Return ``text`` with ``hash_sign`` for the first sign of each ``##[``, ``##vso[`` and ``##teamcity[``."""
    return _HASHES.sub(lambda _: hash_sign, text) if "#" in text else text
