"""M05 管制、缓刑、假释、暂予监外执行 交付执行: C1 to C7."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.demo import custody, justice, outdoors
from shujian.demo.cells import Raw
from shujian.demo.gazetteer import ABROAD, THIN
from shujian.demo.registry import Person
from shujian.demo.world import World, day, plus, term_end

E = day("2025-03-10")
"""The day of effect of all the cases that stand on a boundary."""


def plant(w: World) -> None:
    """Plant the violations and traps of M05."""
    w.model = "M05"
    _missing(w)
    _missing_traps(w)
    _obstacles(w)
    _unreadable(w)
    _late(w)
    _courts(w)
    _outside(w)
    _places(w)
    _ends(w)


def sentenced(w: World, effective: dt.date = E, county: str = "", *, papers: bool = True,
              **cells: Any) -> tuple[Person, str]:  # fmt: skip
    """Somebody with 缓刑, notice and papers in time, but no acceptance written."""
    who = w.adult(county)
    options: dict[str, Any] = {"term": 12, "probation": 18}
    doc = justice.judgment(w, who, effective, **(options | cells))
    if papers:
        outdoors.hand_over(w, doc, who.county, notice=plus(effective, 2), papers=plus(effective, 4))
    return who, doc


def _missing(w: World) -> None:
    for index in range(w.copies):
        who, _ = sentenced(w, w.between("2024-02-01", "2025-03-31"))
        if index == 0:
            twin = w.registry.new(plus(who.birth, 3), who.county, name=who.name)
            outdoors.suspend(w, twin, E)
        w.plant(
            "C1", who.id, "宣告缓刑，期限已过，矫正机构没有接收" + "；在矫的是同名人" * (index == 0)
        )
    who, _ = sentenced(w, kind="管制", term=18, probation=0, 缓刑=False)
    w.plant("C1", who.id, "判处管制，期限已过，矫正机构没有接收")
    who, _ = sentenced(w)
    w.plant("C1", who.id, "E=2025-03-10，期限2025-03-20已过，没有接收记录")


def _missing_traps(w: World) -> None:
    who, _ = sentenced(w)
    outdoors.correct(w, who, "缓刑", day("2025-03-20"))
    w.trap("C1", who.id, "无", "第十日报到")
    who, _ = sentenced(w, day("2025-06-25"))
    w.trap("C1", who.id, "无", "十日报到期限未满")
    who, _ = sentenced(w, E, papers=False, 上诉抗诉=True, 生效日期=day("2025-05-20"),
                       二审宣告日期=day("2025-05-20"))  # fmt: skip
    doc = str(w.frames["刑事裁判"].rows[-1]["文书编号"])
    outdoors.hand_over(w, doc, who.county, notice=day("2025-05-22"), papers=day("2025-05-26"))
    outdoors.correct(w, who, "缓刑", day("2025-05-28"))
    w.trap("C1", who.id, "无", "同案被告人上诉，二审2025-05-20宣告，5月28日接收")
    who, _ = sentenced(w, kind="管制", term=6, probation=0, 缓刑=False, 羁押天数=95)
    w.trap("C1", who.id, "提示", "管制六个月，先行羁押95日折抵190日，应已期满，不是漏管")
    who, _ = sentenced(w, 生效依据="推算")
    w.trap("C1", who.id, "待核", "生效日期为推算，没有生效证明")
    who, _ = sentenced(w, county=THIN)
    w.trap("C1", who.id, "未检查", "执行地的矫正名单没有提供")
    who, _ = sentenced(w, 执行地区划=ABROAD)
    w.trap("C1", who.id, "未检查", "执行地在外省，未覆盖")
    who, _ = sentenced(w, 执行地区划=None)
    w.trap("C1", who.id, "待核", "执行地空白")
    who, _ = sentenced(w, 犯罪时未成年=True)
    w.trap("C1", who.id, "无", "犯罪时未成年，记录封存，另行办理，不得输出")
    who, _ = sentenced(w, 后续状态="再审无罪")
    w.trap("C1", who.id, "无", "再审宣告无罪")


def _obstacles(w: World) -> None:
    for kind in ("另案羁押", "驱逐出境", "再审中止执行", "特赦"):
        who, _ = sentenced(w)
        w.add("交付障碍", 公民身份号码=who.id, 姓名=who.name, 情形=kind, 开始日期=plus(E, 3),
              地区划=who.county)  # fmt: skip
        w.trap("C1", who.id, "无", f"有{kind}，依法未交付")
    who, _ = sentenced(w)
    w.add("死亡登记", 公民身份号码=who.id, 姓名=who.name, 死亡日期=plus(E, 4), 来源="公安",
          登记日期=plus(E, 9), 地区划=who.county)  # fmt: skip
    w.trap("C1", who.id, "无", "报到期内死亡")


def _unreadable(w: World) -> None:
    """Acceptance rows that stand in quarantine: nothing may be concluded from them."""
    damaged: tuple[tuple[dict[str, Any], str], ...] = (
        ({"公民身份号码": Raw("1.1E+17")}, "同名矫正对象的身份证号已损坏"),
        ({"接收日期": Raw("2025-02-30")}, "接收日期2025-02-30不存在，该行被隔离"),
    )
    for cells, why in damaged:
        who, _ = sentenced(w)
        outdoors.correct(w, who, "缓刑", plus(E, 8), **cells)
        w.trap("C1", who.id, "待核", why)
    who, _ = sentenced(w)
    wrong = who.id[:17] + ("0" if who.id[17] != "0" else "1")
    outdoors.correct(w, who, "缓刑", plus(E, 8), 公民身份号码=Raw(wrong))
    w.trap("C1", who.id, "待核", "同名矫正对象的身份证号校验码不符")
    who, _ = sentenced(w)
    other = ("张" if who.name[0] != "张" else "李") + who.name[1:]
    outdoors.correct(w, who, "缓刑", plus(E, 8), 姓名=other)
    w.trap("C1", who.id, "待核", "身份号码相同而矫正名单姓名不同")


def _late(w: World) -> None:
    for index in range(w.copies):
        who, _ = sentenced(w)
        days = 11 + index * 5
        outdoors.correct(w, who, "缓刑", plus(E, days))
        w.plant("C2", who.id, f"判决生效后第{days}日才报到")
    who, _ = sentenced(w)
    outdoors.correct(w, who, "缓刑", day("2025-05-20"))
    w.plant("C2", who.id, "逾期超过一个月报到")
    who, doc = sentenced(w, papers=False)
    outdoors.hand_over(w, doc, who.county, notice=day("2025-03-12"), papers=day("2025-03-25"))
    outdoors.correct(w, who, "缓刑", day("2025-03-26"))
    w.trap("C2", who.id, "无", "文书迟到，报到迟延不归于本人", companions=("C4",))
    w.plant("C4", doc, "法律文书2025-03-25送达，超过十日", by="文书编号")


def _courts(w: World) -> None:
    """C3 and C4: the court's notice within five days, its papers within ten."""
    by = {"by": "文书编号"}

    def accepted(notice: str, papers: str, copies: bool = True) -> str:
        who, doc = sentenced(w, papers=False)
        outdoors.hand_over(
            w, doc, who.county, notice=day(notice), papers=day(papers), copies=copies
        )
        outdoors.correct(w, who, "缓刑", day("2025-03-18"))
        return doc

    for index in range(w.copies):
        doc = accepted(str(plus(day("2025-03-18"), index % 2)), "2025-03-19")
        w.plant("C3", doc, "生效后五日内未通知矫正机构", **by)
        doc = accepted("2025-03-12", "2025-03-14", copies=False)
        w.plant("C4", doc, "法律文书没有抄送检察院和公安机关", **by)
    doc = accepted("2025-03-17", "2025-03-14")
    w.trap("C3", doc, "无", "第五日是星期六，顺延到2025-03-17通知", **by)
    doc = accepted("2025-03-12", "2025-03-20")
    w.trap("C4", doc, "无", "第十日送达法律文书", **by)
    doc = accepted("2025-03-12", "2025-03-21")
    w.plant("C4", doc, "第十一日送达法律文书", **by)
    who, doc = sentenced(w, papers=False, county=THIN)
    w.trap("C1", who.id, "未检查", "执行地的矫正名单没有提供")
    w.trap("C3", doc, "未检查", "该县法院的送达登记没有提供", **by)


