"""The page that shows how well the rules do on published declarations, made from the corpus and its marks."""

import re
from collections.abc import Iterable

from truth import HEADINGS, Text, by_form, by_rule, corpus, faults, totals

INTRO = """\
# What the rules find, and what they should

`tests/real` holds published declarations, transcribed as they were printed, with their slips. Each line that has a
defect is marked with the rules that have to find it. The marks come from reading the declarations, not from what the
program says. `make truth` holds one against the other; this page is its result.

Many rules were written with these texts at hand. So the numbers show which rules are too loose or too tight, and keep
them from going back; they do not say how much would be found in texts that nobody has seen yet.

The comment at the head of a file says where its text is from, what was cut off, and what had to be assumed to make it
a declaration. No value and no indicator is made up. A form that is none of the packaged ones stands in
`tests/real/forms`.

## Marks

| mark | says |
|---|---|
| `must` | the defect is there: found, or missed |
| `may` | right where it is found (besides), not missed where it is not; also what is so only because a text was cut |
| `debatable` | a reviewer may argue with the finding |
| `wrong` | a false alarm that is known, with the reason |
| `missed` | a defect that is known not to be found, with the reason |

What is found without a mark is a false alarm. A defect whose rule is still to come counts as not yet, and is not due. A
finding counts once a line; what is said once of many lines, or of the whole form, is marked where it is said.
"""


def truth_page() -> str:
    """Return the page in Markdown."""
    parts = [
        INTRO,
        "## All in all\n",
        *(f"- {line}" for line in totals()),
        "\n## By rule\n",
        *_table(["rule", "name", *HEADINGS], [[_linked(code, name), name, *row] for code, name, *row in by_rule()]),
        "\n## Misses and false alarms\n",
        *(f"- {line}" for line in faults()),
        "\n## By text\n",
        *_table(
            ["text", "from", "is", *HEADINGS], [_row(text, row) for text, row in zip(corpus(), by_form(), strict=True)]
        ),
        "\n## What cannot become a declaration\n",
        "It is kept as far as the format can hold it, and what keeps it from being read is marked.\n",
        *(f"- {text.name}: {reason}" for text in corpus() for reason in text.said("cannot")),
        "\n## What no rule is for\n",
        "Defects that a reviewer sees and no rule of one declaration can, or should, be certain of.\n",
        *(f"- {text.name}: {reason}" for text in corpus() for reason in text.said("not checkable")),
    ]
    return "\n".join(parts) + "\n"


def _linked(code: str, name: str) -> str:
    return f"[{code}](rules.md#{code.lower()}-{name})" if name else code


def _row(text: Text, row: list[str]) -> list[str]:
    name, state, *numbers = row
    address = re.search(r"https?://[^\s,，]+", "\n".join(text.lines))
    source = f"[source]({address.group()})" if address else ""
    return [f"[{name}](../tests/real/{name})", source, state, *numbers]


def _table(head: list[str], rows: Iterable[list[str]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]
