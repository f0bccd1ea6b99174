"""A tree written as someone else would write it: other orders, indentations, quotes, and comments in odd places."""

import re
from collections.abc import Callable
from random import Random
from typing import Any

from perfgoal.document import Node
from perfgoal.document.writing import as_key, as_value


class Scribe:
    """Writes plain data as YAML in a style of its own for each part, with comments and blank lines where there may be
    any. Where it is ``wild``, some parts are in { } and [ ] and some texts blocks: styles that formatting keeps."""

    def __init__(self, random: Random, *, wild: bool) -> None:
        self.random = random
        self.wild = wild
        self.lines: list[str] = []
        self.most = 99  # columns that a comment may be indented by here: behind a block it would be text
        self.number = 0

    def write(self, tree: dict[str, Any]) -> str:
        """Return ``tree`` as a text."""
        root = self.random.choice((0, 0, 0, 2))
        if self.wild and not root and self.maybe(0.1):
            self.aside()
            self.lines.append("---" + self.behind())
        self.mapping(tree, root, 0)
        self.aside()
        if self.wild and self.maybe(0.1):
            self.lines += ["...", "# behind the end"]
        return "\n".join(self.lines) + "\n"

    def maybe(self, chance: float) -> bool:
        return self.random.random() < chance

    def comment(self) -> str:
        self.number += 1
        return self.random.choice(("# {}", "#{}", "# {}: [x", "# '{}", "#: {} #", "#   - {}:")).format(self.number)

    def aside(self) -> None:
        """Maybe write lines that say nothing."""
        while self.maybe(0.25):
            column = min(self.random.randrange(9), self.most)
            self.lines.append(self.random.choice((" " * column + self.comment(), "", "   "[: self.most])))

    def behind(self) -> str:
        if not self.maybe(0.2):
            return ""
        return self.random.choice((" ", "  ", "      ")) + self.comment()

    def mapping(self, tree: dict[str, Any], indent: int, base: int, first: str | None = None) -> None:
        keys = list(tree)
        self.random.shuffle(keys)
        for key in keys:
            if first is None:
                self.aside()
            start = " " * indent if first is None else first
            first = None
            self.entry(start + self.key(key) + ":", tree[key], indent)

    def key(self, key: str) -> str:
        return self.random.choice((as_key, _double, _single))(key) if self.maybe(0.2) else as_key(key)

    def entry(self, start: str, value: Node, indent: int) -> None:
        if isinstance(value, str):
            self.scalar(start, value, indent)
        elif not value or (self.wild and self.maybe(0.15) and _short(value)):
            self.lines.append(f"{start} {self.flow(value)}{self.behind()}")
            self.most = 99
        elif isinstance(value, dict):
            self.lines.append(start + self.behind())
            self.most = 99
            self.mapping(value, indent + self.random.choice((1, 2, 2, 2, 4)), indent)
        else:
            self.lines.append(start + self.behind())
            self.most = 99
            self.list(value, indent + self.random.choice((0, 1, 2, 2, 2, 4)))

    def list(self, items: list[Any], indent: int) -> None:
        for item in items:
            self.aside()
            dash = " " * indent + "-"
            if isinstance(item, str):
                self.scalar(dash, item, indent)
            elif self.wild and self.maybe(0.15) and _short(item):
                self.lines.append(f"{dash} {self.flow(item)}{self.behind()}")
                self.most = 99
            elif self.maybe(0.2):
                self.lines.append(dash + self.behind())
                self.most = 99
                self.mapping(item, indent + self.random.choice((1, 2, 3)), indent)
            else:
                blanks = self.random.choice((1, 1, 1, 3))
                self.mapping(item, indent + 1 + blanks, indent, dash + " " * blanks)

    def scalar(self, start: str, value: str, indent: int) -> None:
        is_line = value == value.strip() != "" and "\n" not in value
        if value.endswith("\n") or (self.wild and is_line and self.maybe(0.05)):
            self.block(start, value, indent)
            return
        if self.wild and is_line and " " in value and self.maybe(0.5):
            self.folded(start, value, indent)
            return
        self.most = 99
        written = self.quoted(value)
        if not written:
            self.lines.append(start + self.behind())
        elif self.maybe(0.1):
            self.lines.append(start + self.behind())
            self.aside()
            self.lines.append(" " * (indent + self.random.choice((1, 2, 5))) + written + self.behind())
        else:
            self.lines.append(f"{start}{self.random.choice((' ', ' ', '   '))}{written}{self.behind()}")

    def block(self, start: str, value: str, indent: int) -> None:
        ends = len(value) - len(value.rstrip("\n"))
        sign = "-" if not ends else "" if ends == 1 and not (self.wild and self.maybe(0.2)) else "+"
        deep = self.random.choice((1, 2, 2, 3))
        digit = str(deep) if value[:1] == " " or (self.wild and self.maybe(0.2)) else ""
        self.lines.append(f"{start} |{digit}{sign}{self.behind()}")
        for line in value.removesuffix("\n").split("\n"):
            self.lines.append(" " * (indent + deep) + line if line else "")
        self.most = indent
        if sign == "+":  # a blank line would be text
            self.lines.append(" " * self.most + self.comment())

    def folded(self, start: str, value: str, indent: int) -> None:
        """Break a text at its single blanks."""
        quote = self.random.choice("'\"")
        written = {"'": _single, '"': _double}[quote](value)
        pieces = re.split(r"(?<=\S) (?=\S)", written)
        self.lines.append(f"{start} {pieces[0]}")
        for piece in pieces[1:]:
            self.lines.append(" " * (indent + self.random.randrange(1, 9)) + piece)
        self.lines[-1] += self.behind()
        self.most = 99

    def quoted(self, value: str) -> str:
        styles: tuple[Callable[[str], str], ...] = (as_value, as_value, as_value, _single, _double)
        return self.random.choice(styles)(value)

    def flow(self, value: Node) -> str:
        comma = self.random.choice((", ", ",  ", " , "))
        if isinstance(value, str):
            return self.random.choice((_single, _double))(value)
        if isinstance(value, list):
            return "[" + comma.join(map(self.flow, value)) + "]"
        keys = list(value)
        self.random.shuffle(keys)
        return "{" + comma.join(f"{as_key(key, in_brackets=True)}: {self.flow(value[key])}" for key in keys) + "}"


def _short(value: Node) -> bool:
    return len(str(value)) < 300


def _single(text: str) -> str:
    return _double(text) if "\n" in text else "'" + text.replace("'", "''") + "'"


def _double(text: str) -> str:
    return '"' + re.sub(r'[\\"]', r"\\\g<0>", text).replace("\n", "\\n") + '"'


def bare(text: str) -> list[str]:
    """Return the lines of a text that :class:`Scribe` has written, without comments and blank lines."""
    lines = (
        re.sub(r"(^|[ \t]+)#(?! ?$)[ :]? *('?\d+|- \d+:|behind the end).*$", "", line) for line in text.splitlines()
    )
    return [line.rstrip() for line in lines if line.strip()]
