"""A column of facts while it is filled, and how a fact is stored."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pyarrow as pa

from shujian.core.cells import Missing, State
from shujian.core.terms import Term
from shujian.engines.physical import arrow_type
from shujian.formulas.types import Type

_PYTHON: dict[str, Any] = {
    "bool": bool, "int": int, "decimal": (Decimal, int), "text": str, "date": dt.date,
    "month": dt.date, "term": Term, "list": (tuple, list),
}  # fmt: skip
_PLAIN: dict[str, type] = {"bool": bool, "text": str, "date": dt.date}
"""Types whose values are stored as they are."""
_LIMITS = {"int": 10**15, "decimal": 10**14}


class Filled:
    """A column while it is filled: BLANK but for what is put.

    Args:
        kind: its type.
    """

    __slots__ = ("kind", "plain", "states", "values")

    def __init__(self, kind: Type) -> None:
        self.kind = kind
        self.plain = _PLAIN.get(kind.name)
        self.values: list[Any] = []
        self.states = bytearray()

    def put(self, number: int, value: Any, total: int) -> None:
        """Set the cell of a row, of so many."""
        if not self.values:
            self.values, self.states = [None] * total, bytearray(b"\1") * total
        if type(value) is self.plain:
            self.values[number], self.states[number] = value, 0
        else:
            self.values[number], self.states[number] = stored(value, self.kind)

    def arrays(self, total: int) -> tuple[pa.Array, pa.Array]:
        """Values and states."""
        kind = arrow_type(self.kind)
        if not self.values:
            return pa.nulls(total, kind), states_of(b"\1" * total)
        return pa.array(self.values, kind), states_of(bytes(self.states))


def states_of(codes: bytes) -> pa.Array:
    """A column of states, one byte each."""
    return pa.Array.from_buffers(pa.int8(), len(codes), [None, pa.py_buffer(codes)])


def stored(value: Any, kind: Type) -> tuple[Any, int]:
    """A fact as it is stored in a column, and its state.

    A value that the column cannot hold is UNKNOWN: it was read and cannot be relied on.
    """
    if isinstance(value, Missing):
        return None, int(value.state)
    unknown = None, int(State.UNKNOWN)
    if not isinstance(value, _PYTHON[kind.name]):
        return unknown
    if isinstance(value, bool) and kind.name != "bool":
        return unknown
    if kind.name in _LIMITS and abs(value) >= _LIMITS[kind.name]:
        return unknown
    if kind.name == "term":
        return value.code, 0
    if kind.name == "decimal":
        exact = Decimal(value).quantize(Decimal(1).scaleb(-kind.scale))
        return (exact, 0) if exact == value else unknown
    if kind.name == "month":
        return value.replace(day=1), 0
    return (sorted(value) if kind.name == "list" else value), 0
