"""A plugin of pytest for mutants: what one test has read is no answer to the next, and no test is random.

Texts are read once and remembered. A broken reader would be asked nothing that an earlier test had asked of the whole
one, and mutmut, which notes the functions that a test runs, would not see those that it did not have to.
"""

import sys

import pytest
from hypothesis import Phase, settings

# The same examples for each mutant, none that an earlier one left; a mutant is seen whatever the least example is.
settings.register_profile("mutants", settings.get_profile("ci"), phases=(Phase.explicit, Phase.generate))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Empty what the functions of the package remember."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "perfgoal":
            for thing in list(vars(module).values()):
                forget = getattr(thing, "cache_clear", None)
                if forget is not None:
                    forget()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the tests of many examples to the end: most mutants are seen before."""
    items.sort(key=lambda item: item.get_closest_marker("hypothesis") is not None)
