"""Where another machine gets this program from."""

import json
import re

from perfgoal import __version__

_URL = re.compile(r"https://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[\w.~-]+)+", re.ASCII)
_COMMIT = re.compile(r"[0-9a-f]{40,64}")


def requirement() -> str:
    """Return what ``pip install`` is told to install this version anywhere, without a sign that a shell reads."""
    return requirement_of(_origin())


def requirement_of(origin: str | None) -> str:
    """Return the same for what the installer wrote down of the ``origin`` (the text of direct_url.json, PEP 610): the
    commit of a repository where it was installed from one, else this version from the index that pip is set up with."""
    try:
        told = json.loads(origin or "{}")
        url, commit = told["url"], told["vcs_info"]["commit_id"]
        if told["vcs_info"]["vcs"] == "git" and _URL.fullmatch(url) and _COMMIT.fullmatch(commit):
            return f"perfgoal@git+{url}@{commit}"
    except (ValueError, KeyError, TypeError):
        pass
    return f"perfgoal=={__version__}"


def _origin() -> str | None:
    from importlib.metadata import PackageNotFoundError, distribution  # noqa: PLC0415  slow, and only asked here

    try:
        return distribution("perfgoal").read_text("direct_url.json")
    except PackageNotFoundError:  # run from a folder of sources
        return None
