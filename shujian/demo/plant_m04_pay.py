"""M04 服刑人员领薪: pay inside, its edges, lawful pay, temporary work."""

from __future__ import annotations

from shujian.demo import custody, firms, justice, public_service
from shujian.demo.convicts import EFFECT, INSIDE, RELEASE, convict, suspended
from shujian.demo.pension_records import recover
from shujian.demo.registry import Person
from shujian.demo.world import World, day, months, plus


def paid_inside(w: World) -> None:
    """Pay that went on in prison (W1 and its kin)."""
    for index in range(w.copies):
        category = ("公务员", "参公", "行政任命事业")[index % 3]
        who, payer, _ = convict(w, category)
        public_service.pay(w, who, payer, INSIDE[: 7 + index])
        w.plant("W1", who.id, f"{category}，判决生效后在监期间仍发工资{7 + index}个月")
    for index in range(w.copies):
        who, payer, _ = convict(w, ("事业", "机关工人")[index % 2])
        public_service.pay(w, who, payer, INSIDE[:6])
        w.plant("W2", who.id, "事业单位人员、机关工人判处有期徒刑，生效后仍发工资")
    for _ in range(w.copies):
        who, payer, _ = convict(w, "国企")
        public_service.pay(w, who, payer, INSIDE[:6])
        w.plant("W4", who.id, "国有企业职工在监期间整月发放工资")
    for index in range(w.copies):
        who, payer, _ = suspended(w, "公务员" if index % 2 else "事业", "有期徒刑")
        public_service.pay(w, who, payer, months("2023-08", "2023-12"))
        rule = "W1" if index % 2 else "W2"
        w.plant(rule, who.id, "有期徒刑缓刑，生效后整月仍发工资")


def month_edges(w: World) -> None:
    """The months of effect and of release."""
    for month, rule in (("2023-05", "W1"), ("2025-05", "W1")):
        who, payer, _ = convict(w)
        public_service.pay(w, who, payer, months(month, month))
        what = "生效当月" if month < "2024" else "释放当月"
        w.trap(rule, who.id, "无", f"只有{what}的工资，不满整月不计")
    who, payer, _ = convict(w)
    public_service.pay(w, who, payer, months("2025-04", "2025-04"))
    w.plant("W1", who.id, "只有2025-04一个整月，也算")
    who, payer, _ = convict(w)
    public_service.pay(w, who, payer, months("2022-10", "2022-10"), 到账日期=day("2024-03-15"))
    w.trap("W1", who.id, "无", "2022-10的工资拖到服刑期间才到账")
    who, payer, _ = convict(w)
    public_service.pay(
        w, who, payer, months("2022-12", "2022-12"), 工资项目="奖金", 到账日期=day("2023-09-01")
    )
    w.trap("W1", who.id, "无", "生效前年度的奖金在服刑期间到账")


def lawful_pay(w: World) -> None:
    """Pay inside that was lawful, or claimed back."""
    who, payer, _ = convict(w, 后续状态="再审无罪", dismissed=False)
    public_service.pay(w, who, payer, INSIDE[:10], 工资项目="补发", 到账日期=day("2024-03-25"))
    w.trap("W1", who.id, "无", "再审宣告无罪后补发")
    w.trap("W7", who.id, "无", "有罪判决已被再审撤销", also=("待核",))
    who, payer, _ = convict(
        w, kind="免予刑事处罚", term=0, inside=False, dismissed=False, 主观方面="故意"
    )
    public_service.decide(w, who, "撤职", plus(EFFECT, 20))
    public_service.pay(w, who, payer, INSIDE[:8])
    w.trap("W1", who.id, "无", "免予刑事处罚，只撤职，工资照发")
    who, payer, _ = convict(w, kind="单处罚金", term=0, inside=False, dismissed=False)
    public_service.decide(w, who, "撤职", plus(EFFECT, 20))
    public_service.pay(w, who, payer, INSIDE[:8])
    w.trap("W1", who.id, "待核", "单处罚金，是否停发由人核")
    who = w.adult()
    boss = public_service.employ(w, who, "民企", 单位=firms.firm(who.county, 77).name)
    justice.judgment(w, who, EFFECT, term=24)
    custody.imprison(w, who, plus(EFFECT, 10), RELEASE)
    public_service.pay(w, who, boss, INSIDE[:6])
    w.trap("W4", who.id, "无", "私营企业发放，不属于财政供养")
    w.trap("W7", who.id, "无", "私营企业人员，没有处分义务")
    who, payer, _ = convict(w)
    public_service.pay(w, who, payer, INSIDE[:2], 300_000)
    for month in INSIDE[:2]:
        recover(w, who, "工资", month, 300_000, day("2024-02-01"))
    w.trap("W1", who.id, "无", "所发工资已全部追回", also=("待核",))


def temporary_work(w: World) -> None:
    """W3: 拘役 with 缓刑 of staff that is not civil service; 60 % where work was given."""
    span = months("2023-08", "2023-11")
    for _ in range(w.copies):
        who, payer, _ = suspended(w, "事业", "拘役")
        public_service.pay(w, who, payer, span, 240_000, 工资项目="生活费")
        w.plant("W3", who.id, "拘役缓刑，没有安排临时工作仍发生活费")

    def worked(basic: int | None, fen: int) -> Person:
        who, payer, _ = suspended(w, "机关工人", "拘役", basic=basic)
        public_service.pay(w, who, payer, span, fen, 工资项目="生活费")
        w.add(
            "临时工作安排", 公民身份号码=who.id, 姓名=who.name, 起始日期=day("2023-07-11"),
            终止日期=day("2024-01-31"), 单位地区划=who.county,
        )  # fmt: skip
        return who

    w.trap("W3", worked(400_000, 240_000).id, "无", "安排临时工作，正好发基本工资的60%")
    w.plant("W3", worked(400_000, 240_001).id, "安排临时工作，发放超过基本工资60%一分")
    w.trap("W3", worked(None, 240_000).id, "待核", "安排临时工作而基本工资不明")
