"""What lies beside declarations may say anything: configurations, baselines, rosters and forms are used or refused."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice, product
from pathlib import Path

import pytest

from cli.terminal import Command as Line
from hostile.commands import BASELINE, COMMANDS, CONFIG, FORM, ROSTER_CSV, ROSTER_YAML, Role
from hostile.promises import broken
from hostile.reports import ODD
from hostile.scalars import ODD as ODD_YAML
from hostile.scalars import ODD_KEYS, keys, parts, values, with_value
from rendering.pages import FORM as PROFILE

KEYS = (
    *("extends", "language", "rules-version", "select", "ignore", "severity", "exclude", "declarations", "forms"),
    *("paths", "baseline", "repository", "repository.roster", "repository.last-year", "repository.likeness"),
    *("severity.PG201", "paths.'*'", "paths.'*'.ignore", "paths.'*'.severity", "paths.'*'.severity.PG201", "x", "''"),
)
ODD_TOML = (
    *("true", "0", "-1", "1", "99999999999999999999", "1.5", "inf", "nan", "1e400", "0.9", "0x10", "1_0"),
    *('""', '" "', '"x"', '"."', '".."', '"/"', '"*"', '"**"', '"["', '"a/**/b"', '"perfgoal.toml"', '"liwan.yaml"'),
    *("[]", "[[]]", "[1]", '[""]', '["x"]', '["PG201"]', '["**"]', '["liwan.yaml"]', "{}", "{x = 1}", '{"" = ""}'),
    *(
        "2024-01-01",
        "12:30:45",
        "2024-01-01T00:00:00Z",
        "2024-13-01",
        '"""\nx\n"""',
        "'''x'''",
        '"\\u0000"',
        '"\\ud800"',
    ),
    *('"' + "x" * 300 + '"', "9" * 5_000, "[" + '"x", ' * 200 + "]", "甲", "", "x", "= 1", '"x'),
)
ENTRY = {"file": "liwan.yaml", "code": "PG802", "name": "x", "severity": "info", "anchor": "/goal", "count": 1}

Texts = Iterator[tuple[str, str]]


def configurations() -> Texts:
    for key, value in product(KEYS, ODD_TOML):
        yield f"{key} = {value[:20]}", f"{key} = {value}\n"
    for key in KEYS:
        yield f"[{key}]", f"[{key}]\n"
        yield f"[[{key}]]", f"[[{key}]]\nx = 1\n"
        yield f"{key} twice", f"{key} = 1\n{key} = 1\n"


def baselines() -> Texts:
    whole = {"version": 1, "findings": [ENTRY]}
    for (key, value), inside in product(product((*ENTRY, *whole), ODD), (True, False)):
        said = {**whole, "findings": [{**ENTRY, key: value}]} if inside else {**whole, key: value}
        yield f"{key} = {value!r:.20}", json.dumps(said)
    for key in ENTRY:
        yield f"without {key}", json.dumps({**whole, "findings": [{k: v for k, v in ENTRY.items() if k != key}]})
    for file in ("/etc/passwd", "../x.yaml", "a//b", "./liwan.yaml", "C:\\x", "liwan.yaml/", "\ud800", "x" * 5_000):
        yield f"of {file[:20]!a}", json.dumps({**whole, "findings": [{**ENTRY, "file": file}]})
    yield "twice", json.dumps({**whole, "findings": [ENTRY, ENTRY]})
    yield "NaN", json.dumps({**whole, "version": float("nan")})


def rosters() -> Texts:
    for value in (
        "",
        " ",
        "0",
        "-1",
        "1e5",
        "1,000",
        "１００",
        "万元",
        "99999",
        "9" * 400,
        "=1+1",
        '"',
        "nan",
        "2024年",
        "甲\0",
    ):
        for column in ("部门", "项目", "编码", "年度", "控制数", "单位", "备注", "", "部门,部门", "x"):
            yield f"{column} {value[:10]!a}", f"部门,{column}\n甲,{value}\n"
    yield from (
        ("only a head", "部门\n"),
        ("nothing", ""),
        ("blank", "\n\n"),
        ("a quote", '"'),
        ("tabs", "部门\t年度\n甲\t1\n"),
    )


def lists() -> Texts:
    text = "- 部门: 甲\n  年度: 2024\n  控制数: 100\n- {部门: 乙, 项目: 丙}\n"
    for (name, raw), place in product(ODD_YAML.items(), values(text)):
        yield f"{name} at {place.route}", with_value(text, place, raw)
    for (name, raw), place in product(ODD_KEYS.items(), keys(text)):
        yield f"{name} for {place.route}", with_value(text, place, raw)


def forms() -> Texts:
    for (name, raw), place in product(ODD_YAML.items(), values(PROFILE)):
        yield f"{name} at {place.route}", with_value(PROFILE, place, raw)
    for (name, raw), place in product(ODD_KEYS.items(), keys(PROFILE)):
        yield f"{name} for {place.route}", with_value(PROFILE, place, raw)
    for place in parts(PROFILE):
        head = PROFILE[place.start :].partition(":")[0]
        yield f"{place.route} gone", with_value(PROFILE, place, "")
        for raw in ("", "x", "[]", "{}", "[x, [y], {z: 1}]", "{x: {y: [z]}, 1: 2}", "[[[[]]]]", "[{}, {}]"):
            yield f"{place.route} as {raw}", with_value(PROFILE, place, f"{head}: {raw}\n")


FAMILIES = {
    "configurations": (configurations, CONFIG, 23),
    "baselines": (baselines, BASELINE, 7),
    "rosters": (rosters, ROSTER_CSV, 7),
    "lists": (lists, ROSTER_YAML, 29),
    "forms": (forms, FORM, 701),
}
"""By name: the texts, what they are taken for, and each how many-th of them is tried on every commit."""


@pytest.mark.parametrize("family", FAMILIES)
def test_what_lies_beside_is_used_or_refused(perfgoal: Line, tmp_path: Path, family: str) -> None:
    made, role, every = FAMILIES[family]
    assert _wrong(perfgoal, tmp_path, islice(made(), 0, None, every), role) == []


@pytest.mark.nightly
@pytest.mark.parametrize("family", FAMILIES)
def test_whatever_lies_beside_is_used_or_refused(perfgoal: Line, tmp_path: Path, family: str) -> None:
    made, role, every = FAMILIES[family]
    assert _wrong(perfgoal, tmp_path, islice(made(), 0, None, max(every // 100, 1)), role) == []


def _wrong(perfgoal: Line, folder: Path, texts: Iterable[tuple[str, str]], role: Role) -> list[str]:
    found = []
    commands = [command for command in COMMANDS if command.role is role]
    for number, (name, text) in enumerate(texts):
        command = commands[number % len(commands)]
        data = text.encode("utf-8", "surrogatepass")
        _, wrong = broken(perfgoal, folder / f"{number}", command, data)
        found += [f"{name}: {said}" for said in wrong]
    return found
