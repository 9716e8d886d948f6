"""A model while it is written: the rows of any step, over a sample of subjects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from shujian.core.canonical import digest
from shujian.engines.base import Engine, Snapshot
from shujian.models.authoring.sampling import Sampled
from shujian.models.explaining.ways import path
from shujian.models.model import Model
from shujian.models.relations.cells import Cells, rows_of
from shujian.models.relations.relation import OUT, REVIEW, UNCHECKED, WHY, Relation
from shujian.models.running.counting import Counting
from shujian.models.running.planner import Plan
from shujian.models.running.result import StepCount
from shujian.models.running.run import make_plan


class WholePlan(Plan):
    """Every column of every step: what later steps read is not known yet."""

    def wanted(self, step: str) -> tuple[str, ...]:
        """All of them."""
        return tuple(self.model.steps[step].schema)


@dataclass(frozen=True)
class Shown:
    """The first rows of a step.

    Args:
        rows: passed rows.
        aside: (stream, reason, row) of the first rows put aside.
        count: rows of each stream, in the sample.
        subjects: of how many subjects these are rows; None: of all.
    """

    rows: Sequence[Cells]
    aside: Sequence[tuple[str, str, Cells]]
    count: StepCount
    subjects: int | None

    @property
    def note(self) -> str:
        """What people must know of the rows."""
        return "" if self.subjects is None else f"抽样：只看 {self.subjects} 个对象的行"


@dataclass
class Preview:
    """Keeps what was computed, so that a change costs only the steps behind it.

    Args:
        snapshots: input alias → snapshot.
        engine: where to compute; ``close`` gives its tables back.
        as_of: the day to speak of; by default the earliest of the inputs.
        subjects: how many subjects; small tables are taken whole.
    """

    snapshots: Mapping[str, Snapshot]
    engine: Engine
    as_of: dt.date | None = None
    subjects: int = 500
    _kept: dict[str, tuple[Relation, Relation | None, StepCount]] = field(default_factory=dict)
    _sampled: Sampled | None = None

    def show(self, model: Model, step: str, rows: int = 50) -> Shown:
        """Compute what is new on the way to a step, and fetch its first rows.

        Args:
            model: as it is now; steps that did not change are not computed again.
            step: the step.
            rows: of each stream.
        """
        if self._sampled is None:
            self._sampled = Sampled.of(model, self.snapshots, self.engine, self.subjects)
        made = make_plan(model, self.snapshots, self._sampled, as_of=self.as_of)
        plan = WholePlan(made.model, made.snapshots, made.env, made.engine)
        counting = Counting(plan, 0)
        keys: dict[str, str] = {}
        for name in path(model, step):
            keys[name] = key = self._key(plan, name, keys)
            if key not in self._kept:
                counting.compute(name)
                self._kept[key] = (plan.passed(name), plan.rest(name), counting.counts[-1])
            passed, rest, count = self._kept[key]
            plan.keep(name, passed, rest)
            counting.sizes[name] = count.passed
        return self._shown(plan, step, self._kept[keys[step]][2], rows)

    def _shown(self, plan: Plan, step: str, count: StepCount, rows: int) -> Shown:
        aside = []
        rest = plan.rest(step)
        if rest is not None and (count.review or count.unchecked):
            data = plan.engine.arrow(rest.expr.limit(rows))
            outs, whys = (data.column(n).to_pylist() for n in (OUT, WHY))
            words = {REVIEW: "待核", UNCHECKED: "未检查"}
            cells = rows_of(rest, data)
            aside = [(words[o], w, c) for o, w, c in zip(outs, whys, cells, strict=True)]
        passed = plan.passed(step)
        found = rows_of(passed, plan.engine.arrow(passed.expr.limit(rows)))
        assert self._sampled is not None
        return Shown(found, aside, count, self._sampled.subjects)

    def _key(self, plan: Plan, step: str, keys: Mapping[str, str]) -> str:
        """What a step's rows depend on: itself, its inputs, the parameters."""
        operator = plan.model.steps[step].operator
        own = {f.name: repr(getattr(operator, f.name)) for f in fields(operator) if f.name != "at"}
        values = {n: repr(plan.env.parameter(n)) for n in plan.model.spec.parameters}
        inputs = [keys[n] for n in operator.inputs()]
        return digest({"op": operator.op, **own, "_inputs": inputs, "_values": values})

    def close(self) -> None:
        """Drop everything that was computed."""
        self._kept.clear()
        self._sampled = None
        self.engine.release()


def step_rows(shown: Shown) -> list[dict[str, Any]]:
    """Passed rows as plain mappings."""
    return [dict(row) for row in shown.rows]
