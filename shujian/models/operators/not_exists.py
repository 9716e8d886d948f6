"""not_exists: left rows known to have no right row (应有而无)."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from dataclasses import dataclass

from shujian.formulas.types import BOOL
from shujian.models.building import Build, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, operator, param
from shujian.models.reading import Written
from shujian.models.relations.relation import OUT, PASS, WHY
from shujian.models.relations.stacking import stack
from shujian.models.schema import Schema, computed
from shujian.models.steps.coverage import needs_cover
from shujian.models.steps.flagging import flagged
from shujian.models.steps.kinds import Cover, Covers, Formula, NewColumn, Pairs, StepName
from shujian.models.steps.matching import Matching, split
from shujian.models.steps.naming import check_new_column

OnPairs = tuple[tuple[str, str], ...]


@operator
@dataclass(frozen=True)
class NotExists(Matching):
    """Keeps left rows that are known to be without a match, or flags every row."""

    op = "not_exists"
    title = "无对应"
    help = (
        "保留在右表中确实没有的左表行：右表未覆盖该地该期间的转入未检查，"
        "可能在未能读出的行中的转入待核"
    )

    left: str = param("left", StepName(), "左表步骤", required=True)
    right: str = param("right", StepName(), "右表步骤", required=True)
    on: OnPairs = param("on", Pairs(), "比对的列", required=True)
    where: Written | None = param("where", Formula(), "两行须满足的条件")
    agree: OnPairs = param("agree", Pairs(), "须一致的列，不一致转入待核")
    coverage: Cover | None = param("coverage", Covers(), "右表应覆盖的范围（必填）")
    flag: str = param("flag", NewColumn(), "新的布尔列")

    def inputs(self) -> tuple[str, ...]:
        """Left, then right."""
        return (self.left, self.right)

    def bind(self, check: Check) -> Schema:
        """The left columns, and the flag."""
        self.bind_sides(check)
        schema = dict(check.schema(self.left))
        if self.coverage is None:
            needs_cover(self, "coverage", "not_exists ")
        if self.flag:
            check_new_column(self, self.flag, schema, "flag")
            right = check.schema(self.right)
            schema[self.flag] = computed(BOOL, [right[b] for _, b in self.on if b in right], ())
        return schema

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Wanted left columns and what finding a match reads."""
        found = self.side_needs(bound)
        found[self.left] |= wanted - {self.flag}
        return found

    def build(self, build: Build) -> Streams:
        """Anti-joins, then coverage and doubt."""
        parts = split(self, build)
        missed = list(self.missed(build, parts.open))
        if self.flag:
            others = [*parts.doubtful, *missed]
            return Streams(build.keep(flagged(self.flag, parts.found, others, False)), keeps=True)
        extra = (OUT, WHY)
        rows = stack([build.keep(m, extra) for m in missed], extra)
        passed = rows.filter(rows.expr[OUT] == PASS).keep(list(rows.columns))
        whole = stack([rows, *(build.keep(d, extra) for d in parts.doubtful)], extra)
        rest = whole.filter(whole.expr[OUT] != PASS)
        return Streams(passed, whole, rest, keeps=True)

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Left columns and keys."""
        return {} if column == self.flag else super().back(bound, column)

    def sentence(self, bound: Bound) -> str:
        """无对应."""
        act = f"标记为“{self.flag}”" if self.flag else "予以保留"
        head = f"“{self.left}”中按{self.said_on()}在“{self.right}”里没有对应的行的，{act}"
        return head + self.said_more(bound)
