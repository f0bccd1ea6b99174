"""Fills in a draft as its author would: a value behind each blank key."""

import re
from datetime import date

from perfgoal.checking import Settings, review
from perfgoal.finding import Finding
from rules.marked import find_form

TODAY = date(2026, 1, 1)
AMOUNTS = {"basic": "100.00", "project": "50.00", "fiscal": "150.00", "own": "150.00", "amount": "50.00"}
VALUES = {
    "department": "广州市荔湾区科技工业和信息化局",
    "content": "鼓励区内企业申报高新技术企业认定，加强区内企业研发能力。",
    "target": "夯实企业创新主体地位，提升企业自主创新能力。",
    "start": "2026-01-01",
    "end": "2026-12-31",
}
GOAL = "加强工业企业服务，推动工业经济社会发展，全年服务中小企业200家次。"
NAMES = {"tasks": "营造企业创新发展氛围", "project": "高新技术企业认定奖励"}
INDICATORS = {
    "数量指标": ("高企认定数量", "≥100家"),
    "质量指标": ("奖励资金审核准确率", "100%"),
    "时效指标": ("奖励资金拨付完成时间", "2026年12月底前"),
    "成本指标": ("每家企业奖励金额", "≤5000元"),
    "经济成本指标": ("每家企业奖励金额", "≤5000元"),
    "社会成本指标": ("企业申报平均耗时", "≤3天"),
    "生态环境成本指标": ("申报纸质材料数量", "≤2份"),
    "经济效益指标": ("规上工业增加值增长率", "≥5%"),
    "社会效益指标": ("带动就业人数", "≥200人"),
    "生态效益指标": ("单位能耗下降率", "≥3%"),
    "可持续影响指标": ("长效机制健全程度", "健全"),
    "满意度指标": ("企业满意度", "≥95%"),
    "服务对象满意度指标": ("企业满意度", "≥95%"),
    "社会公众或服务对象满意度指标": ("企业满意度", "≥95%"),
}
_NAME_KEYS = ("name", "三级指标")
_FIELD = re.compile(r"(\s*)(?:- )?([^\s#:]+):$")


def blank_lines(text: str) -> list[int]:
    """Return the numbers of the lines with a key, not of a category, behind and below which nothing stands."""
    lines = text.splitlines()
    found = []
    for number, line in enumerate(lines, start=1):
        field = _FIELD.match(line)
        if field is None or (field[2].endswith("指标") and field[2] not in _NAME_KEYS):
            continue
        below = next((other for other in lines[number:] if other.strip() and not other.lstrip().startswith("#")), "")
        if indentation(below) <= len(field[1]) + 2 * ("- " in field[0]):
            found.append(number)
    return found


def blanks_at(text: str, number: int) -> list[int]:
    """Return the blank lines that a finding at line ``number`` speaks of: it, or those of the block that it heads."""
    blank = blank_lines(text)
    if number in blank:
        return [number]
    lines = text.splitlines()
    ends = (other for other in range(number, len(lines)) if lines[other].strip())
    end = next((other for other in ends if indentation(lines[other]) <= indentation(lines[number - 1])), len(lines))
    return [other for other in blank if number < other <= end]


def findings(text: str) -> list[Finding]:
    return list(review(text, "申报.yaml", Settings(TODAY, find_form=find_form)).findings)


def complete(text: str) -> str:
    """Fill in what is blank: first what keeps the text from being a declaration, then the targets."""
    for _ in range(2):
        text = filled(text, findings(text))
    return text


def filled(text: str, findings: list[Finding]) -> str:
    """Return ``text`` with a value in each line that a finding calls blank."""
    lines = text.splitlines()
    for finding in findings:
        if finding.code not in ("PG104", "PG401"):
            continue
        route = tuple((finding.path or "").split("/")[1:])
        for number in blanks_at(text, finding.position.line):
            lines[number - 1] += f" {value(route)}"
    return "".join(f"{line}\n" for line in lines)


def value(route: tuple[str, ...]) -> str:
    """Return a good value for the field at ``route``, in English keys."""
    first, last = route[0], route[-1]
    if first == "indicators":
        return INDICATORS.get(route[2], ("每年开展的活动数量", "≥8个"))[last != "name"]
    if first == "goal":
        return GOAL
    return NAMES[first] if last == "name" else VALUES.get(last) or AMOUNTS.get(last, "0.00")


def indentation(line: str) -> int:
    return len(line) - len(line.lstrip())
