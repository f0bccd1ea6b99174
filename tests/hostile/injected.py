"""Declarations, and what lies beside them, in which an injection stands wherever a stranger may write."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from hostile.injections import Injection
from hostile.scalars import values, with_value
from rendering.pages import FORM, FULL, changed
from rendering.test_inert import EVERYWHERE

WRONG = {"basic: 2,554.17": "basic: 2,555.17", "amount: 4,838.94": "amount: 94,838.94"}
FULLER = changed(FULL)


def _on_a_line(text: str) -> str:
    return "".join(" " if character in "\r\n" else character for character in text)


def everywhere(injection: Injection) -> str:
    """Return a declaration with it in every field that takes a text."""
    return EVERYWHERE.replace("TEXT", injection.quoted)


def _known_unit(injection: Injection) -> str:
    return EVERYWHERE.replace("unit: TEXT", "unit: 万元").replace("TEXT", injection.quoted)


def _numbers(injection: Injection) -> str:
    pieces = ("amount: 1,205.00", "year: 2024", "start: 2023", "staff: 737", "weight: 12.5")
    text = FULLER
    for piece in pieces:
        text = changed({piece: f"{piece.partition(':')[0]}: {injection.quoted}"}, text)
    return text


def _keys(injection: Injection) -> str:
    key = f"{injection.quoted}: x\n"
    return changed({"tasks:\n": f"{key}tasks:\n", "    amount: 4,838.94": f"    {key}    amount: 4,838.94"}, FULLER)


def _form(injection: Injection) -> str:
    return changed({"form: guangzhou-department": f"form: {injection.quoted}"}, FULLER)


def _version(injection: Injection) -> str:
    return changed({"perfgoal: 1": f"perfgoal: {injection.quoted}"}, FULLER)


def _raw(injection: Injection) -> str:
    quoted = injection.text.replace("'", "''").replace("\n", "\n\n                ")
    return EVERYWHERE.replace("TEXT", f"'{quoted}'")


def _comments(injection: Injection) -> str:
    text = _on_a_line(injection.text)
    reason = "".join(filter(str.isprintable, text))
    silenced = f"amount: 94,838.94 # perfgoal: ignore[PG201,PG202] {reason}"
    return changed({"amount: 4,838.94": silenced}, FULLER) + f"\n# perfgoal: ignore-file[{text}] {text}\n# {text}\n"


def _reason(injection: Injection) -> str:
    reason = "".join(filter(str.isprintable, _on_a_line(injection.text)))
    return changed(WRONG) + f"\n# perfgoal: ignore-file[PG201,PG202,PG203] {reason}\n"


def _block(injection: Injection) -> str:
    lines = "".join(f"      {line}\n" for line in injection.text.split("\n"))
    return changed({"    target: 发": f"    content: |\n      x\n{lines}    target: 发", **WRONG})


def _pointed_at(injection: Injection) -> str:
    return changed({**WRONG, "name: 营": f"name: {injection.quoted} # "})


PLACES: Mapping[str, Callable[[Injection], str]] = MappingProxyType(
    {
        "everywhere": everywhere,
        "known unit": _known_unit,
        "numbers": _numbers,
        "keys": _keys,
        "form": _form,
        "version": _version,
        "raw": _raw,
        "comments": _comments,
        "reason": _reason,
        "block": _block,
        "pointed at": _pointed_at,
    }
)
"""By the place in which it stands."""


def configurations(injection: Injection) -> Mapping[str, str]:
    """Return configurations that say it in each of their keys."""
    text = _toml(injection.text)
    return {
        "key": f"{text} = 1\n",
        "table": f"[{text}]\nx = 1\n",
        "select": f"select = [{text}]\n",
        "severity": f"[severity]\n{text} = 'info'\n",
        "level": f"[severity]\nPG201 = {text}\n",
        "exclude": f"exclude = [{text}]\n",
        "declarations": f"declarations = [{text}]\n",
        "paths": f"[paths.{text}]\nignore = ['PG201']\n",
        "rule of a path": f"[paths.'x']\nignore = [{text}]\n",
        "forms": f"forms = [{text}]\n",
        "extends": f"extends = {text}\n",
        "baseline": f"baseline = {text}\n",
        "language": f"language = {text}\n",
        "roster": f"[repository]\nroster = {text}\n",
        "last-year": f"[repository]\nlast-year = {text}\n",
        "raw": f"# {injection.text}\nselect = [\n",
    }


def _toml(text: str) -> str:
    return '"' + "".join(c if " " <= c <= "~" and c not in '"\\' else f"\\U{ord(c):08X}" for c in text) + '"'


def baselines(injection: Injection) -> Mapping[str, object]:
    """Return baselines, as data of JSON, that say it in each of their keys."""
    entry = {
        "file": "liwan.yaml",
        "code": "PG404",
        "name": "missing-unit",
        "severity": "warning",
        "anchor": "/x",
        "count": 1,
    }
    each = {key: {"version": 1, "findings": [{**entry, key: injection.text}]} for key in entry}
    return {**each, "version": {"version": injection.text, "findings": []}, "another": {injection.text: 1}}


def rosters(injection: Injection) -> Mapping[str, str]:
    """Return rosters that say it in each of their cells."""
    cell = '"' + injection.text.replace('"', '""') + '"'
    return {
        "head": f"部门,{cell}\n甲,1\n",
        "department": f"部门\n{cell}\n",
        "project": f"部门,项目\n甲,{cell}\n",
        "year": f"部门,年度\n甲,{cell}\n",
        "total": f"部门,控制数\n甲,{cell}\n",
        "unit": f"部门,控制数,单位\n甲,1,{cell}\n",
        "twice": f"部门\n{cell}\n{cell}\n",
        "no head": f"部门\n甲,{cell}\n",
    }


def forms(injection: Injection) -> Mapping[str, str]:
    """Return form files that say it in place of each of a profile's values, and in a key and a comment."""
    found = {f"value {number}": with_value(FORM, place, injection.quoted) for number, place in enumerate(values(FORM))}
    found["key"] = f"{FORM}{injection.quoted}: x\n"
    found["comment"] = f"{FORM}# {injection.text}\nx: y: z\n"
    return found


def text(injection: Injection) -> str:
    """Return a plain text with a declaration, to be imported, that says it in every field."""
    said = " ".join(injection.text.split("\n"))
    return (
        f"部门整体预算绩效目标申报表\n部门名称：广州市荔湾区科技局{said}\n年度：2024\n总体绩效目标：{injection.text}\n"
        f"年度重点工作任务\n| 名称 | 主要实施内容 | 拟投入的资金 |\n| --- | --- | --- |\n| {said} | {said} | 1.00 |\n"
        f"绩效指标\n产出指标 数量指标 {said} ≥8个\n{said}：{said}\n{said}\n"
    )