def _outside(w: World) -> None:
    """C5: handing over within ten days of receiving the decision."""

    def released(received: str, handed: str | None) -> Person:
        who = w.adult()
        effective = day("2024-01-15")
        justice.judgment(w, who, effective, term=60)
        end = day(handed) if handed else None
        custody.imprison(w, who, plus(effective, 12), end, 出监原因="暂予监外执行" if end else None)
        outdoors.outside(w, who, day(received), end)
        return who

    for index in range(w.copies):
        who = released("2025-03-10", str(plus(day("2025-03-21"), index)))
        w.plant("C5", who.id, f"收到决定后第{11 + index}日才移交")
    w.trap("C5", released("2025-03-10", "2025-03-20").id, "无", "第十日移交")
    w.trap("C5", released("2025-06-24", None).id, "无", "十日移交期限未满")
    w.plant("C5", released("2025-04-10", None).id, "至今没有移交")


def _places(w: World) -> None:
    """C6: accepted elsewhere without a decision to change the place."""
    for _ in range(w.copies):
        who, _ = sentenced(w, county="990101")
        outdoors.correct(w, who, "缓刑", plus(E, 6), 矫正地区划="990102")
        w.plant("C6", who.id, "接收地与判决确定的执行地不同，没有变更决定", expected="待核")
    who, _ = sentenced(w, county="990101")
    w.add("执行地变更", 公民身份号码=who.id, 姓名=who.name, 决定日期=plus(E, 4),
          原执行地区划="990101", 新执行地区划="990102")  # fmt: skip
    outdoors.correct(w, who, "缓刑", plus(E, 6), 矫正地区划="990102")
    w.trap("C6", who.id, "无", "有执行地变更决定")


