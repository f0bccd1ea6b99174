"""What `make mutants` breaks, whether it sees what tests see, and what it makes of changes that change nothing."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from mutants.__main__ import SOURCE, configured, modules, tell
from mutants.changes import Change, mutants
from mutants.known import COLUMNS, Tally, known
from mutants.trying import Fate

ROOT = SOURCE.parents[1]

CODE = '''
LIMIT = 2 + 3

def half(number: int, by: int = 2) -> int:
    """Halve."""
    return number // by

class Sum:
    @property
    def total(self):
        return max(
            self.a,
            self.b,
        )
'''
DEFAULT = Change(
    "money.half", "def half(number: int, by: int = 2) -> int:", "def half(number: int, by: int = 3) -> int:"
)
DIVIDED = Change("money.half", "return number // by", "return number / by")
ALONE = Change("money.Sum.total", "self.b,", "")
FOUND: list[tuple[Change, Fate]] = [(DEFAULT, "survived"), (DIVIDED, "seen"), (ALONE, "hung")]


def test_functions_are_changed_also_behind_a_decorator_and_constants_are_not() -> None:
    found = {mutant.change for mutant in mutants("money", CODE)}
    assert {DEFAULT, DIVIDED, ALONE} < found
    assert {change.place for change in found} == {"money.half", "money.Sum.total"}


def tallied(*named: Change, found: list[tuple[Change, Fate]] = FOUND) -> tuple[Tally, list[Change]]:
    """Return the tally of a run, and the changes that should have been seen."""
    tally = Tally(Counter(named))
    return tally, [change for change, fate in found if tally.add(change, fate)]


def test_what_survives_is_told_unless_it_is_named() -> None:
    assert tallied()[1] == [DEFAULT]
    assert tallied(DEFAULT)[1] == []


def test_a_name_stands_for_one_mutant() -> None:
    assert tallied(DEFAULT, found=[*FOUND, *FOUND])[1] == [DEFAULT]
    assert tallied(DEFAULT, DEFAULT, found=[*FOUND, *FOUND])[1] == []


def test_what_is_named_and_does_not_survive_is_told() -> None:
    assert tallied(DEFAULT, DIVIDED)[0].left == [DIVIDED]


@pytest.mark.parametrize(("named", "score"), [([], "66.7 %"), ([DEFAULT], "100.0 %")])
def test_the_score_is_of_what_changes_anything(named: list[Change], score: str) -> None:
    assert tallied(*named)[0].score == score


def test_a_survivor_is_shown_once_it_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    tell(Tally(Counter()), DEFAULT, "survived")
    assert capsys.readouterr().out == f"survived: money.half\n  - {DEFAULT.before}\n  + {DEFAULT.after}\n"
    tell(Tally(Counter([DEFAULT])), DEFAULT, "survived")
    tell(Tally(Counter()), DEFAULT, "seen")
    assert capsys.readouterr().out == ""


def test_each_name_has_a_reason(tmp_path: Path) -> None:
    file = tmp_path / "money.tsv"
    file.write_text("\t".join(COLUMNS) + "\nmoney.half\ta\tb\t\n", "utf-8")
    with pytest.raises(ValueError, match="reason"):
        known(file)


@pytest.mark.parametrize("package", configured())
def test_what_is_named_stands_in_the_code(package: str) -> None:
    """A row of code that is gone would be found by a run alone, which takes long."""
    files = dict(modules(configured()[package]["code"]))
    texts = {
        name: " ".join(line.strip() for line in path.read_text("utf-8").splitlines()) for name, path in files.items()
    }
    assert texts
    for change in known(ROOT / "tests" / "mutants" / f"{package}.tsv"):
        assert any(change.place.startswith(f"{name}.") and change.before in text for name, text in texts.items()), (
            change
        )


@pytest.mark.skipif(not hasattr(os, "fork"), reason="mutants are tried in forks")
def test_what_tests_see_is_seen_and_what_they_do_not_is_not(tmp_path: Path) -> None:
    """Of a module of its own: the tests have Chinese names, the functions remember, and one test sees nothing. Twice,
    as of two packages: what one run leaves behind must not hide anything from the next."""
    (tmp_path / "halves.py").write_text(
        "from functools import cache\n\n"
        "@cache\ndef half(number):\n    return number // 2\n\n"
        "class Pair:\n    @property\n    def first(self):\n        return 'a'\n\n"
        "def endless(number):\n    while number > 0:\n        number -= 1\n    return number\n\n"
        "def unused():\n    return 1\n",
        "utf-8",
    )
    (tmp_path / "test_halves.py").write_text(
        "import pytest\nimport halves\n\n"
        "@pytest.mark.parametrize('text', ['8个', '9个'])\n"
        "def test_half(text):\n    assert halves.half(int(text[0])) == 4\n\n"
        "def test_first():\n    assert halves.Pair().first\n\n"
        "def test_endless():\n    assert halves.endless(3) == 0\n",
        "utf-8",
    )
    (tmp_path / "run.py").write_text(
        "import sys\nfrom pathlib import Path\nimport halves, pytest\nfrom mutants.trying import Trials\n"
        "def tell(change, fate):\n    print(fate, change.place, change.after, sep='|')\n"
        "for package in 'first', 'second':\n"
        "    trials = Trials({'halves': Path(halves.__file__)}, tell, package='halves', patience=1)\n"
        "    pytest.main(['-q', '--import-mode=importlib', '--capture=no', 'test_halves.py'], plugins=[trials])\n",
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, "run.py"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT / "tools"), str(ROOT / "src")])},
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    lines = sorted(line for line in done.stdout.splitlines() if "|" in line)
    assert (
        lines[::2]
        == lines[1::2]
        == [
            "hung|halves.endless|number += 1",
            "hung|halves.endless|number = 1",
            "not run|halves.unused|return 2",
            "seen|halves.endless|number -= 2",
            "seen|halves.endless|while number > 1:",
            "seen|halves.endless|while number >= 0:",
            "seen|halves.half|return number / 2",
            "seen|halves.half|return number // 3",
            "survived|halves.Pair.first|return 'A'",
            "survived|halves.Pair.first|return 'XXaXX'",
        ]
    )
