"""Forms: what a form prints, which lines and categories it has, and which of its sums must agree. A form is data."""

from perfgoal.forms.categories import Categories, bare_category, category_list, packaged_categories, plain_category
from perfgoal.forms.faults import LONGEST, RESERVED, Fault, faults_of
from perfgoal.forms.packaged import form_names, packaged_form, parse_form
from perfgoal.forms.profile import (
    TOTAL,
    Category,
    Column,
    Form,
    Group,
    Identifier,
    Labels,
    Level1,
    Line,
    Weights,
)

__all__ = [
    "LONGEST",
    "RESERVED",
    "TOTAL",
    "Categories",
    "Category",
    "Column",
    "Fault",
    "Form",
    "Group",
    "Identifier",
    "Labels",
    "Level1",
    "Line",
    "Weights",
    "bare_category",
    "category_list",
    "faults_of",
    "form_names",
    "packaged_categories",
    "packaged_form",
    "parse_form",
    "plain_category",
]
