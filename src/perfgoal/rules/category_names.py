"""Rules on the names of categories: used for an indicator, or written otherwise than on the form."""

import re

from perfgoal.finding import Argument, Change, Message, Problem, Repair, Severity, Text
from perfgoal.forms import packaged_categories, plain_category
from perfgoal.rules.basis import FRAMEWORK, RELEVANCE
from perfgoal.rules.categories import given_at, namesake
from perfgoal.rules.rule import Case, Outcomes, rule

_REMARKS_AS_WRITTEN = re.compile(r"(?:[(（][^()（）]*[)）]\s*)+$")
_FORM_REMARK = re.compile(r"\((?:[0-9.]+分|必填|选填)\)$")


@rule(
    "PG310",
    "name-is-category",
    Severity.ERROR,
    RELEVANCE,
    summary=Text("三级指标的名称是一级或二级指标名", "a third-level name that is a category"),
    what=Text("三级指标“{name}”用了一级或二级指标的名称。", "The indicator “{name}” bears the name of a category."),
    help=Text(
        "把名称改为具体衡量的内容，如“高企认定数量”。",
        "Change the name to what is measured, such as “高企认定数量”.",
    ),
)
def name_is_category(case: Case) -> Outcomes:
    """Look for indicators named as a category of the first or second level, of this or any packaged framework, be
    it with a remark of the form behind it ((50分), (必填)). Any other bracket may say what is measured, and names of
    a satisfaction are left alone.

    Why: the row repeats the heading above it and says nothing of what is measured.
    Basis: review practice.
    Wrong: 经济效益指标 / 经济效益 = 显著.
    Right: 经济效益指标 / 规模以上工业增加值增长率 ≥5%.

    查：名称与一级或二级指标名相同的三级指标，所有自带表样的指标框架都算，名称后面带有表样的备注（(50分)、(必填)）也算。
    其他括号可能写明了衡量的内容，不算；满意度的名称不查。
    理由：这一行只是重复了上面的标题，没有说明衡量什么。
    """
    own, (first, second) = case.form.category_names, packaged_categories()
    for row in case.rows:
        name = row.indicator.name
        if "满意" in name:
            continue
        plain = _FORM_REMARK.sub("", row.plain).removesuffix("指标") + "指标"
        if plain in own or plain in first or plain in second:
            yield Problem(row.indicator.at("name"), "", {"name": name})


@rule(
    "PG311",
    "category-alias",
    Severity.INFO,
    FRAMEWORK,
    summary=Text("类别用了别名", "an accepted alias of a category name"),
    what=Text("“{name}”在表样上叫“{right}”。", "“{name}” is called “{right}” on the form."),
    help=Text("把“{name}”改为“{mended}”。", "Change “{name}” to “{mended}”."),
    there=Message(
        Text(
            "“{name}”与“{near}”是同一类，表样上叫“{right}”。",
            "“{name}” and “{near}” are one category, which the form calls “{right}”.",
        ),
        Text("把两处的三级指标都放到“{right}”之下。", "Put the indicators of both under “{right}”."),
    ),
)
def category_alias(case: Case) -> Outcomes:
    """Look for categories under another accepted name: 环境效益指标 for 生态效益指标. A remark in brackets behind the
    name is the form's own and stays; 指标 at its end is printed by some who use a form and left out by others. Where
    the form's name stands beside it, the two are to be put together, which is left to the author.

    Why: one name for one thing lets forms be compared; nothing is wrong with the declaration.
    Basis: framework.
    Wrong: 效益指标 / 环境效益指标.
    Right: 效益指标 / 生态效益指标.

    查：用了另一个认可的名称的类别：生态效益指标写成环境效益指标。名称后面括号里的备注是表样自己的，不动；名称末尾有没有
    “指标”二字，各地印法不一，不查。旁边已有同一类别的，由填报人把两处合并。
    理由：同一类别用同一名称，各份申报才好比较；申报本身没有错。
    """
    for branch in (*case.level1_branches, *case.level2_branches):
        category = branch.category
        if category is None or plain_category(branch.key) == plain_category(category.name):
            continue
        arguments: dict[str, Argument] = {"name": branch.key, "right": category.name}
        if there := namesake(case, branch, category.name):
            yield Problem(branch.route, "there", {**arguments, "near": there.key}, (given_at(there),))
            continue
        remarks = _REMARKS_AS_WRITTEN.search(branch.key)
        name = category.name + (remarks.group() if remarks else "")
        repair = Repair(Text("改用表样的名称", "use the form's name"), (Change(branch.route, name, "key"),))
        yield Problem(branch.route, "", {**arguments, "mended": name}, repair=repair)
