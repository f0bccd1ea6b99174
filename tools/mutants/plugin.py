"""A plugin of pytest for mutants: what one test has read is no answer to the next, no test is random, and the tests
that mutmut asks for are found.

Texts are read once and remembered. A broken reader would be asked nothing that an earlier test had asked of the whole
one, and mutmut, which notes the functions that a test runs, would not see those that it did not have to.

mutmut collects the tests in one process and runs them for each mutant in a fork of it, where pytest collects them once
more; it then escapes anew what is not ASCII in their names. It would find none of them, and mutmut would take its error
for a test that failed: each mutant would seem to be seen. So whole files are collected, and names compared without
regard to how often they were escaped.
"""

import os
import re
import sys

import pytest
from hypothesis import Phase, settings

# The same examples for each mutant, none that an earlier one left; a mutant is seen whatever the least example is.
settings.register_profile("mutants", settings.get_profile("ci"), phases=(Phase.explicit, Phase.generate))

NOTHING_RUN = 70
"""The exit code where no test was found; of it mutmut knows nothing, so that it is not taken for a failed test."""

_WANTED = pytest.StashKey[dict[str, int]]()


def pytest_configure(config: pytest.Config) -> None:
    """Collect whole files where single tests are asked for."""
    if any("::" in argument for argument in config.args):
        config.stash[_WANTED] = {_unescaped(name): place for place, name in enumerate(config.args)}
        config.args[:] = dict.fromkeys(name.partition("::")[0] for name in config.args)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the tests asked for, in the order asked for: the quickest first, which see most mutants; those of many
    examples at the end."""
    wanted = config.stash.get(_WANTED, None)
    if wanted is not None:
        items[:] = [item for item in items if _unescaped(item.nodeid) in wanted]
        if not items:
            os._exit(NOTHING_RUN)
        items.sort(key=lambda item: wanted[_unescaped(item.nodeid)])
    items.sort(key=lambda item: item.get_closest_marker("hypothesis") is not None)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Empty what the functions of the package remember."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "perfgoal":
            for thing in list(vars(module).values()):
                forget = getattr(thing, "cache_clear", None)
                if forget is not None:
                    forget()


def _unescaped(name: str) -> str:
    return re.sub(r"\\+", r"\\", name)
