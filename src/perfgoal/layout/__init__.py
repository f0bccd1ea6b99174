"""What a repository of declarations is laid out with: a configuration, the check of its CI, the hooks before a commit.

The files are made from ``templates/repository`` and ``templates/ci``. Nothing is written here.
"""

from perfgoal.layout.pieces import Piece, Standing, ci_piece, config_piece, hooks_piece, standing
from perfgoal.layout.place import Place, place_of
from perfgoal.layout.platforms import PLATFORMS, recognised
from perfgoal.layout.source import requirement

__all__ = [
    "PLATFORMS",
    "Piece",
    "Place",
    "Standing",
    "ci_piece",
    "config_piece",
    "hooks_piece",
    "place_of",
    "recognised",
    "requirement",
    "standing",
]
