"""M08 高龄津贴: boundaries, double payment, entitlement, identity."""

from __future__ import annotations

from typing import Any

from shujian.demo.allowances import died, pay, seen
from shujian.demo.cells import Raw
from shujian.demo.checks import card_number
from shujian.demo.gazetteer import THIN, UNRULED
from shujian.demo.plant_m08 import ALL, RULED, old
from shujian.demo.registry import Person
from shujian.demo.world import World, day, months, plus


def plant(w: World) -> None:
    """Plant the boundaries and exceptions of R1 to R8."""
    w.model = "M08"
    _dead(w)
    _young(w)
    _twice(w)
    _bands(w)
    _unpaid(w)
    _accounts(w)


def alive(w: World, county: str = "990101", **more: Any) -> Person:
    """An old person whom a doctor saw in May 2025."""
    who = old(w, county, **more)
    seen(w, who, day("2025-05-20"))
    return who


def _dead(w: World) -> None:
    both = {"companions": ("R8",)}
    who = old(w, "990101")
    died(w, who, day("2024-10-20"))
    pay(w, who, months("2023-01", "2024-09"))
    pay(w, who, months("2024-10", "2024-12"), 到账日期=day("2024-10-05"), 发放批次="G2024Q4")
    w.plant("R1", who.id, "按季预发，当地没有预发部分不追回的规定", **both)
    who = old(w, "990101")
    died(w, who, day("2024-11-20"), "法院")
    pay(w, who, months("2023-01", "2024-11"))
    w.trap("R1", who.id, "无", "2024-11-20判决宣告死亡，只发到当月")
    who = old(w, "990101")
    died(w, who, day("2024-11-20"), "法院")
    pay(w, who, months("2023-01", "2025-01"))
    w.plant("R1", who.id, "2024-11-20判决宣告死亡，其后仍发两个月", **both)
    who = old(w, "990101")
    died(w, who, day("2025-03-20"), 登记日期=day("2025-06-20"))
    pay(w, who, months("2023-01", "2025-05"))
    w.plant("R1", who.id, "2025-03-20死亡，仍发两个月；2025-06-20才登记")
    w.trap("R8", who.id, "无", "登记后只有十日，谈不上不作为")


def _young(w: World) -> None:
    for month in ("2024-06", "2024-07"):
        who = alive(w, birth=day("1944-08-16"))
        pay(w, who, months(month, "2025-06"))
        if month == "2024-06":
            w.plant("R3", who.id, "2024-08满八十周岁，2024-06即发", companions=("R5",))
        else:
            w.trap("R3", who.id, "待核", "满八十周岁当月的前一个月起发")


def _twice(w: World) -> None:
    who = old(w, "990101", listed=False)
    row = {"公民身份号码": who.id, "姓名": who.name, "出生日期": who.birth}
    w.add("人口信息", **row, 户籍地区划="990101", 起始日期=day("2005-01-01"),
          终止日期=day("2024-05-10"))  # fmt: skip
    w.add("人口信息", **row, 户籍地区划="990102", 起始日期=day("2024-05-10"))
    pay(w, who, months("2023-01", "2024-05"))
    pay(w, who, months("2024-05", "2025-06"), region="990102", 发放批次="QR2405")
    seen(w, who, day("2025-05-20"))
    w.trap("R4", who.id, "无", "迁移当月两地各发一次，当月在任何一地都不满整月", also=("待核",))
    who = alive(w)
    pay(w, who, ALL)
    pay(w, who, months("2025-01", "2025-04"), region="990103", 发放批次="CZ2025")
    w.trap("R4", who.id, "待核", "一地按户籍、一地按常住，两地规定并不互相排斥", also=("无",))
    w.trap("R2", who.id, "待核", "发放地按常住，户籍在外地不等于没有居住", also=("未检查",))
    who = alive(w)
    pay(w, who, ALL)
    pay(w, who, months("2025-01", "2025-04"), region=UNRULED, 发放批次="WG2025")
    w.trap("R4", who.id, "未检查", "其中一地没有规定")
    w.trap("R2", who.id, "未检查", "发放地没有规定")


def _bands(w: World) -> None:
    who = alive(w, birth=day("1934-09-18"))
    pay(w, who, months("2023-01", "2024-09"))
    pay(w, who, months("2024-10", "2025-06"), level="90-99", fen=20_000)
    w.trap("R5", who.id, "无", "2024-09满九十周岁，次月升档", also=("待核",))
    who = alive(w, birth=day("1934-09-18"))
    pay(w, who, months("2023-01", "2024-10"))
    pay(w, who, months("2024-11", "2025-06"), level="90-99", fen=20_000)
    w.plant("R5", who.id, "2024-09满九十周岁，2024-10仍按80-89档（少发一个月）",
            also=("待核",))  # fmt: skip


def _unpaid(w: World) -> None:
    who = old(w, "990101")
    seen(w, who, day("2024-06-30"), "住院")
    w.plant("R6", who.id, "十二个月前的当日有住院记录，从未发放")
    who = old(w, "990101")
    seen(w, who, day("2024-06-20"), "住院")
    w.trap("R6", who.id, "无", "在世记录已逾十二个月", also=("待核",))
    who = alive(w, birth=day("1945-06-10"))
    w.trap("R6", who.id, "无", "2025-06才满八十周岁，尚无整月", also=("待核",))
    who = alive(w, THIN)
    w.trap("R6", who.id, "未检查", "该县的发放明细没有提供")
    who = alive(w)
    pay(w, who, ALL, 公民身份号码=Raw("1.1E+17"))
    w.trap("R6", who.id, "待核", "发放表中同名老人的身份证号已损坏，可能已发")
    who = alive(w, listed=False)
    w.add("人口信息", 公民身份号码=who.id, 姓名=who.name, 出生日期=who.birth, 户籍地区划="990101",
          起始日期=day("2005-01-01"), 终止日期=day("2023-01-10"))  # fmt: skip
    w.trap("R6", who.id, "无", "户籍2023-01-10已迁出", also=("未检查", "待核"))


def _accounts(w: World) -> None:
    pair = [alive(w, RULED[0]) for _ in range(2)]
    for index, who in enumerate(pair):
        pay(w, who, ALL, 收款账号=card_number(98))
        w.trap("R7", who.id, "无", f"夫妻二人共用一个账户，各领各的（{'甲乙'[index]}）")
    who = alive(w)
    twin = w.registry.new(plus(who.birth, 9), who.county, name=who.name)
    seen(w, twin, day("2025-05-20"))
    pay(w, twin, ALL)
    pay(w, who, ALL, 户名身份号码=twin.id)
    w.plant("R7", who.id, "户名是同名的另一人", expected="待核")
