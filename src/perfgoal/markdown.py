"""Text as Markdown in which it stays text, as GitHub, GitLab and Gitee show it."""

import re

from perfgoal.document import visible
from perfgoal.runners import starts_replaced

# What GitHub and GitLab look for in the finished page, where a backslash is long gone: mentions, issues, formulas,
# emoji, addresses, {+marks of changes+}. A character that stands in an element of its own has no neighbours there.
_LOOKED_FOR = r"[@#$]|:(?=//|[\w+-]+:)|(?<=www)\.|[{\[](?=[+-])|[+-](?=[}\]])"
# What Markdown itself acts on; GitLab also takes the backslash as a word that !1, %1 and ^1 are no links.
_ACTED_ON = r"[\\`*_\[\]<>~{}!^]|&(?=#?\w+;)|%(?=[\w\"])|=(?==)|[+](?=[+])"
_MARKDOWN = re.compile(rf"(?P<apart>{_LOOKED_FOR})|(?P<pipe>\|)|(?P<active>{_ACTED_ON})", re.IGNORECASE)
# The place for the backslash where a line would begin a list, a rule or a heading.
_BEGINNING = re.compile(r"^(?:[0-9]{1,9}(?=[.)](?:\s|$))|(?=[-+=]))")


def visible_lines(text: str) -> str:
    """Return ``text`` with its line breaks kept, and all else that no one would see made visible."""
    return "\n".join(visible(line) for line in text.replace("\r\n", "\n").split("\n"))


def markdown_text(text: str) -> str:
    """Return Markdown, on one line, that reads as exactly ``text``: line breaks are ``<br>``, and nothing in it is a
    mark of Markdown, or of the sites that show it."""
    line = _MARKDOWN.sub(_mark, visible_lines(text).strip(" \n")).replace("\n", "<br>")
    return starts_replaced(_BEGINNING.sub(r"\g<0>\\", line), "\\:")


def _mark(match: re.Match[str]) -> str:
    character = match.group()
    if match["pipe"]:
        return "&#124;"  # a table is cut at each pipe before backslashes are read, in some readers
    return f"<span>\\{character}</span>" if match["apart"] else f"\\{character}"
