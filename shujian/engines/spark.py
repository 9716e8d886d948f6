"""The second engine: Spark SQL over Spark Connect, on this machine (Sail) or on a cluster."""

from __future__ import annotations

import itertools
import shutil
import tempfile
import uuid
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
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
from shujian.engines.physical import physical, schema_of
from shujian.engines.spark_compiler import SparkCompiler
from shujian.engines.spark_files import column, empty, groups, quoted, seen
from shujian.engines.spark_server import LocalServer
from shujian.engines.spark_session import Session, first_line
from shujian.engines.spark_writer import spark_sql
from shujian.engines.unlet import unlet
from shujian.engines.write_foreign import foreign
from shujian.engines.write_values import Foreign

_NAMES = itertools.count()
LOCAL = "local"


@dataclass
class SparkSettings:
    """Where the engine is and how it reaches the files.

    Args:
        address: ``local``: Sail in a child process; else ``sc://host:port``.
        workers: worker processes of the local server; 0: one process.
        temp: folder of this machine for results between steps (local server).
        paths: local folder → the path or URL under which the cluster sees it.
        work: folder or URL of the cluster for results between steps; needed for a cluster.
        conf: further settings of the session.
    """

    address: str = LOCAL
    workers: int = 0
    temp: Path | None = None
    paths: dict[str, str] = field(default_factory=dict)
    work: str = ""
    conf: dict[str, str] = field(default_factory=dict)


class SparkEngine:
    """Runs expressions over Spark Connect.

    Args:
        settings: where it is.

    Raises:
        ShujianError: not installed, not reached, not set up as our semantics need.
    """

    name = "spark"

    def __init__(self, settings: SparkSettings | None = None) -> None:
        self.settings = settings or SparkSettings()
        self._server: LocalServer | None = None
        self._own: Path | None = None
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
        self._folder = f"spark-{uuid.uuid4().hex}"
        self._held: dict[str, str] = {}
        self._views: set[str] = set()
        self._kept: set[str] = set()
        self._shapes: dict[str, dict[str, str]] = {}
        self._first: dict[str, dict[str, str]] = {}

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
            paths = [self._seen(files[i]) for i in places]
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

    def _seen(self, path: str) -> str:
        return seen(path, self.settings.paths)

    def _select_view(self, name: str, sql: str) -> None:
        self._session.run(lambda: self._session.frame(sql).createOrReplaceTempView(name))

    def memory(self, name: str, data: pa.Table) -> Any:
        """An expression over rows held in memory; the same name again replaces them."""
        self._session.view(name, data)
        self._views.add(name)
        return ibis.table(schema_of(data.schema), name=name)

    def kept(self, name: str, data: pa.Table) -> Any:
        """An expression over rows that stay as long as the engine; a name has its rows once."""
        if name not in self._kept:
            self._session.view(name, data)
            self._kept.add(name)
        return ibis.table(schema_of(data.schema), name=name)

    def new_name(self, wish: str = "") -> str:
        """A name for a temporary table: the wish, or one never used before."""
        return f"_s_{wish}" if wish else f"_t{next(_NAMES)}"

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

    def named(self, name: str, like: Any) -> Any:
        """An expression over a temporary table with the columns of another expression."""
        return ibis.table(like.schema(), name=name)

    def fill(self, name: str, sql: str) -> int:
        """Compute into Parquet files under a name, in place of what it held; the rows."""
        self._prepare(sql)
        spark, run = self._session.spark, self._session.run
        shape = self._shapes.get(sql) or self._shape(sql)
        place = self._place(name)

        def work() -> int:
            frame = self._session.frame(sql)
            frame.write.mode("overwrite").option("compression", "zstd").parquet(place)
            if self._nothing(place):  # Sail writes no file then
                self._session.frame(empty(shape)).createOrReplaceTempView(name)
                return 0
            held = spark.read.parquet(place)
            held.createOrReplaceTempView(name)
            return self._count(place, held)

        before = self._held.get(name)
        count = run(work)
        self._held[name] = place
        if before:
            self._remove(before)
        return count

    def _prepare(self, sql: str) -> None:
        """Compute the common tables of a query, each once."""
        for name, text in self._first.get(sql, {}).items():
            self.fill(name, text)

    def _shape(self, sql: str) -> dict[str, str]:
        """Column → type of a query that was not written here."""
        found = self._session.run(lambda: self._session.frame(sql).schema)
        return {f.name: f.dataType.simpleString() for f in found.fields}

    def _nothing(self, place: str) -> bool:
        """Whether no file was written."""
        there = not self.settings.work and "://" not in place
        return there and not any(Path(place).glob("*.parquet"))

    def _count(self, place: str, held: Any) -> int:
        """The rows of a folder; from the files themselves where this machine sees them."""
        if self.settings.work or "://" in place or not Path(place).is_dir():
            return int(held.count())
        return sum(pq.read_metadata(f).num_rows for f in Path(place).glob("*.parquet"))

    def _place(self, name: str) -> str:
        """A folder never used before for the rows of a temporary table."""
        part = f"{self._folder}/{next(_NAMES)}"
        if self.settings.work:
            return f"{self.settings.work.rstrip('/')}/{part}"
        if self.settings.temp is None:
            self.settings.temp = Path(tempfile.mkdtemp(prefix="shujian-spark-"))
            self._own = self.settings.temp
        return self._seen(str(self.settings.temp / part))

    def _remove(self, place: str) -> None:
        """Files of the work folder that this machine sees; a cluster's own are the site's."""
        if not self.settings.work and self.settings.temp is not None:
            number = place.rsplit("/", 1)[-1]
            shutil.rmtree(self.settings.temp / self._folder / number, ignore_errors=True)

    def materialise(self, expr: Any) -> Any:
        """Compute once into a temporary table."""
        name = self.new_name()
        self.fill(name, self.sql(expr))
        return self.named(name, expr)

    def arrow(self, expr: Any) -> pa.Table:
        """Compute and fetch."""
        return self.fetch(self.sql(expr))

    def fetch(self, sql: str) -> pa.Table:
        """Compute and fetch."""
        self._prepare(sql)
        return self._session.fetch(sql)

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
        for place in self._held.values():
            self._remove(place)
        self._held.clear()
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
        if self.settings.temp is not None and session is not None:
            shutil.rmtree(self.settings.temp / self._folder, ignore_errors=True)
        if self._own is not None:
            shutil.rmtree(self._own, ignore_errors=True)
