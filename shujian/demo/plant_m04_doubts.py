"""M04 服刑人员领薪: identity in doubt, missing dismissals and judgments not served."""

from __future__ import annotations

from shujian.demo import custody, justice, public_service
from shujian.demo.cells import Raw
from shujian.demo.convicts import EFFECT, INSIDE, RELEASE, convict
from shujian.demo.gazetteer import THIN
from shujian.demo.world import World, months, plus


def unknown(w: World) -> None:
    """Namesakes, damaged numbers, blanks and reckoned days."""
    who, payer, _ = convict(w)
    twin = w.adult(who.county)
    twin = w.registry.new(plus(twin.birth, 1), who.county, name=who.name)
    public_service.employ(w, twin)
    public_service.pay(w, twin, payer, INSIDE[:6])
    w.trap("W1", twin.id, "无", "与服刑人员同名，身份号码不同")
    who, payer, _ = convict(w)
    other = "张" + who.name[1:] if who.name[0] != "张" else "李" + who.name[1:]
    public_service.pay(w, who, payer, INSIDE[:6], 姓名=other, 账户户名=other)
    w.trap("W1", who.id, "待核", "身份号码相同而工资表姓名不同")
    who, payer, _ = convict(w)
    public_service.pay(w, who, payer, INSIDE[:4], 公民身份号码=Raw("1.1E+17"))
    w.trap("W1", who.id, "待核", "工资表中身份证号已损坏，只有姓名相同")
    who = w.adult()
    payer = public_service.employ(w, who, "公务员", 人员类别=None)
    justice.judgment(w, who, EFFECT, term=24)
    custody.imprison(w, who, plus(EFFECT, 10), RELEASE)
    public_service.decide(w, who, "开除", plus(EFFECT, 20))
    public_service.pay(w, who, payer, INSIDE[:6])
    w.trap("W1", who.id, "待核", "人员类别空白")
    who, payer, _ = convict(w, county=THIN)
    w.trap("W1", who.id, "未检查", "该县的工资明细没有提供")
    who, payer, _ = convict(w, 生效依据="推算")
    public_service.pay(w, who, payer, months("2023-06", "2023-06"))
    w.plant("W1", who.id, "生效日期2023-05-16是推算的，差一日也不改变结论")


def discipline(w: World) -> None:
    """Dismissals and service of the judgment that are missing or late."""
    for _ in range(w.copies):
        who, _, _ = convict(w, dismissed=False)
        w.plant("W7", who.id, "判决生效后没有开除等处理记录", expected="待核")
    for index in range(w.copies):
        who = w.adult()
        public_service.employ(w, who)
        doc = justice.judgment(w, who, EFFECT, term=24, served=False)
        custody.imprison(w, who, plus(EFFECT, 10), RELEASE)
        public_service.decide(w, who, "开除", plus(EFFECT, 20))
        if index == 0:
            justice.service(w, doc, "判决书", "检察院", plus(EFFECT, 3), who.county)
        w.plant("W8", doc, "单位和户籍地派出所都没有收到判决书", by="文书编号")
    who = w.adult()
    payer = public_service.employ(w, who)
    doc = justice.judgment(w, who, EFFECT, term=24, served=False)
    custody.imprison(w, who, plus(EFFECT, 10), RELEASE)
    public_service.decide(w, who, "开除", plus(EFFECT, 20))
    justice.service(w, doc, "判决书", "所在单位", plus(EFFECT, 6), who.county, payer)
    w.trap("W8", doc, "无", "已送达所在单位，二者送其一即可", by="文书编号")
    who = w.adult(THIN)
    public_service.employ(w, who)
    public_service.decide(w, who, "开除", plus(EFFECT, 20))
    doc = justice.judgment(w, who, EFFECT, term=24, served=False)
    custody.imprison(w, who, plus(EFFECT, 10), RELEASE)
    w.trap("W8", doc, "未检查", "该县法院的送达登记没有提供", by="文书编号")
