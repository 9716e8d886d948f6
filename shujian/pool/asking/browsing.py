"""Turning the pages of a table: rows, cells that cannot be read, one value for a purpose."""

from __future__ import annotations

from dataclasses import dataclass

from shujian.core.cells import Missing, State
from shujian.core.errors import Place, ShujianError
from shujian.engines.base import RAW, ROW, STATE, Snapshot
from shujian.pool.asking.source import SourceRow, source, sources
from shujian.pool.asking.wanted import Wanted
from shujian.pool.storage import duck
from shujian.pool.storage.registry import need_table, table_of
from shujian.pool.storage.snapshots import current
from shujian.schema.elements.base import DAMAGED_COLUMN
from shujian.schema.tables import StandardTable
from shujian.store import db
from shujian.store.home import Home
from shujian.trust import Action, Context, Thing, require
from shujian.trust.journal import act


@dataclass(frozen=True)
class BadCell:
    """A cell in the pool that cannot be read.

    Args:
        row: its row, with the place in the file.
        why: Chinese.
    """

    row: SourceRow
    why: str


def row_page(
    ctx: Context, home: Home, table: str, after: int, limit: int, wanted: Wanted | None = None
) -> list[SourceRow]:
    """Rows in force by row number, after a number.

    Args:
        ctx: who looks; sensitive cells are masked without a purpose.
        home: the home.
        table: Chinese name.
        after: the last row number seen; -1 for the first page.
        limit: at most so many.
        wanted: only rows that hold what somebody looks for.

    Raises:
        ShujianError: ``pool.no_data``.
    """
    require(ctx, Action.VIEW, Thing(table))
    with db.reader(home) as session:
        snapshot = current(session, home, table)
        ids = [i for i, _ in _numbers(snapshot, _where(snapshot, wanted), after, limit)]
        found = sources(ctx, session, home, ids) if ids else {}
    return [found[i] for i in ids]


def row_count(ctx: Context, home: Home, table: str, wanted: Wanted) -> int:
    """How many rows in force hold what somebody looks for.

    Raises:
        ShujianError: ``pool.no_data``.
    """
    require(ctx, Action.VIEW, Thing(table))
    with db.reader(home) as session:
        snapshot = current(session, home, table)
    if not snapshot.files:
        return 0
    source, where = duck.parquet(snapshot.files), _where(snapshot, wanted)
    with duck.connect(memory="1GB") as con:
        return int(con.execute(f"SELECT count(*) FROM {source} WHERE {where}").fetchall()[0][0])


def _where(snapshot: Snapshot, wanted: Wanted | None) -> str:
    """Which rows; none where no column can hold what is looked for."""
    return "true" if wanted is None else wanted.where(snapshot) or "false"


def bad_cells(
    ctx: Context, home: Home, table: str, column: str, after: int, limit: int
) -> list[BadCell]:
    """Cells of a column that cannot be read, by row number; see ``row_page``.

    Raises:
        ShujianError: ``pool.no_data``, ``pool.unknown_column``.
    """
    require(ctx, Action.VIEW, Thing(table))
    with db.reader(home) as session:
        spec = table_of(need_table(session, table).spec_json)
        snapshot = current(session, home, table)
        _known(spec, column)
        where = f"{duck.name(column + STATE)} = {int(State.UNKNOWN)}"
        raws = dict(_numbers(snapshot, where, after, limit, duck.name(column + RAW)))
        found = sources(ctx, session, home, raws) if raws else {}
    cleaner = spec.column(column).cleaner
    cells = []
    for row_id, raw in raws.items():
        value = cleaner.clean(raw or "").value
        why = value.reason if isinstance(value, Missing) else DAMAGED_COLUMN
        cells.append(BadCell(found[row_id], why or "格式不对"))
    return cells


def reveal(ctx: Context, home: Home, row_id: int, column: str) -> str:
    """One cell unmasked, for the purpose of the context; written to the journal.

    Args:
        ctx: with a purpose.
        home: the home.
        row_id: the row.
        column: standard column.

    Raises:
        ShujianError: ``trust.refused`` without purpose; ``pool.no_row``,
            ``pool.unknown_column``.
    """
    with db.reader(home) as session:
        row = source(ctx, session, home, row_id)
        spec = table_of(need_table(session, row.table).spec_json)
        _known(spec, column)
    level = spec.column(column).level
    with db.session(home) as session:
        detail = {"row": row_id, "column": column}
        act(session, ctx, Action.REVEAL, Thing(f"{row.table}.{column}", level), detail)
    cell = row.cells[column]
    return cell.shown if cell.state is State.VALUE else cell.raw


def _known(spec: StandardTable, column: str) -> None:
    if all(c.name != column for c in spec.columns):
        raise ShujianError(
            "pool.unknown_column",
            f"表“{spec.name}”没有列“{column}”",
            remedy="可用的列：" + "、".join(c.name for c in spec.columns),
            where=Place(field=column),
        )


def _numbers(
    snapshot: Snapshot, where: str, after: int, limit: int, more: str = "NULL"
) -> list[tuple[int, str | None]]:
    """Row numbers in order, and one more text of each."""
    if not snapshot.files:
        return []
    sql = (
        f"SELECT {ROW}, {more} FROM {duck.parquet(snapshot.files)} "
        f"WHERE ({where}) AND {ROW} > {int(after)} ORDER BY {ROW} LIMIT {int(limit)}"
    )
    with duck.connect(memory="1GB") as con:
        return [(int(a), b) for a, b in con.execute(sql).fetchall()]
