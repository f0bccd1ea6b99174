"""What no test sees: the code is broken on purpose, one small change at a time, and what survives is compared with what
is known.

``tests/mutants/PACKAGE.tsv`` names the changes that no test can see because they change nothing, each with its reason.
"""
