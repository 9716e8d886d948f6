"""Blunt readings of M42, M04 and M05."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from oracle_rows import Row, after_death, by, inside, rows, sound

from shujian.core.dates import add_months
from shujian.demo.pension_records import whole_months
from shujian.demo.world import AS_OF, World, plus


def k1(w: World) -> Iterator[str]:
    pays = by(w, "养老金发放")
    for row in rows(w, "在押人员"):
        if row["羁押类别"] in ("监狱服刑", "看守所服刑"):
            months = inside(row, "入监日期", "出监日期")
            if any(p["待遇月份"] in months for p in pays.get(row["公民身份号码"], ())):
                yield row["公民身份号码"]


def k2(w: World) -> Iterator[str]:
    pays = by(w, "养老金发放")
    held = [
        (row["公民身份号码"], inside(row, "开始日期", "结束日期"))
        for row in rows(w, "强制措施") if row["措施"] in ("刑事拘留", "逮捕", "在逃")
    ] + [(r["公民身份号码"], inside(r, "上网日期", "撤销日期")) for r in rows(w, "在逃人员")]  # fmt: skip
    for who, months in held:
        if any(p["待遇月份"] in months for p in pays.get(who, ())):
            yield who


def k3(w: World) -> Iterator[str]:
    raised = by(w, "养老金调整")
    for row in rows(w, "社区矫正对象"):
        if sound(row["接收日期"], row["公民身份号码"]):
            end = row["矫正结束日期"] or AS_OF
            for a in raised.get(row["公民身份号码"], ()):
                if plus(row["接收日期"], -12) <= a["调整生效日期"] <= end:
                    yield row["公民身份号码"]


def k4(w: World) -> Iterator[str]:
    pays = by(w, "养老金发放")
    for row in rows(w, "社区矫正对象"):
        on = row["撤销日期"]
        if on and any(
            p["待遇月份"] >= on.year * 12 + on.month - 1 for p in pays.get(row["公民身份号码"], ())
        ):
            yield row["公民身份号码"]


def k5(w: World) -> Iterator[str]:
    return after_death(w, "养老金发放", "待遇月份")


def k6(w: World) -> Iterator[str]:
    lines = by(w, "养老金停复")
    for who, found in lines.items():
        kinds = {row["事项"] for row in found}
        if "申请恢复" in kinds and "恢复" not in kinds:
            yield who


def k7(w: World) -> Iterator[str]:
    for row in rows(w, "养老金停复"):
        if row["事项"] == "告知服刑":
            yield row["公民身份号码"]


def w_paid(w: World) -> Iterator[str]:
    """Any wage in a month wholly after effect, in custody before it, or in flight."""
    pays = by(w, "工资发放")
    periods = [
        (r["公民身份号码"], set(whole_months(r["生效日期"], AS_OF)))
        for r in rows(w, "刑事裁判")
        if r["生效日期"]
    ]
    measures = [r for r in rows(w, "强制措施")]
    periods += [(r["公民身份号码"], inside(r, "开始日期", "结束日期")) for r in measures]
    periods += [(r["公民身份号码"], inside(r, "上网日期", "撤销日期")) for r in rows(w, "在逃人员")]
    for who, months in periods:
        if any(p["工资月份"] in months and p["工资项目"] != "生活费" for p in pays.get(who, ())):
            yield who


def w7(w: World) -> Iterator[str]:
    staff, decided = by(w, "供养人员"), by(w, "人事处理")
    for row in rows(w, "刑事裁判"):
        if row["公民身份号码"] in staff and row["公民身份号码"] not in decided:
            yield row["公民身份号码"]


def w8(w: World) -> Iterator[str]:
    sent = by(w, "文书送达", "文书编号")
    for row in rows(w, "刑事裁判"):
        got = {s["送达对象"] for s in sent.get(row["文书编号"], ()) if s["送达种类"] == "判决书"}
        if not got & {"所在单位", "户籍地派出所"}:
            yield row["文书编号"]


def s1(w: World) -> Iterator[str]:
    paid = by(w, "社保缴费")
    for row in rows(w, "在押人员"):
        months = inside(row, "入监日期", "出监日期")
        if any(p["费款月份"] in months for p in paid.get(row["公民身份号码"], ())):
            yield row["公民身份号码"]


def outdoors(w: World) -> Iterator[Row]:
    for row in rows(w, "刑事裁判"):
        if (row["缓刑"] == "是" or row["主刑"] == "管制") and row["生效日期"]:
            yield row


def c1_c2(w: World) -> Iterator[str]:
    accepted = by(w, "社区矫正对象")
    for row in outdoors(w):
        days = [
            a["接收日期"] for a in accepted.get(row["公民身份号码"], ()) if sound(a["接收日期"])
        ]
        if not days or min(days) > plus(row["生效日期"], 10):
            yield row["公民身份号码"]


def c3_c4(w: World) -> Iterator[str]:
    sent = by(w, "文书送达", "文书编号")
    for row in outdoors(w):
        effective, found = row["生效日期"], sent.get(row["文书编号"], [])
        told = [s for s in found if s["送达种类"] == "通知" and s["送达日期"] <= plus(effective, 5)]
        papers = {
            s["送达对象"] for s in found
            if s["送达种类"] == "法律文书" and s["送达日期"] <= plus(effective, 10)
        }  # fmt: skip
        if not told or len(papers) < 3:
            yield f"{row['文书编号']} {row['公民身份号码']}"


def c5(w: World) -> Iterator[str]:
    for row in rows(w, "暂予监外执行"):
        if (row["移交日期"] or AS_OF) > plus(row["收到决定日期"], 10):
            yield row["公民身份号码"]


def c6(w: World) -> Iterator[str]:
    accepted = by(w, "社区矫正对象")
    for row in outdoors(w):
        for a in accepted.get(row["公民身份号码"], ()):
            if row["执行地区划"] != a["矫正地区划"]:
                yield row["公民身份号码"]


def c7(w: World) -> Iterator[str]:
    accepted = by(w, "社区矫正对象")
    for row in outdoors(w):
        months = _months(row["缓刑考验期"] or row["刑期"])
        if any(
            _ends_wrongly(row["生效日期"], months, a) for a in accepted.get(row["公民身份号码"], ())
        ):
            yield row["公民身份号码"]
    for row in rows(w, "假释裁定"):
        found = accepted.get(row["公民身份号码"], ())
        if any(_ends_wrongly(row["假释日期"], _months(row["剩余刑期"]), a) for a in found):
            yield row["公民身份号码"]


def _ends_wrongly(start: dt.date, months: int, correction: Row) -> bool:
    if correction["结束方式"] not in ("", "期满解除"):
        return False
    years = add_months(start, months // 12 * 12)
    end = plus(add_months(years, months % 12), -1)
    if months % 12 and plus(years, 1).day == 1:  # from a last day to a last day
        end = plus(add_months(plus(years, 1), months % 12), -2)
    return (correction["矫正结束日期"] or (AS_OF if end < AS_OF else end)) != end


def _months(text: str) -> int:
    years, _, rest = text.rpartition("年")
    return int(years or 0) * 12 + int(rest.removesuffix("个月") or 0)
