"""Work on what a stranger wrote, in a process of its own with bounds: whatever it meets, the one that asks goes on.

``process`` starts such a process, ``bounds`` is what that process sets itself, and ``typesetting`` sets forms in type.
Readers of office files do so too (see :mod:`perfgoal.exchange.confined`).
"""
