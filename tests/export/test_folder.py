"""A folder is replaced whole or not at all."""

from pathlib import Path

import pytest

from perfgoal.export import HasOthers, replace_folder

NAMES = ["a.parquet"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A folder that is there, with a file that may be replaced."""
    path = tmp_path / "goals.parquet"
    path.mkdir()
    (path / "a.parquet").write_bytes(b"old")
    return path


def test_what_is_filled_lies_beside_it_under_a_name_of_its_own(path: Path) -> None:
    with replace_folder(path, NAMES) as one, replace_folder(path, NAMES) as other:
        assert one != other
        for fresh in (one, other):
            assert fresh.parent == path.parent
            assert fresh.name.startswith(".goals.parquet.")
        (other / "a.parquet").write_bytes(b"new")
    assert [each.name for each in path.parent.iterdir()] == ["goals.parquet"]


def test_a_name_may_be_as_long_as_names_may_be(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 240 + ".parquet")
    with replace_folder(path, NAMES) as fresh:
        (fresh / "a.parquet").write_bytes(b"new")
    assert (path / "a.parquet").read_bytes() == b"new"


def test_the_old_one_comes_back_where_the_new_one_cannot_take_its_place(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if target == path and (self / "a.parquet").read_bytes() == b"new":
            raise PermissionError
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(PermissionError), replace_folder(path, NAMES) as fresh:
        (fresh / "a.parquet").write_bytes(b"new")
    assert (path / "a.parquet").read_bytes() == b"old"
    assert list(path.parent.iterdir()) == [path]


def test_a_file_or_a_link_of_that_name_is_named(path: Path, tmp_path: Path) -> None:
    file, link = tmp_path / "file.parquet", tmp_path / "link.parquet"
    file.touch()
    link.symlink_to(path)
    for other in (file, link):
        with pytest.raises(NotADirectoryError, match=other.name), replace_folder(other, NAMES):
            pass


def test_anything_else_in_it_is_named(path: Path) -> None:
    (path / "b.parquet").touch()
    with pytest.raises(HasOthers, match=r"b\.parquet") as ended, replace_folder(path, NAMES):
        pass
    assert ended.value.name == "b.parquet"
