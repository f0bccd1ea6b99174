"""The grammar of target values: what each shape says, and its near misses."""

from decimal import Decimal

import pytest

from perfgoal import Target, parse_target
from perfgoal.target import Day


def said(target: Target) -> str:
    """Return kind, operator, numbers, unit and denominator in one line."""
    numbers = [f"{target.low}" if target.low is not None else "", f"{target.high}" if target.high is not None else ""]
    bounds = numbers[0] if target.is_exact else "..".join(numbers) if any(numbers) else ""
    parts = [target.kind, target.operator or "", bounds, target.unit or "", f"each {target.per}" if target.per else ""]
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # operators in signs and words
        ("≥95%", "quantity ≥ 95.. %"),
        ("＞＝95％", "quantity ≥ 95.. %"),
        ("> = 95%", "quantity ≥ 95.. %"),
        ("=>95%", "quantity ≥ 95.. %"),
        ("≧95%", "quantity ≥ 95.. %"),
        ("⩾95%", "quantity ≥ 95.. %"),
        ("》95%", "quantity ≥ 95.. %"),
        ("&gt;=95%", "quantity ≥ 95.. %"),
        ("&ge;95%", "quantity ≥ 95.. %"),
        ("&gt;5%", "quantity > 5.. %"),
        ("&lt;5%", "quantity < ..5 %"),
        ("&le;5%", "quantity ≤ ..5 %"),
        ("至少95%", "quantity ≥ 95.. %"),
        ("不得低于95%", "quantity ≥ 95.. %"),
        ("95%及以上", "quantity ≥ 95.. %"),
        ("不低于95%以上", "quantity ≥ 95.. %"),
        ("满意度达到95%以上", "quantity ≥ 95.. %"),
        ("满意度达到95%以上水平", "quantity ≥ 95.. %"),
        ("满意度达到95%及以上水平", "quantity ≥ 95.. %"),
        ("5%内", "quantity ≤ ..5 %"),
        ("⩽5%", "quantity ≤ ..5 %"),
        ("=<5%", "quantity ≤ ..5 %"),
        ("《5%", "quantity ≤ ..5 %"),
        ("控制在5%以内", "quantity ≤ ..5 %"),
        ("控制在95%以上", "quantity ≥ 95.. %"),
        ("不超过5%", "quantity ≤ ..5 %"),
        ("超过5%", "quantity > 5.. %"),
        ("50余家", "quantity > 50.. 家"),
        ("50余", "quantity > 50.."),
        ("100多人", "quantity > 100.. 人"),
        ("35以上", "quantity ≥ 35.."),
        ("35以上水平", "quantity ≥ 35.."),
        ("空气质量指数达到35以下水平", "quantity ≤ ..35"),
        ("少于5次", "quantity < ..5 次"),
        ("约100人", "quantity ≈ 100 人"),
        ("100人左右", "quantity ≈ 100 人"),
        ("不低于≥5个", "quantity ≥ 5.. 个"),
        ("前10名", "quantity ≤ ..10 名"),
        ("排名前10名", "quantity ≤ ..10 名"),
        ("位列前10名", "quantity ≤ ..10 名"),
        ("进入前10名", "quantity ≤ ..10 名"),
        ("全国前10名", "quantity ≤ ..10 名"),
        ("全省前10名", "quantity ≤ ..10 名"),
        ("全市前10名", "quantity ≤ ..10 名"),
        ("全区前10名", "quantity ≤ ..10 名"),
        ("全县前10名", "quantity ≤ ..10 名"),
        ("节约5万元", "quantity 5 万元"),
        ("预计节约5万元", "quantity 5 万元"),
        ("预约100人", "quantity 100 人"),
        # units
        ("95(%)", "quantity 95 %"),
        ("5（家）", "quantity 5 家"),
        ("百分之九十五以上", "quantity ≥ 95.. %"),
        ("百分百", "quantity 100 %"),
        ("3‰", "quantity 3 ‰"),
        ("0.5个百分点", "quantity 0.5 百分点"),
        ("1,234.5万元", "quantity 1234.5 万元"),
        ("￥100", "quantity 100 元"),
        ("每人￥100", "quantity 100 元/人 each 人"),
        ("5百万元人民币", "quantity 5 百万元"),
        ("100m²", "quantity 100 平方米"),
        ("5㎡", "quantity 5 平方米"),
        ("100M2绿化", "quantity 100 平方米"),
        ("2KM2绿化", "quantity 2 平方公里"),
        ("2km2绿化", "quantity 2 平方公里"),
        ("100M3土方", "quantity 100 立方米"),
        ("3万m2绿化", "quantity 3 万平方米"),
        ("3万m2绿化（2期）", "quantity 3 万平方米"),
        ("3元/m3水", "quantity 3 元/立方米 each 立方米"),
        ("100 m3", "quantity 100 立方米"),
        ("2KM", "quantity 2 公里"),
        ("5人·次", "quantity 5 人次"),
        ("100元每m2", "quantity 100 元/平方米 each 平方米"),
        ("3机组", "quantity 3 机组"),
        ("3风电机组", "quantity 3 风电机组"),
        ("3机组及以上", "quantity ≥ 3.. 机组"),
        ("50余机组", "quantity > 50.. 机组"),
        ("完成3机组", "quantity 3 机组"),
        ("并网≥3机组", "quantity ≥ 3.. 机组"),
        ("100元/人/月", "quantity 100 元/人·月 each 人·月"),
        ("100元/(人·月)", "quantity 100 元/人·月 each 人·月"),
        ("100元/人.月", "quantity 100 元/人·月 each 人·月"),
        ("≥200元每人每月", "quantity ≥ 200.. 元/人·月 each 人·月"),
        ("每人每月200元", "quantity 200 元/人·月 each 人·月"),
        ("每人1套", "quantity 1 套/人 each 人"),
        ("10万元/公里", "quantity 10 万元/公里 each 公里"),
        ("每年增长5%", "quantity 5 % each 年"),
        ("每月末存栏5万头", "quantity 5 万头"),
        ("5000万", "quantity 5000 万"),
        ("5百万美元", "quantity 5 百万美元"),
        ("5万美元", "quantity 5 万美元"),
        # numerals
        ("十二个", "quantity 12 个"),
        ("1" * 30 + "个", f"quantity {'1' * 30} 个"),
        ("两次", "quantity 2 次"),
        ("一百零五人", "quantity 105 人"),
        ("一百人次", "quantity 100 人次"),
        ("一人检查两次", "quantity 2 次"),
        ("3-五天", "duration 3..5 天"),
        ("十分", "text"),
        ("十分满意", "text"),
        ("一次性付清", "text"),
        ("三公经费零增长", "text"),
        # ranges
        ("80%-90%", "range 80..90 %"),
        ("80～90%", "range 80..90 %"),
        ("5至10个", "range 5..10 个"),
        ("3—5家", "range 3..5 家"),
        ("80%-90", "range 80..90 %"),
        ("100%-100%", "quantity 100 %"),
        ("5-8天以内", "duration 5..8 天"),
        ("控制在3%-5%", "range 3..5 %"),
        ("控制在3%-5%之间", "range 3..5 %"),
        ("±5%", "range -5..5 %"),
        ("±5%以内", "range -5..5 %"),
        ("偏差率控制在±5%以内", "range -5..5 %"),
        ("误差不超过±5%", "range -5..5 %"),
        ("≤±5%", "range -5..5 %"),
        ("5——10个", "range 5..10 个"),
        ("0——5次", "range 0..5 次"),
        ("5--10个", "range 5..10 个"),
        ("-5%--3%", "range -5..-3 %"),
        ("-5—-3%", "range -5..-3 %"),
        ("-5%至-3%", "range -5..-3 %"),
        ("-5~+3%", "range -5..3 %"),
        ("-5%", "quantity -5 %"),
        ("≥-5%", "quantity ≥ -5.. %"),
        ("≥+5%", "quantity ≥ 5.. %"),
        # durations and frequencies
        ("≥20年", "duration ≥ 20.. 年"),
        ("3-5天", "duration 3..5 天"),
        ("12个月", "duration 12 月"),
        ("30日", "duration 30 天"),
        ("自合同签订之日起12个月内", "duration ≤ ..12 月"),
        ("半年内", "duration ≤ ..0.5 年"),
        ("三年", "duration 3 年"),
        ("≥12月", "duration ≥ 12.. 月"),
        ("2次/年", "frequency 2 次 each 年"),
        ("每月1次", "frequency 1 次 each 月"),
        ("每月一次", "frequency 1 次 each 月"),
        ("一年两次", "frequency 2 次 each 年"),
        ("半年一次", "frequency 1 次 each 半年"),
        ("每半年1次", "frequency 1 次 each 半年"),
        ("三个月1次", "frequency 1 次 each 3月"),
        ("10年一次", "frequency 1 次 each 10年"),
        ("1日1次", "frequency 1 次 each 天"),
        ("每2年1次", "frequency 1 次 each 2年"),
        ("每年2-3次", "frequency 2..3 次 each 年"),
        ("每年5", "frequency 5 each 年"),
        ("2次/人·年", "frequency 2 次 each 人·年"),
        ("24小时/天", "frequency 24 小时 each 天"),
        # words around the number
        ("完成5个项目改造", "quantity 5 个"),
        ("100%到位", "quantity 100 %"),
        ("3家企业", "quantity 3 家"),
        ("指标1：≥95%", "quantity ≥ 95.. %"),
        ("目标12、≥95%", "quantity ≥ 95.. %"),
        ("指标3.≥95%", "quantity ≥ 95.. %"),
        ("指标3.5个", "quantity 3.5 个"),
        ("百分之5.5", "quantity 5.5 %"),
        ("百分之百满意", "quantity 100 %"),
        ("CO2排放量≤5吨", "quantity ≤ ..5 吨"),
        ("CO₂排放量≤5吨", "quantity ≤ ..5 吨"),
        ("SO2≤5吨", "quantity ≤ ..5 吨"),
        ("PM₂.₅浓度≤35", "quantity ≤ ..35"),
        ("4K摄像头10个", "quantity 10 个"),
        ("AB-12型设备3台", "quantity 3 台"),
        ("X光机3台", "quantity 3 台"),
        ("((5个))", "quantity 5 个"),
        ("≥95%(" + "说" * 194 + ")", "quantity ≥ 95.. %"),
        ("PM2.5浓度≤35μg/m3", "quantity ≤ ..35 微克/立方米 each 立方米"),
        ("5G基站10个", "quantity 10 个"),
        ("2024年新增就业500人", "quantity 500 人"),
        ("《规划》≥5个", "quantity ≥ 5.. 个"),
        ("“≥8个”", "quantity ≥ 8.. 个"),
        # 内 that bounds nothing
        ("3个室内场馆", "quantity 3 个"),
        ("5个内部控制制度", "quantity 5 个"),
        ("5个内", "quantity ≤ ..5 个"),
        ("覆盖3县内", "quantity 3 县"),
        ("3新区内", "quantity 3 新区内"),
        # grades
        ("优", "grade"),
        ("中", "grade"),
        ("合格", "grade"),
        ("≥良", "grade ≥"),
        ("良好以上", "grade ≥"),
        ("良好", "text"),
        ("高", "text"),
        ("及时", "text"),
        ("5A级", "grade"),
        ("Ⅲ类及以上", "grade ≥"),
        ("Ⅲ类及以下", "grade ≤"),
        ("良以下", "grade ≤"),
        ("3级以上", "grade ≥"),
        ("3类", "quantity 3 类"),
        ("是", "yesno"),
        ("是/否", "text"),
        # the blanks of a template
        ("XX市内", "text 市"),
        ("**%以上", "text ≥ %"),
        ("≤**元/人以内", "text ≤ 元/人 each 人"),
        # no value
        ("", "text"),
        ("—", "text"),
        ("本年不考核", "text"),
        ("根据下达任务目标要求确定", "text"),
        ("不低于上年度水平", "text"),
        ("达到2023年水平", "text"),
        ("符合GB50300-2013标准", "text"),
        ("按国发〔2021〕45号执行", "text"),
        ("按国发(2021)45号执行", "text"),
        ("按SL265-2016执行", "text"),
        ("符合ISO9001", "text"),
        ("1:15", "text"),
        ("7×24小时", "text"),
        ("百分百放心、百分之百安心", "text"),
    ],
)
def test_what_a_value_says(text: str, expected: str) -> None:
    target = parse_target(text)
    assert (expected, text, True) == (said(target), target.raw, target.readable)


