"""What a repository brings along beside declarations: its forms, configuration, rules of git, baseline and roster, and
the reports of its shards."""

import json
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from document.sound import unsound
from fuzz import mutation
from fuzz.target import ROOT, TODAY, Target, language_for
from perfgoal.checking import Settings, checked, review
from perfgoal.cli.configured import valid_configuration
from perfgoal.cli.output import WrongUsage
from perfgoal.cli.roster_words import KINDS as ROSTERS
from perfgoal.document import inert
from perfgoal.drafting import draft
from perfgoal.finding import LANGUAGES, Severity
from perfgoal.forms import Form
from perfgoal.plainjson import json_text
from perfgoal.report import Results
from perfgoal.report.formats import text_report
from perfgoal.report.merging import NoReport, heads, merged
from perfgoal.repository.roster import InvalidRoster, parse_roster
from perfgoal.schema import declaration_schema
from perfgoal.workspace import Finder
from perfgoal.workspace.baseline import InvalidBaseline, baseline_text, read_baseline
from perfgoal.workspace.gitrules import rules_of
from perfgoal.workspace.ignoring import _START, Ignoring
from perfgoal.workspace.own_forms import review_form

_PARTED = b"\n%%%%\n"


@cache
def _folder() -> Path:
    """Return a folder of this process, in memory where there is such a place."""
    memory = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix="perfgoal-fuzz-", dir=memory if memory.is_dir() else None))


def form(data: bytes) -> None:
    """A form file states a form or has an error; what is made of a form can be read as what it is."""
    language = language_for(data)
    found, name, stated = review_form(data, "forms/甲.yaml", Settings(TODAY, language))
    assert unsound(found.document) == []
    errors = {finding.code for finding in found.findings if finding.severity is Severity.ERROR}
    assert (stated is None) is bool(errors - {"PG008"})  # what is not seen in a text keeps it from nothing
    if stated is None:
        return
    assert name == stated.form
    json.loads(json_text(declaration_schema([stated], language)))
    for keys in LANGUAGES:
        _begin(stated, draft(stated, keys, language, 2026, file="甲.yaml"))


def _begin(stated: Form, text: str) -> None:
    """Ask of a declaration to be filled in that it is read as one that follows the form, and lacks what is blank."""

    def find(name: str) -> Form:
        assert name == stated.form
        return stated

    found = review(text, "甲.yaml", Settings(TODAY, find_form=find))
    assert unsound(found.document) == []
    assert found.document.tree is not None, found.findings[:1]
    assert {finding.code for finding in found.findings if finding.severity is Severity.ERROR} <= _BLANK, [
        (finding.code, finding.message) for finding in found.findings
    ]


_BLANK = {"PG104", "PG008"}


def configuration(data: bytes) -> None:
    """A configuration is used, or refused with a sentence in both languages."""
    folder = _folder()
    for name in ("perfgoal.toml", "pyproject.toml"):
        (folder / name).write_bytes(data)
        for language in LANGUAGES:
            try:
                with valid_configuration(language):
                    Finder(Settings(TODAY, language), str(folder / name)).settings(str(folder / "甲.yaml"))
                    if name == "perfgoal.toml":
                        Finder(Settings(TODAY, language)).settings(str(folder / "乙" / "甲.yaml"))
            except WrongUsage as error:
                said = str(error)
            else:
                continue
            assert said
            assert inert(said) == said
        (folder / name).unlink()


_NAMES = ("a", "b.yaml", "甲.yaml", "a b", "[a]", "!a", "#b", "A", "a-z", "\\", ".yaml", "a\udcff")


def rules(data: bytes) -> None:
    """Rules of git are asked for names in three folders, of which each is taken or left."""
    here = Ignoring(tuple((rule, _START) for rule in rules_of(data)[:50]))
    for _ in range(3):
        for name in _NAMES:
            assert here.ignores(name) in (True, False)
            assert here.ignores(name, is_folder=True) in (True, False)
        here = here.into("a").into("甲.yaml")


def merge(data: bytes) -> None:
    """Reports are merged to a report, or refused."""
    paths = []
    for number, part in enumerate(data.split(_PARTED)[:3]):
        path = _folder() / f"{number}.json"
        path.write_bytes(part)
        paths.append(str(path))
    try:
        said = "".join(merged(heads(paths)))
    except NoReport:
        return
    said.encode()
    report = json.loads(said)
    assert report["version"] == 1
    assert isinstance(report["findings"], list)
    whole = _folder() / "whole.json"
    whole.write_text(said, "utf-8")
    assert "".join(merged(heads([str(whole)]))) == said


