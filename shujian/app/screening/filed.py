"""Which documents the fact tables of a home speak of, and by what way of reading."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

import pyarrow as pa
import pyarrow.parquet as pq

from shujian.app.screening.types import Account
from shujian.app.shelf import Shelf
from shujian.documents.judgments.arrow import DOCUMENT, definitions
from shujian.engines.base import STATE
from shujian.pool.storage import snapshots
from shujian.pool.storage.registry import find_table, force_of, imports_in_force, last_snapshot
from shujian.schema.tables import StandardTable
from shujian.store import db
from shujian.store.home import Home

READ, STATED = "文书读取", "读取状态"
_MADE_BY = ("documents/judgments", "content/judgments", "content/law", "content/tables/judgments")


def filed_states(home: Home) -> dict[str, str] | None:
    """Documents that were read, with their state; None where another way read some of them."""
    with db.reader(home) as session:
        table = find_table(session, READ)
        last = last_snapshot(session, table.id) if table else None
        if last is None:
            return {}
        made = {row.sha256 for row in imports_in_force(session, force_of(last))}
    if made - {way_of_reading()}:
        return None
    return {row[DOCUMENT]: row[STATED] for row in filed_rows(home, (STATED,))}


def filed_rows(
    home: Home, columns: Sequence[str] = (), name: str = READ
) -> Iterator[dict[str, str]]:
    """What stands in a table of every document, whichever way it was read; "" for blanks.

    Args:
        home: the home.
        columns: beside 文书编号; one that an older table lacks is blank.
        name: 文书读取, or 文书 for judgments alone.
    """
    with db.reader(home) as session:
        table = find_table(session, name)
        if table is None or last_snapshot(session, table.id) is None:
            return
        found = snapshots.current(session, home, name)
    for file in found.files:
        held = [c for c in (DOCUMENT, *columns) if c in pq.read_schema(file).names]
        for row in pq.read_table(file, columns=held).to_pylist():
            yield {c: row.get(c) or "" for c in (DOCUMENT, *columns)}


def read_table(accounts: Sequence[Account]) -> pa.Table:
    """Rows of 文书读取."""
    columns: dict[str, list[str | None]] = {
        DOCUMENT: [a.id for a in accounts],
        "文书名称": [a.name for a in accounts],
        "来源": [a.source for a in accounts],
        "案号": [a.case_no or None for a in accounts],
        "文书种类": [a.what or None for a in accounts],
        STATED: [a.state for a in accounts],
        "未读部分": ["；".join(a.reasons) or None for a in accounts],
    }
    arrays: dict[str, pa.Array] = {}
    for name, cells in columns.items():
        arrays[name] = pa.array(cells, pa.string())
        arrays[name + STATE] = pa.array([int(not cell) for cell in cells], pa.int8())
    return pa.table(arrays)


@cache
def filed_tables() -> list[StandardTable]:
    """The fact tables, and the account of what was read."""
    return [*definitions().values(), Shelf().tables[READ]]


@cache
def way_of_reading() -> str:
    """SHA-256 over what decides how documents become facts: programs, patterns, law, tables."""
    digest = hashlib.sha256()
    root = resources.files("shujian")
    for part in _MADE_BY:
        for path, file in sorted(_files(root.joinpath(part), part)):
            digest.update(path.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for item in folder.iterdir():
        name = f"{path}/{item.name}"
        if item.is_dir():
            yield from _files(item, name)
        elif item.name.endswith((".py", ".yaml")):
            yield name, item
