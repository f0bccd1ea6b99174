"""A draft as YAML: what its source says in the order of the model, and as comments what was left over."""

from collections.abc import Iterator, Mapping
from itertools import chain

from perfgoal.columns import wrapped
from perfgoal.declaration import Declaration, declaration_model
from perfgoal.document import inert, read_document, visible
from perfgoal.document.writing import Quote, as_key, as_value
from perfgoal.exchange.draft import Draft, Leftover, Node, Value
from perfgoal.finding import Language, Text
from perfgoal.forms import Form, packaged_form
from perfgoal.runners import is_command
from perfgoal.shape.translation import AS_IT_IS, KnownField, Plan, fields_of

STEP = 2  # columns by which a block is indented
WIDTH = 100  # columns of a comment

_LEFT_OVER = Text("没有归入任何栏目的内容：", "What belongs to no field of the form:")


def yaml_text(draft: Draft, language_of_keys: Language, form: Form | None = None) -> str:
    """Return ``draft`` as the text of a file, its keys in the language asked for. ``form`` is the form that it follows,
    where that is no packaged one. What was left over stands at the end, each text behind its place; nothing in it can
    end the comment, nor be read as one that silences a rule. No line begins as a command to a CI runner does."""
    model = declaration_model(packaged_form(draft.form) if form is None else form)
    lines = chain(_part(draft.tree, Plan(model=model), 0, language_of_keys), _comments(draft, language_of_keys))
    return "".join(f"{line}\n" for line in lines)


def _part(node: Mapping[str, Node], plan: Plan, indent: int, keys: Language) -> Iterator[str]:
    """Yield the lines of a mapping: the fields of a model, or what has names of its own."""
    known = {} if plan.model is None else fields_of(plan.model)
    for name, below in node.items():
        field = known.get(name)
        key = name if field is None else _key(field, plan, keys)
        behind = field.plan if field is not None else plan.inner or AS_IT_IS
        written = key if field is not None else as_key(name, quote=_quote(name))
        yield from _entry(f"{' ' * indent}{written}:", below, behind, indent, keys)


def _key(field: KnownField, plan: Plan, keys: Language) -> str:
    """Return the key that is written: of the Chinese ones the form's own label, else the first."""
    if keys == "en":
        return field.name
    model, label = plan.model, ""
    if model is not None and issubclass(model, Declaration) and field.name == "department":
        label = model.form_profile.labels.department
    return as_key(label if label in field.keys else field.keys[1])


def _entry(head: str, node: Node, plan: Plan, indent: int, keys: Language) -> Iterator[str]:
    """Yield the lines of what stands behind ``head``, a key with its colon or a dash."""
    if isinstance(node, Value):
        yield from _text(head, node.text, indent)
    elif not node:
        yield f"{head} {{}}" if isinstance(node, Mapping) else f"{head} []"
    elif isinstance(node, Mapping):
        yield head
        yield from _part(node, plan, indent + STEP, keys)
    else:
        yield head
        for item in node:
            yield from _item(item, plan.inner or AS_IT_IS, indent + STEP, keys)


def _item(node: Node, plan: Plan, indent: int, keys: Language) -> Iterator[str]:
    dash = f"{' ' * indent}-"
    if isinstance(node, Mapping) and node:
        first, *more = _part(node, plan, indent + STEP, keys)
        yield f"{dash} {first.lstrip(' ')}"
        yield from more
    else:
        yield from _entry(dash, node, plan, indent, keys)


def _text(head: str, text: str, indent: int) -> Iterator[str]:
    """Yield a text behind its key: one of several lines as such, where it reads back the same that way."""
    block = [f"{' ' * (indent + STEP) if line else ''}{line}" for line in text.split("\n")]
    quote = _quote(text)
    if len(block) > 1 and not quote and _reads_back(block, text, indent):
        yield f"{head} |-"
        yield from block
    else:
        yield f"{head} {as_value(text, quote=quote)}" if text else head


def _quote(text: str) -> Quote:
    """Return the quotes in which a text has escapes, where some of it would not be seen, or be obeyed by a CI
    runner."""
    return '"' if any(line != visible(line) or is_command(line) for line in text.split("\n")) else ""


def _reads_back(block: list[str], text: str, indent: int) -> bool:
    lines = "\n".join(line[indent:] for line in block)
    return read_document(f"k: |-\n{lines}\n").tree == {"k": text}


def _comments(draft: Draft, language: Language) -> Iterator[str]:
    if draft.leftovers:
        yield ""
        yield f"# {_LEFT_OVER.say(language)}"
    for leftover in draft.leftovers:
        yield from _comment(leftover, language)


def _comment(leftover: Leftover, language: Language) -> Iterator[str]:
    """Yield what was left over as lines of a comment. None but the first begins with what the author wrote, and that
    not either: no line can be taken for a comment that speaks to a program."""
    place = leftover.origin.say(language)
    told = f"{place}{'：' if language == 'zh' else ': '}{leftover.text}"
    return (f"# - {line}" if not index else f"#   | {line}" for index, line in enumerate(_lines(told)))


def _lines(text: str) -> Iterator[str]:
    return (piece for line in text.splitlines() for piece in wrapped(inert(line), WIDTH - len("#   | ")))
