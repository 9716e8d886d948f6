"""The table 同类差错: one rule hit in several judgments that one judge of a court signed."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.pairs.court_rows import base
from shujian.documents.judgments.pairs.pool import Pool
from shujian.documents.judgments.pairs.sides import NAME

TABLE = "同类差错"
_YEAR = dt.timedelta(days=365)


def rows(pool: Pool, clues: Iterable[tuple[str, str, str]]) -> Iterator[Row]:
    """The rows, with the most judgments within a year; the last of these stands for them.

    Args:
        pool: the judgments.
        clues: (document id, rule, its name) of clues that are no mere points to verify.
    """
    at = {own: i for i, own in enumerate(pool.ids)}
    groups: dict[tuple[str, str, str], dict[int, str]] = defaultdict(dict)
    for document, rule, title in clues:
        if document in at and pool.labels[at[document]].judge:
            own = pool.labels[at[document]]
            groups[own.court, own.judge, rule][at[document]] = title
    for (_, judge, rule), held in sorted(groups.items()):
        days = sorted((d, i) for i in held if (d := pool.labels[i].judged))
        most, last = 0, -1
        for place, (day, i) in enumerate(days):
            many = place + 1 - bisect_left(days, (day - _YEAR, -1))
            if many > most:
                most, last = many, i
        if most > 1:
            row = base(Row(TABLE), pool, last)
            row.put("审判人员", judge, pattern=NAME)
            row.put("规则", rule, pattern=NAME)
            row.put("规则名称", held[last], pattern=NAME)
            row.put("一年内份数", most, pattern=NAME)
            yield row
