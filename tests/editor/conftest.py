"""One server for all tests: it takes longer to start than to answer."""

from collections.abc import Iterator

import pytest

import outside
from editor.server import Server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """yaml-language-server, running."""
    node = outside.program("node", package="nodejs")
    with Server(node, outside.node_file("yaml-language-server/bin/yaml-language-server")) as running:
        yield running
