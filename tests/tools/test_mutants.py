"""What `make mutants` makes of the files that mutmut leaves, and of the list of changes that change nothing."""

import json
from collections import Counter
from pathlib import Path

import pytest

from mutants.__main__ import tell
from mutants.results import COLUMNS, Change, known, mutants, outcome
from mutants.running import ROOT, packages

# Of two functions, as mutmut writes them.
WRITTEN = '''
def x_half__mutmut_orig(number: int, by: int = 2) -> int:
    """Halve."""
    return number // by
def x_half__mutmut_1(number: int, by: int = 3) -> int:
    """Halve."""
    return number // by
def x_half__mutmut_2(number: int, by: int = 2) -> int:
    """Halve."""
    return number / by
class Sum:
    def xǁSumǁadd__mutmut_orig(self, a, b):
        return max(
            a,
            b,
        )
    def xǁSumǁadd__mutmut_1(self, a, b):
        return max(
            a,
            )
'''
HALF = Change("money.half", "def half(number: int, by: int = 2) -> int:", "def half(number: int, by: int = 3) -> int:")
DIVIDED = Change("money.half", "return number // by", "return number / by")
ALONE = Change("money.Sum.add", "b,", "")


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """A folder as mutmut leaves it: the first mutant survives, the second is seen, the third hangs."""
    package = tmp_path / "mutants" / "src" / "perfgoal"
    package.mkdir(parents=True)
    (package / "money.py").write_text(WRITTEN, "utf-8")
    codes = {"x_half__mutmut_1": 0, "x_half__mutmut_2": 1, "xǁSumǁadd__mutmut_1": -24}
    meta = {"exit_code_by_key": {f"perfgoal.money.{name}": code for name, code in codes.items()}}
    (package / "money.py.meta").write_text(json.dumps(meta), "utf-8")
    return tmp_path


def test_a_mutant_is_named_by_what_it_changes(run: Path) -> None:
    assert [(mutant.change, mutant.fate) for mutant in mutants(run)] == [
        (HALF, "survived"),
        (DIVIDED, "seen"),
        (ALONE, "hung"),
    ]


def test_what_survives_is_told_unless_it_is_named(run: Path) -> None:
    assert [mutant.change for mutant in outcome(mutants(run), Counter()).unknown] == [HALF]
    assert outcome(mutants(run), Counter([HALF])).unknown == []


def test_a_name_stands_for_one_mutant(run: Path) -> None:
    twice = [*mutants(run), *mutants(run)]
    assert [mutant.change for mutant in outcome(twice, Counter([HALF])).unknown] == [HALF]
    assert outcome(twice, Counter([HALF, HALF])).unknown == []


def test_what_is_named_and_does_not_survive_is_told(run: Path) -> None:
    assert outcome(mutants(run), Counter([HALF, DIVIDED])).stale == [DIVIDED]


@pytest.mark.parametrize(("named", "score"), [([], "66.7 %"), ([HALF], "100.0 %")])
def test_the_score_is_of_what_changes_anything(run: Path, named: list[Change], score: str) -> None:
    assert outcome(mutants(run), Counter(named)).score == score


def test_a_survivor_is_shown_and_fails_the_run(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tell("money", outcome(mutants(run), Counter()), 0)
    assert f"  - {HALF.before}\n  + {HALF.after}\n" in capsys.readouterr().out
    assert not tell("money", outcome(mutants(run), Counter([HALF])), 1)


def test_a_run_without_a_mutant_fails(tmp_path: Path) -> None:
    assert tell("money", outcome(mutants(tmp_path), Counter()), 0)


def test_each_name_has_a_reason(tmp_path: Path) -> None:
    file = tmp_path / "money.tsv"
    file.write_text("\t".join(COLUMNS) + "\nmoney.half\ta\tb\t\n", "utf-8")
    with pytest.raises(ValueError, match="reason"):
        known(file)


@pytest.mark.parametrize("package", packages())
def test_what_is_named_stands_in_the_code(package: str) -> None:
    """A row of code that is gone would be found by a run alone, which takes long."""
    chosen = [path for glob in packages()[package]["only_mutate"] for path in ROOT.glob(glob) if path.suffix == ".py"]
    texts = [" ".join(line.strip() for line in path.read_text("utf-8").splitlines()) for path in chosen]
    assert texts
    for change in known(ROOT / "tests" / "mutants" / f"{package}.tsv"):
        assert change.place.partition(".")[0] == package
        assert any(change.before in text for text in texts), change
