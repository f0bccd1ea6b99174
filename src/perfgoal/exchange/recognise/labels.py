"""Texts as labels are compared: whatever stands around a label, in front of it and behind it, is taken away."""

import re
import unicodedata
from functools import lru_cache

LONGEST = 60
"""Characters of the longest text that may be a label."""
_LONGEST_RAW = 4 * LONGEST
"""The same with the white space in it."""

_LEAD = re.compile(
    r"^(?:[*※★●◆■·•#]+|\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}[、.]|\([0-9]{1,2}\)|[0-9]{1,2}[、.)](?![0-9])"
    r"|其中:?)(?=.)"
)
_REMARK = re.compile(r"(?<=.)\([^()]*\)$")
_OR_UNIT = re.compile(r"\((?:单位|部门|机构)\)")
# In a text that is tidy, no white space stands before the end of a line.
_BETWEEN_WORDS = re.compile(r"(?<=[0-9A-Za-z.,;:!?)])\n\s*(?=[0-9A-Za-z(])")
_BREAK = re.compile(r"\n\s*")


def plain(text: str) -> str:
    """Return ``text`` after NFKC, without white space and what is not seen."""
    return _plain(text) if len(text) > _LONGEST_RAW else _kept_plain(text)


def plain_title(text: str) -> str:
    """Return ``text`` as titles are compared: 部门（单位）整体支出… is 部门整体支出…."""
    return _OR_UNIT.sub("", plain(text))


def _plain(text: str) -> str:
    normal = unicodedata.normalize("NFKC", text)
    return "".join(character for character in normal if not character.isspace() and _is_seen(character))


_kept_plain = lru_cache(maxsize=8192)(_plain)


def _is_seen(character: str) -> bool:
    return character.isascii() or unicodedata.category(character) != "Cf"


def may_be_label(text: str) -> bool:
    """Whether a text is short enough to be a label."""
    return len(text) <= _LONGEST_RAW and len(plain(text)) <= LONGEST


@lru_cache(maxsize=8192)
def spellings(text: str) -> tuple[str, ...]:
    """Return what ``text`` may be called as a label, the whole of it first: then without a colon and what numbers it,
    and without the remarks in brackets behind it. Nothing for what is too long, or blank."""
    if not may_be_label(text):
        return ()
    whole = plain(text)
    found = [whole]
    for take in (_without_colon, _without_lead, _without_remarks, _without_lead):
        found.append(take(found[-1]))
    return tuple(dict.fromkeys(name for name in found if name))


def joined(text: str) -> str:
    """Return a name that may be broken over lines as one line: lines meet without a blank, but for Latin words."""
    return _BREAK.sub("", _BETWEEN_WORDS.sub(" ", tidy(text)))


def tidy(text: str) -> str:
    """Return a text without white space at its ends and the ends of its lines."""
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()


def _without_colon(text: str) -> str:
    return text.rstrip(":")


def _without_lead(text: str) -> str:
    while (cut := _LEAD.sub("", text)) != text:
        text = cut
    return text


def _without_remarks(text: str) -> str:
    while (cut := _REMARK.sub("", text.rstrip(":"))) != text:
        text = cut
    return text
