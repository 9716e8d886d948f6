"""Whether the dates of each sentence fit the custody told before it."""

from __future__ import annotations

import datetime as dt

from shujian.core.cells import Missing
from shujian.core.terms import Term
from shujian.documents.judgments.dates import days
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.shipped import parameters
from shujian.law.custody import FULL, HALF, Custody, weight
from shujian.law.layouts import FITS, UNKNOWN, WRONG, Dates, Verdict, check_dates
from shujian.law.sentence_ends import lawful_ends

KINDS = ("有期徒刑", "拘役", "管制")
STATES = {FITS: "一致", WRONG: "不一致", UNKNOWN: "未定"}
_NAME = "推算/刑期"
_LET_GO = frozenset({"取保候审", "监视居住", "释放"})
_TAKEN = frozenset({"抓获", "投案", "传唤", "刑事拘留"})
_HOLDS = frozenset({"刑事拘留", "逮捕", "羁押", "留置"})
_NEAR = (-36, 36)
"""Months between a term and another that may have been meant."""
_APART = 3
"""Days between two measures that may be the same taking."""
_MERGED = ("并罚前罪", "撤销缓刑", "撤销假释")


def derive(reading: Reading) -> None:
    """Fill the checks of 判决结果 that compare term, dates and custody.

    Source: 刑法第四十一条、第四十四条、第四十七条；法释〔2000〕7号；刑诉法解释第二百零二条.
    """
    outcomes = reading.rows.of("判决结果")
    for row in outcomes:
        told = reading.rows.about("羁押经过", row.number("被告人序号"))
        _no_such_day(row)
        _first(row, told)
        start, end, term = row.day("刑期起日"), row.day("刑期止日"), row.term("刑期")
        if start is not None:
            _start(reading, row, told, start)
        if start and end and term and row.text("主刑") in KINDS:
            judged = None if row.true("维持原判") else reading.document.day("裁判日期")
            dates = Dates(row.text("主刑"), term, start, end, judged)
            _compare(row, dates, events(told))
    _copied(outcomes)


def merged_before(row: Row) -> bool:
    """Whether an earlier sentence comes in, so that its custody counts too."""
    return any(row.true(column) for column in _MERGED) or "前罪余刑" in row.cells


def _no_such_day(row: Row) -> None:
    """Whether a date of the sentence is written that no calendar has."""
    facts = [row.cells[c] for c in ("刑期起日", "刑期止日") if c in row.cells]
    wrong = [f for f in facts if isinstance(f.value, Missing) and f.value.reason[:3] == "没有“"]
    if facts:
        place = (wrong or facts)[0]
        row.put("日期不存在", bool(wrong), (place.start, place.end), "", _NAME)


def events(told: list[Row]) -> list[Custody]:
    """The measures of 羁押经过 as law counts them."""
    # 否 of 同一行为 means that the text does not say it, not that it denies it
    found = [
        Custody(r.text("措施"), r.day("开始日期"), r.day("结束日期"), r.true("同一行为") or None)
        for r in told
    ]
    # of an arrest approved and one carried out, only the later one takes the freedom
    return [e for i, e in enumerate(found) if e.kind != "逮捕" or not _again(found[i + 1 :])]


def _again(later: list[Custody]) -> bool:
    """Whether the next measure of weight is an arrest: nobody is let go in between."""
    for event in later:
        if event.kind == "逮捕":
            return True
        if event.kind in _LET_GO:
            return False
    return False


def _gap_untold(events: list[Custody]) -> bool:
    """Whether someone in custody is caught or detained again: a release is not told."""
    dated = sorted((e for e in events if e.start), key=lambda e: e.start or dt.date.min)
    held: dt.date | None = None
    for event in dated:
        if event.kind in _LET_GO:
            held = None
        elif event.kind in _TAKEN and held and event.start and (event.start - held).days > _APART:
            return True
        elif event.kind in _HOLDS and event.end is None:
            held = held or event.start
    return False


def _first(row: Row, told: list[Row]) -> None:
    held = [e for e in events(told) if weight(e, parameters()) in (FULL, HALF)]
    if any(e.start is None for e in held):
        row.doubt("首次羁押", "羁押的开始日期不明")
    elif held:
        row.put("首次羁押", min(e.start for e in held if e.start), pattern=_NAME)


