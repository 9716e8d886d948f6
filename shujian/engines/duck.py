"""DuckDB embedded: in memory, over the pinned Parquet files of the snapshots."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import ibis
import pyarrow as pa
from ibis.backends.sql.compilers.duckdb import compiler
from ibis.expr.operations import UnboundTable

from shujian.core.errors import CancelledError, ShujianError
from shujian.engines.base import STATE, Snapshot
from shujian.engines.feeds import Feeds
from shujian.engines.physical import physical
from shujian.engines.tables import Tables
from shujian.engines.write_foreign import foreign
from shujian.engines.write_relations import written
from shujian.engines.write_values import Foreign

_OUT_OF_MEMORY = "请关闭其他程序，或在设置中调大内存上限、换到空间更大的临时文件夹"


@dataclass
class DuckSettings:
    """What the embedded engine may use.

    Args:
        memory: DuckDB memory limit, e.g. ``4GB``.
        threads: number of threads; None: as many as the machine has.
        temp: folder for what does not fit in memory; None: nothing is written.
    """

    memory: str = "4GB"
    threads: int | None = None
    temp: Path | None = None
    extra: Mapping[str, str] = field(default_factory=dict)


class DuckEngine(Tables):
    """The reference engine.

    Args:
        settings: limits.

    Everything stays in this process; extensions are never fetched.
    """

    name = "duckdb"

    def __init__(self, settings: DuckSettings | None = None) -> None:
        super().__init__()
        chosen = settings or DuckSettings()
        config: dict[str, Any] = {
            "memory_limit": chosen.memory,
            "threads": chosen.threads or os.cpu_count() or 2,
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "preserve_insertion_order": "false",
            **chosen.extra,
        }
        if chosen.temp is not None:
            chosen.temp.mkdir(parents=True, exist_ok=True)
            config["temp_directory"] = str(chosen.temp)
        self._connection = duckdb.connect(":memory:", config=config)
        self._connection.execute("SET TimeZone = 'UTC'")
        # a name never means a variable of this program
        self._connection.execute("SET python_enable_replacements = false")
        # it would be drawn on standard output, where programs read our JSON
        self._connection.execute("SET enable_progress_bar = false")
        self._backend = SimpleNamespace(compiler=compiler, dialect=compiler.dialect)
        # fused selects would repeat a computed column wherever it is used
        ibis.options.sql.fuse_selects = False
        self._held: set[str] = set()
        self._sizes: dict[str, int] = {}
        self._seen: dict[tuple[Any, ...], str] = {}
        self._feeds = Feeds(self._connection, self._run)

    def version(self) -> str:
        """Name and version, kept with every run."""
        return f"duckdb {duckdb.__version__}"

    def table(self, snapshot: Snapshot, columns: Sequence[str], *, quarantine: bool = False) -> Any:
        """An expression over the pinned files; columns that no file has are left out.

        Args:
            snapshot: the pinned version.
            columns: logical column names.
            quarantine: read the quarantined rows instead (then ``__why`` comes along).
        """
        wanted = physical(snapshot, columns, quarantine)
        files = snapshot.quarantine_files if quarantine else snapshot.files
        key = (tuple(files), *wanted.items())
        if key not in self._seen:
            self._seen[key] = name = self.new_name()
            self._run(f'CREATE TEMP VIEW "{name}" AS {self._source(files, wanted)}')
            if files and not quarantine:
                self._sizes[name] = snapshot.rows
        return ibis.table(wanted, name=self._seen[key])

    def _source(self, files: Sequence[str], wanted: Mapping[str, str]) -> str:
        """A SELECT over files: they are never changed, so a view over them stays right."""
        if not files:
            return _empty(wanted)
        listed = ", ".join(_quoted(f) for f in files)
        source = f"read_parquet([{listed}], union_by_name = true)"
        have = {row[0] for row in self._run(f"DESCRIBE SELECT * FROM {source}").fetchall()}
        picked = ", ".join(_column(n, t, n in have) for n, t in wanted.items())
        return f"SELECT {picked} FROM {source}"

    def _register(self, name: str, data: pa.Table) -> None:
        self._connection.register(name, data)

    def sql(self, expr: Any) -> str:
        """The SQL of an expression."""
        node = expr.op()
        if isinstance(node, UnboundTable):
            return f'SELECT * FROM "{node.name}"'
        try:
            return written(node, self._sizes)
        except Foreign:
            return foreign(self._backend, expr)

    def fill(self, name: str, sql: str) -> int:
        """Compute into a temporary table, in place of what it held; the number of rows."""
        self._held.add(name)
        found = self._run(f'CREATE OR REPLACE TEMP TABLE "{name}" AS {sql}').fetchone()
        self._sizes[name] = int(found[0]) if found else 0
        return self._sizes[name]

    def fetch(self, sql: str) -> pa.Table:
        """Compute and fetch."""
        return self._run(sql).to_arrow_table()

    def feed(self, name: str, data: pa.Table) -> None:
        """Rows for ``again`` under a name that no table has; the same name again replaces them."""
        self._feeds.put(name, data)
        self._sizes[name] = data.num_rows

    def again(self, sql: str) -> pa.Table:
        """Compute and fetch a query over feeds; it is planned once for as long as the engine."""
        return self._run(self._feeds.statement(sql)).to_arrow_table()

    def parquet(self, expr: Any, path: Path) -> None:
        """Compute into a Parquet file (zstd)."""
        target = _quoted(str(path))
        self._run(f"COPY ({self.sql(expr)}) TO {target} (FORMAT parquet, COMPRESSION zstd)")

    def rows(self, expr: Any) -> int:
        """How many rows there are."""
        return int(self._run(f"SELECT count(*) FROM ({self.sql(expr)})").fetchone()[0])

    def tally(self, expr: Any, column: str) -> dict[Any, int]:
        """How many rows of an expression, or a temporary table, have each value of a column."""
        source = f'"{expr}"' if isinstance(expr, str) else f"({self.sql(expr)})"
        found = self._run(f'SELECT "{column}", count(*) FROM {source} GROUP BY 1')
        return {value: int(count) for value, count in found.fetchall()}

    def release(self) -> None:
        """Drop every temporary table: a run is over, its results are fetched."""
        for name in sorted(self._held):
            self._run(f'DROP TABLE IF EXISTS "{name}"')
        for name in sorted(self._views):
            self._connection.unregister(name)
        for name in self._held:
            self._sizes.pop(name, None)
        self._held.clear()
        self._views.clear()
        self._feeds.empty()

    def interrupt(self) -> None:
        """Stop what runs now; the running call raises CancelledError."""
        self._connection.interrupt()

    def close(self) -> None:
        """Give back memory and files."""
        self._connection.close()

    def _run(self, sql: str) -> Any:
        try:
            return self._connection.execute(sql)
        except duckdb.InterruptException as error:
            raise CancelledError from error
        except duckdb.OutOfMemoryException as error:
            raise ShujianError(
                "engines.memory",
                "内存不足，计算停止",
                why=_first_line(error),
                remedy=_OUT_OF_MEMORY,
            ) from error
        except duckdb.IOException as error:
            raise ShujianError(
                "engines.files",
                "数据文件无法读取或写入",
                why=_first_line(error),
                remedy="请检查数据文件夹是否被移动、磁盘是否已满，再运行一次",
            ) from error


def _column(name: str, kind: str, present: bool) -> str:
    cast = _DUCK.get(kind, kind)
    if present and name.endswith(STATE):
        # files older than a column have no state for it: nobody supplied it then
        return f'coalesce("{name}", 3)::TINYINT AS "{name}"'
    if present:
        return f'"{name}"::{cast} AS "{name}"' if kind.startswith("decimal") else f'"{name}"'
    if name.endswith(STATE):
        return f'3::TINYINT AS "{name}"'
    return f'NULL::{cast} AS "{name}"'


_DUCK = {
    "string": "VARCHAR",
    "int64": "BIGINT",
    "int32": "INTEGER",
    "int8": "TINYINT",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "array<string>": "VARCHAR[]",
    "array<int64>": "BIGINT[]",
}


def _empty(wanted: Mapping[str, str]) -> str:
    picked = ", ".join(f'NULL::{_DUCK.get(t, t)} AS "{n}"' for n, t in wanted.items())
    return f"SELECT {picked} WHERE false"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0][:200]
