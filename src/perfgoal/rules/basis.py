"""The grounds on which rules stand, as the catalogue names them and as a reader may quote them."""

from typing import NamedTuple

from perfgoal.finding import Text


class Basis(NamedTuple):
    """``name`` is the catalogue's word for it, ``text`` what a message says."""

    name: str
    text: Text

    @property
    def doubt(self) -> int:
        """How far a finding on this ground is open to argument: 0 for sums, more for what wants judgement."""
        return _BY_CERTAINTY.index(self.name)


_BY_CERTAINTY = (
    "arithmetic",
    "form identity",
    "-",
    "form",
    "framework",
    "repository",
    "88号 matching",
    "local instruction",
    "audit practice",
    "review practice",
    "OCR practice",
    "style",
)


NONE = Basis("-", Text("perfgoal 申报文件格式第 1 版", "the perfgoal declaration format, version 1"))
FORM = Basis("form", Text("所用表样的栏目", "the fields of the form"))
FORM_IDENTITY = Basis("form identity", Text("所用表样的勾稽关系", "the sums that the form requires to agree"))
FRAMEWORK = Basis(
    "framework",
    Text(
        "所用表样的指标框架（财预〔2015〕88号、财预〔2021〕101号）",
        "the form's indicator framework (MOF documents 财预〔2015〕88号, 财预〔2021〕101号)",
    ),
)
AUDIT = Basis("audit practice", Text("绩效审计和重点评价中常见的问题", "what performance audits and evaluations find"))
LOCAL = Basis(
    "local instruction",
    Text("各地财政部门的绩效目标填报说明", "the instructions of local finance bureaus on filling in the form"),
)
MATCHING = Basis(
    "88号 matching",
    Text(
        "财预〔2015〕88号：绩效目标与任务、资金相匹配",
        "MOF document 财预〔2015〕88号: the goal matches the tasks and the money",
    ),
)
REPOSITORY = Basis(
    "repository",
    Text("仓库里各份申报和名单的对照", "the declarations of the repository and its roster, held together"),
)
STYLE = Basis("style", Text("中文文本的通行写法", "how Chinese text is set"))
ARITHMETIC = Basis("arithmetic", Text("算术", "arithmetic"))
OCR = Basis("OCR practice", Text("扫描件文字识别中常见的错误", "what text recognition gets wrong in scans"))

REVIEW = Basis("review practice", Text("绩效目标审核惯例", "the practice of reviewing performance goals"))
COMPLETENESS = Basis(
    "review practice",
    Text(
        "绩效目标审核惯例（财预〔2015〕88号：完整性审核）",
        "the practice of reviewing performance goals (MOF document 财预〔2015〕88号: completeness)",
    ),
)
"""Whether a goal is complete, definite and clear."""
RELEVANCE = Basis(
    "review practice",
    Text(
        "绩效目标审核惯例（财预〔2015〕88号：相关性审核）",
        "the practice of reviewing performance goals (MOF document 财预〔2015〕88号: relevance)",
    ),
)
"""Whether the indicators belong to the goal, and are detailed enough to be measured."""
APPROPRIATENESS = Basis(
    "review practice",
    Text(
        "绩效目标审核惯例（财预〔2015〕88号：适当性审核）",
        "the practice of reviewing performance goals (MOF document 财预〔2015〕88号: appropriateness)",
    ),
)
"""Whether the money and the goal fit each other."""
FEASIBILITY = Basis(
    "review practice",
    Text(
        "绩效目标审核惯例（财预〔2015〕88号：可行性审核）",
        "the practice of reviewing performance goals (MOF document 财预〔2015〕88号: feasibility)",
    ),
)
"""Whether the goal rests on argument and calculation."""
