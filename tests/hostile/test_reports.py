"""``perfgoal merge`` joins reports that are whole, and lets nothing through that reports do not say."""

import json
import os
from itertools import islice
from pathlib import Path

import pytest

from cli.terminal import Command
from hostile.commands import BY_NAME
from hostile.harmless import harms
from hostile.injections import INJECTIONS, Injection
from hostile.promises import broken
from hostile.reports import finding, laid_out, malformed, odd_values, report

MALFORMED = dict(malformed())


def merge(perfgoal: Command, folder: Path, *texts: str) -> tuple[int, str, str]:
    paths = [folder / f"{number}.json" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return perfgoal("merge", *paths)


def test_a_report_in_order_is_merged_as_it_is(perfgoal: Command, tmp_path: Path) -> None:
    said = report(finding(), finding(line=6))
    ended = merge(perfgoal, tmp_path, laid_out(said))
    assert ended[0] == 1
    assert json.loads(ended[1]) == said


@pytest.mark.parametrize("name", MALFORMED)
def test_what_is_no_whole_report_is_refused(perfgoal: Command, tmp_path: Path, name: str) -> None:
    ended, wrong = broken(perfgoal, tmp_path / "here", BY_NAME["merge"], MALFORMED[name])
    assert wrong == []
    assert (ended.code, ended.out) == (2, "")
    assert "given.json" in ended.err


@pytest.mark.parametrize("every", [7, pytest.param(1, marks=pytest.mark.nightly)])
def test_odd_values_are_refused_or_told_as_they_are(perfgoal: Command, tmp_path: Path, every: int) -> None:
    refused, wrong = 0, []
    for number, (name, data) in enumerate(islice(odd_values(), 0, None, every)):
        ended, found = broken(perfgoal, tmp_path / f"{number}", BY_NAME["merge"], data)
        wrong += [f"{name}: {said}" for said in found]
        refused += ended.code == 2
        if ended.code in (0, 1) and json.loads(ended.out)["findings"] != json.loads(data)["findings"]:
            wrong.append(f"{name}: told otherwise")
    assert wrong == []
    assert refused > 200 // every


@pytest.mark.parametrize("injection", INJECTIONS, ids=lambda injection: injection.id)
def test_what_findings_say_reaches_no_terminal_raw(perfgoal: Command, tmp_path: Path, injection: Injection) -> None:
    text = injection.text
    said = report(finding(message=text, file=text, name=text, related=[]), tool={**report()["tool"], "version": text})
    raw = laid_out(said)  # not escaped but where JSON demands it
    for written in (raw, json.dumps(said, ensure_ascii=False)):
        code, out, err = merge(perfgoal, tmp_path, written)
        assert (code, err) == (1, "")
        assert json.loads(out) == said
        assert [*harms(out)] == []


def test_half_a_character_is_told_as_it_is(perfgoal: Command, tmp_path: Path) -> None:
    code, out, _ = merge(perfgoal, tmp_path, json.dumps(report(finding(message="\ud800"))))
    assert code == 1
    assert json.loads(out)["findings"][0]["message"] == "\ud800"


def test_a_file_that_is_named_twice_is_a_part_that_is_given_twice(perfgoal: Command, tmp_path: Path) -> None:
    for said in (report(finding()), report()):
        file = tmp_path / "part.json"
        file.write_text(json.dumps(said))
        link = tmp_path / f"link{len(said['findings'])}.json"
        link.symlink_to(file)
        for second in (file, link):
            ended = perfgoal("merge", file, second)
            assert (ended.code, ended.out) == (2, "")
            assert "同一份给了两次" in ended.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_what_is_no_ordinary_file_is_not_waited_for(perfgoal: Command, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero"), tmp_path):
        ended = perfgoal("merge", path)
        assert (ended.code, ended.out) == (2, "")
        assert "不是普通文件" in ended.err


def test_a_merge_that_is_refused_leaves_the_old_report(perfgoal: Command, tmp_path: Path) -> None:
    out = tmp_path / "all.json"
    out.write_bytes(b"old")
    (tmp_path / "part.json").write_bytes(MALFORMED["cut after 5 lines"])
    assert perfgoal("merge", tmp_path / "part.json", "-o", out).code == 2
    assert out.read_bytes() == b"old"
