"""An engine for many small runs: its tables are rows of this process, its queries planned once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.compute as pc

from shujian.engines.apart import RUN, written_apart
from shujian.engines.base import Engine, Snapshot
from shujian.engines.physical import schema_of
from shujian.engines.tables import Tables

_EACH = "__runs"
"""After the name of a table whose rows say whose they are."""


class Batches(Tables):
    """Runs a model over a few rows again and again.

    A query over a handful of rows costs more to plan than to run.  A table that is made anew
    for each run makes every plan over it void; rows that are fed do not.

    Args:
        inner: what computes; whoever made it closes it.
    """

    def __init__(self, inner: Engine) -> None:
        super().__init__()
        self.inner = inner
        self.name = inner.name
        self._rows: dict[str, pa.Table] = {}

    def version(self) -> str:
        """Name and version, kept with every run."""
        return self.inner.version()

    def table(self, snapshot: Snapshot, columns: Sequence[str], *, quarantine: bool = False) -> Any:
        """An expression over the pinned files."""
        return self.inner.table(snapshot, columns, quarantine=quarantine)

    def kept(self, name: str, data: pa.Table) -> Any:
        """An expression over rows that stay as long as the engine; a name has its rows once."""
        return self.inner.kept(name, data)

    def _register(self, name: str, data: pa.Table) -> None:
        self.inner.feed(name, data)
        self._rows[name] = data

    def sql(self, expr: Any) -> str:
        """What the engine would be asked."""
        return self.inner.sql(expr)

    def fill(self, name: str, sql: str) -> int:
        """Compute the rows under a name, in place of those that it had; how many they are."""
        self._register(name, self.fetch(sql))
        return int(self._rows[name].num_rows)

    def fetch(self, sql: str) -> pa.Table:
        """Compute and fetch."""
        return self.inner.again(sql)

    def feed(self, name: str, data: pa.Table) -> None:
        """Rows for ``again``; the same name again replaces them."""
        self.inner.feed(name, data)

    def again(self, sql: str) -> pa.Table:
        """Compute and fetch."""
        return self.inner.again(sql)

    def rows(self, expr: Any) -> int:
        """How many rows there are."""
        return int(self.fetch(f"SELECT count(*) AS n FROM ({self.sql(expr)})")["n"][0].as_py())

    def tally(self, expr: Any, column: str) -> dict[Any, int]:
        """How many rows of an expression, or of the rows under a name, have each value."""
        held = self._rows[expr] if isinstance(expr, str) else self.arrow(expr)
        counted = pc.value_counts(held[column]).to_pylist()
        return {entry["values"]: entry["counts"] for entry in counted}

    def parquet(self, expr: Any, path: Path) -> None:
        """Compute into a Parquet file."""
        self.inner.parquet(expr, path)

    def release(self) -> None:
        """Let go of the rows; what was planned stays."""
        self._rows.clear()
        self._views.clear()
        self.inner.release()

    def interrupt(self) -> None:
        """Stop what runs now, from another thread."""
        self.inner.interrupt()

    def close(self) -> None:
        """Give back memory and files."""
        self._rows.clear()
        self.inner.close()


class Together(Batches):
    """Runs a model over the rows of several runs at once; each row says whose it is.

    Counts are those of all runs.  Its tables have names of their own: beside it another may
    run single cases over the same engine, and neither knows what the other computed.

    Args:
        inner: what computes; whoever made it closes it.
    """

    def __init__(self, inner: Engine) -> None:
        super().__init__(inner)
        self._shared: set[str] = set()

    def new_name(self, wish: str = "") -> str:
        """A name for a computed table."""
        return super().new_name(wish) + (_EACH if wish else "")

    def kept(self, name: str, data: pa.Table) -> Any:
        """An expression over rows that belong to every run."""
        self._shared.add(name)
        return super().kept(name, data)

    def memory(self, name: str, data: pa.Table) -> Any:
        """An expression over rows of the runs, if they say whose they are; else of every run."""
        if RUN not in data.column_names:
            self._shared.add(name)
            return super().memory(name, data)
        super().memory(name + _EACH, data)
        return ibis.table(schema_of(data.schema.remove(0)), name=name + _EACH)

    def sql(self, expr: Any) -> str:
        """What the engine would be asked for all runs.

        Raises:
            Foreign: runs cannot be told apart in it.
        """
        return written_apart(expr.op(), self._shared)

    def held(self, name: str) -> pa.Table:
        """The rows under a name, with the run of each."""
        return self._rows[name]


def small(engine: Engine) -> Engine:
    """An engine for many small runs, where it can plan a query once."""
    return Batches(engine) if engine.name == "duckdb" else engine
