"""Blunt readings of M08 and M50."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from oracle_rows import Row, after_death, by, rows, sound

from shujian.core.dates import add_months
from shujian.demo.world import AS_OF, World, plus


def r1(w: World) -> Iterator[str]:
    return after_death(w, "高龄津贴发放", "享受月份")


def r2(w: World) -> Iterator[str]:
    homes = by(w, "人口信息")
    for row in rows(w, "高龄津贴发放"):
        first = dt.date(row["享受月份"] // 12, row["享受月份"] % 12 + 1, 1)
        if sound(row["公民身份号码"]) and not any(
            h["户籍地区划"] == row["发放地区划"] and (h["终止日期"] or AS_OF) >= first
            for h in homes[row["公民身份号码"]]
        ):
            yield row["公民身份号码"]


def r3_r5(w: World) -> Iterator[str]:
    born = {r["公民身份号码"]: r["出生日期"] for r in rows(w, "人口信息")}
    for row in rows(w, "高龄津贴发放"):
        if not sound(row["公民身份号码"]):
            continue
        birth = born[row["公民身份号码"]]
        age = (row["享受月份"] - birth.year * 12 - birth.month) // 12
        band = "80-89" if 80 <= age < 90 else "90-99" if 90 <= age < 100 else "100以上"
        if age < 80 or band != row["档次"]:
            yield row["公民身份号码"]


def r4(w: World) -> Iterator[str]:
    places: dict[Any, set[str]] = defaultdict(set)
    for row in rows(w, "高龄津贴发放"):
        places[row["公民身份号码"], row["享受月份"]].add(row["发放地区划"])
    return (who for (who, _), where in places.items() if len(where) > 1)


def r6(w: World) -> Iterator[str]:
    paid: dict[str, set[int]] = defaultdict(set)
    for row in rows(w, "高龄津贴发放"):
        paid[row["公民身份号码"]].add(row["享受月份"])
    dead, seen = by(w, "死亡登记"), by(w, "生存迹象")
    for row in rows(w, "人口信息"):
        who, birth = row["公民身份号码"], row["出生日期"]
        if row["终止日期"] or who in dead or row["户籍地区划"] in ("990204", "990203"):
            continue
        first = 2024 * 12 if row["户籍地区划"] == "990104" else 2023 * 12
        start = max(first, (birth.year + 80) * 12 + birth.month)
        if seen.get(who) and set(range(start, 2025 * 12 + 6)) - paid[who]:
            yield who


def r7(w: World) -> Iterator[str]:
    for row in rows(w, "高龄津贴发放"):
        if row["户名身份号码"] != row["公民身份号码"]:
            yield row["公民身份号码"]


def normal(w: World, who: str, base: dt.date) -> bool:
    return base < plus(AS_OF, -30) and any(
        r["状态"] == "正常" for r in by_cached(w, "驾驶证").get(who, ())
    )


def by_cached(w: World, table: str) -> dict[str, list[Row]]:
    if ("by", table) not in INDEX:
        INDEX["by", table] = by(w, table)
    return INDEX["by", table]


INDEX: dict[tuple[str, str], dict[str, list[Row]]] = {}


def d1_d3_d5(w: World) -> Iterator[str]:
    for row in rows(w, "刑事裁判"):
        if row["罪名"] in ("危险驾驶罪", "交通肇事罪") and normal(
            w, row["公民身份号码"], row["生效日期"]
        ):
            yield row["公民身份号码"]


def d2_d4(w: World) -> Iterator[str]:
    for row in rows(w, "不起诉决定"):
        if normal(w, row["公民身份号码"], row["决定日期"]):
            yield row["公民身份号码"]


def d6(w: World) -> Iterator[str]:
    years = {"醉驾": 5, "再次饮酒驾驶": 2, "交通肇事": 2, "醉酒驾驶营运机动车": 10}
    for row in rows(w, "驾驶证"):
        if row["吊销日期"] and row["申请日期"]:
            ban = years.get(row["吊销原因"], 5)
            if row["申请日期"] < add_months(row["吊销日期"], ban * 12):
                yield row["公民身份号码"]


def d7(w: World) -> Iterator[str]:
    for table, key in (("戒毒决定", "送达日期"), ("毒驾查获", "查获日期")):
        for row in rows(w, table):
            if normal(w, row["公民身份号码"], row[key]):
                yield row["公民身份号码"]


def d8(w: World) -> Iterator[str]:
    licences = by_cached(w, "驾驶证")
    for row in rows(w, "驾车记录"):
        if not any(
            r["状态"] == "正常" and r["核发日期"] <= row["日期"]
            for r in licences.get(row["公民身份号码"], ())
        ):
            yield row["公民身份号码"]


def d9(w: World) -> Iterator[str]:
    return (who for who, found in by(w, "酒驾处罚").items() if len(found) > 1)
