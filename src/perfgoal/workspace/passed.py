"""What a search for declarations passed over, and why."""

from collections.abc import Iterable

NAMED = 5
"""Names of a tally that are shown."""

_HELD = 1_000


class Tally:
    """How many there were, and the first few by name, however many there are."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.count = 0
        self._names: list[str] = []
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Count one more."""
        self.count += 1
        self._names.append(name)
        if len(self._names) > _HELD:
            self._names = self.names

    @property
    def names(self) -> list[str]:
        """The first few, sorted."""
        return sorted(self._names)[:NAMED]


class Passed:
    """Files and folders that a search passed over: ``ignored`` by a .gitignore, ``excluded`` by a configuration, and
    ``links``, which are not followed. A folder counts as one, and its name ends in a slash. Of workbooks and documents
    these are ``renderings``, beside which a declaration in YAML is called as they are, ``locks``, which say that
    one is open, and those that the ``extras`` would read which are not installed. ``unread`` are the files of rules
    that could not be read, so that nothing was passed over for their sake."""

    def __init__(self) -> None:
        self.ignored = Tally()
        self.excluded = Tally()
        self.links = Tally()
        self.renderings = Tally()
        self.locks = Tally()
        self.extras: dict[str, Tally] = {}
        self.unread = Tally()

    @property
    def count(self) -> int:
        """How many files and folders were passed over."""
        return sum(tally.count for tally in self._tallies)

    def lacking(self, extra: str) -> Tally:
        """Return what counts the files that ``extra`` would read."""
        return self.extras.setdefault(extra, Tally())

    @property
    def _tallies(self) -> tuple[Tally, ...]:
        return (self.ignored, self.excluded, self.links, self.renderings, self.locks, *self.extras.values())
