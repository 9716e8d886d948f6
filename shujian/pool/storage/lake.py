"""One Delta table in a folder: its files are set as a whole, in one commit.

The pool writes the Parquet files itself and only commits their list, so that a version
is exactly a list of files: no deletion vectors, no partitions, names in ASCII.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pyarrow as pa
from deltalake import DeltaTable, Schema
from deltalake.exceptions import TableNotFoundError
from deltalake.transaction import AddAction, RemoveAction

from shujian.core.errors import Place, ShujianError
from shujian.engines.base import ROW
from shujian.pool.storage.delta_log import logged_files
from shujian.store.disk import sync_folder


@dataclass(frozen=True)
class LakeFile:
    """A Parquet file of a version.

    Args:
        name: relative to the table's folder.
        rows: its rows.
        first: smallest and ``last`` largest row number.
    """

    name: str
    rows: int
    first: int
    last: int


class Lake:
    """A Delta table.

    Args:
        folder: where it lives; made when first written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def version(self) -> int | None:
        """The newest committed version; None where there is no table yet."""
        table = self._open()
        return None if table is None else int(table.version())

    def files(self, version: int | None = None) -> list[str]:
        """File names of a version (default: the newest), sorted."""
        logged = logged_files(self.folder) if version is None else None
        if logged is not None:
            return logged
        table = self._open(version)
        return [] if table is None else _names(table)

    def set_files(self, files: Sequence[LakeFile], schema: pa.Schema) -> int:
        """Make these the files of the newest version.

        Args:
            files: every file of the version; they must be in the folder already.
            schema: the columns; columns that an older version has are kept.

        Returns:
            The version; no new one is made where nothing changes.

        Raises:
            ShujianError: ``pool.lake`` when the commit fails.
        """
        sync_folder(self.folder)
        table = self._open()
        try:
            if table is None:
                table = DeltaTable.create(str(self.folder), Schema.from_arrow(schema))
            if _retyped(table, schema):
                table = _replaced(table, schema)
            table = _widened(table, schema)
            have, wanted = set(_names(table)), {f.name: f for f in files}
            actions: list[Any] = [self._add(f) for n, f in wanted.items() if n not in have]
            now = int(time.time() * 1000)
            actions += [RemoveAction(n, True, now, None, {}) for n in sorted(have - wanted.keys())]
            if actions:
                table.create_write_transaction(actions, "append", table.schema(), [])
        except Exception as error:
            raise _failed(self.folder, error) from error
        sync_folder(self.folder / "_delta_log")
        opened = self._open()
        assert opened is not None
        return int(opened.version())

    def _add(self, file: LakeFile) -> AddAction:
        size = (self.folder / file.name).stat().st_size
        stats = {
            "numRecords": file.rows,
            "minValues": {ROW: file.first},
            "maxValues": {ROW: file.last},
            "nullCount": {ROW: 0},
        }
        return AddAction(file.name, size, {}, int(time.time() * 1000), True, json.dumps(stats))

    def _open(self, version: int | None = None) -> DeltaTable | None:
        if not (self.folder / "_delta_log").is_dir():
            return None
        try:
            return DeltaTable(str(self.folder), version=version)
        except TableNotFoundError:
            return None
        except Exception as error:
            raise _failed(self.folder, error) from error


def _names(table: DeltaTable) -> list[str]:
    """Names as they are on disk: ``file_uris`` percent-encodes Chinese and blanks."""
    return sorted(unquote(uri).replace("\\", "/").rpartition("/")[2] for uri in table.file_uris())


def _types(schema: Schema) -> dict[str, str]:
    return {f.name: str(f.type) for f in schema.fields}


def _retyped(table: DeltaTable, schema: pa.Schema) -> bool:
    """Whether a column has another type now, because its table was defined anew."""
    known = _types(table.schema())
    return any(known.get(n, t) != t for n, t in _types(Schema.from_arrow(schema)).items())


def _replaced(table: DeltaTable, schema: pa.Schema) -> DeltaTable:
    """No files and the new columns: a version of its own, before the files are set."""
    table.create_write_transaction([], "overwrite", Schema.from_arrow(schema), [])
    table.update_incremental()
    return table


def _widened(table: DeltaTable, schema: pa.Schema) -> DeltaTable:
    """Add the columns that the Delta table does not know yet."""
    known = {f.name for f in table.schema().fields}
    fresh = [f for f in Schema.from_arrow(schema).fields if f.name not in known]
    if fresh:
        table.alter.add_columns(fresh)
    return table


def _failed(folder: Path, error: Exception) -> ShujianError:
    return ShujianError(
        "pool.lake",
        "数据表未能写入或读取",
        why=str(error).strip().splitlines()[0][:200] if str(error).strip() else "",
        remedy="请检查磁盘空间和权限后重试；已确认的导入不受影响",
        where=Place(file=str(folder)),
    )
