"""The table 另案人员: whom judgments name as dealt with elsewhere, and who is found."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.pairs.cases import Related
from shujian.documents.judgments.pairs.court_rows import base
from shujian.documents.judgments.pairs.keys import NAME as NAMED
from shujian.documents.judgments.pairs.others import TABLE
from shujian.documents.judgments.pairs.pool import Pool
from shujian.documents.judgments.pairs.sides import LATER, NAME

_YEAR = dt.timedelta(days=365)


def rows(pool: Pool, cases: list[Related]) -> Iterator[Row]:
    """The rows of 另案人员: whom a judgment names as dealt with elsewhere, and who is found."""
    told = sorted({at for at, key in pool.told(NAMED) if not key.own})
    found = Counter(key.words.split("|")[0] for _, key in pool.told(NAMED) if key.own)
    days = _days(pool)
    words = language("linking")
    for at in told:
        card, (court, judged, _, _) = pool.card(at), pool.labels[at]
        held = days.get(court, [])
        for number, row in enumerate(card.rows["另案人员"], start=1):
            made = base(Row(TABLE), pool, at)
            made.put("另案序号", number, pattern=NAME)
            for column in ("姓名", "注明"):
                made.cells[column] = row.cells[column]._replace(segment=LATER)
            note = row.text("注明")
            made.put("已判", words["已判"].search(note) is not None, pattern=NAME)
            made.put("不追诉说明", words["未到案"].search(note) is not None, pattern=NAME)
            made.put("同名被告人数", found[row.text("姓名")], pattern=NAME)
            if judged:
                after = bisect_right(held, judged + _YEAR) - bisect_right(held, judged)
                before = bisect_left(held, judged) - bisect_left(held, judged - 2 * _YEAR)
                made.put("其后一年份数", after, pattern=NAME)
                made.put("其前两年份数", before, pattern=NAME)
                made.put("满一年", bool(held) and held[-1] > judged + _YEAR, pattern=NAME)
            yield made


def _days(pool: Pool) -> dict[str, list[dt.date]]:
    """The days of judgments of each court, in order."""
    found: dict[str, list[dt.date]] = defaultdict(list)
    for one in pool.labels:
        if one.court and one.judged:
            found[one.court].append(one.judged)
    return {court: sorted(days) for court, days in found.items()}
