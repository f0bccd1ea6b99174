"""What the tests of faults share."""

from pathlib import Path

import pytest

from cli.conftest import example as example
from cli.conftest import no_summary as no_summary
from cli.conftest import perfgoal as perfgoal
from faults.repository import make


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository of declarations, all of which there is something to do for."""
    return make(tmp_path / "repository")
