"""M04 服刑人员领薪: pay taken back by negative rows, deductions, and months paid twice."""

from __future__ import annotations

from shujian.demo import custody, public_service
from shujian.demo.convicts import INSIDE, convict
from shujian.demo.registry import Person
from shujian.demo.world import World, day, months

FEN = 780_000
DEDUCTIONS = {"代扣个税": 12_345, "代扣社保": 62_400}
"""Negative rows of an item of their own: they take nothing back."""


def plant(w: World) -> None:
    """Plant pay taken back wholly, in part and in one sum, deductions, and pay twice a month."""
    w.model = "M04"
    _whole(w)
    _whole_of_fugitives(w)
    _part(w)
    _one_sum(w)
    _deducted_lawfully(w)
    _deducted_inside(w)
    _twice(w)


def _back(
    w: World, who: Person, payer: str, listed: range, on: str, fen: int = FEN, item: str = "工资"
) -> None:
    """Take these months back, each under its own month and item, on a later day."""
    public_service.pay(w, who, payer, listed, -fen, 工资项目=item, 到账日期=day(on))


def _deduct(w: World, who: Person, payer: str, listed: range) -> None:
    for item, fen in DEDUCTIONS.items():
        public_service.pay(w, who, payer, listed, -fen, 工资项目=item)


def _fugitive(w: World) -> tuple[Person, str]:
    who = w.adult()
    payer = public_service.employ(w, who)
    custody.measure(w, who, "在逃", day("2024-08-12"), None)
    return who, payer


def _whole(w: World) -> None:
    paid = INSIDE[:4]
    for category, rule in (("公务员", "W1"), ("事业", "W2"), ("国企", "W4")):
        who, payer, _ = convict(w, category)
        public_service.pay(w, who, payer, paid)
        _back(w, who, payer, paid, "2024-01-22")
        w.trap(rule, who.id, "无", "在监各月的工资都在同月同项目冲退（负数行）")
    who, payer, _ = convict(w)
    public_service.pay(w, who, payer, months("2023-03", "2023-06"))
    _back(w, who, payer, INSIDE[:1], "2023-07-15")
    w.trap("W1", who.id, "无", "只有一个整月，同月冲退，次月到账")


def _whole_of_fugitives(w: World) -> None:
    paid = months("2024-09", "2024-11")
    who, payer = _fugitive(w)
    public_service.pay(w, who, payer, paid, 300_000, 工资项目="生活费")
    _back(w, who, payer, paid, "2025-01-15", 300_000, "生活费")
    w.trap("W6", who.id, "无", "在逃各月的生活费都在同月同项目冲退")


def _part(w: World) -> None:
    """One month of several is taken back in part: the rest still counts."""
    rules = (("公务员", "W1"), ("事业", "W2"), ("国企", "W4"))
    for index in range(w.copies):
        category, rule = rules[index % 3]
        who, payer, _ = convict(w, category)
        public_service.pay(w, who, payer, INSIDE[:4])
        _back(w, who, payer, INSIDE[1:2], "2023-11-15", 234_567)
        why = "四个整月，其中2023-07冲退2345.67元，按净额计"
        w.plant(rule, who.id, why, amount=4 * FEN - 234_567)


def _one_sum(w: World) -> None:
    """Taken back in one sum under a later month: which months it settles nobody knows."""
    for category, rule in (("公务员", "W1"), ("事业", "W2"), ("国企", "W4")):
        who, payer, _ = convict(w, category)
        public_service.pay(w, who, payer, INSIDE[:4])
        _back(w, who, payer, INSIDE[6:7], "2023-12-22", 4 * FEN)
        w.trap(rule, who.id, "待核", "四个月一笔总冲退，记在没有发放的2023-12")
    who, payer, _ = convict(w)
    public_service.pay(w, who, payer, INSIDE[:5])
    _back(w, who, payer, INSIDE[4:5], "2023-10-27", 5 * FEN)
    w.trap("W1", who.id, "待核", "五个月一笔总冲退，记在最后一个月")
    who, payer = _fugitive(w)
    public_service.pay(w, who, payer, months("2024-09", "2024-11"), 300_000)
    _back(w, who, payer, months("2025-01", "2025-01"), "2025-01-24", 900_000)
    w.trap("W6", who.id, "待核", "在逃三个月一笔总冲退，记在2025-01")


def _deducted_lawfully(w: World) -> None:
    """Taxes and contributions kept back from pay that was lawful, or due on no pay at all."""
    for _ in range(2):
        who = w.adult()
        payer = public_service.employ(w, who)
        public_service.pay(w, who, payer, months("2024-01", "2025-06"))
        _deduct(w, who, payer, months("2024-01", "2025-06"))
        w.trap("W1", who.id, "无", "没有涉案的职工，工资中代扣个税、社保")
    who, payer, _ = convict(w)
    public_service.pay(w, who, payer, months("2023-01", "2023-05"))
    _deduct(w, who, payer, months("2023-01", "2023-05"))
    w.trap("W1", who.id, "无", "工资发到生效当月，代扣个税、社保")
    who = w.adult()
    payer = public_service.employ(w, who)
    custody.measure(w, who, "逮捕", day("2024-11-03"), None)
    span = months("2024-12", "2025-05")
    public_service.pay(w, who, payer, span, 300_000, 工资项目="生活费")
    public_service.pay(w, who, payer, span, -62_400, 工资项目="代扣社保")
    w.trap("W5", who.id, "无", "正好发基本工资的75%，其中代扣社保")


def _deducted_inside(w: World) -> None:
    """Deductions from pay in prison: he was paid all the same, what was kept back included."""
    rules = (("公务员", "W1"), ("事业", "W2"), ("国企", "W4"))
    for index in range(w.copies):
        category, rule = rules[index % 3]
        who, payer, _ = convict(w, category)
        public_service.pay(w, who, payer, INSIDE[:5])
        _deduct(w, who, payer, INSIDE[:5])
        w.plant(rule, who.id, "在监五个整月仍发工资，其中代扣个税、社保")
    who, payer, _ = convict(w)
    public_service.pay(w, who, payer, INSIDE[:3], sum(DEDUCTIONS.values()))
    _deduct(w, who, payer, INSIDE[:3])
    w.plant("W1", who.id, "在监三个整月，工资恰好全部用于代扣个税、社保，仍是发了工资")


def _twice(w: World) -> None:
    """Two payments of one month under one item: both were paid."""
    rules = (("公务员", "W1"), ("事业", "W2"), ("国企", "W4"))
    for index in range(w.copies):
        category, rule = rules[index % 3]
        who, payer, _ = convict(w, category)
        more = (FEN, 120_000)[index % 2]
        public_service.pay(w, who, payer, INSIDE[:2])
        public_service.pay(w, who, payer, INSIDE[:1], more, 到账日期=day("2023-06-28"))
        why = "两个整月，2023-06同一项目两笔，合计"
        w.plant(rule, who.id, why, amount=2 * FEN + more)
