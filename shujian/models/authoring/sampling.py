"""A sample of subjects: all rows of some, from every large table that names them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ibis

from shujian.engines.base import Engine, Snapshot
from shujian.models.explaining.why import carriers
from shujian.models.model import Model
from shujian.models.operators.clue import Clue
from shujian.models.relations import graph
from shujian.models.running.planner import Plan
from shujian.models.running.run import make_plan

WHOLE = 20_000
"""Tables of so many rows are taken whole."""


@dataclass
class Sampled:
    """An engine whose large tables hold the rows of the sampled subjects alone.

    Args:
        inner: the engine.
        columns: table → the column by which it names the subject.
        keys: an expression of one column, ``key``: the subjects; None: all.
        subjects: how many; None: all.
    """

    inner: Engine
    columns: Mapping[str, str]
    keys: Any
    subjects: int | None

    def __post_init__(self) -> None:
        self.name = self.inner.name
        self._held: dict[tuple[str, int, tuple[str, ...]], Any] = {}

    @classmethod
    def of(
        cls, model: Model, snapshots: Mapping[str, Snapshot], engine: Engine, subjects: int
    ) -> Sampled:
        """Choose subjects of the model's first rule by the digest of their numbers."""
        plan = make_plan(model, snapshots, engine)
        columns: dict[str, str] = {}
        for bound in model.clue_steps:
            assert isinstance(bound.operator, Clue)
            for step, column in carriers(plan, bound.id, bound.operator.subject).items():
                if step in model.inputs:
                    columns.setdefault(model.inputs[step].table, column)
        large = {t for t in columns if _rows(snapshots, t) > WHOLE}
        if not large:
            return cls(engine, {}, None, None)
        first = max(large, key=lambda t: (_rows(snapshots, t), t))
        keys, count = _chosen(plan, model, first, columns[first], subjects)
        return cls(engine, {t: columns[t] for t in large}, keys, count)

    def table(self, snapshot: Snapshot, columns: Sequence[str], *, quarantine: bool = False) -> Any:
        """The rows of the sampled subjects, computed once."""
        column = self.columns.get(snapshot.table)
        if column is None or quarantine:
            return self.inner.table(snapshot, columns, quarantine=quarantine)
        key = (snapshot.table, snapshot.version, tuple(columns))
        if key not in self._held:
            read = list(dict.fromkeys([*columns, column]))
            rows = graph.side(self.inner.table(snapshot, read))
            held = graph.side(self.keys)
            some = graph.joined(rows, held, "semi", [graph.column(rows, column) == held["key"]])
            self._held[key] = self.inner.materialise(some)
        return self._held[key]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


def _rows(snapshots: Mapping[str, Snapshot], table: str) -> int:
    return max((s.rows for s in snapshots.values() if s.table == table), default=0)


def _chosen(plan: Plan, model: Model, table: str, column: str, subjects: int) -> tuple[Any, int]:
    alias = next(a for a, i in model.inputs.items() if i.table == table)
    rows = plan.source(alias, [column])
    value = rows.pair(column).value
    keys = rows.expr.filter(value.notnull()).select(key=value).distinct()
    order = [ibis.asc(keys["key"].cast("string").hexdigest("md5")), ibis.asc(keys["key"])]
    chosen = plan.engine.materialise(keys.order_by(order).limit(subjects))
    return chosen, plan.engine.rows(chosen)
