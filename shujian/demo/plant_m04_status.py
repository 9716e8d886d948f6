"""M04 服刑人员领薪: before effect, fugitives."""

from __future__ import annotations

from shujian.demo import custody, public_service
from shujian.demo.registry import Person
from shujian.demo.world import World, day, months


def _arrested(w: World, kind: str = "逮捕", basic: int | None = 400_000) -> tuple[Person, str]:
    who = w.adult()
    payer = public_service.employ(w, who, "公务员", basic)
    custody.measure(w, who, kind, day("2024-11-03"), None)
    return who, payer


def before_effect(w: World) -> None:
    """Pay before the judgment took effect, by measure."""
    span = months("2024-12", "2025-05")
    kinds = ("逮捕", "取保候审", "监视居住", "刑事拘留")
    for index in range(w.copies + 1):
        who, payer = _arrested(w, kinds[index % 4])
        public_service.pay(w, who, payer, span, 780_000)
        w.plant("W5", who.id, f"{kinds[index % 4]}期间整月发放7800元，超过基本工资75%")
    for fen, expected in ((300_000, "无"), (300_001, "线索")):
        who, payer = _arrested(w)
        public_service.pay(w, who, payer, span, fen, 工资项目="生活费")
        if expected == "无":
            w.trap("W5", who.id, "无", "正好发基本工资的75%")
        else:
            w.plant("W5", who.id, "超过基本工资75%一分")
    who, payer = _arrested(w)
    public_service.pay(w, who, payer, months("2024-11", "2024-11"))
    w.trap("W5", who.id, "无", "只有逮捕当月的工资")
    who, payer = _arrested(w, basic=None)
    public_service.pay(w, who, payer, span)
    w.trap("W5", who.id, "待核", "基本工资不明，算不出75%")
    who, payer = _arrested(w, "留置")
    public_service.pay(w, who, payer, span)
    w.trap("W5", who.id, "待核", "留置期间的工资由人核")
    who = w.adult()
    payer = public_service.employ(w, who)
    custody.measure(w, who, "逮捕", day("2023-10-08"), day("2024-03-20"), "无罪")
    public_service.pay(
        w, who, payer, months("2023-11", "2024-02"), 工资项目="补发", 到账日期=day("2024-04-15")
    )
    w.trap("W5", who.id, "无", "宣告无罪后补发")


def fugitives(w: World) -> None:
    """Employees who fled."""
    for index in range(w.copies):
        who = w.adult()
        payer = public_service.employ(w, who)
        if index % 2:
            custody.measure(w, who, "在逃", day("2024-08-12"), None)
        else:
            w.add(
                "在逃人员",
                公民身份号码=who.id,
                姓名=who.name,
                上网日期=day("2024-08-12"),
                地区划=who.county,
            )
        public_service.pay(w, who, payer, months("2024-09", "2024-12"), 300_000)
        w.plant("W6", who.id, "在逃期间整月仍有工资")
    who = w.adult()
    payer = public_service.employ(w, who)
    w.add("在逃人员", 公民身份号码=who.id, 姓名=who.name, 上网日期=day("2024-08-12"),
          撤销日期=day("2024-09-20"), 地区划=who.county)  # fmt: skip
    public_service.pay(w, who, payer, months("2024-08", "2024-08"))
    public_service.pay(w, who, payer, months("2024-09", "2024-09"))
    w.trap("W6", who.id, "无", "在逃不满任何一个整月")
