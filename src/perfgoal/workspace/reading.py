"""What is read of a target, and what a text is by its looks."""

import os
import re
from typing import NamedTuple

from perfgoal.document import MAX_BYTES, Fault, Unreadable, read_file
from perfgoal.exchange.suffixes import MAX_BYTES as MAX_OFFICE_BYTES
from perfgoal.workspace.kinds import is_office
from perfgoal.workspace.targets import Target

# A line ends at a CR alone as well.
_DECLARES = re.compile("(?:^|\r)(?:\ufeff)?[\"']?(?:perfgoal|格式版本)[\"']?[ \u3000]*[:：]".encode(), re.MULTILINE)
_STATES_FORM = re.compile(rb"(?:^|\r)(?:\xef\xbb\xbf)?[\"']?(?:framework|labels)[\"']?[ ]*:", re.MULTILINE)


class State(NamedTuple):
    """By which a file is known to be the one that was read: its size in bytes, when it says that it was changed, and
    when it really was, in nanoseconds. The first of these times is whatever a copy or an archive set it to; the second
    is that of the system, where it has one."""

    size: int
    changed: int
    touched: int


def read_target(target: Target) -> bytes | Fault | None:
    """Return the bytes of a file, what keeps it from being read, or ``None`` for one that a walk came upon and
    that declares nothing: another program's YAML, or a link to a file. What a file of another kind holds is not looked
    at here."""
    if target.fault is not None:
        return target.fault
    office = is_office(target.path, walked=target.walked)
    try:
        data = read_file(target.path, follow_links=not target.walked, limit=MAX_OFFICE_BYTES if office else MAX_BYTES)
    except Unreadable as error:
        return error.fault if error.fault.variant != "link" else _fault_of_link(target.path)
    except FileNotFoundError:
        return Fault("PG001", "vanished")
    return None if target.walked and not (target.declared or office or declares(data)) else data


def _fault_of_link(path: str) -> Fault | None:
    """Return what is wrong with a link, ``None`` where it leads to something."""
    try:
        os.stat(path)  # noqa: PTH116  pathlib raises some errors and not others
    except PermissionError:
        return Fault("PG001", "no-permission")
    except OSError:
        return Fault("PG001", "dangling-link")
    return None


def declares(data: bytes) -> bool:
    """Whether a file says that it is a declaration."""
    return _DECLARES.search(data) is not None


def states_form(data: bytes) -> bool:
    """Whether a file looks like that of a form profile, and not like a declaration."""
    return _STATES_FORM.search(data) is not None and not declares(data)
