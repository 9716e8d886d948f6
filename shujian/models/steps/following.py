"""What steps share that ask whether one event follows another within a time."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from dataclasses import dataclass

from shujian.models.operator import param
from shujian.models.reading import Written
from shujian.models.steps.composed import Composed, Raw, paired
from shujian.models.steps.kinds import Choice, ColumnName, Flag, Pairs, StepName
from shujian.models.steps.more_kinds import Figure, bare

UNITS = {"日": "加日", "工作日": "加工作日", "月": "加月"}
"""Unit of a time → the function that adds it to a day."""
OnPairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Following(Composed):
    """An event of the left step and one of the right step with the same keys (base)."""

    left: str = param("left", StepName(), "先发生的事（左表步骤）", required=True)
    right: str = param("right", StepName(), "后发生的事（右表步骤）", required=True)
    on: OnPairs = param("on", Pairs(), "须相同的列", required=True)
    agree: OnPairs = param("agree", Pairs(), "须一致的列，不一致转入待核")
    left_day: str = param("left_day", ColumnName(), "左表的日期列", required=True)
    right_day: str = param("right_day", ColumnName(), "右表的日期列", required=True)
    within: Written | None = param(
        "within", Figure(), "几日、几个工作日或几个月以内", required=True
    )
    unit: str = param("unit", Choice(tuple(UNITS)), "日、工作日或月，默认日")
    later: bool = param("later", Flag(), "true：须在次日以后；默认同一天也算")

    def inputs(self) -> tuple[str, ...]:
        """Left, then right."""
        return (self.left, self.right)

    def due(self) -> str:
        """The last day on which the right event counts, over the left row."""
        assert self.within is not None
        return f"{UNITS[self.unit or '日']}([{self.left_day}], {bare(self.within)})"

    def meets(self, due: str) -> str:
        """The condition on both rows; ``due`` is the last day."""
        sign = ">" if self.later else ">="
        return f"=AND([右.{self.right_day}]{sign}[{self.left_day}], [右.{self.right_day}]<={due})"

    def beside(self, left: str = "") -> Raw:
        """Both sides and their keys."""
        step: Raw = {"left": left or self.left, "right": self.right, "on": paired(self.on)}
        return step | ({"agree": paired(self.agree)} if self.agree else {})

    def said_time(self) -> str:
        """The time in Chinese."""
        assert self.within is not None
        figure = self.within.text.lstrip("=＝").strip()
        unit = {"日": "日", "工作日": "个工作日", "月": "个月"}[self.unit or "日"]
        start = "（不含当日）" if self.later else "（含当日）"
        return f" {figure} {unit}内{start}"
