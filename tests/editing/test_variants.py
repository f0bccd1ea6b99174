"""Properties of mending, over variants of the real declaration: written otherwise, in another order, with mistakes."""

import random
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from editing.given import BOM, check, every, mended, safe
from perfgoal.document import read_document
from perfgoal.document.outline import outline
from perfgoal.document.trial import replaced
from perfgoal.document.writing import as_key, as_value, value_edits
from perfgoal.finding import Severity
from rules.marked import EXAMPLES

TREES: list[Any] = [
    read_document((EXAMPLES / name).read_bytes()).tree
    for name in ("liwan_2024.yaml", "liwan_2024.zh.yaml", "zhalaite_2025.yaml", "zhanjiang_2023.yaml")
]

# Mistakes: what stands in a line, and what somebody may have written.
MISTAKES = (
    (": ", "："),
    (": ", ":\u3000"),
    (": ≥", ": >="),
    (": ≥", ": ≧"),
    (": ≥", ": 不少于"),
    ("个", "\u200b个"),
    ("0\n", "0万元\n"),
    ("效益指标:", "效果指标:"),
    ("amount:", "amout:"),
)


def written(tree: Any, chance: random.Random, indent: int = 0) -> Iterator[str]:
    """Yield the lines of a tree: keys in any order, in quotes or not, with comments, in braces or on lines of their
    own."""
    pad = "  " * indent
    if isinstance(tree, list):
        for item in tree:
            first, *more = written(item, chance, indent + 1)
            yield f"{pad}- {first.lstrip()}"
            yield from more
        return
    items = list(tree.items())
    if chance.random() < 0.3:
        chance.shuffle(items)
    for key, value in items:
        name = as_key(key, quote=chance.choice(["", "", "", "'", '"']))
        if chance.random() < 0.1:
            yield f"{pad}# {chance.choice(['注', 'a: b', '“甲”：'])}\n"
        if isinstance(value, str):
            yield f"{pad}{name}: {scalar(value, chance, pad)}"
        elif not value:
            yield f"{pad}{name}: {'[]' if isinstance(value, list) else '{}'}\n"
        elif (
            isinstance(value, dict) and all(isinstance(each, str) for each in value.values()) and chance.random() < 0.5
        ):
            pairs = (f"{as_key(k, in_brackets=True)}: {as_value(v, in_brackets=True)}" for k, v in value.items())
            yield f"{pad}{name}: {{{', '.join(pairs)}}}  # 表\n"
        else:
            yield f"{pad}{name}:\n"
            yield from written(value, chance, indent + 1)


def scalar(text: str, chance: random.Random, pad: str) -> str:
    kind = chance.random()
    if kind < 0.1 and text and text == text.strip() and "\n" not in text:
        return f"|-  # 注\n{pad}    {text}\n"
    comment = chance.choice(["", "", "", "  # 注", " # ：“"])
    return as_value(text, quote=chance.choice(["", "", "'", '"'])) + comment + "\n"


@st.composite
def variants(draw: st.DrawFn) -> bytes:
    chance = random.Random(draw(st.integers(0, 1 << 30)))
    lines = list(written(chance.choice(TREES), chance))
    for _ in range(draw(st.integers(0, 5))):
        old, new = chance.choice(MISTAKES)
        places = [number for number, line in enumerate(lines) if old in line]
        if places:
            place = chance.choice(places)
            lines[place] = lines[place].replace(old, new, 1)
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return draw(st.sampled_from([b"", BOM])) + "".join(lines).replace("\n", end).encode()


def changed_lines(old: bytes, new: bytes) -> int:
    lines = [data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n") for data in (old, new)]
    assert len(lines[0]) == len(lines[1])
    return sum(one != other for one, other in zip(*lines, strict=True))


@settings(max_examples=150, deadline=None)
@given(variants(), st.booleans())
def test_mending_ends_touches_little_and_makes_nothing_worse(data: bytes, unsafe: bool) -> None:
    wanted = every if unsafe else safe
    before, end = check(data), mended(data, wanted)
    again = mended(end.data, wanted)
    assert (again.data, again.made) == (end.data, 0)
    assert {finding for finding in end.review.findings if wanted(finding)} == {kept.finding for kept in end.kept}
    assert end.data.startswith(BOM) is data.startswith(BOM)
    for ends in (b"\r\n", b"\r", b"\n"):
        assert end.data.count(ends) == data.count(ends)
    assert changed_lines(data, end.data) <= sum(len(f.fix.edits) for f in told_on_the_way(data, end.data) if f.fix)
    texts = [outline(text.decode("utf-8-sig")).comments for text in (data, end.data)]
    if before.document.tree is not None:
        assert [comment.text for comment in texts[0]] == [comment.text for comment in texts[1]]
    if before.declaration is not None:
        errors = [sum(f.severity is Severity.ERROR for f in each.findings) for each in (before, end.review)]
        assert errors[1] <= errors[0]
        assert end.review.declaration is not None


def told_on_the_way(data: bytes, end: bytes) -> Iterator[Any]:
    """Yield the findings of every text that was read while ``data`` was mended to ``end``."""
    from perfgoal.editing import mend  # noqa: PLC0415

    reviews = []

    def noting(text: bytes) -> Any:
        reviews.append(check(text))
        return reviews[-1]

    assert mend(data, noting, every).data or end
    for review in reviews:
        yield from review.findings


texts = st.text(
    st.characters(categories=["L", "N", "P", "Zs"]) | st.sampled_from("甲乙丙,，;：: \n'\"#-[]{}>|"), max_size=30
)


@settings(max_examples=400, deadline=None)
@given(texts, texts, st.integers(0, 4), st.booleans())
def test_any_text_takes_the_place_of_any_other(old: str, new: str, style: int, in_brackets: bool) -> None:
    quotes = ("", "'", '"', "", "")
    raw = as_value(old, in_brackets=in_brackets, quote=quotes[style])  # type: ignore[arg-type]
    if style > 2 and not in_brackets and old.strip(" \n") == old and old and old.isprintable():
        raw = f"{'|>'[style - 3]}- # 注\n    {old}"
    text = f"- {{k: {raw}, l: 1}} # 一\n- 2\n" if in_brackets else f"- k: {raw}\n  l: 1 # 一\n- 2\n"
    document = read_document(text)
    if document.faults:
        return
    lines = document.lines
    changes = [
        (lines.offset(*edit.position[:2]), lines.offset(*edit.position[2:]), edit.text)
        for edit in value_edits(document, (0, "k"), new)
    ]
    after = read_document(replaced(text, changes))
    assert after.faults == ()
    assert after.tree == [{"k": new, "l": "1"}, "2"]
    assert [c.text for c in outline(after.text).comments] == [c.text for c in outline(text).comments]
