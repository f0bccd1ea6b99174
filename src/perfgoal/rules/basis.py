"""The grounds on which rules stand, as the catalogue names them and as a reader may quote them."""

from typing import NamedTuple

from perfgoal.finding import Text


class Basis(NamedTuple):
    """``name`` is the catalogue's word for it, ``text`` what a message says."""

    name: str
    text: Text


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
REVIEW = Basis("review practice", Text("绩效目标审核惯例", "the practice of reviewing performance goals"))
