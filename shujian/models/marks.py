"""What a step's SQL depends on, so that it is built once for many small runs."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

from shujian.models.planner import Plan


@dataclass
class Marks:
    """Marks of the steps of one run: equal marks mean equal SQL.

    Args:
        plan: the plan.
    """

    plan: Plan
    _held: dict[str, Hashable] = field(default_factory=dict)
    _aside: dict[str, bool] = field(default_factory=dict)
    _common: Hashable = None

    def of(self, step: str) -> Hashable:
        """The mark of a step: its inputs' marks and everything its formulas may ask."""
        if step not in self._held:
            operator = self.plan.model.steps[step].operator
            if operator.op == "table":
                self._held[step] = self._table(step)
            else:
                parts = tuple((self.of(n), self._aside.get(n)) for n in operator.inputs())
                self._held[step] = hash_of((step, parts, self._env(step)))
        return self._held[step]

    def computed(self, step: str, mark: Hashable, aside: bool) -> None:
        """Remember whether a step put rows aside: later steps ask for them."""
        self._held[step] = mark
        self._aside[step] = aside

    def _table(self, alias: str) -> Hashable:
        snapshot = self.plan.snapshots[alias]
        columns = tuple(
            (n, i.present, i.states)
            for n in self.plan.wanted(alias)
            if (i := snapshot.columns.get(n)) is not None
        )
        return hash_of((alias, snapshot.table, columns, bool(snapshot.quarantine_files)))

    def _env(self, step: str) -> Hashable:
        if self._common is None:
            env = self.plan.env
            self._common = (
                env.day,
                tuple(sorted(env.values.items(), key=lambda kv: kv[0])),
                tuple(sorted(env.table_days.items(), key=lambda kv: kv[0])),
                repr(getattr(env.library.local, "rules", env.library.local)),
            )
        covers: Any = ()
        bound = self.plan.model.steps[step]
        if getattr(bound.operator, "coverage", None) is not None:
            covers = tuple((a, self.plan.coverage(a)) for a in sorted(self.plan.model.inputs))
        return (self._common, covers)


_NUMBERS: dict[Hashable, int] = {}


def hash_of(value: Hashable) -> int:
    """A small number for a value: equal values have equal numbers in this process."""
    return _NUMBERS.setdefault(value, len(_NUMBERS))
