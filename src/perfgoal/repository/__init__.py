"""Rules over all declarations of a repository: what is missing, declared twice, copied, or does not agree with others.

They go by the facts of each declaration (:mod:`perfgoal.facts`) and read no file but the roster.
"""

from perfgoal.repository.judging import Asked
from perfgoal.repository.roster import InvalidRoster, Roster, Row, read_roster
from perfgoal.repository.together import BETWEEN, NEED_ALL, NEED_YEARS, Together

__all__ = ["BETWEEN", "NEED_ALL", "NEED_YEARS", "Asked", "InvalidRoster", "Roster", "Row", "Together", "read_roster"]
