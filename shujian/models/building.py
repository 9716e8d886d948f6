"""What an operator is given to build its streams, and the streams themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from shujian.engines.compile import compile as compile_formula
from shujian.engines.pair import Pair
from shujian.formulas import Typed, column, quantifiers
from shujian.formulas import replace as replace_nodes
from shujian.formulas.env import Env
from shujian.models.checking import Bound
from shujian.models.relations.lookups import answered
from shujian.models.relations.relation import DROP, OUT, PASS, WHY, Relation
from shujian.models.relations.stacking import stack

if TYPE_CHECKING:
    from shujian.models.operator import Operator
    from shujian.models.running.planner import Plan

Pairs = Mapping[tuple[str, str], Pair]


@dataclass(frozen=True)
class Streams:
    """The rows of a step, as expressions.

    Args:
        passed: the rows that go on.
        whole: passed, 待核 and 未检查 rows in one expression with ``__out`` and ``__why``,
            where one scan can give them all; dropped ones too where they are counted.
        rest: 待核 and 未检查 rows with ``__out`` and ``__why``; None: there can be none.
        keeps: every row of the (first) input is in one stream or dropped, one for one.
        note: Chinese, something to tell with the counts; "" where nothing.
    """

    passed: Relation
    whole: Relation | None = None
    rest: Relation | None = None
    keeps: bool = False
    note: str = ""

    @classmethod
    def of(cls, whole: Relation, passed: Relation | None = None, keeps: bool = False) -> Streams:
        """Streams from one expression that carries the outcome of each row."""
        plain = list(whole.columns)
        if passed is None:
            passed = whole.filter(whole.expr[OUT] == PASS).keep(plain)
        return cls(passed, whole, whole.filter(whole.expr[OUT] > DROP), keeps)


@dataclass(frozen=True)
class Build:
    """One step while it is built.

    Args:
        plan: the whole plan, for coverage and doubt.
        bound: the step.
        inputs: the passed rows of each input.
        wanted: the output columns that are read later, in order.
        replaced: an input whose doubtful rows stand in for its rows; "" for none.
    """

    plan: Plan
    bound: Bound
    inputs: Mapping[str, Relation]
    wanted: tuple[str, ...]
    replaced: str = ""
    cache: dict[str, Any] = field(default_factory=dict)

    @property
    def env(self) -> Env:
        """Parameters, law, local rules, days."""
        return self.plan.env

    @property
    def lineage(self) -> bool:
        """Whether row numbers are carried."""
        return self.plan.lineage

    @property
    def counts_input(self) -> bool:
        """Whether dropped rows stay in ``whole``: nobody counted the rows of the input."""
        return not self.plan.uncounted.isdisjoint(self.bound.operator.inputs())

    def input(self, name: str) -> Relation:
        """The rows of an input step."""
        return self.inputs[name]

    def compile(self, key: str, pairs: Pairs, row: Any = None) -> Pair:
        """A formula of the step as value and state over columns; ``row`` as the compiler takes it."""
        return compile_formula(self.bound.formulas[key].typed, pairs, self.env, row=row)

    def looked_up(self, key: str, rows: Relation) -> tuple[Relation, Typed]:
        """The rows with what a formula looks up in dated tables, and the formula over them."""
        typed = self.bound.formulas[key].typed
        calls = {f"__{key}_{i}": call for i, call in enumerate(quantifiers(typed))}
        if not calls:
            return rows, typed
        engine = self.plan.engine
        expr = answered(rows.expr, rows.pairs(), calls, self.env, engine, once=False)
        kinds = {name: call.type for name, call in calls.items()}
        columns, states = {**rows.columns, **kinds}, {**rows.states, **dict.fromkeys(kinds)}
        mapping = {call: column(name, call.type) for name, call in calls.items()}
        rows = replace(rows, expr=expr, columns=columns, states=states)
        return rows, replace_nodes(typed, mapping)

    def keep(self, relation: Relation, extra: tuple[str, ...] = ()) -> Relation:
        """Only the wanted columns."""
        names = [n for n in self.wanted if n in relation.columns]
        return relation.keep(names, extra)

    def streams(self, whole: Relation, keeps: bool = False) -> Streams:
        """Streams of rows with outcomes, reduced to the wanted columns."""
        return Streams.of(self.keep(whole, (OUT, WHY)), keeps=keeps)

    def default_doubt(self, operator: Operator) -> Relation | None:
        """Own 待核 and 未检查 rows, and what doubtful rows of the inputs would give."""
        found: list[Relation] = []
        rest = self.plan.rest(self.bound.id)
        if rest is not None:
            found.append(rest.keep(list(rest.columns)))
        for name in operator.doubted():
            doubtful = self.plan.doubt(name)
            if doubtful is None:
                continue
            inputs = {**self.inputs, name: doubtful}
            streams = operator.build(replace(self, inputs=inputs, replaced=name, cache={}))
            found.append(streams.passed)
            if streams.rest is not None:
                found.append(streams.rest.keep(list(streams.rest.columns)))
        return stack([f.keep(list(self.wanted)) for f in found]) if found else None
