"""Names of categories, as they are compared, and those of all packaged forms."""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from perfgoal.data import data_folder

if TYPE_CHECKING:
    from perfgoal.forms.profile import Form

FOLDER = data_folder("schemas") / "forms"
"""Where the packaged forms are."""


@lru_cache(maxsize=4096)
def plain_category(name: str) -> str:
    """Return the name of a category as categories are compared: as :func:`bare_category`, with 指标 at its end."""
    bare = bare_category(name)
    return bare if bare.endswith("指标") else bare + "指标"


def bare_category(name: str) -> str:
    """Return the name of a category after NFKC, without white space and the remarks in brackets behind it ((50分),
    (必填))."""
    bare = "".join(unicodedata.normalize("NFKC", name).split())
    end = len(bare)
    while end and bare[end - 1] == ")":  # an expression would begin anew at each bracket of a long run of them
        start = bare.rfind("(", 0, end)
        if start < 0 or ")" in bare[start : end - 1]:
            break
        end = start
    return bare[:end]


Categories = Mapping[str, tuple[str, ...]]
"""Category names, as :func:`plain_category` gives them, with the packaged forms that have each."""


@lru_cache(maxsize=1)
def packaged_categories() -> tuple[Categories, Categories]:
    """Return the categories of all packaged forms, of the first and of the second level. They stand in a list that is
    generated: reading all forms for them would take longer than checking most declarations."""
    levels: tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]] = ({}, {})
    for line in (FOLDER / "categories.tsv").read_text("utf-8").splitlines():
        level, name, forms = line.split("\t")
        levels[int(level) - 1][name] = tuple(forms.split())
    return levels


def category_list(forms: "Iterable[Form]") -> str:
    """Return the list that :func:`packaged_categories` reads, of ``forms``."""
    found: dict[tuple[int, str], list[str]] = {}
    for form in forms:
        for name in form.level1_names:
            found.setdefault((1, name), []).append(form.form)
        for name in form.level2_names:
            found.setdefault((2, name), []).append(form.form)
    return "".join(f"{level}\t{name}\t{' '.join(names)}\n" for (level, name), names in sorted(found.items()))
