"""DuckDB for the pool's own questions: in memory, over listed Parquet files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import duckdb

from shujian.core.errors import ShujianError

MEMORY = "2GB"


def quoted(text: str | Path) -> str:
    """A text literal."""
    return "'" + str(text).replace("'", "''") + "'"


def name(column: str) -> str:
    """A column name."""
    return '"' + column.replace('"', '""') + '"'


def parquet(files: Iterable[str | Path], options: str = "") -> str:
    """A table function over files; columns that a file lacks are null."""
    return f"read_parquet([{', '.join(quoted(f) for f in files)}], union_by_name = true{options})"


@contextmanager
def connect(temp: Path | None = None, memory: str = MEMORY) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that writes nothing but spill files and fetches no extensions.

    Only temporary tables and views are its own.

    Args:
        temp: folder for what does not fit in memory.
        memory: DuckDB memory limit, of all connections with the same limit and no folder.

    Raises:
        ShujianError: ``pool.memory`` or ``pool.files`` for what DuckDB could not do.
    """
    connection = _shared(memory).cursor() if temp is None else _database(memory, temp)
    # it would be drawn among the answers of a child
    connection.execute("SET enable_progress_bar = false")
    try:
        yield connection
    except duckdb.OutOfMemoryException as error:
        remedy = "请关闭其他程序后重试，或分批导入"
        raise ShujianError("pool.memory", "内存不足", why=_line(error), remedy=remedy) from error
    except duckdb.IOException as error:
        remedy = "请检查数据文件夹是否被移动、磁盘是否已满，再试一次"
        raise ShujianError("pool.files", "数据文件无法读取或写入", _line(error), remedy) from error
    except (duckdb.FatalException, duckdb.InternalException):
        _shared.cache_clear()  # what broke answers nobody any more
        raise
    finally:
        connection.close()


def _database(memory: str, temp: Path | None = None) -> duckdb.DuckDBPyConnection:
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": memory,
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "preserve_insertion_order": "false",
        # between two questions nothing stays in memory, and no file open
        "enable_external_file_cache": "false",
    }
    if temp is not None:
        config["temp_directory"] = str(temp)
    return duckdb.connect(":memory:", config=config)


@cache
def _shared(memory: str) -> duckdb.DuckDBPyConnection:
    """The database of this process for a limit: to start one costs more than most questions."""
    return _database(memory)


def _line(error: Exception) -> str:
    return str(error).strip().splitlines()[0][:200]
