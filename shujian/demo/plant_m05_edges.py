"""M05 交付执行: boundary days, refusals, credit of custody."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.demo import custody, firms, justice, outdoors
from shujian.demo.gazetteer import THIN
from shujian.demo.plant_m05 import E, sentenced
from shujian.demo.registry import Person
from shujian.demo.world import World, day, plus, term_end

APRIL = day("2025-04-25")
"""Effect ten days before a holiday: the tenth day moves from 2025-05-05 to 2025-05-06."""
BY = {"by": "文书编号"}


def plant(w: World) -> None:
    """Plant the boundaries and exceptions of C1 to C8."""
    w.model = "M05"
    _missing(w)
    _late(w)
    _courts(w)
    _outside(w)
    _places(w)
    _ends(w)
    _credit(w)
    _refused(w)


def _missing(w: World) -> None:
    who, _ = sentenced(w, day("2025-06-14"))
    w.plant("C1", who.id, "期限2025-06-24，宽限五日到2025-06-29，已过")
    who, _ = sentenced(w, day("2025-06-15"))
    w.trap("C1", who.id, "无", "期限2025-06-25，宽限五日即截至日")
    who, _ = sentenced(w, 生效依据="执行通知书")
    w.plant("C1", who.id, "以执行通知书为生效依据，没有接收记录")
    who, _ = sentenced(w)
    w.add("交付障碍", 公民身份号码=who.id, 姓名=who.name, 情形="另案羁押", 开始日期=plus(E, 60),
          地区划=who.county)  # fmt: skip
    w.plant("C1", who.id, "报到期满五十日后才另案羁押，不是未交付的理由", also=("待核",))
    who, _ = sentenced(w, papers=False, 上诉抗诉=True, 生效日期=None, 生效依据=None)
    w.trap("C1", who.id, "无", "同案被告人上诉，二审未宣告，全案未生效", also=("待核",))
    who, doc = sentenced(w, papers=False)
    outdoors.hand_over(w, doc, who.county, notice=plus(E, 2), papers=plus(E, 4))
    outdoors.correct(w, who, "缓刑", plus(E, 10))
    for rule in ("C1", "C2", "C3", "C4"):
        w.trap(rule, who.id if rule < "C3" else doc, "无", "全部按期", by=_column(rule))


def _column(rule: str) -> str:
    return "公民身份号码" if rule < "C3" else "文书编号"


def _late(w: World) -> None:
    who, _ = sentenced(w, APRIL)
    outdoors.correct(w, who, "缓刑", day("2025-05-06"))
    w.trap("C2", who.id, "无", "第十日是劳动节假期，顺延到2025-05-06报到")
    who, _ = sentenced(w, APRIL)
    outdoors.correct(w, who, "缓刑", day("2025-05-07"))
    w.plant("C2", who.id, "顺延后的最后一日是2025-05-06，次日才报到")
    who, doc = sentenced(w, papers=False, county="990101", 法院=firms.court(THIN))
    outdoors.correct(w, who, "缓刑", plus(E, 15))
    w.trap("C2", who.id, "未检查", "法院没有提供送达登记，不知文书何时送到", also=("待核",))
    w.trap("C3", doc, "未检查", "判决的法院没有提供送达登记", **BY)


def _courts(w: World) -> None:
    def accepted(effective: dt.date = E) -> tuple[Person, str]:
        who, doc = sentenced(w, effective, papers=False)
        outdoors.correct(w, who, "缓刑", plus(effective, 7))
        return who, doc

    who, doc = accepted()
    outdoors.hand_over(w, doc, who.county, notice=None, papers=plus(E, 4))
    w.plant("C3", doc, "登记中没有任何通知", also=("待核",), **BY)
    who, doc = accepted()
    outdoors.hand_over(w, doc, who.county, notice=plus(E, 2), papers=None)
    w.plant("C4", doc, "登记中没有送达任何法律文书", also=("待核",), **BY)
    who, doc = accepted()
    outdoors.hand_over(w, doc, who.county, notice=plus(E, 2), papers=plus(E, 4), copies=False)
    justice.service(w, doc, "法律文书", "检察院", plus(E, 4), who.county)
    w.plant("C4", doc, "抄送了检察院，没有抄送公安机关", **BY)
    who, doc = accepted(APRIL)
    outdoors.hand_over(w, doc, who.county, notice=plus(APRIL, 3), papers=day("2025-05-06"))
    w.trap("C4", doc, "无", "第十日是劳动节假期，顺延到2025-05-06送达", **BY)


def _outside(w: World) -> None:
    who = w.adult()
    effective = day("2024-01-15")
    justice.judgment(w, who, effective, term=60)
    handed = day("2025-05-06")
    custody.imprison(w, who, plus(effective, 12), handed, 出监原因="暂予监外执行")
    outdoors.outside(w, who, APRIL, handed)
    w.trap("C5", who.id, "无", "第十日是劳动节假期，顺延到2025-05-06移交")


def _places(w: World) -> None:
    who, _ = sentenced(w, county="990101")
    w.add("执行地变更", 公民身份号码=who.id, 姓名=who.name, 决定日期=plus(E, 4),
          原执行地区划="990101", 新执行地区划="990201")  # fmt: skip
    outdoors.correct(w, who, "缓刑", plus(E, 6), 矫正地区划="990102")
    w.plant("C6", who.id, "变更到倒流区，接收的是无风县", expected="待核")


def _ends(w: World) -> None:
    start = day("2024-03-15")

    def ended(on: str | None, **cells: Any) -> str:
        who, _ = sentenced(w, start, term=6, probation=12)
        outdoors.correct(w, who, "缓刑", plus(start, 5), day(on) if on else None, **cells)
        return who.id

    w.plant("C7", ended("2025-03-16"), "缓刑十二个月应于2025-03-14期满，多二日")
    w.plant("C7", ended("2025-03-12"), "缓刑十二个月应于2025-03-14期满，早二日")
    w.plant("C7", ended(None), "应于2025-03-14期满，至今仍在矫", also=("待核",))
    w.trap("C7", ended("2024-10-20", 结束方式="死亡"), "无", "矫正期间死亡，不是期满")
    w.trap("C7", ended("2024-10-20", 结束方式="特赦"), "无", "特赦，不是期满")


def _credit(w: World) -> None:
    """C7 of 管制: a day in custody counts for two, a day in a designated residence for one."""
    start = day("2024-01-10")

    def controlled(shorter: int, custody: int, residence: int) -> str:
        who, _ = sentenced(w, start, kind="管制", term=12, probation=0, 缓刑=False,
                           羁押天数=custody, 指定居所天数=residence)  # fmt: skip
        outdoors.correct(w, who, "管制", start, plus(term_end(start, 12), -shorter))
        return who.id

    w.trap("C7", controlled(60, 30, 0), "无", "先行羁押三十日折抵六十日，期满日正好")
    w.trap("C7", controlled(70, 30, 10), "无", "另有指定居所十日折抵十日，期满日正好")
    w.plant("C7", controlled(0, 30, 0), "先行羁押三十日没有折抵，多矫正六十日")
    w.plant("C7", controlled(30, 30, 0), "羁押一日只折抵一日，多矫正三十日")


def _refused(w: World) -> None:
    """C8: the court delivered, the agency would not take."""
    for _ in range(w.copies):
        who, doc = sentenced(w)
        justice.service(w, doc, "拒收", "社区矫正机构", plus(E, 5), who.county)
        w.plant("C8", doc, "法院按期送达，矫正机构不予接收", companions=("C1",), **BY)
        w.plant("C1", who.id, "矫正机构拒收，至今没有接收", companions=("C8",), also=("待核",))
    who, doc = sentenced(w, 犯罪时未成年=True)
    justice.service(w, doc, "拒收", "社区矫正机构", plus(E, 5), who.county)
    w.trap("C8", doc, "无", "犯罪时未成年，记录封存，不得输出", **BY)
    w.trap("C1", who.id, "无", "犯罪时未成年，记录封存，不得输出")