def _start(reading: Reading, row: Row, told: list[Row], start: dt.date) -> None:
    """How far the written start is from the custody told."""
    place = (row.cells["刑期起日"].start, row.cells["刑期起日"].end)
    known = [d for r in told if (d := r.day("开始日期"))]
    if known and len(known) == len(told) and not merged_before(row):
        nearest = min(abs((start - day).days) for day in known)
        row.put("起日相距天数", nearest, place, "", _NAME)
        row.put("起日提前天数", (min(known) - start).days, place, "", _NAME)
    verdict = reading.parts.verdict[0]
    said = any(day.date == start for day in days(reading.text, 0, verdict or None))
    row.put("起日另有记载", said, place, "", _NAME)


def _compare(row: Row, dates: Dates, events: list[Custody]) -> None:
    found = check_dates(dates, events, parameters())
    if found.state == WRONG and (merged_before(row) or row.text("折抵原文")):
        why = "与前罪并罚" if merged_before(row) else "写有折抵、顺延"
        found = Verdict(UNKNOWN, found.layout, found.expected, found.difference, why)
    elif found.state == WRONG and (why := _untold(found, dates, events)):
        found = Verdict(UNKNOWN, found.layout, found.expected, found.difference, why)
    place = (row.cells["刑期止日"].start, row.cells["刑期止日"].end)
    row.put("刑期核对", STATES[found.state], place, "", _NAME)
    if found.why:
        row.put("核对说明", found.why, place, "", _NAME)
    if found.difference is not None and found.expected:
        pair = min(found.expected, key=lambda p: abs((dates.end - p[0]).days))
        row.put("相差天数", found.difference, place, "", _NAME)
        row.put("应止日期", pair[1] if found.difference > 0 else pair[0], place, "", _NAME)
    row.put("差错类型", _kind(found, dates, events), place, "", _NAME)
    row.put("整月之差", _whole_months(dates), place, "", _NAME)


def _untold(found: Verdict, dates: Dates, events: list[Custody]) -> str:
    """Why the dates may be right all the same; "" where nothing suggests it."""
    if _gap_untold(events):
        return "再次到案以前的释放日期不明"
    let_go = any(e.kind in _LET_GO for e in events)
    if "C" in found.layout and not let_go and _explains(found, dates, events):
        return "到案至拘留之间是否羁押不明"
    return ""


def _explains(found: Verdict, dates: Dates, events: list[Custody]) -> bool:
    """Whether the days from the first day of the term to the detention can be what differs."""
    held = min((e.start for e in events if e.kind in _HOLDS and e.start), default=None)
    if held is None or held < dates.start or found.difference is None:
        return True
    return abs(found.difference) <= (held - dates.start).days + _APART


def _kind(found: Verdict, dates: Dates, events: list[Custody]) -> str:
    """What the written last day overlooks: ``没有`` where it fits or is not known."""
    if found.state != WRONG:
        return "没有"
    plain = lawful_ends(dates.start, dates.term, dates.judged, parameters())
    untouched = not isinstance(plain, Missing) and dates.end in plain
    before = {e.kind for e in events if e.start and e.start < dates.start}
    if untouched and found.layout == "B":
        if "留置" in before:
            return "留置未折抵"
        return "指定居所未折抵" if "指定居所监视居住" in before else "羁押未折抵"
    if untouched and found.layout == "C":
        return "取保期间计入"
    return "止日偏晚" if (found.difference or 0) > 0 else "止日偏早"


def _whole_months(dates: Dates) -> bool:
    """Whether the dates are right for another term of whole months."""
    last = dates.end.toordinal() + 1 - dates.term.days
    if last < 1:
        return False
    # whole months lead into the month of that number, however their days are counted
    day = dt.date.fromordinal(min(last, dt.date.max.toordinal()))
    months = (day.year - dates.start.year) * 12 + day.month - dates.start.month
    more = months - dates.term.months
    if months <= 0 or more == 0 or not _NEAR[0] <= more < _NEAR[1]:
        return False
    ends = lawful_ends(dates.start, Term(months, dates.term.days), None, parameters())
    return not isinstance(ends, Missing) and dates.end in ends


def _copied(outcomes: list[Row]) -> None:
    """Whether another defendant, first held on another day, has the same dates."""
    for row in outcomes:
        first = row.day("首次羁押")
        if first is None or row.day("刑期起日") is None or row.day("刑期止日") is None:
            continue
        like = [
            other
            for other in outcomes
            if other is not row
            and other.day("首次羁押") not in (None, first)
            and all(other.get(c) == row.get(c) for c in ("刑期起日", "刑期止日", "刑期"))
        ]
        row.put("起止与同案相同", bool(like), pattern=_NAME)
