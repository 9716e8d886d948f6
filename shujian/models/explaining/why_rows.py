"""The rows of one subject at every step: each step is asked for its rows once, for all rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from shujian.models.relations.cells import Cells, rows_of
from shujian.models.relations.relation import OUT, WHY, Relation
from shujian.models.running.planner import Plan

Extras = tuple[Any, ...]
_FEW = 20_000
"""Rows of a step that are kept: where nothing names the subject, a step may hold everybody's."""


@dataclass
class Seen:
    """What the steps hold, computed for the rows that may be of one subject.

    The rules of a model share most of their steps.

    Args:
        plan: the plan of these rows; its steps are computed.
        value: the subject.
    """

    plan: Plan
    value: Any
    _passed: dict[str, list[Cells]] = field(default_factory=dict)
    _aside: dict[str, list[tuple[Cells, Extras]]] = field(default_factory=dict)

    def all(self, step: str) -> list[Cells]:
        """The rows that a step let pass, also those of others."""
        if step in self._passed:
            return self._passed[step]
        empty = self.plan.sizes.get(step) == 0
        rows = [] if empty else [r for r, _ in _fetched(self.plan, self.plan.passed(step))]
        if len(rows) <= _FEW:
            self._passed[step] = rows
        return rows

    def passed(self, step: str, column: str) -> list[Cells]:
        """The rows that a step let pass, whose column holds the subject."""
        return in_order(row for row in self.all(step) if row.get(column) == self.value)

    def aside(self, step: str, column: str) -> list[tuple[Cells, Extras]]:
        """The rows that a step put aside, with outcome and reason."""
        if step not in self._aside:
            rest = self.plan.rest(step)
            self._aside[step] = [] if rest is None else _fetched(self.plan, rest, (OUT, WHY))
        return in_order(one for one in self._aside[step] if one[0].get(column) == self.value)

    def quarantined(self, table: str, column: str) -> list[Cells]:
        """The rows of a table in quarantine."""
        kept = self.plan.quarantine(table, [column])
        found = [] if kept is None else _fetched(self.plan, kept)
        return [row for row, _ in found if row.get(column) == self.value]


def in_order(rows: Iterable[Any]) -> list[Any]:
    """Rows in one order: the engine gives them in any, and the first of them are shown."""
    return sorted(rows, key=repr)


def _fetched(plan: Plan, rows: Relation, extra: Sequence[str] = ()) -> list[tuple[Cells, Extras]]:
    """Rows, and physical extras of each."""
    if not rows.columns:
        return []
    data = plan.engine.arrow(rows.expr)
    more = list(zip(*(data.column(n).to_pylist() for n in extra), strict=True))
    cells = rows_of(rows, data)
    return list(zip(cells, more or [()] * len(cells), strict=True))
