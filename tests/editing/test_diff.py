"""What is shown of a fix is a unified diff that says no less and no more."""

import shutil
import subprocess
from pathlib import Path

import pytest

from perfgoal.editing import difference

OLD = "".join(f"k{number}: {number}\n" for number in range(20))


def shown(old: bytes, new: bytes, *codec: str) -> str:
    return "".join(line + "\n" for line in difference(old, new, "申报.yaml", *codec))


def test_what_is_the_same_is_not_shown() -> None:
    assert shown(OLD.encode(), OLD.encode()) == ""


def test_a_hunk() -> None:
    assert shown(b"a: 1\nb: 2\nc: 3\n", b"a: 1\nb: 4\nc: 3\n") == (
        "--- a/申报.yaml\n+++ b/申报.yaml\n@@ -1,3 +1,3 @@\n a: 1\n-b: 2\n+b: 4\n c: 3\n"
    )


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_are_not_shown(end: str) -> None:
    given, wanted = OLD.replace("k3: 3", "k3: x"), OLD
    plain = shown(given.encode(), wanted.encode())
    assert shown(given.replace("\n", end).encode(), wanted.replace("\n", end).encode()) == plain


def test_line_ends_are_shown_where_they_are_made_the_same() -> None:
    assert shown(b"a: 1\r\nb: 2\n", b"a: 1\nb: 2\n") == (
        "--- a/申报.yaml\n+++ b/申报.yaml\n@@ -1,2 +1,2 @@\n-a: 1\r\n+a: 1\n b: 2\n"
    )
    assert "-a: 1\n+a: 1\r\n b: 2\r\n" in shown(b"a: 1\nb: 2\r\n", b"a: 1\r\nb: 2\r\n")


@pytest.mark.parametrize("last", ["\n", ""])
@pytest.mark.skipif(shutil.which("patch") is None, reason="needs patch")
def test_patch_makes_of_the_old_file_the_new_one(tmp_path: Path, last: str) -> None:
    old, new = (
        text.removesuffix("\n") + last for text in (OLD, OLD.replace("k3: 3", "k3: 三").replace("k19: 19", "k19: '19'"))
    )
    file = tmp_path / "申报.yaml"
    file.write_text(old, "utf-8")
    subprocess.run(
        ["patch", "-p1", "--silent"], cwd=tmp_path, input=shown(old.encode(), new.encode()).encode(), check=True
    )
    assert file.read_text("utf-8") == new


def test_a_conversion_shows_what_changes_besides() -> None:
    old = OLD.replace("k3: 3", "k3：三").encode("gb18030")
    assert shown(old, OLD.replace("k3: 3", "k3：三").encode(), "gb18030") == ""
    assert "-k3：三\n+k3: 三\n" in shown(old, OLD.replace("k3: 3", "k3: 三").encode(), "gb18030")


def test_what_no_eye_sees_at_the_end_of_a_line_is_shown() -> None:
    assert "-b: 2 \n+b: 2\n" in shown(b"a: 1\nb: 2 \n", b"a: 1\nb: 2\n")
    assert "-b: X\n+b: Y\n" in shown(b"a: 1\nb: X\n", b"a: 1\nb: Y\n")


def test_a_line_that_has_no_end_says_so_whatever_it_ends_with() -> None:
    assert shown(b"a: X", b"a: X\n").endswith("-a: X\n\\ No newline at end of file\n+a: X\n")


def test_what_is_no_text_is_shown_as_such() -> None:
    assert "-a: \ufffd1\n+a: 1\n" in shown(b"a: \xff1\n", b"a: 1\n")
    assert "-a: \ufffd1\n+a: 1\n" in shown(b"a: \x001\n", b"a: 1\n")


def test_what_is_no_text_of_its_codec_is_left_out() -> None:
    assert shown(b"\xff", b"a: 1\n", "gb18030").endswith("@@ -0,0 +1 @@\n+a: 1\n")
