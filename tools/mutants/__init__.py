"""What no test sees: the code is broken on purpose, one small change at a time, and what survives is compared with what
is known.

The changes are those of mutmut. They are not run as it runs them: it leaves out every function with a decorator, and
so all rules and properties; each mutant costs it a start of pytest; and where pytest, started once more in a fork, does
not find a test by its Chinese name again, it takes that for a test that failed. Here the tests are collected once, each
mutant is the code of one function put in its place in a fork, and only a report of a failed test counts.

``tests/mutants/PACKAGE.tsv`` names the changes that no test can see because they change nothing, each with its reason.
"""
