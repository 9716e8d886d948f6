"""difference: the rows of one step that surely do not stand in another."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shujian.models.operator import operator, param
from shujian.models.steps.composed import Composed, Raw, covering, paired
from shujian.models.steps.kinds import Cover, Covers, Pairs, StepName


@operator
@dataclass(frozen=True)
class Difference(Composed):
    """Keeps the rows whose columns are found together in no row of the other step."""

    op = "difference"
    title = "差集"
    help = (
        "保留在另一表中确实没有的行（on 各列都相同才算有）；"
        "另一表没有覆盖的转入未检查，可能在读不出的行中的转入待核"
    )

    left: str = param("left", StepName(), "左表步骤", required=True)
    right: str = param("right", StepName(), "右表步骤", required=True)
    on: tuple[tuple[str, str], ...] = param("on", Pairs(), "须相同的列", required=True)
    agree: tuple[tuple[str, str], ...] = param("agree", Pairs(), "须一致的列，不一致转入待核")
    coverage: Cover | None = param("coverage", Covers(), "右表应覆盖的范围", required=True)

    def inputs(self) -> tuple[str, ...]:
        """Left, then right."""
        return (self.left, self.right)

    def written(self) -> Sequence[Raw]:
        """One look for the lack of a match."""
        step: Raw = {"op": "not_exists", "left": self.left, "right": self.right}
        step |= {"on": paired(self.on)} | covering(self.coverage)
        return [step | ({"agree": paired(self.agree)} if self.agree else {})]

    def said(self) -> str:
        """差集."""
        names = "、".join(f"“{a}”" for a, _ in self.on)
        return f"保留“{self.left}”中{names}在“{self.right}”里确实没有的行"
