"""Target values of indicators (``≥8个``, ``80%-90%``, ``12月底前``), read as a reviewer reads them.

``parse_target`` takes the text of a value and nothing else: what the name or the unit field of the indicator adds is
for the rules. The grammar is that of docs/format.md, "Target values".
"""

from perfgoal.target.model import Day, Kind, Target
from perfgoal.target.reading import parse_target

__all__ = ["Day", "Kind", "Target", "parse_target"]