@pytest.mark.parametrize(
    "text",
    [
        "≥≤5",
        "≥5≤10",
        "≥90%且≤95%",
        "≥90%以下",
        "≤不低于5个",
        "≥≤不低于5个",
        "≥80%-90%",
        "不超过3-5天",
        "5-8天以上",
        "90%-80%",
        "≥±5%",
        "±5%以上",
        "±5-8%",
        "±5%5",
        "1600人、200人",
        "88 100",
        "1 600",
        "10,00个",
        "1,2345",
        "1,234,56个",
        "5.",
        "5..6",
        "13月底前",
        "2023年2月30日前",
        "2023年2月29日前报送",
        "2024年4月31日前报送",
        "2024年1月32日前报送",
        "2024年1月0日前报送",
        "2月30日前",
        "≥2024年",
        "≥1900年",
        "≥2099年",
        ">2024年12月",
        "不早于2024年12月",
        "晚于2024年12月",
        "迟于2024年12月31日",
        "≥国家标准",
        "6月底前完成50%,12月底前完成100%",
        "评价等级≥良",
        "≥X机组",
        "≥**≤**",
        "≥**5个",
        "≥≤**",
        "A4纸",
        "35以上、其中省级",
        "并网3机组",
        "3风电机组群",
        "型号A3台",
        "100元X人",
        "现场每人100元补助",
        "≤3%o",
        "1年6个月",
        "5个-10家",
        "1" * 31,
        "5-" + "1" * 31 + "个",
        "2024年5月10日-32日",
        "2024年5月10日-9日",
        "5月10日-32日",
        "2月10日-30日",
        "2023年2月10日-29日",
        "2024年2月10日-30日",
        "2024年3月10日-12日举办活动5场",
        "2024年培训20天",
        "计划2024年新增就业500人",
        "2024年1月———12月",
        "1月2月",
        "5月-20日",
        "90日前",
        "0日前",
        "每月32日前",
        "≥95%(" + "说" * 195 + ")",
        "5km3土方",
        "5)个",
        "5--3个",
        "5———10个",
        # digits that are none of the number beside them
        "10³吨",
        "10²",
        "①5个",
        "⒈5个",
        "5个①",
        "5½个",
        "5(个",
        "5个、其中2个省级",
        "5个(省级)(其中新增)(含)(四)",
        "补助标准1000元发放到人",
    ],
)
def test_what_holds_a_digit_or_a_sign_and_reads_as_no_value(text: str) -> None:
    target = parse_target(text)
    assert (target.kind, target.low, target.high, target.readable) == ("text", None, None, False)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024年12月31日前", None, (2024, 12, 31)),
        ("2024-12-31前", None, (2024, 12, 31)),
        ("2024.12.31", None, (2024, 12, 31)),
        ("2024/12/31", None, (2024, 12, 31)),
        ("2024-12", None, (2024, 12, None)),
        ("≤2024年12月31日", None, (2024, 12, 31)),
        ("不晚于2024年6月30日", None, (2024, 6, 30)),
        ("早于2024年6月30日", None, (2024, 6, 30)),
        ("资金于2024年12月31日前拨付到位", None, (2024, 12, 31)),
        ("24年12月底前", None, (2024, 12, 31)),
        ("2024年2月底", None, (2024, 2, 29)),
        ("2023年2月底", None, (2023, 2, 28)),
        ("1900年2月底", None, (1900, 2, 28)),
        ("2000年2月底", None, (2000, 2, 29)),
        ("2024年2月29日前报送", None, (2024, 2, 29)),
        ("2024年1月下旬", None, (2024, 1, 31)),
        ("2月底", None, (None, 2, None)),
        ("12月", None, (None, 12, None)),
        ("12月底", None, (None, 12, 31)),
        ("十二月底前", None, (None, 12, 31)),
        ("年底前完成", None, (None, 12, 31)),
        ("年底报送台账", None, (None, 12, 31)),
        ("年末报送台账", None, (None, 12, 31)),
        ("年内报送台账", None, (None, 12, 31)),
        ("2025年年底前", None, (2025, 12, 31)),
        ("2025年完成", None, (2025, None, None)),
        ("2024年6月上旬", None, (2024, 6, 10)),
        ("2024年6月中旬", None, (2024, 6, 20)),
        ("2024年3月初", None, (2024, 3, None)),
        ("2024年初", None, (2024, 1, None)),
        ("2024年三季度初完成", None, (2024, 7, None)),
        ("上半年完成", None, (None, 6, 30)),
        ("第三季度末", None, (None, 9, 30)),
        ("每月15日前", None, (None, None, 15)),
        ("15日前", None, (None, None, 15)),
        ("1日之前", None, (None, None, 1)),
        ("三十一日前", None, (None, None, 31)),
        ("15日前报送材料", None, (None, None, 15)),
        ("2021年全年", (2021, 1, None), (2021, 12, None)),
        ("全年", (None, 1, None), (None, 12, None)),
        ("1月-12月", (None, 1, None), (None, 12, None)),
        ("1-12月", (None, 1, None), (None, 12, None)),
        ("2021年1-12月", (2021, 1, None), (2021, 12, None)),
        ("2023.07-2024.01", (2023, 7, None), (2024, 1, None)),
        ("2024年1月1日-12月31日", (2024, 1, 1), (2024, 12, 31)),
        ("2024年5月10日-20日", (2024, 5, 10), (2024, 5, 20)),
        ("5月10日20日", None, (None, 5, 10)),
        ("5月10日-10日", (None, 5, 10), (None, 5, 10)),
        ("5月10日-31日", (None, 5, 10), (None, 5, 31)),
        ("2月10日-29日", (None, 2, 10), (None, 2, 29)),
        ("2024年2月10日-29日", (2024, 2, 10), (2024, 2, 29)),
        ("2024年3月10日-12日完成", (2024, 3, 10), (2024, 3, 12)),
        ("5月1日-6月30日前", (None, 5, 1), (None, 6, 30)),
        ("2024年1月——12月", (2024, 1, None), (2024, 12, None)),
        ("2024年3月-3月", (2024, 3, None), (2024, 3, None)),
        ("2024年-3月", (2024, None, None), (2024, 3, None)),
        ("2024年上半年-下半年", (2024, 1, None), (2024, 12, 31)),
        ("2024年6月-年底", (2024, 6, None), (2024, 12, 31)),
        ("2023年11月-3月", (2023, 11, None), (None, 3, None)),
        ("2024-2026年", (2024, None, None), (2026, None, None)),
        ("项目期2024-2026年", (2024, None, None), (2026, None, None)),
        ("二〇二四年至二〇二六年", (2024, None, None), (2026, None, None)),
        ("二〇二四年", (2024, None, None), (2024, None, None)),
        ("十一月至十二月", (None, 11, None), (None, 12, None)),
        ("五月十日至二十日", (None, 5, 10), (None, 5, 20)),
        ("2024年度", (2024, None, None), (2024, None, None)),
        ("一季度", (None, 1, None), (None, 3, None)),
    ],
)
def test_deadlines_and_periods(
    text: str, start: tuple[int | None, ...] | None, end: tuple[int | None, ...] | None
) -> None:
    target = parse_target(text)
    assert ("deadline" if start is None else "period", start, end) == (target.kind, target.start, target.end)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("每月15日前", "月"),
        ("每月15日", "月"),
        ("每月15日报送", "月"),
        ("每月1号之前报送", "月"),
        ("每月31日前", "月"),
        ("15日前", ""),
        ("12月底前", ""),
    ],
)
def test_a_deadline_may_return(text: str, per: str) -> None:
    target = parse_target(text)
    assert ("deadline", per) == (target.kind, target.per)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2024", "quantity"),
        ("2024-20263人", "range"),
        ("2024.12", "quantity"),
        (" 2024.12", "quantity"),
        ("2024.12万元", "quantity"),
        ("20年", "duration"),
        ("≥1899年", "duration"),
        ("≥2100年", "duration"),
        ("6个月", "duration"),
        ("10日内", "duration"),
        ("按照2024年计划完成", "text"),
        ("2024年上旬", "text"),
        ("不少于2024年", "text"),
        ("力争十二月底前完成", "text"),
        ("十二月", "duration"),
        ("百年校庆", "text"),
        ("2024年下旬完成", "text"),
    ],
)
def test_what_looks_like_a_time_and_is_none(text: str, kind: str) -> None:
    target = parse_target(text)
    assert (kind, None, True) == (target.kind, target.end, target.readable)


