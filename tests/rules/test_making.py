"""How a rule of the catalogue is made: what its author writes, and what it stands for."""

from dataclasses import replace

from perfgoal.finding import Message, Severity, Stage, Text, say
from perfgoal.rules import Case, NotApplicable, Rule
from perfgoal.rules.basis import FORM, NONE, STYLE
from perfgoal.rules.reading import file_rule
from perfgoal.rules.rule import Outcomes, rule
from perfgoal.rules.shape import shape_rule

SUMMARY = Text("一句话", "a line")
WHAT = Text("“{field}”不对。", "“{field}” is wrong.")
HELP = Text("改正它。", "Mend it.")
FAR = say("差得远。", "It is far off.", "重写。", "Write it anew.")


def test_a_rule_is_made_of_a_function_whose_docstring_is_its_page() -> None:
    @rule("PG999", "new-rule", Severity.INFO, STYLE, summary=SUMMARY, what=WHAT, help=HELP, since=7, far=FAR)
    def made(case: Case) -> Outcomes:
        """Look for nothing."""
        yield NotApplicable(SUMMARY)

    assert (made.code, made.name, made.severity, made.stage) == ("PG999", "new-rule", Severity.INFO, Stage.RULE)
    assert (made.basis, made.summary, made.since, made.doc) == (STYLE, SUMMARY, 7, "Look for nothing.")
    assert made.messages == {"": Message(WHAT, HELP), "far": FAR}
    assert made.check is not None
    assert made.related is None


def test_a_rule_is_of_the_first_version_unless_it_says_otherwise() -> None:
    @rule("PG999", "new-rule", Severity.INFO, STYLE, summary=SUMMARY, what=WHAT, help=HELP)
    def made(case: Case) -> Outcomes:
        yield NotApplicable(SUMMARY)

    assert (made.since, made.doc) == (1, "")


def test_what_keeps_a_file_from_being_read_is_an_error_of_the_format() -> None:
    made = file_rule("PG099", "new-rule", SUMMARY, "A page.", {"far": FAR}, first=HELP)
    expected = Rule("PG099", "new-rule", Severity.ERROR, Stage.FILE, NONE, SUMMARY, {"far": FAR}, "A page.")
    assert made == replace(expected, related={"first": HELP})


def test_what_keeps_a_text_from_being_a_declaration_is_an_error_on_its_own_ground() -> None:
    made = shape_rule("PG199", "new-rule", FORM, SUMMARY, "A page.", {"far": FAR})
    assert made == Rule("PG199", "new-rule", Severity.ERROR, Stage.SHAPE, FORM, SUMMARY, {"far": FAR}, "A page.")
