"""The declaration as plain data."""

import json
import subprocess
import sys

from perfgoal.rendering import render
from perfgoal.rendering.plain import plain_data
from rendering.pages import FULL, REAL, changed, declared, quoted


def test_every_scalar_is_as_written() -> None:
    data = plain_data(
        declared(changed({"basic: 2,554.17": "basic: ' 2554.170 万元'", "cycle: ≥8个": "cycle: ' ≥8 个'"}))
    )
    assert (data["perfgoal"], data["year"]) == ("1", "2024")
    assert data["budget"]["expenditure"] == {
        "basic": " 2554.170 万元",
        "project": "9,450.27",
        "special_funds": "4,265.00",
        "other_development": "0.25",
    }
    assert data["indicators"]["产出指标"]["数量指标"][0]["cycle"] == " ≥8 个"
    assert data["indicators"]["产出指标"]["质量指标"] == []


def test_the_unit_is_always_there_and_absent_keys_are_absent() -> None:
    data = plain_data(declared(changed({"  unit: 万元\n": ""})))
    assert list(data) == ["perfgoal", "form", "year", "department", "budget", "goal", "tasks", "indicators"]
    assert list(data["budget"]) == ["unit", "expenditure", "sources", "levels"]
    assert data["budget"]["unit"] == "万元"
    assert list(data["tasks"][0]) == ["name", "content", "amount", "target"]


def test_optional_fields_stand_in_the_order_of_the_model() -> None:
    data = plain_data(declared(changed(FULL)))
    assert list(data)[3:9] == ["department", "stage", "code", "cycle", "profile", "budget"]
    assert data["cycle"] == {"start": "2023", "end": "2026-06-30"}
    assert data["prepared"] == {"by": "张三丰", "phone": "020-81234567", "date": "2024年1月2日"}
    assert data["sections"][1] == {"label": "可行性", "text": "依据乙"}
    assert list(data["goal"]) == ["cycle", "annual"]
    assert data["budget"]["sources"]["total"] == "16,269.6900"
    assert data["tasks"][0]["projects"] == ["甲项目", "乙项目"]
    indicator = data["indicators"]["产出指标"]["数量指标"][0]
    assert indicator["annual"] == "≥8名"
    assert indicator["years"] == {"2027": "≥20名", "2025": "≥10名", "2026": "≥15名", "2024": "≥5名"}
    assert len(indicator["task"]) == 2


def test_one_name_is_a_list_of_one_and_a_goal_is_its_text() -> None:
    data = plain_data(declared(changed({"        annual: ≥8个\n": "        annual: ≥8个\n        task: 甲\n"})))
    assert data["indicators"]["产出指标"]["数量指标"][0]["task"] == ["甲"]
    assert data["goal"].startswith("在区委区政府坚强领导下")


def test_the_text_is_indented_and_shows_chinese() -> None:
    text = render(declared(REAL), "json")
    assert text.startswith('{\n  "perfgoal": "1",\n')
    assert text.endswith("\n}\n")
    assert '"department": "广州市荔湾区科技工业和信息化局"' in text
    assert json.loads(text) == plain_data(declared(REAL))


def test_what_no_one_would_see_is_an_escape() -> None:
    text = render(
        declared(
            changed({"广州市荔湾区科技工业和信息化局\n": quoted("\x1b\x7f\u200b\u202e\u2028甲\U000e0041") + "\n"})
        ),
        "json",
    )
    assert r'"department": "\u001b\u007f\u200b\u202e\u2028甲\udb40\udc41"' in text


def test_json_needs_no_template_engine() -> None:
    code = (
        "import sys, perfgoal; from perfgoal.rendering import render; "
        "render(perfgoal.load(sys.stdin.buffer.read()), 'json'); sys.exit('jinja2' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], input=REAL.encode(), check=True)
