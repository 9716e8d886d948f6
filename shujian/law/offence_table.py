"""The offences as a dated table: 查("法定刑", 罪名, 行为日, 裁判日)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from shujian.core.cells import BLANK
from shujian.core.terms import Term
from shujian.law.dated import DatedTable
from shujian.law.dated_rows import BUILT_IN, Row
from shujian.law.offence import MAIN_KINDS, Fine, Offence, Penalties, Tier
from shujian.law.offence_dates import versions_applicable
from shujian.law.offences import OffenceBook

NAME = "法定刑"
COLUMNS: Mapping[str, str] = {
    "罪名": "文本", "条文": "文本", "来源": "文本", "人员": "文本", "档": "整数", "情形": "文本",
    "主刑": "文本列表", "最轻主刑": "文本", "最重主刑": "文本", "最低刑": "刑期", "最高刑": "刑期",
    "有期下限": "刑期", "有期上限": "刑期", "财产刑": "文本", "罚金下限": "数量",
    "罚金上限": "数量", "罚金基数": "文本",
}  # fmt: skip
"""人员 is 个人, or 单位责任人员 where these have tiers of their own. 最低刑 is blank where
管制, 拘役 or no main penalty may be chosen; 最高刑 where none of 有期徒刑 and above may."""
_INDEFINITE = {"无期徒刑": Term(indefinite="无期"), "死刑": Term(indefinite="死刑")}


def offence_table(book: OffenceBook) -> DatedTable:
    """One row a name of a charge, text of the law and tier.

    A charge has the texts of the charges that it replaced as well, for the time before it
    began (``offence_dates``).
    """
    names: dict[str, set[str]] = {}
    for folded, name in book.names.items():
        names.setdefault(name, {name}).add(folded)
    rows = []
    for offence in book:
        own = list(_cells(book, offence))
        for name in sorted({*names[offence.name], *offence.written}):
            rows += [Row((name,), start, end, cells) for start, end, cells in own]
    rows.sort(key=lambda r: (r.key, r.start))
    doubts = {
        o.name: "；".join(sorted({v.doubt for v in o.versions if v.doubt}))
        for o in book
        if any(v.doubt for v in o.versions)
    }
    columns = {**COLUMNS, **BUILT_IN}
    return DatedTable(
        NAME, "刑法分则各罪的量刑档次", {"罪名": "文本"}, columns, tuple(rows), doubts
    )


def _cells(
    book: OffenceBook, offence: Offence
) -> Iterator[tuple[dt.date, dt.date, Mapping[str, Any]]]:
    for version in versions_applicable(book, offence, None, dt.date.max).versions:
        people = [("个人", version.articles, version.tiers)]
        if version.unit_tiers:
            people.append(("单位责任人员", version.unit_articles, version.unit_tiers))
        for who, articles, tiers in people:
            for tier in tiers:
                held = {"罪名": offence.name, "条文": "、".join(articles), "人员": who}
                cells = {**held, **_tier(tier), **_version(version)}
                end = version.end or dt.date.max
                yield version.start, end, {n: cells.get(n, BLANK) for n in (*COLUMNS, *BUILT_IN)}


def _version(version: Penalties) -> dict[str, Any]:
    end = version.end or BLANK
    known = {"版本起": version.start, "版本止": end, "已核": version.checked}
    return {**known, "来源": version.source}


def _tier(tier: Tier) -> dict[str, Any]:
    kinds = [k for k in MAIN_KINDS if any(m.kind == k for m in tier.mains)]
    term = next((m for m in tier.mains if m.low is not None), None)
    low, high = (term.low, term.high) if term else (None, None)
    definite = {"有期徒刑": (low, high)}
    found = {
        "档": tier.number,
        "情形": tier.label,
        "主刑": tuple(sorted(m.kind for m in tier.mains)),
        "最轻主刑": kinds[0] if kinds else None,
        "最重主刑": kinds[-1] if kinds else None,
        "最低刑": definite.get(kinds[0], (_INDEFINITE.get(kinds[0]),))[0] if kinds else None,
        "最高刑": definite.get(kinds[-1], (None, _INDEFINITE.get(kinds[-1])))[1] if kinds else None,
        "有期下限": low,
        "有期上限": high,
        "财产刑": tier.property,
        **(_fine(tier.fine) if tier.fine else {}),
    }
    return {n: v for n, v in found.items() if v not in (None, "")}


def _fine(fine: Fine) -> dict[str, Any]:
    return {"罚金下限": fine.low, "罚金上限": fine.high, "罚金基数": fine.base or None}
