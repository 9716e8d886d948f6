"""M04 服刑人员领薪: W1 to W8."""

from __future__ import annotations

from typing import Any

from shujian.demo import firms, justice, payroll
from shujian.demo.frame import Raw
from shujian.demo.gazetteer import THIN
from shujian.demo.pensions import recover
from shujian.demo.people import Person
from shujian.demo.world import World, day, months, plus

EFFECT = day("2023-05-16")
RELEASE = day("2025-05-15")
INSIDE = months("2023-06", "2025-04")
"""The months wholly after effect and before the release month."""


def plant(w: World) -> None:
    """Plant the violations and traps of M04."""
    w.model = "M04"
    _paid_inside(w)
    _month_edges(w)
    _lawful_pay(w)
    _temporary_work(w)
    _before_effect(w)
    _fugitives(w)
    _unknown(w)
    _discipline(w)


def convict(
    w: World, category: str = "公务员", *, county: str = "", basic: int | None = 400_000,
    dismissed: bool = True, inside: bool = True, **judgment: Any,
) -> tuple[Person, str, str]:  # fmt: skip
    """A public employee sentenced to two years, in prison until 2025-05-15.

    Returns:
        The person, the payer, the number of the judgment.
    """
    who = w.adult(county)
    payer = payroll.employ(w, who, category, basic)
    doc = justice.judgment(w, who, EFFECT, **({"term": 24} | judgment))
    if inside:
        justice.imprison(w, who, plus(EFFECT, 10), RELEASE)
    if dismissed:
        payroll.decide(w, who, "开除", plus(EFFECT, 20))
    return who, payer, doc


def _paid_inside(w: World) -> None:
    for index in range(w.copies):
        category = ("公务员", "参公", "行政任命事业")[index % 3]
        who, payer, _ = convict(w, category)
        payroll.pay(w, who, payer, INSIDE[: 7 + index])
        w.plant("W1", who.id, f"{category}，判决生效后在监期间仍发工资{7 + index}个月")
    for index in range(w.copies):
        who, payer, _ = convict(w, ("事业", "机关工人")[index % 2])
        payroll.pay(w, who, payer, INSIDE[:6])
        w.plant("W2", who.id, "事业单位人员、机关工人判处有期徒刑，生效后仍发工资")
    for _ in range(w.copies):
        who, payer, _ = convict(w, "国企")
        payroll.pay(w, who, payer, INSIDE[:6])
        w.plant("W4", who.id, "国有企业职工在监期间整月发放工资")
    for index in range(w.copies):
        who, payer, _ = suspended(w, "公务员" if index % 2 else "事业", "有期徒刑")
        payroll.pay(w, who, payer, months("2023-08", "2023-12"))
        rule = "W1" if index % 2 else "W2"
        w.plant(rule, who.id, "有期徒刑缓刑，生效后整月仍发工资")


def suspended(
    w: World, category: str, kind: str, *, basic: int | None = 400_000, decided: str = "",
    **judgment: Any,
) -> tuple[Person, str, str]:  # fmt: skip
    """A public employee with a suspended sentence, executed in time, and disciplined."""
    who = w.adult()
    payer = payroll.employ(w, who, category, basic)
    effective = day("2023-07-10")
    term = 5 if kind == "拘役" else 24
    doc = justice.suspend(w, who, effective, kind=kind, term=term, probation=term * 2, **judgment)
    decided = decided or ("开除" if kind == "有期徒刑" else "撤职")
    payroll.decide(w, who, decided, plus(effective, 20))
    return who, payer, doc


def _month_edges(w: World) -> None:
    for month, rule in (("2023-05", "W1"), ("2025-05", "W1")):
        who, payer, _ = convict(w)
        payroll.pay(w, who, payer, months(month, month))
        what = "生效当月" if month < "2024" else "释放当月"
        w.trap(rule, who.id, "无", f"只有{what}的工资，不满整月不计")
    who, payer, _ = convict(w)
    payroll.pay(w, who, payer, months("2025-04", "2025-04"))
    w.plant("W1", who.id, "只有2025-04一个整月，也算")
    who, payer, _ = convict(w)
    payroll.pay(w, who, payer, months("2022-10", "2022-10"), 到账日期=day("2024-03-15"))
    w.trap("W1", who.id, "无", "2022-10的工资拖到服刑期间才到账")
    who, payer, _ = convict(w)
    payroll.pay(
        w, who, payer, months("2022-12", "2022-12"), 工资项目="奖金", 到账日期=day("2023-09-01")
    )
    w.trap("W1", who.id, "无", "生效前年度的奖金在服刑期间到账")


