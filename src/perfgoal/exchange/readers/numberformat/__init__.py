"""Number formats of a spreadsheet: what is shown of a number, or of a text, that a cell holds."""

from perfgoal.exchange.readers.numberformat.numbered import BUILT_IN
from perfgoal.exchange.readers.numberformat.shown import Shown, show_number, show_text, shows_all

__all__ = ["BUILT_IN", "Shown", "show_number", "show_text", "shows_all"]
