"""A baseline is read safely, written in one way, and accepts neither more nor less than it says."""

import json
import os
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfgoal.document.model import Position
from perfgoal.finding import Finding, Severity, Stage
from perfgoal.rules import CATALOGUE
from perfgoal.workspace.accepting import entries_for, part
from perfgoal.workspace.baseline import Entry, InvalidBaseline, acceptable, baseline_text, read_baseline
from perfgoal.workspace.placing import Places
from perfgoal.workspace.targets import Target

ERROR, WARNING, INFO = Severity
SAID = {"file": "a.yaml", "code": "PG404", "name": "missing-unit", "severity": "error", "anchor": "/甲", "count": 1}
ENTRIES = st.builds(
    Entry,
    file=st.sampled_from(["a.yaml", "乙/b.yaml", "../c.yaml", "\udcff.yaml", 'd"\u202e\n.yaml']),
    code=st.sampled_from(["PG101", "PG404", "PG999"]),
    name=st.text(max_size=9),
    severity=st.sampled_from(Severity),
    anchor=st.text(max_size=9),
    number=st.integers(1, 999),
)


def finding(line: int, code: str = "PG404", severity: Severity = ERROR, anchor: str = "/甲") -> Finding:
    return Finding("a.yaml", Position(line, 1, line, 2), code, "x", severity, "", "", "", anchor=anchor)


def entry(count: int = 1, severity: Severity = ERROR, code: str = "PG404", anchor: str = "/甲") -> Entry:
    return Entry("a.yaml", code, "x", severity, anchor, count)


def written(folder: Path, text: str | bytes) -> str:
    file = folder / "perfgoal-baseline.json"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(file)


def refused(folder: Path, text: str | bytes) -> InvalidBaseline:
    with pytest.raises(InvalidBaseline) as caught:
        read_baseline(written(folder, text))
    return caught.value


def listing(*entries: object) -> str:
    return json.dumps({"version": 1, "findings": entries})


# Reading and writing.


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=st.lists(ENTRIES, max_size=6, unique_by=lambda each: each.key))
def test_what_is_written_is_read_again(entries: list[Entry], tmp_path: Path) -> None:
    text = baseline_text(entries)
    files = read_baseline(written(tmp_path, text)).files
    held = [entry for file in files for entry in files[file]]
    assert held == sorted(entries, key=lambda each: each.key)
    assert all(entry.file == file for file in files for entry in files[file])
    assert baseline_text(held) == text
    shuffled = random.Random(1).sample(entries, len(entries))
    assert baseline_text(shuffled) == text


def test_an_editor_may_put_a_mark_before_it(tmp_path: Path) -> None:
    assert len(read_baseline(written(tmp_path, "\ufeff" + listing(SAID).replace("{", "{\r\n"))).files) == 1


def test_a_line_holds_one_entry_and_hides_nothing() -> None:
    lines = baseline_text([entry()._replace(file="\u202e.yaml"), entry(2, anchor="/乙")]).splitlines()
    assert lines[3].strip() == json.dumps({**SAID, "name": "x", "anchor": "/乙", "count": 2}, ensure_ascii=False) + ","
    assert "\\u202e" in lines[4]
    assert len(lines) == 7


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200) | st.text(max_size=99).map(str.encode))
def test_any_bytes_are_refused_in_words(data: bytes, tmp_path: Path) -> None:
    assert refused(tmp_path, data).kind in ("not-json", "not-baseline", "conflict")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 10**6), put=st.binary(max_size=3), over=st.integers(0, 9))
def test_a_damaged_baseline_is_read_or_refused(at: int, put: bytes, over: int, tmp_path: Path) -> None:
    data = baseline_text([entry(), entry(3, WARNING), entry(anchor="/乙/丙")]).encode()
    at %= len(data)
    try:
        held = read_baseline(written(tmp_path, data[:at] + put + data[at + over :]))
    except InvalidBaseline as error:
        assert error.kind != "unreadable"  # noqa: PT017  any other is a message of its own
    else:
        assert all(acceptable(each.code) for entries in held.files.values() for each in entries)


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(key=st.sampled_from([*SAID, "other"]), value=JSON)
def test_any_value_in_an_entry_is_read_or_refused(key: str, value: object, tmp_path: Path) -> None:
    file = written(tmp_path, listing({**SAID, key: value}))
    try:
        (held,) = (each for entries in read_baseline(file).files.values() for each in entries)
    except InvalidBaseline as error:
        assert error.kind in ("entry", "lasting")  # noqa: PT017
    else:
        assert getattr(held, "number" if key == "count" else key) == (
            Severity(str(value)) if key == "severity" else value
        )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "not-json"),
        ("[" * 100_000, "not-json"),
        ('{"version": 1, "findings": [' + '{"a":' * 100_000, "not-json"),
        ("9" * 10_000, "not-json"),
        ('{"version": 1, "version": 1, "findings": []}', "not-json"),
        ("[]", "not-baseline"),
        ("{}", "not-baseline"),
        ("NaN", "not-baseline"),
        ('{"version": true, "findings": []}', "not-baseline"),
        ('{"version": 1.0, "findings": []}', "not-baseline"),
        ('{"version": 0, "findings": []}', "not-baseline"),
        ('{"version": 1, "findings": {}}', "not-baseline"),
        ('{"version": 1, "findings": [], "more": 1}', "not-baseline"),
        ('{"version": 2, "entries": []}', "newer"),
        (listing(1), "entry"),
        (listing({**SAID, "more": 1}), "entry"),
        (listing({**SAID, "count": 0}), "entry"),
        (listing({**SAID, "count": True}), "entry"),
        (listing({**SAID, "severity": "fatal"}), "entry"),
        (listing({**SAID, "code": "PG４04"}), "entry"),
        (listing({**SAID, "code": "PG4044"}), "entry"),
        *[(listing({**SAID, "file": file}), "entry") for file in ("", "/etc/a", "./a", "a//b", "a/", "b/../a", "a\0")],
        (listing({**SAID, "code": "PG003"}), "lasting"),
        (listing({**SAID, "code": "PG010"}), "lasting"),
        (listing(SAID, {**SAID, "count": 2}), "repeated"),
    ],
)
def test_what_is_no_baseline(text: str, kind: str, tmp_path: Path) -> None:
    assert refused(tmp_path, text).kind == kind


