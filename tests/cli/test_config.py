"""What a configuration changes in a run: which rules judge, how severe they are, in which files, in which language."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cli.terminal import EXAMPLES, Command
from perfgoal.rules import CATALOGUE

ROOT = EXAMPLES.parent
SELECTED = {"PG305", "PG309", "PG606", "PG207", "PG414", "PG427"}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the example in the folder of a department."""
    root = tmp_path / "district"
    (root / ".git").mkdir(parents=True)
    (root / "bureau").mkdir()
    (root / "bureau" / "liwan.yaml").write_bytes((EXAMPLES / "liwan_2024.yaml").read_bytes())
    monkeypatch.chdir(root)
    return root


def found(perfgoal: Command, *options: str) -> dict[str, str]:
    """Return the severity of each code that is found."""
    ended = perfgoal("validate", "--format", "json", *options)
    assert ended.err == ""
    findings: list[dict[str, Any]] = json.loads(ended.out)["findings"]
    return {finding["code"]: finding["severity"] for finding in findings}


def say(folder: Path, text: str) -> None:
    (folder / "perfgoal.toml").write_text(text, "utf-8")


def test_rules_are_selected_and_ignored(perfgoal: Command, repository: Path) -> None:
    everything = found(perfgoal)
    assert set(everything) >= SELECTED
    say(repository, 'ignore = ["PG3", "vague-timeliness"]\n')
    assert set(found(perfgoal)) == {code for code in everything if not code.startswith("PG3") and code != "PG606"}
    say(repository, 'select = ["PG3", "PG606"]\nignore = ["PG309"]\n')
    assert set(found(perfgoal)) == {"PG305", "PG606"}
    assert set(found(perfgoal, "--select", "PG3")) == {"PG305"}  # asked for by name, less what nobody wants
    assert set(found(perfgoal, "--ignore", "PG305")) == {"PG606"}


def test_the_nearer_and_the_narrower_name_gives_the_severity(perfgoal: Command, repository: Path) -> None:
    say(repository, '[severity]\nPG309 = "error"\nPG3 = "info"\nmissing-operator = "warning"\n')
    severities = found(perfgoal)
    assert [severities[code] for code in ("PG305", "PG309", "PG414", "PG606")] == [
        "info",
        "error",
        "warning",
        "warning",
    ]
    assert perfgoal("validate").code == 1


def test_a_finding_that_is_less_than_its_rule_stays_so(perfgoal: Command, repository: Path) -> None:
    text = (repository / "bureau" / "liwan.yaml").read_text("utf-8")
    (repository / "bureau" / "liwan.yaml").write_text(text.replace("fiscal: 16,269.69", "fiscal: 16,269.70"), "utf-8")
    assert found(perfgoal)["PG201"] == "warning"  # rounding may explain it
    say(repository, '[severity]\nPG201 = "error"\n')
    assert found(perfgoal)["PG201"] == "warning"
    say(repository, '[severity]\nPG201 = "info"\n')
    assert found(perfgoal)["PG201"] == "info"


def test_files_may_have_rules_of_their_own(perfgoal: Command, repository: Path) -> None:
    say(repository, '[paths."bureau/**"]\nignore = ["PG3"]\n[paths."*/liwan.yaml"]\nseverity = {PG606 = "error"}\n')
    severities = found(perfgoal)
    assert "PG305" not in severities
    assert severities["PG606"] == "error"
    say(repository, '[paths."*.yaml"]\nignore = ["PG"]\n')  # none of those in folders
    assert set(found(perfgoal)) >= SELECTED


def test_a_department_extends_its_district(perfgoal: Command, repository: Path) -> None:
    say(repository, 'ignore = ["PG309"]\nselect = ["PG3", "PG2"]\n[severity]\nPG305 = "error"\nPG207 = "warning"\n')
    say(repository / "bureau", 'extends = "../perfgoal.toml"\n[severity]\nPG305 = "info"\n')
    assert found(perfgoal) == {"PG305": "info", "PG207": "warning"}
    say(repository / "bureau", "")
    assert set(found(perfgoal)) >= SELECTED  # of a nearer and a farther one only the nearer counts


def test_patterns_of_an_extended_configuration_are_of_its_own_folder(perfgoal: Command, repository: Path) -> None:
    say(repository, '[paths."bureau/*"]\nignore = ["PG3"]\n')
    say(repository / "bureau", 'extends = "../perfgoal.toml"\n[paths."*.yaml"]\nignore = ["PG6"]\n')
    assert not [code for code in found(perfgoal) if code[:3] in ("PG3", "PG6")]


