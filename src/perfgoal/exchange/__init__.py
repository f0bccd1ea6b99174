"""Forms kept elsewhere (Excel, Word, PDF, plain text) to declarations in YAML.

A reader of a format gives the :mod:`~perfgoal.exchange.content` of a file: tables of texts, each with its origin. From
there on nothing knows of formats: what the texts mean is found by headings and labels, and becomes a
:class:`~perfgoal.exchange.draft.Draft`, in which every value knows where it came from.
"""
