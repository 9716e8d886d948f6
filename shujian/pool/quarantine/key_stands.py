"""Corrected rows whose key stands in the pool already: they would count a second time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from shujian.core.ids import unpack_row
from shujian.engines.base import ROW
from shujian.pool.proposals.proposal import PartResult
from shujian.pool.storage import duck
from shujian.pool.storage.force import Change, Force, apply
from shujian.store.schema import Part

REASON = "识别列与已有的行相同（确为两笔的，在“处理”列填“保留”）"
"""Why such a row stays in quarantine."""


def key_stands(
    force: Force, change: Change, folder: Path, earlier: Sequence[Change], wanted: Collection[int]
) -> frozenset[int]:
    """Numbers of corrected rows of which another row has the key, so that they stay aside.

    Args:
        force: the files in force before the rows come back.
        change: the rows that are to come back.
        folder: where the table's row files are.
        earlier: the imports before it in order; which rows make way follows from them.
        wanted: numbers of rows that a person wants kept beside the others.
    """
    if not change.rows or not change.key:
        return frozenset()
    after = [e for e in apply(force, change, folder, earlier).rows if e.no != change.no]
    gone = frozenset[int]().union(*(e.removed for e in after))
    keys = ", ".join(map(duck.name, change.key))
    fresh = duck.parquet(folder / e.name for e in change.rows)
    with duck.connect() as con:
        con.execute("CREATE TEMP TABLE wanted AS SELECT unnest(?::BIGINT[]) AS r", [list(wanted)])
        con.execute("CREATE TEMP TABLE gone AS SELECT unnest(?::BIGINT[]) AS r", [sorted(gone)])
        con.execute(
            f"CREATE TEMP TABLE fresh AS SELECT {ROW}, {keys}, {ROW} IN (FROM wanted) AS kept"
            f" FROM {fresh}"
        )
        twice = (
            f"SELECT {ROW} FROM fresh WHERE NOT kept QUALIFY"
            f" row_number() OVER (PARTITION BY {keys} ORDER BY {ROW}) > 1"
            f" UNION SELECT {ROW} FROM fresh SEMI JOIN"
            f" (SELECT {keys} FROM fresh WHERE kept) USING ({keys}) WHERE NOT kept"
        )
        found = {int(r[0]) for r in con.execute(twice).fetchall()}
        if after:
            stand = duck.parquet(folder / e.name for e in after)
            there = f"SELECT {keys} FROM {stand} ANTI JOIN gone ON {ROW} = gone.r"
            sql = f"SELECT {ROW} FROM fresh SEMI JOIN ({there}) USING ({keys}) WHERE NOT kept"
            found |= {int(r[0]) for r in con.execute(sql).fetchall()}
    return frozenset(found)


def with_held(
    results: Sequence[PartResult], parts: Mapping[int, Part], held: Collection[int]
) -> tuple[PartResult, ...]:
    """The account with the rows that stay aside because of their key.

    Args:
        results: the account of the other rows, by part.
        parts: the parts of the import they came with.
        held: numbers of the rows that stay.
    """
    counts = Counter(unpack_row(row_id).part for row_id in held)
    found = {one.part_no: one for one in results}
    for number, rows in counts.items():
        part = parts[number]
        one = found.get(number) or PartResult(number, part.file, part.sheet, 0, 0, 0, {})
        found[number] = replace(
            one,
            rows=one.rows + rows,
            quarantined=one.quarantined + rows,
            reasons={**one.reasons, REASON: rows},
        )
    return tuple(found[number] for number in sorted(found))