def _ends(w: World) -> None:
    """C7: the computed last day against the day of release."""
    start = day("2024-03-15")

    def ended(on: str) -> Person:
        who, _ = sentenced(w, start, term=6, probation=12)
        outdoors.correct(w, who, "缓刑", plus(start, 5), day(on))
        return who

    for on, why in (
        ("2025-04-14", "多矫正一个月"),
        ("2025-01-14", "早解矫两个月"),
        ("2025-03-17", "多三日"),
    ):
        for _ in range(1 + w.copies // 4):
            w.plant("C7", ended(on).id, f"缓刑十二个月应于2025-03-14期满，{why}")
    w.trap("C7", ended("2025-03-14").id, "无", "期满日正好")
    begun = day("2024-01-10")
    for _ in range(1 + w.copies // 4):
        who, _ = sentenced(w, begun, kind="管制", term=12, probation=0, 缓刑=False)
        outdoors.correct(w, who, "管制", plus(begun, 5), day("2025-06-10"))
        w.plant("C7", who.id, "管制十二个月，多矫正五个月")
    for on in ("2025-03-13", "2025-03-15"):
        w.trap("C7", ended(on).id, "提示", "与期满日相差一日")
    who, _ = sentenced(w, start, term=6, probation=12, 羁押天数=60)
    outdoors.correct(w, who, "缓刑", plus(start, 5), day("2025-03-14"))
    w.trap("C7", who.id, "无", "缓刑考验期不因羁押折抵")
    who, _ = sentenced(w, start, term=6, probation=12)
    outdoors.correct(w, who, "缓刑", plus(start, 5), day("2024-09-20"), 结束方式="收监执行",
                    撤销日期=day("2024-09-18"))  # fmt: skip
    w.trap("C7", who.id, "无", "撤销缓刑收监，不是期满")
    who = w.adult()
    effective, freed = day("2020-02-10"), day("2024-02-06")
    justice.judgment(w, who, effective, term=60)
    custody.imprison(w, who, plus(effective, 10), freed, 出监原因="假释")
    outdoors.parole(w, who, freed, 12)
    w.trap("C7", who.id, "无", "假释考验期十二个月，期满日正好")
    who = w.adult()
    justice.judgment(w, who, effective, term=60)
    custody.imprison(w, who, plus(effective, 10), freed, 出监原因="假释")
    outdoors.parole(w, who, freed, 12, 矫正结束日期=plus(term_end(freed, 12), -40))
    w.plant("C7", who.id, "假释考验期十二个月，早四十日解除")
