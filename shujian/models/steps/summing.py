"""Totals, counts and extremes of a column over a window, with the states of its rows."""

from __future__ import annotations

from typing import Any

import ibis

from shujian.core.cells import State
from shujian.engines.ops import Ops
from shujian.engines.pair import Pair, dtype, small
from shujian.formulas.types import DATE, INT, MONTH, Type

HOW = ("合计", "行数", "最大", "最小")
OPS = Ops()


def fits(how: str, kind: Type) -> bool:
    """Whether a column of this type can be so taken together."""
    return how == "行数" or kind.numeric or (how != "合计" and kind in (DATE, MONTH))


def result(how: str, kind: Type) -> Type:
    """The type of what is taken together."""
    return INT if how == "行数" else kind


def number(pair: Pair, kind: Type) -> Any:
    """The value in a type that holds totals."""
    return OPS.number(pair.value, kind) if kind.numeric else pair.value


def over(how: str, pair: Pair, kind: Type, window: Any) -> tuple[Any, Any]:
    """Value and worst state over a window; blank cells are skipped.

    Args:
        how: one of ``HOW``.
        pair: the column; its state differs from row to row or is VALUE.
        kind: its type.
        window: from ibis.
    """
    held = number(pair, kind)
    value = {
        "合计": lambda: held.sum(),
        "行数": lambda: held.count(),
        "最大": lambda: held.max(),
        "最小": lambda: held.min(),
    }[how]().over(window)
    if isinstance(pair.state, int):
        return value, small(0)
    state = ibis.ifelse(pair.state == small(State.BLANK), small(0), pair.state)
    return value, state.max().over(window)


def cell(how: str, value: Any, worst: Any, kind: Type) -> Pair:
    """The cell: 0 over no value for totals and counts, BLANK for extremes."""
    if how == "合计":
        value = OPS.fit(value.coalesce(ibis.literal(0, dtype(kind))), kind, True)
    lost = ibis.ifelse(value.isnull(), small(_none(how)), small(0))
    state = ibis.ifelse(worst == small(0), lost, worst)
    return Pair(ibis.ifelse(state == small(0), value, ibis.null(value.type())), state)


def constant(how: str, pair: Pair, kind: Type) -> Pair | None:
    """The cell where no row of the column has a value; None where some may."""
    if not isinstance(pair.state, int) or pair.state == State.VALUE:
        return None
    target = result(how, kind)
    if pair.state >= State.UNKNOWN:
        return Pair(ibis.null(dtype(target)), pair.state)
    if how in ("合计", "行数"):
        return Pair(ibis.literal(0, dtype(target)), 0)
    return Pair(ibis.null(dtype(target)), State.BLANK)


def _none(how: str) -> int:
    """The state of a missing value: a total that is missing did not fit."""
    return State.UNKNOWN if how == "合计" else State.BLANK
