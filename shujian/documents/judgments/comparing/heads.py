"""Whether two documents are of one case: numbers, offices, whom they were sent to."""

from __future__ import annotations

import re

from shujian.documents.judgments.accusing.kinds import OPINION, PROPOSAL
from shujian.documents.judgments.comparing.items import DIFFERENT, SAME, WORDING, Side, quoted, side
from shujian.documents.judgments.comparing.pairing import Pair

_SIGNS = re.compile(r"[（）()〔〕\[\]［］【】第号\s]")
_DEPARTED = ("公诉机关", "侦查机关")


def compare(pair: Pair) -> None:
    """Compare the indictment's number, the offices, and addressee with maker."""
    _number(pair)
    for column in _DEPARTED:
        one, two = (p.reading.document for p in (pair.one, pair.two))
        a, b = one.text(column), two.text(column)
        if a and b:
            _office(pair, column, a, b)
    sent, made = pair.one.reading.document.text("致送机关"), _maker(pair)
    if sent and made:
        _office(pair, "致送机关", sent, made)


def _number(pair: Pair) -> None:
    own, told = pair.one.reading.document, pair.two.reading.document
    if pair.one.role != "起诉书" or not own.text("文号") or not told.text("起诉书文号"):
        return
    if pair.two.reading.kind is not None:
        return
    one = side(pair.one.reading, own.cells["文号"])
    bare = _SIGNS.sub("", own.text("文号"))
    if bare in _SIGNS.sub("", pair.two.reading.text):
        two = side(pair.two.reading, told.cells["起诉书文号"])
        pair.add(WORDING, "起诉书文号", SAME, one, two, "一致", material=False)
        return
    fact = told.cells["起诉书文号"]
    two = quoted(pair.two.reading, fact.start, fact.end)
    why = f"起诉书文号为“{one.words}”，判决书写为“{two.words}”；可能不是同一案件，或者文号写错"
    pair.add(WORDING, "起诉书文号", DIFFERENT, one, two, why, material=False)


def _office(pair: Pair, matter: str, a: str, b: str) -> None:
    """Names that end alike are one: one of them is written with its province or city."""
    if a.endswith(b) or b.endswith(a):
        pair.add(WORDING, matter, SAME, Side(a, a), Side(b, b), "一致", material=False)
    else:
        why = f"{pair.one.role}为“{a}”，{pair.two.role}为“{b}”"
        pair.add(WORDING, matter, DIFFERENT, Side(a, a), Side(b, b), why, material=False)


def _maker(pair: Pair) -> str:
    """Who made the later document, where the earlier one was sent to its maker."""
    row = pair.two.reading.document
    if pair.one.role == OPINION and pair.two.reading.kind is None:  # not sent to the court
        return ""
    if pair.two.role == PROPOSAL:  # both were sent to the court
        return row.text("致送机关")
    return row.text("法院") if pair.two.reading.kind is None else row.text("公诉机关")
