"""What rows of dated lists share: their day, the newest of a group, and whether they differ."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import reduce
from typing import Any

import ibis

from shujian.core.cells import State
from shujian.engines import duckfn
from shujian.engines.pair import Pair
from shujian.formulas.types import DATE
from shujian.models.relations.outcome import Test, known, readable, state_of
from shujian.models.relations.relation import Relation, int8
from shujian.models.steps.ordering import partition

UNDATED = dt.date(1, 1, 1)
"""The day of rows that tell none: before every list."""


def dated(rows: Relation, column: str, name: str) -> Relation:
    """The rows with the day of their list; ``UNDATED`` where none can be read.

    Args:
        rows: the rows.
        column: the column that tells the day.
        name: the new column.
    """
    pair, none = rows.pair(column), ibis.literal(UNDATED)
    if known(pair):
        value: Any = pair.value
    else:
        value = ibis.ifelse(state_of(pair) == State.VALUE, pair.value, none)
    return rows.with_cells({name: (DATE, Pair(value, 0))})


def extreme(value: Any, by: Sequence[Any], how: str) -> Any:
    """The least or the greatest of a group, beside each of its rows.

    Args:
        value: a stored column.
        by: what makes a group, as expressions.
        how: ``min`` or ``max``.
    """
    return getattr(value, how)().over(ibis.window(group_by=by))


def differing(rows: Relation, columns: Sequence[str], by: Sequence[Any]) -> Any:
    """Whether the rows of a group say different things; blank is something said.

    All that a row says is compared as one text: two windows instead of two for each column,
    over which a planner of queries may think for minutes.

    Args:
        rows: the rows.
        columns: what is compared.
        by: what makes a group, as expressions.
    """
    stored = partition(rows, columns)
    lists = [c for c in stored if c.type().is_array()]
    texts = [_told(c) for c in stored if not c.type().is_array()]
    said = [*lists, *([reduce(lambda a, b: a.concat(b), texts)] if texts else [])]
    tests = [extreme(c, by, "min") != extreme(c, by, "max") for c in said]
    return reduce(lambda a, b: a | b, [t.fill_null(False) for t in tests], ibis.literal(False))


def _told(value: Any) -> Any:
    """A stored value as text that ends itself, so that no two rows share theirs by chance."""
    kind = value.type()
    if kind.is_int8():  # a state: one digit
        return value.cast("string")
    if not kind.is_string():
        return value.cast("string").concat("|").fill_null("-")
    return duckfn.length(value).cast("string").concat(":", value).fill_null("-")


def unreadable(rows: Relation, columns: Sequence[str]) -> Test | None:
    """The demand that no cell is there that cannot be read; None where all can.

    Blank cells and columns that no file has are as good as values: rows without a number of
    the document may well be one document.
    """
    marks: list[tuple[str, Pair]] = []
    for name in columns:
        state = rows.pair(name).state
        if not isinstance(state, int):
            seen = ibis.ifelse(state == State.UNKNOWN, int8(State.UNKNOWN), int8(State.VALUE))
            marks.append((name, Pair(None, seen)))
        elif state == State.UNKNOWN:
            marks.append((name, Pair(None, state)))
    return readable(marks)
