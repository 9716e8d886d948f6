"""Whether the second instance made the sentence heavier, where only the defence appealed."""

from __future__ import annotations

from decimal import Decimal

from shujian.core.terms import Term
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.original import original
from shujian.documents.judgments.punishment import ORDER, Punishment
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.verdict_text import QUASH

_NAME = "推算/二审加重"


def derive(reading: Reading) -> None:
    """Fill 二审加重 of 判决结果.

    Source: 刑事诉讼法第二百三十七条.
    """
    row = reading.document
    private = row.text("起诉方式") == "自诉"
    if row.text("审级") != "二审" or private or row.true("抗诉启动") or not reading.decision:
        return
    below = original(reading)
    for outcome in reading.rows.of("判决结果"):
        seq = outcome.number("被告人序号")
        if outcome.true("维持原判"):
            continue
        drafts = reading.decision.about(seq, QUASH) or below.about(seq)
        old = [d.final or d.counts[0] for d in drafts if d.final or len(d.counts) == 1]
        if len(old) == 1 and len(drafts) == 1:
            words = _heavier(old[0], outcome)
            place = outcome.cells.get("主刑")
            span = (place.start, place.end) if place else (0, 0)
            outcome.put("二审加重", words or "没有", span, "", _NAME)


def _heavier(old: Punishment, new: Row) -> str:
    """What is heavier than before, Chinese; "" where nothing is, or it cannot be compared."""
    kind, term = old.value("主刑"), old.value("刑期")
    if kind not in ORDER or new.text("主刑") not in ORDER:
        return ""
    before, after = ORDER.index(str(kind)), ORDER.index(new.text("主刑"))
    longer = new.term("刑期")
    if after != before:
        return "主刑更重" if after < before else ""
    if isinstance(term, Term) and longer is not None and longer != term:
        return "刑期更长" if longer > term else ""
    if old.value("宣告缓刑") is True and new.get("宣告缓刑") is False:
        return "撤去缓刑"
    fine, more = old.value("罚金"), new.get("罚金")
    if isinstance(more, Decimal) and more > (fine if isinstance(fine, Decimal) else Decimal(0)):
        known = isinstance(fine, Decimal) or old.value("判处罚金") is False
        return "罚金更多" if known else ""
    return ""
