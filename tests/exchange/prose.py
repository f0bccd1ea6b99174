"""The words of generated declarations, and sentences and narratives made of them."""

from collections.abc import Callable, Iterator
from random import Random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_DOES = _words("推进 加强 完善 开展 落实 保障 优化 组织 提升 促进 夯实 深化 统筹 规范 支持 培育")
_WHAT = _words(
    "科技创新平台建设 企业研发投入 安全生产检查 中小企业服务 产业人才引进 基层医疗卫生服务 农村公路养护 "
    "老旧小区改造 城市环境卫生 义务教育均衡发展 公共图书馆开放 水资源保护 信息系统运行维护 政务服务水平 "
    "困难群众救助 粮食安全储备 文化遗产保护利用 职业技能培训"
)
_HOW = _words(
    "按照年度计划 在区委区政府坚强领导下 结合本区实际 依托现有平台 通过政策扶持 严格执行有关规定 会同相关部门 "
    "面向全社会 分批次 以问题为导向"
)
_SO_THAT = _words(
    "确保各项任务按时完成 群众满意度持续提高 推动高质量发展 形成长效机制 资金使用效益明显提升 "
    "为建设现代化城区提供支撑 实现闭环管理 不发生重大安全事故"
)
_ASIDES = (
    "（试行）",
    "（含上年结转）",
    "《预算绩效管理办法》",
    "“四上”企业",
    "R&D经费",
    "GDP",
    "5G基站",
    "PM2.5浓度",
    "ISO 9001:2015 认证",
    "Python 3.11 运行环境",
    "(详见附件2)",
    "A、B、C三类",
    "24小时",
    "1,234.56万元",
    "80%以上",
    "OA/ERP系统",
    "①—③项",
    "「一网通办」",
    "e-government service platform upgrade",
)
PLACES = _words("荔湾 普陀 昭化 雨湖 扎赉特 麻章 金寨 海珠 徐汇 赫山")
OFFICES = _words("发展和改革局 财政局 教育局 卫生健康局 科技工业和信息化局 住房和城乡建设局 农业农村局 图书馆")
_COUNTED = _words("企业 项目 培训班 检查点 平台 设备 场馆 道路 系统 报告 活动 服务对象")
ASPECTS = _words("数量 完成率 合格率 及时率 覆盖率 满意度 增长率 利用率 成本 影响 知晓度")
UNITS = _words("个 家 人 户 次 场 台 件 亩 公里 万元 %")
WORDS_OF_VALUE = _words("是 否 优 良 长期 显著提升 按时支付 全年 合理 有所改善 2024年12月31日前 2023.07-2024.01")
_MARKERS: tuple[Callable[[int], str], ...] = (
    lambda number: f"{number}.",
    lambda number: f"{'一二三四五六七八九'[number - 1]}、",
    lambda number: f"（{'一二三四五六七八九'[number - 1]}）",
    lambda number: f"目标{number}:",
)
LOCAL = _words("责任科室 联系处室 县区自设栏 项目类型 资金渠道")


def office(dice: Random) -> str:
    """Return an office of a department."""
    return dice.choice(("办公室", "规划财务科", "综合协调处", "信息中心"))


def thing(dice: Random) -> str:
    """Return something that can be counted."""
    return dice.choice(_WHAT)[:4] + dice.choice(_COUNTED)


def task_name(dice: Random) -> str:
    """Return what is to be done, in a few words."""
    return f"{dice.choice(_DOES)}{dice.choice(_WHAT)}" + dice.choice(("", "", f"，{dice.choice(_SO_THAT)}"))


def narrative(dice: Random, longest: int = 600) -> str:
    """Return one paragraph, or numbered ones: on lines of their own, with a blank line between or none, or all on
    one line, a space between now and then."""
    length = int(longest ** dice.uniform(0.55, 1.0))
    if dice.random() < 0.4:
        return "".join(_sentences(dice, length))
    marker, count = dice.choice(_MARKERS), dice.randint(2, 6)
    joint = dice.choice(("\n", "\n", "\n", "\n\n", "", " "))
    indent = "　　" if joint == "\n" and dice.random() < 0.2 else ""
    parts = ("".join(_sentences(dice, length // count)) for _ in range(count))
    return joint.join(f"{indent if index > 1 else ''}{marker(index)}{part}" for index, part in enumerate(parts, 1))


def _sentences(dice: Random, length: int) -> Iterator[str]:
    while length > 0:
        said = sentence(dice)
        yield said
        length -= len(said)


def sentence(dice: Random) -> str:
    """Return one sentence with its full stop."""
    said = f"{dice.choice(_DOES)}{dice.choice(_WHAT)}"
    if dice.random() < 0.5:
        said = f"{dice.choice(_HOW)}，{said}"
    if dice.random() < 0.4:
        said += dice.choice(("", "、")) + dice.choice(_ASIDES)
    if dice.random() < 0.6:
        said += f"，{dice.choice(_SO_THAT)}"
    return said + dice.choice("。。。；")
