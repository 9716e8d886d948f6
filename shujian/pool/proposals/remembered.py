"""The columns that were confirmed for the same headers of the same supplier before, or nearly so."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from shujian.pool.proposals.layout import Fit, Layout, columns_of, is_place
from shujian.pool.proposals.mapping import DOUBTFUL, Mapped, match_columns
from shujian.pool.proposals.planned_ends import without_planned
from shujian.pool.proposals.proposal import SURE, Match
from shujian.pool.proposals.sample import Sample
from shujian.pool.readers.types import RawPart
from shujian.schema.tables import StandardTable


def remembered(
    raw: RawPart, sample: Sample, table: StandardTable, fit: Fit, latest: dt.date
) -> Mapped:
    """The columns confirmed before; what only a person may say, and nobody said, comes again.

    A column that was not there before is proposed as in a new file. Where it may be what another
    column was confirmed for, a person says which one it is.

    Args:
        raw: the part.
        sample: its headers and cells.
        table: its standard table.
        fit: the mapping confirmed before, as it lies in the part.
        latest: no list speaks of a later day.
    """
    known, fresh = fit.layout, match_columns(sample, table)
    names = {c.name for c in table.columns}
    columns = {c: i for c, i in known.columns.items() if i < len(sample.header) and c in names}
    rivals = {c: r for c, i in columns.items() if (r := _rivals(fresh, c, i, fit.new))}
    matches = [
        Match(c, i, sample.header[i], 100, "沿用此前确认的对应", c not in rivals)
        for c, i in columns.items()
    ]
    said, used = known.columns.keys() | known.fixed.keys(), set(known.columns.values())
    more = _of_new(raw, sample, table, fit.new, latest)
    matches += [m for m in more.matches if m.column not in columns]
    there = {m.column for m in matches}
    matches += [
        m
        for m in fresh.matches
        if m.doubted and m.column not in said | there and m.source not in used | fit.new
    ]
    rivals = {**{c: r for c, r in more.rivals.items() if c not in columns}, **rivals}
    hints = {c: h for c, h in more.hints.items() if c not in said}
    return Mapped(tuple(matches), rivals, known.units, hints)


def recalled(sample: Sample, table: StandardTable, mapped: Mapped, last: Layout | None) -> Mapped:
    """With pairs of last time of which nothing else speaks, where the mapping as a whole is gone.

    A column that it used is not there again, so that it may be another list: each pair is asked
    about by itself, and where nobody is asked none is taken.

    Args:
        sample: headers and cells of the part.
        table: its standard table.
        mapped: the pairs of a file never seen.
        last: the supplier's last mapping for the table.
    """
    if last is None:
        return mapped
    names, heads = {c.name for c in table.columns}, columns_of(sample.header)
    held, used = {m.column for m in mapped.matches}, {m.source for m in mapped.matches}
    more = []
    for column, index in last.columns.items():
        head = columns_of(last.header)[index]
        if column in held or column not in names or heads.count(head) != 1 or is_place(head):
            continue
        source = heads.index(head)
        if source not in used:
            why = f"该单位上次“{sample.header[source]}”一列作它"
            more.append(Match(column, source, sample.header[source], DOUBTFUL, why, False, True))
    return replace(mapped, matches=(*mapped.matches, *more))


def _rivals(fresh: Mapped, column: str, source: int, new: frozenset[int]) -> tuple[int, ...]:
    """The confirmed column and the new ones that would be taken for it in a file never seen."""
    best = next((m for m in fresh.matches if m.column == column), None)
    others = [i for i in fresh.rivals.get(column, ()) if i in new]
    if best is not None and best.source in new and best.score >= SURE:
        others = [best.source, *others]
    return tuple(dict.fromkeys((source, *others))) if others else ()


def _of_new(
    raw: RawPart, sample: Sample, table: StandardTable, new: frozenset[int], latest: dt.date
) -> Mapped:
    """What the columns are that were not there before, by themselves."""
    if not new:
        return Mapped((), {}, {}, {})
    alone = Sample([h if i in new else "" for i, h in enumerate(sample.header)], sample.columns)
    mapped = without_planned(raw, alone, table, match_columns(alone, table), latest)
    matches = tuple(
        replace(m, reason=f"这次多出的列；{m.reason}") for m in mapped.matches if m.source in new
    )
    hints = {c: tuple(i for i in found if i in new) for c, found in mapped.hints.items()}
    return replace(mapped, matches=matches, hints={c: found for c, found in hints.items() if found})
