"""Quantifiers as joins: one pre-aggregated relation for each child table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

import ibis

from shujian.core.cells import Missing, State
from shujian.engines.base import STATE, Engine
from shujian.engines.compile import compile as compile_formula
from shujian.engines.pair import Pair, greatest, raw_literal
from shujian.formulas import Typed, as_aggregate, column, interpret, lookups_inside
from shujian.formulas import replace as replace_nodes
from shujian.formulas.env import Env
from shujian.formulas.tree import Key
from shujian.formulas.types import Type
from shujian.models.packs.types import Quantifier
from shujian.models.relations import graph
from shujian.models.relations.cells import rows_of
from shujian.models.relations.lookups import answered
from shujian.models.relations.outcome import known, lost, state_of
from shujian.models.relations.relation import Relation, as_stored, int8, null
from shujian.models.relations.stacking import stack

LOOSE_LIMIT = 1_000
"""Child rows without a readable key, told apart by what can be read; beyond, they are not."""
DECISIVE = {"任一": True, "全部": False}
"""Values that further rows cannot change."""


@dataclass(frozen=True)
class ChildRows:
    """A child table in one run.

    Args:
        alias: as the pack calls it.
        rows: its rows; None where the table was not supplied.
        doubtful: its quarantined rows; None where there are none.
        pairs: (base column, child column).
        covered: base rows → whether “no row” means that there is none.
    """

    alias: str
    rows: Relation | None
    doubtful: Relation | None
    pairs: tuple[tuple[str, str], ...]
    covered: Callable[[Relation], Any]

    @property
    def keys(self) -> list[str]:
        """The child's key columns."""
        return [c for _, c in self.pairs]


