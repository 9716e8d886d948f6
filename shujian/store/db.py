"""The application database: SQLite in WAL mode, or PostgreSQL by setting."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from shujian.core.errors import Place, ShujianError
from shujian.store.home import Home

REVISION = "0008"
"""The newest migration this program knows."""
BUSY_SECONDS = 30
_engines: dict[Home, Engine] = {}
_guard = threading.Lock()


def engine(home: Home) -> Engine:
    """The engine of a home, one a process.

    Raises:
        ShujianError: ``store.database_url`` for a URL or driver that cannot be used.
    """
    with _guard:
        if home not in _engines:
            _engines[home] = _connectable(home)
        return _engines[home]


def dispose(home: Home) -> None:
    """Close all connections of a home."""
    with _guard:
        found = _engines.pop(home, None)
    if found is not None:
        found.dispose()


def _connectable(home: Home) -> Engine:
    try:
        url = make_url(home.database) if home.database else _sqlite(home)
        wait = {"timeout": BUSY_SECONDS} if url.get_backend_name() == "sqlite" else {}
        made = create_engine(url, connect_args=wait)
    except (ArgumentError, ImportError) as error:
        raise ShujianError(
            "store.database_url",
            "无法使用所设的数据库",
            why="SHUJIAN_DATABASE 不是可用的数据库地址，或缺少其驱动",
            remedy="请检查地址；PostgreSQL 需要另装驱动 psycopg",
        ) from error
    if made.dialect.name == "sqlite":
        event.listen(made, "connect", _on_connect)
    event.listen(made, "begin", _on_begin)
    return made


def _sqlite(home: Home) -> URL:
    return URL.create("sqlite", database=str(home.db_file))


def _on_connect(connection: Any, record: Any) -> None:
    connection.isolation_level = None  # the driver must not begin or commit by itself
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _on_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    write, wait = bool(options.get("shujian_write")), options.get("shujian_wait", BUSY_SECONDS)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if write else 'ON'}")
        connection.exec_driver_sql(f"PRAGMA busy_timeout={int(wait * 1000)}")
        # immediate: a transaction that reads first and writes later would otherwise
        # fail at once when another process wrote in between, without waiting
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
    elif not write:
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")


@contextmanager
def session(home: Home, wait: float = BUSY_SECONDS) -> Iterator[Session]:
    """A write transaction: committed at the end, rolled back on an error. Keep it short.

    Writers of all processes follow one another. Objects stay usable afterwards.

    Args:
        home: the home.
        wait: seconds to wait for other writers (SQLite).

    Raises:
        ShujianError: ``store.database`` and its kin (locked, full, read-only, damaged).
    """
    writable = engine(home).execution_options(shujian_write=True, shujian_wait=wait)
    with _said(home), Session(writable, expire_on_commit=False) as opened, opened.begin():
        opened.connection()  # begin at once: what the block decides must still hold when it writes
        yield opened


@contextmanager
def reader(home: Home) -> Iterator[Session]:
    """A read transaction: one consistent view; writing in it is an error."""
    with _said(home), Session(engine(home), expire_on_commit=False) as opened:
        yield opened


@contextmanager
def _said(home: Home) -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as error:
        raise _explain(str(error.orig), home) from error


_CAUSES = (
    ("locked", "store.locked", "数据库正被其他程序占用", "请稍候重试"),
    ("full", "store.disk_full", "磁盘空间不足，未能写入", "请清理磁盘后重试；已确认的导入不受影响"),
    ("readonly", "store.read_only", "数据库不可写", "请检查数据目录的权限"),
    ("unable to open", "store.read_only", "数据库无法打开", "请检查数据目录是否存在、是否可写"),
    ("malformed", "store.damaged", "数据库文件已损坏", "请从备份恢复，勿继续写入"),
    ("not a database", "store.damaged", "数据库文件已损坏", "请从备份恢复，勿继续写入"),
)


def _explain(cause: str, home: Home) -> ShujianError:
    where = Place(file=str(home.db_file) if not home.database else None)
    for word, code, what, remedy in _CAUSES:
        if word in cause:
            return ShujianError(code, what, cause, remedy, where)
    return ShujianError("store.database", "数据库操作失败", cause, "请查看原因后重试", where)


def revision(home: Home) -> str:
    """The migration the database stands at; "" for an empty database."""
    with reader(home) as opened:
        if not inspect(opened.connection()).has_table("alembic_version"):
            return ""
        return str(opened.scalar(text("SELECT version_num FROM alembic_version")) or "")


def upgrade(home: Home) -> None:
    """Bring the database to this program's migration; the caller holds the open lock.

    Raises:
        ShujianError: ``store.newer_format`` for a database of a newer program.
    """
    current = revision(home)
    if current == REVISION:
        return
    if current > REVISION:
        raise ShujianError(
            "store.newer_format",
            "数据库由更新版本的程序创建",
            why=f"数据库版本为 {current}，本程序支持到 {REVISION}",
            remedy="请升级程序后再打开；本程序未改动其中任何内容",
            where=Place(file=str(home.path)),
        )
    from shujian.store.migrations import migrate  # Alembic is slow to import

    writable = engine(home).execution_options(shujian_write=True)
    with _said(home), writable.begin() as connection:
        migrate(connection)
