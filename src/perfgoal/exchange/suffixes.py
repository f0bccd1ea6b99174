"""The files that can be imported: the ends of their names, and how large they may be. Nothing else is imported here."""

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods", ".docx", ".pdf", ".txt")
"""In lower case. A name only finds a file in a folder: what kind a file is, its bytes say."""

MAX_BYTES = 16 * 1_048_576
"""Bytes that a file may have to be imported."""