def _lawful_pay(w: World) -> None:
    who, payer, _ = convict(w, 后续状态="再审无罪", dismissed=False)
    payroll.pay(w, who, payer, INSIDE[:10], 工资项目="补发", 到账日期=day("2024-03-25"))
    w.trap("W1", who.id, "无", "再审宣告无罪后补发")
    w.trap("W7", who.id, "无", "有罪判决已被再审撤销", also=("待核",))
    who, payer, _ = convict(
        w, kind="免予刑事处罚", term=0, inside=False, dismissed=False, 主观方面="故意"
    )
    payroll.decide(w, who, "撤职", plus(EFFECT, 20))
    payroll.pay(w, who, payer, INSIDE[:8])
    w.trap("W1", who.id, "无", "免予刑事处罚，只撤职，工资照发")
    who, payer, _ = convict(w, kind="单处罚金", term=0, inside=False, dismissed=False)
    payroll.decide(w, who, "撤职", plus(EFFECT, 20))
    payroll.pay(w, who, payer, INSIDE[:8])
    w.trap("W1", who.id, "待核", "单处罚金，是否停发由人核")
    who = w.adult()
    boss = payroll.employ(w, who, "民企", 单位=firms.firm(who.county, 77).name)
    justice.judgment(w, who, EFFECT, term=24)
    justice.imprison(w, who, plus(EFFECT, 10), RELEASE)
    payroll.pay(w, who, boss, INSIDE[:6])
    w.trap("W4", who.id, "无", "私营企业发放，不属于财政供养")
    w.trap("W7", who.id, "无", "私营企业人员，没有处分义务")
    who, payer, _ = convict(w)
    payroll.pay(w, who, payer, INSIDE[:2], 300_000)
    for month in INSIDE[:2]:
        recover(w, who, "工资", month, 300_000, day("2024-02-01"))
    w.trap("W1", who.id, "无", "所发工资已全部追回", also=("待核",))


def _temporary_work(w: World) -> None:
    """W3: 拘役 with 缓刑 of staff that is not civil service; 60 % where work was given."""
    span = months("2023-08", "2023-11")
    for _ in range(w.copies):
        who, payer, _ = suspended(w, "事业", "拘役")
        payroll.pay(w, who, payer, span, 240_000, 工资项目="生活费")
        w.plant("W3", who.id, "拘役缓刑，没有安排临时工作仍发生活费")

    def worked(basic: int | None, fen: int) -> Person:
        who, payer, _ = suspended(w, "机关工人", "拘役", basic=basic)
        payroll.pay(w, who, payer, span, fen, 工资项目="生活费")
        w.add(
            "临时工作安排", 公民身份号码=who.id, 姓名=who.name, 起始日期=day("2023-07-11"),
            终止日期=day("2024-01-31"), 单位地区划=who.county,
        )  # fmt: skip
        return who

    w.trap("W3", worked(400_000, 240_000).id, "无", "安排临时工作，正好发基本工资的60%")
    w.plant("W3", worked(400_000, 240_001).id, "安排临时工作，发放超过基本工资60%一分")
    w.trap("W3", worked(None, 240_000).id, "待核", "安排临时工作而基本工资不明")


def _arrested(w: World, kind: str = "逮捕", basic: int | None = 400_000) -> tuple[Person, str]:
    who = w.adult()
    payer = payroll.employ(w, who, "公务员", basic)
    justice.measure(w, who, kind, day("2024-11-03"), None)
    return who, payer


def _before_effect(w: World) -> None:
    span = months("2024-12", "2025-05")
    kinds = ("逮捕", "取保候审", "监视居住", "刑事拘留")
    for index in range(w.copies + 1):
        who, payer = _arrested(w, kinds[index % 4])
        payroll.pay(w, who, payer, span, 780_000)
        w.plant("W5", who.id, f"{kinds[index % 4]}期间整月发放7800元，超过基本工资75%")
    for fen, expected in ((300_000, "无"), (300_001, "线索")):
        who, payer = _arrested(w)
        payroll.pay(w, who, payer, span, fen, 工资项目="生活费")
        if expected == "无":
            w.trap("W5", who.id, "无", "正好发基本工资的75%")
        else:
            w.plant("W5", who.id, "超过基本工资75%一分")
    who, payer = _arrested(w)
    payroll.pay(w, who, payer, months("2024-11", "2024-11"))
    w.trap("W5", who.id, "无", "只有逮捕当月的工资")
    who, payer = _arrested(w, basic=None)
    payroll.pay(w, who, payer, span)
    w.trap("W5", who.id, "待核", "基本工资不明，算不出75%")
    who, payer = _arrested(w, "留置")
    payroll.pay(w, who, payer, span)
    w.trap("W5", who.id, "待核", "留置期间的工资由人核")
    who = w.adult()
    payer = payroll.employ(w, who)
    justice.measure(w, who, "逮捕", day("2023-10-08"), day("2024-03-20"), "无罪")
    payroll.pay(
        w, who, payer, months("2023-11", "2024-02"), 工资项目="补发", 到账日期=day("2024-04-15")
    )
    w.trap("W5", who.id, "无", "宣告无罪后补发")


