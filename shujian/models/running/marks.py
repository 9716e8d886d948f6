"""What a step's SQL depends on, so that it is built once for many small runs (cases)."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from ibis.expr.operations import UnboundTable

from shujian.formulas.scope import Typed
from shujian.formulas.tree import Literal
from shujian.models.relations.relation import Relation
from shujian.models.running.earlier import FIRST_OP, first_time
from shujian.models.running.planner import UNCOMPUTED, Plan

_NUMBERS: dict[Hashable, int] = {}


@dataclass
class Marks:
    """Marks of the steps of one run: equal marks mean equal SQL.

    A computed step stands in its own temporary table, so a later step's SQL depends only
    on that table's columns and states; steps that are never computed are inlined with
    everything that they depend on.

    Args:
        plan: the plan.
    """

    plan: Plan
    _own: dict[str, Hashable] = field(default_factory=dict)
    _shapes: dict[str, Hashable] = field(default_factory=dict)

    def of(self, step: str) -> Hashable:
        """The mark of a step."""
        if step not in self._own:
            operator = self.plan.model.steps[step].operator
            parts = list(self.inputs(step))
            if operator.op == "table":
                parts.append(self._table(step))
            if operator.op == FIRST_OP:
                parts.append(first_time(self.plan, step))
            if sought := operator.sought():
                # rows that may belong to the right side stand in a table of their own
                parts.append(self._doubtful(sought))
                right = self.plan.model.ancestors[sought]
                parts.append(tuple(self.plan.coverage(a) for a in sorted(right)))
            self._own[step] = number((step, self._asked(step), tuple(parts)))
        return self._own[step]

    def doubt(self, step: str) -> Hashable:
        """The mark of a step's doubtful rows."""
        operator = self.plan.model.steps[step].operator
        rest = None if operator.op in UNCOMPUTED else self.plan.rest(step)
        parts = [self._doubtful(n) for n in operator.doubted()]
        unsure = operator.unsure(self.plan)
        return number(("doubt", self.of(step), _form(rest), unsure, tuple(parts)))

    def _doubtful(self, step: str) -> Hashable:
        """What others see of a step's doubtful rows."""
        return step, _form(self.plan.doubt(step))

    def inputs(self, step: str) -> tuple[Hashable, ...]:
        """The marks of what a step reads."""
        names = self.plan.model.steps[step].operator.inputs()
        return tuple(self._shapes.get(n) or self.of(n) for n in names)

    def computed(self, step: str, passed: Relation) -> None:
        """Remember a step's columns and its table: the same step may have another form."""
        self._shapes[step] = number((step, _form(passed)))

    def nothing(self, step: str) -> None:
        """Remember that a step has no rows, and no table."""
        self._shapes[step] = number((step, None))

    def _table(self, alias: str) -> Hashable:
        snapshot = self.plan.snapshots[alias]
        columns = tuple(
            (n, i.present, i.states)
            for n in self.plan.wanted(alias)
            if (i := snapshot.columns.get(n)) is not None
        )
        whole = all(present for _, present, _ in columns)
        # a list without a row that lacks a column may count as an empty one (``matching``)
        nothing = not whole and self.plan.vacant(alias)
        return (snapshot.table, columns, bool(snapshot.quarantine_files), nothing)

    def _asked(self, step: str) -> Hashable:
        """What the step's formulas ask for that differs from run to run."""
        bound, env = self.plan.model.steps[step], self.plan.env
        found: list[Hashable] = [env.day] if bound.operator.asks_day else []
        for formula in bound.formulas.values():
            for node in formula.typed.walk():
                found += self._answers(node)
        return tuple(found)

    def _answers(self, node: Typed) -> list[Hashable]:
        env = self.plan.env
        name = node.function.name if node.function else ""
        if node.function is None or node.function.group != "参数" or name in ("法", "查"):
            return []
        first = node.args[0].node if node.args else None
        asked = str(first.value) if isinstance(first, Literal) else ""
        if name == "参数":
            return [(name, asked, repr(env.parameter(asked)))]
        local = repr(env.local_versions(asked))
        return [(name, asked, local, env.day, env.table_as_of(asked))]


def _form(rows: Relation | None) -> Hashable:
    """What SQL over some computed rows depends on: their columns, and the table they are in."""
    if rows is None:
        return None
    tables = tuple(rows.expr.op().find(UnboundTable))
    return tuple(rows.states.items()), tuple(sorted(rows.rows.items())), tables


def number(value: Hashable) -> int:
    """A small number for a value: equal values have equal numbers in this process."""
    return _NUMBERS.setdefault(value, len(_NUMBERS) + 1)