def baseline(data: bytes) -> None:
    """A baseline is read as entries that make the same baseline again, or refused."""
    path = _folder() / "baseline.json"
    path.write_bytes(data)
    try:
        found = read_baseline(str(path))
    except InvalidBaseline:
        return
    text = baseline_text(entry for entries in found.files.values() for entry in entries)
    path.write_text(text, "utf-8")
    assert dict(read_baseline(str(path)).files) == {
        file: tuple(sorted(entries, key=lambda entry: entry.key)) for file, entries in sorted(found.files.items())
    }


def roster(data: bytes) -> None:
    """A roster is read as rows on lines of its own, or refused with a sentence."""
    for file in ("名单.csv", "名单.yaml"):
        try:
            found = parse_roster(data, file)
        except InvalidRoster as error:
            kind, line = error.kind, error.line
        else:
            kind, line = "", 0
        assert not kind or kind in ROSTERS or f"{kind}-unknown" in ROSTERS
        assert 0 <= line <= data.count(b"\n") + data.count(b"\r") + 1
        if kind:
            continue
        for row in found.rows:
            assert 1 <= row.line <= len(found.lines)
            assert row.department
            assert row.control is None or row.control.is_finite()


def forms() -> Iterator[bytes]:
    """Yield the packaged forms, and those that repositories state for themselves."""
    for folder in ("schemas/forms", "tests/real/forms"):
        for path in sorted((ROOT / folder).glob("*.yaml"))[::3]:
            yield path.read_bytes()


def configurations() -> Iterator[bytes]:
    """Yield configurations with all keys."""
    yield (ROOT / "tests" / "real" / "perfgoal.toml").read_bytes()
    yield _CONFIGURATION.encode()
    yield b"[tool.perfgoal]\nlanguage = 'en'\nselect = ['PG4']\n\n[tool.perfgoal.severity]\nPG416 = 'info'\n"


_CONFIGURATION = """extends = "shared/base.toml"
language = "zh"
rules-version = 1
select = ["PG2", "missing-unit"]
ignore = ["PG501"]
exclude = ["旧/**", "*.bak.yaml"]
declarations = ["申报/**/*.yaml"]
baseline = "perfgoal-baseline.json"

[severity]
PG416 = "warning"

[paths."下属/**"]
ignore = ["PG702"]
severity = { PG3 = "info" }

[repository]
roster = "名单.csv"
last-year = "2025/**"
likeness = 0.95
"""


def ignored() -> Iterator[bytes]:
    """Yield rules of git."""
    yield b"*.yaml\n!b*\n/a/[x-]*\na/**/b.yaml\n**/a/\n[[:alpha:]!]?\n\\#b\\*\n#x\nb.yaml   \n\xe7\x94\xb2*\n"


def reports() -> Iterator[bytes]:
    """Yield the reports of two files, one after the other and one for both."""
    example = (ROOT / "examples" / "liwan_2024.yaml").read_text("utf-8")
    texts = [example.replace("basic: 2,554.17", f"basic: {wrong}") for wrong in ("2,555.17", "负")]
    files = [checked(review(text, f"{index}.yaml", Settings(TODAY))) for index, text in enumerate(texts)]
    each = ["".join(text_report("json")(Results([file]))).encode() for file in files]
    yield _PARTED.join(each)
    yield "".join(text_report("json")(Results(files))).encode()


def baselines() -> Iterator[bytes]:
    """Yield a baseline."""
    entry = (
        '{"file": "a.yaml", "code": "PG404", "name": "missing-unit", "severity": "error", "anchor": "/%s", "count": 1}'
    )
    lines = ",\n    ".join(entry % anchor for anchor in ("goal", "indicators/产出指标/0"))
    yield f'{{\n  "version": 1,\n  "findings": [\n    {lines}\n  ]\n}}\n'.encode()


def rosters() -> Iterator[bytes]:
    """Yield rosters."""
    yield '部门,项目,编码,年度,控制数(元)\n科技局,甲项目,101,2024,"1,000.00"\n教育局,,102,2025年,8\n'.encode()
    yield "- 部门: 科技局\n  年度: 2024\n  控制数: 16,269.69\n  单位: 万元\n- 部门: 教育局\n".encode()
    yield 'department\tyear\tnote\n"科技\n局"\t2024\tx\n'.encode()


TARGETS = (
    Target("form", form, forms, mutation.lines),
    Target("configuration", configuration, configurations, mutation.lines, 4_096),
    Target("rules", rules, ignored, mutation.lines, 1_024),
    Target("merge", merge, reports, mutation.lines),
    Target("baseline", baseline, baselines, mutation.lines, 4_096),
    Target("roster", roster, rosters, mutation.lines, 2_048),
)
