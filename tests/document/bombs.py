"""Texts made to wear a reader out, most of them 1 MiB: too deep, too many, too long, or dear to look through."""

from collections.abc import Iterator

from document.case import Case

MIB = 1_048_576


def depth() -> Iterator[Case]:
    for name, opening in (("brackets", "["), ("braces", "{a: "), ("dashes", "- ")):
        yield Case(f"depth/{name}", opening.encode() * 100_000, "PG006", "depth", 1, 32 * len(opening) + 1)
    yield Case("depth/brackets on lines", b"[\n" * (MIB // 2), "PG006", "depth", 33, 1)
    yield Case("depth/steps", _filled("".join(" " * step + "a:\n" for step in range(1440))), "PG006", "depth", 33, 33)
    yield Case("depth/32 brackets", b"[" * 32 + b"]" * 32 + b"\n")
    yield Case("depth/33 brackets", b"[" * 33 + b"]" * 33 + b"\n", "PG006", "depth", 1, 33)
    for levels, due in ((32, None), (33, "PG006")):
        steps = "".join(" " * step + f"k{step}:\n" for step in range(levels))
        place = (33, 33) if due else (0, 0)
        yield Case(f"depth/{levels} steps", (steps[:-1] + " x\n").encode(), due, "depth" if due else "", *place)
    yield Case(
        "depth/behind a full-width colon", "名称：".encode() + b"[" * 60_000 + b"\nx: y\n", "PG007", "colon", 1, 3
    )
    yield Case("depth/behind a wide space", "名称:　".encode() + b"[" * 60_000 + b"\nx: y\n", "PG007", "space", 1, 4)


def number_of_parts() -> Iterator[Case]:
    yield Case("parts/50,000 items", b"- \n" * 49_999)
    yield Case("parts/50,001 items", b"- \n" * 50_000, "PG006", "nodes", 50_000)
    yield Case("parts/50,000 entries", _entries(49_999))
    yield Case("parts/50,001 entries", _entries(50_000), "PG006", "nodes", 50_000)
    nested = b"- {a: [b]}\n" * 16_666
    yield Case("parts/50,000 nested", nested + b"- b\n")
    yield Case("parts/50,001 nested", nested + b"- b\n- b\n", "PG006", "nodes", 16_668, 3)
    yield Case("parts/50,001 in brackets", b"[" + b"a," * 50_000 + b"]", "PG006", "nodes", 1, 100_000)
    for name, unit in (
        ("items", "- a\n"),
        ("Chinese", "- 名称\n"),
        ("emoji", "- 🎉\n"),
        ("blocks", "- >\n x\n"),
        ("heads of blocks", "- >5\n"),
        ("full-width quotes", "- “a”\n"),
        ("half of a quote", "- “\n"),
        ("wide spaces", "- 　a\n"),
        ("zero-width", "- \u200ba\n"),
        ("maps", "- {a: b}\n"),
        ("full-width colons in braces", "- {a：b}\n"),
        ("full-width commas in braces", "- {a，}\n"),
        ("cut numbers", "- {1,000}\n"),
        ("lists in lists", "- [[[[a]]]]\n"),
    ):
        yield Case(f"parts/1 MiB of {name}", _filled(unit), "PG006", "nodes")
    for name, unit in (("full-width quotes", "- “a”\n"), ("zero-width", "- \u200ba\n"), ("cut numbers", "- {1,000}\n")):
        due = {"full-width quotes": "PG007", "zero-width": "PG008", "cut numbers": "PG009"}[name]
        yield Case(f"parts/16,000 {name}", unit.encode() * 16_000, due, "", 1, 4 if "cut" in name else 3)


def length() -> Iterator[Case]:
    yield Case("length/65,536 characters", "甲".encode() * 65_536)
    yield Case("length/65,537 characters", "甲".encode() * 65_537, "PG006", "scalar", 1, 1)
    yield Case("length/a quoted value", b"a: '" + b"x" * 65_537 + b"'\n", "PG006", "scalar", 1, 4)
    yield Case("length/a block", b"a: |\n" + b" x\n" * 40_000, "PG006", "scalar", 1, 4)
    yield Case("length/key of 256", "名".encode() * 256 + b": 1\n")
    yield Case("length/key of 257", "名".encode() * 257 + b": 1\n", "PG006", "key", 1, 1)
    yield Case("length/quoted key of 257", b"a: 1\n'" + b"k" * 257 + b"': 1\n", "PG006", "key", 2, 1)
    yield Case("length/1 MiB", b"#" * MIB, tree="")
    yield Case("length/1 MiB and a byte", b"#" * (MIB + 1), "PG001", "too-large", 1, 1)
    yield Case("length/one word", b"a" * MIB, "PG006", "scalar", 1, 1)
    yield Case("length/one key", b"a" * (MIB - 3) + b": b", "PG006", "scalar")


def monotony() -> Iterator[Case]:
    """1 MiB of one thing, where a careless look at each place would cost the square of the length."""
    for name, unit in (
        ("comment", "x"),
        ("full-width quotes", "“"),
        ("pairs of them", "“”"),
        ("braces", "{"),
        ("braces with commas", "{，"),
        ("numbers", "[1,000"),
        ("wide spaces", "　"),
    ):
        yield Case(f"monotony/comment of {name}", _filled(unit, "a: 1\n# "), tree={"a": "1"})
    for name, unit in (
        ("comments", "# x\n"),
        ("spaces", " "),
        ("line ends", "\n"),
        ("returns", "\r"),
        ("both", "\r\n"),
    ):
        yield Case(f"monotony/{name}", _filled(unit), tree="")
    for name, unit, due in (
        ("double quotes", '"', "PG003 after-quote"),
        ("single quotes", "'", "PG006 scalar"),
        ("question marks", "? ", "PG005 complex-key"),
        ("colons", ": ", "PG003 stray-character"),
        ("dashes", "-", "PG006 scalar"),
        ("blocks", ">\n", "PG003 bad-indent"),
        ("heads", ">x\n", "PG009 block"),
        ("signs", "@", "PG009 sign"),
        ("tabs", "\t", "PG003 tab"),
        ("NUL", "\0", "PG003 control-character"),
        ("control characters", "a\x1b", "PG003 control-character"),
        ("zero-width", "\u200b", "PG006 scalar"),
        ("byte order marks", "\ufeff", "PG006 scalar"),
        ("lines with a mark", "\ufeffa: 1\n", "PG003 control-character"),
        ("full-width quotes", "“", "PG006 scalar"),
        ("full-width quotes and spaces", "“ ", "PG006 scalar"),
        ("wide spaces", "　", "PG006 scalar"),
        ("wide lines", "　a:\n", "PG004 repeated"),
        ("wide values", "a:　b\n", "PG006 scalar"),
        ("wide items", "-　b\n", "PG006 scalar"),
        ("full-width colons", "a：b\n", "PG006 scalar"),
        ("no spaces", "a:b\n", "PG006 scalar"),
        ("braces with commas", "{a，", "PG007 comma"),
        ("braces", "{", "PG005 complex-key"),
        ("same keys", "a: 1\n", "PG004 repeated"),
        ("same null keys", "a:\n", "PG004 repeated"),
        ("merge keys", "<<: 1\n", "PG005 merge-key"),
        ("anchors", "- &a x\n", "PG005 anchor"),
        ("aliases", "- *a\n", "PG005 alias"),
        ("tags", "- !a x\n", "PG005 tag"),
        ("directives", "%TAG ! x\n", "PG005 directive"),
        ("starts", "---\n", "PG005 second-document"),
        ("ends", "...\n", "PG003 after-end"),
        ("half quoted", 'a: "b”\n', "PG007 quotes"),
    ):
        code, _, variant = due.partition(" ")
        yield Case(f"monotony/{name}", _filled(unit), code, variant)
    for name, head, unit, tail, due in (
        ("backslashes", 'a: "', "\\\\", '"', "PG006 scalar"),
        ("escapes", 'a: "', "\\u200b", '"', "PG006 scalar"),
        ("bad escapes", 'a: "', "\\x", '"', "PG003 escape"),
        ("line ends in quotes", 'a: "', "\n", '"', "PG006 scalar"),
        ("lines of a plain text", "a: ", "b\n ", "", "PG006 scalar"),
        ("lines behind a sign", "a: >x\n", " b\n", "", "PG009 block"),
        ("blank lines of a block", "a: |\n", " \n", "x", "PG003 no-colon"),
        ("full-width lines in the middle", "k: 1\n", "a：b\n", "x: y\n", "PG007 colon"),
        ("full-width commas in brackets", "[", "x，", "", "PG006 scalar"),
        ("full-width commas on lines in brackets", "[", "x，\n  y,", "\nx: y\n", "PG006 nodes"),
        ("fewer of them, longer", "[", "x，\n" + "y" * 99 + ",", "\nx: y\n", "PG003 unclosed-bracket"),
        ("lines behind a bracket", "[", "\n", "\n名称：甲\nx: 1\n", "PG003 unclosed-bracket"),
        ("pieces of a number", "[", "000,", "]", "PG006 nodes"),
        ("pieces of a value", "{v: 1", ",000", "}", "PG006 nodes"),
        ("half quotes", "a: b: c", ": “a", "", "PG003 colon-in-value"),
    ):
        code, _, variant = due.partition(" ")
        yield Case(f"monotony/{name}", _filled(unit, head, tail), code, variant)


def late_faults() -> Iterator[Case]:
    """A fault behind 45,000 entries, which libyaml reads again for each line that may be to blame."""
    entries = _entries(45_000)
    yield Case("late/colon", entries + b"x: y: z\n", "PG003", "colon-in-value", 45_001, 5)
    yield Case("late/quotes", entries + b"x: >=5\n", "PG009", "block", 45_001, 4)
    yield Case("late/full-width colon", entries + "甲：乙\n".encode() + b"x: 1\n", "PG007", "colon", 45_001, 2)
    yield Case("late/full-width colons", entries + "甲：乙\n".encode() * 20 + b"x: y: z\n", "PG007", "colon", 45_001, 2)
    yield Case("late/item", b"- a\n" * 49_000 + b'- "x" y\n', "PG003", "after-quote", 49_001, 7)


def billion_laughs() -> Iterator[Case]:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]\n"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 9)]
    yield Case("billion laughs", "".join(lines).encode(), "PG005", "anchor", 1, 5)


def _filled(unit: str, head: str = "", tail: str = "") -> bytes:
    """Return 1 MiB, or little less, of one piece after the other."""
    start, piece, end = head.encode(), unit.encode(), tail.encode()
    return start + piece * ((MIB - len(start) - len(end)) // len(piece)) + end


def _entries(number: int) -> bytes:
    return "".join(f"k{index}: x\n" for index in range(number)).encode()


FAMILIES = (depth, number_of_parts, length, monotony, late_faults, billion_laughs)
