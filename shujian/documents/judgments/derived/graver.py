"""Circumstances that the court finds and whose tier the sentence stays below (轮奸)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.findings import pieces, stands
from shujian.documents.judgments.naming import mentions, whose
from shujian.documents.judgments.penalty_range import lowest, weight_of
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span
from shujian.documents.judgments.shipped import offences
from shujian.law.offence import Tier
from shujian.law.offence_dates import versions_applicable

_NAME = "推算/低于加重档"


def derive(reading: Reading) -> None:
    """Put 低于加重档 into the counts.

    Source: 刑法分则各条 for the tiers; which words tell of a tier stands with it in the content.
    """
    for row in reading.rows.of("判项"):
        tiers = _tiers(reading, row)
        own = weight_of(row)
        if own is None or not tiers:
            continue
        low = lowest(tiers)
        if (own.rank, own.term) >= (low.rank, low.term):
            continue
        for word in tiers[0].told:
            shared = all(word in tier.told for tier in tiers)
            place = _found(reading, word, row.number("被告人序号")) if shared else None
            if place is not None:
                row.put("低于加重档", word, place, "理由", _NAME)


def _tiers(reading: Reading, row: Row) -> Sequence[Tier]:
    """Of each text of the law that may apply the tier that words tell of; none where one has none."""
    judged, offence = reading.document.day("裁判日期"), offences().find(row.text("罪名"))
    if (
        judged is None
        or offence is None
        or not any(t.told for v in offence.versions for t in v.tiers)
    ):
        return ()
    held = versions_applicable(offences(), offence, row.day("行为止日"), judged)
    told = [next((t for t in v.tiers if t.told), None) for v in held.versions]
    known = [tier for tier in told if tier is not None]
    return known if held.complete and len(known) == len(told) else ()


def _found(reading: Reading, word: str, seq: int) -> Span | None:
    """Where the court itself says it of a defendant."""
    everybody = frozenset(p.number("被告人序号") for p in reading.people)
    sought, carried = re.compile(re.escape(word)), frozenset[int]()
    for piece in pieces(reading.text, reading.parts.reasoning):
        named = mentions(reading, piece, everybody, carried)
        for match in sought.finditer(reading.text, *piece):
            if not stands(reading.text, piece, match):
                continue
            clause = reading.text.rfind("，", piece[0], match.start())
            own = [m.people for m in named if clause < m.start < match.start()]
            last = whose(named, match.start(), carried, everybody)
            if seq in last.union(*own):  # 某甲伙同某乙轮奸 tells of both
                return match.span()
        carried = named[-1].people if named else carried
    return None
