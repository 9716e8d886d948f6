"""exists: left rows that have a right row (应无而有)."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from dataclasses import dataclass

from shujian.formulas.types import BOOL
from shujian.models.building import Build, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, operator, param
from shujian.models.reading import Written
from shujian.models.relations.outcome import judged, readable
from shujian.models.relations.relation import DROP, OUT, WHY, Relation
from shujian.models.relations.stacking import stack
from shujian.models.schema import Schema, computed
from shujian.models.steps.coverage import needs_cover
from shujian.models.steps.doubting import Doubt
from shujian.models.steps.flagging import flagged
from shujian.models.steps.kinds import Cover, Covers, Formula, NewColumn, Pairs, StepName
from shujian.models.steps.matching import Matching, split
from shujian.models.steps.naming import check_new_column

OnPairs = tuple[tuple[str, str], ...]


@operator
@dataclass(frozen=True)
class Exists(Matching):
    """Keeps left rows that have a match, or flags every row."""

    op = "exists"
    title = "有对应"
    help = "保留在右表中找得到的左表行；写 flag 时保留全部行，新增一列布尔值"

    left: str = param("left", StepName(), "左表步骤", required=True)
    right: str = param("right", StepName(), "右表步骤", required=True)
    on: OnPairs = param("on", Pairs(), "比对的列", required=True)
    where: Written | None = param("where", Formula(), "两行须满足的条件")
    agree: OnPairs = param("agree", Pairs(), "须一致的列，不一致转入待核")
    coverage: Cover | None = param("coverage", Covers(), "右表应覆盖的范围（写 flag 时必填）")
    flag: str = param("flag", NewColumn(), "新的布尔列")

    def inputs(self) -> tuple[str, ...]:
        """Left, then right."""
        return (self.left, self.right)

    def bind(self, check: Check) -> Schema:
        """The left columns, and the flag."""
        self.bind_sides(check)
        schema = dict(check.schema(self.left))
        if self.flag:
            check_new_column(self, self.flag, schema, "flag")
            right = check.schema(self.right)
            schema[self.flag] = computed(BOOL, [right[b] for _, b in self.on if b in right], ())
            if self.coverage is None:
                needs_cover(self, "flag", "写了 flag 却")
        return schema

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Wanted left columns and what finding a match reads."""
        found = self.side_needs(bound)
        found[self.left] |= wanted - {self.flag}
        return found

    def build(self, build: Build) -> Streams:
        """Semi-joins; 待核 where only doubtful matches are there."""
        parts = split(self, build)
        if self.flag:
            others = [*parts.doubtful, *self.missed(build, parts.open)]
            return Streams(build.keep(flagged(self.flag, parts.found, others, True)), keeps=True)
        rest = list(parts.doubtful)
        pairs = parts.open.pairs()
        keys = readable([(a, pairs["", a]) for a, _ in self.on], "，无法比对")
        if keys is not None:
            lost = judged(parts.open, keys, keep_dropped=True)
            rest.append(lost.filter(lost.expr[OUT] > DROP))
        passed = build.keep(parts.found)
        if not rest:
            return Streams(passed, keeps=True)
        aside = stack([build.keep(r, (OUT, WHY)) for r in rest], (OUT, WHY))
        return Streams(passed, None, aside, keeps=True)

    def perhaps(self, build: Build) -> Relation | None:
        """Left rows that may be those of a right row without a key."""
        doubt = Doubt.of(build, self.right, self.on, self.agree, ("", ""))
        hits, _ = doubt.split(split(self, build).open)
        return hits

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Left columns and keys."""
        return {} if column == self.flag else super().back(bound, column)

    def sentence(self, bound: Bound) -> str:
        """有对应."""
        act = f"标记为“{self.flag}”" if self.flag else "予以保留"
        head = f"“{self.left}”中按{self.said_on()}能在“{self.right}”找到的行，{act}"
        return head + self.said_more(bound)
