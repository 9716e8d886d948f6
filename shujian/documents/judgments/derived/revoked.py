"""The sum of the new penalties and the earlier one that is joined with them."""

from __future__ import annotations

from shujian.core.terms import Term
from shujian.documents.judgments.derived.term import KINDS, merged_before
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.reading import Reading

_NAME = "推算/含前罪总和"
_REVOKED = "撤销"


def derive(reading: Reading) -> None:
    """Fill 含前罪总和 of 判决结果; blank where a part of the sum is not told.

    The earlier penalty is the one that the disposition names, else that of the only prior
    conviction with probation, where probation is revoked. Terms of different kinds are added
    up as well: the true limit is lower then, never higher.

    Source: 刑法第六十九条第一款、第七十七条第一款、第八十六条第一款.
    """
    verdict = reading.part(reading.parts.verdict)
    for row in reading.rows.of("判决结果"):
        if not merged_before(row) or not row.true("决定执行") or row.text("主刑") not in KINDS:
            continue
        seq = row.number("被告人序号")
        counts = [c for c in reading.rows.about("判项", seq) if c.text("主刑") in KINDS]
        terms = [t for c in counts if (t := c.term("刑期"))]
        earlier = _earlier(row, reading.rows.about("前科", seq))
        if earlier is None or not terms or len(terms) < len(counts):
            continue
        if verdict.count(_REVOKED) > 1 or any(t.indefinite for t in (*terms, earlier)):
            continue
        parts = (*terms, earlier)
        total = Term(sum(t.months for t in parts), sum(t.days for t in parts))
        row.put("含前罪总和", total, reading.parts.verdict, "主文", _NAME)
        row.put("前罪刑期", earlier, reading.parts.verdict, "主文", _NAME)


def _earlier(row: Row, priors: list[Row]) -> Term | None:
    """The earlier penalty that is joined; None where it cannot be told."""
    named = row.term("前罪余刑")
    if named is not None:
        return named
    suspended = [p for p in priors if p.term("前科缓刑考验期")]
    if not row.true("撤销缓刑") or len(suspended) != 1:
        return None
    return suspended[0].term("前科刑期")
