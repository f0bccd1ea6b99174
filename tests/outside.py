"""Programs and fonts that pip does not install and some tests use: where they are, or a word that they are missing.

A test that lacks one is skipped and says what to install; with ``PERFGOAL_TESTS_COMPLETE`` set, as in CI, it fails, so
that no test is passed over unseen.
"""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

NODE_MODULES = Path(__file__).parent / "node" / "node_modules"


def program(*names: str, package: str) -> Path:
    """The first of ``names`` on the PATH; ``package`` is the Debian package that has it."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        absent(f"{names[0]} is not installed (Debian package {package})")
    return Path(found)


def node_file(path: str) -> Path:
    """A file of the npm packages of tests/node, by its path in node_modules."""
    file = NODE_MODULES / path
    if not file.exists():
        absent("the npm packages of the tests are not installed (npm ci --prefix tests/node)")
    return file


def chinese_font() -> None:
    """Ask for a font that PDF can be set in."""
    from perfgoal.rendering.fonts import NoFont, fonts  # noqa: PLC0415  few tests ask

    try:
        with fonts(None):
            return
    except NoFont:
        absent("no Chinese font is installed (Debian package fonts-noto-cjk)")


def absent(what: str) -> NoReturn:
    """Skip the test that asks, or fail it where all tests are to run."""
    if os.environ.get("PERFGOAL_TESTS_COMPLETE"):
        pytest.fail(what)
    pytest.skip(what)
