"""M04 服刑人员领薪: boundary days, lawful pay, identity."""

from __future__ import annotations

from typing import Any

from shujian.demo import custody, firms, justice, outdoors, public_service
from shujian.demo.convicts import EFFECT, INSIDE, RELEASE, convict, suspended
from shujian.demo.gazetteer import THIN
from shujian.demo.registry import Person
from shujian.demo.world import AS_OF, World, day, months, plus

JUNE = months("2023-06", "2023-06")


def plant(w: World) -> None:
    """Plant the boundaries and exceptions of W1 to W8."""
    w.model = "M04"
    _effect(w)
    _items(w)
    _categories(w)
    _temporary_work(w)
    _custody(w)
    _fugitives(w)
    _discipline(w)
    _service(w)


def _sentenced(w: World, effective: str, **cells: Any) -> tuple[Person, str]:
    """A civil servant in prison from ten days after that effect, and the payer."""
    who = w.adult()
    payer = public_service.employ(w, who)
    on = day(effective)
    justice.judgment(w, who, on, term=24, **cells)
    custody.imprison(w, who, plus(on, 10), RELEASE)
    public_service.decide(w, who, "开除", plus(on, 20))
    return who, payer


def _effect(w: World) -> None:
    who, payer = _sentenced(w, "2023-05-31")
    public_service.pay(w, who, payer, JUNE)
    w.plant("W1", who.id, "2023-05-31生效，2023-06是第一个整月")
    who, payer = _sentenced(w, "2023-06-01")
    public_service.pay(w, who, payer, JUNE)
    w.trap("W1", who.id, "无", "2023-06-01生效，2023-06是生效当月")
    who, payer = _sentenced(w, "2023-05-31", 生效依据="推算")
    public_service.pay(w, who, payer, JUNE)
    w.trap("W1", who.id, "待核", "生效日期2023-05-31是推算的，差一日2023-06就不是整月")
    who, payer, _ = convict(w, inside=False)
    custody.imprison(w, who, plus(EFFECT, 10), day("2025-04-30"))
    public_service.pay(w, who, payer, months("2025-04", "2025-04"))
    w.trap("W1", who.id, "无", "2025-04-30释放，2025-04是释放当月")
    who, payer, _ = convict(w, "事业")
    public_service.pay(w, who, payer, months("2023-05", "2023-05"))
    w.trap("W2", who.id, "无", "只有生效当月的工资")


def _items(w: World) -> None:
    for item in ("住房公积金退款", "抚恤金"):
        who, payer, _ = convict(w)
        public_service.pay(w, who, payer, INSIDE[:1], 3_000_000, 工资项目=item)
        w.trap("W1", who.id, "无", f"{item}不是工资", also=("待核",))
    who, payer, _ = convict(w)
    spouse = w.adult(who.county)
    public_service.employ(w, spouse)
    public_service.pay(w, spouse, payer, INSIDE[:6], 账户户名=who.name)
    w.trap("W1", spouse.id, "无", "配偶本人的工资打入服刑人员的账户")
    w.trap("W1", who.id, "无", "账户收的是配偶本人的工资")
    who = w.adult()
    public_service.employ(w, who, 终止日期=plus(EFFECT, 20))
    outdoors.suspend(w, who, EFFECT, term=12, probation=36)
    public_service.decide(w, who, "开除", plus(EFFECT, 20))
    public_service.pay(w, who, firms.firm(who.county, 76).name, INSIDE[:6])
    w.trap("W1", who.id, "无", "缓刑，开除后由私营企业聘用并发工资")


def _categories(w: World) -> None:
    who, payer, _ = convict(w, "机关工人")
    public_service.pay(w, who, payer, INSIDE[:3])
    w.plant("W2", who.id, "机关工人判处有期徒刑，生效后仍发工资")
    who = w.adult()
    payer = public_service.employ(w, who, "国企")
    justice.judgment(w, who, day("2024-05-20"), kind="拘役", term=5)
    custody.imprison(w, who, day("2024-05-28"), day("2024-10-27"), kind="看守所服刑")
    public_service.pay(w, who, payer, months("2024-06", "2024-09"))
    public_service.decide(w, who, "解聘", day("2024-11-20"))
    w.plant("W4", who.id, "国有企业职工在看守所服刑期间整月发放工资")
    who, payer, _ = suspended(w, "国企", "有期徒刑")
    public_service.pay(w, who, payer, months("2023-08", "2023-12"))
    w.trap("W4", who.id, "无", "国有企业职工缓刑，不在监")
    for month, what in (("2023-05", "入监当月"), ("2025-05", "出监当月")):
        who, payer, _ = convict(w, "国企")
        public_service.pay(w, who, payer, months(month, month))
        w.trap("W4", who.id, "无", f"只有{what}的工资")
    who, payer, _ = suspended(w, "公务员", "有期徒刑", decided="撤职", 主观方面="过失")
    public_service.pay(w, who, payer, months("2023-08", "2023-12"), 300_000)
    w.trap("W1", who.id, "待核", "过失犯罪缓刑，经批准只撤职，工资由人核", also=("无",))


