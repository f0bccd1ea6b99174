"""The draft of a declaration, field by field as its model has them."""

from pathlib import PurePath
from typing import Literal, get_args, get_origin

from perfgoal.declaration import Declaration, Goal, Indicator, Part, declaration_model
from perfgoal.document.writing import as_key, as_value
from perfgoal.drafting.samples import BY_NAME, sample
from perfgoal.drafting.sheet import Sheet
from perfgoal.drafting.words import (
    AMOUNTS,
    ANY_CATEGORY,
    HEAD,
    INDICATORS,
    MODELINE,
    MORE_TASKS,
    SCHEMA,
    SCHEMAS,
    shell_word,
)
from perfgoal.finding import Language, Text
from perfgoal.forms import Category, Form, Level1
from perfgoal.schema.brief import of_category, of_field
from perfgoal.shape import VERSION
from perfgoal.shape.translation import KnownField, fields_of

STEP = 2  # columns by which a block is indented

_NOTES = {"budget": AMOUNTS, "funding": AMOUNTS, "tasks": MORE_TASKS, "indicators": INDICATORS}


def draft(  # noqa: PLR0913  each is a choice of its own
    form: Form, keys: Language, language: Language, year: int, *, file: str, schema: str | None = None
) -> str:
    """Return a declaration that follows ``form``, to be filled in.

    ``keys`` is the language of its keys, ``language`` that of its explanations. ``file`` is what it will be called,
    ``schema`` the path from there to the JSON Schema that an editor is to use, where there is one.
    """
    drafter = _Drafter(form, keys, language, year)
    drafter.head(file, schema)
    drafter.part(declaration_model(form), 0)
    return drafter.sheet.text


class _Drafter:
    def __init__(self, form: Form, keys: Language, language: Language, year: int) -> None:
        self.form = form
        self.keys = keys
        self.language = language
        self.filled = {"perfgoal": VERSION, "form": form.form, "year": str(year)}
        self.columns = {column.key for column in form.columns if not column.optional}
        self.goals = {name: getattr(form.labels, f"goal_{name}") for name in Goal.model_fields if name != "text"}
        self.explained: set[type[Part]] = set()
        self.sheet = Sheet()

    def head(self, file: str, schema: str | None) -> None:
        """Say what the file is and what to do with it, and let an editor find the schema."""
        if schema is not None:
            self.sheet.write(f"# {MODELINE.format(schema=schema)}", 0)
        title = self.form.title + (f"（{self.form.table}）" if self.form.table else "")
        names = {"file": shell_word(file), "page": shell_word(str(PurePath(file).with_suffix(".html")))}
        for text in HEAD:
            self.sheet.say(text.say(self.language).format(title=title, form=self.form.form, **names), 0)
        if schema is None:
            name = SCHEMAS[self.keys]
            self.sheet.say(SCHEMA.say(self.language).format(keys=self.keys, schema=name), 0)
            self.sheet.say(f"# {MODELINE.format(schema=name)}", 0)

    def part(self, model: type[Part], indent: int, *, item: bool = False, bare: bool = False) -> None:
        """Write the fields of a part; of an ``item`` of a list, the first behind its dash. Where the model was
        explained before, or the part is to be ``bare``, only those that are due are written, without a word."""
        again = bare or model in self.explained
        if not bare:
            self.explained.add(model)
        for known in fields_of(model).values():
            due = self._is_due(model, known)
            if again and not due:
                continue
            if indent == 0:
                self.sheet.blank()
            dash, item = "- " if item else "", False
            if not again:
                self._explain(model, known, indent - len(dash), due=due)
            with self.sheet.aside(indent, wanted=not due):
                self._field(model, known, indent, dash, due=due)

    def _is_due(self, model: type[Part], known: KnownField) -> bool:
        """Whether a field is to be filled in: the form asks for values in its columns, and for two goals where it
        prints two."""
        if model is Goal:
            return self.goals[known.name] is not None
        return known.required or (model is Indicator and known.name in self.columns)

    def _explain(self, model: type[Part], known: KnownField, indent: int, *, due: bool) -> None:
        """Explain a field; with an example in words where none will stand behind its key."""
        of_all = issubclass(model, Declaration)
        wanted = due and not self.sheet.is_aside and not (of_all and known.name in self.filled)
        self._say(of_field(model, known.name, self.form, example=wanted), indent)
        if of_all and known.name in _NOTES:
            self._say(_NOTES[known.name], indent)

    def _say(self, text: Text, indent: int) -> None:
        said = text.say(self.language)
        if said:
            self.sheet.say(said, indent)

    def _field(self, model: type[Part], known: KnownField, indent: int, dash: str, *, due: bool) -> None:
        """Write a field and what stands below it."""
        plan, below = known.plan, indent + STEP
        value = self._value(model, known, due=due)
        self.sheet.write(f"{dash}{self._key(known)}:{value and ' '}{value}", indent - len(dash))
        if value:
            return
        if model is declaration_model(self.form) and known.name == "indicators":
            self._tree(below)
        elif plan.model is not None and not plan.takes_text and (plan.model is not Goal or any(self.goals.values())):
            self.part(plan.model, below)
        elif plan.holds is list and plan.inner is not None and plan.inner.model is not None:
            self.part(plan.inner.model, below + len("- "), item=True)
        elif plan.holds is dict:
            self.sheet.write(": ".join(BY_NAME[known.name]), below)

    def _value(self, model: type[Part], known: KnownField, *, due: bool) -> str:
        """Return the text behind a key: nothing where it is to be filled in, or stands below."""
        if issubclass(model, Declaration) and known.name in self.filled:
            return self.filled[known.name]
        holds_texts = known.plan.holds is list and known.plan.one
        if not (known.takes_text or holds_texts) or not self.sheet.is_aside or (due and model is Indicator):
            return ""
        if model.__name__ == "Budget" and known.name == "unit":
            return as_value(self.form.unit)
        if get_origin(known.annotation) is Literal:
            return str(get_args(known.annotation)[0])
        return sample(model, known.name)

    def _key(self, known: KnownField) -> str:
        """Return the key that is written: of the Chinese ones the form's own label, else the first."""
        if self.keys == "en":
            return known.name
        label = self.form.labels.department if known.name == "department" else ""
        return as_key(label if label in known.keys else known.keys[1])

    def _tree(self, indent: int) -> None:
        """Write the categories, each with an indicator: a blank one where the form asks for one, else behind comment
        signs. The first blank one is explained."""
        none_due = not any(map(_due, self.form.framework))
        for level1 in self.form.framework:
            due = _due(level1)
            self._say(of_category(level1), indent)
            self.sheet.write(f"{as_key(level1.name)}:", indent)
            for level2 in level1.level2:
                said = of_category(level2)
                if level2 in due and not level2.required and len(level1.level2) > 1:
                    said = Text(*(a + b.format(level1=level1.name) for a, b in zip(said, ANY_CATEGORY, strict=True)))
                self._say(said, indent + STEP)
                self.sheet.write(f"{as_key(level2.name)}:", indent + STEP)
                below = indent + STEP + STEP
                with self.sheet.aside(below, wanted=level2 not in due):
                    self.part(Indicator, below + len("- "), item=True, bare=level2 not in due and not none_due)


def _due(level1: Level1) -> list[Category]:
    """Return the second-level categories that a draft asks an indicator for: those that should hold one, or the first
    where it is only the first level that should."""
    due = [level2 for level2 in level1.level2 if level2.required or level2.satisfaction]
    return due or ([level1.level2[0]] if level1.required or level1.satisfaction else [])
