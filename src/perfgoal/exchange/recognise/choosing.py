"""Which form a file follows, by the labels that stand in it."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from perfgoal.exchange.content import Content
from perfgoal.exchange.draft import Refused
from perfgoal.exchange.recognise.labels import plain, plain_title, spellings
from perfgoal.exchange.recognise.reading import words_of
from perfgoal.forms import Form, plain_category

_TITLE, _NAME, _LABEL, _COLUMN, _LINE, _CATEGORY = 12, 4, 4, 6, 4, 4
"""What a label counts that stands in the file. One that does not, and that the form prints, takes a half of it away."""
_FOREIGN = 8
"""What a category takes away that stands in the file and is one of another form alone."""
_PART = 3
"""Of what a form prints, the part that a file must show for it to be that one: a third."""
_CANDIDATES = 3
"""Forms that a refusal names."""


def titles(forms: Sequence[Form]) -> tuple[str, ...]:
    """Return the titles of forms, the longest first: 项目支出绩效目标申报表 ends that of other forms too."""
    return tuple(sorted({plain(form.title) for form in forms}, key=lambda title: (-len(title), title)))


def likely(content: Content, forms: Sequence[Form]) -> list[Form]:
    """Return the forms that fit best what stands in ``content``: one, or several that fit it as well. The form that
    the file names itself is taken where it is one of ``forms``, and so is the only one.

    Raises :class:`Refused`: ``no-form`` where nothing stands there that only a form has, ``which-form`` where so little
    does that it may be several.
    """
    named = [form for form in forms if form.form == content.form]
    if named or len(forms) == 1:
        return named or list(forms)
    words = words_of(content)
    title = _title(content, words, titles(forms))
    categories = words & frozenset[str]().union(*(form.category_names for form in forms))
    points = [(_score(form, words, title) - _FOREIGN * len(categories - form.category_names), form) for form in forms]
    scores = sorted(points, key=lambda item: -item[0])
    found = [form for score, form in scores if score == scores[0][0]]
    titled = [form for form in forms if plain(form.title) == title]
    if titled == found or any(_shows_enough(form, words) for form in found):
        return found
    if title or any(_shows_levels(form, words) for form in found):
        nearest = sorted((form for _, form in scores), key=lambda form: _names_missing(form, words))
        raise refuse_draw(nearest[:_CANDIDATES])
    raise Refused("no-form")


def _names_missing(form: Form, words: frozenset[str]) -> int:
    """Return how many labels of names a file lacks of those that a form has: of the department, and of the project."""
    labels = form.labels
    due = [labels.department, *([labels.project_name] if form.kind == "project" else [])]
    return sum(not _any(spellings(label), words) for label in due)


def _shows_levels(form: Form, words: frozenset[str]) -> bool:
    """Whether the heads of a table of indicators stand in a file."""
    return all(plain(label) in words for label in (form.labels.level1, form.labels.level2, form.labels.level3))


def _shows_enough(form: Form, words: frozenset[str]) -> bool:
    """Whether a good part of what a form prints stands in a file."""
    marks = _marks(form)
    return _PART * sum(weight for names, weight in marks.items() if _any(names, words)) >= sum(marks.values())


def _title(content: Content, words: frozenset[str], known: Sequence[str]) -> str:
    """Return the longest title of a form that ends a text of the file."""
    said = [*words, *spellings(content.title)]
    return next((title for title in known if any(plain_title(word).endswith(title) for word in said)), "")


def _score(form: Form, words: frozenset[str], title: str) -> int:
    """Return how well a form fits: what of it stands there, less a half of what does not."""
    score = _TITLE if plain(form.title) == title else 0
    if form.table and plain(form.table) in words:
        score += _NAME
    score += sum(weight if _any(names, words) else -weight // 2 for names, weight in _marks(form).items())
    return score + sum(_LINE // 2 for names in _unprinted(form) if _any(map(plain, names), words))


def _unprinted(form: Form) -> Iterator[tuple[str, ...]]:
    """Yield the names of lines and columns that stand in a form only where they are filled in."""
    yield from (line.chinese for group in form.budget for line in group.lines if line.unprinted)
    yield from ((column.label,) for column in form.columns if column.optional)


def _any(names: Iterable[str], words: Container[str]) -> bool:
    return any(name in words for name in names)


@lru_cache(maxsize=64)
def _marks(form: Form) -> Mapping[tuple[str, ...], int]:
    """Return what a form prints, each with the names it may have there, and what it counts."""
    labels = form.labels
    marks: dict[tuple[str, ...], int] = {}
    own = [labels.department, labels.budget, labels.implementer, labels.goal_cycle or labels.goal, labels.goal_annual]
    own += [labels.tasks, labels.task_content] if form.kind == "department" else [labels.project_name]
    for label in (*own, labels.indicators, labels.level1, labels.level2, labels.level3):
        if label is not None:
            marks[spellings(label)] = _LABEL
    for column in form.columns:
        if not column.optional:
            marks[spellings(column.label)[:1]] = _COLUMN
    for group in form.budget:
        marks[tuple(plain(name) for name in group.chinese)] = _LINE
        for line in group.lines:
            if not line.unprinted:
                marks[tuple(plain(name) for name in line.chinese)] = _LINE
    for level1 in form.framework:
        for category in (level1, *level1.level2):
            names = (category.name, *category.also)
            marks[tuple(name for long in map(plain_category, names) for name in (long, long[:-2]))] = _CATEGORY
    return marks


def refuse_draw(forms: Sequence[Form]) -> Refused:
    """Return what to raise where a file may follow any of ``forms``."""
    return Refused("which-form", None, forms="、".join(form.form for form in forms))
