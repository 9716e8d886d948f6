"""A computed cell over columns: its value and its state."""

from __future__ import annotations

import datetime
import inspect
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from typing import Any

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.operations as ops

from shujian.core.cells import State
from shujian.core.terms import Term
from shujian.formulas.types import Type

_PLAIN = {
    "bool": dt.boolean,
    "int": dt.int64,
    "text": dt.string,
    "date": dt.date,
    "month": dt.date,
    "term": dt.int32,
}


def dtype(kind: Type) -> dt.DataType:
    """The engine's type of a formula type; decimals hold 15 digits before the point."""
    if kind.name == "decimal":
        return dt.Decimal(max(18, 15 + kind.scale), kind.scale)
    if kind.name == "list":
        assert kind.of is not None
        return dt.Array(dtype(kind.of))
    return _PLAIN[kind.name]


@dataclass(frozen=True)
class Pair:
    """A value and its state; the value is null wherever the state is not VALUE.

    Args:
        value: expression.
        state: ``core.cells.State`` as a number where it is the same for every row, else
            an int8 expression.
        blank: whether the state may be BLANK.
        leaves: for strict results: the states that it is the worst of.
        partial: for strict results: whether a null value alone means UNKNOWN.
        missing: where ``state`` asks whether the value is null: the state where it is.
    """

    value: Any
    state: Any = 0
    blank: bool = True
    leaves: tuple[Any, ...] = ()
    partial: bool = False
    missing: Any = None


def null(kind: Type, state: int) -> Pair:
    """A cell that is missing in every row."""
    return Pair(ibis.null(dtype(kind)), int(state), blank=state == State.BLANK)


def nothing(value: Any) -> bool:
    """Whether a value is null in every row; ibis reads ``null = x`` as a question about null."""
    held = value.op()
    return isinstance(held, ops.Literal) and held.value is None


def small(number: int) -> Any:
    """A state as a literal."""
    return ibis.literal(int(number), dt.int8)


def strict_state(pair: Pair) -> Any:
    """The state as an operand's: BLANK counts as UNKNOWN."""
    if isinstance(pair.state, int):
        return 2 if pair.state == 1 else int(pair.state)
    if not pair.blank:
        return pair.state
    return ibis.ifelse(pair.state == small(1), small(2), pair.state)


def greatest(states: list[Any]) -> Any:
    """The worst of states, numbers and expressions; a number where it can be."""
    numbers = max((s for s in states if isinstance(s, int)), default=0)
    exprs = list({s.op(): s for s in states if not isinstance(s, int)}.values())
    if not exprs or numbers == State.ABSENT:
        return numbers
    if numbers:
        exprs.append(small(numbers))
    return exprs[0] if len(exprs) == 1 else ibis.greatest(*exprs)


def strict_leaves(pairs: tuple[Pair, ...]) -> list[Any]:
    """The states a strict result is the worst of."""
    found: list[Any] = []
    for pair in pairs:
        found.extend(pair.leaves or [strict_state(pair)])
    return found


def null_state(value: Any, states: list[Any]) -> Pair:
    """A cell that is missing only where its value is null: then it is the worst of states.

    Args:
        value: expression.
        states: of the operands, one of which has none wherever the value is null; all that
            have a value where the value is null leave it UNKNOWN.
    """
    worst = greatest([*states, int(State.UNKNOWN)])
    worst = small(worst) if isinstance(worst, int) else worst
    return Pair(value, ibis.ifelse(value.isnull(), worst, small(0)), False, missing=worst)


def truth(pair: Pair) -> tuple[Any, Any]:
    """(is true, state) of a condition, for filters; the first is never null."""
    if isinstance(pair.state, int):
        return (pair.value if pair.state == 0 else ibis.literal(False), pair.state)
    return (pair.value.fill_null(False), pair.state)


def every(conditions: list[Any]) -> Any:
    """Conditions joined by AND."""
    return reduce(lambda a, b: a & b, conditions)


def raw_literal(value: Any, kind: Type) -> Any:
    """A constant of a formula type."""
    return ibis.literal(_raw(value), dtype(kind))


def _raw(value: Any) -> Any:
    if isinstance(value, Term):
        return value.code
    if isinstance(value, tuple | list):
        return [_raw(v) for v in value]
    if isinstance(value, bool | int | Decimal | str | datetime.date):
        return value
    raise TypeError(f"not a formula value: {value!r}")


_NAMES = itertools.count()


def let(value: Any, body: Callable[[Any], Any]) -> Any:
    """``body(value)`` with the value computed and written once.

    An expression that stands several times in a function would double the query with
    each level of nesting; a lambda over a list of one item names it.
    """
    if isinstance(value.op(), ops.Field | ops.Literal):
        return body(value)
    name = f"v{next(_NAMES)}"

    def apply(**given: Any) -> Any:
        return body(given[name])

    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    apply.__signature__ = inspect.Signature([inspect.Parameter(name, kind)])  # type: ignore[attr-defined]
    return ibis.array([value]).map(apply)[0]


def let_all(values: list[Any], body: Callable[..., Any]) -> Any:
    """``body(*values)`` with each value written once."""
    if not values:
        return body()
    first, *rest = values
    return let(first, lambda one: let_all(rest, lambda *others: body(one, *others)))
