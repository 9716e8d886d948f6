"""Rows written in cases → rows as the pool keeps them, cleaned by the same elements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa

from shujian.core.cells import ABSENT, BLANK, Missing
from shujian.core.errors import Place
from shujian.core.terms import Term
from shujian.engines.apart import RUN
from shujian.engines.base import ROW, STATE, WHY, ColumnInfo, Coverage, Engine, Snapshot
from shujian.engines.physical import arrow_type
from shujian.models.reading import At, did_you_mean
from shujian.models.running.earlier import EARLIER, none_before
from shujian.schema.table_types import StandardTable, TableColumn

MEMORY = "memory:"
"""Stands for the file of a table that is held in memory."""
NOW, BEFORE = 1, 0
"""The versions of a table in a case: of this run and of the last one."""


def raw_text(value: Any) -> str:
    """A YAML value as the text a file would hold."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)


@dataclass
class CaseTable:
    """The rows of one table in a case.

    Args:
        table: the standard table.
        rows: cleaned rows, column → value or Missing.
        quarantine: rows with an unreadable required column.
        snapshot: as the pool would give it.
    """

    table: StandardTable
    rows: list[dict[str, Any]]
    quarantine: list[dict[str, Any]]
    snapshot: Snapshot

    def data(self, columns: Sequence[str], quarantine: bool) -> pa.Table:
        """The physical rows of some columns."""
        held = self.quarantine if quarantine else self.rows
        arrays: dict[str, pa.Array] = {}
        for name in columns:
            info = self.snapshot.columns[name]
            cells = [row.get(name, ABSENT) for row in held]
            arrays[name] = pa.array([_stored(c) for c in cells], type=arrow_type(info.type))
            if info.states or quarantine:
                states = [int(c.state) if isinstance(c, Missing) else 0 for c in cells]
                arrays[name + STATE] = pa.array(states, type=pa.int8())
        arrays[ROW] = pa.array(range(1, len(held) + 1), type=pa.int64())
        if quarantine:
            arrays[WHY] = pa.array(["必填列不可读"] * len(held), type=pa.string())
        return pa.table(arrays)


def _cells(
    table: StandardTable, names: Mapping[str, TableColumn], item: Mapping[str, Any], here: At
) -> dict[str, Any]:
    """The cleaned cells of one row."""
    cells: dict[str, Any] = {}
    for name, value in item.items():
        if name not in names:
            what = f"表“{table.name}”没有列“{name}”"
            here.into(name, item).error("no_column", what, did_you_mean(name, names))
            continue
        cells[name] = clean(names[name], raw_text(value))
    return cells


def case_table(
    table: StandardTable,
    raw: Sequence[Any],
    coverage: tuple[Coverage, ...],
    as_of: dt.date | None,
    at: At,
    exact: frozenset[str] | None = None,
) -> CaseTable:
    """Clean the rows of one table.

    Args:
        table: the standard table.
        raw: rows as written.
        coverage: its statements.
        as_of: its as-of date.
        at: where errors go.
        exact: columns whose absence is told apart as a whole; others hold the state of
            each cell, so that tables of many cases look alike. None: all of them.
    """
    exact = frozenset(c.name for c in table.columns) if exact is None else exact
    names = {c.name: c for c in table.columns}
    good: list[dict[str, Any]] = []
    bad: list[dict[str, Any]] = []
    present: set[str] = set()
    for item in raw:
        here = at.line(item)
        if not isinstance(item, dict):
            here.error("case_row", "每一行应写成 {列: 值}", "请改写")
            continue
        cells = _cells(table, names, item, here)
        present |= set(cells)
        lost = [c for c in table.required if isinstance(cells.get(c), Missing)]
        (bad if lost else good).append(cells)
    infos = {
        c.name: ColumnInfo(
            c.type,
            c.name in present or not raw or c.name not in exact,
            True,
            c.level,
            c.element,
        )
        for c in table.columns
    }
    snapshot = Snapshot(
        table.name,
        NOW,
        (MEMORY,),
        infos,
        len(good),
        (MEMORY,) if bad else (),
        as_of,
        coverage,
        table.key,
        table.place,
        table.period,
    )
    return CaseTable(table, good, bad, snapshot)


def before(held: CaseTable | None, table: StandardTable, as_of: dt.date | None) -> CaseTable:
    """A table as the last run read it; what stands for it where there was no last run.

    Args:
        held: its rows then; None: there was no run.
        table: the standard table.
        as_of: its as-of date now.
    """
    if held is not None:
        return replace(held, snapshot=replace(held.snapshot, version=BEFORE))
    none = case_table(table, (), (), as_of, At(Place(), []))
    return replace(none, snapshot=none_before(none.snapshot))


def clean(column: TableColumn, text: str) -> Any:
    """A cell as the pool would keep it: value or Missing."""
    if not text:
        return BLANK
    return column.cleaner.clean(text).value


def _stored(cell: Any) -> Any:
    if isinstance(cell, Missing):
        return None
    return cell.code if isinstance(cell, Term) else cell


class CaseEngine:
    """An engine whose tables are the rows of one case."""

    def __init__(self, engine: Engine) -> None:
        self.inner = engine
        self.tables: Mapping[str, CaseTable] = {}
        self.name = engine.name

    def table(self, snapshot: Snapshot, columns: Sequence[str], *, quarantine: bool = False) -> Any:
        """The rows of a case table."""
        name = snapshot.table + ("" if snapshot.version == NOW else EARLIER)
        data = self._stored(name, columns, quarantine)
        kind = "quarantine" if quarantine else "rows"
        return self.inner.memory(f"_case_{kind}_{name}_{'_'.join(columns)}", data)

    def _stored(self, name: str, columns: Sequence[str], quarantine: bool) -> pa.Table:
        """The physical rows of a table."""
        return self.tables[name].data(columns, quarantine)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


class CasesEngine(CaseEngine):
    """An engine whose tables are the rows of several cases, each with the number of its case."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self.cases: Sequence[Mapping[str, CaseTable]] = ()

    def _stored(self, name: str, columns: Sequence[str], quarantine: bool) -> pa.Table:
        """The physical rows of a table."""
        parts = []
        for number, tables in enumerate(self.cases):
            data = tables[name].data(columns, quarantine)
            run = pa.array([number] * data.num_rows, type=pa.int32())
            parts.append(data.add_column(0, RUN, run))
        return pa.concat_tables(parts)
