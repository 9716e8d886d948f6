"""Whether the acts lie in the time that an earlier sentence leaves: recidivism, probation, parole.

Told by bounds: 是 or 否 where every day between them gives the same answer, else unknown with
the reason, so that a rule that asks is left to a person instead of answering no.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from shujian.core.cells import Missing
from shujian.core.dates import ONE_DAY, add_months
from shujian.documents.judgments.act_bounds import Acts
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.shipped import parameters
from shujian.law.dated_values import value_on
from shujian.law.windows import (
    INSIDE,
    OUTSIDE,
    Probation,
    full_age_from,
    in_probation,
    probation,
    recidivism,
)

_NAME = "推算/前科"
_YEAR = 12
"""Months."""
_UNDATED = "没有读出作案日期"
_ACROSS = "作案日期的范围跨过期限，须查明每起事实的日期"


class End(NamedTuple):
    """When the execution of an earlier sentence ended: on a day between two.

    Args:
        first: not later than it.
        last: not earlier than it; None: no bound is known.
    """

    first: dt.date
    last: dt.date | None


def again(person: Row, priors: list[Row], acts: Acts | None, latest: dt.date | None) -> None:
    """Fill what the days of the acts say of each earlier sentence, and of the age at the acts.

    Args:
        person: the row of 被告人.
        priors: its rows of 前科, whose 可成累犯 is known.
        acts: bounds of its acts.
        latest: no act lies after it.

    Source: 刑法第六十五条、第七十七条、第八十六条；高检发释字〔2018〕2号.
    """
    for prior in priors:
        if prior.text("可成累犯") == "否":
            prior.put("五年内再犯", False, pattern=_NAME)
        elif (end := ended(prior)) is not None:
            _tell(prior, "五年内再犯", _within(end, acts, latest))
    _tell(person, "按日期在缓刑考验期", _any([_suspended(p, acts, latest) for p in priors]))
    _tell(person, "按日期在假释考验期", _any([_paroled(p, acts, latest) for p in priors]))
    if birth := person.day("出生日期"):
        _tell(person, "作案时成年", _grown(birth, acts, latest))


def _tell(row: Row, column: str, found: bool | str) -> None:
    if isinstance(found, str):
        row.doubt(column, found)
    else:
        row.put(column, found, pattern=_NAME)


def _any(found: list[bool | str]) -> bool | str:
    """Whether one holds: unknown where none surely does and one may."""
    return True in found or next((f for f in found if isinstance(f, str)), False)


def ended(prior: Row) -> End | None:
    """When the sentence was served: on its release, later where that was parole.

    Where no release is told: after the judgment, and not later than the whole term after it.

    Args:
        prior: the row of 前科.
    """
    released = prior.day("释放日期")
    if released is not None:
        parole = "假释" in prior.text("释放方式")
        return End(released, _served(prior) if parole else released)
    if told := _days(prior.text("释放日期原文")):
        return told
    judged = _judged(prior)
    return End(judged.first, _served(prior)) if judged else None


def _days(told: str) -> End | None:
    """The days that a year, or a year and a month, leave; None where it is no such date."""
    year, _, month = told.partition("-")
    try:
        first = dt.date(int(year), int(month or 1), 1)
    except ValueError:  # nothing told, or a day that is in no calendar
        return None
    return End(first, add_months(first, 1 if month else _YEAR) - ONE_DAY)


def _judged(prior: Row) -> End | None:
    day = prior.day("前科判决日期")
    return End(day, day) if day else _days(prior.text("前科判决日期原文"))


def _served(prior: Row) -> dt.date | None:
    """The latest day on which the whole term can end: counted from its judgment."""
    judged, term = _judged(prior), prior.term("前科刑期")
    if judged is None or judged.last is None or term is None or term.indefinite:
        return None
    return add_months(judged.last, term.months)


def _within(end: End, acts: Acts | None, latest: dt.date | None) -> bool | str:
    """Whether an act lies in the time that makes a recidivist.

    One act inside is enough, so the first day decides where it is a day of an act.
    """
    before = acts.last if acts else latest
    if before is not None and before < end.first:
        return False
    if acts is None:
        return _UNDATED
    if end.last is None:
        return "前罪刑罚执行完毕的日期没有写明"
    first = {recidivism(day, acts.first, acts.first, parameters()) for day in end[:2] if day}
    last = recidivism(end.first, acts.last, acts.last, parameters())
    after = acts.first > end.last
    if after and first == {OUTSIDE}:
        return False
    started = after or acts.first == end.first == end.last
    if started and first == {INSIDE} and (acts.exact or last == INSIDE):
        return True
    return _ACROSS


def _suspended(prior: Row, acts: Acts | None, latest: dt.date | None) -> bool | str:
    """Whether all acts lie in the probation of an earlier sentence that was not revoked."""
    term, judged = prior.term("前科缓刑考验期"), prior.day("前科判决日期")
    if term is None or judged is None or prior.true("撤销缓刑"):
        return False
    window = probation(term.months, None, judged, parameters())
    if isinstance(window, Missing):
        return False
    if acts is not None and all(in_probation(d, window) == INSIDE for d in acts[:2]):
        return True
    return _maybe(window, acts, latest)


def _paroled(prior: Row, acts: Acts | None, latest: dt.date | None) -> bool | str:
    """Whether the acts may lie in parole: its last day is not told, so never surely."""
    released = prior.day("释放日期")
    if released is None or "假释" not in prior.text("释放方式"):
        return False
    return _maybe(Probation(released, _served(prior) or dt.date.max, 0), acts, latest)


def _maybe(window: Probation, acts: Acts | None, latest: dt.date | None) -> bool | str:
    """否 where no act can lie in the time, else why it is not known.

    No judgment is final before the time to appeal is over, so the time starts no earlier.
    """
    last = acts.last if acts else latest
    if last is not None and last < window.start:
        return False
    if acts is None:
        return _UNDATED
    late = window.end < dt.date.max and acts.first > window.end + dt.timedelta(days=window.band)
    return False if late else _ACROSS


def _grown(birth: dt.date, acts: Acts | None, latest: dt.date | None) -> bool | str:
    """Whether of age on the first day of the acts."""
    day = acts.first if acts else latest
    years = value_on(parameters(), "刑法.年龄.成年", day, int) if day else None
    if years is None:
        return _UNDATED
    grown = full_age_from(birth, years)
    last = acts.last if acts else latest
    if last is not None and last < grown:
        return False
    if acts is None:
        return _UNDATED
    return acts.first >= grown if acts.exact else acts.first >= grown or _ACROSS
