"""Lists in prose whose numbers are the parts of one that stands before or behind them.

854万元（高标准农田建设400万元，示范建设295万元，畅通工程159万元）
共120场，其中甲街道60场、乙街道60场
勘察需20万元；督导需20万元；验收需10万元，合计50万元
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from perfgoal.money import EXACT
from perfgoal.rules.lexicon.matching import AND_OTHERS, DETAILS, INEXACT, LOOSE, NOT_PARTS, SUMMED_UP, TOTALS
from perfgoal.rules.quantities import Quantity

WINDOW = 300
"""A list is no longer than so many characters."""
LONGEST_BETWEEN = 10
"""So many characters may stand between the total and its list: 120场培训活动（…）."""

_AMONG = "其中"
_OPENING, _CLOSING = "（(", "）)"
_MARKS = "，,、；;：:。！？!?\n"
_LIST_ENDS = "。！？!?\n"
_COLONS = ("：", ":")


class Breakdown(NamedTuple):
    """A ``total`` and its ``parts``, and whether they are to add up to it: of a list that may be incomplete, none and
    all together only may not exceed it."""

    total: Quantity
    parts: tuple[Quantity, ...]
    complete: bool

    @property
    def sum(self) -> str:
        """What the parts add up to, in the unit of the total."""
        return f"{EXACT.normalize(EXACT.divide(_added(self.parts), self.total.unit.scale)):f}{self.total.unit.text}"

    @property
    def exceeding(self) -> Quantity | None:
        """The first part that is more than the total."""
        return next((part for part in self.parts if part.base > self.total.base), None)

    @property
    def is_wrong(self) -> bool:
        """Whether the parts do not add up. What rounding explains is right, and so is a list of which a beginning or an
        end adds up: what follows it may be another matter."""
        sums = [*accumulate(part.base for part in self.parts), *accumulate(part.base for part in self.parts[::-1])]
        slack = sum(_rounding(one, self.parts) for one in (self.total, *self.parts))
        if any(abs(EXACT.subtract(each, self.total.base)) <= slack for each in sums):
            return False
        return self.complete or _added(self.parts) > self.total.base


def breakdowns(text: str, quantities: Sequence[Quantity]) -> Iterator[Breakdown]:
    """Yield the lists in ``text``, whose quantities are given."""
    starts = [quantity.start for quantity in quantities]
    last = 0  # the first quantity behind the last sum at the end of a list
    for index, quantity in enumerate(quantities):
        if quantity.unit.per:
            continue
        if SUMMED_UP.find(quantity.noun):
            first = max(last, bisect_left(starts, max(quantity.sentence, quantity.start - WINDOW)))
            found = _before(text, quantities[first:index], quantity) or _behind(text, quantities, starts, index)
            last = index + 1
        else:
            found = _behind(text, quantities, starts, index)
        if found is not None:
            yield found


def _before(text: str, parts: Sequence[Quantity], total: Quantity) -> Breakdown | None:
    """Return the list that ``total`` sums up. A number in another unit among them is a price or a quantity."""
    if len(parts) < 2 or not all(_is_alike(total, part) for part in parts):
        return None
    said = text[parts[0].start - len(parts[0].noun) : total.start - len(total.noun)]
    if NOT_PARTS.find(said) or TOTALS.find(said) or _AMONG in said or _is_loose(text, total):
        return None
    return Breakdown(total, tuple(parts), complete=True)


def _behind(text: str, quantities: Sequence[Quantity], starts: Sequence[int], index: int) -> Breakdown | None:
    """Return the list that details the quantity at ``index``, in brackets behind it or behind 其中."""
    total = quantities[index]
    start = _next_mark(text, total.end)
    if start is None or _is_loose(text, total):
        return None
    bracket = text[start] in _OPENING
    among = text.startswith(_AMONG, start if text[start] == _AMONG[0] else start + 1)
    if not bracket and not among:
        return None
    colon = among and text.startswith(_COLONS, text.find(_AMONG, start) + len(_AMONG))
    stop = _end_of(text, start + 1, _CLOSING if bracket else _LIST_ENDS if colon else _LIST_ENDS + "；;")
    if stop is None:
        return None
    said = text[start:stop]
    parts = quantities[index + 1 : bisect_left(starts, stop)]
    if among and not colon and total.unit.base != "元":  # behind a comma another matter may begin
        parts = _until_comma(text, parts)
    alike = tuple(part for part in parts if _is_alike(total, part))
    if len(alike) < (1 if among else 2) or said.count(_AMONG) > among or NOT_PARTS.find(said):
        return None
    if any(_is_odd(text, start, part) for part in alike):
        return None
    complete = len(alike) > 1 and AND_OTHERS not in said
    if among and not colon:
        complete = complete and _says_total(total)
    if len(alike) > 1 and not complete and alike[0].unit.base != "元":
        alike = tuple(part for part in alike if part.base > total.base)[:1]  # 女性 and 干部 may overlap
    return Breakdown(total, alike, complete) if alike else None


def _next_mark(text: str, end: int) -> int | None:
    """Return where the list behind a quantity may begin: at the next mark, or at 其中."""
    for place in range(end, min(len(text), end + LONGEST_BETWEEN + 1)):
        if text[place] in _OPENING or text[place] in _MARKS or text.startswith(_AMONG, place):
            return place
        if text[place].isdigit():
            return None
    return None


def _end_of(text: str, start: int, signs: str) -> int | None:
    """Return where the first of ``signs`` stands behind ``start``, or the text ends; ``None`` where no list would be so
    long."""
    found = [place for sign in signs if (place := text.find(sign, start, start + WINDOW)) >= 0]
    return min(found, default=None if start + WINDOW < len(text) else len(text))


def _until_comma(text: str, parts: Sequence[Quantity]) -> Sequence[Quantity]:
    """Return the parts up to the first behind which no 、 stands."""
    for index, part in enumerate(parts):
        mark = _next_mark(text, part.end)
        if mark is None or text[mark] not in "、和及与":
            return parts[: index + 1]
    return parts


def _is_alike(total: Quantity, part: Quantity) -> bool:
    """Whether a part is counted as the total is: in the same unit, in money, or in 万 of what the total leaves
    unsaid."""
    one, other = total.unit, part.unit
    if other.per:
        return False
    unsaid = not one.base and one.scale == other.scale and one.text != other.text
    return one.text == other.text or (one.base == other.base == "元") or unsaid


def _is_odd(text: str, start: int, part: Quantity) -> bool:
    """Whether a number may be none of the parts: of a year, inexact, a sum itself, a part of a part."""
    before = text[start + 1 : part.start]
    nested = sum(before.count(sign) for sign in _OPENING) > sum(before.count(sign) for sign in _CLOSING)
    noun = part.noun
    odd = noun.startswith(DETAILS) or LOOSE.ends(noun) or TOTALS.find(noun) or any(sign.isdigit() for sign in noun)
    return nested or bool(odd)


def _is_loose(text: str, total: Quantity) -> bool:
    """Whether nothing adds up exactly to ``total``: 约120场, 120场以上."""
    return bool(LOOSE.ends(total.noun)) or text.startswith(INEXACT, total.end)


def _says_total(total: Quantity) -> bool:
    """Whether a quantity is said to be a total: 共120场."""
    return total.noun.endswith("共") or TOTALS.find(total.noun) is not None


def _rounding(one: Quantity, parts: Sequence[Quantity]) -> Decimal:
    """Return by how much a number may be off, in its base: half a unit of its last digit where digits behind the point
    or a larger unit show that it was rounded."""
    decimals = -int(one.number.as_tuple().exponent)
    if decimals <= 0 and one.unit.scale <= min(part.unit.scale for part in parts):
        return Decimal(0)
    return EXACT.multiply(Decimal((0, (5,), -decimals - 1)), one.unit.scale)


def _added(parts: Sequence[Quantity]) -> Decimal:
    total = Decimal(0)
    for part in parts:
        total = EXACT.add(total, part.base)
    return total
