"""What a text must not hold to be harmless where it is printed."""

import re
import unicodedata
from collections.abc import Iterator

# What a runner passes over: it compares texts as a language does, where these have no weight.
_NOTHING = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\u00ad"
_GITHUB = re.compile(rf"[\s{_NOTHING}]*:[{_NOTHING}]*:")
_HASHES = re.compile(rf"#[{_NOTHING}]*#[{_NOTHING}]*(?:\[|vso\[|teamcity\[)", re.IGNORECASE)
_SECTION = re.compile("(?:section_(?:start|end)|travis_fold):.*[\r\x1b]")
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
ANNOTATION = re.compile("::(?:error|warning|notice) [^:]*title=(?:PG|perfgoal)[^:]*::.*")
"""A workflow command that is meant to be one."""


def harms(text: str, *, annotations: bool = False, logged: bool = True) -> Iterator[str]:
    """Yield what is wrong with a text for a terminal and, where it is ``logged``, for the log of a CI. ``annotations``
    are lines that GitHub is meant to obey."""
    for character in sorted(set(text)):
        unseen = character not in "\n\u200c\u200d" and unicodedata.category(character) in _UNSEEN
        if unseen:  # joiners are none: emoji and some scripts need them
            yield f"U+{ord(character):04X} in it"
    if not logged:
        return
    for line in text.split("\n"):
        if _GITHUB.match(line) and not (annotations and ANNOTATION.fullmatch(line)):
            yield f"GitHub obeys: {line[:80]!a}"
        if found := _HASHES.search(line) or _SECTION.search(line):
            yield f"a CI obeys: {found.group()!a}"
