"""Whatever the bytes of a file are: a declaration, or findings that say why not, each at a place in the text."""

from collections.abc import Iterator

from hypothesis import example, given
from hypothesis import strategies as st

from perfgoal.checking import Review
from perfgoal.document import Position
from perfgoal.formatting import formatted
from perfgoal.rendering import render
from properties.declarations import Tree, declarations
from properties.effort import examples
from properties.judged import judged
from properties.texts import FILES
from properties.writings import Writing, writings

PUBLISHED = tuple(path.read_bytes() for path in FILES)


@st.composite
def spliced(draw: st.DrawFn) -> bytes:
    """Give the beginning of one published file and the end of another."""
    pieces = [draw(st.sampled_from(PUBLISHED)) for _ in range(2)]
    ends = [draw(st.integers(0, len(piece))) for piece in pieces]
    return pieces[0][: ends[0]] + pieces[1][ends[1] :]


@st.composite
def mutated(draw: st.DrawFn, source: bytes) -> bytes:
    """Give ``source`` with some of it left out, doubled, moved or overwritten."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(source)))
        end = min(len(source), start + draw(st.integers(0, 40)))
        piece = source[start:end]
        kind = draw(st.sampled_from(("out", "twice", "moved", "bytes")))
        if kind == "bytes":
            source = source[:start] + draw(st.binary(max_size=4)) + source[end:]
        elif kind == "twice":
            source = source[:end] + piece + source[end:]
        else:
            source = source[:start] + source[end:]
            if kind == "moved":
                there = draw(st.integers(0, len(source)))
                source = source[:there] + piece + source[there:]
    return source


@st.composite
def mutated_lines(draw: st.DrawFn, source: str) -> str:
    """Give a text with lines left out, doubled, exchanged or indented otherwise: it mostly stays YAML."""
    lines = source.splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 4))):
        number = draw(st.integers(0, len(lines) - 1))
        kind = draw(st.sampled_from(("out", "twice", "moved", "in", "back", "key", "value")))
        line = lines[number]
        if kind in ("out", "moved"):
            del lines[number]
        if kind in ("twice", "moved"):
            lines.insert(draw(st.integers(0, len(lines))), line)
        if kind in ("in", "back"):
            lines[number] = "  " + line if kind == "in" else line.removeprefix("  ")
        if kind in ("key", "value"):
            key, colon, value = line.partition(":")
            lines[number] = value if kind == "value" else f"{key}{colon}\n"
        if not lines:
            break
    return "".join(lines)


@examples(150)
@given(st.binary(max_size=60) | spliced())
@example(b"")
@example(b"perfgoal: 1")
@example(b"perfgoal: 1\nform: project-2015\n")
@example("格式版本: 1\n表样: department\n绩效指标: 1\n年度重点工作任务: [1, [], {}]\n".encode())
def test_any_bytes(data: bytes) -> None:
    assert unsound(judged(data)) == []


@examples(100)
@given(st.sampled_from(PUBLISHED).flatmap(mutated))
def test_a_published_file_with_other_bytes_in_it(data: bytes) -> None:
    assert unsound(judged(data)) == []


@examples(100)
@given(st.sampled_from([data.decode() for data in PUBLISHED]).flatmap(mutated_lines))
def test_a_published_file_with_its_lines_in_disorder(text: str) -> None:
    assert unsound(judged(text)) == []


@examples(20)
@given(declarations(), writings(), st.data())
def test_any_declaration_with_its_lines_in_disorder(tree: Tree, writing: Writing, data: st.DataObject) -> None:
    review = judged(data.draw(mutated_lines(writing.text(tree))))
    assert unsound(review) == []
    if review.declaration is not None:
        formatted(review.document, review.declaration.form_profile)
        for form in ("md", "html", "json"):
            assert render(review.declaration, form)


def unsound(review: Review) -> list[str]:
    """Return what is wrong with a review, whatever it is of."""
    wrong = [f"{finding.code} at {place}" for finding in review.findings for place in _places(review, finding.file)]
    if review.declaration is None and not review.findings:
        wrong.append("neither a declaration nor a finding")
    wrong += [f"{each.code} says nothing" for each in review.findings if not (each.what and each.help and each.name)]
    if [finding.order for finding in review.findings] != sorted(finding.order for finding in review.findings):
        wrong.append("findings out of order")
    return wrong


def _places(review: Review, file: str) -> Iterator[Position]:
    """Yield the places of findings that are not in the text."""
    lines = review.document.lines
    for finding in review.findings:
        places = [finding.position, *(each.position for each in finding.related if each.file == file)]
        places += [edit.position for edit in (finding.fix.edits if finding.fix else ())]
        for place in places:
            ends = (place[:2], place[2:])
            inside = all(1 <= line <= len(lines) and 1 <= column <= len(lines.line(line)) + 1 for line, column in ends)
            if not inside or ends[0] > ends[1]:
                yield place
