"""判项: the least and greatest lawful fine, by the article, an interpretation or in general."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from shujian.core.cells import Missing
from shujian.core.terms import Term
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.shipped import dated, parameters
from shujian.law.bounds import fine_floor
from shujian.law.fines import judicial, statutory
from shujian.law.offence import Penalties, Tier

TABLE = "司法解释罚金"
_NAME = "推算/罚金幅度"
Rows = Sequence[Mapping[str, Any]]


def fines(
    reading: Reading,
    row: Row,
    tiers: Sequence[Tier],
    versions: Sequence[Penalties],
    judged: dt.date,
) -> None:
    """Put 罚金下限, 罚金上限, 罚金标准, 罚金依据 where they can be told.

    Args:
        reading: the judgment.
        row: the count.
        tiers: the tiers that the sentence may have been taken from.
        versions: the texts of the law that may apply.
        judged: day of the judgment.
    """
    if not any("罚金" in tier.property for tier in tiers):
        return
    if language("narrative")["罚金折抵"].search(reading.text, reading.parts.reasoning[0]):
        return
    fined = [tier for tier in tiers if "罚金" in tier.property]
    if any(tier.fine is not None for tier in fined):
        _statutory(row, fined)
        return
    rows = _rows(row, versions, judged)
    if rows and not (_unchecked(rows) and _tiny(row, judged)):
        _judicial(reading, row, rows)
    elif rows is not None:
        _general(row, judged)


def _statutory(row: Row, tiers: Sequence[Tier]) -> None:
    ranges = [statutory(tier, {}) for tier in tiers]
    lows = [r.low for r in ranges if r is not None]
    highs = [r.high for r in ranges if r is not None]
    if len(lows) < len(ranges) or any(v is None for v in (*lows, *highs)):
        return  # a multiple whose base is not known, or a tier without a range
    _put(row, min(v for v in lows if v is not None), max(v for v in highs if v is not None))
    _say(row, "分则", "刑法分则条文")


def _rows(row: Row, versions: Sequence[Penalties], judged: dt.date) -> Rows | None:
    """The rows of the interpretation for the charge; None where it is open whether they apply."""
    table = dated().get(TABLE)
    found = table.find((row.text("规范罪名"),), judged, judged) if table else []
    after = [cells["法律版本自"] for cells in found if _known(cells, "法律版本自")]
    # a fine that the older texts do not know can only come from the newer one
    older = [v for v in versions if any(v.start < day for day in after)]
    if not older or (row.true("判处罚金") and not any(_fined(v) for v in older)):
        return found
    if after:
        return None
    return found


def _fined(version: Penalties) -> bool:
    return any("罚金" in tier.property for tier in version.tiers)


def _judicial(reading: Reading, row: Row, rows: Rows) -> None:
    if any(r.get("共犯合计") is True for r in rows) and len(reading.people) > 1:
        return
    amount = row.get("数额")
    term = row.term("刑期") if row.text("主刑") == "有期徒刑" else None
    term = Term(10**3) if row.text("主刑") == "无期徒刑" else term
    lows: list[Decimal | None]
    highs: list[Decimal | None] = [None]
    if isinstance(amount, Decimal):
        bases = {str(r["基数"]): amount for r in rows if _known(r, "基数")}
        ranges = judicial([r for r in rows if not (bases and _alternative(r))], term, bases)
        highs = [r.high for r in ranges]
    else:
        ranges = judicial([{**r, "基数": None, "下限倍数": None} for r in rows], term, {})
    lows = [r.low for r in ranges]
    low = None if not lows or None in lows else min(v for v in lows if v is not None)
    high = None if not highs or None in highs else max(v for v in highs if v is not None)
    _put(row, low, high)
    sure = all(r.get("性质") == "应当" and r.get("已核") is not False for r in rows)
    _say(row, "解释" if sure else "解释（一般）", str(rows[0].get("依据") or ""))


def _alternative(cells: Mapping[str, Any]) -> bool:
    """Whether a row is for cases without an amount (没有数额或者无法计算)."""
    return not any(_known(cells, name) for name in ("基数", "刑期自", "刑期至"))


def _general(row: Row, judged: dt.date) -> None:
    adult, minor = (fine_floor(young, judged, parameters()) for young in (False, True))
    _put(row, minor if row.get("犯罪时成年") is not True else adult, None)
    _say(row, "一般", "财产刑规定第二条")


def _unchecked(rows: Rows) -> bool:
    return any(cells.get("已核") is False for cells in rows)


def _tiny(row: Row, judged: dt.date) -> bool:
    """Whether a fine lies below the general floor, whatever an interpretation adds to it."""
    fine, young = row.get("罚金"), row.get("犯罪时成年") is not True
    floor = fine_floor(young, judged, parameters())
    return isinstance(fine, Decimal) and floor is not None and fine < floor


def _known(cells: Mapping[str, Any], name: str) -> bool:
    return cells.get(name) is not None and not isinstance(cells.get(name), Missing)


def _put(row: Row, low: Decimal | None, high: Decimal | None) -> None:
    for column, value in (("罚金下限", low), ("罚金上限", high)):
        if value is not None:
            row.put(column, value, pattern=_NAME)


def _say(row: Row, kind: str, basis: str) -> None:
    row.put("罚金标准", kind, pattern=_NAME)
    row.put("罚金依据", basis, pattern=_NAME)
