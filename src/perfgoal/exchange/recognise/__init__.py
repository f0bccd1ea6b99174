"""Tables of texts to a draft, by headings and labels: where a cell stands in its file says nothing, what it says and
what stands above and beside it says all."""

from collections.abc import Sequence
from dataclasses import replace

from perfgoal.exchange.content import Content
from perfgoal.exchange.draft import Draft, Notice, Refused, Value
from perfgoal.exchange.helpers import without_helpers
from perfgoal.exchange.recognise.choosing import likely, refuse_draw, titles
from perfgoal.exchange.recognise.facts import settle_year
from perfgoal.exchange.recognise.reading import Reading
from perfgoal.exchange.recognise.remarks import remarks
from perfgoal.exchange.recognise.tables import read_tables
from perfgoal.finding import Text
from perfgoal.forms import Form
from perfgoal.shape import VERSION

_FEWEST = 4
"""Labels of a form that a file must show to be taken for one, where it has no table of tasks or indicators."""

_NO_UNIT = Text(
    "文中没有金额单位，按表样以{unit}计", "the text states no unit of money; that of the form applies: {unit}"
)


def draft_of(content: Content, forms: Sequence[Form], year: int | None, name: str) -> Draft:
    """Return what ``content`` declares, as one of ``forms``; where it is one alone, as that. ``year`` is its year where
    someone knows better than the file, ``name`` the name of the file.

    Raises :class:`~perfgoal.exchange.draft.Refused` with the variant ``no-form`` (nothing of a form stands there),
    ``form-not-there`` (of the only one), ``which-form`` (it may be any of several), ``several-forms`` (a second one
    begins), ``twice`` (a field stands twice and says two things), ``two-units`` (so does the unit of money),
    ``row-without`` (a row lacks what it is about), ``no-column`` and ``over-columns`` (a cell is below no heading, or
    below several), ``long-name`` (a heading or category is longer than a name can be) or ``lost-thread`` (a cell that
    fits nowhere).
    """
    content, helpers = without_helpers(content)
    chosen = likely(content, forms)
    read = (_draft(content, form, forms, year, name) for form in chosen)
    drafts = [replace(draft, labels=(*draft.labels, *helpers)) for draft in read if draft is not None]
    if not drafts:
        raise Refused("form-not-there", None, form=forms[0].form) if len(forms) == 1 else Refused("no-form")
    if any(_without_form(draft) != _without_form(drafts[0]) for draft in drafts):
        raise refuse_draw(chosen)
    return drafts[0]


def _without_form(draft: Draft) -> dict[str, object]:
    return {**draft.tree, "form": None}


def _draft(content: Content, form: Form, forms: Sequence[Form], year: int | None, name: str) -> Draft | None:
    """Return what ``content`` declares as ``form``; ``None`` where it is none."""
    reading = Reading(content, form, titles(forms), year)
    read_tables(reading, content)
    if not (reading.has_tables or len(reading.met) >= _FEWEST):
        return None
    settle_year(reading, name)
    if "unit" not in reading.tree.get(reading.money, {"unit": None}):
        reading.notices.append(Notice(_NO_UNIT, {"unit": form.unit}))
    reading.tree |= {"perfgoal": Value(VERSION), "form": Value(form.form)}
    tree = reading.ordered()
    labels, leftovers = reading.ledger.close(tree)
    return Draft(form.form, tree, labels, leftovers, (*reading.notices, *remarks(content)), reading.places)
