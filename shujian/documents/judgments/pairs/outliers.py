"""The table 同院罚金: fines far above the middle of a year's like judgments of the court."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
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
        for at, fine, yuan in _around(held):
            if fine.yuan > _OUT * _middle(yuan):
                yield _row(pool, at, fine, yuan)


def _around(held: list[tuple[dt.date, int, Fine]]) -> Iterator[tuple[int, Fine, list[int]]]:
    """Each fine with those of other judgments near its day, sorted; none without others.

    The list is kept from one fine to the next: a court may have thousands of like judgments.
    """
    near: list[int] = []
    first = last = 0
    for _, papers in groupby(held, key=lambda one: one[:2]):
        own = list(papers)
        day = own[0][0]
        while last < len(held) and held[last][0] <= day + _HALF:
            insort(near, held[last][2].yuan)
            last += 1
        while held[first][0] < day - _HALF:
            _take(near, held[first][2].yuan)
            first += 1
        for _, _, fine in own:
            _take(near, fine.yuan)
        if near:
            for _, at, fine in own:
                yield at, fine, near
        for _, _, fine in own:
            insort(near, fine.yuan)


def _take(held: list[int], value: int) -> None:
    del held[bisect_left(held, value)]


def _middle(held: list[int]) -> float:
    """The median of a sorted list."""
    return (held[(len(held) - 1) // 2] + held[len(held) // 2]) / 2


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