def _fugitives(w: World) -> None:
    for index in range(w.copies):
        who = w.adult()
        payer = payroll.employ(w, who)
        if index % 2:
            justice.measure(w, who, "在逃", day("2024-08-12"), None)
        else:
            w.add(
                "在逃人员",
                公民身份号码=who.id,
                姓名=who.name,
                上网日期=day("2024-08-12"),
                地区划=who.county,
            )
        payroll.pay(w, who, payer, months("2024-09", "2024-12"), 300_000)
        w.plant("W6", who.id, "在逃期间整月仍有工资")
    who = w.adult()
    payer = payroll.employ(w, who)
    w.add("在逃人员", 公民身份号码=who.id, 姓名=who.name, 上网日期=day("2024-08-12"),
          撤销日期=day("2024-09-20"), 地区划=who.county)  # fmt: skip
    payroll.pay(w, who, payer, months("2024-08", "2024-08"))
    payroll.pay(w, who, payer, months("2024-09", "2024-09"))
    w.trap("W6", who.id, "无", "在逃不满任何一个整月")


def _unknown(w: World) -> None:
    who, payer, _ = convict(w)
    twin = w.adult(who.county)
    twin = w.registry.new(plus(twin.birth, 1), who.county, name=who.name)
    payroll.employ(w, twin)
    payroll.pay(w, twin, payer, INSIDE[:6])
    w.trap("W1", twin.id, "无", "与服刑人员同名，身份号码不同")
    who, payer, _ = convict(w)
    other = "张" + who.name[1:] if who.name[0] != "张" else "李" + who.name[1:]
    payroll.pay(w, who, payer, INSIDE[:6], 姓名=other, 账户户名=other)
    w.trap("W1", who.id, "待核", "身份号码相同而工资表姓名不同")
    who, payer, _ = convict(w)
    payroll.pay(w, who, payer, INSIDE[:4], 公民身份号码=Raw("1.1E+17"))
    w.trap("W1", who.id, "待核", "工资表中身份证号已损坏，只有姓名相同")
    who = w.adult()
    payer = payroll.employ(w, who, "公务员", 人员类别=None)
    justice.judgment(w, who, EFFECT, term=24)
    justice.imprison(w, who, plus(EFFECT, 10), RELEASE)
    payroll.decide(w, who, "开除", plus(EFFECT, 20))
    payroll.pay(w, who, payer, INSIDE[:6])
    w.trap("W1", who.id, "待核", "人员类别空白")
    who, payer, _ = convict(w, county=THIN)
    w.trap("W1", who.id, "未检查", "该县的工资明细没有提供")
    who, payer, _ = convict(w, 生效依据="推算")
    payroll.pay(w, who, payer, months("2023-06", "2023-06"))
    w.plant("W1", who.id, "生效日期2023-05-16是推算的，差一日也不改变结论")


def _discipline(w: World) -> None:
    for _ in range(w.copies):
        who, _, _ = convict(w, dismissed=False)
        w.plant("W7", who.id, "判决生效后没有开除等处理记录", expected="待核")
    for index in range(w.copies):
        who = w.adult()
        payroll.employ(w, who)
        doc = justice.judgment(w, who, EFFECT, term=24, served=False)
        justice.imprison(w, who, plus(EFFECT, 10), RELEASE)
        payroll.decide(w, who, "开除", plus(EFFECT, 20))
        if index == 0:
            justice.service(w, doc, "判决书", "检察院", plus(EFFECT, 3), who.county)
        w.plant("W8", doc, "单位和户籍地派出所都没有收到判决书", by="文书编号")
    who = w.adult()
    payer = payroll.employ(w, who)
    doc = justice.judgment(w, who, EFFECT, term=24, served=False)
    justice.imprison(w, who, plus(EFFECT, 10), RELEASE)
    payroll.decide(w, who, "开除", plus(EFFECT, 20))
    justice.service(w, doc, "判决书", "所在单位", plus(EFFECT, 6), who.county, payer)
    w.trap("W8", doc, "无", "已送达所在单位，二者送其一即可", by="文书编号")
    who = w.adult(THIN)
    payroll.employ(w, who)
    payroll.decide(w, who, "开除", plus(EFFECT, 20))
    doc = justice.judgment(w, who, EFFECT, term=24, served=False)
    justice.imprison(w, who, plus(EFFECT, 10), RELEASE)
    w.trap("W8", doc, "未检查", "该县法院的送达登记没有提供", by="文书编号")
