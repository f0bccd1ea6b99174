"""The JSON Schema (draft 2020-12) of a configuration, by which an editor completes and explains it."""

from typing import Any

from perfgoal.finding import Text
from perfgoal.rules import CATALOGUE
from perfgoal.workspace.keys import Keys

DRAFT = "https://json-schema.org/draft/2020-12/schema"

KEYS = {
    "extends": Text(
        "另一个配置文件，路径相对于这个文件所在的文件夹；这里没有写的，按那里的办。",
        "Another configuration, by its path from the folder of this one; it holds where this one says nothing.",
    ),
    "language": Text("消息的语言。", "The language of messages."),
    "rules-version": Text(
        "固定规则的版本：比它新的规则只作提示，升级后不会突然不通过。",
        "Pins the version of the rules: newer ones are told as infos, so that an upgrade turns nothing red.",
    ),
    "select": Text("只用这些规则。", "Use these rules only."),
    "ignore": Text("不用这些规则。", "Do without these rules."),
    "severity": Text("把规则改为另一个严重程度。", "Give rules another severity."),
    "exclude": Text(
        "检查文件夹时不查的文件和文件夹，可用 * 和 **；命令行上写明的文件照查。",
        "Files and folders that are left out where a folder is checked; * and ** match. A file that is named on the "
        "command line is checked all the same.",
    ),
    "declarations": Text(
        "一律当作申报检查的文件，即使没有“格式版本”一栏；可用 * 和 **。",
        "Files that are checked as declarations even without the field perfgoal; * and ** match.",
    ),
    "forms": Text(
        "自有表样的文件名，可用 * 和 **。", "Files that state forms of the repository's own; * and ** match."
    ),
    "baseline": Text(
        "基线文件，由 perfgoal baseline 写出：其中已接受的结果不再列出。",
        "The file of accepted findings that perfgoal baseline writes: they are told no more.",
    ),
    "paths": Text(
        "只对部分文件有效的规定，键为文件名，可用 * 和 **。",
        "What holds for some files, by their names; * and ** match.",
    ),
    "repository": Text(
        "检查整个仓库：应报而未报、重复、超控制数、雷同等。",
        "Checks the repository as a whole: what is missing, declared twice, above its control total, copied.",
    ),
    "roster": Text(
        "应申报的部门和项目的名单，CSV 或 YAML 文件。",
        "The roster of departments and projects that are to declare, a CSV or YAML file.",
    ),
    "last-year": Text(
        "上一年度申报所在的文件夹或文件名，可用 * 和 **；不写则按年度查找。",
        "The folder or the files of last year's declarations; * and ** match. Left out: found by their year.",
    ),
    "likeness": Text(
        "两份申报相同的部分达到多少算雷同，0.8 至 1。", "The share from which on two declarations are alike, 0.8 to 1."
    ),
}
"""What each key of a configuration is for."""


def config_schema() -> dict[str, Any]:
    """Return the schema of ``perfgoal.toml``, or of ``[tool.perfgoal]``."""
    schema = Keys.model_json_schema()
    schema.pop("description", None)
    for definition in schema.get("$defs", {}).values():
        definition.pop("description", None)
    names = {"type": "string", "anyOf": [{"enum": _names()}, {"pattern": "^[Pp][Gg][0-9]{0,3}$"}]}
    for table in (schema, schema["$defs"]["Override"], schema["$defs"]["Repository"]):
        for key, told in table["properties"].items():
            words = KEYS[key]
            told.pop("title", None)
            told["description"] = f"{words.zh}\n\n{words.en}"
            if key in ("select", "ignore"):
                told["items"] = names
            if key == "severity":
                told["propertyNames"] = names
    title = "perfgoal 的配置 / the configuration of perfgoal"
    return {"$schema": DRAFT, **schema, "title": title}


def _names() -> list[str]:
    return [name for code, rule in CATALOGUE.items() for name in (code, rule.name)]
