"""Forms that a repository states for itself, from the command line."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import perfgoal as package
from cli.terminal import EXAMPLES, Command
from perfgoal import checking
from perfgoal.workspace import config, own_forms

ROOT = Path(__file__).parents[2]
PACKAGED = (ROOT / "schemas" / "forms" / "guangzhou-department.yaml").read_text("utf-8")
REAL = (EXAMPLES / "liwan_2024.yaml").read_text("utf-8")
DEBT = "      - {key: debt, chinese: [债务支出], tasks: true}\n"


def bureau_form(name: str) -> str:
    """The packaged form under another name, with a line of a bureau's own."""
    before, key, after = PACKAGED.partition("      - {key: other_development")
    line, end, rest = after.partition("\n")
    return (before + key + line + end + DEBT + rest).replace("form: guangzhou-department", f"form: {name}")


def declaration(form: str, amount: str = "0.00") -> str:
    text = REAL.replace("form: guangzhou-department", f"form: {form}")
    return text.replace("    other_development: 0.25\n", f"    other_development: 0.25\n    debt: {amount}\n")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a form of its own and a declaration that follows it, and the working folder in it."""
    root = tmp_path / "repository"
    for folder in (".git", "forms", "2024"):
        (root / folder).mkdir(parents=True)
    (root / "perfgoal.toml").write_text('forms = ["forms/*.yaml"]\n')
    (root / "forms" / "bureau.yaml").write_text(bureau_form("bureau"), "utf-8")
    (root / "2024" / "liwan.yaml").write_text(declaration("bureau"), "utf-8")
    monkeypatch.chdir(root)
    return root


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def report(perfgoal: Command, *arguments: str | Path) -> Any:
    ended = perfgoal("validate", "--format", "json", *arguments)
    return json.loads(ended.out)


def codes(said: Any) -> list[tuple[str, str, int]]:
    return [(each["file"], each["code"], each["line"]) for each in said["findings"] if each["severity"] == "error"]


# A form in order.


def test_a_declaration_is_checked_by_the_repositorys_form(perfgoal: Command, repository: Path) -> None:
    ended = perfgoal("validate")
    assert (ended.code, ended.err) == (0, "")
    assert re.search(r"检查了 2 个文件：\d+ 个警告", ended.out)
    (repository / "2024" / "liwan.yaml").write_text(declaration("bureau", "100.00"), "utf-8")
    said = report(perfgoal, "2024")
    assert [code for _, code, _ in codes(said)] == ["PG201", "PG202"]
    assert "debt 100.00 万元" in [place["message"] for place in said["findings"][0]["related"]]
    assert said["summary"]["files"] == 1  # the form is in order and was not asked for


def test_it_is_rendered_by_it_too(perfgoal: Command, repository: Path) -> None:
    for kind in ("md", "html"):
        ended = perfgoal("render", "2024/liwan.yaml", "--format", kind)
        assert (ended.code, ended.err) == (0, "")
        assert "债务支出" in ended.out


def test_a_form_of_a_packaged_name_takes_its_place(perfgoal: Command, repository: Path) -> None:
    (repository / "2024" / "liwan.yaml").write_text(declaration("guangzhou-department"), "utf-8")
    assert codes(report(perfgoal, "2024")) == [("2024/liwan.yaml", "PG102", 17)]
    (repository / "forms" / "gz.yaml").write_text(bureau_form("guangzhou-department"), "utf-8")
    assert codes(report(perfgoal, "2024")) == []
    assert "forms/gz.yaml，代替 perfgoal 自带的" in perfgoal("forms").out


def test_forms_are_listed_and_shown_with_their_files(perfgoal: Command, repository: Path) -> None:
    lines = perfgoal("forms").out.splitlines()
    assert [line.split()[0] for line in lines] == sorted(["bureau", *package_forms()])
    assert [line for line in lines if "自有表样 forms/bureau.yaml" in line] == [lines[0]]
    page = perfgoal("forms", "bureau", "--lang", "en").out
    assert "own form forms/bureau.yaml" in page
    assert "debt 债务支出" in page
    [data] = json.loads(perfgoal("forms", "bureau", "--format", "json").out)
    assert data["form"] == "bureau"
    ended = perfgoal("forms", "buraeu")
    assert (ended.code, "是不是 bureau" in ended.err) == (2, True)


def test_the_ledger_takes_a_form_in_order_for_what_it_is(perfgoal: Command, repository: Path) -> None:
    form = next((repository / "forms").iterdir())
    told = perfgoal("validate", "--ledger", form).out.splitlines()
    assert told[2] == "  不是申报，文件没有问题"
    change(form, "kind: department", "kind: x")
    assert "规则没有检查：PG" in perfgoal("validate", "--ledger", form).out


def test_schemas_know_them(perfgoal: Command, repository: Path) -> None:
    assert json.loads(perfgoal("schema", "--form", "bureau").out)["properties"]["form"]["enum"] == ["bureau"]
    assert "bureau" in json.loads(perfgoal("schema").out)["properties"]["form"]["enum"]
    assert "债务支出" in perfgoal("schema", "--keys", "zh").out


def test_standard_input_follows_the_name_it_is_given(
    perfgoal: Command, repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def stdin() -> None:
        data = (repository / "2024" / "liwan.yaml").read_bytes()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    monkeypatch.chdir(tmp_path)
    stdin()
    assert codes(report(perfgoal, "-")) == [("-", "PG107", 6)]
    stdin()
    assert codes(report(perfgoal, "-", "--stdin-filename", "repository/2024/x.yaml")) == []
    monkeypatch.chdir(repository)
    stdin()
    assert perfgoal("render", "-", "--format", "md").code == 0


def test_a_configuration_may_be_given(perfgoal: Command, repository: Path) -> None:
    (repository / "perfgoal.toml").rename(repository / "forms" / "bureau.toml")
    change(repository / "forms" / "bureau.toml", "forms/*", "*")  # relative to itself
    given = ("--config", "forms/bureau.toml")
    assert codes(report(perfgoal, "2024")) == [("2024/liwan.yaml", "PG107", 6)]
    assert codes(report(perfgoal, "2024", *given)) == []
    assert perfgoal("render", "2024/liwan.yaml", "--format", "md", *given).code == 0
    assert perfgoal("forms", "bureau", *given).code == 0
    assert perfgoal("schema", "--form", "bureau", *given).code == 0
    for command in (("validate", "2024"), ("render", "2024/liwan.yaml", "-f", "md"), ("forms",), ("schema",)):
        ended = perfgoal(*command, "--config", "nope.toml")
        assert (ended.code, ended.out) == (2, "")
        assert "没有这个配置文件，请核对路径：nope.toml" in ended.err


def test_two_repositories_in_one_run_have_their_own(perfgoal: Command, repository: Path) -> None:
    nested = repository / "sub"
    for folder in (".git", "f"):
        (nested / folder).mkdir(parents=True)
    (nested / "a.yaml").write_text(declaration("bureau"), "utf-8")
    assert codes(report(perfgoal, ".")) == [("sub/a.yaml", "PG107", 6)]
    (nested / "pyproject.toml").write_text('[tool.perfgoal]\nforms = ["f/b.yaml"]\n')
    (nested / "f" / "b.yaml").write_text(bureau_form("bureau").replace("key: debt", "key: bonds"), "utf-8")
    assert codes(report(perfgoal, ".")) == [("sub/a.yaml", "PG101", 12), ("sub/a.yaml", "PG102", 17)]


# A form with faults.


def test_one_slip_is_one_finding_in_the_form_and_one_in_each_declaration(perfgoal: Command, repository: Path) -> None:
    change(repository / "forms" / "bureau.yaml", "labels:", "lables:")
    (repository / "2024" / "more.yaml").write_text(REAL, "utf-8")
    (repository / "zz").mkdir()
    (repository / "zz" / "a.yaml").write_text(declaration("bureau"), "utf-8")
    ended = perfgoal("validate", "--format", "json", "2024", "zz")
    assert ended.code == 1
    said = json.loads(ended.out)
    assert codes(said) == [
        ("2024/liwan.yaml", "PG107", 6),
        ("forms/bureau.yaml", "PG102", 11),
        ("zz/a.yaml", "PG107", 6),
    ]
    assert said["summary"]["files"] == 4
    assert said["findings"][0]["path"] == "/form"
    assert "forms/bureau.yaml" in said["findings"][0]["message"]
    full = perfgoal("validate", "2024", "--lang", "en").out
    assert "11 | lables:" in full
    assert "did you mean “labels”?" in full


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("kind: department\n", "kind: department: x\n", ("PG003", 4)),
        ("unit: 万元\n", "unit:\n", ("PG104", 8)),
        ("decimals: 2\n", "decimals: 两\n", ("PG103", 9)),
        ("[expenditure, levels]", "[expenditure, level]", ("PG103", 61)),
        ("{key: debt, ", "{key: basic, ", ("PG103", 43)),
    ],
)
def test_faults_have_their_place(
    perfgoal: Command, repository: Path, old: str, new: str, place: tuple[str, int]
) -> None:
    change(repository / "forms" / "bureau.yaml", old, new)
    assert codes(report(perfgoal)) == [("2024/liwan.yaml", "PG107", 6), ("forms/bureau.yaml", *place)]


def test_a_form_that_takes_a_packaged_ones_place_does_so_with_faults_too(perfgoal: Command, repository: Path) -> None:
    file = repository / "forms" / "bureau.yaml"
    change(file, "form: bureau", "form: guangzhou-department")
    change(file, "unit: 万元", "unti: 万元")
    (repository / "2024" / "liwan.yaml").write_text(REAL, "utf-8")
    assert [code for _, code, _ in codes(report(perfgoal))] == ["PG107", "PG102"]


def test_of_two_files_of_one_name_the_first_counts(perfgoal: Command, repository: Path) -> None:
    (repository / "forms" / "c.yaml").write_text(PACKAGED.replace("guangzhou-department", "bureau", 1), "utf-8")
    assert codes(report(perfgoal)) == [("forms/c.yaml", "PG103", 3)]
    out = perfgoal("validate").out
    assert "表样“bureau”已在 forms/bureau.yaml 中写明" in out


def test_what_shows_or_uses_a_form_with_faults_says_so(perfgoal: Command, repository: Path) -> None:
    change(repository / "forms" / "bureau.yaml", "labels:", "lables:")
    for arguments, printed in (
        (("forms",), True),
        (("forms", "bureau"), False),
        (("forms", "bureau", "--format", "json"), False),
        (("schema",), False),
        (("schema", "--form", "bureau"), False),
        (("render", "2024/liwan.yaml", "--format", "md"), False),
    ):
        ended = perfgoal(*arguments)
        assert ended.code == 1
        assert bool(ended.out) is printed
        assert "forms/bureau.yaml" in ended.err
    for arguments in (
        ("forms", "guangzhou-department"),
        ("schema", "--form", "guangzhou-department"),
        ("schema", "form"),
    ):
        assert perfgoal(*arguments).code == 0


def test_a_form_file_may_be_checked_by_itself(perfgoal: Command, repository: Path) -> None:
    ended = perfgoal("validate", "forms/bureau.yaml")
    assert (ended.code, ended.out) == (0, "检查了 1 个文件：没有发现问题。\n")
    change(repository / "forms" / "bureau.yaml", "unit: 万元", "unti: 万元")
    assert codes(report(perfgoal, "forms/bureau.yaml")) == [("forms/bureau.yaml", "PG102", 8)]
    assert codes(report(perfgoal, "forms/../forms/bureau.yaml"))[0][1:] == ("PG102", 8)
    (repository / "perfgoal.toml").unlink()  # no configuration names it, and it looks like one
    assert codes(report(perfgoal, "forms/bureau.yaml")) == [("forms/bureau.yaml", "PG102", 8)]


def test_a_link_among_the_forms_is_not_followed(perfgoal: Command, repository: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: hunter2\n")
    (repository / "forms" / "link.yaml").symlink_to(secret)
    ended = perfgoal("validate", "2024")
    assert ended.code == 1
    assert "PG001" in ended.out
    assert "hunter2" not in ended.out


@pytest.mark.parametrize("command", ["validate", "forms", "html", "md", "page"])
def test_nothing_in_a_form_is_more_than_text(perfgoal: Command, repository: Path, command: str) -> None:
    hostile = r'"::error::x\x1b[31m\n::error::y<script>alert(1)</script>"'
    file = repository / "forms" / "bureau.yaml"
    change(file, "title: 部门整体预算绩效目标申报表", f"title: {hostile}")
    change(file, "indicators: 绩效指标", f"indicators: {hostile}")
    change(file, "name: 可持续影响指标", f"name: {hostile}")
    change(file, "chinese: [债务支出]", f"chinese: [{hostile}]")
    lines = {
        "validate": ("validate",),
        "forms": ("forms",),
        "page": ("forms", "bureau"),
        "html": ("render", "2024/liwan.yaml", "-f", "html"),
        "md": ("render", "2024/liwan.yaml", "-f", "md"),
    }
    ended = perfgoal(*lines[command])
    assert "\x1b" not in ended.out + ended.err
    if command in ("html", "md"):
        assert "<script>" not in ended.out
    else:
        assert not [line for line in (ended.out + ended.err).splitlines() if line.lstrip().startswith("::")]


# A configuration that is wrong.


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ('from = ["a"]', "perfgoal.toml:1 没有配置项“from”；是不是 forms？", "cannot say “from”; did you mean forms?"),
        ("zzz = 1", "perfgoal.toml:1 没有配置项“zzz”；可用：extends, language", "“zzz”; it may say extends, language"),
        ("forms = 1", "perfgoal.toml:1 的“forms”应为一列文件名", "should be a list of at most 100 file names"),
        ("forms = [", "perfgoal.toml:1 不是有效的 TOML", "perfgoal.toml:1 is no valid TOML"),
        ('forms = ["../x.yaml"]', "不能写“../x.yaml”", "cannot be “../x.yaml”"),
        ('forms = ["/etc/*.yaml"]', "不能写“/etc/*.yaml”", "cannot be “/etc/*.yaml”"),
        ('forms = ["froms/*.yaml"]', "“froms/*.yaml”，但没有这样的文件", "but there is no such file"),
        ("#" * 70_000, "无法读取：文件超过上限 65536 字节", "is larger than the limit of 65536 bytes"),
    ],
    ids=range(8),
)
def test_a_wrong_configuration_is_wrong_usage(perfgoal: Command, repository: Path, text: str, zh: str, en: str) -> None:
    (repository / "perfgoal.toml").write_text(text)
    commands = (("validate",), ("render", "2024/liwan.yaml", "--format", "md"), ("forms",), ("schema",))
    for command in commands:
        for language, said in (("zh", zh), ("en", en)):
            ended = perfgoal(*command, "--lang", language) if command != ("schema",) else perfgoal(*command)
            assert (ended.code, ended.out) == (2, "")
            assert (zh if command == ("schema",) else said) in ended.err
            assert ended.err.startswith("错误：" if language == "zh" or command == ("schema",) else "error: ")


def test_a_configuration_says_nothing_to_a_terminal(perfgoal: Command, repository: Path) -> None:
    (repository / "perfgoal.toml").write_text('"\\u001b[31m\\n::error::x" = 1\n')
    err = perfgoal("validate").err
    assert "\x1b" not in err
    assert "\n::error::" not in err


def test_a_wrong_configuration_below_is_said_before_the_report_begins(perfgoal: Command, repository: Path) -> None:
    (repository / "2024" / "z").mkdir()
    (repository / "2024" / "z" / "perfgoal.toml").write_text("x = 1")
    (repository / "2024" / "z" / "a.yaml").write_text(REAL, "utf-8")
    ended = perfgoal("validate")
    assert (ended.code, ended.out) == (2, "")


# From Python, and how often what is read.


def test_the_functions_follow_the_configuration_of_a_file(repository: Path) -> None:
    file = repository / "2024" / "liwan.yaml"
    assert package.load(file).form == "bureau"
    assert "PG107" not in {finding.code for finding in package.check(file)}
    assert [finding.code for finding in package.check(file.read_bytes())] == ["PG107"]  # a text lies nowhere
    (repository / "perfgoal.toml").write_text("x = 1")
    with pytest.raises(package.InvalidConfiguration, match=r"perfgoal.toml:1: unknown key: 'x'"):
        package.check(file)
    assert package.check(file.read_bytes())


def test_configurations_and_forms_are_read_once_a_run(
    perfgoal: Command, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        folder = repository / "2024" / f"{number % 3}"
        folder.mkdir(exist_ok=True)
        (folder / f"{number}.yaml").write_text(declaration("bureau"), "utf-8")
    reads: list[str] = []

    def counted(module: Any, name: str) -> None:
        real = getattr(module, name)

        def count(*arguments: Any, **named: Any) -> Any:
            reads.append(name)
            return real(*arguments, **named)

        monkeypatch.setattr(module, name, count)

    counted(config, "read_config")
    counted(own_forms, "read_form")
    counted(checking, "read_declaration")
    assert codes(report(perfgoal)) == []
    assert {name: reads.count(name) for name in set(reads)} == {
        "read_config": 1,  # for forms, 2024, the three folders in it, and the working folder
        "read_form": 1,
        "read_declaration": 31,
    }


def test_without_a_configuration_nothing_of_it_is_imported(repository: Path) -> None:
    (repository / "perfgoal.toml").unlink()
    (repository / "2024" / "liwan.yaml").write_text(REAL, "utf-8")
    code = (
        "import sys; from perfgoal.cli import run\n"
        "run(['validate', '2024', '--format', 'concise'])\n"
        "print(*{'tomllib', 'perfgoal.workspace.keys', 'perfgoal.workspace.own_forms'} & set(sys.modules))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=repository)
    assert ended.stdout.splitlines()[-1] == b""


def package_forms() -> list[str]:
    return [path.stem for path in (ROOT / "schemas" / "forms").glob("*.yaml")]
