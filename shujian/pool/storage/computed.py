"""Rows that the program itself computed, such as facts read from documents, as pool tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import pyarrow as pa

from shujian.core.progress import SILENT, Progress
from shujian.pool.cleaning.plan import quarantine_schema, row_schema
from shujian.pool.proposals.proposal import ImportResult, PartResult
from shujian.pool.storage.computed_rows import PART, Rows
from shujian.pool.storage.force import Change, Scope
from shujian.pool.storage.publishing import Staged, folders, plan_columns
from shujian.pool.storage.registry import ensure_table, open_import
from shujian.pool.storage.showing import entries, publish, undo, writing
from shujian.pool.storage.sink import Sink
from shujian.schema.tables import StandardTable
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Part
from shujian.trust import Action, Context, Thing, require


@dataclass(frozen=True)
class Origin:
    """Whence computed rows come.

    Args:
        supplier: name under which the program delivers; its earlier rows can be replaced.
        name: what stands for the file name.
        digest: SHA-256 of what made the rows, so that rows of an older making are told.
        mode: ``append`` or ``replace``.
        as_of: the day of which the rows speak.
    """

    supplier: str
    name: str
    digest: str
    mode: str
    as_of: dt.date


class Writer:
    """Takes computed rows of several tables; nothing is seen before ``importing`` ends."""

    def __init__(self, tables: Mapping[str, Rows]) -> None:
        self._tables = tables

    def write(self, rows: Mapping[str, pa.Table]) -> None:
        """Add a batch: table → physical columns ``<column>``, ``<column>__s``, ``<column>__raw``."""
        for name, given in rows.items():
            self._tables[name].write(given)


@contextmanager
def importing(
    ctx: Context,
    home: Home,
    tables: Iterable[StandardTable],
    origin: Origin,
    results: list[ImportResult],
    progress: Progress = SILENT,
) -> Iterator[Writer]:
    """Import computed rows: all tables become visible at the end, or none does.

    Args:
        ctx: who acts.
        home: the home.
        tables: the tables; each is delivered, if without rows.
        origin: whence the rows come.
        results: filled with one account for each table.
        progress: told while another program is waited for.

    Raises:
        ShujianError: refused, a full disk, a table whose columns mean something else.
    """
    require(ctx, Action.IMPORT, Thing(origin.name))
    with ExitStack() as held:
        chosen = sorted(_registered(home, tables), key=lambda pair: pair[1])
        for table, ident in chosen:
            held.enter_context(writing(home, ident, table.name, progress))
        opened = {table.name: _opened(ctx, home, table, ident, origin) for table, ident in chosen}
        try:
            yield Writer(opened)
            staged = [_staged(one, origin) for one in opened.values()]
            results += publish(ctx, home, staged, deed=origin.name)
        except BaseException as error:
            for one in opened.values():
                one.rows.abandon()
                one.aside.abandon()
            undo(home, [one.row for one in opened.values()], error)
            raise


def _registered(home: Home, tables: Iterable[StandardTable]) -> list[tuple[StandardTable, str]]:
    with db.session(home) as session:
        return [(table, ensure_table(session, table).id) for table in tables]


def _opened(ctx: Context, home: Home, table: StandardTable, ident: str, origin: Origin) -> Rows:
    with db.session(home) as session:
        fields = {
            "supplier": origin.supplier, "mode": origin.mode, "file_name": origin.name,
            "as_of": origin.as_of, "sha256": origin.digest, "actor": ctx.actor, "created": ctx.now(),
        }  # fmt: skip
        row = open_import(session, ident, fields)
    rows, quarantine = folders(home, ident)
    schema, name = row_schema(plan_columns(table)), f"c{row.no:07d}-000.parquet"
    aside = Sink(quarantine / name, quarantine_schema(schema))
    return Rows(table, row, Sink(rows / name, schema), aside)


def _staged(one: Rows, origin: Origin) -> Staged:
    row, done = one.row, one.done
    files, aside = one.rows.close(), one.aside.close()
    change = Change(
        no=row.no, supplier=row.supplier, mode=row.mode, scope=Scope.SUPPLIER,
        rows=entries(files, row), quarantine=entries(aside, row), key=one.table.key,
    )  # fmt: skip
    header = [c.name for c in one.table.columns]
    part = Part(
        import_id=row.id, part_no=PART, file=origin.name, sheet=one.table.name,
        header_json=header, rows=done.rows,
        notes_json={
            "notes": [], "kept": done.kept, "quarantined": done.quarantined,
            "reasons": dict(done.reasons), "columns": {n: i for i, n in enumerate(header)},
            "units": {}, "format": "computed", "key": "",
        },
    )  # fmt: skip
    told = PartResult(
        PART, origin.name, one.table.name, done.rows, done.kept, done.quarantined,
        dict(done.reasons),
    )  # fmt: skip
    return Staged(one.table, row.table_id, row.id, change, done.states, [part], (told,))
