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
from perfgoal.target import Target, parse_target

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
    lines += [*_targets(), ""]
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


TARGETS = """\
A value is read as a reviewer reads it, after NFKC; the author's own text is kept and rendered. ≧ ⩾ >= 大于等于 不低于
不少于 至少 and a 以上 behind the number are ≥; ≦ <= 小于等于 不高于 不超过 至多, 以下, 以内 and 控制在…以内 are ≤; 左右
and 约 are ≈. Numbers may have thousands separators, 万 and 亿, and compare across units: 1.2亿元 is 12000万元."""

VALUES = (
    *("≥8个", "95%以上", "不低于180人", "≤28.8万元", "控制在20万元以内", "约500亩", "100%", "=100.00(%)", "63万人"),
    *("1000元/人", "≥200元每人每月", "80%-90%", "控制在±5%以内", "每年不少于2次", "≥20年", "4小时内解决"),
    *("2024年12月底前", "12月底前", "2023.07-2024.01", "2024年3月-9月", "优良", "是", "较上年提高5%"),
    *("按时支付", "≥60%(新增)", "万亩", "≥**%", "1600人、200人"),
)
"""Values as real declarations write them, of every kind."""


def _targets() -> Iterator[str]:
    yield "## Target values"
    yield ""
    yield TARGETS
    yield ""
    yield "| value | kind | operator | low | high | unit | is |"
    yield "|---|---|---|---|---|---|---|"
    for text in VALUES:
        target = parse_target(text)
        low, high = ("" if number is None else f"{number:f}" for number in (target.low, target.high))
        cells = (
            text.replace("*", "\\*"),
            target.kind,
            target.operator or "",
            low,
            high,
            target.unit or "",
            _is(target),
        )
        yield f"| {' | '.join(cells)} |"


def _is(target: Target) -> str:
    """Say what else there is to a value."""
    days = ["-".join(str(part).zfill(2) if part else "?" for part in day) for day in (target.start, target.end) if day]
    said = (
        " to ".join(days),
        "" if target.readable else "unreadable (PG402)",
        "a unit alone (PG403)" if target.unit_only else "",
        "a blank of a template" if target.placeholder else "",
        f"remark: {target.note}" if target.note else "",
        f"per {target.per}" if target.per and target.kind == "frequency" else "",
    )
    return "; ".join(part for part in said if part)


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
