"""A file of any format to a draft."""

from collections.abc import Sequence

from perfgoal.exchange.content import Flow
from perfgoal.exchange.draft import Draft
from perfgoal.exchange.limits import hold_to_limits
from perfgoal.exchange.recognise import draft_of
from perfgoal.forms import Form


def import_source(data: bytes, name: str, *, forms: Sequence[Form], year: int | None = None) -> Draft:
    """Return what the file ``name`` with the bytes ``data`` declares, as one of ``forms``: all that there are, or the
    one that it is known to follow. ``year`` is its year where its reader knows better than the file.

    Raises :class:`~perfgoal.exchange.draft.Refused` where it cannot be read with confidence, and
    :class:`~perfgoal.extras.MissingExtra` where a package is missing.
    """
    from perfgoal.exchange.opening import read_content  # noqa: PLC0415  not asked for by those who have a content

    found = read_content(data, name)
    if isinstance(found, Flow):
        from perfgoal.exchange.flow import draft_of_flow  # noqa: PLC0415  for plain text alone

        draft = draft_of_flow(found, forms, year, name)
    else:
        draft = draft_of(found, forms, year, name)
    hold_to_limits(draft, next(form for form in forms if form.form == draft.form))
    return draft
