"""What perfgoal costs, measured beside what others cost: ``make bench`` prints a table of ratios.

Nothing here is a test and no time is a limit: a run that misses a goal says so and ends well.
"""
