"""What a text names: a field of a form, a block of it, or money."""

from perfgoal.exchange.recognise.labels import plain, spellings
from perfgoal.exchange.recognise.money import is_money_label
from perfgoal.exchange.recognise.reading import Reading
from perfgoal.exchange.recognise.vocabulary import Field
from perfgoal.exchange.recognise.wordlists import Section

_HEADS = frozenset({"level1", "level2", "name", "cycle", "annual", "explanation"})


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


def heads_a_column(reading: Reading, text: str) -> bool:
    """Whether a text is a heading of the table of indicators that no other text is likely to be: 三级指标."""
    return any(reading.words.indicators.get(name) in _HEADS for name in spellings(text)[:1])


def is_category(reading: Reading, text: str) -> bool:
    """Whether a text is the name of a category of the form, in full."""
    return plain(text) in reading.form.category_names
