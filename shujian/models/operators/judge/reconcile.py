"""reconcile: two tables laid beside each other by key."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shujian.models.operator import operator, param
from shujian.models.steps.composed import Composed, Raw, covering, paired, quoted
from shujian.models.steps.following import OnPairs
from shujian.models.steps.kinds import ColumnList, Cover, Covers, Pairs, StepName
from shujian.models.steps.uniqueness import once

ONLY = {"左": "只有左表有", "右": "只有右表有"}


@operator
@dataclass(frozen=True)
class Reconcile(Composed):
    """One row a key: in one table only, the same in both, or which columns differ."""

    op = "reconcile"
    title = "两表核对"
    help = (
        "按键把两表逐行核对，结果为：一致、不一致、只有左表有、只有右表有，另一列写明哪些列不同；"
        "比较的列有未填、不可读的，结果不可读；键在一张表里不止一行的转入待核；"
        "另一表没有覆盖的转入未检查，不会说成没有"
    )

    left: str = param("left", StepName(), "左表步骤", required=True)
    right: str = param("right", StepName(), "右表步骤", required=True)
    on: OnPairs = param("on", Pairs(), "键：须相同的列", required=True)
    compare: OnPairs = param("compare", Pairs(), "核对的列", required=True)
    left_coverage: Cover | None = param(
        "left_coverage", Covers(), "左表应覆盖的范围（以右表的列写）", required=True
    )
    right_coverage: Cover | None = param(
        "right_coverage", Covers(), "右表应覆盖的范围（以左表的列写）", required=True
    )
    names: tuple[str, ...] = param("as", ColumnList(2), "新列：结果、不同的列", required=True)

    def inputs(self) -> tuple[str, ...]:
        """Left, then right."""
        return (self.left, self.right)

    def written(self) -> Sequence[Raw]:
        """Pairs, and the keys of one side alone; doubled keys are put aside first."""
        turned = [(b, a) for a, b in self.on]
        sole = once(self, 0, self.left, [a for a, _ in self.on])
        sole += once(self, 4, self.right, [b for _, b in self.on])
        left, right = self.part(4), self.part(8)
        kept = [a for a, _ in self.on]
        outcome, differing = self.names
        pairs: Raw = {"op": "join", "left": left, "right": right, "on": paired(self.on)}
        taken = {f"右{b}": b for _, b in self.compare}
        alone = {outcome: f"={quoted(ONLY['左'])}", differing: '=""'}
        other = {**alone, outcome: f"={quoted(ONLY['右'])}"}
        names = {a: b for a, b in self.on}
        columns = [*kept, outcome, differing]
        return [
            *sole,
            pairs | {"take": taken},
            {"op": "derive", "from": self.part(9), "columns": self._judged()},
            {"op": "select", "from": self.part(10), "columns": columns},
            {"op": "not_exists", "left": left, "right": right, "on": paired(self.on)}
            | covering(self.right_coverage),
            {"op": "derive", "from": self.part(12), "columns": alone},
            {"op": "select", "from": self.part(13), "columns": columns},
            {"op": "not_exists", "left": right, "right": left, "on": paired(turned)}
            | covering(self.left_coverage),
            {"op": "derive", "from": self.part(15), "columns": other},
            {
                "op": "select",
                "from": self.part(16),
                "columns": {**names, outcome: outcome, differing: differing},
            },
            {"op": "union", "from": [self.part(11), self.part(14), self.part(17)]},
        ]

    def _judged(self) -> dict[str, str]:
        outcome, differing = self.names
        parts = [f'IF([{a}]=[右{b}], "", {quoted(a + "、")})' for a, b in self.compare]
        joined = "&".join(parts)
        tail = self.temp("列")
        return {
            tail: f"={joined}",
            differing: f'=IF(LEN([{tail}])=0, "", LEFT([{tail}], LEN([{tail}])-1))',
            outcome: f'=IF(LEN([{tail}])=0, "一致", "不一致")',
        }

    def said(self) -> str:
        """两表核对."""
        names = "、".join(f"“{a}”" for a, _ in self.on)
        return f"按{names}核对“{self.left}”与“{self.right}”，结果写入“{self.names[0]}”"
