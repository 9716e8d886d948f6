"""判决结果 of rulings on those who serve a sentence: the end after 减刑, parole that is barred."""

from __future__ import annotations

import datetime as dt

from shujian.core.dates import add_months
from shujian.core.terms import Term
from shujian.documents.judgments.charges import standard
from shujian.documents.judgments.dates import read_day
from shujian.documents.judgments.decision import Draft
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.original import original
from shujian.documents.judgments.punishment import Punishment
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span
from shujian.documents.judgments.shipped import memberships, parameters
from shujian.law.dated_values import value_on

INSTANCE = "减刑假释"
_SET = "可以限制减刑"
"""The offences of 刑法第五十条第二款 are those of 第八十一条第二款."""
_BARRED = "刑法.假释.禁止.刑期"
_FOR_LIFE = ("无期徒刑", "死缓")


def derive(reading: Reading) -> None:
    """Fill 减前止日, 减后应止日期, 减后相差天数 and 不得假释 of 判决结果.

    Source: 刑法第七十八条、第八十一条第二款.
    """
    if reading.document.text("审级") != INSTANCE or len(reading.people) != 1:
        return
    for row in reading.rows.of("判决结果"):
        _end(reading, row)
        if row.true("裁定假释"):
            _barred(reading, row)


def _end(reading: Reading, row: Row) -> None:
    """The end that follows from the one told before and the months taken off."""
    taken, told = row.term("减去刑期"), row.day("刑期止日")
    before = _told_before(reading)
    if taken is None or told is None or before is None or taken.indefinite:
        return
    end, place = before
    due = add_months(end, -taken.months) - dt.timedelta(days=taken.days)
    row.put("减前止日", end, place, reading.parts.at(place[0]), "outcome/起止")
    row.put("减后应止日期", due, place, "", "推算/减后应止日期")
    row.put("减后相差天数", (told - due).days, place, "", "推算/减后相差天数")


def _told_before(reading: Reading) -> tuple[dt.date, Span] | None:
    """The last end of the term told before the reasoning; None where it was shortened after that."""
    say, text = language("outcome"), reading.text
    start, stop = reading.parts.procedure
    places: list[Span] = [m.span("止") for m in say["起止"].finditer(text, start, stop)]
    places += [m.span("止") for m in say["仅止"].finditer(text, start, stop) if m["止"]]
    days = [(place, read_day(text[slice(*place)])) for place in sorted(places)]
    whole = [(day.date, place) for place, day in days if day is not None and day.date is not None]
    if not whole or say["止后减刑"].search(text, whole[-1][1][1], stop):
        return None
    return whole[-1]


def _barred(reading: Reading, row: Row) -> None:
    """The count below for which nobody may be paroled: which one, in words."""
    judged = reading.document.day("裁判日期")
    least = value_on(parameters(), _BARRED, judged, Term) if judged is not None else None
    if least is None:
        return
    below = original(reading)
    drafts: list[Draft] = below.about(row.number("被告人序号"))
    for count in (c for d in drafts for c in d.counts):
        member = memberships(standard(count.charge)).get(_SET) if count.charge else None
        if member is not None and member.certain and _grave(count, least):
            place = (count.place[0] + below.start, count.place[1] + below.start)
            main, term = count.value("主刑"), count.value("刑期")
            words = f"{count.charge}{main}" + ("" if main in _FOR_LIFE else f"{term}")
            row.put("不得假释", words, place, reading.parts.at(place[0]), "推算/不得假释")
            return


def _grave(count: Punishment, least: Term) -> bool:
    term = count.value("刑期")
    if count.value("主刑") in _FOR_LIFE:
        return True
    return count.value("主刑") == "有期徒刑" and isinstance(term, Term) and term >= least
