"""Whether indicators speak of a task, as far as the words of both can tell."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from perfgoal.declaration import Task
from perfgoal.rules.lexicon.matching import MEASURES, NO_KEY_WORDS, THOSE_SERVED
from perfgoal.rules.names import plain_name
from perfgoal.rules.rule import Case

FEW = 3
"""With so many pairs of characters or fewer in its key words, a task is told by any of them."""
SHARED = 3
"""So many characters in a row that the texts of a task share with an indicator are no chance."""
MOST_COMPARISONS = 300_000
"""So many pairs of a task and an indicator are compared; with more, nothing is said."""

_PLACES = frozenset("省市区县旗镇乡州")


class KeyWords(NamedTuple):
    """The key words of a task: the ``pieces`` of its name, the ``pairs`` of characters in a row in them, and the
    characters (``own``) and pairs (``own_pairs``) that are in the key words of no other task."""

    pieces: list[str]
    pairs: frozenset[str]
    own_pairs: frozenset[str]
    own: frozenset[str]


def unmeasured(case: Case, tasks: Sequence[Task]) -> Iterator[tuple[Task, list[str]]]:
    """Yield those of ``tasks`` that no indicator speaks of, each with the pieces of its name that are its key words. A
    name without key words tells nothing, and is left out."""
    if not tasks or len(tasks) * len(case.rows) > MOST_COMPARISONS:
        return
    fillers = (*_places(plain_name(case.declaration.department)), *NO_KEY_WORDS.words)
    names = [row.plain for row in case.rows]
    left = _not_named(tasks, fillers, "\n".join(names))
    if left:
        words = _key_words(case.declaration.tasks, fillers)
        there = _pairs(text for row in case.rows for text in (row.plain, row.indicator.explanation) if text)
        left = [task for task in left if not _is_told(words[id(task)], there)]
    if not left:
        return
    masked = _masked(names, (*fillers, *MEASURES.words))
    by_row = [_pairs(name.split()) for name in masked]
    works = [pair for pair in zip(names, masked, strict=True) if not THOSE_SERVED.find(pair[0])]
    signs = {sign for _, mask in works for sign in mask}
    left = [task for task in left if signs.isdisjoint((key := words[id(task)]).own) and not _share_two(key, by_row)]
    if not left:
        return
    runs = {run for name, mask in works for run in _telling_runs(name, mask)}
    for task in left:
        if runs.isdisjoint(_runs(f"{plain_name(task.content)}\n{plain_name(task.target)}")):
            yield task, words[id(task)].pieces


def _share_two(key: KeyWords, by_row: Iterable[frozenset[str]]) -> bool:
    """Whether one indicator has two pairs of characters of a task's key words."""
    return any(len(key.pairs & pairs) > 1 for pairs in by_row)


def _not_named(tasks: Sequence[Task], fillers: Iterable[str], names: str) -> list[Task]:
    """Return the tasks of whose key words no three characters in a row are in ``names``. Most tasks are told so, and
    this is soon done; it is more than two pairs of characters, for which :func:`_share_two` looks."""
    pieces = _pieces([plain_name(task.name) for task in tasks], fillers)
    found = zip(tasks, pieces, strict=True)
    return [task for task, words in found if not any(run in names for word in words for run in _runs(word))]


def _is_told(key: KeyWords, there: frozenset[str]) -> bool:
    """Whether one pair of characters in the indicators is enough to tell a task, or nothing can tell it."""
    return not key.pairs or not there.isdisjoint(key.pairs if len(key.pairs) <= FEW else key.own_pairs)


def _key_words(tasks: Sequence[Task], fillers: Iterable[str]) -> dict[int, KeyWords]:
    """Return the key words of each task, by its ``id``."""
    pieces = _pieces([plain_name(task.name) for task in tasks], fillers)
    pairs = [_pairs(words) for words in pieces]
    signs = [frozenset(sign for word in words for sign in word) for words in pieces]
    spread = Counter(item for found in (*pairs, *signs) for item in found)
    only = {item for item, times in spread.items() if times == 1}
    found = zip(tasks, pieces, pairs, signs, strict=True)
    return {id(task): KeyWords(words, two, two & only, one & only) for task, words, two, one in found}


def _pairs(words: Iterable[str]) -> frozenset[str]:
    """Return all pairs of characters in a row."""
    return frozenset([one + other for word in words for one, other in pairwise(word)])


def _runs(text: str) -> list[str]:
    """Return all pieces of :data:`SHARED` characters in a row."""
    return [text[start : start + SHARED] for start in range(len(text) - SHARED + 1)]


def _telling_runs(name: str, mask: str) -> Iterator[str]:
    """Yield the pieces of :data:`SHARED` characters of a name of which two at least are left in its mask, as 院士工 of
    院士工作站."""
    return (run for run, seen in zip(_runs(name), _runs(mask), strict=True) if len(seen.replace(" ", "")) > 1)


def _pieces(names: Sequence[str], fillers: Iterable[str]) -> list[list[str]]:
    """Return what is left of each name without fillers and marks: pieces of two characters and more."""
    return [[piece for piece in name.split() if len(piece) > 1] for name in _masked(names, fillers)]


def _masked(names: Sequence[str], fillers: Iterable[str]) -> list[str]:
    """Return the names with blanks for fillers and marks, as long as before."""
    text = "\n".join(names)
    for filler in fillers:
        text = text.replace(filler, " " * len(filler))
    return "".join([sign if sign.isalnum() or sign == "\n" else " " for sign in text]).split("\n")


def _places(department: str) -> list[str]:
    """Return the places in the name of a department, the longer first: 荔湾区, 荔湾. The 州 of 广州市 ends
    none."""
    places, start = [], 0
    for index, sign in enumerate(department):
        if sign in _PLACES and index - start > 1:
            places += [department[start : index + 1], department[start:index]]
            start = index + 1
    return places
