"""What steps share that look at a row among the others of its group, in an order."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import ibis

from shujian.engines.pair import Pair
from shujian.formulas.types import Type
from shujian.models.building import Build, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, Operator, param
from shujian.models.relations import graph
from shujian.models.relations.outcome import Test, judged
from shujian.models.relations.relation import DROP, OUT, PASS, WHY, Relation, int8, null, text
from shujian.models.relations.stacking import stack
from shujian.models.schema import Schema
from shujian.models.steps.kinds import Names, Order, Orders, StepName
from shujian.models.steps.naming import check_new_column
from shujian.models.steps.ordering import bind_order, order_keys, orderable, partition

Cells = Mapping[str, tuple[Type, Pair]]


@dataclass(frozen=True)
class Group:
    """The rows of a step and the windows over them.

    Args:
        rows: the rows whose group and order can be read.
        by: what makes a group, as expressions.
        order: sort keys down to the last difference.
        same: what makes rows equal in group and in the order that the author wrote.
    """

    rows: Relation
    by: tuple[Any, ...]
    order: tuple[Any, ...]
    same: tuple[Any, ...] = ()

    @property
    def whole(self) -> Any:
        """Every row of the group."""
        return ibis.window(group_by=self.by)

    @property
    def ordered(self) -> Any:
        """The group in its order, for places and neighbours."""
        return ibis.window(group_by=self.by, order_by=self.order)

    @property
    def ties(self) -> Any:
        """The rows of the group that no written order tells apart."""
        return ibis.window(group_by=self.same)

    @property
    def until(self) -> Any:
        """From the first row of the group to this one."""
        return ibis.window(group_by=self.by, order_by=self.order, preceding=None, following=0)


@dataclass(frozen=True)
class Windowed(Operator):
    """A step that adds columns computed over the group of each row (base of several).

    Rows without a readable group, or in a group whose order cannot be read, are put aside;
    the new columns are unknown there.
    """

    source: str = param("from", StepName(), "来源步骤", required=True)
    by: tuple[str, ...] = param("by", Names(), "这些列相同的为一组；不写时全部行为一组")
    order: tuple[Order, ...] = param("order", Orders(), "组内的先后")

    @abstractmethod
    def added(self, check: Check, schema: Schema) -> Schema:
        """The new columns; the step's own parameters are checked here."""

    @abstractmethod
    def reads(self) -> set[str]:
        """The columns read besides group and order."""

    @abstractmethod
    def cells(self, build: Build, group: Group) -> Cells:
        """The new columns over the group of each row."""

    def staged(self, build: Build, group: Group) -> Mapping[str, Any]:
        """Physical columns over windows, for ``cells`` to look at over windows again."""
        return {}

    def remaining(self, rows: Relation) -> Relation:
        """The rows that stay, where the step keeps only some."""
        return rows

    def entry(self, rows: Relation) -> Test | None:
        """The demand on a row for a place in its group; None where every row has one."""
        return orderable(rows, self.order, self.by)

    def verdict(self, rows: Relation) -> Test | None:
        """A demand on the rows that stay, over the new columns too; None: all go on."""
        return None

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def bind(self, check: Check) -> Schema:
        """The source's columns and the new ones."""
        schema = dict(check.schema(self.source))
        bind_order(self, check, schema, self.by, self.order)
        for name, column in self.added(check, schema).items():
            check_new_column(self, name, schema, "as")
            schema[name] = column
        return schema

    def news(self, bound: Bound) -> set[str]:
        """The columns that the step makes."""
        return set(bound.schema) - set(bound.inputs[self.source])

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Wanted columns, groups, order and what is computed from."""
        more = set(self.by) | {o.column for o in self.order} | self.reads()
        return {self.source: (wanted - self.news(bound)) | more}

    def build(self, build: Build) -> Streams:
        """New columns over windows; what has no readable place in a group is aside."""
        rows = build.input(self.source)
        test, rest = self.entry(rows), list[Relation]()
        if test is not None:
            whole = judged(rows, test, keep_dropped=True)
            lost = whole.filter(whole.expr[OUT] > DROP)
            kinds = {n: build.bound.schema[n].type for n in sorted(self.news(build.bound))}
            unknown = {n: (k, Pair(null(k), 2)) for n, k in kinds.items()}
            rest.append(build.keep(lost.with_cells(unknown), (OUT, WHY)))
            rows = whole.filter(whole.expr[OUT] == PASS).keep(list(rows.columns))
        group = self._group(rows)
        if stage := self.staged(build, group):
            rows = rows.over(graph.add(rows.expr, stage))
            group = self._group(rows)
        made = self.cells(build, group)
        stay = self.remaining(rows.with_cells(made))
        after = self.verdict(stay)
        if after is not None:
            whole = judged(stay, after)
            rest.append(build.keep(whole.filter(whole.expr[OUT] > DROP), (OUT, WHY)))
            stay = whole.filter(whole.expr[OUT] == PASS).keep(list(stay.columns))
        passed = build.keep(stay)
        if not rest:
            return Streams(passed, keeps=True)
        good = passed.over(passed.expr.mutate(**{OUT: int8(PASS), WHY: text("")}))
        aside = stack(rest, (OUT, WHY))
        return Streams(passed, stack([good, *rest], (OUT, WHY)), aside, keeps=True)

    def _group(self, rows: Relation) -> Group:
        keys = tuple(order_keys(rows, self.order, self.by))
        named = [o.column for o in self.order if o.column not in self.by]
        same = partition(rows, [*self.by, *named])
        return Group(rows, tuple(partition(rows, self.by)), keys, tuple(same))

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Only by the columns of the groups."""
        return {self.source: column} if column in self.by else {}

    def said_group(self) -> str:
        """Group and order in Chinese."""
        head = f"“{self.source}”中"
        head += f"{'、'.join(self.by)}相同的行" if self.by else "全部行"
        if not self.order:
            return head
        said = [f"{o.column}{'从大到小' if o.descending else '从小到大'}" for o in self.order]
        return f"{head}按{'、'.join(said)}"
