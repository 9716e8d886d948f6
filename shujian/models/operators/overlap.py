"""overlap: pairs of rows whose intervals have a day in common."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ibis

from shujian.core.cells import State
from shujian.engines.pair import Pair
from shujian.formulas.types import DATE, MONTH
from shujian.models.building import Build, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, operator, param
from shujian.models.relations.outcome import (
    Test,
    agreement,
    both,
    condition,
    judged,
    known,
    state_of,
)
from shujian.models.relations.relation import OUT, WHY, Relation, int8, null
from shujian.models.relations.stacking import stack
from shujian.models.schema import Schema, computed
from shujian.models.steps.joining import MARK, compared, joined_pairs
from shujian.models.steps.kinds import ColumnList, Pairs, StepName
from shujian.models.steps.matching import Matching
from shujian.models.steps.naming import check_new_column
from shujian.models.steps.unsure import perhaps_pairs

OnPairs = tuple[tuple[str, str], ...]
Ends = tuple[str, ...]


@operator
@dataclass(frozen=True)
class Overlap(Matching):
    """Pairs with equal keys whose intervals overlap, and the overlap."""

    op = "overlap"
    title = "期间重叠"
    help = "左右两行的期间有重叠的并成一行；止日未填视为至今未止，起日未填转入待核"

    left: str = param("left", StepName(), "左表步骤", required=True)
    right: str = param("right", StepName(), "右表步骤", required=True)
    on: OnPairs = param("on", Pairs(), "比对的列", required=True)
    agree: OnPairs = param("agree", Pairs(), "须一致的列，不一致转入待核")
    left_interval: Ends = param("left_interval", ColumnList(2), "左表的起止列", required=True)
    right_interval: Ends = param("right_interval", ColumnList(2), "右表的起止列", required=True)
    names: Ends = param("as", ColumnList(2), "重叠起止的列名", required=True)

    def inputs(self) -> tuple[str, ...]:
        """Left, then right."""
        return (self.left, self.right)

    def _taken(self, bound_left: Schema, bound_right: Schema) -> list[str]:
        return [n for n in bound_right if n not in bound_left]

    def bind(self, check: Check) -> Schema:
        """Both sides' columns and the overlap."""
        self.bind_sides(check)
        left, right = check.schema(self.left), check.schema(self.right)
        parts = []
        sides = (
            ("left_interval", left, self.left_interval),
            ("right_interval", right, self.right_interval),
        )
        for key, schema, ends in sides:
            for name in ends:
                column = check.column(schema, name, self.into(key))
                if column is not None and column.type not in (DATE, MONTH):
                    self.into(key).error("not_date", f"“{name}”不是日期或月份", "请换成日期列")
                parts += [column] if column else []
        kinds = {c.type for c in parts}
        if len(kinds) > 1:
            self.at.error("mixed_dates", "左右期间一处是日期、一处是月份", "请先用 derive 统一")
        schema = {**left, **{n: right[n] for n in self._taken(left, right)}}
        for name in self.names:
            check_new_column(self, name, schema, "as")
            schema[name] = computed(next(iter(kinds), DATE), parts)
        return schema

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Wanted columns, keys, agreement and intervals."""
        found = self.side_needs(bound)
        mine = set(self.left_interval) | {n for n in wanted if n in bound.inputs[self.left]}
        theirs = set(self.right_interval)
        theirs |= {
            n for n in wanted if n in self._taken(bound.inputs[self.left], bound.inputs[self.right])
        }
        if self.left == self.right:
            return {self.left: set().union(*found.values()) | mine | theirs}
        found[self.left] |= mine
        found[self.right] |= theirs
        return found

    def build(self, build: Build) -> Streams:
        """A join, the test of overlap, and its two ends."""
        sides = self.sides(build)
        joined = sides.join("inner", sides.keys())
        pairs = joined_pairs(joined)
        cells = [(n, pairs["", n]) for n in self.left_interval]
        cells += [(f"右.{n}", pairs["右", n]) for n in self.right_interval]
        test = both([self._test(cells), agreement(compared(pairs, self.agree))])
        kind = build.bound.schema[self.names[0]].type
        starts, ends = [cells[0][1], cells[2][1]], [cells[1][1], cells[3][1]]
        new = {self.names[0]: (kind, _end(starts, True)), self.names[1]: (kind, _end(ends, False))}
        lost = self.lost(build, sides.left)
        if not test.open and lost is None:
            return Streams(self._shaped(build, joined.filter(test.passes).with_cells(new)))
        parts = [judged(joined.with_cells(new), test)]
        if lost is not None:
            unknown = {n: (kind, Pair(null(kind), State.UNKNOWN)) for n in self.names}
            parts.append(lost.with_cells(unknown))
        extra = (OUT, WHY)
        return Streams.of(stack([self._shaped(build, p, extra) for p in parts], extra))

    def _test(self, cells: list[tuple[str, Pair]]) -> Test:
        (_, a0), (_, a1), (_, b0), (_, b1) = cells
        parts = [_not_after(a0, b1), _not_after(b0, a1), _not_after(a0, a1), _not_after(b0, b1)]
        value = parts[0].value & parts[1].value
        states = [state_of(p) for p in parts[:2]]
        state = ibis.ifelse(value.isnull(), ibis.greatest(*states), int8(0))
        if all(known(p) for _, p in cells):
            meets = condition(Pair(value, 0), cells)
        else:
            meets = condition(Pair(value, state), cells)
        return both([meets, _orderly(parts[2], "左表"), _orderly(parts[3], "右表")])

    def _shaped(self, build: Build, rows: Relation, extra: tuple[str, ...] = ()) -> Relation:
        left = build.bound.inputs[self.left]
        taken = self._taken(left, build.bound.inputs[self.right])
        names = {n: MARK + n if n in taken else n for n in build.wanted}
        return rows.renamed(names, extra)

    def perhaps(self, build: Build) -> Relation | None:
        """Pairs whose right row has no key."""
        pairs = perhaps_pairs(self, build)
        if pairs is None:
            return None
        kind = build.bound.schema[self.names[0]].type
        unknown = {n: (kind, Pair(null(kind), State.UNKNOWN)) for n in self.names}
        return self._shaped(build, pairs.with_cells(unknown))

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Left columns and keys."""
        return super().back(bound, column)

    def sentence(self, bound: Bound) -> str:
        """期间重叠."""
        left, right = "至".join(self.left_interval), "至".join(self.right_interval)
        head = f"“{self.left}”（{left}）与“{self.right}”（{right}）按{self.said_on()}比对，期间有重叠的并成一行"
        return head + self.said_more(bound)


