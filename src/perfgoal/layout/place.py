"""Where a layout stands: a folder, and the repository that it is part of."""

import os
import re
from dataclasses import dataclass

# What neither a shell, YAML, Groovy nor a regular expression takes for more than a name; Chinese means nothing to them.
_PLAIN = re.compile(r"(?!-)[\w-]+(?:\.[\w-]+)*(?:/(?!-)[\w-]+(?:\.[\w-]+)*)*")


@dataclass(frozen=True, slots=True)
class Place:
    """A folder in a repository: the absolute path of the repository's ``root``, and how the folder is called from
    there, ``.`` where it is the root itself."""

    root: str
    inside: str

    @property
    def is_plain(self) -> bool:
        """Whether the folder's name can stand in a script without quotes."""
        return self.inside == os.curdir or _PLAIN.fullmatch(self.inside) is not None

    def path_of(self, name: str) -> str:
        """Return the path from the root of what is called ``name`` in the folder."""
        return name if self.inside == os.curdir else f"{self.inside}/{name}"


def place_of(folder: str) -> Place:
    """Return the place of ``folder``, which need not be there yet. The repository is the first folder upward that holds
    ``.git``; where there is none, the folder itself."""
    here = above = os.path.abspath(folder)  # noqa: PTH100  of the path as named: a link is not resolved
    while not os.path.lexists(f"{above}/.git"):
        parent = os.path.dirname(above)  # noqa: PTH120
        if parent == above:
            return Place(here, os.curdir)
        above = parent
    return Place(above, os.path.relpath(here, above).replace(os.sep, "/"))
