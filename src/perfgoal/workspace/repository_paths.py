"""What a platform calls a file: its path from the root of the repository on, wherever the command runs."""

import os
from functools import cached_property

from perfgoal.workspace.targets import STANDARD_INPUT


class RepositoryPaths:
    """The paths of files in the repository around the working folder: the nearest folder upward that holds ``.git``,
    or the working folder itself where there is none."""

    def path(self, name: str) -> str | None:
        """Return the path of the file that findings call ``name``, with forward slashes, or ``None`` for one that is
        not inside, as standard input is."""
        if name == STANDARD_INPUT:
            return None
        here, root = self._folders
        try:
            path = os.path.relpath(os.path.join(here, name), root)  # noqa: PTH118
        except ValueError:  # on another drive
            return None
        inside = path != os.pardir and not path.startswith(os.pardir + os.sep)
        return path.replace(os.sep, "/") if inside else None

    @cached_property
    def _folders(self) -> tuple[str, str]:
        """The working folder and the root."""
        here = root = os.getcwd()  # noqa: PTH109
        while not os.path.lexists(os.path.join(root, ".git")):  # noqa: PTH118
            above = os.path.dirname(root)  # noqa: PTH120
            if above == root:
                return here, here
            root = above
        return here, root
