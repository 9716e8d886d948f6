"""Whether a document is a published copy or the court's original."""

from __future__ import annotations

from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading


def derive(reading: Reading) -> None:
    """Fill 版本 of 文书: names masked make a published copy, full identity numbers an original."""
    persons = [p for p in reading.people if not p.true("单位")]
    masked = language("title")["遮盖"]
    if any(masked.search(p.text("被告人")) for p in reading.people):
        reading.document.put("版本", "公开版", (0, 0), "首部", "推算/版本")
    elif persons and all(p.text("身份号码原文") for p in persons):
        fact = persons[0].cells["身份号码原文"]
        reading.document.put("版本", "原件", (fact.start, fact.end), "首部", "推算/版本")
