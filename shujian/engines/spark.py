"""The second engine: Spark SQL over Spark Connect, on this machine (Sail) or on a cluster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
from ibis.expr.operations import UnboundTable

from shujian.core.errors import ShujianError
from shujian.engines.base import Snapshot
from shujian.engines.physical import physical
from shujian.engines.spark_compiler import SparkCompiler
from shujian.engines.spark_files import column, empty, groups, quoted, seen
from shujian.engines.spark_memo import SMALL, Key, Memo, Result, fresh, mark_of, nothing
from shujian.engines.spark_places import LOCAL, Places, SparkSettings
from shujian.engines.spark_server import LocalServer
from shujian.engines.spark_session import Session, first_line
from shujian.engines.spark_writer import Common, spark_sql
from shujian.engines.tables import Tables
from shujian.engines.unlet import unlet
from shujian.engines.write_foreign import foreign
from shujian.engines.write_values import Foreign

__all__ = ["LOCAL", "SparkEngine", "SparkSettings"]


class SparkEngine(Tables):
    """Runs expressions over Spark Connect.

    Args:
        settings: where it is.

    Raises:
        ShujianError: not installed, not reached, not set up as our semantics need.
    """

    name = "spark"

    def __init__(self, settings: SparkSettings | None = None) -> None:
        super().__init__()
        self.settings = settings or SparkSettings()
        self._server: LocalServer | None = None
        self._places = Places(self.settings)
        address = self.settings.address
        if self.settings.temp is not None:
            self.settings.temp.mkdir(parents=True, exist_ok=True)
        if address == LOCAL:
            self._server = LocalServer(self.settings.workers, self.settings.temp)
            address = self._server.address
        try:
            self._session = Session(address, self.settings.conf, self._server is None)
        except BaseException:
            self.close()
            raise
        ibis.options.sql.fuse_selects = False
        self._backend = SimpleNamespace(compiler=SparkCompiler(), dialect="pyspark")
        self._held: dict[str, str] = {}
        self._memo = Memo()
        self._shapes: dict[str, dict[str, str]] = {}
        self._first: dict[str, dict[str, Common]] = {}

    def version(self) -> str:
        """Name and version, kept with every run."""
        if self._server is not None:
            return f"spark {self._session.version} (sail {version('pysail')})"
        return f"spark {self._session.version}"

    def table(self, snapshot: Snapshot, columns: Sequence[str], *, quarantine: bool = False) -> Any:
        """An expression over the pinned files; columns that no file has are left out.

        Args:
            snapshot: the pinned version.
            columns: logical column names.
            quarantine: read the quarantined rows instead (then ``__why`` comes along).
        """
        wanted = physical(snapshot, columns, quarantine)
        files = snapshot.quarantine_files if quarantine else snapshot.files
        name = self.new_name()
        self._select_view(name, self._source(name, files, wanted) if files else empty(wanted))
        self._views.add(name)
        return ibis.table(wanted, name=name)

    def _source(self, name: str, files: Sequence[str], wanted: Mapping[str, str]) -> str:
        """A SELECT over files, those of other columns apart: a column may be newer than files."""
        parts = []
        alike = groups([frozenset(self._columns(f)) for f in files])
        for number, (have, places) in enumerate(alike):
            raw = f"{name}_{number}"
            paths = [seen(files[i], self.settings.paths) for i in places]
            self._session.run(
                lambda p=paths, r=raw: self._session.spark.read.parquet(*p).createOrReplaceTempView(
                    r
                )  # type: ignore[misc]
            )
            self._views.add(raw)
            picked = ", ".join(column(n, t, n in have) for n, t in wanted.items())
            parts.append(f"SELECT {picked} FROM {quoted(raw)}")
        return " UNION ALL ".join(parts)

    def _columns(self, file: str) -> list[str]:
        try:
            return list(pq.read_schema(file).names)
        except OSError as error:
            raise ShujianError(
                "engines.files",
                "数据文件无法读取或写入",
                why=first_line(error),
                remedy="请检查数据文件夹是否被移动、磁盘是否已满，再运行一次",
            ) from error

    def _select_view(self, name: str, sql: str) -> None:
        self._session.run(lambda: self._session.frame(sql).createOrReplaceTempView(name))

    def _register(self, name: str, data: pa.Table) -> None:
        """A view over rows of this process; nothing is sent where they are there already."""
        mark = mark_of(data)
        if self._memo.mark(name) != mark:
            self._session.view(name, data)
            self._memo.shows(name, mark)

    def sql(self, expr: Any) -> str:
        """The SQL of an expression.

        Raises:
            ShujianError: ``engines.refused`` for what would mean something else here.
        """
        node = expr.op()
        if isinstance(node, UnboundTable):
            return f"SELECT * FROM {quoted(node.name)}"
        try:
            sql, first = spark_sql(node)
            if first:
                self._first[sql] = first
        except Foreign:
            sql = foreign(self._backend, unlet(node).to_expr())
        self._shapes[sql] = {n: str(t) for n, t in expr.schema().items()}
        return sql

    def fill(self, name: str, sql: str) -> int:
        """Compute into Parquet files under a name, in place of what it held; the rows."""
        self._prepare(sql)
        key = self._memo.key(sql)
        result = self._memo.result(key) or self._computed(key, sql)
        if self._memo.mark(name) != result.mark:
            self._show(name, sql, result)
        elif result.place != self._held.get(name):
            self._free(result.place)
        return result.rows

    def _prepare(self, sql: str) -> None:
        """Compute the common tables of a query, each once."""
        for name, common in self._first.get(sql, {}).items():
            self._shapes[common.sql] = common.shape
            self.fill(name, common.sql)

    def _computed(self, key: Key, sql: str) -> Result:
        """Compute into files of their own."""
        place = self._places.new()

        def work() -> int | None:
            frame = self._session.frame(sql)
            frame.write.mode("overwrite").option("compression", "zstd").parquet(place)
            return self._places.rows(place)

        count = self._session.run(work)
        if count is None:  # files that only the cluster sees
            held = self._session.run(lambda: self._session.spark.read.parquet(place).count())
            return Result(place, int(held), fresh())
        if count > SMALL:
            return Result(place, count, fresh())
        if count:
            result = Result(place, count, mark_of(self._places.read(place)))
        else:  # Sail writes no file then
            self._places.remove(place)
            result = Result("", 0, nothing(self._shape(sql)))
        for lost in self._memo.keep(key, result):
            self._free(lost)
        return result

    def _show(self, name: str, sql: str, result: Result) -> None:
        """Let a name stand for a computed table."""

        def work() -> None:
            if result.place:
                frame = self._session.spark.read.parquet(result.place)
            else:
                frame = self._session.frame(empty(self._shape(sql)))
            frame.createOrReplaceTempView(name)

        self._session.run(work)
        before = self._held.get(name, "")
        self._held[name] = result.place
        self._memo.shows(name, result.mark)
        self._free(before)

    def _shape(self, sql: str) -> dict[str, str]:
        """Column → type of a query."""
        if sql not in self._shapes:  # it was not written here
            found = self._session.run(lambda: self._session.frame(sql).schema)
            self._shapes[sql] = {f.name: f.dataType.simpleString() for f in found.fields}
        return self._shapes[sql]

    def _free(self, place: str) -> None:
        """Remove files that no name stands for and nothing remembers."""
        if place and place not in self._held.values() and not self._memo.keeps(place):
            self._places.remove(place)

    def fetch(self, sql: str) -> pa.Table:
        """Compute and fetch."""
        self._prepare(sql)
        key = self._memo.key(sql)
        found = self._memo.fetched(key)
        if found is None:
            found = self._session.fetch(sql)
            self._memo.keep_rows(key, found)
        return found

    def feed(self, name: str, data: pa.Table) -> None:
        """Rows for ``again`` under a name that no table has; the same name again replaces them."""
        self.memory(name, data)

    def again(self, sql: str) -> pa.Table:
        """Compute and fetch a query over feeds; it is planned anew each time here."""
        return self.fetch(sql)

    def parquet(self, expr: Any, path: Path) -> None:
        """Compute into a Parquet file (zstd) of this machine."""
        pq.write_table(self.arrow(expr), path, compression="zstd")

    def rows(self, expr: Any) -> int:
        """How many rows there are."""
        sql = self.sql(expr)
        self._prepare(sql)
        return int(self.fetch(f"SELECT count(*) AS n FROM ({sql})")["n"][0].as_py())

    def tally(self, expr: Any, column: str) -> dict[Any, int]:
        """How many rows of an expression, or a temporary table, have each value of a column."""
        source = quoted(expr) if isinstance(expr, str) else self.sql(expr)
        if not isinstance(expr, str):
            self._prepare(source)
            source = f"({source})"
        sql = f"SELECT {quoted(column)} AS v, count(*) AS n FROM {source} GROUP BY {quoted(column)}"
        found = self.fetch(sql)
        return dict(zip(found["v"].to_pylist(), found["n"].to_pylist(), strict=True))

    def release(self) -> None:
        """Drop every temporary table: a run is over, its results are fetched."""
        for name in sorted({*self._views, *self._held}):
            self._session.drop(name)
            self._memo.forget(name)
        places = set(self._held.values())
        self._held.clear()
        for place in places:
            self._free(place)
        self._views.clear()
        self._shapes.clear()
        self._first.clear()

    def interrupt(self) -> None:
        """Stop what runs now; the running call raises CancelledError."""
        self._session.cancelled = True
        if self._server is not None:
            self._server.stop()  # Sail goes on computing what was asked of it
        else:
            self._session.interrupt()

    def close(self) -> None:
        """Give back memory and files."""
        session = getattr(self, "_session", None)
        if session is not None and not session.cancelled:
            with suppress(Exception):
                session.close()
        if self._server is not None:
            self._server.stop()
        self._places.close()
