"""Full mode: every step computed where needed, its rows counted, the rows aside kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import pyarrow as pa

from shujian.core.progress import Progress
from shujian.models.relations.cells import Cells, rows_of
from shujian.models.relations.relation import DROP, OUT, PASS, REVIEW, UNCHECKED, Relation
from shujian.models.running.asides import Asides, Memo
from shujian.models.running.fusing import defer, fuse
from shujian.models.running.marks import Marks
from shujian.models.running.planner import UNCOMPUTED as LAZY
from shujian.models.running.planner import Plan
from shujian.models.running.result import StepCount
from shujian.models.steps.matching import Matching

SMALL = 20_000_000
"""Cells (rows times columns) that are copied without second thoughts."""
SHARE = 4
"""A filter that passes less than one row in this many is kept; others stay expressions."""


@dataclass(frozen=True)
class Kept:
    """A computed step: what was sent to the engine, and the relations over its result.

    Args:
        names: table → SQL that fills it.
        passed: the rows that go on.
        rest: the rows aside; None where there can be none.
        split: the table whose ``__out`` tells the streams apart; "" for two tables.
        keeps: every input row is passed, aside or dropped.
    """

    names: Mapping[str, str]
    passed: Relation
    rest: Relation | None
    split: str
    keeps: bool


@dataclass
class Counting:
    """Computes a plan step by step.

    Args:
        plan: the plan; its steps are replaced by what was computed.
        keep: rows of each step and stream to fetch.
        folder: where all of them are written; None: nowhere.
        memo: reused between runs over small tables; None: nothing is reused.
    """

    plan: Plan
    keep: int
    folder: Path | None = None
    memo: Memo | None = None
    counts: list[StepCount] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)
    marks: Marks = field(init=False)
    asides: Asides = field(init=False)

    def __post_init__(self) -> None:
        self.marks = Marks(self.plan)
        self.plan.memo = self.memo
        self.plan.doubt_mark = self.marks.doubt if self.memo is not None else None
        self.asides = Asides(self.plan, self.marks, self.keep, self.folder, self.memo)

    @property
    def fuses(self) -> bool:
        """Whether joins may be left to the filters behind them."""
        return self.memo is None

    @property
    def eager(self) -> bool:
        """Whether every step that makes columns is computed: its SQL is then used again."""
        return self.memo is not None

    def run(self, progress: Progress) -> None:
        """All steps, inputs first."""
        order = self.plan.order()
        for index, step in enumerate(order):
            progress.step(0.8 * index / len(order), f"计算“{step}”")
            self.compute(step)
            self._unkeyed(step)

    def compute(self, step: str) -> None:
        """Compute and count one step whose inputs are computed."""
        op = self.plan.model.steps[step].operator.op
        if op == "table" and self.memo is not None:
            self.plan.touch(step)
        if op == "derive" and self._repeated(step):
            self._computed(step, op)
        elif op in LAZY:
            self._lazy(step, op)
        elif op == "filter":
            self._filter(step)
        elif not (op == "join" and self.fuses and defer(self, step)):
            self._computed(step, op)

    def _unkeyed(self, step: str) -> None:
        """Right rows without a key: in no stream, but counted and kept."""
        operator = self.plan.model.steps[step].operator
        if not isinstance(operator, Matching):
            return
        lost = self.asides.put_unkeyed(step) if self.sizes[operator.parts()[1]] else 0
        self.plan.unkeyed[step] = lost
        self.counts[-1] = replace(self.counts[-1], unkeyed=lost)

    def _repeated(self, step: str) -> bool:
        """Whether later steps would write new columns out several times: then they are kept.

        Steps that look for matches name their left side once for each outcome.
        """
        source = self.plan.model.steps[step].operator.inputs()[0]
        if self.sizes[source] * max(1, len(self.plan.wanted(step))) > SMALL:
            return False
        return self.eager or bool(self.repeating & set(self._readers(step)))

    def _readers(self, step: str) -> list[str]:
        """The computed steps that read a step, through those that are not."""
        found: list[str] = []
        for name in self.plan.order():
            operator = self.plan.model.steps[name].operator
            if step in operator.inputs():
                found += self._readers(name) if operator.op in LAZY else [name]
        return found

    @cached_property
    def repeating(self) -> set[str]:
        """Steps that name their inputs more than once."""
        steps = self.plan.model.steps.items()
        return {
            i for i, b in steps if isinstance(b.operator, Matching) or b.operator.op == "expand"
        }

    def _lazy(self, step: str, op: str) -> None:
        operator = self.plan.model.steps[step].operator
        if op == "table":
            size = self.plan.snapshots[step].rows
        else:
            size = sum(self.sizes[n] for n in operator.inputs())
        self.count(step, op, {PASS: size}, None, False)

    def _filter(self, step: str) -> None:
        """Count first; keep the passed rows only where they are few."""
        before = self.plan.model.steps[step].operator.inputs()[0]
        if before in self.plan.uncounted:
            fuse(self, step)
            return
        source = self.sizes[before]
        few = SMALL // max(1, len(self.plan.wanted(step)))
        if source <= few:
            self._computed(step, "filter")
            return
        streams = self.plan.streams(step)
        if streams.whole is not None:
            tally = self.tally(streams.whole)
        else:
            tally = {PASS: self.plan.engine.rows(streams.passed.expr)}
        rest = None
        if sum(tally.values()) <= max(few, source // SHARE):
            self._computed(step, "filter")
            return
        if streams.rest is not None and sum(tally.values()) > tally.get(PASS, 0):
            rest = streams.rest.over(self.plan.engine.materialise(streams.rest.expr))
        self.plan.keep(step, streams.passed, rest)
        self.count(step, "filter", tally, rest, streams.keeps)

    def _computed(self, step: str, op: str) -> None:
        kept = self._kept(step)
        tally = self._filled(step, kept)
        aside = sum(tally.values()) > tally.get(PASS, 0)
        rest = kept.rest if aside else None
        self.plan.keep(step, kept.passed, rest)
        if self.memo is not None:
            self.marks.computed(step, kept.passed)
        self.count(step, op, tally, rest, kept.keeps)

    def _kept(self, step: str) -> Kept:
        if self.memo is None or self.plan.model.steps[step].operator.local:
            return self.prepared(step)
        mark = self.marks.of(step)
        if mark not in self.memo:
            self.memo[mark] = self.prepared(step)
        found: Kept = self.memo[mark]
        return found

    def _filled(self, step: str, kept: Kept) -> dict[int, int]:
        """Compute a step's tables; its rows by outcome."""
        sources = self.plan.model.steps[step].operator.inputs()[:1]
        # empty tables by what filled them: the same name may have had other columns
        empty: dict[str, str] = self.memo.setdefault("empty", {}) if self.memo is not None else {}
        if sources and self.sizes[sources[0]] == 0 and kept.names.items() <= empty.items():
            return {}
        sizes = {n: self.plan.engine.fill(n, sql) for n, sql in kept.names.items()}
        for name, size in sizes.items():
            if size:
                empty.pop(name, None)
            else:
                empty[name] = kept.names[name]
        if kept.split:
            return self.tally(kept.split) if sizes[kept.split] else {}
        first, *others = kept.names
        tally = {PASS: sizes[first]}
        if others and sizes[others[0]]:
            tally |= self.tally(others[0])
        return tally

    def prepared(self, step: str) -> Kept:
        """The SQL of a step and the relations over the tables it fills."""
        streams, engine = self.plan.streams(step), self.plan.engine
        name = self.plan.new_name(step)
        if streams.whole is None:
            names = {name: engine.sql(streams.passed.expr)}
            rest = None
            if streams.rest is not None:
                names[name + "_aside"] = engine.sql(streams.rest.expr)
                rest = streams.rest.over(engine.named(name + "_aside", streams.rest.expr))
            passed = streams.passed.over(engine.named(name, streams.passed.expr))
            return Kept(names, passed, rest, "", streams.keeps)
        whole = streams.whole.over(engine.named(name, streams.whole.expr))
        passed = whole.filter(whole.expr[OUT] == PASS).keep(list(whole.columns))
        rest = whole.filter(whole.expr[OUT] > DROP)
        names = {name: engine.sql(streams.whole.expr)}
        return Kept(names, passed, rest, name, streams.keeps)

    def clue_rows(self, step: str) -> list[Cells]:
        """The passed rows of a clue step."""
        return rows_of(self.plan.passed(step), self.clue_data(step))

    def clue_data(self, step: str) -> pa.Table:
        """The same as fetched."""
        relation = self.plan.passed(step)
        key = ("clue", self.marks.of(step)) if self.memo is not None else None
        if self.memo is None or key not in self.memo:
            sql = self.plan.engine.sql(relation.expr)
            if self.memo is not None:
                self.memo[key] = sql
        else:
            sql = self.memo[key]
        return self.plan.engine.fetch(sql)

    def tally(self, relation: Relation | str) -> dict[int, int]:
        """Rows by outcome, of a relation or a table."""
        expr = relation if isinstance(relation, str) else relation.expr
        return {int(k): v for k, v in self.plan.engine.tally(expr, OUT).items()}

    def counted(
        self, step: str, op: str, tally: Mapping[int, int], sizes: dict[str, int], keeps: bool
    ) -> StepCount:
        """The ways of a step's rows; what passed is added to the sizes."""
        sizes[step] = tally.get(PASS, 0)
        dropped = None
        if keeps and op not in LAZY:
            source = self.plan.model.steps[step].operator.inputs()[0]
            dropped = sizes[source] - sum(tally.values())
        passed, review, unchecked = (tally.get(c, 0) for c in (PASS, REVIEW, UNCHECKED))
        return StepCount(step, op, passed, review, unchecked, dropped)

    def count(
        self, step: str, op: str, tally: Mapping[int, int], rest: Relation | None, keeps: bool
    ) -> None:
        """Note a computed step's rows by outcome and fetch those aside.

        Args:
            step: its id.
            op: its operator.
            tally: PASS, REVIEW, UNCHECKED → rows.
            rest: the rows aside; None: there are none.
            keeps: what is missing of the (first) input's rows was dropped.
        """
        self.counts.append(self.counted(step, op, tally, self.sizes, keeps))
        if rest is not None:
            for code in (REVIEW, UNCHECKED):
                if tally.get(code):
                    self.asides.put(step, rest, code)