@pytest.mark.parametrize(
    ("text", "operator", "spelled", "note", "per"),
    [
        ("不晚于2024年6月30日（暂定）", "≤", "不晚于", "暂定", ""),
        ("2024年6月30日前", None, "", "", ""),
        ("2024年6月30日前不少于5个", "≥", "不少于", "", ""),
        ("12月底前发放100元/人", None, "", "", "人"),
        ("每月10日前发放100元", None, "", "", "月"),
        ("2024年1-12月（暂定）", None, "", "暂定", ""),
    ],
)
def test_a_time_says_all_that_a_value_does(text: str, operator: str | None, spelled: str, note: str, per: str) -> None:
    target = parse_target(text)
    assert target.end is not None
    assert target.kind == ("deadline" if target.start is None else "period")
    assert (target.operator, target.spelled, target.note, target.per) == (operator, spelled, note, per)


def test_a_year_before_a_number_leaves_the_remark_to_it() -> None:
    target = parse_target("2024年新增就业500人（省级）")
    assert (target.kind, target.low, target.note) == ("quantity", Decimal(500), "省级")


@pytest.mark.parametrize(("behind", "kind"), [(30, "deadline"), (31, "text")])
def test_a_day_of_each_month_stands_before_few_words(behind: int, kind: str) -> None:
    assert parse_target("每月15日前" + "某" * behind).kind == kind


