"""Facts of one document as persons corrected them, kept with the trial that was made of them.

They are rows of no import: the pool goes on holding what the machine read.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from shujian.app.judgments.amended import everywhere
from shujian.core.cells import Missing
from shujian.core.ids import row_id, unpack_row
from shujian.documents.judgments.arrow import definitions, tables
from shujian.documents.judgments.arrow_pool import as_pool
from shujian.documents.judgments.facts import CORRECTED, STATED
from shujian.documents.judgments.reading import Reading
from shujian.engines.base import RAW, ROW, ColumnInfo, Snapshot
from shujian.pool.asking.source import SourceRow, cells_of
from shujian.pool.storage.registry import table_of
from shujian.schema.table_types import StandardTable
from shujian.store.home import Home
from shujian.store.schema import FactCorrection
from shujian.trust import Context

SUPPLIER, FILE = "裁判文书库", "裁判文书事实（含人工更正、补充）"
_OWN = 0
"""In the place of an import in row numbers: imports count from 1."""


def facts_of(
    document: str, machine: Reading, amended: Reading, rows: Iterable[FactCorrection]
) -> dict[str, pa.Table]:
    """The fact tables of a document as the pool would hold them, with a person's values marked.

    Args:
        document: its id.
        machine: what the machine read.
        amended: the same with the corrections, and what follows from them.
        rows: the corrections.
    """
    held = [(document, amended)]
    found = as_pool(tables(held), held)
    for table in found:
        first = len(machine.rows.of(table))
        for at, added in enumerate(amended.rows.of(table)[first:], start=first):
            for name, cell in added.cells.items():
                if cell.pattern == STATED and not isinstance(cell.value, Missing):
                    found[table] = _marked(found[table], at, name, "")
    for (table, number, column), row in everywhere(machine, list(rows)).items():
        own = amended.rows.of(table)
        fact = own[number - 1].cells.get(column) if 0 < number <= len(own) else None
        if table in found and fact is not None and fact.pattern in (STATED, CORRECTED):
            found[table] = _marked(found[table], number - 1, column, str(row.machine_json or ""))
    return found


def _marked(table: pa.Table, at: int, column: str, machine: str) -> pa.Table:
    """Say at a cell, where the words as supplied stand, that a person stated it."""
    name = column + RAW
    there = name in table.column_names
    words = table.column(name).to_pylist() if there else [None] * table.num_rows
    words[at] = f"{CORRECTED}，机器读出：{machine}" if machine else STATED
    if there:
        return table.set_column(table.column_names.index(name), name, pa.array(words, pa.string()))
    return table.append_column(name, pa.array(words, pa.string()))


def keep(
    home: Home, run_id: str, names: Iterable[str], facts: Mapping[str, pa.Table], day: dt.date
) -> dict[str, Snapshot]:
    """Write the tables that a pack reads into the folder of a trial.

    Args:
        home: the home.
        run_id: the trial.
        names: the pack's tables; one that holds no facts of documents was not supplied.
        facts: by table.
        day: the day of which they speak.
    """
    folder = home.run(run_id) / "facts"
    folder.mkdir(parents=True, exist_ok=True)
    found = {}
    for part, name in enumerate(n for n in names if n in facts):
        data = facts[name]
        numbers = [row_id(_OWN, part, line) for line in range(1, data.num_rows + 1)]
        data = data.append_column(ROW, pa.array(numbers, pa.int64()))
        path = folder / f"{part}.parquet"
        pq.write_table(data, path)
        found[name] = _snapshot(definitions()[name], path, data.num_rows, day)
    return found


def entries(run_id: str, held: Mapping[str, Snapshot]) -> dict[str, dict[str, Any]]:
    """What ``run.json`` says of these snapshots."""
    return {
        alias: {
            "table": s.table, "version": 0, "as_of": s.as_of, "rows": s.rows, "coverage": [],
            "facts": {"run": run_id, "file": Path(s.files[0]).name},
        }
        for alias, s in held.items()
    }  # fmt: skip


def of_facts(home: Home, table: StandardTable, entry: Mapping[str, Any]) -> Snapshot:
    """The same from what ``run.json`` says."""
    day = dt.date.fromisoformat(entry["as_of"])
    return _snapshot(table, _path(home, entry), int(entry["rows"]), day)


def _path(home: Home, entry: Mapping[str, Any]) -> Path:
    return home.run(entry["facts"]["run"]) / "facts" / Path(entry["facts"]["file"]).name


def _snapshot(table: StandardTable, path: Path, rows: int, day: dt.date) -> Snapshot:
    columns = {c.name: ColumnInfo(c.type, level=c.level, element=c.element) for c in table.columns}
    return Snapshot(
        table.name, 0, (str(path),), columns, rows, as_of=day,
        key=table.key, place=table.place, period=table.period,
    )  # fmt: skip


def rows_of(
    ctx: Context, home: Home, run_id: str, numbers: Iterable[int], told: str = ""
) -> dict[int, SourceRow]:
    """Rows of a trial, masked for the reader, as ``pool.asking.source.sources`` gives others."""
    path = home.run(run_id) / "run.json"
    data = json.loads(path.read_text("utf-8"))
    wanted = sorted(set(numbers))
    made = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
    found = {}
    for entry in data["snapshots"].values():
        table, file = table_of(data["tables"][entry["table"]]), pq.read_table(_path(home, entry))
        chosen = file.filter(pc.is_in(file[ROW], pa.array(wanted, pa.int64())))
        for record in chosen.to_pylist():
            number = int(record[ROW])
            found[number] = SourceRow(
                number, table.name, FILE, "", unpack_row(number).line, SUPPLIER, "", made,
                cells_of(ctx, record, table, told),
            )  # fmt: skip
    return found
