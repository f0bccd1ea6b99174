"""What a user may not read, or not write."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import perfgoal
from hostile.commands_on_files import DECLARATION, FORM, assert_told
from hostile.mere_user import ended_as_mere_user, needs_permissions

pytestmark = needs_permissions


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    """A folder with a declaration in it."""
    folder = tmp_path / "forms"
    folder.mkdir()
    (folder / "liwan.yaml").write_bytes(DECLARATION.read_bytes())
    return folder


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A folder that may not be opened, with a declaration in it."""
    folder = tmp_path / "locked"
    folder.mkdir()
    (folder / "liwan.yaml").write_bytes(DECLARATION.read_bytes())
    folder.chmod(0)
    yield folder
    folder.chmod(0o755)


READING = [("validate",), *(pytest.param(each, marks=pytest.mark.nightly) for each in (("fmt",), ("render", "-fmd")))]


@pytest.mark.parametrize("command", READING)
def test_a_file_that_may_not_be_read_is_a_finding(forms: Path, command: tuple[str, ...]) -> None:
    file = forms / "liwan.yaml"
    file.chmod(0)
    told = ended_as_mere_user(*command, file)
    assert_told(told, 1)
    assert "PG001 没有读取这个文件的权限" in told.out + told.err


def test_a_link_to_what_may_not_be_read_is_a_finding_of_its_own(forms: Path, locked: Path) -> None:
    """A stranger's pull request may add one: it must not keep the other files from being checked."""
    (forms / "link.yaml").symlink_to(locked / "liwan.yaml")
    told = ended_as_mere_user("validate", "--no-cache", "--format", "json", forms)
    assert_told(told, 1)
    report = json.loads(told.out)
    assert report["summary"]["files"] == 2
    assert [each["code"] for each in report["findings"] if each["severity"] == "error"] == ["PG001"]
    told = ended_as_mere_user("fmt", "--check", forms)
    assert_told(told, 1)
    assert "1 个无需整理" in told.out


def test_a_folder_that_may_not_be_opened_is_a_finding(forms: Path, locked: Path) -> None:
    told = ended_as_mere_user("validate", "--no-cache", "--format", "json", locked.parent)
    assert_told(told, 1)
    report = json.loads(told.out)
    assert report["summary"]["files"] == 2
    assert [each["file"] for each in report["findings"] if each["code"] == "PG001"] == [str(locked)]


WRITING = {
    "render": ("render", DECLARATION, "-fmd", "-o", "{}/x.md"),
    "output": ("validate", DECLARATION, "--output", "json={}/x.json"),
    "baseline": ("baseline", DECLARATION, "--output", "{}/x.json"),
    "new": ("new", "{}/x.yaml", "--form", FORM),
    "init": ("init", "{}", "--form", FORM),
    "init-below": ("init", "{}/below", "--form", FORM),
    "import-folder": ("import", "{}/../office", "-o", "{}/x"),
}


SAMPLE = {("render", 0), ("new", 0o555), ("import-folder", 0o555)}
CASES = [
    pytest.param(name, mode, marks=() if (name, mode) in SAMPLE else pytest.mark.nightly)
    for name in WRITING
    for mode in (0, 0o555)
]


@pytest.mark.parametrize(("name", "mode"), CASES)
def test_a_folder_that_may_not_be_written_to_is_told(locked: Path, name: str, mode: int) -> None:
    if name == "import-folder":
        office = locked.with_name("office")
        office.mkdir()
        (office / "liwan.docx").write_bytes(perfgoal.render(perfgoal.load(DECLARATION), "docx"))
    locked.chmod(mode)
    told = ended_as_mere_user(*(str(each).format(locked) for each in WRITING[name]))
    assert_told(told, 3)
    assert f"无法写入 {locked}" in told.err
    assert "Permission denied" in told.err
    locked.chmod(0o755)
    assert [path.name for path in locked.iterdir()] == ["liwan.yaml"]


@pytest.mark.parametrize(
    ("command", "written"), [(("validate", "--fix"), "year：2024"), (("fmt",), "year:   2024")], ids=["fix", "fmt"]
)
def test_a_read_only_file_is_not_replaced(forms: Path, command: tuple[str, ...], written: str) -> None:
    """A folder that may be written to would let it be replaced all the same."""
    file = forms / "liwan.yaml"
    text = DECLARATION.read_text("utf-8").replace("year: 2024", written)
    file.write_text(text, "utf-8")
    file.chmod(0o444)
    told = ended_as_mere_user(*command, file)
    assert_told(told, 3)
    assert f"{file} 是只读文件，没有写回" in told.err
    assert file.read_text("utf-8") == text
    assert [path.name for path in forms.iterdir()] == ["liwan.yaml"]
