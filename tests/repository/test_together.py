"""Which files are told in the end, and in which order."""

from pathlib import Path

from repository.marked import Folder, check, folders


def case(code: str, title: str) -> Folder:
    return next(folder for folder in folders()[code] if folder.title == title)


def test_last_years_that_is_not_among_the_files_is_left_out(tmp_path: Path) -> None:
    folder = case("PG901", "last year's that is not among the files is neither told nor told of")
    assert [each.file for each in folder.check(tmp_path)] == ["b/c.yaml"]
    assert [each.file for each in check(tmp_path)] == ["a/a.yaml", "a/b.yaml", "b/c.yaml"]


def test_rosters_stand_among_the_files_by_their_names(tmp_path: Path) -> None:
    told = case("PG902", "the rosters of two repositories stand among their files").check(tmp_path)
    assert [each.file for each in told] == ["a.yaml", "c.yaml", "q/a.yaml", "q/roster.csv", "z/roster.csv"]
