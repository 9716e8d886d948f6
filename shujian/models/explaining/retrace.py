"""A run's steps once more, for the rows that may belong to one clue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import ibis
import pyarrow as pa

from shujian.core.cells import State
from shujian.engines.pair import dtype
from shujian.models.explaining.lineage import restrictions
from shujian.models.explaining.ways import path
from shujian.models.relations import graph
from shujian.models.relations.relation import PASS, Relation, int8
from shujian.models.relations.rows import PREFIX
from shujian.models.running.asides import Memo
from shujian.models.running.counting import Counting
from shujian.models.running.narrowing import narrowed
from shujian.models.running.planner import UNCOMPUTED, Plan, Restriction
from shujian.models.running.result import Found

KEEPING = ("aggregate",)
"""Steps that may give a row where they read none."""


@dataclass
class Retracing(Counting):
    """Computes the steps of a clue's way; where nothing comes in, nothing is asked.

    Most branches of a model have no rows of the one person, so that only a part of its
    queries is built.
    """

    @property
    def fuses(self) -> bool:
        """Each step's rows are asked for one by one."""
        return False

    @property
    def eager(self) -> bool:
        """Fewer tables are quicker than shorter queries."""
        return False

    def compute(self, step: str) -> None:
        """Compute one step whose inputs are computed."""
        operator = self.plan.model.steps[step].operator
        if operator.op == "table" and step in self.plan.restrict:
            self._table(step)
            return
        sources = operator.inputs() if operator.op == "union" else operator.inputs()[:1]
        if sources and operator.op not in KEEPING and not any(self.sizes[s] for s in sources):
            self._nothing(step)
            return
        super().compute(step)
        if operator.op not in UNCOMPUTED:
            self._narrow(step, self.plan.passed(step), self.plan.rest(step))

    def _narrow(self, step: str, rows: Relation, rest: Relation | None) -> None:
        passed = narrowed(self.plan.engine, rows)
        self.plan.keep(step, passed, rest)
        if self.memo is not None:
            self.marks.computed(step, passed)

    def _table(self, step: str) -> None:
        """The few rows of a table, read from its files once."""
        held, size = self.plan.computed(self.plan.passed(step), step)
        self._narrow(step, held, None)
        self.count(step, "table", {PASS: size}, None, False)

    def _nothing(self, step: str) -> None:
        """A step without rows, over a table without rows."""
        kinds = {n: self.plan.model.steps[step].schema[n].type for n in self.plan.wanted(step)}
        values: dict[str, Any] = {n: ibis.null(dtype(k)) for n, k in kinds.items()}
        aliases = sorted(self.plan.model.ancestors[step])
        values |= {PREFIX + alias: ibis.null("int64") for alias in aliases}
        expr = graph.project(self._none, values or {"__1": int8(1)})
        rows = {alias: PREFIX + alias for alias in aliases}
        nothing = Relation(expr, kinds, dict.fromkeys(kinds, State.VALUE), rows)
        self.plan.keep(step, nothing, None)
        self.marks.nothing(step)
        self.count(step, "", {}, None, False)

    @cached_property
    def _none(self) -> Any:
        """A table without rows."""
        return self.plan.engine.kept("_none", pa.table({"__1": pa.array([], type=pa.int8())}))


def retraced(plan: Plan, found: Found) -> Plan:
    """The steps of one clue's way, computed for the rows that may belong to it.

    Computed once for a plan: several parts of an explanation ask for it.

    Args:
        plan: the plan of the run.
        found: the clue.
    """
    if found.id not in plan.retraced:
        plan.retraced.clear()  # its tables may have the names of the next one's
        plan.retraced[found.id] = again(
            plan, path(plan.model, found.step), restrictions(plan, [found]), plan.memo
        )
    return plan.retraced[found.id]


def again(
    plan: Plan,
    names: Sequence[str],
    limits: Mapping[str, Sequence[Restriction]],
    memo: Memo | None = None,
) -> Plan:
    """Some steps, inputs first, computed for a part of their rows.

    Args:
        plan: the plan of the run.
        names: the steps.
        limits: step → what limits its rows.
        memo: SQL that was written for other rows of this run over this engine.
    """
    steady = memo is not None
    second = Plan(plan.model, plan.snapshots, plan.env, plan.engine, True, limits, steady=steady)
    # what the whole run had none of, a part of it has none of
    second.unkeyed.update({step: 0 for step, count in plan.unkeyed.items() if not count})
    steps = Retracing(second, keep=0, memo=memo)
    for step in names:
        steps.compute(step)
    second.sizes.update(steps.sizes)
    return second
