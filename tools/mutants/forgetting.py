"""A plugin of pytest for mutants: what one test has read is no answer to the next.

Texts are read once and remembered. A broken reader would be asked nothing that an earlier test had asked of the whole
one, and mutmut, which notes the functions that a test runs, would not see those that it did not have to.
"""

import sys

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Empty what the functions of the package remember."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "perfgoal":
            for thing in list(vars(module).values()):
                forget = getattr(thing, "cache_clear", None)
                if forget is not None:
                    forget()
