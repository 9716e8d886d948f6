"""The table 同类差错: one rule hit in several judgments that one judge of a court signed."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.pairs.court_rows import base
from shujian.documents.judgments.pairs.pool import Pool
from shujian.documents.judgments.pairs.sides import NAME

TABLE = "同类差错"
_YEAR = dt.timedelta(days=365)


def rows(pool: Pool, clues: Iterable[tuple[str, str, str]]) -> Iterator[Row]:
    """The rows, with the most judgments within a year; the last of these stands for them.

    Beside them stand all judgments of that judge in that year, and those that others signed
    with how many of them the rule hit: what is as frequent elsewhere is no habit of a judge.

    Args:
        pool: the judgments.
        clues: (document id, rule, its name) of clues that are no mere points to verify.
    """
    at = {own: i for i, own in enumerate(pool.ids)}
    signed = _signed(pool)
    total = sum(len(days) for days in signed.values())
    hit: dict[str, set[int]] = defaultdict(set)
    groups: dict[tuple[str, str, str], dict[int, str]] = defaultdict(dict)
    for document, rule, title in clues:
        if document in at and pool.labels[at[document]].judge:
            own = pool.labels[at[document]]
            groups[own.court, own.judge, rule][at[document]] = title
            hit[rule].add(at[document])
    for (place_of, judge, rule), held in sorted(groups.items()):
        days = sorted((d, i) for i in held if (d := pool.labels[i].judged))
        most, last, end = _most(days)
        if most > 1:
            own_days = signed[place_of, judge]
            row = base(Row(TABLE), pool, last)
            row.put("审判人员", judge, pattern=NAME)
            row.put("规则", rule, pattern=NAME)
            row.put("规则名称", held[last], pattern=NAME)
            row.put("一年内份数", most, pattern=NAME)
            whole = bisect_right(own_days, end) - bisect_left(own_days, end - _YEAR)
            row.put("一年内总份数", whole, pattern=NAME)
            row.put("他人份数", total - len(own_days), pattern=NAME)
            row.put("他人命中份数", len(hit[rule] - held.keys()), pattern=NAME)
            yield row


def _most(days: Sequence[tuple[dt.date, int]]) -> tuple[int, int, dt.date]:
    """The most judgments within a year, the last of them and its day."""
    most, last, end = 0, -1, dt.date.min
    for place, (day, i) in enumerate(days):
        many = place + 1 - bisect_left(days, (day - _YEAR, -1))
        if many > most:
            most, last, end = many, i, day
    return most, last, end


def _signed(pool: Pool) -> dict[tuple[str, str], list[dt.date]]:
    """The days of the judgments that each judge of a court signed, in order."""
    signed: dict[tuple[str, str], list[dt.date]] = defaultdict(list)
    for label in pool.labels:
        if label.judge and label.judged:
            signed[label.court, label.judge].append(label.judged)
    for days in signed.values():
        days.sort()
    return signed
