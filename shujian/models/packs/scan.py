"""All rules of a pack over the base rows, each of which is read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import ibis

from shujian.core.cells import State
from shujian.engines.base import ROW, Coverage, Engine, Snapshot
from shujian.engines.compile import compile as compile_formula
from shujian.formulas.env import Env
from shujian.formulas.types import MONTH
from shujian.models.packs.children import Attach, ChildRows
from shujian.models.packs.types import Child, Pack, Quantifier
from shujian.models.relations import graph
from shujian.models.relations.lookups import answered
from shujian.models.relations.outcome import code_of
from shujian.models.relations.relation import PASS, REVIEW, UNCHECKED, Relation, int8
from shujian.models.relations.rows import PREFIX
from shujian.models.schema import Schema
from shujian.models.steps.coverage import stated
from shujian.models.steps.ordering import groupable

CODE = "__c"
"""Prefix of the column that holds a rule's outcome."""


@dataclass(frozen=True)
class Scan:
    """The rows of a pack's tables in one run.

    Args:
        pack: the bound pack.
        base: the base rows; ``rows`` holds one column of distinct row numbers.
        children: by alias.
        env: parameters, law and days of the run.
        engine: where the rows are.
        plain: give the outcome of the conditions alone: neither the key nor the severity
            of a rule moves a hit to 待核.
        originals: take every row for an original, as cases do.
    """

    pack: Pack
    base: Relation
    children: Mapping[str, ChildRows]
    env: Env
    engine: Engine
    plain: bool = False
    originals: bool = False

    def sheet(self) -> Relation:
        """The base rows with shared values and quantifiers."""
        held = self.base
        last = max((q.round for q in self.pack.quantifiers.values()), default=-1)
        for number in range(last + 2):
            held = self._values(held, number)
            if number <= last:
                held = self._round(held, number)
        return held

    def judged(self) -> tuple[Relation, dict[str, int | None]]:
        """The sheet with each rule's outcome.

        Returns:
            The rows; and rule → its outcome where it is the same for every row, else None
            (it stands in the rule's column, ``code_column``).
        """
        held = self.sheet()
        pairs = held.pairs()
        readable = None if self.plain else groupable(held, self.pack.spec.key)
        original = self._original(held)
        codes: dict[str, Any] = {}
        same: dict[str, int | None] = {}
        for index, rule in enumerate(self.pack.rules.values()):
            pair = compile_formula(rule.when.compiled, pairs, self.env)
            code = code_of(pair)
            same[rule.spec.id] = None
            if isinstance(pair.state, int) and pair.state != State.VALUE:
                same[rule.spec.id] = REVIEW + (pair.state == State.ABSENT)
                continue
            if readable is not None:
                code = ibis.ifelse((code == PASS) & ~readable.passes, readable.code, code)
            if rule.spec.only and not self.originals:
                if original is None:
                    same[rule.spec.id] = UNCHECKED
                    continue
                code = ibis.ifelse(original, code, int8(UNCHECKED))
            if rule.spec.severity == "待核" and not self.plain:
                code = ibis.ifelse(code == PASS, int8(REVIEW), code)
            codes[f"{CODE}{index}"] = code.cast("int8")
        return (held.over(graph.add(held.expr, codes)) if codes else held), same

    def _original(self, held: Relation) -> Any:
        """Whether a row is an original, never null; None where no row can be."""
        if self.pack.original is None:
            return None
        pair = compile_formula(self.pack.original.typed, held.pairs(), self.env)
        if isinstance(pair.state, int) and pair.state != State.VALUE:
            return None
        return pair.value.fill_null(False)

    def _values(self, held: Relation, number: int) -> Relation:
        """The shared values that are known after so many rounds.

        Values that do not read each other stand in one projection: an engine makes room for
        every column of every projection anew each time the query is run.
        """
        level: dict[str, int] = {}
        for name, value in self.pack.let.items():
            if value.round == number:
                read = (level.get(n, 0) for _, n in value.compiled.columns)
                level[name] = 1 + max(read, default=0)
        for depth in sorted(set(level.values())):
            pairs = held.pairs()
            held = held.with_cells({
                name: (value.formula.type, compile_formula(value.compiled, pairs, self.env))
                for name, value in self.pack.let.items()
                if level.get(name) == depth
            })  # fmt: skip
        return held

    def _round(self, held: Relation, number: int) -> Relation:
        """The quantifiers of a round, a join for each child."""
        found = [q for q in self.pack.quantifiers.values() if q.round == number]
        if any(q.parents() for q in found if not q.looks_up):
            # the base rows are joined twice: compute them once
            held = held.over(self.engine.materialise(held.expr))
        for alias, child in self.children.items():
            own = [q for q in found if q.child == alias]
            if own:
                held = Attach(held, child, own, self.env, self.engine).joined()
        looked = [q for q in found if q.looks_up]
        return self._looked_up(held, looked) if looked else held

    def _looked_up(self, held: Relation, looked: list[Quantifier]) -> Relation:
        """The quantifiers over dated tables."""
        calls = {q.name: q.typed for q in looked}
        expr = answered(held.expr, held.pairs(), calls, self.env, self.engine)
        kinds = {q.name: q.typed.type for q in looked}
        columns, states = {**held.columns, **kinds}, {**held.states, **dict.fromkeys(kinds, None)}
        return replace(held, expr=expr, columns=columns, states=states)


