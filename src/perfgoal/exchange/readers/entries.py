"""What a cell shows of a number."""

from perfgoal.exchange.content import Remark
from perfgoal.exchange.helpers import adds_up
from perfgoal.exchange.readers.grid import Entry
from perfgoal.exchange.readers.numberformat import show_number


def number_entry(raw: str, code: str, *, from_1904: bool, shows_zeros: bool = True) -> Entry:
    """Show a number, as the file writes it, by the code of its format; with what was done to it."""
    shown = show_number(raw, code, from_1904=from_1904)
    if not shows_zeros and not raw.strip("-0."):
        return Entry("", ("rounded",))
    remarks: tuple[Remark, ...] = ("rounded",) if shown.is_rounded else ("float",) if shown.is_cut else ()
    return Entry(shown.text, remarks)


def result_entry(shown: Entry, formula: str) -> Entry:
    """Return what a cell shows as the result of a formula."""
    return Entry(shown.text, ("helper",)) if adds_up(formula) else shown._replace(remarks=("formula", *shown.remarks))


def missing_entry(formula: str) -> Entry:
    """Return what a cell shows where no result of its formula was saved."""
    return Entry("", ("helper" if adds_up(formula) else "stale",))