@dataclass(frozen=True)
class Attach:
    """Joins the quantifiers of one child and round to the base rows.

    Args:
        sheet: the base rows; ``rows`` holds one column of distinct row numbers.
        child: the child table.
        quantifiers: those to compute.
        env: parameters, law and days of the run.
        engine: where the rows are.
    """

    sheet: Relation
    child: ChildRows
    quantifiers: Sequence[Quantifier]
    env: Env
    engine: Engine

    def joined(self) -> Relation:
        """The base rows with a column for each quantifier."""
        if self.child.rows is None:
            kinds = {q.name: q.typed.type for q in self.quantifiers}
            gone = {n: (k, Pair(null(k), int(State.ABSENT))) for n, k in kinds.items()}
            return self.sheet.with_cells(gone)
        rows = self._renamed(self.child.rows)
        keyed = rows.filter(*self._readable(rows))
        if not self._dependent():
            keyed = self._looked_up(None, keyed)
        expr, found = self._by_row(keyed) if self._dependent() else self._by_key(keyed)
        doubt = ibis.literal(False)
        if self.child.doubtful is not None:
            expr, doubt = self._with_doubt(expr, self._renamed(self.child.doubtful))
        return self._settled(expr, found, doubt)

    def _mark(self, name: str) -> str:
        return f"__{self.child.alias}__{self.quantifiers[0].round}__{name}"

    def _renamed(self, rows: Relation) -> Relation:
        return rows.renamed({self._mark(n): n for n in rows.columns})

    def _readable(self, rows: Relation) -> list[Any]:
        states = [state_of(rows.pair(self._mark(k))) for k in self.child.keys]
        return [s == State.VALUE for s in states]

    def _dependent(self) -> bool:
        """Whether a quantifier compares child rows with their base row."""
        return any(q.parents() for q in self.quantifiers)

    def _equal(self, left: Relation, right: Relation) -> list[Any]:
        found = []
        for base, own in self.child.pairs:
            pair = left.pair(base)
            found.append(
                ibis.literal(False)
                if lost(pair)
                else pair.value == right.pair(self._mark(own)).value
            )
        return found

    def _measures(
        self, parent: Relation | None, child: Relation
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Aggregates of all quantifiers and a count of rows; and states that never differ."""
        pairs = self._pairs(parent, child)
        found: dict[str, Any] = {}
        fixed: dict[str, Any] = {}
        for q in self.quantifiers:
            inner = self._inner(q)
            for name in inner:
                pairs["", name] = Pair(child.expr[name], child.expr[name + STATE])
            mapping = {call: column(name, call.type) for name, call in inner.items()}
            typed = as_aggregate(replace_nodes(q.typed, mapping))
            pair = compile_formula(typed, pairs, self.env, row=child.anchor())
            if isinstance(pair.state, int):
                fixed[q.name + "t"] = int8(pair.state)
            else:
                found[q.name + "t"] = pair.state.cast("int8")
            if not lost(pair):
                found[q.name + "v"] = as_stored(pair.value, q.typed.type)
        # read by every quantifier: a column as it is, where a question about null would be shared
        return found | {self._mark("n"): child.expr.count() > 0}, fixed

    def _pairs(self, parent: Relation | None, child: Relation) -> dict[Key, Pair]:
        """The columns of child rows, and of their base row."""
        own = {(self.child.alias, n): child.pair(self._mark(n)) for n in self._columns(child)}
        return {**own, **(parent.pairs() if parent is not None else {})}

    def _inner(self, q: Quantifier) -> dict[str, Typed]:
        """The quantifiers over dated tables inside one over child rows, by column."""
        return {f"{q.name}_{i}": call for i, call in enumerate(lookups_inside(q.typed))}

    def _looked_up(self, parent: Relation | None, child: Relation) -> Relation:
        """The child rows with what they look up in dated tables."""
        calls = {n: call for q in self.quantifiers for n, call in self._inner(q).items()}
        if not calls:
            return child
        pairs = self._pairs(parent, child)
        return child.over(answered(child.expr, pairs, calls, self.env, self.engine))

    def _columns(self, child: Relation) -> list[str]:
        return [n.removeprefix(self._mark("")) for n in child.columns]

    def _by_key(self, rows: Relation) -> tuple[Any, Any]:
        """Grouped by the child's key, joined by it."""
        measures, fixed = self._measures(None, rows)
        expr = self._grouped(self.sheet.expr, rows, measures, "k")
        return graph.add(expr, fixed) if fixed else expr, self._mark("n")

    def _grouped(self, expr: Any, rows: Relation, measures: dict[str, Any], mark: str) -> Any:
        """Groups of child rows by their key, beside the base rows."""
        names = [self._mark(f"{mark}{i}") for i in range(len(self.child.pairs))]
        keys = [rows.pair(self._mark(k)).value for k in self.child.keys]
        grouped = graph.grouped(rows.expr, dict(zip(names, keys, strict=True)), measures)
        groups, sheet = graph.side(grouped), self.sheet.over(graph.side(expr))
        on = [
            sheet.pair(base).value == groups[name]
            if sheet.states[base] in (None, State.VALUE)
            else ibis.literal(False)
            for name, (base, _) in zip(names, self.child.pairs, strict=True)
        ]
        return graph.joined(sheet.expr, groups, "left", on)

    def _by_row(self, rows: Relation) -> tuple[Any, Any]:
        """Joined to the base rows first, as conditions compare with them."""
        (row,) = self.sheet.rows.values()
        names = sorted(set[str]().union(*(q.parents() for q in self.quantifiers)))
        base, own = self.sheet.over(graph.side(self.sheet.expr)), rows.over(graph.side(rows.expr))
        both = graph.joined(base.expr, own.expr, "inner", self._equal(base, own))
        parent, child = base.over(both), rows.over(both)
        parent = replace(parent, columns={n: base.columns[n] for n in names})
        child = self._looked_up(parent, child)
        both, parent = child.expr, parent.over(child.expr)
        measures, fixed = self._measures(parent, child)
        key = self._mark("k")
        groups = graph.side(graph.grouped(both, {key: both[row]}, measures))
        expr = graph.joined(base.expr, groups, "left", [base.expr[row] == groups[key]])
        return graph.add(expr, fixed) if fixed else expr, self._mark("n")

    def _with_doubt(self, expr: Any, doubtful: Relation) -> tuple[Any, Any]:
        """Rows that cannot be read but whose key can: they leave their base row open."""
        held = doubtful.filter(*self._readable(doubtful))
        counted = {self._mark("d"): held.expr.count()}
        expr = self._grouped(expr, held, counted, "d")
        return expr, expr[self._mark("d")].notnull()

    def _settled(self, expr: Any, count: str, doubt: Any) -> Relation:
        """The state of each quantifier, and its value where the state allows one."""
        sheet = self.sheet.over(expr)
        found = expr[count]  # null where no child row was found
        doubtful = self._mark("d") in expr.columns
        keys = [sheet.pair(b) for b, _ in self.child.pairs]
        covered = self.child.covered(sheet) & ~self._loose(sheet)
        states, values = {}, {}
        for q in self.quantifiers:
            empty = interpret(q.typed, {}, self.env)
            start = int(empty.state) if isinstance(empty, Missing) else 0
            kind = q.typed.type
            value = expr[q.name + "v"] if q.name + "v" in expr.columns else null(kind)
            state = expr[q.name + "t"]
            none = null(kind) if start else as_stored(raw_literal(empty, kind), kind)
            tests = [(found, state, value), *self._unkeyed(keys, kind)]
            tests.append((covered, int8(start), none))
            if doubtful:
                decided = found & (state == 0) & self._decides(q, value)
                unsure = (doubt, int8(State.UNKNOWN), null(kind))
                tests = [(decided, int8(0), value), unsure, *tests]
            reached = [(test, code) for test, code, _ in tests]
            states[q.name + STATE] = ibis.cases(*reached, else_=int8(State.ABSENT)).cast("int8")
            chosen = [(test, one) for test, _, one in tests]
            values[q.name] = as_stored(ibis.cases(*chosen, else_=null(kind)), kind)
        kept = {n: graph.column(expr, n) for n in self.sheet.everything()}
        final = graph.project(expr, kept | states | values)
        kinds = {q.name: q.typed.type for q in self.quantifiers}
        return Relation(
            final,
            {**self.sheet.columns, **kinds},
            {**self.sheet.states, **dict.fromkeys(kinds, None)},
            self.sheet.rows,
        )

    def _unkeyed(self, keys: Sequence[Pair], kind: Type) -> list[tuple[Any, Any, Any]]:
        """What stands where the base row's own key has no value: (test, state, value)."""
        if all(map(known, keys)):
            return []
        worst = greatest([state_of(k) for k in keys])
        absent = (worst == State.ABSENT, int8(State.ABSENT), null(kind))
        return [absent, (worst != State.VALUE, int8(State.UNKNOWN), null(kind))]

    def _decides(self, q: Quantifier, value: Any) -> Any:
        assert q.typed.function is not None
        winner = DECISIVE.get(q.typed.function.name)
        return ibis.literal(False) if winner is None else value == winner

    def _loose(self, sheet: Relation) -> Any:
        """Base rows to which a child row with an unreadable key may belong."""
        rows = [r for r in (self.child.rows, self.child.doubtful) if r is not None]
        parts = [p for r in rows if (p := _keyless(r, self.child.keys)) is not None]
        if not parts:
            return ibis.literal(False)
        held = stack(parts)
        data = self.engine.arrow(held.expr.distinct().limit(LOOSE_LIMIT + 1))
        values: dict[str, set[Any]] = {}
        for cells in rows_of(held, data):
            known = [p for p in self.child.pairs if not isinstance(cells[p[1]], Missing)]
            if not known or data.num_rows > LOOSE_LIMIT:
                return ibis.literal(True)
            values.setdefault(known[0][0], set()).add(cells[known[0][1]])
        tests = [_among(sheet, name, held_values) for name, held_values in values.items()]
        return reduce(lambda a, b: a | b, tests, ibis.literal(False))


def _keyless(rows: Relation, keys: Sequence[str]) -> Relation | None:
    """The rows of which a key cannot be read; None where there can be none."""
    states = [rows.pair(k).state for k in keys]
    if all(isinstance(s, int) and s == State.VALUE for s in states):
        return None
    tests = [state_of(rows.pair(k)) != State.VALUE for k in keys]
    return replace(rows.filter(reduce(lambda a, b: a | b, tests)), rows={}).keep(list(keys))


def _among(sheet: Relation, name: str, values: set[Any]) -> Any:
    """Whether a base row's key is one of some values, or cannot be read."""
    pair, kind = sheet.pair(name), sheet.columns[name]
    if isinstance(pair.state, int) and pair.state != State.VALUE:
        return ibis.literal(True)
    return pair.value.isin([raw_literal(v, kind) for v in sorted(values, key=str)]).fill_null(True)
