"""Mending declarations: fixes as patches of spans, each proven to change nothing else.

:func:`mend` makes of the bytes of a file those that it should have, :func:`replace` puts them in its place, and
:func:`difference` shows what there is between them. None of them prints.
"""

from perfgoal.editing.diff import difference
from perfgoal.editing.files import NotReplaced, Why, replace
from perfgoal.editing.rounds import Kept, Mended, mend

__all__ = ["Kept", "Mended", "NotReplaced", "Why", "difference", "mend", "replace"]
