"""Checking many files: what earlier runs answered is taken from the cache, the rest is checked, by several processes
where that pays, and all of it comes in the order of the targets."""

import hashlib
import os
import stat
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from perfgoal.checked import Checked
from perfgoal.document import MAX_BYTES, Fault
from perfgoal.packing import NotPacked, packed, unpacked
from perfgoal.workspace.kinds import effort
from perfgoal.workspace.reading import State, read_target
from perfgoal.workspace.targets import STANDARD_INPUT, Target, Targets

if TYPE_CHECKING:
    from perfgoal.workspace.cache import Cache
    from perfgoal.workspace.judging import Judge
    from perfgoal.workspace.pool import Pool

CHUNK = 64
"""What is looked up and handed to a process at once, in declarations in YAML."""
ALONE = 64
"""How many are checked before other processes are started: most runs have no more that are new."""
PAYS = 150
"""From how many on other processes pay."""

Key = Callable[[Target], bytes | None]
"""What holds for a target, as bytes that are the same where the same holds, whatever the text; ``None`` for one whose
answer is not to be kept."""

Answer = tuple[Target, Checked | None]
"""A target and what came of it, ``None`` where a walk came upon it and it declares nothing."""


class _Slot(NamedTuple):
    """A target of a chunk: what came of it where that ``is_known``; else what was read of it, where it was, and the key
    under which its answer is to be kept, where it has one."""

    target: Target
    known: Checked | None = None
    is_known: bool = False
    source: bytes | Fault | None = None
    key: bytes | None = None


class Run:
    """One run over targets. ``judge`` is asked for when the first file has to be checked, ``pool`` when there are many;
    ``cache`` holds what earlier runs answered, under what ``key`` says of each target. ``today`` is the day of the
    check."""

    def __init__(
        self,
        judge: "Callable[[], Judge]",
        *,
        pool: "Callable[[], Pool] | None" = None,
        cache: "Cache | None" = None,
        key: Key | None = None,
        today: date | None = None,
    ) -> None:
        self._judge = judge
        self._start_pool = pool
        self._pool: Pool | None = None
        self._cache = cache
        self._key = key
        self._today = today or date.today()
        self._missed = 0

    def answers(self, targets: Iterable[Target]) -> Iterator[Answer]:
        """Check ``targets`` and yield each with what came of it, in their order. To be closed, or run to its end, so
        that no process is left and the cache is written."""
        try:
            yield from self._answers(targets)
        finally:
            if self._pool is not None:
                self._pool.end()
            if self._cache is not None:
                self._cache.write()

    def _answers(self, targets: Iterable[Target]) -> Iterator[Answer]:
        waiting: deque[Iterator[Answer]] = deque()
        for chunk in _chunks(targets):
            waiting.append(self._begun(self._looked_up(chunk)))
            while len(waiting) > (self._pool.window if self._pool else 0):
                yield from waiting.popleft()
        for answers in waiting:
            yield from answers

    def _looked_up(self, chunk: list[Target]) -> list[_Slot]:
        """Return the answers to a chunk that the cache has, and what was read to find out."""
        if self._cache is None or self._key is None:
            return [_Slot(target) for target in chunk]
        states = {self._place(target): state for target in chunk if (state := _state(target)) is not None}
        digests = self._cache.digests(states.items())
        slots, keys = list[_Slot](), list[bytes]()
        for target in chunk:
            path = self._place(target)
            state, held = states.get(path), self._key(target)
            if state is None or held is None:
                slots.append(_Slot(target))
                continue
            digest, source = digests.get(path), None
            if digest is None:
                source = read_target(target)
                if not isinstance(source, bytes):
                    slots.append(_Slot(target, None, source is None, source))
                    continue
                digest = hashlib.sha256(source).digest()
                if len(source) == state.size:
                    self._cache.keep_digest(path, state, digest)
            keys.append(hashlib.blake2b(held + digest, digest_size=16).digest())
            if source is not None and len(source) > MAX_BYTES:
                source = None  # a chunk of workbooks would fill the memory: it is read once more
            slots.append(_Slot(target, source=source, key=keys[-1]))
        answers = self._cache.answers(keys)
        return [_answered(slot, answers, self._today) for slot in slots]

    @cached_property
    def _here(self) -> str:
        return os.getcwd()  # noqa: PTH109

    def _place(self, target: Target) -> str:
        """Return by which path the cache knows a target. It need not be the shortest; ``abspath`` takes longer than
        looking the answer up."""
        return target.path if os.path.isabs(target.path) else f"{self._here}/{target.path}"  # noqa: PTH117

    def _begun(self, slots: list[_Slot]) -> Iterator[Answer]:
        """Have a chunk checked, and return the answers that are to come."""
        missing = [slot for slot in slots if not slot.is_known]
        self._missed += sum(effort(slot.target.path) for slot in missing)
        if self._start_pool is not None and self._pool is None and self._missed > ALONE:
            self._pool = self._start_pool()
        if self._pool is None:
            return self._in_turn(slots)
        apart = [slot for slot in missing if not self._is_alone(slot.target)]
        return self._together(slots, self._pool.submit([(slot.target, slot.source) for slot in apart]))

    def _in_turn(self, slots: list[_Slot]) -> Iterator[Answer]:
        for slot in slots:
            yield slot.target, slot.known if slot.is_known else self._checked(slot)

    def _together(self, slots: list[_Slot], texts: "Iterator[str | None]") -> Iterator[Answer]:
        for slot in slots:
            if slot.is_known:
                yield slot.target, slot.known
            elif self._is_alone(slot.target):
                yield slot.target, self._checked(slot)
            else:
                text = next(texts)
                checked = None if text is None else unpacked(text, slot.target.name)
                self._keep(slot, checked)
                yield slot.target, checked

    def _is_alone(self, target: Target) -> bool:
        """Whether a target is for this process, which alone has standard input and has read all form files."""
        return target.path == STANDARD_INPUT or self._judge().is_form(target)

    def _checked(self, slot: _Slot) -> Checked | None:
        judge = self._judge()
        checked = judge.check(slot.target) if slot.source is None else judge.check_source(slot.target, slot.source)
        self._keep(slot, checked)
        return checked

    def _keep(self, slot: _Slot, checked: Checked | None) -> None:
        if slot.key is not None and self._cache is not None and not (checked is not None and checked.passing):
            self._cache.keep_answer(slot.key, None if checked is None else packed(checked))


