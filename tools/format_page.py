"""The page of the declaration format, with the tables of keys made from the models."""

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from perfgoal.declaration import (
    Cycle,
    Declaration,
    Goal,
    Indicator,
    Key,
    Part,
    Prepared,
    Profile,
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

Which lines, columns and categories there are is the form's; a repository may state [forms of its own](forms.md).
"""

PARTS: tuple[tuple[str, type[Part]], ...] = (
    ("A declaration", Declaration),
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
    for name, info in model.model_fields.items():
        key = next((item for item in info.metadata if isinstance(item, Key)), None)
        if key is not None:
            chinese = ", ".join(key.chinese)
            yield f"| {name} | {chinese} | {'yes' if info.is_required() else ''} | {_kind(info.annotation)} |"


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
            yield f"| | {line.key} | {', '.join(line.chinese)} | {'yes' if line.blank else ''} |"
        if group.total:
            yield f"| | total | {group.total} | optional |"
    yield ""
    yield "Sums that must agree: " + "; ".join(f"{left} and {right}" for left, right in form.identities) + "."
    yield ""
    yield "| first level | second level | also accepted | must hold an indicator |"
    yield "|---|---|---|---|"
    for level1 in form.framework:
        yield f"| {level1.name} | | {', '.join(level1.also)} | {'yes' if level1.required else ''} |"
        for level2 in level1.level2:
            yield f"| | {level2.name} | {', '.join(level2.also)} | {'should' if level2.required else ''} |"
