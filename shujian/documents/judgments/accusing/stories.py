"""犯罪事实: one row for each act that a story tells, with its day, place, amount and weight."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from shujian.documents.judgments.accusing.charged import sections
from shujian.documents.judgments.accusing.several import apart
from shujian.documents.judgments.accusing.story_cutting import Act, cut_acts
from shujian.documents.judgments.acts import told_dates
from shujian.documents.judgments.amounts import read_money
from shujian.documents.judgments.dates import Day, days
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.narrative import told
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

GROUP = "story"
_CLAUSE = "，。；：\n"
_HEAD = 40
"""Characters at the head of an act in which its date stands."""
_NEAR = 90
"""Characters after the date in which the place stands."""


def stage(reading: Reading) -> None:
    """Fill 犯罪事实; a story that is not itemised is one act."""
    span = story(reading)
    if span[1] <= span[0]:
        return
    heads = sections(reading)
    last: Day | None = None
    told_to = span[0]
    for act in told_apart(reading, span):
        for day in days(reading.text, told_to, act.span[0], last):  # in headings and summaries
            last = day if day.year else last
        told_to = act.span[1]
        row = reading.rows.new("犯罪事实")
        row.put("事实序号", len(reading.rows.of("犯罪事实")))
        segment = reading.parts.at(act.span[0])
        if act.number:
            row.put("编号原文", act.number, act.span, segment, f"{GROUP}/编号")
        for charge, (start, end) in heads.items():
            if start <= act.span[0] < end:
                row.put("所属罪名", charge, act.span, segment, "accusing/小标题罪名")
        last = _dated(reading, row, act, last)
        _people(reading, row, act.span)
        _measures(reading, row, act.span)


def told_apart(reading: Reading, span: Span) -> list[Act]:
    """The acts of a story, one for each row of 犯罪事实, in order."""
    return apart(reading.text, cut_acts(reading.text, span))


def story(reading: Reading) -> Span:
    """The story; of a court that only confirms what was alleged, the allegation."""
    span = told(reading)
    alleged = reading.parts.charge
    if alleged[1] <= alleged[0]:
        return span
    head = (span[0], min(span[1], span[0] + _NEAR))
    confirmed = language("comparing")["确认指控"].search(reading.text, *head) is not None
    if confirmed or not any(True for _ in days(reading.text, *span)):
        return told(reading, alleged)
    return span


def _dated(reading: Reading, row: Row, act: Act, last: Day | None) -> Day | None:
    """The first day on which something was done; returns the last date told."""
    segment = reading.parts.at(act.span[0])
    dates = told_dates(reading, act.span, last)
    found = sorted((*dates.acts, *dates.open, *dates.partly), key=lambda d: d.start)
    if not found:  # an arrest on the spot: the date at the head is that of the act
        head = (act.span[0], min(act.span[1], act.span[0] + _HEAD))
        found = [d for d in days(reading.text, *head, last) if not _of_another(reading.text, d)][:1]
    if not found:
        return dates.last or last
    first = found[0]
    place = (first.start, first.end)
    row.put("日期原文", first.iso, place, segment, f"{GROUP}/日期起")
    if first.date is not None:
        row.put("作案日期", first.date, place, segment, f"{GROUP}/日期起")
    else:
        row.doubt("作案日期", f"日期只写到“{first.iso}”", place)
    _placed(reading, row, (first.end, min(act.span[1], first.end + _NEAR)))
    return dates.last or last


def _of_another(text: str, day: Day) -> bool:
    """Whether a date is that of a birth, a report and the like."""
    return language("narrative")["非作案"].search(text, day.end, day.end + 12) is not None


def _placed(reading: Reading, row: Row, span: Span) -> None:
    """The first words after the date that can be a place."""
    say = language(GROUP)
    for where in say["地点"].finditer(reading.text, *span):
        words = where["地"]
        if say["地名"].search(words) and not say["非地名"].search(words):
            spot = where.span("地")
            row.put(
                "地点", reading.normal.raw(*spot), spot, reading.parts.at(spot[0]), f"{GROUP}/地点"
            )
            return


def _people(reading: Reading, row: Row, span: Span) -> None:
    """涉及被告人: who is named; all where they are called together, a doubt where some are."""
    found = []
    for person in reading.people:
        fact = person.cells["被告人"]
        name = reading.text[fact.start : fact.end]
        at = reading.text.find(name, *span) if name else -1
        if at >= 0:
            found.append((person.text("被告人"), at))
    together = language("findings")["集体"].search(reading.text, *span)
    vague = language(GROUP)["合称"].search(reading.text, *span)
    if together is not None:
        found = [(p.text("被告人"), together.start()) for p in reading.people]
    elif vague is not None and len(found) < len(reading.people):
        row.doubt("涉及被告人", f"写作“{vague.group()}”", vague.span())
    if found:
        at = found[0][1]
        names = "、".join(name for name, _ in found)
        row.put("涉及被告人", names, (at, at + 1), reading.parts.at(at), f"{GROUP}/编号")


def _measures(reading: Reading, row: Row, span: Span) -> None:
    """金额 and 毒品克数: the total, else the only one; several are a doubt. All of them, too."""
    text, segment = reading.text, reading.parts.at(span[0])
    taken: dict[str, list[re.Match[str]]] = {}
    for name in ("合计", "金额"):
        each = language(GROUP)[name].finditer(text, *span)
        taken[name] = [m for m in each if not _paid(text, m.start(), span)]
    sums = {v: m for m in taken["金额"] if (v := read_money(m["额"])) is not None}
    sums = _own(reading, row, sums, taken["合计"])
    taken["合计"] = [m for m in taken["合计"] if read_money(m["额"]) in sums]
    taken["金额"] = [m for m in taken["金额"] if read_money(m["额"]) in sums]
    _all(row, "全部金额", sums, segment)
    name = "合计" if taken["合计"] else "金额"
    found = {read_money(m["额"]): m for m in taken[name]}
    rough = any(c in m["额"] for m in taken[name][:1] for c in "余多")
    _only(row, "金额", found, rough, segment, f"{GROUP}/{name}")
    weights = list(language("narrative")["克数"].finditer(text, *span))
    grams = {Decimal(m["数"]): m for m in weights}
    _all(row, "全部克数", grams, segment)
    about = bool(weights) and bool(weights[0]["约"])
    _only(row, "毒品克数", grams, about, segment, "narrative/克数")


def _own(
    reading: Reading, row: Row, sums: dict[Decimal, re.Match[str]], totals: list[re.Match[str]]
) -> dict[Decimal, re.Match[str]]:
    """The sums of the act itself: the total of the acts before and of this one is none."""
    earlier = [r.get("金额") for r in reading.rows.of("犯罪事实") if r is not row]
    before = [v for v in earlier if isinstance(v, Decimal)]
    if not before or len(before) < len(earlier):
        return sums
    for total in {read_money(m["额"]) for m in totals} & set(sums):
        own = {v: m for v, m in sums.items() if v != total}
        if own and total == sum(before, Decimal(0)) + sum(own, Decimal(0)):
            return own
    return sums


def _all(row: Row, column: str, found: Mapping[Decimal, re.Match[str]], segment: str) -> None:
    if found:
        words = "、".join(f"{v.normalize():f}" for v in sorted(found))
        row.put(column, words, next(iter(found.values())).span(), segment, f"{GROUP}/金额")


def _only(
    row: Row, column: str, found: Mapping[Decimal | None, re.Match[str]] | Mapping[Decimal, re.Match[str]],
    rough: bool, segment: str, pattern: str,
) -> None:  # fmt: skip
    """Put the value where there is only one and it is exact; several or a rough one are a doubt."""
    if not found:
        return
    value, match = next(iter(found.items()))
    if len(found) == 1 and value is not None and not rough:
        row.put(column, value, match.span(), segment, pattern)
    else:
        row.doubt(
            column,
            f"该起写有几个{'重量' if '克' in column else '数额'}"
            if len(found) > 1
            else "写的不是确数",
            match.span(),
        )


def _paid(text: str, at: int, span: Span) -> bool:
    """Whether a sum was paid back or as damages, by the words before it in its clause."""
    start = max(text.rfind(ch, span[0], at) for ch in _CLAUSE)
    return language(GROUP)["赔付"].search(text, max(start, span[0]), at) is not None