def _temporary_work(w: World) -> None:
    who = w.adult()
    payer = public_service.employ(w, who, "事业")
    effective = day("2023-07-10")
    doc = justice.judgment(w, who, effective, kind="管制", term=12)
    outdoors.hand_over(w, doc, who.county, notice=plus(effective, 2), papers=plus(effective, 4))
    outdoors.correct(w, who, "管制", effective, day("2024-07-09"))
    public_service.decide(w, who, "撤职", plus(effective, 20))
    public_service.pay(w, who, payer, months("2023-08", "2023-11"), 240_000, 工资项目="生活费")
    w.plant("W3", who.id, "判处管制，没有安排临时工作仍发生活费")
    who, payer, _ = suspended(w, "事业", "拘役")
    public_service.pay(w, who, payer, months("2023-08", "2023-11"), 240_000, 工资项目="生活费")
    w.add("临时工作安排", 公民身份号码=who.id, 姓名=who.name, 起始日期=day("2023-07-11"),
          终止日期=day("2023-09-30"), 单位地区划=who.county)  # fmt: skip
    w.plant("W3", who.id, "临时工作2023-09-30结束，其后两个月仍发")


def _custody(w: World) -> None:
    span = months("2024-12", "2025-05")
    for category in ("事业", "机关工人", "参公"):
        who = w.adult()
        payer = public_service.employ(w, who, category)
        custody.measure(w, who, "逮捕", day("2024-11-03"), None)
        public_service.pay(w, who, payer, span)
        w.plant("W5", who.id, f"{category}，逮捕期间整月发放7800元，超过基本工资75%")
    who = w.adult()
    boss = public_service.employ(w, who, "民企", 单位=firms.firm(who.county, 75).name)
    custody.measure(w, who, "逮捕", day("2024-11-03"), None)
    public_service.pay(w, who, boss, span)
    w.trap("W5", who.id, "无", "私营企业人员，不在规定之内")
    who = w.adult()
    payer = public_service.employ(w, who)
    custody.measure(w, who, "取保候审", day("2023-10-08"), day("2024-03-20"), "不起诉")
    public_service.pay(w, who, payer, months("2023-11", "2024-02"), 工资项目="补发",
                到账日期=day("2024-04-15"))  # fmt: skip
    w.trap("W5", who.id, "无", "不起诉、没有处分，补发工资")


def _fugitives(w: World) -> None:
    who = w.adult()
    payer = public_service.employ(w, who)
    w.add("在逃人员", 公民身份号码=who.id, 姓名=who.name, 上网日期=day("2024-09-01"),
          撤销日期=day("2024-10-01"), 地区划=who.county)  # fmt: skip
    public_service.pay(w, who, payer, months("2024-09", "2024-09"), 100_000)
    w.plant("W6", who.id, "2024-09-01至2024-10-01在逃，2024-09是整月")


def _discipline(w: World) -> None:
    who, _, _ = convict(w, dismissed=False)
    public_service.decide(w, who, "停发工资", plus(EFFECT, 20))
    w.plant("W7", who.id, "只停发工资，没有开除等处分", expected="待核")
    who, _, _ = convict(w, dismissed=False)
    public_service.decide(w, who, "开除", plus(EFFECT, -60))
    w.trap("W7", who.id, "无", "判决前已开除", also=("待核",))
    who = w.adult()
    public_service.employ(w, who)
    doc = justice.judgment(w, who, plus(AS_OF, -5), term=24, served=False)
    w.trap("W7", who.id, "无", "判决刚生效五日")
    w.trap("W8", doc, "无", "判决刚生效五日", by="文书编号")
    who, _, _ = convict(w, county=THIN, dismissed=False)
    w.trap("W7", who.id, "未检查", "该县的人事处理没有提供")


def _service(w: World) -> None:
    by = {"by": "文书编号"}
    who = w.adult("990101")
    public_service.employ(w, who)
    public_service.decide(w, who, "开除", plus(EFFECT, 20))
    doc = justice.judgment(w, who, EFFECT, term=24, served=False, 法院=firms.court(THIN))
    custody.imprison(w, who, plus(EFFECT, 10), RELEASE)
    w.trap("W8", doc, "未检查", "判决的法院没有提供送达登记，本人所在的县提供了", **by)
    who = w.adult(THIN)
    public_service.employ(w, who)
    public_service.decide(w, who, "开除", plus(EFFECT, 20))
    doc = justice.judgment(w, who, EFFECT, term=24, served=False, 法院=firms.court("990201"))
    custody.imprison(w, who, plus(EFFECT, 10), RELEASE)
    w.plant("W8", doc, "判决的法院登记齐全，没有送达单位或者派出所", **by)
