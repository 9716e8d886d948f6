"""Whether a day lies in a stretch of time that the law measures: age, recidivism, probation."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from shujian.core.cells import Missing, State
from shujian.core.dates import ONE_DAY, add_months, age_on
from shujian.core.terms import Term
from shujian.law.dated_values import value_on
from shujian.law.parameters import LawBook
from shujian.law.periods import sentence_end

INSIDE, OUTSIDE, REVIEW = "内", "外", "待核"
"""Where a day lies; for a person to decide."""
__all__ = ["INSIDE", "OUTSIDE", "REVIEW", "Probation", "age_on", "full_age_from", "in_probation",
           "probation", "recidivism"]  # fmt: skip


def full_age_from(birth: dt.date, years: int) -> dt.date:
    """The first day on which a person has the age: the day after the birthday.

    Born on 29 February: the first of March in years without that day, and in others too.

    Source: 法释〔2006〕1号第二条.

    Raises:
        OverflowError: beyond the year 9999.
    """
    return add_months(birth, 12 * years) + ONE_DAY


def recidivism(
    released: dt.date, first: dt.date, last: dt.date | None, book: LawBook
) -> str | Missing:
    """Whether a new offence lies in the time that makes a recidivist (累犯).

    The day of release counts as inside; one act inside is enough; an offence that begins
    on the last day of the time is for review, as the count of that day is not settled.

    Args:
        released: the day execution was completed, or parole ended.
        first: first day of the new offence.
        last: its last day; None: the first.
        book: the length of the time.

    Returns:
        ``INSIDE``, ``OUTSIDE`` or ``REVIEW``; ABSENT where the length is not known.

    Source: 刑法第六十五条；高检发释字〔2018〕2号.
    """
    length = value_on(book, "刑法.累犯.期限", first, Term)
    if length is None:
        return Missing(State.ABSENT, "没有累犯期限的规定")
    if (last or first) < released:
        return OUTSIDE
    limit = add_months(released, length.months)
    if first == limit:
        return REVIEW
    return INSIDE if first < limit else OUTSIDE


@dataclass(frozen=True)
class Probation:
    """A time of probation (缓刑考验期).

    Args:
        start: first day, as known or estimated.
        end: last day.
        band: days by which both may be off.
    """

    start: dt.date
    end: dt.date
    band: int


def probation(
    months: int, effective: dt.date | None, judged: dt.date, book: LawBook
) -> Probation | Missing:
    """The time of probation, from the day the judgment became final.

    Args:
        months: its length.
        effective: that day; None: estimated as the end of the time for appeal, counted
            from the day of the judgment, with a wide band.
        judged: day of the judgment.
        book: the parameters.

    Source: 刑法第七十三条第三款.
    """
    days = value_on(book, "刑诉.上诉抗诉.判决", judged, int)
    band = value_on(book, "筛查.判决确定.误差", judged, int)
    if effective is None and (days is None or band is None):
        return Missing(State.ABSENT, "没有上诉期限的规定")
    start = effective or judged + dt.timedelta(days=days or 0)
    end = sentence_end(start, Term(months))
    if isinstance(end, Missing):
        return end
    return Probation(start, end, 0 if effective else band or 0)


def in_probation(day: dt.date, window: Probation) -> str:
    """Whether a day lies in the time; ``REVIEW`` where the estimate is too rough to say."""
    band = dt.timedelta(days=window.band)
    if window.start + band <= day <= window.end - band:
        return INSIDE
    if day < window.start - band or day > window.end + band:
        return OUTSIDE
    return REVIEW
