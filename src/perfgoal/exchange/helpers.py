"""What a workbook to fill in says beside the form: lines that add up and compare. They are no data, and an import takes
each of them for a label, whatever stands behind its beginning."""

CHECKING = "自动核对："
"""How every such line begins."""


def is_helper(text: str) -> bool:
    """Whether a text is a line of a workbook to fill in that is none of the form's."""
    return text.lstrip().startswith(CHECKING)
