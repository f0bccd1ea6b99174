"""YAML that a declaration does without: its features that are no plain data, and keys written twice."""

from collections.abc import Iterator

from document.case import Case, case, clean, faults


def forbidden_features() -> Iterator[Case]:
    yield from faults(
        "PG005 anchor",
        {
            "value": "a: ¦&x 1\n",
            "key": "¦&x a: 1\n",
            "mapping": "a: ¦&x\n  b: 1\n",
            "list": "a: ¦&x [1]\n",
            "item": "- ¦&x 1\n",
            "nothing": "a: ¦&x\n",
            "top": "¦&x a\n",
        },
    )
    yield from faults(
        "PG005 alias",
        {
            "value": "a: ¦*x\n",
            "item": "- ¦*x\n",
            "key": "¦*x : 1\n",
            "brackets": "[1, ¦*x]\n",
            "nested": "a:\n  b: ¦*x\n",
        },
    )
    yield from faults(
        "PG005 merge-key",
        {"text": "¦<<: x\n", "nested": "a:\n  ¦<<: {b: 1}\n  c: 2\n", "braces": "a: {¦<<: {b: 1}}\n"},
    )
    yield from faults(
        "PG005 tag",
        {
            "text": "a: ¦!!str 1\n",
            "binary": "a: ¦!!binary aGk=\n",
            "python": "a: ¦!!python/object/apply:os.system ['id']\n",
            "local": "a: ¦!secret x\n",
            "mapping": "¦!!map {a: 1}\n",
            "list": "a: ¦!!seq [1]\n",
            "key": "¦!!str a: 1\n",
            "alone": "a: ¦!\n",
            "verbatim": "a: ¦!<tag:yaml.org,2002:str> 1\n",
        },
    )
    yield from faults(
        "PG005 directive",
        {
            "version": "¦%YAML 1.2\n---\na: 1\n",
            "tag": "¦%TAG ! tag:x,2024:\n---\na: 1\n",
            "later": "a: 1\n¦%YAML 1.1\n",
            "in a text": 'a: "x\n¦%y"\n',
            "CR": "a: 1\r¦%y\r",
            "a value on its own line": "a:\n¦%5\n",
        },
    )
    yield from faults(
        "PG005 complex-key",
        {"list": "? ¦- a\n: b\n", "brackets": "¦[a]: b\n", "braces": "¦{a: b}: c\n", "in braces": "{¦{a: b}: c}\n"},
    )
    yield from faults(
        "PG005 second-document",
        {
            "start": "a: 1\n¦---\nb: 2\n",
            "empty": "a: 1\n¦---\n",
            "two starts": "---\n¦---\n",
            "behind an end": "a: 1\n...\n¦---\nb: 2\n",
        },
    )
    yield from clean(
        "allowed",
        {
            "start": ("---\na: 1\n", {"a": "1"}),
            "quoted merge key": ('"<<": 1\n', {"<<": "1"}),
            "merge key as a value": ("a: <<\n", {"a": "<<"}),
            "percent further right": ("a: x\n  %y\n", {"a": "x %y"}),
            "a plain key with a question mark": ("? a\n: b\n", {"a": "b"}),
            "dashes in a text": ("a: |\n  ---\n  ...\n", {"a": "---\n...\n"}),
        },
    )


def marks_in_a_line() -> Iterator[Case]:
    """Byte order marks that are not the first of the file: libyaml takes them for a part of the text."""
    yield case("mark in a line/below a line without a colon", "年度: 1\n¦名称\n\ufeff", "PG003 no-colon")
    yield case("mark in a line/first", "a: 1\n¦\ufeffb: 2\n", "PG003 control-character", {"a": "1", "b": "2"})


def repeated_keys() -> Iterator[Case]:
    yield from faults(
        "PG004 repeated",
        {
            "top": "a: 1\n¦a: 2\n",
            "Chinese": "名称: 甲\n年度: 1\n¦名称: 乙\n",
            "nested": "a:\n  b: 1\n  c: 2\n  ¦b: 3\n",
            "item": "- a: 1\n  ¦a: 2\n",
            "braces": "{a: 1, b: 2, ¦a: 3}\n",
            "quoted": 'a: 1\n¦"a": 2\n',
            "quoted otherwise": "\"a\": 1\n¦'a': 2\n",
            "escaped": 'a: 1\n¦"\\x61": 2\n',
            "many": "a: 1\n¦a: 2\na: 3\na: 4\n",
            "with mappings": "a:\n  b: 1\n¦a:\n  c: 1\n",
            "empty": "a:\n¦a:\n",
            "in brackets of a list": "- {a: 1, ¦a: 2}\n",
        },
    )
    yield from clean(
        "not repeated",
        {
            "case": ("a: 1\nA: 2\n", {"a": "1", "A": "2"}),
            "another mapping": ("a: {b: 1}\nc: {b: 1}\n", {"a": {"b": "1"}, "c": {"b": "1"}}),
            "width": ("a: 1\nａ: 2\n", {"a": "1", "ａ": "2"}),
        },
    )


FAMILIES = (forbidden_features, marks_in_a_line, repeated_keys)
