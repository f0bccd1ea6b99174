"""Last year's declaration of the same department or project."""

from collections.abc import Hashable, Iterable, Iterator

from perfgoal.repository.entries import STAGES, Entry

_NAMED = 0  # in place of the year, where the configuration says which are last year's


class Earlier:
    """Finds last year's declarations: those that the configuration names where ``is_named``, else those of the year
    before. Of several stages the last counts."""

    def __init__(self, entries: Iterable[Entry], *, is_named: bool) -> None:
        self._is_named = is_named
        self._held: dict[Hashable, Entry] = {}
        for entry in entries:
            if is_named and not entry.is_last:
                continue
            for key in _keys(entry):
                held = self._held.get((_NAMED if is_named else entry.year, key))
                if held is None or STAGES.index(held.stage) < STAGES.index(entry.stage):
                    self._held[_NAMED if is_named else entry.year, key] = entry

    def of(self, entry: Entry) -> Entry | None:
        """Return last year's of a declaration, ``None`` where there is none."""
        if entry.is_last:
            return None
        year = _NAMED if self._is_named else entry.year - 1
        return next((self._held[year, key] for key in _keys(entry) if (year, key) in self._held), None)


def _keys(entry: Entry) -> Iterator[tuple[str, ...]]:
    """Yield by what a declaration is known from year to year, the surest first: of a project its code, and its name."""
    whose = entry.department, entry.implementer
    if entry.project and entry.code:
        yield (*whose, "", entry.code)
    yield (*whose, entry.project, "")