@pytest.mark.parametrize(("before", "behind", "kind"), [(20, 30, "deadline"), (21, 0, "text"), (0, 31, "text")])
def test_a_deadline_stands_among_few_words(before: int, behind: int, kind: str) -> None:
    assert parse_target("某" * before + "12月底前" + "某" * behind).kind == kind


@pytest.mark.parametrize(
    ("before", "behind", "readable"), [(40, 0, True), (41, 0, False), (0, 12, True), (0, 13, False)]
)
def test_a_number_stands_among_few_words(before: int, behind: int, readable: bool) -> None:
    assert parse_target("某" * before + "5个" + "某" * behind).readable == readable


@pytest.mark.parametrize("text", ["2024年1-12月举办", "上半年至年底举办"])
def test_a_period_before_what_is_done_then_is_none(text: str) -> None:
    assert parse_target(text).start is None


def test_a_deadline_keeps_a_number_of_days_behind_it() -> None:
    target = parse_target("2024年底前培训20天")
    assert (target.kind, target.low, target.unit) == ("deadline", Decimal(20), "天")


def test_a_deadline_keeps_the_number_behind_it() -> None:
    target = parse_target("12月底前100%到位")
    assert ("deadline", Day(None, 12, 31)) == (target.kind, target.end)
    assert (Decimal(100), Decimal(100), "%") == (target.low, target.high, target.unit)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("1.2亿元", "12000万元"),
        ("￥12000", "1.2万元"),
        ("≥3‰", "≥0.3%"),
        ("2km", "2000米"),
        ("100㎡", "100平方米"),
        ("1公顷", "10,000平方米"),
        ("63万人", "630000人"),
        ("5万公里", "50,000,000米"),
        ("1吨", "1000公斤"),
        ("1年", "12个月"),
        ("24小时", "1天"),
        ("3机组", "3.0机组"),
        ("每月1万次", "10000次/月"),
        ("每人1万元", "10000元/人"),
        ("1.2亿元/公里", "12000万元/km"),
    ],
)
def test_bounds_compare_in_their_base(left: str, right: str) -> None:
    targets = parse_target(left), parse_target(right)
    assert targets[0].base == targets[1].base != ""
    assert targets[0].bounds == targets[1].bounds != (None, None)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("≥1.2亿元", (120_000_000, None)),
        ("≤1.2亿元", (None, 120_000_000)),
        ("≤3个", (None, 3)),
        ("5000万", (50_000_000, 50_000_000)),
    ],
)
def test_a_bound_has_one_side(text: str, bounds: tuple[int | None, int | None]) -> None:
    assert parse_target(text).bounds == bounds


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("1亩", "1平方米"),
        ("5个工作日", "5天"),
        ("5人", "5人次"),
        ("1月", "30天"),
        ("3机组", "3标段"),
        ("1次/年", "1场/年"),
    ],
)
def test_what_is_not_exactly_the_other_has_a_base_of_its_own(left: str, right: str) -> None:
    assert parse_target(left).base != parse_target(right).base


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("≥60%(新增)", "新增"),
        ("5个（其中省级2个）", "其中省级2个"),
        ("5个(其中(省级)2个)", "其中(省级)2个"),
        ("10(含)个以上", "含"),
        ("≥60%(新增)(省级)，逐年提高", "逐年提高；新增；省级"),
        ("≥95%，逐年提高", "逐年提高"),
        ("1,000人，逐年提高", "逐年提高"),
        ("5个；其中省级", "其中省级"),
        ("5个。逐年提高", "逐年提高"),
        ("5个！", ""),
        ("是（按期）", "按期"),
        ("优（省级）", "省级"),
        ("良以上（省级）", "省级"),
        ("≥良（省级）", "省级"),
        ("万人（新增）", "新增"),
        ("≥万人（新增）", "新增"),
        ("≥**%（新增）", "新增"),
        ("5个，约百分之一百五", "约百分之一百五"),
        ("5个(2024)", "2024"),
        ("95%(%)", "%"),
        ("≥90(%)", ""),
        ("100元/(人·月)", ""),
    ],
)
def test_a_remark_is_told_apart(text: str, note: str) -> None:
    assert note == parse_target(text).note


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("＞＝95％", ">="),
        ("> = 95%", ">="),
        ("≥95%", "≥"),
        ("不低于95%", "不低于"),
        ("95%以上", "以上"),
        ("≥95%以上", "≥…以上"),
        ("控制在5%以内", "控制在…以内"),
        ("95%", ""),
        ("每年不少于2次", "不少于"),
        ("完成5", ""),
        ("50余机组", "余"),
        ("50余家", "余"),
        ("前10名", "前"),
        ("80%-90%以内", ""),
        ("控制在±5%以内", ""),
        ("良以上", "以上"),
        ("≥良", "≥"),
        ("≥万人", "≥"),
        ("**%以上", "以上"),
        ("≥**%", "≥"),
    ],
)
def test_the_operator_is_told_as_it_is_written(text: str, spelled: str) -> None:
    assert spelled == parse_target(text).spelled


