"""One declaration written in many ways: what YAML leaves to its author, chosen anew for each part of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from hypothesis import strategies as st

from perfgoal.declaration import declaration_model
from perfgoal.document.writing import as_key, as_value
from perfgoal.forms import packaged_form
from perfgoal.shape.translation import Plan, fields_of

FREEDOMS = (
    "order",  # keys in any order
    "quotes",  # in quotes that are not needed, single or double
    "escapes",  # signs as \u escapes
    "blocks",  # texts below | and >
    "folds",  # texts that go on on the next line
    "flow",  # { } and [ ] on one line
    "open flow",  # { } and [ ] over several lines
    "indents",  # blocks indented by any number of blanks
    "comments",  # on lines of their own and behind values
    "blanks",  # blank lines, blanks at the ends of lines
    "below",  # a value on the line below its key
    "questions",  # keys behind ? and values behind :
    "marks",  # --- and ...
    "chinese",  # keys in the other language, field by field
)
"""What a writing may make use of."""

COMMENTS = ("# {}", "#{}", "# {}: [x", "# '{}", "#: {} #", "#   - {}:", "# 甲：“{}”", "#\t{}", "# \u3000{}\U0001f389")

Tree = dict[str, Any]
Route = tuple[str | int, ...]


@dataclass(frozen=True)
class Writing:
    """A way to write: a ``seed`` of the choices, what they may make use of, the end of lines, and whether there is a
    byte order mark, or an end behind the last line."""

    seed: int = 0
    freedoms: frozenset[str] = frozenset()
    end: str = "\n"
    bom: bool = False
    ended: bool = True

    def text(self, tree: Tree) -> str:
        """Return ``tree``, a declaration in English keys, written this way, without a byte order mark and with plain
        ends of lines."""
        lines = _Pen(self).document(tree)
        return "\n".join(lines) + ("\n" if self.ended or _keeps(lines) else "")

    def data(self, tree: Tree) -> bytes:
        """Return ``tree``, a declaration in English keys, written this way."""
        return (("\ufeff" if self.bom else "") + self.text(tree).replace("\n", self.end)).encode()


def writings(freedoms: Iterable[str] = FREEDOMS) -> st.SearchStrategy[Writing]:
    """Give ways to write that make use of some of ``freedoms``."""
    return st.builds(
        Writing,
        st.integers(0, 2**32),
        st.frozensets(st.sampled_from(tuple(freedoms)), min_size=1),
        st.sampled_from(("\n", "\r\n", "\r")),
        st.booleans(),
        st.booleans(),
    )


PLAIN = Writing()


class _Pen:
    """Writes lines. What is chosen for a part depends on its route alone, not on what stands around it."""

    def __init__(self, writing: Writing) -> None:
        self.writing = writing
        self.deepest = 99  # columns that a comment may be indented by here: behind a block it would be part of it
        self.plan = Plan()

    def may(self, freedom: str, route: Route, chance: float) -> bool:
        return freedom in self.writing.freedoms and self.dice(freedom, route).random() < chance

    def dice(self, what: str, route: Route) -> Random:
        return Random(f"{self.writing.seed} {what} {route}")

    def document(self, tree: Tree) -> list[str]:
        marked = self.may("marks", (), 0.5)
        lines = [*self.aside(("---",)), "---" + self.behind(("---",))] if marked else []
        model = declaration_model(packaged_form(tree["form"]))
        indent = self.step((), (0, 0, 2))
        lines += self.mapping(tree, (), indent, Plan(model=model))
        lines += self.aside(("...",))
        if self.may("marks", ("...",), 0.3):
            lines += ["...", "# behind the end"]
        return lines

    def mapping(self, tree: Tree, route: Route, indent: int, plan: Plan) -> list[str]:
        lines: list[str] = []
        keys = list(tree)
        if self.may("order", route, 0.7):
            self.dice("shuffle", route).shuffle(keys)
        for key in keys:
            here = (*route, key)
            lines += self.aside(here)
            name, below = self.named(key, here, plan)
            start = " " * indent + self.key(name, here)
            if self.may("questions", here, 0.1):
                lines.append(f"{' ' * indent}? {start.strip()}{self.behind((*here, '?'))}")
                start = " " * indent
            lines += self.entry(start + ":", tree[key], here, indent, below)
        return lines

    def named(self, name: str, route: Route, plan: Plan) -> tuple[str, Plan]:
        """Return the key to write for a field, and how what stands behind it is read."""
        known = fields_of(plan.model).get(name) if plan.model is not None else None
        if known is None:
            return name, plan.inner or Plan()
        keys = known.keys if self.may("chinese", route, 0.6) else known.keys[:1]
        return self.dice("key", route).choice(keys), known.plan

    def key(self, name: str, route: Route, *, in_brackets: bool = False) -> str:
        if self.may("quotes", route, 0.3):
            return self.dice("quote", route).choice((_single, self.double))(name)
        if _WORD.fullmatch(name):
            return name
        return as_key(name, in_brackets=in_brackets) if _is_simple(name) else self.double(name)

    def entry(self, start: str, value: Any, route: Route, indent: int, plan: Plan) -> list[str]:
        """Return the lines of ``start``, a key or a dash, and what stands behind it."""
        self.deepest, was = 99, self.deepest
        if isinstance(value, str):
            return self.scalar(start, value, route, indent)
        if not value or self.may("flow", route, 0.2):
            return [f"{start}{self.gap(route, start)}{self.flow(value, route, plan)}{self.behind(route)}"]
        if self.may("open flow", route, 0.2):
            return self.open_flow(start, value, route, indent, plan)
        self.deepest = was
        head = start + self.behind(route).replace("\t", " ")  # behind a lone dash libyaml takes no tab
        self.deepest = 99
        if isinstance(value, dict):
            return [head, *self.mapping(value, route, indent + self.step(route, (1, 2, 3, 5)), plan)]
        return [head, *self.items(value, route, indent + self.step(route, (0, 1, 2, 4)), plan)]

    def items(self, values: Sequence[Any], route: Route, indent: int, plan: Plan) -> list[str]:
        lines: list[str] = []
        for number, value in enumerate(values):
            here = (*route, number)
            lines += self.aside(here)
            dash = " " * indent + "-"
            if not isinstance(value, dict) or not value or self.may("below", here, 0.2):
                lines += self.entry(dash, value, here, indent, plan.inner or Plan())
                continue
            blanks = self.step(here, (1, 1, 4))
            below = self.mapping(value, here, indent + 1 + blanks, plan.inner or Plan())
            first = next(index for index, line in enumerate(below) if line.strip() and line.lstrip()[0] != "#")
            lines += below[:first]
            lines.append(dash + below[first][indent + 1 :])
            lines += below[first + 1 :]
        return lines

    def scalar(self, start: str, text: str, route: Route, indent: int) -> list[str]:
        dice = self.dice("scalar", route)
        if self.may("blocks", route, 0.4) and _fits_a_block(text):
            return self.block(start, text, route, indent)
        written = self.written(text, route)
        if self.may("folds", route, 0.4) and written[:1] in ("'", '"', text[:1]):
            first, *more = _folded(written, dice)
            pad = " " * (indent + dice.randint(1, 6))
            return (
                [
                    start + " " + first,
                    *(pad + line if line else "" for line in more[:-1]),
                    *_last(pad, more, self, route),
                ]
                if more
                else [f"{start}{self.gap(route, start)}{first}{self.behind(route)}"]
            )
        if written and self.may("below", route, 0.1):
            return [start + self.behind(route).replace("\t", " "), " " * (indent + dice.randint(1, 6)) + written]
        return [f"{start}{self.gap(route, start) if written else ''}{written}{self.behind(route)}"]

    def written(self, text: str, route: Route, *, in_brackets: bool = False) -> str:
        dice = self.dice("quote", route)
        if self.may("quotes", route, 0.5):
            return dice.choice((_single, self.double))(text) if _is_simple(text) else self.double(text)
        if self.may("escapes", route, 0.4):
            return self.double(text, dice)
        if _WORD.fullmatch(text):
            return text
        if not _is_simple(text):
            return self.double(text)
        return as_value(text, in_brackets=in_brackets) if text else "" if not in_brackets else "''"

    def double(self, text: str, dice: Random | None = None) -> str:
        return '"' + "".join(_escaped(sign, dice) for sign in text) + '"'

    def block(self, start: str, text: str, route: Route, indent: int) -> list[str]:
        """Write a text below | or >."""
        dice = self.dice("block", route)
        ends = len(text) - len(text.rstrip("\n"))
        chomp = "-" if not ends else "" if ends == 1 else "+"
        deep = dice.randint(1, 4)
        lines = text.rstrip("\n").split("\n")
        digit = str(deep) if lines[0][:1] == " " or dice.random() < 0.2 else ""
        sign = (
            dice.choice("|>") if all(line and line[0] not in " \t" and line[-1] not in " \t" for line in lines) else "|"
        )
        if sign == ">":
            lines = _folded_lines(lines, dice)
        head = f"{start} {sign}{digit}{chomp}" if dice.random() < 0.5 else f"{start} {sign}{chomp}{digit}"
        written = [head + self.behind(route), *(" " * (indent + deep) + line if line else "" for line in lines)]
        written += [""] * (ends - 1)
        self.deepest = -1 if chomp == "+" else indent
        return written

    def flow(self, value: Any, route: Route, plan: Plan) -> str:
        """Write a value on one line, as it stands in { } and [ ]."""
        if isinstance(value, str):
            return self.written(value, route, in_brackets=True)
        comma = self.dice("comma", route).choice((", ", ", ", " , ", ",  "))
        pieces = [start + self.flow(below, here, inner) for start, below, here, inner in self.parts(value, route, plan)]
        opened, closed = "{}" if isinstance(value, dict) else "[]"
        return opened + comma.join(pieces) + closed

    def open_flow(self, start: str, value: Any, route: Route, indent: int, plan: Plan) -> list[str]:
        """Write a value in { } and [ ] over several lines."""
        opened, closed = "{}" if isinstance(value, dict) else "[]"
        pad = " " * (indent + 1 + self.dice("open", route).randint(0, 4))
        lines = [f"{start} {opened}{self.behind(route)}"]
        parts = self.parts(value, route, plan)
        for number, (key, below, here, inner) in enumerate(parts):
            comma = "," if number + 1 < len(parts) or self.may("open flow", (*here, ","), 0.5) else ""
            lines += self.aside(here)
            lines.append(f"{pad}{key}{self.flow(below, here, inner)}{comma}{self.behind(here)}")
        return [*lines, f"{pad}{closed}{self.behind((*route, 'end'))}"]

    def parts(self, value: Any, route: Route, plan: Plan) -> list[tuple[str, Any, Route, Plan]]:
        """Return what stands in { } or [ ]: how each part begins, its value and route, and how it is read."""
        if isinstance(value, list):
            return [("", item, (*route, number), plan.inner or Plan()) for number, item in enumerate(value)]
        keys = list(value)
        if self.may("order", route, 0.7):
            self.dice("shuffle", route).shuffle(keys)
        found = []
        for key in keys:
            name, below = self.named(key, (*route, key), plan)
            found.append((f"{self.key(name, (*route, key), in_brackets=True)}: ", value[key], (*route, key), below))
        return found

    def step(self, route: Route, choices: Sequence[int]) -> int:
        usual = 2 if 2 in choices and 0 not in choices[:2] else choices[0]
        return self.dice("step", route).choice(choices) if "indents" in self.writing.freedoms else usual

    def gap(self, route: Route, start: str) -> str:
        """Return what stands between ``start`` and a value. Behind a dash, or a colon alone, libyaml takes no tab."""
        gaps = (" ", "  ") if start.strip() in ("-", ":") else (" ", "  ", "\t ")
        return self.dice("gap", route).choice(gaps) if self.may("blanks", route, 0.3) else " "

    def aside(self, route: Route) -> list[str]:
        """Return lines that say nothing, before the part at a route."""
        lines: list[str] = []
        dice = self.dice("aside", route)
        for number in range(3 if self.deepest >= 0 else 0):
            if self.may("comments", (*route, "aside", number), 0.25):
                lines.append(
                    " " * min(dice.randrange(9), self.deepest) + dice.choice(COMMENTS).format(dice.randrange(100))
                )
                self.deepest = 99
            if self.may("blanks", (*route, "aside", number), 0.2):
                lines.append(" " * min(dice.randrange(4), self.deepest))
        return lines

    def behind(self, route: Route) -> str:
        """Return what says nothing at the end of a line."""
        dice = self.dice("behind", route)
        if self.may("comments", (*route, "behind"), 0.3):
            return dice.choice((" ", "   ", "\t")) + dice.choice(COMMENTS).format(dice.randrange(100))
        return dice.choice((" ", "   ", "\t")) if self.may("blanks", (*route, "behind"), 0.2) else ""


def _last(pad: str, lines: list[str], pen: _Pen, route: Route) -> list[str]:
    return [pad + lines[-1] + pen.behind(route)]


def _keeps(lines: Sequence[str]) -> bool:
    """Whether the end of the last line may be part of a text."""
    return any(re.search(r"[|>][0-9]?[-+]?[0-9]?[ \t]*(#.*)?$", line) for line in lines)


def _is_simple(text: str) -> bool:
    """Whether each sign of a text may stand in a line as it is."""
    return all(sign.isprintable() or sign == "\u3000" for sign in text)


def _fits_a_block(text: str) -> bool:
    lines = text.rstrip("\n").split("\n")
    return bool(text.strip()) and bool(lines[0].strip()) and all(map(_is_simple, lines)) and lines[-1].strip() != ""


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


_WORD = re.compile(r"[A-Za-z一-鿿][\w一-鿿]*")
"""What is plain to any reader of YAML."""

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _escaped(sign: str, dice: Random | None) -> str:
    """Return a sign as it stands in double quotes; with ``dice``, now and then as an escape that it needs not."""
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    if (sign.isprintable() or sign == "\u3000") and not (dice and dice.random() < 0.2):
        return sign
    number = ord(sign)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"


def _folded(written: str, dice: Random) -> list[str]:
    """Break a scalar, plain or in quotes, at some of its single blanks, and in double quotes anywhere."""
    found, start = [], 0
    double = written[:1] == '"'
    for match in re.finditer(r"(?<=[^\s'\"]) (?=[^\s#'\"])", written):
        if dice.random() < 0.5 and not _may_read_otherwise(written[match.end() :]):
            found.append(written[start : match.start()])
            start = match.end()
    found.append(written[start:])
    if double and len(found) == 1:
        for match in re.finditer(r"(?<=[一-鿿])(?=[一-鿿])", written):
            if dice.random() < 0.1:
                return [written[: match.start()] + "\\", written[match.start() :]]
    return found


def _may_read_otherwise(rest: str) -> bool:
    """Whether what would begin a line may not do so."""
    return rest[:3] in ("---", "...") or rest[:1] in "-?:#%"


def _folded_lines(lines: Iterable[str], dice: Random) -> list[str]:
    """Return lines as they stand below >: a blank one between two, some broken at a single blank."""
    found: list[str] = []
    for line in lines:
        if found:
            found.append("")
        pieces = re.split(r"(?<=\S) (?=\S)", line)
        broken = [pieces[0]]
        for piece in pieces[1:]:
            if dice.random() < 0.5:
                broken.append(piece)
            else:
                broken[-1] += " " + piece
        found += broken
    return found
