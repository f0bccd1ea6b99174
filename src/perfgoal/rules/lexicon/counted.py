"""Which units a noun is counted in."""

from typing import NamedTuple

from perfgoal.rules.lexicon.words import Words


class Nouns(NamedTuple):
    """The ``bases`` of the units (:attr:`perfgoal.target.Target.base`) that a noun is counted in, and an example."""

    bases: frozenset[str]
    example: str


_TIMES_HAPPENED = (
    "次 场 场次 回 期 批 批次 趟 轮 遍 届 起 件 例 宗 班次 人次 户次 家次 车次 架次 台次 件次 亿次 亩次 万亩次 组次 "
    "部次 支次 学时 课时"
)

UNITS_BY_NOUN = {
    noun: Nouns(frozenset(bases.split()), example)
    for nouns, bases, example in (
        ("率 比率 占比 比重 百分比", "% 比例 百分点 倍 成", "≥90%"),
        ("满意度 知晓度", "% 分", "≥90%"),
        ("人数", "人 名 位 人次 例 口 人份", "≥200人"),
        ("人次", "人次 人 次 名 位", "≥200人次"),
        ("户数", "户 户次 家 个 名 位", "≥50户"),
        ("面积", "平方米 平方 亩 亩次 万亩次", "≥500亩"),
        ("里程 长度", "米 延米 延长米 里 海里 车公里", "≥2公里"),
        ("次数", _TIMES_HAPPENED, "≥4次"),
        ("天数", "秒 工作日 月", "≥300天"),
        (
            "金额 单价 造价 费 费用 经费 工资 投资额 产值 租金 贷款额 营业收入 纯收入 可支配收入",
            "元 元次 美元 港元 欧元 % 百分点 倍",
            "≤20万元",
        ),
    )
    for noun in nouns.split()
}
"""Ends of names, and the units that they are counted in; only those which a reader cannot doubt (PG420)."""

OTHER_NOUNS = frozenset(
    Words(
        "频率 功率 效率 速率 分辨率 容积率 心率 汇率 死亡率 发病率 患病率 罹患率 感染率 出生率 周转率 倍率 曝光率 帧率 "
        "码率 采样率 生产率 产出率 曲率 斜率 点击率 流率 用户数 客户数 商户数 账户数 帐户数 开户数 免费 消费 付费 收费 "
        "缴费 浪费 自费 公费 退费 续费"
    ).words
)
"""Ends of names that are none of :data:`UNITS_BY_NOUN`, though they look like it (PG420)."""
