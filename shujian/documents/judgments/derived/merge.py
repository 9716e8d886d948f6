"""The limits of a joint sentence, and the sums of what is joined."""

from __future__ import annotations

from decimal import Decimal

from shujian.core.cells import Missing
from shujian.core.terms import Term
from shujian.documents.judgments.derived.term import merged_before
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.shipped import parameters
from shujian.law.merging import Count, Limit, merge
from shujian.law.offence import MAIN_KINDS

_NAME = "推算/并罚"
_KIND = {**{k: k for k in MAIN_KINDS}, "死缓": "死刑"}


def derive(reading: Reading) -> None:
    """Fill the sums and limits of 判决结果.

    Source: 刑法第六十九条.
    """
    for row in reading.rows.of("判决结果"):
        counts = reading.rows.about("判项", row.number("被告人序号"))
        main = [c for c in counts if c.text("主刑") in _KIND]
        row.put("主刑判项数", len(main), pattern=_NAME)
        _fines(row, counts)
        names = [c.text("规范罪名") or c.text("罪名") for c in main]
        row.put("同罪判项", all(names) and len(set(names)) < len(names), pattern=_NAME)
        if len(main) > 1:
            _terms(row, main)
            _check(reading, row, main)


def _fines(row: Row, counts: list[Row]) -> None:
    fined = [c for c in counts if c.true("判处罚金")]
    sums = [c.get("罚金") for c in fined]
    known = [Decimal(s) for s in sums if isinstance(s, (int, Decimal))]
    if fined and len(known) == len(fined):
        row.put("罚金之和", sum(known, Decimal(0)), pattern=_NAME)
    elif fined:
        row.doubt("罚金之和", "有的罪没有写明罚金数额")


def _terms(row: Row, main: list[Row]) -> None:
    """The sum and the longest of terms of one kind."""
    terms = [t for c in main if (t := c.term("刑期"))]
    if len({c.text("主刑") for c in main}) > 1 or len(terms) < len(main):
        return
    if any(t.indefinite for t in terms):
        return
    total = Term(sum(t.months for t in terms), sum(t.days for t in terms))
    row.put("总和刑期", total, pattern=_NAME)
    row.put("最高刑期", max(terms), pattern=_NAME)


def _check(reading: Reading, row: Row, main: list[Row]) -> None:
    found, why = _state(reading, row, main)
    row.put("并罚核对", found, pattern=_NAME)
    if why:
        row.put("并罚说明", why, pattern=_NAME)


def _state(reading: Reading, row: Row, main: list[Row]) -> tuple[str, str]:
    judged, kind, term = reading.document.day("裁判日期"), row.text("主刑"), row.term("刑期")
    if judged is None or kind not in _KIND or not row.true("决定执行"):
        return "未定", "没有写明决定执行的刑罚或者裁判日期"
    if reading.document.text("审级").startswith("再审"):
        return "未定", "再审适用行为时的法律"
    counts = [Count(_KIND[c.text("主刑")], c.term("刑期")) for c in main]
    timed = ("有期徒刑", "拘役", "管制")
    if any(c.kind in timed and c.term is None for c in counts):
        return "未定", "有的罪没有读出刑期"
    whole = [Count(c.kind, c.term if c.kind in timed else None) for c in counts]
    acts = [c.day("行为止日") for c in main]
    last = max((a for a in acts if a), default=None) if all(acts) else None
    limits = merge(whole, judged, last, parameters())
    if isinstance(limits, Missing):
        return "未定", limits.reason
    return _against(row, limits, _KIND[kind], term, len({c.kind for c in counts}) > 1)


def _against(
    row: Row, limits: tuple[Limit, ...], kind: str, term: Term | None, mixed: bool
) -> tuple[str, str]:
    """How the joint sentence lies to its limits."""
    first = limits[0]
    if MAIN_KINDS.index(kind) < MAIN_KINDS.index(first.kind):
        return "主刑过轻", f"应当决定执行{first.kind}"
    if kind != first.kind:
        return "未定", "决定执行的主刑重于各罪"
    if first.low is None or first.high is None or term is None:
        return "合法", ""
    row.put("并罚下限", first.low, pattern=_NAME)
    row.put("并罚上限", first.high, pattern=_NAME)
    if term < first.low:
        return "低于下限", f"数刑中最高刑期为{first.low}"
    if term <= first.high:
        return "合法", ""
    if merged_before(row):
        return "未定", "另有前罪并罚"
    return "未吸收" if mixed else "超过上限", f"不能超过{first.high}"
