"""From a proposed part to the plan by which its rows are cleaned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.ipc

from shujian.core.ids import row_base
from shujian.pool.cleaning import not_done
from shujian.pool.cleaning.plan import Plan, PlanColumn, within_penalty
from shujian.pool.cleaning.standardise import BROKEN, LINE
from shujian.pool.proposals.proposal import PartProposal
from shujian.pool.proposals.sample import cell_columns
from shujian.pool.storage import duck
from shujian.pool.storage.publishing import plan_columns
from shujian.schema.elements import Element
from shujian.schema.elements.region import Region
from shujian.schema.tables import StandardTable

_FEW = 2_000
"""Up to this number of rows a dict is faster than starting a database."""


def plan_of(
    part: PartProposal,
    table: StandardTable,
    units: Mapping[str, str],
    no: int,
    rows: Path,
    quarantine: Path,
    temp: Path,
    keep: frozenset[int] = frozenset(),
    as_of: dt.date | None = None,
    cells: range = range(0),
) -> Plan:
    """How a part becomes rows of a table.

    Args:
        part: the part with its matches.
        table: the standard table.
        units: standard column → unit in the file's header.
        no: the import's number.
        rows: folder of rows.
        quarantine: folder of quarantined rows.
        temp: for what does not fit in memory.
        keep: lines that are kept though they repeat an earlier one or say that nothing came of them.
        as_of: the day up to which the supplier vouches.
        cells: file columns of what stands in the months, where the part is not proposed but held.
    """
    raw = part.raw
    columns = plan_columns(table)
    apart = within_penalty(columns, part.sources)
    cells = part.apart.value_at if part.apart is not None else cells
    placed = dated([_placed(c, part, c.name in apart, cells) for c in columns], table, as_of)
    names = tuple((p.name, p.code) for p in part.places if p.code)
    placed = tuple(replace(c, places=names if c.element == Region.name else ()) for c in placed)
    with pa.memory_map(str(raw.path)) as source:
        data = pa.ipc.open_file(source).read_all()
        read = tuple(_checked(c, units, data) for c in placed)
        repeated = duplicates(data, temp)
        used = set(part.sources.values())
        failed = not_done.rows(data, raw.header, used, LINE)
        del data
    return Plan(
        columns=read,
        path=raw.path,
        base=row_base(no, raw.part_no),
        rows=rows,
        quarantine=quarantine,
        stem=f"i{no:07d}-{raw.part_no:04d}",
        duplicates={line: first for line, first in repeated.items() if line not in keep},
        not_done={line: why for line, why in failed.items() if line not in keep},
    )


def _placed(column: PlanColumn, part: PartProposal, within: bool, cells: range) -> PlanColumn:
    source, fixed = part.sources.get(column.name, -1), part.fixed.get(column.name, "")
    return replace(column, source=source, fixed=fixed, within=within, worded=source in cells)


def dated(
    columns: Iterable[PlanColumn], table: StandardTable, as_of: dt.date | None
) -> tuple[PlanColumn, ...]:
    """Lists that do not say of which day they are: of the day their supplier vouches for."""
    days = {c.name for c in table.columns if c.dated} if as_of else set()
    text = as_of.isoformat() if as_of else ""
    return tuple(
        replace(c, fixed=text) if c.name in days and c.source < 0 and not c.fixed else c
        for c in columns
    )


def _checked(column: PlanColumn, units: Mapping[str, str], data: pa.Table) -> PlanColumn:
    """Add what the file's column as a whole says: its unit, and whether it was damaged."""
    if column.source < 0:
        return column
    column = replace(column, given=units.get(column.name, ""))
    if type(column.cleaner).doubtful is Element.doubtful:
        return column
    found = column.cleaner.column_check(_whole(data.column(column.source)))
    return replace(column, damaged=found is not None)


def _whole(column: pa.ChunkedArray) -> pa.StringArray:
    filled = pc.fill_null(column, "")
    return pa.concat_arrays(filled.chunks) if filled.num_chunks else pa.array([], pa.string())


def duplicates(data: pa.Table, temp: Path | None = None) -> dict[int, int]:
    """Lines of which every cell repeats an earlier line of the same part.

    Args:
        data: the part; rows of broken structure are not compared.
        temp: for what does not fit in memory.

    Returns:
        Physical line → the first line with the same cells.
    """
    cells = [duck.name(c) for c in cell_columns(data.schema)]
    if not cells or not data.num_rows:
        return {}
    if data.num_rows <= _FEW:
        return _few_duplicates(data)
    listed = ", ".join(cells)
    with duck.connect(temp) as con:
        con.register("part", data)
        # hashes first: rows are compared cell by cell only where these collide
        con.execute(
            f"CREATE TEMP TABLE twice AS SELECT h FROM (SELECT hash({listed}) AS h FROM part"
            f" WHERE {BROKEN} IS NULL) GROUP BY h HAVING count(*) > 1"
        )
        found = con.execute(
            f"SELECT {LINE}, first FROM (SELECT {LINE}, min({LINE}) OVER (PARTITION BY {listed})"
            f" AS first FROM part WHERE {BROKEN} IS NULL AND hash({listed}) IN (FROM twice))"
            f" WHERE {LINE} > first"
        ).fetchnumpy()
        con.unregister("part")
    lines, firsts = np.asarray(found[LINE]), np.asarray(found["first"])
    return dict(zip(lines.tolist(), firsts.tolist(), strict=True))


def _few_duplicates(data: pa.Table) -> dict[int, int]:
    """The same, for a part of few rows."""
    first: dict[tuple[str | None, ...], int] = {}
    found: dict[int, int] = {}
    columns = [data.column(name).to_pylist() for name in cell_columns(data.schema)]
    lines, broken = data.column(LINE).to_pylist(), data.column(BROKEN).to_pylist()
    for line, why, *cells in sorted(
        zip(lines, broken, *columns, strict=True), key=lambda row: row[0]
    ):
        if why is None and (earlier := first.setdefault(tuple(cells), line)) != line:
            found[line] = earlier
    return found
