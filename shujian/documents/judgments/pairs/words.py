"""Answers in three words, and where days lie."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from shujian.documents.judgments.act_bounds import Acts
from shujian.documents.judgments.shipped import parameters
from shujian.law.dated_values import value_on
from shujian.law.windows import INSIDE, OUTSIDE, REVIEW, Probation, in_probation

YES, NO, OPEN = "是", "否", "未定"
EDGE = "边界"
"""So near the end of an estimated time that it may lie on either side."""


def word(found: bool | None) -> str:
    """是, 否 or 未定."""
    return OPEN if found is None else YES if found else NO


def lies(acts: Acts, places: Iterable[str]) -> str:
    """Where an offence lies, of the places of its first and last day: 内, 外 or 边界.

    An act inside is enough where both days are days of acts; else both have to lie there.
    """
    first, last = places
    if first == last != EDGE:
        spanned = first == OUTSIDE and acts.first != acts.last
        return EDGE if spanned else first
    return INSIDE if acts.exact and INSIDE in (first, last) else EDGE


def place(day: dt.date, window: Probation) -> str:
    """Where a day lies: 内, 外 or 边界."""
    found = in_probation(day, window)
    return EDGE if found == REVIEW else found


def inside(acts: Acts, start: dt.date, end: dt.date) -> bool | None:
    """Whether an act lies in a stretch of days, both ends left out; None where days do not say."""
    if acts.last <= start or acts.first >= end:
        return False
    held = [start < day < end for day in (acts.first, acts.last)]
    return True if all(held) or (acts.exact and any(held)) else None


def final_by(judged: dt.date | None) -> dt.date | None:
    """The day by which a judgment is final where nobody appeals: time for appeal and a margin."""
    if judged is None:
        return None
    days = value_on(parameters(), "刑诉.上诉抗诉.判决", judged, int)
    band = value_on(parameters(), "筛查.判决确定.误差", judged, int)
    return None if days is None or band is None else judged + dt.timedelta(days=days + band)
