"""Every command line that reads what a stranger wrote, with what it may do."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from xml.etree import ElementTree

from markdown_it import MarkdownIt

from hostile.page import foreign
from perfgoal.report.formats import FORMATS
from perfgoal.tables import tables

EXAMPLE = (Path(__file__).parents[2] / "examples" / "liwan_2024.yaml").read_bytes()
SHORT = EXAMPLE.partition("绩效指标".encode())[0]
ROSTER = "部门,控制数\n广州市荔湾区科技工业和信息化局,16269.69\n".encode()

FILE = "given"
"""The stem of the file that holds what a stranger wrote."""


class Role(NamedTuple):
    """What a stranger's file is taken for: the end of its name, and the files that lie beside it."""

    suffix: str
    beside: Mapping[str, bytes] = MappingProxyType({})

    @property
    def file(self) -> str:
        """The name of the stranger's file."""
        return FILE + self.suffix if self.suffix.startswith(".") else self.suffix


DECLARATION = Role(".yaml")
TEXT = Role(".txt")
BASELINE = Role(".json", {"liwan.yaml": EXAMPLE})
REPORT = Role(".json")
FORM = Role(".yaml", {"perfgoal.toml": b'forms = ["given.yaml"]\n', "liwan.yaml": EXAMPLE})
CONFIG = Role("perfgoal.toml", {"liwan.yaml": EXAMPLE})
ROSTER_CSV = Role(".csv", {"perfgoal.toml": b'[repository]\nroster = "given.csv"\n', "liwan.yaml": EXAMPLE})
ROSTER_YAML = Role(".yaml", {"perfgoal.toml": b'[repository]\nroster = "given.yaml"\n', "liwan.yaml": EXAMPLE})


class Command(NamedTuple):
    """A command line by a name of its own, and what holds for it.

    ``codes`` are the exit codes that it may end with, ``makes`` the files that it may make, ``mends`` says that it may
    change the stranger's file. ``reads`` raises an error where standard output is not of the format that was asked for.
    """

    name: str
    role: Role
    arguments: tuple[str, ...]
    codes: frozenset[int] = frozenset({0, 1})
    makes: tuple[str, ...] = ()
    mends: bool = False
    reads: Callable[[str], object] = str
    annotations: bool = False


def _lines(text: str) -> list[object]:
    return [json.loads(line) for line in text.splitlines()]


def _page(text: str) -> None:
    if text and (found := foreign(text)):
        raise ValueError(f"in the page: {found}")


def _json(text: str) -> object:
    return json.loads(text) if text else None


READERS: dict[str, Callable[[str], object]] = {
    "json": json.loads,
    "jsonl": _lines,
    "sarif": json.loads,
    "gitlab": json.loads,
    "junit": ElementTree.fromstring,
    "html": _page,
    "markdown": MarkdownIt("gfm-like", {"linkify": False}).parse,
}
"""What reads a format back, and raises an error for anything else."""

TABLES = tuple(f"out.parquet/{name}.parquet" for name in tables())
_REFUSING = frozenset({0, 1, 2})

COMMANDS = (
    *(
        Command(
            f"validate {report}",
            DECLARATION,
            ("validate", "given.yaml", "--format", report),
            reads=READERS.get(report, str),
            annotations=report == "github",
        )
        for report in FORMATS
    ),
    Command("validate in English", DECLARATION, ("validate", "given.yaml", "--lang", "en")),
    Command("validate strict", DECLARATION, ("validate", "given.yaml", "--strict", "--statistics")),
    Command("ledger", DECLARATION, ("validate", "given.yaml", "--ledger")),
    Command("ledger json", DECLARATION, ("validate", "given.yaml", "--ledger", "--format", "json"), reads=json.loads),
    Command("fix shown", DECLARATION, ("validate", "given.yaml", "--diff", "--unsafe-fixes")),
    Command("fix", DECLARATION, ("validate", "given.yaml", "--fix"), mends=True),
    Command("unsafe fix", DECLARATION, ("validate", "given.yaml", "--fix", "--unsafe-fixes"), mends=True),
    Command("fmt check", DECLARATION, ("fmt", "given.yaml", "--check")),
    Command("fmt shown", DECLARATION, ("fmt", "given.yaml", "--diff", "--keys", "zh")),
    Command("fmt", DECLARATION, ("fmt", "given.yaml"), mends=True),
    Command("fmt in Chinese", DECLARATION, ("fmt", "given.yaml", "--keys", "zh"), mends=True),
    Command("render html", DECLARATION, ("render", "given.yaml", "-f", "html"), reads=_page),
    Command("render findings", DECLARATION, ("render", "given.yaml", "-f", "html", "--findings"), reads=_page),
    Command("render md", DECLARATION, ("render", "given.yaml", "-f", "md"), reads=READERS["markdown"]),
    Command("render json", DECLARATION, ("render", "given.yaml", "-f", "json"), reads=_json),
    Command("render xlsx", DECLARATION, ("render", "given.yaml", "-o", "out.xlsx"), _REFUSING, makes=("out.xlsx",)),
    Command("render docx", DECLARATION, ("render", "given.yaml", "-o", "out.docx"), makes=("out.docx",)),
    Command("render pdf", DECLARATION, ("render", "given.yaml", "-o", "out.pdf"), _REFUSING, makes=("out.pdf",)),
    Command("baseline", DECLARATION, ("baseline", "given.yaml", "-o", "base.json"), makes=("base.json",)),
    Command("export", DECLARATION, ("export", "given.yaml", "-o", "out.parquet"), makes=TABLES),
    Command("export to a database", DECLARATION, ("export", ".", "-o", "out.duckdb"), _REFUSING, makes=("out.duckdb",)),
    Command("import", TEXT, ("import", "given.txt"), _REFUSING),
    Command("import to a file", TEXT, ("import", "given.txt", "-o", "out.yaml"), _REFUSING, makes=("out.yaml",)),
    Command("accepted", BASELINE, ("validate", "liwan.yaml", "--baseline", "given.json"), _REFUSING),
    Command(
        "baseline anew",
        BASELINE,
        ("baseline", "liwan.yaml", "-o", "given.json"),
        _REFUSING,
        mends=True,
    ),
    Command("merge", REPORT, ("merge", "given.json"), _REFUSING, reads=_json),
    Command("merge to a file", REPORT, ("merge", "given.json", "-o", "out.json"), _REFUSING, makes=("out.json",)),
    Command("form", FORM, ("validate",), _REFUSING),
    Command("forms", FORM, ("forms",), _REFUSING),
    Command("forms json", FORM, ("forms", "--format", "json"), _REFUSING, reads=_json),
    Command("schema", FORM, ("schema",), _REFUSING, reads=_json),
    Command("own form, rendered", FORM, ("render", "liwan.yaml", "-f", "html"), _REFUSING, reads=_page),
    Command("configuration", CONFIG, ("validate",), _REFUSING),
    Command("configuration of fmt", CONFIG, ("fmt", "--check", "liwan.yaml"), _REFUSING),
    Command("configuration named", CONFIG, ("validate", "liwan.yaml", "--config", "perfgoal.toml"), _REFUSING),
    Command("roster", ROSTER_CSV, ("validate", "."), _REFUSING),
    Command("roster in YAML", ROSTER_YAML, ("validate", "."), _REFUSING),
)
"""All of them."""

BY_NAME = {command.name: command for command in COMMANDS}
