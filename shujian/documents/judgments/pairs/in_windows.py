"""Where the later offence and its discovery lie: in probation, before the judgment, in the term."""

from __future__ import annotations

import datetime as dt

from shujian.core.cells import Missing
from shujian.documents.judgments.act_bounds import Acts
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.pairs.sides import NAME, Side
from shujian.documents.judgments.pairs.words import OPEN, final_by, inside, lies, place, word
from shujian.documents.judgments.shipped import parameters
from shujian.law.windows import OUTSIDE, Probation, probation


def derive(row: Row, a: Side, b: Side) -> None:
    """Fill what days say of the later case beside the earlier judgment.

    Source: 刑法第七十条、第七十一条、第七十三条第三款、第七十七条、第八十六条.
    """
    acts, judged, final = b.acts, a.judged, final_by(a.judged)
    if judged is None or b.judged is None:
        return
    before = None
    if acts and (acts.last < judged or acts.first >= judged):
        before = acts.last < judged
    row.put("后罪在前判决前", word(before), pattern=NAME)
    row.put("前案已生效", word(final < b.judged if final else None), pattern=NAME)
    row.put("后罪在前案生效后", word(acts.first > final if acts and final else None), pattern=NAME)
    found = found_on(b)
    if found:
        row.put("后案发现日", found, pattern=NAME)
    _probation(row, a, b, acts, found)
    _term(row, a, b, acts, found)
    _parole(row, a, acts)


def found_on(b: Side) -> dt.date | None:
    """The first day on which the later case is known to have been discovered."""
    days = [b.person.day("拘留日期"), b.outcome.day("首次羁押")]
    days += [b.document.day("起诉日期"), b.document.day("受理日期")]
    days += [r.day("开始日期") for r in b.card.about("羁押经过", b.seq)]
    known = [d for d in days if d]
    return min(known) if known else None


def _probation(row: Row, a: Side, b: Side, acts: Acts | None, found: dt.date | None) -> None:
    term, suspended = a.outcome.term("缓刑考验期"), a.outcome.true("宣告缓刑")
    if not (suspended and term and a.judged and b.judged):
        return
    window = probation(term.months, None, a.judged, parameters())
    if isinstance(window, Missing):
        return
    row.put("考验期首日", window.start, pattern=NAME)
    row.put("考验期末日", window.end, pattern=NAME)
    row.put("后罪在考验期", _acts_in(acts, window, a.judged) if acts else OPEN, pattern=NAME)
    where = OPEN if not found else OUTSIDE if found <= a.judged else place(found, window)
    row.put("发现在考验期", where, pattern=NAME)
    row.put("后判在考验期", place(b.judged, window), pattern=NAME)


def _acts_in(acts: Acts, window: Probation, judged: dt.date) -> str:
    if acts.last <= judged:  # probation cannot begin before
        return OUTSIDE
    places = [place(day, window) for day in (acts.first, acts.last)]
    apart = acts.last < window.start or acts.first > window.end
    return OUTSIDE if apart and set(places) == {OUTSIDE} else lies(acts, places)


def _term(row: Row, a: Side, b: Side, acts: Acts | None, found: dt.date | None) -> None:
    """The term that is served: written first and last day, no probation."""
    end, held = a.outcome.day("刑期止日"), a.person.true("现押")
    if not (end and a.judged and b.judged and row.get("前宣告缓刑") is False):
        return
    row.put(
        "前案执行中犯罪", word(inside(acts, a.judged, end) if acts and held else None), pattern=NAME
    )
    row.put("前刑期内发现", word(a.judged < found < end if found else None), pattern=NAME)
    row.put("前刑期内判决", word(b.judged < end), pattern=NAME)


def _parole(row: Row, a: Side, acts: Acts | None) -> None:
    """The time of parole, of a ruling that grants it and writes its last day."""
    end, fact = a.document.day("假释止日"), a.document.cells.get("假释止日")
    if a.judged is None or not a.outcome.true("裁定假释"):
        return
    if fact is not None:
        row.cells["前假释止日"] = fact._replace(segment=a.mark)
    row.put(
        "后罪在假释期", word(inside(acts, a.judged, end) if acts and end else None), pattern=NAME
    )
