"""The words that rules look for, all of them in this one place: what a reviewer has in the ear.

A rule asks :class:`~perfgoal.rules.lexicon.words.Words`; each list says what it is for and which rules read it. To
teach the program a word, add it to its list.
"""
