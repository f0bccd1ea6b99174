"""Write what is generated: schemas, renderings of the examples, pages of the rules, names, pictures, truth, and what
the rules' fixtures are told.

    python tools/generate.py [schema] [examples] [docs] [names] [pictures] [truth] [told] [--check]

With ``--check`` nothing is written, and the exit code is 1 where a file on disk is not what would be written.
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import perfgoal
from format_page import format_page
from perfgoal.finding import Language, Text
from perfgoal.forms import category_list, form_names, packaged_form
from perfgoal.plainjson import json_text
from perfgoal.rules import CATALOGUE
from perfgoal.schema import declaration_schema, form_schema
from perfgoal.workspace.schema import config_schema
from pictures import pictures
from rule_pages import rule_pages
from table_pages import table_pages
from truth_page import truth_page

ROOT = Path(__file__).parents[1]
RENDERED = ("liwan_2024", "zhanjiang_2023", "putuo_2026")
TODAY = date(2026, 1, 1)


def schema() -> Iterator[tuple[str, str]]:
    """The JSON Schemas, and the categories of all forms."""
    forms = [packaged_form(name) for name in form_names()]
    yield "schemas/forms/categories.tsv", category_list(forms)
    languages: tuple[tuple[Language, str], ...] = (("en", ""), ("zh", ".zh"))
    for language, suffix in languages:
        yield f"schemas/declaration{suffix}.schema.json", json_text(declaration_schema(forms, language))
    yield "schemas/form.schema.json", json_text(form_schema())
    yield "schemas/config.schema.json", json_text(config_schema())


def examples() -> Iterator[tuple[str, str]]:
    """The renderings of three examples, which are the golden files of the tests too."""
    for name in RENDERED:
        declaration = perfgoal.load(ROOT / "examples" / f"{name}.yaml", today=TODAY)
        for suffix in ("md", "html"):
            yield f"examples/{name}.{suffix}", perfgoal.render(declaration, suffix)


def docs() -> Iterator[tuple[str, str]]:
    """The page of the format, from the models, those of the rules, from their docstrings and fixtures, and the columns
    of the tables."""
    yield "docs/format.md", format_page([packaged_form(name) for name in form_names()])
    yield from rule_pages()
    yield from table_pages()


def names() -> Iterator[tuple[str, str]]:
    """What the rules and forms are called, for completion, which imports neither."""
    rows = [("rule", name, rule.summary) for rule in CATALOGUE.values() for name in (rule.code, rule.name)]
    forms = map(packaged_form, form_names())
    rows += [("form", form.form, Text(form.title, form.title)) for form in forms]
    yield "src/perfgoal/cli/names.tsv", "".join(f"{kind}\t{name}\t{said.zh}\t{said.en}\n" for kind, name, said in rows)


def truth() -> Iterator[tuple[str, str]]:
    """The page of what the rules find in published declarations."""
    yield "docs/truth.md", truth_page()


def told() -> Iterator[tuple[str, str]]:
    """What the fixtures of the rules are told, which the tests hold them to."""
    from repository import told as of_many  # noqa: PLC0415  of the tests, whose folder rule_pages makes known
    from repository.marked import folders  # noqa: PLC0415  likewise
    from rules import told as of_one  # noqa: PLC0415  likewise
    from rules.marked import fixtures  # noqa: PLC0415  likewise

    for code in fixtures():
        yield (of_one.FOLDER / f"{code}.txt").relative_to(ROOT).as_posix(), of_one.told_by(code)
    for code in folders():
        yield (of_many.FOLDER / f"{code}.txt").relative_to(ROOT).as_posix(), of_many.told_by(code)


TARGETS = {
    "schema": schema,
    "examples": examples,
    "docs": docs,
    "names": names,
    "pictures": pictures,
    "truth": truth,
    "told": told,
}


def main(arguments: list[str]) -> int:
    """Write, or check, the targets named in ``arguments``; all of them if none is."""
    check = "--check" in arguments
    named = [argument for argument in arguments if argument != "--check"] or list(TARGETS)
    stale = []
    for name in named:
        for path, text in TARGETS[name]():
            file = ROOT / path
            if file.exists() and file.read_bytes() == text.encode():
                continue
            stale.append(path)
            if not check:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(text.encode())
                print(f"wrote {path}")
    if check and stale:
        print("not what would be generated: " + ", ".join(stale) + " (python tools/generate.py)", file=sys.stderr)
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
