"""What fuzzing was begun with, and what has failed once, is read or refused by every run of the tests."""

import pytest

from fuzz.names import NAMES
from fuzz.target import bounded, kept
from fuzz.targets import TARGETS

SECONDS = 60  # what hangs does so for longer, wherever this runs


@pytest.mark.parametrize("name", NAMES)
def test_an_input_that_is_kept_does_no_harm(name: str) -> None:
    target = TARGETS[name]
    inputs = [(f"seed {number}", seed) for number, seed in enumerate(target.seeds())]
    inputs += [(file.name, file.read_bytes()) for folder in ("corpus", "crashes") for file in kept(folder, name)]
    assert inputs
    for said, data in inputs:
        try:
            with bounded(SECONDS):
                target.run(data)
        except BaseException as error:
            error.add_note(f"the input: {said}, {len(data)} bytes: {data[:200]!r}")
            raise


def test_every_target_has_a_name_by_which_it_is_asked_for() -> None:
    assert list(TARGETS) == list(NAMES)
