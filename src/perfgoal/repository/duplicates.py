"""PG901: the same declaration in two files."""

from collections.abc import Iterable, Iterator

from perfgoal.finding import Text
from perfgoal.repository.entries import Entry, Other, Said

_FIRST = Text("另一份", "the other one")


def duplicates(entries: Iterable[Entry]) -> Iterator[Said]:
    """Tell of each declaration of which an earlier file holds the same."""
    by_code: dict[tuple[object, ...], Entry] = {}
    by_name: dict[tuple[object, ...], dict[str, Entry]] = {}
    for entry in entries:
        same = (entry.form, entry.department, entry.implementer, entry.year, entry.stage)
        code = entry.code if entry.kind == "project" else ""
        named = by_name.setdefault((*same, entry.project), {})
        first = by_code.get((*same, code)) if code else next(iter(named.values()), None)
        first = first or named.get("")  # of one name with two codes there are two projects; one has none, it is one
        if first is None:
            named[code] = entry
            by_code[*same, code] = entry
        elif entry.asks("PG901"):
            said = {"name": entry.called, "other": first.file}
            yield Said(entry.number, "PG901", "own", said, others=(Other(first.number, "own", _FIRST),))
