"""Form profiles as text: a list, and a page for each form."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from perfgoal.document import NO_ARGUMENTS, inert
from perfgoal.finding import Language, Text
from perfgoal.forms import Category, Column, Form, Group, Level1
from perfgoal.forms import Line as BudgetLine
from perfgoal.report.results import Line

_UNIT = Text("金额单位", "unit")
_COLUMNS = Text("指标值", "value columns")
_SUMS = Text("应当相等", "sums that must agree")
_REQUIRED = Text("必填", "required")
_BLANK = Text("可空", "may be blank")
_UNPRINTED = Text("表样不印，填写了才印", "not on the form, printed where written")
_OPTIONAL = Text("可不设", "optional")
_TOTAL = Text("合计，可不写", "total, optional")
_ALSO = Text("也认", "also")
_WEIGHTS = Text("分值合计", "weights add up to")
_POINTS = Text("{weight} 分", "{weight} points")
_KINDS = {"department": Text("部门", "department"), "project": Text("项目", "project")}
_BASIS = Text("依据", "basis")


def form_data(forms: Iterable[Form]) -> list[dict[str, Any]]:
    """Return the forms as plain data, as their profiles state them."""
    return [form.model_dump(mode="json", exclude_none=True) for form in forms]


def form_list(forms: Iterable[Form], language: Language, remarks: Mapping[str, str] = NO_ARGUMENTS) -> Iterator[Line]:
    """One line a form: its name, whether it is of a department or a project, its title, and the remark (where it comes
    from) on one of its name."""
    listed = list(forms)
    width = max((len(form.form) for form in listed), default=0)
    for form in listed:
        kind = _KINDS[form.kind].say(language)
        remark = f"  {remarks[form.form]}" if form.form in remarks else ""
        title = inert(f"{form.table or ''}{form.title}")
        yield ((f"{form.form:<{width}}  ", "strong"), (f"{kind}  ", "faint"), (title, ""), (remark, "faint"))


def form_page(form: Form, language: Language, remarks: Mapping[str, str] = NO_ARGUMENTS) -> Iterator[Line]:
    """What a form asks for: its budget lines with their keys, its sums, and its categories. Nothing in the texts of a
    repository's own form reaches a terminal as anything but text."""
    for line in _page(form, language, remarks):
        yield tuple((inert(text), style) for text, style in line)


def _page(form: Form, language: Language, remarks: Mapping[str, str]) -> Iterator[Line]:
    yield ((form.form, "strong"), (f"  {form.table or ''}{form.title}", ""))
    if form.form in remarks:
        yield ((remarks[form.form], "faint"),)
    yield _entry(_UNIT.say(language), form.unit)
    yield _entry(_COLUMNS.say(language), ", ".join(_column(column, language) for column in form.columns))
    yield _entry(_BASIS.say(language), form.basis)
    for group in form.budget:
        yield ()
        yield ((f"{group.key} ", "strong"), (group.label, ""))
        for line in group.lines:
            yield _item(line.key, line.chinese, _of_line(group, line, language), language)
        if group.total:
            yield _item("total", (group.total,), _TOTAL.say(language), language)
    yield ()
    if form.identities:
        yield _entry(_SUMS.say(language), "; ".join(f"{left} = {right}" for left, right in form.identities))
    if form.weights is not None:
        yield _entry(_WEIGHTS.say(language), " / ".join(map(str, form.weights.totals)))
    for level1 in form.framework:
        yield ()
        yield ((level1.name, "strong"), (_remarks(level1, language), "faint"))
        for category in level1.level2:
            yield ((f"  {category.name}", ""), (_remarks(category, language), "faint"))


def _remarks(category: Category, language: Language) -> str:
    also = f"{_ALSO.say(language)} {'、'.join(category.also)}" if category.also else ""
    weight = category.weight if isinstance(category, Level1) else None
    points = _POINTS.say(language).format(weight=weight) if weight else ""
    said = [remark for remark in (_REQUIRED.say(language) if category.required else "", points, also) if remark]
    return f"  {'; '.join(said)}" if said else ""


def _column(column: Column, language: Language) -> str:
    return f"{column.key} {column.label}" + (f" ({_OPTIONAL.say(language)})" if column.optional else "")


def _of_line(group: Group, line: BudgetLine, language: Language) -> str:
    said = [_part(group, line)] if line.part_of else [_BLANK] if line.blank else []
    said += [_UNPRINTED] if line.unprinted else []
    return "; ".join(text.say(language) for text in said)


def _part(group: Group, line: BudgetLine) -> Text:
    whole = next(other.label for other in group.lines if other.key == line.part_of)
    return Text(f"“{whole}”其中项", f"part of “{whole}”")


def _item(key: str, chinese: tuple[str, ...], remark: str, language: Language) -> Line:
    others = f"  {_ALSO.say(language)} {'、'.join(chinese[1:])}" if len(chinese) > 1 else ""
    return ((f"  {key} ", ""), (chinese[0], ""), (f"{others}{f'  {remark}' if remark else ''}", "faint"))


def _entry(label: str, text: str) -> Line:
    return ((f"{label} ", "faint"), (text, ""))