@pytest.mark.parametrize(
    "text", ["万亩", "≧ %", "》 元", "≥", "不低于", "不少于个", "%", "元/人·月", "公里", "人次", "㎡", "元/人*月"]
)
def test_a_unit_or_an_operator_alone_is_told(text: str) -> None:
    target = parse_target(text)
    assert (target.kind, target.unit_only, target.placeholder, target.readable) == ("text", True, False, True)
    assert (target.operator is None) == (target.spelled == "")


@pytest.mark.parametrize(
    "text",
    [
        "≥**%",
        "≥＊＊％",
        "XX人",
        "xx人",
        "≥X个",
        "≥__%",
        "≤xx%",
        "X%",
        "≥X",
        "≥**㎡",
        "≥**机组",
        "新增XX人",
        "**",
        "……",
        "≤…万元",
        "**元/人·月",
    ],
)
def test_the_blank_of_a_template_is_told(text: str) -> None:
    target = parse_target(text)
    assert (target.kind, target.unit_only, target.placeholder, target.readable) == ("text", False, True, True)


@pytest.mark.parametrize(
    "text",
    ["/", "—", "-", "按时支付", "控制在预算内", "提高", "是/否", "", " ", "个人", "人人", "产值×人数", "新增**", "×"],
)
def test_words_and_dashes_are_neither(text: str) -> None:
    target = parse_target(text)
    assert (target.kind, target.unit_only, target.placeholder) == ("text", False, False)


def test_a_number_of_ten_thousands_counts_something_unsaid() -> None:
    target = parse_target("5000万")
    assert (target.unit, target.base) == ("万", "")
