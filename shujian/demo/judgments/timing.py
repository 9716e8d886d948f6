"""When things happen: from the act to the judgment, measures, the dates of a term."""

from __future__ import annotations

import datetime as dt
import random

from shujian.core.dates import add_months, month_end
from shujian.demo.judgments.model import Accused, Case, Measure

DAY = dt.timedelta(days=1)
SPAN = {"速裁": (26, 48), "简易": (45, 120), "普通": (85, 210)}
"""Days from the first measure to the judgment, by procedure."""


def weekday(day: dt.date) -> dt.date:
    """The same day, or the Friday before."""
    return day - DAY * max(0, day.weekday() - 4)


def plan(rng: random.Random, case: Case, caught: dt.date, span: int) -> None:
    """Set the days of indictment, hearing and judgment.

    Args:
        rng: chance.
        case: whose procedure is known.
        caught: the day of the first measure.
        span: days from there to the judgment.
    """
    case.judged = weekday(caught + DAY * span)
    if case.procedure == "速裁":
        case.heard, case.filed = case.judged, weekday(case.judged - DAY * rng.randint(4, 8))
    elif case.procedure == "简易":
        case.heard = weekday(case.judged - DAY * rng.randint(0, 4))
        case.filed = weekday(case.heard - DAY * rng.randint(6, 12))
    else:
        case.heard = weekday(case.judged - DAY * rng.randint(4, 20))
        case.filed = weekday(case.heard - DAY * rng.randint(14, 30))


def measures(rng: random.Random, who: Accused, case: Case, caught: dt.date, layout: str) -> None:
    """Write the measures: layout A in custody throughout, B and C bailed meanwhile, "" on bail."""
    if not layout:
        who.measures = [Measure("取保候审", caught)]
        if rng.random() < 0.3 and (case.filed - caught).days > 25:
            released = caught + DAY * rng.randint(4, 9)
            who.measures = [Measure("刑事拘留", caught), Measure("取保候审", released)]
        return
    held = "留置" if who.counts[0].charge.name in ("受贿罪", "贪污罪") else "刑事拘留"
    held = held if caught >= dt.date(2018, 4, 1) else "刑事拘留"
    who.measures = [Measure(held, caught)]
    if layout == "A":
        wait = min(rng.randint(6, 30), max(2, (case.filed - caught).days - 3))
        who.measures.append(Measure("逮捕", caught + DAY * wait))
        return
    who.measures.append(Measure("取保候审", caught + DAY * rng.randint(5, 12)))
    arrest = case.filed + DAY * rng.randint(1, 3)
    who.measures.append(Measure("逮捕", arrest))


def end_of(start: dt.date, months: int, credit: int = 0) -> dt.date:
    """The last day of a term, less days already spent in custody.

    A term that begins on the last day of a month is counted to the last day of a month.
    """
    through = add_months(start, months)
    if start == month_end(start):
        through = month_end(through)
    return through - DAY * (1 + credit)


def dates(who: Accused, layout: str) -> None:
    """Set the first and the last day of an unsuspended term by one of the lawful layouts."""
    months = who.main.months
    if not layout or who.probation or who.main.kind not in ("有期徒刑", "拘役"):
        return
    first = who.measures[0].start
    if layout == "A":
        who.start, who.end = first, end_of(first, months)
        return
    released, arrest = who.measures[1].start, who.measures[2].start
    if layout == "B":
        who.start, who.end = arrest, end_of(arrest, months, (released - first).days + 1)
        return
    at_liberty = (arrest - released).days - 1
    who.start, who.end = first, end_of(first, months) + DAY * at_liberty
