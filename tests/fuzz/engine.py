"""Fuzzing by atheris, which sees which branches of the program an input reaches, and goes on from those that are new.

The program is imported once, in a process that is copied for each target: to look into every module takes longer than
a short run.
"""

import gc
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fuzz.target import Target

HERE = Path(__file__).parent
CRASHES = HERE / "crashes"
SECONDS, MEGABYTES = 60, 1_024
"""What one input may take; more is a failure too. The instruments of atheris make everything a few times slower, and a
machine may have other work as well."""


class MissingAtheris(ImportError):
    """atheris is not installed: it is there for Linux alone."""


def fuzz(
    names: Sequence[str], limits: Sequence[str], folder: Path, crashes: Path = CRASHES, module: str = "fuzz.targets"
) -> list[str]:
    """Fuzz the targets ``names`` one after the other, each in a process of its own, and return those that failed.

    ``limits`` are options of libFuzzer; ``folder`` keeps the inputs that have reached something new, ``crashes`` those
    that failed. ``module`` has the TARGETS. Raises :class:`MissingAtheris`.
    """
    try:
        import atheris  # noqa: PLC0415  not there on all systems
    except ImportError:
        raise MissingAtheris from None
    with atheris.instrument_imports(include=["perfgoal", "pdfminer", "pdfplumber"]):
        known = import_module(module).TARGETS  # what is imported before is not looked into
        targets = [known[name] for name in names]
        for target in targets:
            _begin(target, folder / target.name)
    gc.freeze()
    return [target.name for target in targets if _failed(atheris, target, limits, folder, crashes)]


def _begin(target: "Target", folder: Path) -> None:
    """Write what a target is begun with, and run it once: it imports more only then."""
    folder.mkdir(parents=True, exist_ok=True)
    seeds = list(target.seeds())
    for number, seed in enumerate(seeds):
        (folder / f"seed{number}").write_bytes(seed)
    for file in (HERE / "corpus" / target.name).glob("*"):
        (folder / file.name).write_bytes(file.read_bytes())
    with suppress(Exception):  # which is told when it is fuzzed
        target.run(seeds[0] if seeds else next((HERE / "corpus" / target.name).glob("*")).read_bytes())


def _failed(atheris: Any, target: "Target", limits: Sequence[str], folder: Path, crashes: Path) -> bool:
    """Fuzz a target in a copy of this process, and return whether it failed."""
    kept = crashes / target.name
    kept.mkdir(parents=True, exist_ok=True)
    sys.stderr.write(f"== {target.name}\n")
    sys.stderr.flush()
    options = [
        *(f"-timeout={SECONDS}", f"-rss_limit_mb={MEGABYTES}", f"-max_len={target.longest}", "-len_control=10"),
        *(f"-dict={HERE / 'words.dict'}", f"-artifact_prefix={kept}{os.sep}", "-verbosity=0", "-print_final_stats=1"),
    ]
    process = os.fork()
    if not process:
        os.dup2(2, 1)  # what atheris tells is no answer
        more: dict[str, Any] = {} if target.mutate is None else {"custom_mutator": _mutator(atheris, target)}
        try:
            atheris.Setup(["fuzz", *options, *limits, str(folder / target.name)], _aborting(target), **more)
            atheris.Fuzz()
        finally:
            os._exit(1)  # without what this process would tidy up at its end: it is for the first one to do
    ended = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    with suppress(OSError):
        kept.rmdir()  # where nothing was kept
    return ended != 0


def _aborting(target: "Target") -> Callable[[bytes], None]:
    """Return what runs a target, and where that fails ends this process at once, which libFuzzer keeps the input of."""

    def run(data: bytes) -> None:
        try:
            target.run(data)
        except BaseException:
            traceback.print_exc()
            sys.stderr.flush()
            os.abort()

    return run


def _mutator(atheris: Any, target: "Target") -> Any:
    def mutated(data: bytes, most: int, seed: int) -> bytes:
        assert target.mutate is not None
        return target.mutate(data, most, Random(seed), atheris.Mutate)[:most]

    return mutated
