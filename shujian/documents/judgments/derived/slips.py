"""Slips of the pen that make no sense in any case: dates, sums, objections, provisions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from shujian.documents.judgments.amounts import read_money
from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

GROUP = "slips"
_BEFORE = re.compile(r"(?:(\d{4})年)?(\d{1,2})$")
_LEAP = 2000
"""A year that has every day: where none is written, 29 February may be right."""


def derive(reading: Reading) -> None:
    """Fill the columns of 文书 on slips."""
    parts = reading.parts
    body = (parts.header[0], parts.verdict[1])
    story = (parts.procedure[0], parts.reasoning[0])
    _put(reading, "日期残缺", (*_found(reading, "日期残缺", body), *_no_such_days(reading, body)))
    _put(reading, "金额残缺", tuple(_found(reading, "金额残缺", story)))
    _put(
        reading,
        "异议残缺",
        tuple(_found(reading, "异议残缺", (parts.procedure[0], parts.verdict[0]))),
    )
    _put(reading, "条文残缺", tuple(_found(reading, "条文残缺", parts.reasoning)))
    _put(reading, "判后漏罪", tuple(_found(reading, "判后漏罪", parts.reasoning)))
    _put(reading, "罚金前后不一", tuple(_two_fines(reading, parts.verdict)))
    _put(reading, "到本院投案", tuple(_own_court(reading, (parts.charge[0], parts.verdict[0]))))


def _put(reading: Reading, column: str, found: tuple[Span, ...]) -> None:
    """The words around each slip; the cell shows the first."""
    if found:
        words = "、".join(dict.fromkeys(_around(reading, s) for s in found))
        reading.document.put(
            column, words, found[0], reading.parts.at(found[0][0]), f"{GROUP}/{column}"
        )


def _around(reading: Reading, span: Span) -> str:
    return reading.normal.raw(max(span[0] - 8, 0), span[1] + 2)


def _found(reading: Reading, name: str, part: Span) -> Iterator[Span]:
    for match in language(GROUP)[name].finditer(reading.text, *part):
        yield match.span()


def _two_fines(reading: Reading, part: Span) -> Iterator[Span]:
    """A fine, and another sum in the bracket behind it or where its payment is ordered."""
    for row in reading.rows.of("判决结果"):
        due, fact = row.text("罚金期限原文"), row.cells.get("罚金期限原文")
        match = language(GROUP)["缴纳额"].search(due) if due and fact else None
        paid = read_money(match["额"]) if match else None
        # with earlier fines added up, what is still to be paid is that of a count
        seq = row.number("被告人序号")
        fines = [r.get("罚金") for r in (row, *reading.rows.about("判项", seq))]
        if fact and paid is not None and fines[0] is not None and paid not in fines:
            yield fact.start, fact.end
    for match in language(GROUP)["罚金两写"].finditer(reading.text, *part):
        one, other = read_money(match["甲"]), read_money(match["乙"])
        if one is not None and other is not None and one != other:
            yield match.span()


def _no_such_days(reading: Reading, part: Span) -> Iterator[Span]:
    """Days that the calendar does not have."""
    for match in language(GROUP)["日数"].finditer(reading.text, *part):
        before = _BEFORE.search(reading.text, max(match.start() - 7, 0), match.start())
        if before and not _is_day(int(before[1] or _LEAP), int(before[2]), int(match[0][1:-1])):
            yield before.start(), match.end()
    yield from _found(reading, "月数", part)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _own_court(reading: Reading, part: Span) -> Iterator[Span]:
    """Surrender to 本院 as the indictment tells it: there it is the procuratorate."""
    for span in _found(reading, "到本院投案", part):
        start = reading.text.rfind("。", 0, span[0]) + 1
        if not language(GROUP)["逃后"].search(reading.text, start, span[1]):
            yield span
