"""M04 服刑人员参保: contributions for months in prison (S1)."""

from __future__ import annotations

from shujian.demo import custody, firms, justice, outdoors, public_service
from shujian.demo.convicts import EFFECT, INSIDE, RELEASE, convict
from shujian.demo.registry import Person
from shujian.demo.world import World, day, months, plus


def plant(w: World) -> None:
    """Plant contributions by public and by private payers."""
    w.model = "M04"
    _public(w)
    _private(w)


def _public(w: World) -> None:
    """A public payer's contributions belong to W1 to W4, with wages and without."""
    for _ in range(w.copies):
        who, payer, _ = convict(w)
        public_service.pay(w, who, payer, INSIDE[:5])
        public_service.insure(w, who, payer, "机关", INSIDE[:5])
        w.plant("W1", who.id, "在监整月由公款缴纳社保并发工资", companions=("S1",))
    kinds = (("公务员", "机关"), ("事业", "事业"), ("国企", "国企"))
    for index in range(w.copies):
        category, kind = kinds[index % 3]
        who, payer, _ = convict(w, category)
        public_service.insure(w, who, payer, kind, INSIDE[:5])
        w.plant("S1", who.id, f"{category}，没有工资，在监整月由公款缴纳社保", expected="提示",
                also=("线索",), companions=("W1", "W2", "W4"))  # fmt: skip
    who, payer, _ = convict(w)
    public_service.insure(w, who, payer, "机关", months("2023-05", "2023-05"))
    w.trap("S1", who.id, "无", "公款单位只有生效当月的缴费")


def _prisoner(w: World) -> Person:
    who = w.adult()
    justice.judgment(w, who, EFFECT, term=24)
    custody.imprison(w, who, plus(EFFECT, 10), RELEASE)
    return who


def _private(w: World) -> None:
    def insured(who: Person, serial: int, first: str, last: str) -> str:
        public_service.insure(
            w, who, firms.firm(who.county, serial).name, "民企", months(first, last)
        )
        return who.id

    for index in range(w.copies):
        who = insured(_prisoner(w), 78 - index, "2023-06", "2023-10")
        w.plant("S1", who, "民企在监参保，可能挂靠", expected="待核")
    who = insured(_prisoner(w), 79, "2025-04", "2025-04")
    w.plant("S1", who, "只有2025-04一个整月，也算", expected="待核")
    for month, what in (("2023-05", "入监"), ("2025-05", "出监")):
        w.trap("S1", insured(_prisoner(w), 79, month, month), "无", f"只有{what}当月的缴费")
    free = w.adult()
    outdoors.suspend(w, free, EFFECT, term=12, probation=36)
    w.trap("S1", insured(free, 80, "2023-06", "2023-10"), "无", "缓刑，不在监，受雇合法")
    inmate = _prisoner(w)
    twin = w.registry.new(plus(inmate.birth, 1), inmate.county, name=inmate.name)
    w.trap("S1", insured(twin, 81, "2023-06", "2023-10"), "无", "与服刑人员同名，身份号码不同")
    jailed = w.adult()
    custody.imprison(w, jailed, day("2024-03-05"), day("2024-08-20"), kind="强制隔离戒毒")
    w.trap("S1", insured(jailed, 82, "2024-04", "2024-07"), "无", "强制隔离戒毒不是服刑")
