"""However an example is written, it is formatted the same, loses nothing, and is found to be the same."""

import random
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.filling import complete
from formatting.variants import Scribe, bare
from perfgoal.checking import Review, Settings, review
from perfgoal.document import read_document
from perfgoal.drafting import draft
from perfgoal.finding import Language
from perfgoal.formatting import formatted
from perfgoal.forms import Form, form_names, packaged_form

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
SETTINGS = Settings(date(2026, 1, 1))
seeds = st.integers(min_value=0, max_value=2**32)
files = st.sampled_from(EXAMPLES)


@cache
def reviewed(file: Path) -> Review:
    return review(file.read_bytes(), file.name, SETTINGS)


def form_of(file: Path) -> Form:
    declaration = reviewed(file).declaration
    assert declaration is not None
    return declaration.form_profile


def found(text: bytes) -> list[tuple[str, str]]:
    """What is found in a text, wherever it stands."""
    return sorted((finding.code, finding.path or "") for finding in review(text, "-", SETTINGS).findings)


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_is_formatted(file: Path) -> None:
    assert formatted(reviewed(file).document, form_of(file)) == file.read_bytes()


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_keys_there_and_back(file: Path) -> None:
    own: Language = "zh" if ".zh." in file.name else "en"
    other: Language = "en" if own == "zh" else "zh"
    there = formatted(reviewed(file).document, form_of(file), other)
    assert found(there) == found(file.read_bytes())
    back = formatted(read_document(there), form_of(file), own)
    if own == "en":
        assert back == file.read_bytes()
    else:  # of two Chinese keys the first is written
        assert formatted(read_document(back), form_of(file), other) == there


@pytest.mark.parametrize("name", form_names())
@pytest.mark.parametrize("keys", ["zh", "en"])
def test_a_draft_is_formatted(name: str, keys: Language) -> None:
    text = complete(draft(packaged_form(name), keys, keys, 2026, file="a.yaml"))
    assert formatted(read_document(text), packaged_form(name)).decode() == text
    other: Language = "en" if keys == "zh" else "zh"
    there = formatted(read_document(text), packaged_form(name), other)
    assert formatted(read_document(there), packaged_form(name), keys).decode() == text


@settings(max_examples=150, deadline=None)
@given(files, seeds)
def test_every_writing_becomes_the_same_but_for_comments(file: Path, seed: int) -> None:
    tree = reviewed(file).document.tree
    assert isinstance(tree, dict)
    text = Scribe(random.Random(seed), wild=False).write(tree)
    lines = [line for line in file.read_text("utf-8").splitlines() if line.strip() and line.lstrip()[0] != "#"]
    assert bare(formatted(read_document(text), form_of(file)).decode()) == lines


@settings(max_examples=250, deadline=None)
@given(files, seeds, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.booleans())
def test_no_writing_loses_anything(file: Path, seed: int, end: str, marked: bool, cut: bool) -> None:
    tree = reviewed(file).document.tree
    assert isinstance(tree, dict)
    text = Scribe(random.Random(seed), wild=True).write(tree)
    text = ("\ufeff" if marked else "") + (text.rstrip("\n") if cut else text).replace("\n", end)
    document = read_document(text)
    assert document.tree == tree or cut
    once = formatted(document, form_of(file))
    assert formatted(read_document(once), form_of(file)) == once
    assert once.startswith("\ufeff".encode()) is marked
    assert set("\r\n".replace(end, "")) & set(once.decode()) <= set(end)
    assert found(once) == found(file.read_bytes()) or cut
    for language in ("en", "zh"):
        turned = formatted(document, form_of(file), language)
        assert formatted(read_document(turned), form_of(file), language) == turned
        assert found(turned) == found(once)
