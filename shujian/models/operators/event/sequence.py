"""sequence: pairs of an event and one that follows it within a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shujian.models.operator import operator, param
from shujian.models.steps.composed import Raw
from shujian.models.steps.following import Following
from shujian.models.steps.kinds import ColumnList, Renames


@operator
@dataclass(frozen=True)
class Succession(Following):
    """Each pair of A and B, B on or after A and within the time."""

    op = "sequence"
    title = "先后"
    help = (
        "左表的事之后若干日（月）内，同一对象在右表又有一事的，两行并成一行，写明后一日期和相隔天数；"
        "日期未填、不可读而无法判断的转入待核"
    )

    names: tuple[str, ...] = param("as", ColumnList(2), "新列：右表的日期、相隔天数", required=True)
    take: Mapping[str, str] = param("take", Renames(), "还取右表的哪些列")

    def written(self) -> Sequence[Raw]:
        """A join under a condition of time, and the days between."""
        day, apart = self.names
        step = {"op": "join", **self.beside(), "where": self.meets(self.due())}
        days = {apart: f"=天数([{self.left_day}], [{day}])"}
        return [
            step | {"take": {day: self.right_day, **self.take}},
            {"op": "derive", "from": self.part(1), "columns": days},
        ]

    def said(self) -> str:
        """先后."""
        return f"“{self.left}”之后{self.said_time()}，同一对象在“{self.right}”又有记录的，并成一行"
