"""Blunt readings of M02."""

from __future__ import annotations

from collections.abc import Iterator

from oracle_rows import Row, by, rows, sound

from shujian.demo.world import AS_OF, World, plus

DUE = 2025 * 12 + 4
"""May 2025: the wages of the months before it were due on the as-of day."""


def building(w: World) -> Iterator[Row]:
    return (row for row in rows(w, "在建项目") if row["状态"] == "在建")


def m02_r1(w: World) -> Iterator[str]:
    accounts = by(w, "工资专户", "项目编号")
    for row in building(w):
        limit = plus(row["合同签订日期"] or AS_OF, 30)
        if not any(
            a["开户日期"] <= limit and not a["销户日期"] for a in accounts.get(row["项目编号"], ())
        ):
            yield row["项目编号"]


def m02_r2(w: World) -> Iterator[str]:
    given = by(w, "支付担保", "项目编号")
    for row in building(w):
        if not any((g["担保终止日期"] or AS_OF) >= AS_OF for g in given.get(row["项目编号"], ())):
            yield row["项目编号"]


def m02_r3(w: World) -> Iterator[str]:
    given = by(w, "工资保证金", "项目编号")
    for row in rows(w, "在建项目"):
        permit = row["施工许可日期"] or row["合同签订日期"]
        if not any(
            not g["返还日期"] and g["缴存日期"] <= plus(permit, 26)
            for g in given.get(row["项目编号"], ())
        ):
            yield row["项目编号"]


def m02_r4(w: World) -> Iterator[str]:
    paid = {
        (r["项目编号"], r["公民身份号码"], r["工资月份"])
        for r in rows(w, "农民工工资发放")
        if sound(r["公民身份号码"])
    }
    for row in rows(w, "实名考勤"):
        key = (row["项目编号"], row["公民身份号码"], row["考勤月份"])
        if row["考勤月份"] < DUE and key not in paid:
            yield row["项目编号"]


def m02_r5(w: World) -> Iterator[str]:
    return (r["项目编号"] for r in rows(w, "人工费拨付") if (r["实拨金额"] or 0) < r["应拨金额"])


def m02_r6(w: World) -> Iterator[str]:
    posted, done = by(w, "销户公示", "项目编号"), by(w, "在建项目", "项目编号")
    complaints = by(w, "欠薪投诉", "项目编号")
    for row in rows(w, "工资专户"):
        if row["销户日期"]:
            good = [
                n for n in posted.get(row["项目编号"], ())
                if (n["公示终止日期"] - n["公示起始日期"]).days >= 30 and row["销户日期"] > n["公示终止日期"]
            ]  # fmt: skip
            finished = done[row["项目编号"]][0]["完工日期"]
            disputed = row["项目编号"] in complaints
            if disputed or not good or not finished or row["销户日期"] < finished:
                yield row["项目编号"]


def m02_r7(w: World) -> Iterator[str]:
    worked = {(r["项目编号"], r["考勤月份"]) for r in rows(w, "实名考勤")}
    for row in rows(w, "人工费拨付"):
        on = row["应拨日期"]
        if row["实拨金额"] and (row["项目编号"], on.year * 12 + on.month - 1) not in worked:
            yield row["项目编号"]


def m02_r8(w: World) -> Iterator[str]:
    return (r["投诉编号"] for r in rows(w, "欠薪投诉") if not r["办结日期"])


def m02_r9(w: World) -> Iterator[str]:
    for row in rows(w, "责令支付"):
        if not row["付清日期"] or row["付清日期"] > row["履行期限"]:
            yield row["文书文号"]
