"""Runs of one model over small tables, many at once: each gets what it would get alone."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import pyarrow as pa

from shujian.core.progress import SILENT
from shujian.engines.apart import RUN
from shujian.engines.base import Snapshot
from shujian.engines.batches import Together
from shujian.engines.write_values import Foreign
from shujian.formulas.env import Value
from shujian.models.model import Model
from shujian.models.relations.cells import Cells, rows_of
from shujian.models.relations.relation import OUT, PASS, Relation
from shujian.models.running.asides import STREAMS, Asides, Memo
from shujian.models.running.counting import Counting, Kept
from shujian.models.running.planner import Plan
from shujian.models.running.result import Aside, Found, RunResult, StepCount, clues_of, ordered
from shujian.models.running.run import Options, make_plan, patient_collector, result_of
from shujian.models.steps.matching import Matching

Tally = dict[int, int]


def run_together(
    model: Model,
    runs: Sequence[Mapping[str, Snapshot]],
    engine: Together,
    *,
    as_of: dt.date,
    parameters: Mapping[str, Value],
    memo: Memo,
) -> list[RunResult]:
    """Run a model over the tables of several runs in one go.

    Args:
        model: the model; none of its steps is local.
        runs: of each run, input alias → snapshot; they differ in their rows alone.
        engine: holds the rows of all runs, each with the number of its run.
        as_of: the day to speak of.
        parameters: values that replace the model's own.
        memo: kept between calls over the same engine.

    Raises:
        Foreign: runs cannot be told apart in what a step asks.
    """
    first = runs[0]
    whole = {a: replace(s, rows=sum(r[a].rows for r in runs)) for a, s in first.items()}
    env = make_plan(model, whole, engine, as_of=as_of, parameters=parameters).env
    plan = PlanTogether(model, whole, env, engine, steady=True, runs=runs)
    with patient_collector():
        counting = CountingTogether(plan, Options().keep, None, memo)
        counting.begin(runs)
        counting.run(SILENT)
        return counting.results()


class _Tables(NamedTuple):
    """The tables of one run, for operators that ask whether there is a row."""

    model: Model
    snapshots: Mapping[str, Snapshot]

    def vacant(self, step: str) -> bool:
        return self.model.steps[step].operator.vacant(self)  # type: ignore[arg-type]


@dataclass
class PlanTogether(Plan):
    """The plan of several runs.

    Args:
        runs: of each, input alias → snapshot.
    """

    runs: Sequence[Mapping[str, Snapshot]] = ()

    def vacant(self, step: str) -> bool:
        """Whether a step has no row because a table that it needs has none.

        Raises:
            Foreign: it has in one run and has not in another.
        """
        said = {_Tables(self.model, pinned).vacant(step) for pinned in self.runs}
        if len(said) > 1:
            raise Foreign
        return said.pop()


@dataclass
class OneOfMany:
    """What was counted of one run.

    Args:
        rows: input alias → rows.
    """

    rows: Mapping[str, int]
    sizes: dict[str, int] = field(default_factory=dict)
    counts: list[StepCount] = field(default_factory=list)
    asides: dict[int, list[Aside]] = field(default_factory=lambda: {c: [] for c in STREAMS})
    clues: list[Found] = field(default_factory=list)


@dataclass
class AsidesTogether(Asides):
    """Rows aside of several runs."""

    each: list[OneOfMany] = field(default_factory=list)
    taken: Counter[int] = field(default_factory=Counter)

    def take(self, code: int, rows: list[Aside], data: pa.Table) -> None:
        """Each row to its run, of every step no more than a run alone would keep."""
        self.taken = Counter()
        for run, row in zip(data.column(RUN).to_pylist(), rows, strict=True):
            self.taken[run] += 1
            if self.taken[run] <= self.keep:
                self.each[run].asides[code].append(row)


@dataclass
class CountingTogether(Counting):
    """Computes a plan for several runs and counts each for itself."""

    asides: AsidesTogether = field(init=False)
    each: list[OneOfMany] = field(default_factory=list)
    _told: dict[str, dict[int, Tally]] = field(default_factory=dict)

    def begin(self, runs: Sequence[Mapping[str, Snapshot]]) -> None:
        """Take the runs that are counted."""
        self.each = [OneOfMany({a: s.rows for a, s in r.items()}) for r in runs]
        self.asides = AsidesTogether(
            self.plan, self.marks, self.keep, self.folder, self.memo, each=self.each
        )

    def count(
        self, step: str, op: str, tally: Mapping[int, int], rest: Relation | None, keeps: bool
    ) -> None:
        """Note a step's rows of each run."""
        super().count(step, op, tally, rest, keeps)
        told = self._told.pop(step, None)
        for run, one in enumerate(self.each):
            mine = {PASS: self._read(step, op, one)} if told is None else told.get(run, {})
            one.counts.append(self.counted(step, op, mine, one.sizes, keeps))

    def _read(self, step: str, op: str, one: OneOfMany) -> int:
        """The rows of a step that is not computed."""
        if op == "table":
            return one.rows[step]
        return sum(one.sizes[n] for n in self.plan.model.steps[step].operator.inputs())

    def _filled(self, step: str, kept: Kept) -> Tally:
        tally = super()._filled(step, kept)
        self._told[step] = self._tallies(kept) if tally else {}
        return tally

    def _tallies(self, kept: Kept) -> dict[int, Tally]:
        """Run → its rows by outcome."""
        found: dict[int, Tally] = {}
        first, *others = kept.names
        for name in (first, *others[:1]):
            data: pa.Table = self.plan.engine.held(name)  # type: ignore[attr-defined]
            outcomes = [PASS] * data.num_rows
            if kept.split or name != first:
                outcomes = data.column(OUT).to_pylist()
            pairs = Counter(zip(data.column(RUN).to_pylist(), outcomes, strict=True))
            for (run, outcome), number in pairs.items():
                found.setdefault(run, {})[outcome] = number
        return found

    def _unkeyed(self, step: str) -> None:
        self.asides.taken = Counter()
        super()._unkeyed(step)
        if isinstance(self.plan.model.steps[step].operator, Matching):
            for run, one in enumerate(self.each):
                one.counts[-1] = replace(one.counts[-1], unkeyed=self.asides.taken[run])

    def results(self) -> list[RunResult]:
        """What each run found."""
        model = self.plan.model
        for bound in model.clue_steps:
            if not self.sizes.get(bound.id):
                continue
            data = self.clue_data(bound.id)
            rows: dict[int, list[Cells]] = {}
            cells = rows_of(self.plan.passed(bound.id), data)
            for run, row in zip(data.column(RUN).to_pylist(), cells, strict=True):
                rows.setdefault(run, []).append(row)
            for run, mine in rows.items():
                self.each[run].clues += clues_of(model, bound, mine)
        return [
            result_of(self.plan, ordered(one.clues), one.asides, one.counts) for one in self.each
        ]
