"""How logical types are stored: ibis and Arrow types of the physical columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ibis
import pyarrow as pa

from shujian.engines.base import ROW, STATE, WHY, Snapshot
from shujian.formulas.types import Type

_IBIS = {
    "bool": "boolean",
    "int": "int64",
    "text": "string",
    "date": "date",
    "month": "date",
    "term": "int32",
}
_ARROW = {
    "bool": pa.bool_(),
    "int": pa.int64(),
    "text": pa.string(),
    "date": pa.date32(),
    "month": pa.date32(),
    "term": pa.int32(),
}


def ibis_type(kind: Type) -> str:
    """The ibis type string of a logical type, as stored in tables."""
    if kind.name == "decimal":
        return f"decimal(18, {kind.scale})"
    if kind.name == "list":
        return f"array<{ibis_type(kind.of) if kind.of else 'string'}>"
    return _IBIS[kind.name]


def arrow_type(kind: Type) -> pa.DataType:
    """The Arrow type of a logical type, as stored in tables."""
    if kind.name == "decimal":
        return pa.decimal128(18, kind.scale)
    if kind.name == "list":
        return pa.list_(arrow_type(kind.of) if kind.of else pa.string())
    return _ARROW[kind.name]


def schema_of(schema: pa.Schema) -> Any:
    """The ibis schema of an Arrow schema, every column nullable."""
    return ibis.Schema.from_pyarrow(schema)


def physical(snapshot: Snapshot, columns: Sequence[str], quarantine: bool) -> dict[str, str]:
    """Physical column → ibis type, for logical columns of a snapshot."""
    wanted: dict[str, str] = {}
    for column in columns:
        info = snapshot.columns[column]
        wanted[column] = ibis_type(info.type)
        if info.states or quarantine:
            wanted[column + STATE] = "int8"
    wanted[ROW] = "int64"
    if quarantine:
        wanted[WHY] = "string"
    return wanted


def function_name(op: Any) -> str:
    """The Python name of a built-in function; ibis numbers the classes that it makes."""
    return type(op).__name__.rsplit("_", 1)[0]
