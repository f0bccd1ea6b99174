"""A row has the findings that the command line has of its file."""

import json
from datetime import date
from pathlib import Path

import pytest

from batch.files import FEW, PUBLISHED, batch, check, every_kind, few, few_of, rows, told
from cli.terminal import EXAMPLES, Command
from perfgoal import InvalidConfiguration
from perfgoal.batch import check_arrow
from rendering.office import converted


def test_files_of_every_kind_have_the_findings_of_the_command_line(perfgoal: Command) -> None:
    files = every_kind()
    assert len(files) > 250
    theirs = told(perfgoal, files)
    ours = rows(check(batch(files)))
    assert {each["file"] for each in theirs} <= files.keys()
    assert len({each["code"] for each in theirs}) > 60
    for mine, other in zip(ours, theirs, strict=True):
        assert mine == other
        assert [list(mine), *map(list, mine["related"])] == [list(other), *map(list, other["related"])]


def test_findings_are_told_in_english_where_that_is_asked_for(perfgoal: Command) -> None:
    assert rows(check(batch(FEW), language="en")) == told(perfgoal, FEW, "--lang", "en") != few()


def test_half_a_character_in_the_name_of_a_sheet_is_written_as_in_json(perfgoal: Command, here: Path) -> None:
    """Workbooks of Excel 97 to 2003 can hold it, and Arrow cannot."""
    book = converted((PUBLISHED / "zhanjiang_2023.xlsx").read_bytes(), "xls", here)
    old, new = b"\6\0Sheet1", b"\3\1" + "\ud800ab".encode("utf-16-le", "surrogatepass")
    assert book.count(old) == 1
    files = {"form.xls": book.replace(old, new)}
    theirs = told(perfgoal, files)
    assert "（\ud800ab!" in theirs[0]["message"]
    assert rows(check(batch(files))) == json.loads(json.dumps(theirs).replace("\\ud800", "\\\\ud800"))


@pytest.mark.parametrize("folder", ["s3://forms/2019年/", "C:\\2019年\\", "/srv/2019年/"])
def test_a_form_is_read_alike_whatever_system_its_path_is_of(folder: str) -> None:
    """This one states no year: the last part of a path may say it, and no folder."""
    data = (PUBLISHED / "liwan_2024.txt").read_bytes()
    plain = rows(check(batch({"form.txt": data})))
    assert [each["path"] for each in plain] == ["/year"]
    assert rows(check(batch({f"{folder}form.txt": data}))) == [{**plain[0], "file": f"{folder}form.txt"}]
    assert "/year" not in {each["path"] for each in rows(check(batch({f"{folder}2024年.txt": data})))}


def test_no_configuration_of_the_machine_is_looked_for(here: Path) -> None:
    (here / "perfgoal.toml").write_text('ignore = ["PG"]\n', "utf-8")
    (here / "broken").mkdir()
    (here / "broken" / "perfgoal.toml").write_text("[", "utf-8")
    files = dict.fromkeys(("a.yaml", str(here / "a.yaml"), "broken/a.yaml"), FEW["a.yaml"])
    found = rows(check(batch(files)))
    own = [each["code"] for each in few_of("a.yaml")]
    assert [each["code"] for each in found] == own * 3


def test_the_configuration_that_is_named_holds_as_on_the_command_line(perfgoal: Command, here: Path) -> None:
    """With its rules, its own forms and what it says of paths."""
    (here / "forms").mkdir()
    form = (EXAMPLES.parent / "schemas" / "forms" / "guangzhou-department.yaml").read_bytes()
    (here / "forms" / "hall.yaml").write_bytes(form.replace(b"form: guangzhou-department", b"form: hall"))
    (here / "our.toml").write_text(
        'forms = ["forms/*.yaml"]\nignore = ["PG416"]\n[severity]\nPG604 = "error"\n'
        '[paths."old/**"]\nignore = ["PG4", "PG6"]\n',
        "utf-8",
    )
    own = FEW["c.yaml"].replace(b"form: guangzhou-department", b"form: hall")
    files = {
        "a.yaml": FEW["a.yaml"],
        "old/a.yaml": FEW["a.yaml"],
        str(here / "old" / "b.yaml"): FEW["a.yaml"],
        "own.yaml": own,
    }
    theirs = told(perfgoal, files, "--config", "our.toml")
    ours = rows(check(batch(files), config=here / "our.toml"))
    relative = json.loads(json.dumps(ours).replace(f"{here}/", ""))  # as the command line calls them
    assert sorted(relative, key=lambda each: each["file"]) == theirs
    assert len(theirs) != len(told(perfgoal, files))


def test_a_configuration_that_cannot_be_used_is_told_before_the_first_row(here: Path) -> None:
    (here / "wrong.toml").write_text('forms = ["nothing.yaml"]\n', "utf-8")
    with pytest.raises(InvalidConfiguration):
        check([batch(FEW)], config="wrong.toml")
    with pytest.raises(FileNotFoundError):
        check([batch(FEW)], config="none.toml")


def test_the_day_counts_and_is_this_one_where_none_is_given() -> None:
    given = batch({"a.yaml": FEW["a.yaml"]})
    assert rows(check_arrow(given)) == rows(check_arrow(given, today=date.today()))
    assert rows(check_arrow(given, today=date(2022, 1, 1))) != few()
