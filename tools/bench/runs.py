"""Runs of perfgoal over many files: with everything to do, and when earlier runs have done it."""

import os
import shutil
from pathlib import Path

from bench.processes import Cost, perfgoal_command, run

VALIDATE = ("validate", "--format", "json")
ALONE = (*VALIDATE, "--no-cache", "--jobs", "1")


class Runs:
    """Runs over the declarations in ``texts``, with a cache of their own. Each tells its processor time in seconds, if
    nothing else is said."""

    def __init__(self, texts: Path, cache: Path) -> None:
        self._texts = texts
        self._cache = cache

    def alone(self) -> float:
        """One process, without a cache."""
        return self.costs_alone().seconds

    def costs_alone(self) -> Cost:
        """The same, with all that it costs."""
        return run(*perfgoal_command(*ALONE, self._texts))

    def costs_together(self) -> Cost:
        """As many processes as there are processors, without a cache."""
        return run(*perfgoal_command(*VALIDATE, "--no-cache", self._texts))

    def cold(self) -> float:
        """One process, with a cache that has to be filled."""
        shutil.rmtree(self._cache, ignore_errors=True)
        return self._cached()

    def by_stat(self) -> float:
        """All answers in the cache, and no file touched since."""
        return self._cached()

    def by_content(self) -> float:
        """All answers in the cache, and each file written anew, as a checkout does."""
        for entry in os.scandir(self._texts):
            os.utime(entry.path)
        return self._cached()

    def _cached(self) -> float:
        return run(*perfgoal_command(*VALIDATE, "--jobs", "1", self._texts), cache=self._cache).seconds
