"""join: each left row beside each right row with the same keys."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import ibis

from shujian.core.cells import State
from shujian.engines.pair import Pair
from shujian.formulas.types import BOOL
from shujian.models.building import Build, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, operator, param
from shujian.models.reading import Written
from shujian.models.relations.outcome import Test, judged, marked
from shujian.models.relations.relation import DROP, OUT, PASS, UNCHECKED, WHY, Relation, int8, null
from shujian.models.relations.stacking import stack
from shujian.models.schema import Schema, computed
from shujian.models.steps.joining import MARK, Sides, joined_pairs
from shujian.models.steps.kinds import (
    Choice,
    Cover,
    Covers,
    Formula,
    NewColumn,
    Pairs,
    Renames,
    StepName,
)
from shujian.models.steps.matching import Matching
from shujian.models.steps.naming import check_new_column
from shujian.models.steps.unsure import perhaps_pairs

OnPairs = tuple[tuple[str, str], ...]


@operator
@dataclass(frozen=True)
class Join(Matching):
    """Brings columns of the right side to the left rows."""

    op = "join"
    title = "关联"
    help = "把左右两表按相同的列并成一行；how: left 时左表的行都保留，右表没有的列为未填或未提供"

    left: str = param("left", StepName(), "左表步骤", required=True)
    right: str = param("right", StepName(), "右表步骤", required=True)
    on: OnPairs = param("on", Pairs(), "比对的列", required=True)
    how: str = param("how", Choice(("inner", "left")), "inner 只留对上的；left 保留左表全部")
    take: Mapping[str, str] = param("take", Renames(), "取右表的哪些列（默认不重名的全部）")
    agree: OnPairs = param("agree", Pairs(), "须一致的列，不一致转入待核")
    where: Written | None = param("where", Formula(), "两行须满足的条件")
    coverage: Cover | None = param("coverage", Covers(), "右表应覆盖的范围（how: left）")
    flag: str = param("flag", NewColumn(), "是否对上的布尔列（how: left）")

    def inputs(self) -> tuple[str, ...]:
        """Left, then right."""
        return (self.left, self.right)

    @property
    def outer(self) -> bool:
        """Whether left rows without a match stay."""
        return self.how == "left"

    def taken(self, left: Schema, right: Schema) -> dict[str, str]:
        """New name → right column."""
        if self.take:
            return dict(self.take)
        return {n: n for n in right if n not in left}

    def bind(self, check: Check) -> Schema:
        """The left columns and those taken from the right."""
        self.bind_sides(check)
        left, right = check.schema(self.left), check.schema(self.right)
        schema = dict(left)
        for new, old in self.taken(left, right).items():
            column = check.column(right, old, self.into("take"), f"右表“{self.right}”")
            check_new_column(self, new, left, "take")
            if column is not None:
                schema[new] = column
        if not self.outer:
            for a, b in self.on:
                if a in left and b in right:
                    schema[a] = left[a].merged(right[b])
            if self.flag or self.coverage:
                self.at.error("inner_only", "flag 和 coverage 只用于 how: left", "请加 how: left")
        elif self.flag:
            check_new_column(self, self.flag, schema, "flag")
            schema[self.flag] = computed(BOOL, [right[b] for _, b in self.on if b in right], ())
        return schema

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Wanted columns of both sides and what the match reads."""
        left, right = bound.inputs[self.left], bound.inputs[self.right]
        taken = self.taken(left, right)
        found = self.side_needs(bound)
        mine = {n for n in wanted if n in left}
        theirs = {taken[n] for n in wanted if n in taken}
        if self.left == self.right:
            return {self.left: set().union(*found.values()) | mine | theirs}
        found[self.left] |= mine
        found[self.right] |= theirs
        return found

    def build(self, build: Build) -> Streams:
        """Pairs judged; for ``left`` also the rows without a match."""
        sides = self.sides(build)
        joined = sides.join("inner", sides.keys())
        test = self.pair_test(build, joined_pairs(joined))
        if self.outer:
            return self._outer(build, sides, joined, test)
        passed = self._shaped(build, joined.filter(test.passes) if self._tested else joined)
        lost = self.lost(build, sides.left)
        aside = [] if lost is None else [self._shaped(build, lost, (OUT, WHY))]
        if not test.open:
            return Streams(passed, None, aside[0] if aside else None)
        rest = [self._shaped(build, judged(joined, test), (OUT, WHY)), *aside]
        whole = stack(rest, (OUT, WHY))
        return Streams(passed, whole, whole.filter(whole.expr[OUT] != PASS))

    @property
    def _tested(self) -> bool:
        return self.where is not None or bool(self.agree)

    def _outer(self, build: Build, sides: Sides, joined: Relation, test: Test) -> Streams:
        keys = sides.keys()
        if self.where is not None:
            beside = self.pair_test(build, sides.pairs())
            alone = sides.anti([*keys, beside.code != DROP])
        else:
            alone = sides.anti(keys)
        extra = (OUT, WHY)
        pairs = judged(joined, test) if self._tested else marked(joined, PASS, "")
        parts = [self._shaped(build, self._flag(pairs), extra)]
        for part in self.missed(build, alone):
            parts.append(self._shaped(build, self._gap(part, sides.right), extra))
        whole = stack(parts, extra)
        if not test.open:
            return Streams(whole.keep(list(whole.columns)))
        return Streams.of(whole)

    def _flag(self, rows: Relation) -> Relation:
        if not self.flag:
            return rows
        return rows.with_cells({self.flag: (BOOL, Pair(ibis.literal(True), 0))})

    def _gap(self, rows: Relation, right: Relation) -> Relation:
        """Right columns of rows without a match: BLANK where known to be without."""
        out = rows.expr[OUT]
        state = ibis.cases(
            (out == PASS, int8(State.BLANK)),
            (out == UNCHECKED, int8(State.ABSENT)),
            else_=int8(State.UNKNOWN),
        )
        cells = {n: (t, Pair(null(t), state)) for n, t in right.columns.items()}
        if self.flag:
            value = ibis.ifelse(out == PASS, ibis.literal(False), ibis.null("boolean"))
            held = ibis.ifelse(out == PASS, int8(State.VALUE), state)
            cells[self.flag] = (BOOL, Pair(value, held))
        return marked(rows.with_cells(cells), PASS, "")

    def _shaped(self, build: Build, rows: Relation, extra: tuple[str, ...] = ()) -> Relation:
        """The wanted columns under their names."""
        taken = self.taken(build.bound.inputs[self.left], build.bound.inputs[self.right])
        names = {n: MARK + taken[n] if n in taken else n for n in build.wanted}
        shaped = rows.renamed({n: o for n, o in names.items() if o in rows.columns}, extra)
        return shaped

    def perhaps(self, build: Build) -> Relation | None:
        """Inner: pairs whose right row has no key."""
        pairs = perhaps_pairs(self, build)
        return None if pairs is None else self._shaped(build, pairs)

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Left columns and keys; taken columns limit the right side of an inner join."""
        found = super().back(bound, column)
        taken = self.taken(bound.inputs[self.left], bound.inputs[self.right])
        if column in taken and not self.outer and self.left != self.right:
            found[self.right] = taken[column]
            same = [a for a, b in self.on if b == taken[column]]
            if same:
                found[self.left] = same[0]
        return found

    def sentence(self, bound: Bound) -> str:
        """关联."""
        kind = "保留左表全部行，" if self.outer else ""
        head = f"把“{self.left}”与“{self.right}”按{self.said_on()}关联（{kind}取右表的列）"
        return head + self.said_more(bound)
