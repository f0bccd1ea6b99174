"""What a cell shows of a number."""

from perfgoal.exchange.content import Remark
from perfgoal.exchange.readers.grid import Entry
from perfgoal.exchange.readers.numberformat import show_number


def number_entry(raw: str, code: str, *, from_1904: bool, shows_zeros: bool = True) -> Entry:
    """Show a number, as the file writes it, by the code of its format; with what was done to it."""
    shown = show_number(raw, code, from_1904=from_1904)
    if not shows_zeros and not raw.strip("-0."):
        return Entry("", ("rounded",))
    remarks: tuple[Remark, ...] = ("rounded",) if shown.is_rounded else ("float",) if shown.is_cut else ()
    return Entry(shown.text, remarks)
