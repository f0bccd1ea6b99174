"""The declarations whose pages a browser opens, and the values that each page has to show."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import perfgoal
from perfgoal import Declaration
from perfgoal.markdown import visible_lines
from perfgoal.money import money_text
from rendering.pages import FORM, FULL, PROJECT, REAL, changed, declared

# One character beyond the first plane: where there are several, Chromium's PDF names some of them wrongly.
# Markup, other directions, words with no place to break, characters beyond the first plane, combining marks.
HOSTILE = (
    "</td></table><script>alert(1)</script><img src=//example.com/x.png onerror=alert(1)>",
    "\u202eabc\u202c \u2066甲\u2069 \u200b乙\ufeff אבגד 乙 دهو",
    "A" * 300,
    "绩效" * 200,
    "1234567890-" * 40 + "，。、；" * 30,
    "吉𠮷字 e\u0301\u0323 Å㍿",
    "</style><style>*{display:none}</style> {{7*7}} &lt;b&gt; &#60;",
    "甲\n\n乙\r\n\t丙    丁",
    "http://example.com/" + "a/" * 150 + "?" + "b=" * 60,
)
# Texts that a declaration may not change at will: words of a list, years, numbers, the form's name.
FIXED = {"perfgoal", "form", "year", "stage", "cycle", "profile", "kind", "direction", "weight", "years"}
MONEY = {"amount", "fiscal", "other"}


@dataclass(frozen=True, slots=True)
class Sample:
    """A page as HTML and, with white space removed, what it has to show: ``cells`` are whole texts of cells or
    headings, ``facts`` stand behind a label and a colon."""

    html: str
    cells: frozenset[str]
    facts: frozenset[str]


@cache
def pages() -> Mapping[str, Sample]:
    """The pages by name. The real declaration's twin with Chinese keys is the first of them as well: it renders to
    the same bytes, which the tests of the renderings hold."""
    return {
        "real": sample(declared(REAL)),
        "full": sample(declared(changed(FULL))),
        "blank": sample(blank()),
        "long": sample(long()),
        "hostile": sample(hostile()),
        "project": sample(project()),
    }


def sample(declaration: Declaration) -> Sample:
    """Return the page of a declaration and what it has to show."""
    data = plain(declaration)
    facts = [
        data["year"],
        data[declaration.money_key].pop("unit"),
        *(data[key] for key in ("code", "stage") if key in data),
    ]
    facts += ["至".join(data["cycle"].values())] if "cycle" in data else []
    for key in ("perfgoal", "form", "year", "code", "stage", "cycle", "prepared"):
        data.pop(key, None)  # said above, or not for the public
    return Sample(
        perfgoal.render(declaration, "html"),
        frozenset(filter(None, map(shown, _texts(data)))),
        frozenset(map(shown, facts)),
    )


def shown(text: str) -> str:
    """``text`` as a page shows it, without white space."""
    return "".join(visible_lines(text).split())


def plain(declaration: Declaration) -> Any:
    """The plain data of a declaration, as ``render --format json`` gives it."""
    return json.loads(perfgoal.render(declaration, "json"))


def read(data: Any, form: str | None = None) -> Declaration:
    """Return the declaration that plain data state: what is JSON is YAML as well."""
    return declared(json.dumps(data, ensure_ascii=False), form)


def blank() -> Declaration:
    """A form that is hardly filled in: no amount in the budget, no indicator at all."""
    form = FORM.replace("      - {key: ", "      - {blank: true, key: ")
    data = plain(declared(REAL))
    data["budget"] = {"unit": "万元"}
    data["tasks"] = [{"name": "待定", "content": "待定", "amount": "0", "target": "待定"}]
    data["indicators"] = {}
    return read(data, form)


def long() -> Declaration:
    """60 tasks, one of them longer than a page, and 80 indicators, of which one category fills more than a page."""
    data = plain(declared(REAL))
    tasks = data["tasks"]
    data["goal"] = data["goal"] * 3
    data["tasks"] = [{**tasks[n % 4], "name": f"第{n + 1}项：{tasks[n % 4]['name']}"} for n in range(60)]
    data["tasks"][7]["content"] = data["tasks"][7]["content"] * 12
    output, effect = data["indicators"]["产出指标"], data["indicators"]["效益指标"]
    [*several] = output["数量指标"]
    output["数量指标"] = [
        {**several[n % 11], "name": f"{n + 1}号：" + several[n % 11]["name"] * (1 + n % 7)} for n in range(60)
    ]
    [one] = effect["社会效益指标"]
    effect["社会效益指标"] = [{**one, "name": f"{n + 1}号社会效益"} for n in range(13)]
    return read(data)


def project() -> Declaration:
    """A project with every field of its own, amounts in 元 that are long, long goals, and weights."""
    data = plain(declared(PROJECT))
    data["project"] |= {"code": "310107-2024-000123", "name": data["project"]["name"] + "（区级统筹）" * 6}
    data["funding"]["total"]["fiscal"] = "1,210,308,000.00"
    data["details"] = [
        {"item": f"{number}.拆除费用", "amount": "3,498,000.00", "basis": "按上年合同单价与今年点位数测算。" * number}
        for number in range(1, 6)
    ]
    data["goal"] = {"cycle": data["goal"]["cycle"] * 4, "annual": data["goal"]["annual"] * 2}
    for level2 in data["indicators"].values():
        for indicators in level2.values():
            indicators[0] |= {"unit": "%", "kind": "定量", "direction": "正向", "weight": "7.5", "standard": "计划标准"}
    return read(data)


def hostile() -> Declaration:
    """The full declaration with a hostile text in place of each text, and of each key, that is free."""
    data = plain(declared(changed(FULL)))
    for number, (holder, key) in enumerate(list(free_texts(data))):
        holder[key] = HOSTILE[number % len(HOSTILE)]
    data["budget"]["unit"] = "<b>万元</b>"  # stands in heads of columns, which are to fit on a sheet
    data["extra"] = {text[:200]: text for text in HOSTILE}
    data["indicators"][HOSTILE[3][:200]] = {HOSTILE[2][:200]: [{"name": HOSTILE[0]}], HOSTILE[5]: []}
    return read(data)


def free_texts(data: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the place, as a holder and a key, of every text that may be any text."""
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in items:
        if key in FIXED or key in MONEY or key in ("expenditure", "sources", "levels"):
            continue
        if isinstance(value, str):
            yield data, key
        else:
            yield from free_texts(value)


def _texts(data: Any) -> Iterator[str]:
    """Yield the text of every cell that plain data fills: a list is one cell, the keys of categories and of local
    columns are cells of their own, money has the digits that the form prints."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        match key, value:
            case (("expenditure" | "sources" | "levels" | "total" | "annual"), dict()):
                yield from (_money(amount) for amount in value.values())
            case ("details", [*details]):
                for detail in details:  # one cell has the amount and what it rests on
                    yield from (detail["item"], f"{_money(detail['amount'])}元{detail['basis']}")
            case (("amount" | "fiscal" | "other"), str()):
                yield _money(value)
            case (("extra" | "indicators"), dict()):
                yield from value
                yield from _texts(value)
            case _, [str(), *_]:
                yield "".join(value)
            case _, str():
                yield value
            case _:
                yield from _texts(value)


def _money(text: str) -> str:
    return money_text(Decimal(text.replace(",", "")), 2)
