"""intersect: the rows of one step that stand in another as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shujian.models.operator import operator, param
from shujian.models.steps.composed import Composed, Raw, paired
from shujian.models.steps.kinds import Pairs, StepName


@operator
@dataclass(frozen=True)
class Intersect(Composed):
    """Keeps the rows whose columns are found together in one row of the other step."""

    op = "intersect"
    title = "交集"
    help = "保留在另一表中也有的行（on 各列都相同）；号码相同但 agree 的列不同的转入待核"

    left: str = param("left", StepName(), "左表步骤", required=True)
    right: str = param("right", StepName(), "右表步骤", required=True)
    on: tuple[tuple[str, str], ...] = param("on", Pairs(), "须相同的列", required=True)
    agree: tuple[tuple[str, str], ...] = param("agree", Pairs(), "须一致的列，不一致转入待核")

    def inputs(self) -> tuple[str, ...]:
        """Left, then right."""
        return (self.left, self.right)

    def written(self) -> Sequence[Raw]:
        """One look for a match."""
        step: Raw = {"op": "exists", "left": self.left, "right": self.right, "on": paired(self.on)}
        return [step | ({"agree": paired(self.agree)} if self.agree else {})]

    def said(self) -> str:
        """交集."""
        names = "、".join(f"“{a}”" for a, _ in self.on)
        return f"保留“{self.left}”中{names}在“{self.right}”里也有的行"
