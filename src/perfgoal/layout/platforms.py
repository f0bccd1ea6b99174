"""The platforms whose CI can check declarations, and which of them a repository uses."""

import os
import re
from collections.abc import Iterator
from typing import NamedTuple

from perfgoal.document import Unreadable, read_file

_LIMIT = 1 << 20  # bytes of git's configuration
_SECTION = re.compile(r'\[remote "(.*)"\]')
_URL = re.compile(r"url\s*=\s*(\S+)")
_HOST = re.compile(r"(?:[\w+.-]+://)?(?:[^@/]*@)?([^/:]+)")


class Platform(NamedTuple):
    """A platform: what it is called, the file that tells its CI what to do and the template of that file, what shows
    that a repository uses it, and the word that the names of its hosts hold (none for one that hosts no code)."""

    name: str
    file: str
    template: str
    sign: str
    host: str


PLATFORMS = {
    "github": Platform("GitHub Actions", ".github/workflows/perfgoal.yml", "github.yml", ".github/workflows", "github"),
    "gitlab": Platform("GitLab CI", ".gitlab-ci.yml", "gitlab.yml", ".gitlab-ci.yml", "gitlab"),
    "jenkins": Platform("Jenkins", "Jenkinsfile", "Jenkinsfile", "Jenkinsfile", ""),
    "gitee": Platform("Gitee Go", ".workflow/perfgoal.yml", "gitee.yml", ".workflow", "gitee"),
}


def recognised(root: str) -> str | None:
    """Return the platform of the repository in ``root``, by its key in :data:`PLATFORMS`: the one that it has files
    for, else the one that its remote is on. ``None`` where neither says which, or there are files for several and the
    remote is on none of these."""
    signs = [key for key, platform in PLATFORMS.items() if os.path.lexists(f"{root}/{platform.sign}")]
    if len(signs) == 1:
        return signs[0]
    hosts = (_host(url) for url in _remotes(root))
    hosted = (key for host in hosts for key, each in PLATFORMS.items() if each.host and each.host in host)
    return next((key for key in hosted if not signs or key in signs), None)


def _host(url: str) -> str:
    """Return the host of a remote: of ``https://host/…``, ``ssh://git@host:22/…`` or ``git@host:…``."""
    found = _HOST.match(url)
    return found[1].lower() if found else ""


def _remotes(root: str) -> Iterator[str]:
    """Yield where the remotes of a repository are, ``origin`` first. Git itself is not asked: it need not be there,
    and a folder of a stranger's may tell it to run something."""
    try:
        text = read_file(f"{root}/.git/config", follow_links=False, limit=_LIMIT).decode("utf-8", "replace")
    except (Unreadable, OSError):
        return
    remotes: dict[str, str] = {}
    section = None
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            found = _SECTION.fullmatch(line)
            section = found[1] if found else None
        elif section is not None and (url := _URL.match(line)):
            remotes.setdefault(section, url[1])
    yield from (url for _, url in sorted(remotes.items(), key=lambda remote: remote[0] != "origin"))
