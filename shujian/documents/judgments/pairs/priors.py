"""Whether a judgment tells an earlier one among the convictions of its defendant."""

from __future__ import annotations

import datetime as dt
import re

from shujian.documents.judgments.derived.prior import parts_of
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.pairs.card import Card
from shujian.documents.judgments.pairs.names import case_number
from shujian.documents.judgments.shipped import offences

YES, NO, OPEN = "是", "否", "未定"
_NEAR = 400
"""Days between a judgment and the one of the court above that may be told in its place."""
_MONTH = re.compile(r"(\d{4})年(?:(\d{1,2})月)?")


def recited(a: Card, seq: int, b: Card, own: int) -> str:
    """Whether ``b`` tells the judgment ``a`` as an earlier conviction: 是, 否 or 未定."""
    states = {matches(a, seq, p) for p in b.about("前科", own)}
    if YES in states:
        return YES
    unlisted = b.one("被告人", own).get("有未列前科") is not False
    return OPEN if OPEN in states or unlisted else NO


def told_row(a: Card, seq: int, b: Card, own: int) -> Row | None:
    """The row of 前科 of ``b`` that is ``a``; None where none surely is."""
    found = [p for p in b.about("前科", own) if matches(a, seq, p) == YES]
    return found[0] if len(found) == 1 else None


def matches(a: Card, seq: int, prior: Row) -> str:
    """Whether a conviction that is told is the judgment ``a``."""
    judged = a.document.day("裁判日期")
    number = case_number(prior.text("前科案号"))
    if number and number == case_number(a.document.text("案号")):
        return YES
    told = prior.day("前科判决日期")
    if judged is None:
        return OPEN
    if told is None:
        return OPEN if _may_be(judged, prior.text("前科判决日期原文")) else NO
    court = _same_court(a.document.text("法院"), prior.text("前科法院"))
    charge = same_charge(a, seq, prior.text("前科罪名"))
    if told == judged and court is not False and charge is not False:
        return YES if court or charge else OPEN
    near = abs((told - judged).days) <= _NEAR and charge is not False
    return OPEN if near or (told == judged and court) else NO


def _may_be(day: dt.date, words: str) -> bool:
    """Whether a date without a day can be this one; words without a year can."""
    found = _MONTH.search(words)
    if found is None:
        return True
    apart = abs(int(found[1]) - day.year)
    return apart <= 1


def _same_court(a: str, b: str) -> bool | None:
    if not a or not b:
        return None
    return a.endswith(b) or b.endswith(a)


def same_charge(a: Card, seq: int, charges: str) -> bool | None:
    """Whether one of the charges was convicted in ``a``; None where one side tells none."""
    own = {_standard(r.text("罪名")) for r in a.about("判项", seq)} - {""}
    told = {_standard(part) for part in parts_of(charges)} - {""}
    return bool(own & told) if own and told else None


def _standard(charge: str) -> str:
    known = offences().find(charge) if charge else None
    return known.name if known else charge.removesuffix("罪")
