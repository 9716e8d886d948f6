"""Rows that a clue's sums lack: put aside before an aggregate, quarantined, or left blank.

A total that is too low because rows wait for a person must not look complete.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

from shujian.core.cells import Missing, State
from shujian.core.terms import Term
from shujian.models.explaining.retrace import retraced
from shujian.models.explaining.unkeyed import UNKEYED
from shujian.models.explaining.ways import path
from shujian.models.operator import Operator
from shujian.models.operators.aggregate import Aggregate
from shujian.models.operators.clue import Clue
from shujian.models.relations.outcome import state_of
from shujian.models.relations.relation import OUT, WHY, Relation
from shujian.models.running.asides import STREAMS
from shujian.models.running.planner import Plan
from shujian.models.running.result import Found
from shujian.models.steps.matching import Matching

Names = Mapping[str, str]
"""Column of the clue → the same column of a step."""


@dataclass(frozen=True)
class Lacking:
    """Rows that may belong to the clue but are not in its sums.

    Args:
        step: where they were put aside.
        stream: 待核, 未检查, 隔离, 右表键不明, or 未填 (in the sum as nothing).
        reason: why, Chinese; "" for quarantined rows.
        count: how many rows.
        sure: whether they are of the clue's own group; False: the step knows no column of
            the clue, and all its rows are counted.
    """

    step: str
    stream: str
    reason: str
    count: int
    sure: bool = True

    def as_dict(self) -> dict[str, Any]:
        """For programs."""
        return dict(vars(self))


def put_aside(plan: Plan, found: Found) -> tuple[Lacking, ...]:
    """What the sums on a clue's way lack, step by step; nothing where there is no sum.

    Args:
        plan: the plan of the run; its ``unkeyed`` says how many right rows had no key.
        found: the clue.
    """
    steps = path(plan.model, found.step)
    if not any(isinstance(plan.model.steps[s].operator, Aggregate) for s in steps):
        return ()
    again = retraced(plan, found)
    places = _places(plan, found)
    seen = [row for place in places for row in _Looking(again, found, place, plan.unkeyed).all()]
    order = {step: at for at, step in enumerate(steps)}
    return tuple(sorted(seen, key=lambda r: (order[r.step], r.stream, r.reason)))


@dataclass(frozen=True)
class _Place:
    """A step on the clue's way and the clue's columns there.

    Args:
        before: whether an aggregate comes after it.
    """

    step: str
    names: Names
    before: bool


def _places(plan: Plan, found: Found) -> Iterator[_Place]:
    """The steps from the clue back to the tables, each once."""
    seen: set[str] = set()
    todo = [_Place(found.step, {n: n for n in found.cells}, False)]
    while todo:
        place = todo.pop(0)
        if place.step in seen:
            continue
        seen.add(place.step)
        yield place
        bound = plan.model.steps[place.step]
        operator = bound.operator
        before = place.before or isinstance(operator, Aggregate)
        backs = {n: operator.back(bound, column) for n, column in place.names.items()}
        for source in operator.doubted() if before else operator.inputs():
            names = {n: back[source] for n, back in backs.items() if source in back}
            todo.append(_Place(source, names, before))


@dataclass(frozen=True)
class _Looking:
    """Counts at one step.

    Args:
        plan: the steps for the rows of the clue alone.
        found: the clue.
        place: the step.
        counted: step → right rows without a key in the whole run.
    """

    plan: Plan
    found: Found
    place: _Place
    counted: Mapping[str, int] = field(default_factory=dict)
    _rows: list[Lacking] = field(default_factory=list)

    def all(self) -> list[Lacking]:
        """Everything that is lacking at the step."""
        operator = self.plan.model.steps[self.place.step].operator
        if isinstance(operator, Aggregate):
            self._blank(operator)
        if self.place.before and operator.op == "table":
            columns = list(self.place.names.values())
            self._add(self.plan.quarantine(self.place.step, columns), "隔离", columns == [])
        elif self.place.before:
            self._unkeyed(operator)
            if (rest := self.plan.rest(self.place.step)) is not None:
                self._aside(rest)
        return self._rows

    def _unkeyed(self, operator: Operator) -> None:
        """Right rows without a key, as the run counted them: whose they are is not known."""
        count = self.counted.get(operator.id, 0)
        if count and isinstance(operator, Matching) and operator.parts()[1] in operator.doubted():
            names = "、".join(f"“{b}”" for _, b in operator.pairs_on)
            stream, why = STREAMS[UNKEYED], f"{names}未填或不可读"
            self._rows.append(Lacking(operator.id, stream, why, count, False))

    def _aside(self, rest: Relation) -> None:
        mine, sure = self._mine(rest)
        counted = mine.expr.group_by([OUT, WHY]).aggregate(n=mine.expr.count())
        for row in self.plan.engine.arrow(counted).to_pylist():
            stream = STREAMS[int(row[OUT])]
            self._rows.append(Lacking(self.place.step, stream, row[WHY], int(row["n"]), sure))

    def _add(self, rows: Relation | None, stream: str, whole: bool) -> None:
        if rows is None or whole:
            return
        mine, sure = self._mine(rows)
        if count := self.plan.engine.rows(mine.expr):
            self._rows.append(Lacking(self.place.step, stream, "", count, sure))

    def _blank(self, operator: Aggregate) -> None:
        """Rows of the group whose amount is blank: the sum takes them for nothing."""
        bound = self.plan.model.steps[operator.id]
        names = {
            n: column
            for n, own in self.place.names.items()
            if (column := operator.back(bound, own).get(operator.source))
        }
        source = self.plan.passed(operator.source)
        read = {c for n in operator.measures for c in bound.columns_of(f"measures.{n}")}
        for column in sorted(read & set(source.columns)):
            pair = source.pair(column)
            if isinstance(pair.state, int) and pair.state != State.BLANK:
                continue
            blank = source.filter(state_of(pair) == State.BLANK)
            mine, sure = _Looking(self.plan, self.found, _Place("", names, True))._mine(blank)
            if count := self.plan.engine.rows(mine.expr):
                reason = f"“{column}”未填，汇总时没有计入"
                self._rows.append(Lacking(operator.id, "未填", reason, count, sure))

    def _mine(self, rows: Relation) -> tuple[Relation, bool]:
        """The rows whose columns are the clue's, or could not be read beside one that is."""
        clue = self.plan.model.steps[self.found.step].operator
        assert isinstance(clue, Clue)
        same: dict[str, Any] = {}
        open_: dict[str, Any] = {}
        for name, column in self.place.names.items():
            cell = self.found.cells[name]
            if column not in rows.columns or isinstance(cell, (Missing, tuple)):
                continue
            pair = rows.pair(column)
            if isinstance(pair.state, int) and pair.state != State.VALUE:
                continue
            value = cell.code if isinstance(cell, Term) else cell
            same[name] = ((pair.value == value) & (state_of(pair) == State.VALUE)).fill_null(False)
            open_[name] = state_of(pair) != State.VALUE
        if not same:
            return rows, False
        first = next((n for n in clue.identity if n in same), next(iter(same)))
        tests = [same[first], *(same[n] | open_[n] for n in same if n != first)]
        return rows.filter(reduce(lambda a, b: a & b, tests)), True
