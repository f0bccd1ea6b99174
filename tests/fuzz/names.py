"""The names of what is fuzzed; to know them imports nothing of the program, which is to be imported by atheris."""

NAMES = (
    *("loader", "fix", "fmt", "suppression"),
    *("target", "money", "numberformat"),
    *("form", "configuration", "rules", "merge", "baseline", "roster"),
    *("text", "xlsx", "docx", "ods", "xls", "pdf"),
)
