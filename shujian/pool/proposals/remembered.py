"""The columns that were confirmed for the same headers of the same supplier before."""

from __future__ import annotations

from shujian.pool.proposals import layout
from shujian.pool.proposals.mapping import Mapped, match_columns
from shujian.pool.proposals.proposal import Match
from shujian.pool.proposals.sample import Sample
from shujian.schema.tables import StandardTable


def remembered(sample: Sample, table: StandardTable, known: layout.Layout) -> Mapped:
    """The columns confirmed before; what only a person may say, and nobody said, comes again."""
    columns = {c: i for c, i in known.columns.items() if i < len(sample.header)}
    names = {c.name for c in table.columns}
    matches = [
        Match(c, i, sample.header[i], 100, "沿用此前确认的对应", True)
        for c, i in columns.items()
        if c in names
    ]
    said, used = columns.keys() | known.fixed.keys(), set(columns.values())
    matches += [
        m
        for m in match_columns(sample, table).matches
        if m.doubted and m.column not in said and m.source not in used
    ]
    return Mapped(tuple(matches), {}, known.units, {})
