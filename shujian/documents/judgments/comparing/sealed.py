"""Whether an earlier conviction may be one of a minor, whose record is sealed."""

from __future__ import annotations

import datetime as dt

from shujian.core.dates import add_months
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.shipped import parameters
from shujian.law.dated_values import value_on
from shujian.law.windows import full_age_from


def may_be_sealed(prior: Row, people: tuple[Row, Row], readings: tuple[Reading, Reading]) -> bool:
    """Whether a person could have been under age at the act of an earlier conviction.

    Args:
        prior: the row of 前科; a date without day or month counts from its first day.
        people: the row of 被告人 of the document that tells it, then of the other.
        readings: the two documents, in the same order.

    Source: 刑事诉讼法第二百八十六条. Without any word of the person's age it says False:
    nothing speaks for a sealed record, and leaving it out would hide a difference.
    """
    told = zip(people, readings, strict=True)
    born = [day for person, reading in told if (day := born_by(person, reading))]
    if not born:
        return False
    judged = _earliest(prior)
    if judged is None:
        return True
    years = value_on(parameters(), "刑法.年龄.成年", judged, int)
    margin = value_on(parameters(), "筛查.前科.犯罪至判决月数", judged, int)
    if years is None or margin is None:
        return True
    return judged < add_months(full_age_from(max(born), years), margin)


def born_by(person: Row, reading: Reading) -> dt.date | None:
    """The last day on which a person can have been born, as far as a document tells.

    By the birth date, else the year (and month) of birth, else the age that is written.
    """
    if birth := person.day("出生日期"):
        return birth
    place = person.cells["被告人"]
    line = reading.text.find("\n", place.start)
    said = language("comparing")["出生年月"].search(
        reading.text, place.start, line if line >= 0 else len(reading.text)
    )
    if said is not None:
        month = int(said["月"] or 12)
        if 1 <= month <= 12:
            return add_months(dt.date(int(said["年"]), month, 1), 1) - dt.timedelta(days=1)
    age, made = person.get("所写年龄"), _made(reading)
    return add_months(made, -12 * age) if isinstance(age, int) and made else None


def _made(reading: Reading) -> dt.date | None:
    return reading.document.day("裁判日期") or reading.document.day("制作日期")


def _earliest(prior: Row) -> dt.date | None:
    """The first day that the date of an earlier judgment can mean."""
    if judged := prior.day("前科判决日期"):
        return judged
    parts = [int(p) for p in prior.text("前科判决日期原文").split("-") if p.isdigit()]
    if not parts:
        return None
    year, month, day = [*parts, 1, 1][:3]
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
