"""The page of the declaration format, with the tables of keys made from the models."""

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from perfgoal.declaration import (
    MONEY_KEYS,
    Cycle,
    Declaration,
    DepartmentDeclaration,
    Detail,
    Goal,
    Indicator,
    Key,
    Part,
    Prepared,
    Profile,
    Project,
    ProjectDeclaration,
    Section,
    TargetValue,
    Task,
)
from perfgoal.forms import Form

INTRO = """\
# The declaration format, version 1

A declaration is one YAML document in one UTF-8 file, and plain data: no anchors, aliases, merge keys, tags or further
documents. Every plain value is text until the form says what it is, so that `2,554.17` is an exact decimal and `no` a
word, and nothing passes through a binary float.

Every field has an English and a Chinese key, and a file may use either, field by field; where two Chinese keys stand,
both are read. An optional field left blank counts as absent. The indicators stand under their categories, which are the
form's own names: first level, second level, then a list.

```yaml
perfgoal: 1
form: guangzhou-department
year: 2024
department: 广州市荔湾区科技工业和信息化局
budget:
  unit: 万元
  expenditure:
    basic: 2,554.17
    project: 9,450.27
    special_funds: 4,265.00
    other_development: 0.25
  sources:
    fiscal: 16,269.69
    other: 0.00
  levels:
    own: 16,269.69
    transfer: 0.00
goal: 在区委区政府坚强领导下，营造企业创新发展氛围……
tasks:
  - name: 营造企业创新发展氛围，推动经济社会发展
    content: 一、壮大科技创新型企业规模……
    amount: 4,838.94
    target: 发挥政府的引导与服务作用……
indicators:
  产出指标:
    数量指标:
      - name: 认定产业领军人才（团队）数量
        cycle: ≥8个
        annual: ≥8个
    质量指标: []
```

Mind YAML's own signs: a value that begins with `>` `%` `@` `*` `&` `!` or a backtick needs quotes (or write ≥ for >=),
and so does a number with thousands separators inside `{ }` or `[ ]`. The colon behind a key is the ASCII one
with a space.
"""

PARTS: tuple[tuple[str, type[Part]], ...] = (
    ("A declaration, of a department or of a project", Declaration),
    ("What a department declares beside that", DepartmentDeclaration),
    ("What a project declares beside that", ProjectDeclaration),
    ("project (项目)", Project),
    ("An item of details (测算明细)", Detail),
    ("goal (总体绩效目标): a text, or", Goal),
    ("A task", Task),
    ("An indicator", Indicator),
    ("A target value: a text such as ≥8个, or its parts", TargetValue),
    ("cycle (实施周期)", Cycle),
    ("profile (基本信息)", Profile),
    ("A section", Section),
    ("prepared (填报), never rendered for the public", Prepared),
)


def format_page(forms: list[Form]) -> str:
    """Return the page as Markdown."""
    lines = [INTRO]
    for title, model in PARTS:
        lines += [f"## {title}", "", "| key | Chinese | required | holds |", "|---|---|---|---|", *_rows(model), ""]
    for form in forms:
        lines += [*_form(form), ""]
    return "\n".join(lines).rstrip() + "\n"


def _rows(model: type[Part]) -> Iterator[str]:
    if issubclass(model, Declaration) and model is not Declaration:
        yield f"| {model.money_key} | {_money_key(model).chinese[0]} | yes | the form's groups and lines, see below |"
    for name, info in model.model_fields.items():
        if issubclass(model, Declaration) and model is not Declaration and _is_common(name):
            continue
        key = next((item for item in info.metadata if isinstance(item, Key)), None)
        if key is not None:
            chinese = ", ".join(key.chinese)
            yield f"| {name} | {chinese} | {'yes' if info.is_required() else ''} | {_kind(info.annotation)} |"


def _money_key(model: type[Declaration]) -> Key:
    return MONEY_KEYS["department" if model is DepartmentDeclaration else "project"]


def _is_common(name: str) -> bool:
    """Whether declarations of both kinds have a field."""
    return any(isinstance(item, Key) for item in Declaration.model_fields[name].metadata)


def _kind(annotation: Any) -> str:
    """Say in a word or two what a field holds."""
    text = str(annotation)
    origin = get_origin(annotation)
    choices = next((arg for arg in (annotation, *get_args(annotation)) if get_origin(arg) is Literal), None)
    if choices is not None:
        return ", ".join(get_args(choices))
    kinds = (
        ("Indicator", "categories, see above"),
        ("Task", "a list of tasks"),
        ("Section", "a list of sections"),
        ("Detail", "a list of items"),
        ("Project", "see below"),
        ("TargetValue", "target values by year" if origin is dict else "a target value"),
        ("Amount", "an amount in the budget's unit"),
        ("Budget", "the form's groups and lines, see below"),
        ("Goal", "a text, or cycle and annual"),
        ("Profile", "see below"),
        ("Prepared", "see below"),
        ("Cycle", "start and end"),
        ("dict", "texts by name"),
        ("tuple", "a text or a list"),
        ("int", "a year"),
    )
    return next((said for piece, said in kinds if piece in text), "a text")


def _form(form: Form) -> Iterator[str]:
    yield f"## The form {form.form}"
    yield ""
    yield f"{form.title}{f'（{form.table}）' if form.table else ''}, unit {form.unit}."
    yield ""
    yield "| group | line | Chinese | may be blank |"
    yield "|---|---|---|---|"
    for group in form.budget:
        yield f"| {group.key} | | {', '.join(group.chinese)} | |"
        for line in group.lines:
            blank = f"part of {line.part_of}" if line.part_of else "yes" if line.may_be_blank else ""
            blank += ", and is then not printed" if line.unprinted else ""
            yield f"| | {line.key} | {', '.join(line.chinese)} | {blank} |"
        if group.total:
            yield f"| | total | {group.total} | optional |"
    yield ""
    if form.identities:
        yield "Sums that must agree: " + "; ".join(f"{left} and {right}" for left, right in form.identities) + "."
        yield ""
    columns = ", ".join(
        f"{column.key} ({column.label}{', optional' if column.optional else ''})" for column in form.columns
    )
    yield f"Target values: {columns}. {_weights(form)}"
    yield ""
    yield "| first level | second level | also accepted | must hold an indicator |"
    yield "|---|---|---|---|"
    for level1 in form.framework:
        yield f"| {level1.name} | | {', '.join(level1.also)} | {'yes' if level1.required else ''} |"
        for level2 in level1.level2:
            yield f"| | {level2.name} | {', '.join(level2.also)} | {'should' if level2.required else ''} |"


def _weights(form: Form) -> str:
    if form.weights is None:
        return "No weights."
    split = [f"{level1.name} {level1.weight}" for level1 in form.framework if level1.weight]
    totals = " or ".join(map(str, form.weights.totals))
    return f"Weights add up to {totals}{': ' + ', '.join(split) if split else ''}."
