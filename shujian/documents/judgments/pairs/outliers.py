"""The table 同院罚金: fines far above the middle of a year's like judgments of the court."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from statistics import median

from shujian.documents.judgments.facts import Fact, Row
from shujian.documents.judgments.pairs.cases import Related
from shujian.documents.judgments.pairs.court_rows import base
from shujian.documents.judgments.pairs.labels import Fine
from shujian.documents.judgments.pairs.pool import Pool
from shujian.documents.judgments.pairs.sides import LATER, NAME

TABLE = "同院罚金"
_HALF = dt.timedelta(days=182)
_OUT = 2
"""Fines of less than so many times the middle one are not listed."""
_SHOWN = {"被告人": ("被告人",), "判决结果": ("主刑", "刑期", "罚金")}


def rows(pool: Pool, cases: list[Related]) -> Iterator[Row]:
    """The rows, court by court."""
    groups: dict[tuple[str, str], list[tuple[dt.date, int, Fine]]] = defaultdict(list)
    for at, (court, judged, _, own) in enumerate(pool.labels):
        if court and judged:
            for fine in own:
                groups[court, fine.group].append((judged, at, fine))
    for held in groups.values():
        held.sort()
        days = [day for day, _, _ in held]
        for day, at, fine in held:
            near = held[bisect_left(days, day - _HALF) : bisect_right(days, day + _HALF)]
            yuan = [f.yuan for _, other, f in near if other != at]
            if yuan and fine.yuan > _OUT * median(yuan):
                yield _row(pool, at, fine, yuan)


def _row(pool: Pool, at: int, fine: Fine, others: list[int]) -> Row:
    row, card, middle = base(Row(TABLE), pool, at), pool.card(at), median(others)
    row.cells["被告人序号"] = Fact(fine.seq, 0, 0, LATER, NAME)
    for table, columns in _SHOWN.items():
        for column in columns:
            if (fact := card.one(table, fine.seq).cells.get(column)) is not None:
                row.cells[column] = fact._replace(segment=LATER)
    row.put("罪名", fine.group.split("|")[0], pattern=NAME)
    row.put("同类份数", len(others), pattern=NAME)
    row.put("中位数", int(middle), pattern=NAME)
    row.put("离差", int(median(abs(y - middle) for y in others)), pattern=NAME)
    return row