def _not_after(start: Pair, end: Pair) -> Pair:
    """start ≤ end, a blank end being open; unread ends make it unknown."""
    if known(start) and known(end):
        return Pair(start.value <= end.value, 0)
    open_end = state_of(end) == State.BLANK
    value = ibis.ifelse(
        open_end & start.value.notnull(), ibis.literal(True), start.value <= end.value
    )
    worst = ibis.greatest(state_of(start), ibis.ifelse(open_end, int8(0), state_of(end)))
    state = ibis.ifelse(value.notnull(), int8(0), ibis.greatest(worst, int8(State.UNKNOWN)))
    return Pair(value, state)


def _orderly(pair: Pair, whose: str) -> Test:
    """An interval that ends before it begins is a mistake of someone: 待核."""
    wrong = ~pair.value if known(pair) else (~pair.value).fill_null(False)
    right: Any = pair.value if known(pair) else pair.value.fill_null(True)
    return Test(
        right, ibis.ifelse(wrong, int8(2), int8(0)), ibis.literal(f"{whose}的止日早于起日"), True
    )


def _end(pairs: list[Pair], latest: bool) -> Pair:
    """The later start, or the earlier end with blank as open."""
    values = [p.value for p in pairs]
    value = ibis.greatest(*values) if latest else ibis.least(*values)
    if all(known(p) for p in pairs):
        return Pair(value, 0)
    states = [state_of(p) for p in pairs]
    grave = ibis.greatest(*states)
    if latest:
        return Pair(ibis.ifelse(grave == 0, value, ibis.null("date")), grave)
    blank = ibis.least(*states)
    lost = grave > State.BLANK
    state = ibis.cases(
        (lost, grave), ((grave == State.BLANK) & (blank == State.BLANK), int8(1)), else_=int8(0)
    )
    return Pair(ibis.ifelse(state == 0, value, ibis.null("date")), state)
