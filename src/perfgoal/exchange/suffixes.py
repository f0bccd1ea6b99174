"""The files that can be imported, by the ends of their names."""

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods", ".docx", ".pdf", ".txt")
"""In lower case. A name only finds a file in a folder: what kind a file is, its bytes say."""
