"""How long the trial took, against the limit of its procedure; whether the bench is a lawful one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from shujian.core.cells import Missing
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.shipped import calendar, rows
from shujian.law.periods import month_later, next_workday

FIRST, SECOND = "一审", "二审"
ORDINARY = "普通程序一审"
PROCEDURES = {"简易": "简易程序", "速裁": "速裁程序", "普通": ORDINARY}
COMMON, LATEST, CIVIL = "一般", "至迟", "附带民事诉讼"
"""Cases of the table 审理期限."""


def derive(reading: Reading) -> None:
    """Fill 审理起日, 审理天数, 审限届满日, 起日确切, 超限天数, 审限已核 and 合议庭合法."""
    row = reading.document
    judged = row.day("裁判日期")
    if judged is None:
        return
    _limit(reading, row, judged)
    _bench(row, judged)


def procedure(row: Row) -> str:
    """The procedure as the dated tables name it; "" where it is not known.

    Args:
        row: a row of 文书.
    """
    instance = row.text("审级")
    if instance == SECOND:
        return SECOND
    return PROCEDURES.get(row.text("程序"), "") if instance == FIRST else ""


def _limit(reading: Reading, row: Row, judged: dt.date) -> None:
    """The trial's length, and its limit where the text tells the procedure."""
    start = row.day("受理日期") or row.day("起诉日期")
    name = procedure(row)
    if start is None or row.text("审级") != FIRST:
        return
    place = row.cells["受理日期" if row.day("受理日期") else "起诉日期"]
    span = (place.start, place.end)
    row.put("审理起日", start, span, "", "推算/审理起日")
    row.put("审理天数", (judged - start).days, span, "", "推算/审理天数")
    held = rows("审理期限", (name,), judged)
    limit = _chosen(held, reading)
    if limit is None:
        return
    until = month_later(start, limit["月"] or 0) + dt.timedelta(days=limit["日"] or 0)
    moved = until if _all_held(reading) else next_workday(until, calendar())
    exact = row.day("受理日期") is not None and not isinstance(moved, Missing)
    until = until if isinstance(moved, Missing) else moved
    row.put("起日确切", exact, span, "", "推算/起日确切")
    row.put("审限届满日", until, span, "", "推算/审限届满日")
    row.put("超限天数", (judged - until).days, span, "", "推算/超限天数")
    row.put("审限已核", bool(limit["已核"]), span, "", "推算/审限已核")


def _all_held(reading: Reading) -> bool:
    """Whether everybody is in custody: then no holiday moves the last day.

    Source: 刑事诉讼法第一百零五条第四款.
    """
    return bool(reading.people) and all(p.true("现押") for p in reading.people)


def _chosen(held: Sequence[Mapping[str, Any]], reading: Reading) -> Mapping[str, Any] | None:
    """The longest limit that the case may have without anybody's leave, or with civil claims."""
    known = [r for r in held if r["月"] is not None or r["日"] is not None]
    terms = [t for n in ("判项", "判决结果") for r in reading.rows.of(n) if (t := r.term("刑期"))]
    civil = reading.document.true("附带民事")
    allowed = [
        r
        for r in known
        if r["情形"] in (COMMON, LATEST)
        or (r["超过"] is not None and any(t > r["超过"] for t in terms))
        or (civil and CIVIL in (r["情形"] or ""))
    ]
    return max(allowed, key=lambda r: (r["月"] or 0, r["日"] or 0), default=None)


def _bench(row: Row, judged: dt.date) -> None:
    """Whether the signatures make a bench that the court may sit in."""
    fact = row.cells.get("署名审判员数")
    presiding, judges, assessors = (
        row.number(c) for c in ("署名审判长数", "署名审判员数", "署名陪审员数")
    )
    total = presiding + judges + assessors
    if fact is None or total == 0:
        return
    span = (fact.start, fact.end)
    row.put("署名人数", total, span, "", "推算/署名人数")
    name = procedure(row) or (ORDINARY if row.text("审级") == FIRST else "")
    held = rows("合议庭组成", (row.text("法院层级"), name), judged)
    if not held:
        return
    lawful = any(
        r["审判员最少"] <= presiding + judges <= r["审判员最多"]
        and r["陪审员最少"] <= assessors <= r["陪审员最多"]
        and r["最少"] <= total <= r["最多"]
        and total % 2 == 1
        for r in held
    )
    row.put("合议庭合法", lawful, span, "", "推算/合议庭合法")
    row.put("合议庭已核", all(r["已核"] for r in held), span, "", "推算/合议庭已核")
