"""The examples of the pages about batches."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def blocks(name: str, language: str) -> list[str]:
    """Return the blocks of code that a page shows in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", (ROOT / name).read_text("utf-8"), re.DOTALL | re.MULTILINE)