def pays(targets: Targets) -> bool:
    """Whether it pays to check ``targets`` by several processes: many in YAML, or a few that take long to read."""
    return len(targets) >= PAYS or sum(effort(target.path) for target in targets) >= PAYS


def processors() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        return os.cpu_count() or 1


def _answered(slot: _Slot, answers: dict[bytes, bytes | None], today: date) -> _Slot:
    if slot.key is None or slot.key not in answers:
        return slot
    answer = answers[slot.key]
    if answer is None:
        return _Slot(slot.target, None, True)
    try:
        known = unpacked(answer.decode("utf-8", "surrogatepass"), slot.target.name)
    except (NotPacked, UnicodeDecodeError):
        return slot
    return slot if known.dated not in (None, today) else _Slot(slot.target, known, True)


def _state(target: Target) -> State | None:
    """Return by which an ordinary file is known to have stayed as it is; ``None`` for anything else."""
    if target.path == STANDARD_INPUT or target.fault is not None:
        return None
    try:
        found = os.lstat(target.path)
    except (OSError, ValueError):
        return None
    return State(found.st_size, found.st_mtime_ns, found.st_ctime_ns) if stat.S_ISREG(found.st_mode) else None


def _chunks(targets: Iterable[Target]) -> Iterator[list[Target]]:
    chunk, whole = list[Target](), 0
    for target in targets:
        chunk.append(target)
        whole += effort(target.path)
        if whole >= CHUNK:
            yield chunk
            chunk, whole = [], 0
    if chunk:
        yield chunk
