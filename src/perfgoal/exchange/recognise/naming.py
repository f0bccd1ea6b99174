"""What a text names: a field of a form, a block of it, or money."""

from perfgoal.exchange.recognise.labels import spellings
from perfgoal.exchange.recognise.money import is_money_label
from perfgoal.exchange.recognise.reading import Reading
from perfgoal.exchange.recognise.vocabulary import Field
from perfgoal.exchange.recognise.wordlists import Section


def field_named(reading: Reading, text: str) -> Field | None:
    """Return the field that a text is the label of."""
    return next((reading.words.fields[name] for name in spellings(text) if name in reading.words.fields), None)


def section_named(reading: Reading, text: str) -> Section | None:
    """Return the block that a text is the heading of."""
    return next((reading.words.sections[name] for name in spellings(text) if name in reading.words.sections), None)


def is_label(reading: Reading, text: str) -> bool:
    """Whether a text is a label of the form."""
    named = field_named(reading, text) is not None or section_named(reading, text) is not None
    return named or is_money_label(reading, text)
