"""The declarations of the dice are declarations, and what tells two of them apart tells them apart."""

from datetime import date

import pytest

import perfgoal
from exchange.generated import LONGEST, generated
from exchange.same import differences
from perfgoal.forms import form_names

TODAY = date(2026, 1, 1)
SEEDS = range(100)


@pytest.mark.parametrize("seed", SEEDS)
def test_each_is_a_declaration(seed: int) -> None:
    declaration = perfgoal.load(generated(seed), today=TODAY)
    assert declaration.form == form_names()[seed % len(form_names())]


def test_one_seed_always_gives_the_same() -> None:
    assert generated(7) == generated(7) != generated(7 + len(form_names()))


def test_together_they_use_every_field_that_is_printed() -> None:
    text = "".join(map(generated, SEEDS))
    keys = (
        "stage code cycle profile staff subordinates implementer project category nature start end unit total goal "
        "annual tasks other_tasks fiscal other projects extra details item basis indicators id task kind direction "
        "weight baseline explanation scoring source note standard years sections label superior carried_over"
    )
    assert [key for key in keys.split() if f'"{key}":' not in text] == []


def test_some_texts_fill_more_than_a_page() -> None:
    goals = [perfgoal.load(generated(seed), today=TODAY).goal.text or "" for seed in SEEDS]
    assert max(map(len, goals)) > LONGEST * 0.8
    assert any("\n" in goal for goal in goals)


def test_the_same_written_otherwise_is_the_same() -> None:
    text = generated(3)
    declaration = perfgoal.load(text, today=TODAY)
    again = perfgoal.load(text.replace('"perfgoal"', "perfgoal").replace("。\\n", "。 \\n"), today=TODAY)
    assert differences(declaration, again) == []


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [
        ('"basic": "', '"basic": "1', "/budget/expenditure/basic"),
        ('"department": "', '"department": "某', "/department"),
        ('"name": "', '"name": "某', "/tasks/0/name"),
    ],
)
def test_a_field_that_differs_is_named(before: str, after: str, where: str) -> None:
    seed = next(seed for seed in SEEDS if seed % len(form_names()) == 0 and before in generated(seed))
    text = generated(seed)
    one, other = (perfgoal.load(each, today=TODAY) for each in (text, text.replace(before, after, 1)))
    assert [line.partition(":")[0] for line in differences(one, other)] == [where]


def test_a_line_feed_in_another_place_is_a_difference() -> None:
    seed = next(
        seed
        for seed in SEEDS
        if '"goal": "' in generated(seed) and "\\n" in generated(seed).split('"goal":')[1].splitlines()[0]
    )
    text = generated(seed)
    head, _, rest = text.partition('"goal":')
    other = perfgoal.load(head + '"goal":' + rest.replace("\\n", "", 1), today=TODAY)
    assert len(differences(perfgoal.load(text, today=TODAY), other)) == 1


def test_an_empty_category_of_the_form_says_nothing() -> None:
    text = next(text for text in map(generated, SEEDS) if '"数量指标": []' in text)
    left_out = text.replace('    "数量指标": []\n', "", 1)
    assert left_out != text
    assert differences(perfgoal.load(text, today=TODAY), perfgoal.load(left_out, today=TODAY)) == []