def test_pinned_rules_are_told_as_infos_when_they_are_newer(
    perfgoal: Command, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(repository, "rules-version = 1\n")
    assert found(perfgoal)["PG305"] == "warning"
    object.__setattr__(CATALOGUE["PG305"], "since", 2)  # as a later release would have it
    try:
        assert found(perfgoal)["PG305"] == "info"
        say(repository, 'rules-version = 1\n[severity]\nPG305 = "error"\n')
        assert found(perfgoal)["PG305"] == "error"
    finally:
        object.__setattr__(CATALOGUE["PG305"], "since", 1)


def test_the_language_of_folders_that_are_checked_from_above(
    perfgoal: Command, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("PERFGOAL_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    other = repository / "other"
    other.mkdir()
    (other / "liwan.yaml").write_bytes((EXAMPLES / "liwan_2024.yaml").read_bytes())
    for folder in (repository / "bureau", other):
        say(folder, 'language = "en"\n')
    assert "1 file checked" in perfgoal("validate", "bureau").out
    assert "1 file checked" in perfgoal("validate", "bureau/liwan.yaml").out
    assert "2 files checked" in perfgoal("validate").out
    assert "检查了 2 个文件" in perfgoal("validate", "--lang", "zh").out
    say(other, "")
    assert "检查了 2 个文件" in perfgoal("validate").out  # which of the two speaks for both is not known


def test_the_language_of_messages(perfgoal: Command, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("PERFGOAL_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    say(repository, 'language = "en"\n')
    assert "1 file checked" in perfgoal("validate").out
    assert "检查了 1 个文件" in perfgoal("validate", "--lang", "zh").out
    monkeypatch.setenv("PERFGOAL_LANG", "zh")
    assert "检查了 1 个文件" in perfgoal("validate").out
    monkeypatch.delenv("PERFGOAL_LANG")
    say(repository, 'language = "zh"\n')
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert "检查了 1 个文件" in perfgoal("validate").out


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ('ignore = ["PG4166"]', "perfgoal.toml:1 的“ignore”写了“PG4166”", "names the rule “PG4166”"),
        ('select = ["甲乙丙"]', "没有这条规则；perfgoal rules", "perfgoal rules lists all"),
        ('[severity]\nPG416 = "fatal"', "的“severity”应为一张规则和严重程度", "“severity” in the configuration"),
        ('[severity]\nPG41666 = "info"', "perfgoal.toml:2 的“severity”写了“PG41666”", "perfgoal.toml:2 names the rule"),
        ('[paths."a"]\nignroe = []', "perfgoal.toml:2 没有配置项“ignroe”；是不是 ignore？", "did you mean ignore?"),
        ('[paths."a"]\nseverity = {x = 1}', "的“severity”应为", "should be a table of rules"),
        ("rules-version = 99", "“rules-version”是 99", "“rules-version” in the configuration"),
        ("rules-version = 0", "应为一个正整数", "should be a whole number"),
        ('language = "fr"', '的“language”应为"zh" 或 "en"', 'should be "zh" or "en"'),
        ('extends = "other.toml"', "没有这样的配置文件", "there is no such configuration"),
        ('extends = "perfgoal.toml"', "绕回了自己", "leads back to itself"),
        ('extends = "/etc/perfgoal.toml"', "不能写“/etc/perfgoal.toml”", "cannot be “/etc/perfgoal.toml”"),
    ],
    ids=range(12),
)
def test_what_a_configuration_cannot_say_is_wrong_usage(
    perfgoal: Command, repository: Path, text: str, zh: str, en: str
) -> None:
    say(repository, text)
    for language, said in (("zh", zh), ("en", en)):
        ended = perfgoal("validate", "--lang", language)
        assert (ended.code, ended.out) == (2, "")
        assert said in ended.err
        assert "Traceback" not in ended.err


def test_a_chain_of_configurations_has_an_end(perfgoal: Command, repository: Path) -> None:
    for number in range(30):
        (repository / f"{number}.toml").write_text(f'extends = "{number + 1}.toml"\n', "utf-8")
    say(repository, 'extends = "0.toml"\n')
    assert "绕回了自己" in perfgoal("validate").err
    (repository / "link.toml").symlink_to(repository / "nowhere.toml")
    say(repository, 'extends = "link.toml"\n')
    assert perfgoal("validate").code == 2


def test_the_schema_takes_what_the_reader_takes(perfgoal: Command, repository: Path) -> None:
    schema = json.loads(perfgoal("schema", "config").out)
    assert schema == json.loads((ROOT / "schemas" / "config.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    for page in ("configuration.md", "configuration.zh-CN.md"):
        text = (ROOT / "docs" / page).read_text("utf-8")
        for example in re.findall(r"```toml\n(.*?)```", text, re.DOTALL):
            assert validator.is_valid(tomllib.loads(example)), example
    for wrong in (
        "ignor = []",
        'ignore = ["PG4166"]',
        '[severity]\nPG416 = "fatal"',
        "rules-version = 0",
        "language = 1",
    ):
        assert not validator.is_valid(tomllib.loads(wrong)), wrong
        say(repository, wrong)
        assert perfgoal("validate").code == 2, wrong


@pytest.mark.parametrize("page", ["configuration.md", "configuration.zh-CN.md"])
def test_the_examples_of_the_guide_do_what_it_says(perfgoal: Command, repository: Path, page: str) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    whole, extending = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    (repository / "perfgoal-baseline.json").write_text('{"version": 1, "findings": []}', "utf-8")
    say(repository, whole.replace('forms = ["forms/*.yaml"]', ""))
    assert not {code for code in found(perfgoal) if code[:3] not in ("PG1", "PG2", "PG4")}
    say(repository / "bureau", extending)
    assert "PG414" not in found(perfgoal)
