"""The toolkit that functions lower to, over ibis for DuckDB: states and choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any

import ibis

from shujian.core.cells import Missing, State
from shujian.engines.lower_dates import DateOps
from shujian.engines.lower_ranks import RankOps
from shujian.engines.lower_steps import StepOps
from shujian.engines.lower_words import WordOps
from shujian.engines.pair import (
    Pair,
    dtype,
    every,
    greatest,
    let,
    let_all,
    nothing,
    null,
    null_state,
    raw_literal,
    small,
    strict_leaves,
    strict_state,
)
from shujian.formulas.env import Env
from shujian.formulas.functions.base import At, Function
from shujian.formulas.scope import Typed
from shujian.formulas.tree import Key
from shujian.formulas.types import BOOL, Type


class Ops(WordOps, DateOps, StepOps, RankOps):
    """What functions may use to lower themselves."""

    def literal(self, value: Any, kind: Type) -> Any:
        """A constant of a formula type."""
        return raw_literal(value, kind)

    def null(self, kind: Type) -> Any:
        """A null of a formula type."""
        return ibis.null(dtype(kind))

    def constant(self, cell: Any, kind: Type) -> Pair:
        """A cell that is the same in every row."""
        if isinstance(cell, Missing):
            return null(kind, cell.state)
        return Pair(self.literal(cell, kind), 0, blank=False)

    def pair(self, value: Any, state: Any, blank: bool = False) -> Pair:
        """A value with a state of its own."""
        return Pair(value, state, blank)

    def case(self, branches: Sequence[tuple[Any, Any]], default: Any = None) -> Any:
        """The first branch whose condition is true; null by default."""
        return ibis.cases(*branches, else_=default) if branches else default

    def isnull(self, value: Any) -> Any:
        """Whether a value is missing."""
        return value.isnull()

    def cast(self, value: Any, kind: Type) -> Any:
        """A change of type that cannot fail."""
        return value.cast(dtype(kind))

    def let(self, value: Any, body: Callable[[Any], Any]) -> Any:
        """``body(value)`` with the value written once."""
        return let(value, body)

    def formula(self, typed: Typed, columns: Mapping[Key, Pair], env: Env) -> Pair:
        """A function that is defined by a formula over its arguments."""
        from shujian.engines.compile import compile

        return compile(typed, columns, env, self)

    def strict(self, function: Function, at: At, pairs: tuple[Pair, ...]) -> Pair:
        """A strict function over pairs."""
        leaves = strict_leaves(pairs)
        if max((s for s in leaves if isinstance(s, int)), default=0):
            state = greatest(leaves)
            partial = any(p.partial for p in pairs) and not isinstance(state, int)
            return Pair(ibis.null(dtype(at.type)), state, False, () if partial else tuple(leaves))
        values = [p.value for p in pairs]
        if any(map(nothing, values)):  # ibis reads ``null = null`` as a question about null
            value = self.null(at.type)
        elif function.reuse:
            value = let_all(values, lambda *bound: function.lower(self, at, *bound))
        else:
            value = function.lower(self, at, *values)
        open_ = [p.value for p in pairs if not isinstance(p.state, int)]
        if function.guard and open_:
            known = every([v.notnull() for v in open_])
            value = ibis.ifelse(known, value, ibis.null(value.type()))
        if at.type.numeric:
            value = self.fit(value, at.type, function.partial)
        kept = tuple(s for s in leaves if not isinstance(s, int))
        if function.partial or any(p.partial for p in pairs):
            return replace(null_state(value, leaves), leaves=kept or (0,), partial=True)
        return Pair(value, greatest(leaves), False, kept or (0,))

    def junction(self, kind: Callable[[Iterable[object]], bool], pairs: Sequence[Pair]) -> Pair:
        """AND (``all``) or OR (``any``): SQL's three values are ours."""
        values = [p.value for p in pairs]
        joined = reduce((lambda a, b: a & b) if kind is all else (lambda a, b: a | b), values)
        if len(pairs) == 1:
            return Pair(joined, strict_state(pairs[0]), False)
        states = [p.state for p in pairs if not (isinstance(p.state, int) and p.state == 0)]
        return null_state(joined, states) if states else Pair(joined, 0, False)

    def at_least(self, least: int, pairs: Sequence[Pair]) -> Pair:
        """Whether so many conditions are true; unknown while the others may decide."""
        sure = reduce(lambda a, b: a + b, [_ones(p.value) for p in pairs])
        open_ = [p for p in pairs if not isinstance(p.state, int) or p.state]
        if not open_:
            return Pair(sure >= least, 0, False)
        lost = reduce(lambda a, b: a + b, [p.value.isnull().cast("int64") for p in open_])
        worst = greatest([strict_state(p) for p in open_])
        worst = small(worst) if isinstance(worst, int) else worst
        yes, no = sure >= least, sure + lost < least
        value = ibis.cases((yes, True), (no, False), else_=self.null(BOOL))
        return Pair(value, ibis.ifelse(yes | no, small(0), worst), False)

    def choose(self, kind: Type, condition: Pair, yes: Pair, no: Pair) -> Pair:
        """IF: the chosen branch with its state."""
        own = strict_state(condition)
        if isinstance(own, int) and own:
            return null(kind, own)
        test = condition.value
        blank = yes.blank or no.blank
        first, second = self._widen(yes.value, kind), self._widen(no.value, kind)
        if isinstance(own, int):
            value = ibis.ifelse(test, first, second)
            if isinstance(yes.state, int) and isinstance(no.state, int) and yes.state == no.state:
                return Pair(value, yes.state, blank)
            return Pair(value, ibis.ifelse(test, _state(yes), _state(no)), blank)
        value = ibis.cases((test, first), (~test, second), else_=self.null(kind))
        return Pair(value, ibis.cases((test, _state(yes)), (~test, _state(no)), else_=own), blank)

    def chosen(self, kind: Type, value: Pair, condition: Pair) -> Pair:
        """The cell of a row whose condition is true; of another one it is BLANK."""
        return self.choose(kind, condition, value, null(kind, State.BLANK))

    def _widen(self, value: Any, kind: Type) -> Any:
        return value.cast(dtype(kind)) if kind.numeric else value

    def state_test(self, pair: Pair, true: Sequence[int], false: Sequence[int]) -> Pair:
        """A question about the state: true for some, false for some, itself for others."""
        if isinstance(pair.state, int):
            if pair.state in true or pair.state in false:
                return self.constant(pair.state in true, BOOL)
            return null(BOOL, strict_state(pair))
        state = pair.state
        yes = state.isin([small(s) for s in true])
        if len(set(true) | set(false)) == len(State):
            return Pair(yes, 0, False)
        told = state.isin([small(s) for s in (*true, *false)])
        value = ibis.ifelse(told, yes, self.null(BOOL))
        rest = strict_state(pair) if State.BLANK not in (*true, *false) else state
        return Pair(value, ibis.ifelse(told, small(0), rest), False)


def _ones(value: Any) -> Any:
    return value.cast("int64").fill_null(0)


def _state(pair: Pair) -> Any:
    return small(pair.state) if isinstance(pair.state, int) else pair.state