def code_column(pack: Pack, rule: str) -> str:
    """The column that holds a rule's outcome."""
    return f"{CODE}{list(pack.rules).index(rule)}"


def scan_of(pack: Pack, snapshots: Mapping[str, Snapshot], env: Env, engine: Engine) -> Scan:
    """The tables of a run.

    Args:
        pack: the bound pack.
        snapshots: table name → pinned snapshot; child tables may be missing.
        env: parameters, law and days of the run.
        engine: where the rows are.
    """
    base = read_rows(engine, snapshots[pack.spec.base], pack.schema, pack.needed())
    row = PREFIX + pack.spec.base
    base = replace(base, expr=base.expr.rename({row: ROW}), rows={pack.spec.base: row})
    children = {a: _child(pack, c, snapshots, env, engine) for a, c in pack.children.items()}
    return Scan(pack, base, children, env, engine)


def _child(
    pack: Pack, child: Child, snapshots: Mapping[str, Snapshot], env: Env, engine: Engine
) -> ChildRows:
    alias, pairs = child.spec.alias, child.spec.pairs
    snapshot = snapshots.get(child.spec.table)
    if snapshot is None:
        return ChildRows(alias, None, None, pairs, lambda sheet: False)
    keys = [c for _, c in pairs]
    schema = child.info.schema(alias)
    rows = replace(read_rows(engine, snapshot, schema, pack.needed_of(alias)), rows={alias: ROW})
    doubtful = None
    if snapshot.quarantine_files:
        doubtful = read_rows(engine, snapshot, schema, keys, quarantine=True)
    statements = snapshot.coverage

    def covered(sheet: Relation) -> Any:
        return _covered(child, statements, sheet, env)

    return ChildRows(alias, rows, doubtful, pairs, covered)


def _covered(child: Child, statements: tuple[Coverage, ...], sheet: Relation, env: Env) -> Any:
    """Whether the place and time of base rows are covered: never null."""
    cover = child.spec.coverage
    if cover is None:
        return ibis.literal(False)
    if cover.complete:
        return ibis.literal(True)
    cells = {p: compile_formula(f.typed, sheet.pairs(), env) for p, f in child.cover.items()}
    months = {p for p, f in child.cover.items() if f.type == MONTH}
    holds = stated(child.spec.table, statements, cells, months).holds
    return ibis.literal(holds) if isinstance(holds, bool) else holds.fill_null(False)


def read_rows(
    engine: Engine,
    snapshot: Snapshot,
    schema: Schema,
    names: list[str],
    quarantine: bool = False,
) -> Relation:
    """Columns of a snapshot, with its row numbers as ``__row``."""
    states: dict[str, int | None] = {}
    for name in names:
        info = snapshot.columns.get(name)
        if info is None or not info.present:
            states[name] = int(State.ABSENT)
        else:
            states[name] = None if info.states or quarantine else int(State.VALUE)
    stored = [n for n in names if states[n] != State.ABSENT]
    expr = engine.table(snapshot, stored, quarantine=quarantine)
    return Relation(expr, {n: schema[n].type for n in names}, states)
