"""What a declaration in YAML cannot hold is refused where it stands in its file, and never written down unreadable."""

from collections.abc import Mapping

from perfgoal.exchange.content import Origin
from perfgoal.exchange.draft import Draft, Leftover, Node, Refused, Value
from perfgoal.exchange.limits import hold_to_limits
from perfgoal.forms import packaged_form

FORM = packaged_form("guangzhou-department")
CELL = Origin("cell", ("资金", "B4"))


def held(tree: Mapping[str, Node], *leftovers: Leftover) -> str:
    """Return why a draft is refused, empty where it is not."""
    try:
        hold_to_limits(Draft(FORM.form, tree, leftovers=leftovers), FORM)
    except Refused as refused:
        return f"{refused.variant} {refused.origin.say('en') if refused.origin else ''}".strip()
    return ""


def test_a_text_as_long_as_a_declaration_takes_is_held() -> None:
    assert held({"goal": Value("甲" * 65_536, (CELL,))}) == ""
    assert held({"goal": Value("甲" * 65_537, (CELL,))}) == "long-text 资金!B4"


def test_texts_that_are_too_much_together_are_refused() -> None:
    texts = {"extra": {f"类别{number}": Value("甲" * 60_000, (CELL,)) for number in range(6)}}
    assert held({"goal": Value("短")}, *(Leftover("乙" * 60_000, CELL) for _ in range(5))) == ""
    assert held(texts) == "long-declaration"
    assert held({}, *(Leftover("乙" * 60_000, CELL) for _ in range(6))) == "long-declaration"


def test_texts_that_are_too_many_are_refused() -> None:
    many = {"tasks": tuple({"name": Value("甲")} for _ in range(25_000))}
    assert held(many) == "long-declaration"
