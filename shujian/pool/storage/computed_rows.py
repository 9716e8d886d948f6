"""The files of one computed table while its rows are written."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from shujian.core.cells import State
from shujian.core.ids import row_base
from shujian.engines.base import RAW, ROW, STATE
from shujian.pool.cleaning.plan import Done
from shujian.pool.storage.sink import Sink
from shujian.schema.tables import StandardTable
from shujian.store.schema import Import

PART = 1
REASON_KEY = "主键无法确定"


@dataclass
class Rows:
    """One table's files while they are written.

    Args:
        table: standard table.
        row: its pending import.
        rows: file of rows; aside: of those that cannot be told apart.
        done: the account so far.
    """

    table: StandardTable
    row: Import
    rows: Sink
    aside: Sink
    done: Done = field(default_factory=Done)

    def write(self, given: pa.Table) -> None:
        """Add rows: physical columns; one that is not given is blank."""
        batch = self._whole(given)
        keys = [batch.column(c + STATE).to_numpy() for c in self.table.required]
        bad = np.any([k != int(State.VALUE) for k in keys], axis=0) if keys else np.zeros(0, bool)
        kept = batch.filter(pa.array(~bad)) if bad.any() else batch
        self.rows.write(kept)
        account = Done(batch.num_rows, kept.num_rows, batch.num_rows - kept.num_rows)
        if account.quarantined:
            account.reasons[REASON_KEY] += account.quarantined
            self.aside.write(_set_aside(batch.filter(pa.array(bad)), self.aside.schema))
        for column in self.table.columns:
            states = kept.column(column.name + STATE).to_numpy()
            account.states[column.name] = np.bincount(states, minlength=4).tolist()
        self.done.add(account)

    def _whole(self, given: pa.Table) -> pa.RecordBatch:
        size, arrays = given.num_rows, {}
        for f in self.rows.schema:
            if f.name == ROW:
                lines = np.arange(size, dtype=np.int64) + self.done.rows + 1
                arrays[ROW] = pa.array(lines + row_base(self.row.no, PART))
            elif f.name in given.column_names:
                arrays[f.name] = given.column(f.name).combine_chunks().cast(f.type)
            elif f.name.endswith(STATE):
                arrays[f.name] = pa.array(np.full(size, int(State.BLANK), dtype=np.int8))
            else:
                arrays[f.name] = pa.nulls(size, f.type)
        return pa.RecordBatch.from_arrays(list(arrays.values()), schema=self.rows.schema)


def _set_aside(rows: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    """Rows that cannot be told apart, with why and with all their cells as text."""
    names = [f.name for f in schema if not f.name.startswith("__")]
    plain = [n for n in names if not n.endswith((STATE, RAW))]
    cells = [
        json.dumps([_text(rows.column(n)[i].as_py()) for n in plain], ensure_ascii=False)
        for i in range(rows.num_rows)
    ]
    why = [REASON_KEY] * rows.num_rows
    columns = [*rows.columns, pa.array(why, pa.string()), pa.array(cells, pa.string())]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _text(value: object) -> str:
    return "" if value is None else str(value)
