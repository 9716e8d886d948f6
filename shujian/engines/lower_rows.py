"""Aggregates on DuckDB: reductions of values and of states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ibis
import ibis.expr.datatypes as dt

from shujian.core.cells import Missing, State
from shujian.engines import duckfn
from shujian.engines.lower_numbers import NumberOps, try_cast
from shujian.engines.pair import (
    Pair,
    dtype,
    greatest,
    null_state,
    raw_literal,
    small,
    strict_state,
)
from shujian.formulas.functions.base import At
from shujian.formulas.types import DECIMAL, Type


def worst_of(pair: Pair) -> Any:
    """The worst state of the rows; blank rows are skipped, no row is VALUE."""
    if isinstance(pair.state, int):
        if pair.state < State.UNKNOWN:
            return 0
        return small(pair.state).max().coalesce(small(0))
    state = ibis.ifelse(pair.state == small(1), small(0), pair.state) if pair.blank else pair.state
    return state.max().coalesce(small(0))


def _total(value: Any, worst: Any) -> Pair:
    """A reduction that has a value over no row."""
    if isinstance(worst, int):
        return Pair(value, 0, False)
    return Pair(ibis.ifelse(worst == small(0), value, ibis.null(value.type())), worst, False)


def blank_where_none(value: Any, worst: Any) -> Pair:
    """A reduction that is BLANK over no row: its value is null then."""
    none = ibis.ifelse(value.isnull(), small(1), small(0))
    if isinstance(worst, int):
        return Pair(value, none, True)
    hidden = ibis.ifelse(worst == small(0), value, ibis.null(value.type()))
    return Pair(hidden, ibis.ifelse(worst == small(0), none, worst), True)


def _without_rows(pair: Pair, empty: Any, blank: bool = False) -> Pair | None:
    """The reduction of a column that is a constant without a value; None for any other.

    There is nothing to reduce: an unread or absent column makes every group so, a blank
    one counts as no row.

    Args:
        pair: the column.
        empty: the reduction's value over no row.
        blank: that the reduction is BLANK over no row.
    """
    if not isinstance(pair.state, int) or pair.state == State.VALUE:
        return None
    if pair.state >= State.UNKNOWN:
        return Pair(ibis.null(empty.type()), pair.state, False)
    return Pair(ibis.null(empty.type()), 1, True) if blank else Pair(empty, 0, False)


class RowOps(NumberOps):
    """Aggregates, and values by dated versions."""

    def _sum(self, pair: Pair, kind: Type) -> Any:
        value, held = pair.value, pair.value.type()
        # a stored amount is as exact as a narrower one, and need not be cast row by row
        fits = kind.name == "decimal" and held == dtype(kind)
        total = (value if fits else self.number(value, kind)).sum()
        return self.fit(total, kind, True)

    def rows_sum(self, pair: Pair, kind: Type) -> Pair:
        """Total, 0 over no row."""
        if found := _without_rows(pair, ibis.literal(0, dtype(kind))):
            return found
        zero = ibis.literal(0, dtype(kind))
        some = pair.value.count() > 0
        value, worst = ibis.ifelse(some, self._sum(pair, kind), zero), worst_of(pair)
        hidden = _total(value, worst).value
        return null_state(hidden, [worst])

    def rows_average(self, pair: Pair, kind: Type) -> Pair:
        """Mean to six places; BLANK over no row."""
        if found := _without_rows(pair, ibis.literal(0, dtype(DECIMAL(6))), blank=True):
            return found
        count = pair.value.count()
        total, worst = self._sum(pair, kind), worst_of(pair)
        mean = self.fit(self.divide(total, kind, count, Type("int")), DECIMAL(6), True)
        lost = (count > 0) & total.isnull()
        state = greatest([worst, ibis.ifelse(lost, small(2), small(0))])
        state = ibis.ifelse((state == small(0)) & (count == 0), small(1), state)
        return Pair(_total(mean, worst).value, state, True)

    def rows_count(self, pair: Pair) -> Pair:
        """Count of the values."""
        if found := _without_rows(pair, ibis.literal(0, "int64")):
            return found
        return _total(pair.value.count(), worst_of(pair))

    def rows_count_unique(self, pair: Pair) -> Pair:
        """Count of the different values."""
        if found := _without_rows(pair, ibis.literal(0, "int64")):
            return found
        return _total(pair.value.nunique(), worst_of(pair))

    def rows_extreme(self, pair: Pair, lowest: bool) -> Pair:
        """Least or greatest; BLANK over no row."""
        if found := _without_rows(pair, pair.value, blank=True):
            return found
        value = pair.value.min() if lowest else pair.value.max()
        return blank_where_none(value, worst_of(pair))

    def rows_decide(self, pair: Pair, winner: bool) -> Pair:
        """Whether one row is the winner; else the worst state; else the opposite."""
        if found := _without_rows(pair, ibis.literal(not winner)):
            return found
        hit = (pair.value if winner else ~pair.value).any().coalesce(False)
        worst = worst_of(pair)
        if isinstance(worst, int):
            return Pair(hit if winner else ~hit, 0, False)
        value = ibis.cases(
            (hit, winner), (worst == small(0), not winner), else_=ibis.null(dt.boolean)
        )
        return Pair(value, ibis.ifelse(hit, small(0), worst), False)

    def rows_list(self, pair: Pair, kind: Type) -> Pair:
        """The different values, sorted."""
        if found := _without_rows(pair, ibis.literal([], dt.Array(dtype(kind)))):
            return found
        items = pair.value.collect(distinct=True).sort()
        empty = ibis.literal([], dt.Array(dtype(kind)))
        return _total(items.coalesce(empty), worst_of(pair))

    def rows_join(self, pair: Pair, separator: str) -> Pair:
        """The texts sorted and joined; BLANK over no row."""
        if found := _without_rows(pair, ibis.literal(""), blank=True):
            return found
        items = pair.value.collect().sort()
        return blank_where_none(duckfn.array_to_string(items, separator), worst_of(pair))

    def alike(self, values: Sequence[Any], at: At) -> list[Any]:
        """Numbers brought to the result's type, others as they are."""
        if at.type.name != "decimal":
            return list(values)
        return [try_cast(v, dtype(at.type)) for v in values]

    def lookup_versions(
        self, kind: Type, pairs: Sequence[Pair], branches: Sequence[tuple[Any, Any]]
    ) -> Pair:
        """The value of the first branch that holds; ABSENT where none does."""
        own = greatest([strict_state(p) for p in pairs])
        if isinstance(own, int) and own:
            return Pair(ibis.null(dtype(kind)), own, False)
        values, states = [], []
        for condition, cell in branches:
            missing = isinstance(cell, Missing)
            raw = ibis.null(dtype(kind)) if missing else raw_literal(cell, kind)
            values.append((condition, raw))
            states.append((condition, small(cell.state if missing else 0)))
        absent = small(State.ABSENT)
        if not branches:
            state = ibis.ifelse(own == small(0), absent, own) if not isinstance(own, int) else 3
            return Pair(ibis.null(dtype(kind)), state, False)
        value = ibis.cases(*values, else_=ibis.null(dtype(kind)))
        state = ibis.cases(*states, else_=absent)
        if isinstance(own, int):
            return Pair(value, state)
        known = own == small(0)
        hidden = ibis.ifelse(known, value, ibis.null(dtype(kind)))
        return Pair(hidden, ibis.ifelse(known, state, own))


def blank_without_rows(pair: Pair, empty: Any) -> Pair | None:
    """A reduction that is BLANK over no row, for a column that is a constant without a value."""
    return _without_rows(pair, empty, blank=True)
