"""What the pages on forms in Excel, Word, PDF and text show is true."""

import re
import subprocess
from pathlib import Path

import pytest

from cli.shells import environment
from cli.terminal import EXAMPLES
from outside import program

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("import.md", "import.zh-CN.md")


@pytest.mark.parametrize("name", PAGES)
def test_every_command_of_a_page_runs(name: str, tmp_path: Path) -> None:
    here = tmp_path / "work"
    here.mkdir()
    (here / "liwan.yaml").write_bytes((EXAMPLES / "liwan_2024.yaml").read_bytes())
    blocks = re.findall(r"^```sh\n(.*?)^```", (DOCS / name).read_text("utf-8"), re.DOTALL | re.MULTILINE)
    lines = [line for block in blocks for line in block.splitlines()]
    assert len(lines) > 5
    for line in lines:
        command = [str(program("bash", package="bash")), "-c", line]
        ended = subprocess.run(command, cwd=here, env=environment(tmp_path, "zh"), capture_output=True, check=False)
        assert (ended.returncode, ended.stderr) == (0, b""), line
        for written in re.findall(r"(?:> |-o )(\S+)", line):
            assert (here / written).stat().st_size > 0, line


def test_the_pages_show_the_same() -> None:
    for pattern in (r"^#+ ", r"^```\w+\n.*?^```", r"^\| ", r"^- "):
        one, other = (re.findall(pattern, (DOCS / name).read_text("utf-8"), re.MULTILINE | re.DOTALL) for name in PAGES)
        assert one == other
        assert one
