"""Orders that never tie: order keys, then every column that is read, then row numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ibis

from shujian.core.cells import State
from shujian.models.checking import Check
from shujian.models.operator import Operator
from shujian.models.relations.outcome import Test, known, reasons, state_of
from shujian.models.relations.relation import PASS, REVIEW, UNCHECKED, Relation, int8
from shujian.models.schema import Schema
from shujian.models.steps.kinds import Order


def order_keys(rows: Relation, orders: Sequence[Order], by: Sequence[str]) -> list[Any]:
    """Sort keys down to the last difference.

    Blank order cells come last. Rows that are equal in every column read later are
    interchangeable, so which of them comes first changes nothing that is seen.
    """
    named = [o.column for o in orders]
    found: list[Any] = []
    for order in orders:
        pair = rows.pair(order.column)
        found.append(
            ibis.desc(pair.value, nulls_first=False)
            if order.descending
            else ibis.asc(pair.value, nulls_first=False)
        )
    for name in sorted(set(rows.columns) - set(named) - set(by)):
        if rows.states[name] in (None, State.VALUE):
            found.append(ibis.asc(rows.pair(name).value, nulls_first=False))
        if rows.states[name] is None:
            found.append(ibis.asc(rows.state(name)))
    for column in rows.rows.values():
        found.append(ibis.asc(rows.expr[column], nulls_first=False))
    return found


def partition(rows: Relation, by: Sequence[str]) -> list[Any]:
    """The stored columns that make a group: blank equals blank."""
    found: list[Any] = []
    for name in by:
        if rows.states[name] in (None, State.VALUE):
            found.append(rows.pair(name).value)
        if rows.states[name] is None:
            found.append(rows.state(name))
    return found


def orderable(rows: Relation, orders: Sequence[Order], by: Sequence[str]) -> Test | None:
    """The demand that groups and order can be read; None where they always can.

    An unread group cell leaves the row without a group; an unread order cell leaves the
    order of its whole group open, unless the row is alone.
    """
    own = [(n, rows.pair(n)) for n in by if not known(rows.pair(n))]
    sorted_by = [(o.column, rows.pair(o.column)) for o in orders]
    sorted_by = [(n, p) for n, p in sorted_by if not known(p)]
    if not own and not sorted_by:
        return None
    states = [_grave(p) for _, p in own]
    if sorted_by:
        window = ibis.window(group_by=partition(rows, by))
        held = _worst([_grave(p) for _, p in sorted_by])
        alone = rows.expr.count().over(window) == 1
        # a column that nobody supplied has one state for all rows: there is no window over it
        whole = held if isinstance(held, ibis.expr.types.Scalar) else held.max().over(window)
        states.append(ibis.ifelse(alone, int8(0), whole))
    worst = _worst(states)
    code = ibis.cases(
        (worst == State.ABSENT, int8(UNCHECKED)),
        (worst == State.UNKNOWN, int8(REVIEW)),
        else_=int8(PASS),
    )
    why = reasons([*own, *sorted_by], "同组有行的排序列不可读，无法确定先后")
    return Test(code == PASS, code, why, True)


def groupable(rows: Relation, by: Sequence[str]) -> Test | None:
    """The demand that the group of a row can be read."""
    return orderable(rows, (), by)


def bind_order(
    step: Operator, check: Check, schema: Schema, by: Sequence[str], orders: Sequence[Order]
) -> None:
    """Check the columns of groups and order."""
    for name in by:
        check.column(schema, name, step.into("by"), "来源步骤")
    for order in orders:
        check.column(schema, order.column, step.into("order"), "来源步骤")


def _grave(pair: Any) -> Any:
    """The state, blank counting as readable (int8)."""
    state = state_of(pair)
    return ibis.ifelse(state == State.BLANK, int8(0), state)


def _worst(states: Sequence[Any]) -> Any:
    return states[0] if len(states) == 1 else ibis.greatest(*states)