def test_an_entry_that_is_none_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path, listing(SAID, {**SAID, "count": -1})).said == "2 (a.yaml PG404 /甲)"
    assert refused(tmp_path, listing({})).said == "1"


def test_a_conflict_is_told_at_its_line(tmp_path: Path) -> None:
    lines = baseline_text([entry(), entry(anchor="/乙")]).splitlines()
    ours = [*lines[:4], "<<<<<<< HEAD", lines[4], "=======", ">>>>>>> other", *lines[5:]]
    error = refused(tmp_path, "\n".join(ours))
    assert (error.kind, error.line) == ("conflict", 5)


def test_what_is_no_readable_file(tmp_path: Path) -> None:
    file = Path(written(tmp_path, listing()))
    link = tmp_path / "link.json"
    link.symlink_to(file)
    os.mkfifo(tmp_path / "pipe.json")
    kinds = [refused_path(tmp_path / name) for name in ("", "pipe.json")]
    assert kinds == ["folder", "fifo"]
    assert read_baseline(str(link)).files == {}
    assert refused_path(link, asked=False) == "link"
    with pytest.raises(FileNotFoundError):
        read_baseline(str(tmp_path / "none.json"))
    file.write_bytes(b" " * (16 * 1_048_576 + 1))
    assert refused_path(file) == "too-large"


def refused_path(path: Path, *, asked: bool = True) -> str:
    with pytest.raises(InvalidBaseline) as caught:
        read_baseline(str(path), asked=asked)
    assert caught.value.fault is not None
    return caught.value.fault.variant


# Accepting.


def test_what_keeps_a_text_from_being_read_is_never_accepted() -> None:
    lasting = {code for code, rule in CATALOGUE.items() if rule.stage is Stage.FILE}
    assert "PG010" in lasting
    assert {code for code in CATALOGUE if not acceptable(code)} == lasting
    found = finding(1, "PG003")
    assert entries_for("a.yaml", [found]) == []
    assert part([found], [entry(code="PG003")]).told == (found,)


def test_the_first_of_equal_findings_are_accepted() -> None:
    found = [finding(line) for line in (3, 5, 9)]
    parted = part(found, [entry(2)])
    assert (parted.accepted, parted.told, parted.used) == (tuple(found[:2]), (found[2],), (2,))
    assert part(found[:1], [entry(2)]).used == (1,)


@pytest.mark.parametrize("accepted", Severity)
@pytest.mark.parametrize("severity", Severity)
def test_what_is_more_severe_than_before_is_told(accepted: Severity, severity: Severity) -> None:
    told = part([finding(1, severity=severity)], [entry(severity=accepted)]).told
    assert bool(told) is (list(Severity).index(severity) < list(Severity).index(accepted))


def test_the_least_severe_of_the_entries_is_used_up_first() -> None:
    found = [finding(1, severity=WARNING), finding(2, severity=ERROR)]
    for entries in ([entry(), entry(severity=WARNING)], [entry(severity=WARNING), entry()]):
        assert part(found, entries).told == ()
    assert part([finding(1, severity=INFO), *found], [entry(), entry(severity=WARNING)]).told == (found[1],)


FINDINGS = st.lists(
    st.builds(finding, st.integers(1, 9), st.sampled_from(["PG404", "PG101", "PG003"]), st.sampled_from(Severity)),
    max_size=12,
)


@given(findings=FINDINGS)
def test_what_is_accepted_is_told_no_more(findings: list[Finding]) -> None:
    parted = part(findings, entries_for("a.yaml", findings))
    assert {each.code for each in parted.told} <= {"PG003"}
    assert sum(parted.used) == len(parted.accepted)


@given(findings=FINDINGS, entries=st.lists(ENTRIES, max_size=4, unique_by=lambda each: each.key))
def test_nothing_is_lost_or_accepted_twice(findings: list[Finding], entries: list[Entry]) -> None:
    parted = part(findings, entries)
    assert sorted(map(id, (*parted.told, *parted.accepted))) == sorted(map(id, findings))
    assert all(used <= each.number for used, each in zip(parted.used, entries, strict=True))


# Naming.


def test_a_file_is_named_from_the_folder_of_its_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "real" / "deep").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    for baseline in ("real/b.json", "link/b.json"):
        for here, path, name in (
            ("real", "deep/a.yaml", "deep/a.yaml"),
            ("real/deep", "a.yaml", "deep/a.yaml"),
            (".", "link/deep/a.yaml", "deep/a.yaml"),
            (".", "a.yaml", "../a.yaml"),
        ):
            monkeypatch.chdir(tmp_path / here)
            places = Places(lambda _, baseline=baseline: str(tmp_path / baseline))  # type: ignore[misc]
            place = places.of(Target(path, path))
            assert place is not None
            assert place.name == name
            assert places.file(place.baseline, name) == os.path.realpath(path)
    assert places.of(Target("-", "-")) is None
