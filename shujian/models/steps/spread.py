"""What steps share that compare a number with the others of its group."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import Any

import ibis

from shujian.core.cells import State
from shujian.engines.pair import Pair, small
from shujian.models.building import Build
from shujian.models.checking import Check
from shujian.models.operator import param
from shujian.models.relations.outcome import Test, in_turn, known, readable, state_of
from shujian.models.relations.relation import PASS, UNCHECKED, Relation, int8, null, text
from shujian.models.schema import Schema
from shujian.models.steps.kinds import ColumnName, Order, Whole
from shujian.models.steps.ordering import orderable, partition
from shujian.models.steps.windowed import Cells, Group, Windowed

LEAST = 20
"""Rows with a value below which a group says nothing of its members, where none is written."""


@dataclass(frozen=True)
class Spread(Windowed):
    """A row's number among those of its group (base of two).

    Blank cells are no part of the group; one that cannot be read leaves the whole group
    open.  Small groups are 未检查.
    """

    of: str = param("of", ColumnName(), "哪一列（数）", required=True)
    least: int | None = param("least", Whole(), "组内至少要有几个值，默认 20")

    @abstractmethod
    def made(self, check: Check, schema: Schema) -> Schema:
        """The new columns."""

    def added(self, check: Check, schema: Schema) -> Schema:
        """The new columns, where the column is a number."""
        column = check.column(schema, self.of, self.into("of"), f"“{self.source}”")
        if self.order:
            self.into("order").error("no_order", "这一步不用写先后", "请删去 order")
        if column is None:
            return {}
        if not column.type.numeric:
            what = f"“{self.of}”是{column.type.label}，不能比大小"
            self.into("of").error("not_number", what, "请换成数或金额的列")
        return self.made(check, schema)

    def reads(self) -> set[str]:
        """The column."""
        return {self.of}

    def entry(self, rows: Relation) -> Test | None:
        """Groups that can be read, in which every number can."""
        return orderable(rows, (Order(self.of),), self.by)

    def value(self, rows: Relation) -> Pair | None:
        """The column; None where no row of it has a value."""
        pair = rows.pair(self.of)
        return None if isinstance(pair.state, int) and pair.state != State.VALUE else pair

    def state(self, pair: Pair) -> Any:
        """Unknown where the row's own cell has no value."""
        if known(pair):
            return small(State.VALUE)
        return ibis.ifelse(state_of(pair) == small(State.BLANK), small(2), state_of(pair))

    def nothing(self, build: Build, group: Group) -> Cells:
        """The cells where nobody supplied a value."""
        state = max(int(group.rows.pair(self.of).state), int(State.UNKNOWN))
        schema = build.bound.schema
        names = sorted(self.news(build.bound))
        return {n: (schema[n].type, Pair(null(schema[n].type), state)) for n in names}

    def verdict(self, rows: Relation) -> Test | None:
        """The demand on the size of the group."""
        pair = self.value(rows)
        least = self.least or LEAST
        there = readable([(self.of, rows.pair(self.of))], "，无法与同组相比")
        if pair is None:
            return there
        window = ibis.window(group_by=partition(rows, self.by))
        few = pair.value.count().over(window) < least
        why = text(f"样本不足：组内“{self.of}”有值的不足 {least} 行")
        enough = Test(~few, ibis.ifelse(few, int8(UNCHECKED), int8(PASS)), why, True)
        return enough if there is None else in_turn([there, enough])
