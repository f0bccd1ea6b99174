"""Good values of the fields that may be left out: a draft shows each behind its comment sign. Where the schema's
explanation of a field gives an example, it is the same."""

from collections.abc import Mapping

from perfgoal.declaration import (
    BudgetGroup,
    Cycle,
    Declaration,
    Detail,
    Goal,
    Indicator,
    Part,
    Prepared,
    Profile,
    Project,
    ProjectDeclaration,
    Section,
    Task,
)

AMOUNT = "2,554.17"

SAMPLES: Mapping[type[Part], Mapping[str, str]] = {
    ProjectDeclaration: {"implementer": "区建设和管理中心"},
    Declaration: {"code": "'036001'", "other_tasks": "做好信访、档案和安全保卫工作"},
    Goal: {"cycle": "三年内新增高新技术企业100家", "annual": "年内新增高新技术企业30家"},
    Cycle: {"start": "2024", "end": "2026"},
    Profile: {"staff": "737", "subordinates": "10"},
    Prepared: {"by": "张三", "phone": "020-12345678", "date": "2024-01-15"},
    Section: {"label": "立项依据", "text": "《关于促进中小企业高质量发展的实施办法》"},
    Task: {"id": "1", "fiscal": "4,838.94", "other": "0.00", "projects": "中小企业扶持专项"},
    Project: {"code": "'01234'", "category": "特定目标类", "nature": "阶段性项目"},
    Detail: {"item": "劳务费", "amount": "854", "basis": "按上年实际支出测算"},
    Indicator: {
        "cycle": "≥8个",
        "annual": "≥8个",
        "id": "1",
        "task": "营造企业创新发展氛围，推动经济社会发展",
        "unit": "个",
        "weight": "10",
        "baseline": "6个",
        "explanation": "当年新认定的高新技术企业家数",
        "scoring": "完成得满分，未完成按比例扣分",
        "source": "统计年报",
        "note": "按自然年度统计",
        "standard": "计划标准",
    },
}
"""By the model that declares a field, as YAML writes them."""

BY_NAME: Mapping[str, tuple[str, str]] = {"extra": ("责任科室", "中小企业科"), "years": ("2024", "≥5家")}
"""Of fields that hold values by names which the author gives: a name and a value."""


def sample(model: type[Part], field: str) -> str:
    """Return a good value of a field. ``KeyError`` where nobody gave any."""
    if issubclass(model, BudgetGroup):
        return AMOUNT
    return next((SAMPLES[base] for base in model.__mro__ if field in SAMPLES.get(base, ())), {})[field]
