"""latest: the last record on or before a day."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shujian.models.operator import operator, param
from shujian.models.steps.composed import Composed, Raw, covering, paired
from shujian.models.steps.following import OnPairs
from shujian.models.steps.kinds import (
    ColumnList,
    ColumnName,
    Cover,
    Covers,
    Names,
    Pairs,
    Renames,
    StepName,
)
from shujian.models.steps.uniqueness import once


@operator
@dataclass(frozen=True)
class Latest(Composed):
    """Beside each left row the last right row of its keys up to its day."""

    op = "latest"
    title = "最近一条"
    help = (
        "给左表每行配上同一对象在右表中当日及以前的最后一条；key 写哪些列唯一确定左表的一行，未填、不止一行的转入待核；"
        "同一天有几条的取其余列排在最前的一条，并写明同日共几条；没有的，右表覆盖时为未填，未覆盖时为未提供；"
        "右表有日期读不出的，另列入待核（它也可能是最近的一条）"
    )

    left: str = param("left", StepName(), "左表步骤", required=True)
    right: str = param("right", StepName(), "右表步骤", required=True)
    on: OnPairs = param("on", Pairs(), "须相同的列", required=True)
    agree: OnPairs = param("agree", Pairs(), "须一致的列，不一致转入待核")
    key: tuple[str, ...] = param("key", Names(), "唯一确定左表一行的列", required=True)
    left_day: str = param("left_day", ColumnName(), "左表的日期列", required=True)
    right_day: str = param("right_day", ColumnName(), "右表的日期列", required=True)
    take: Mapping[str, str] = param("take", Renames(), "还取右表的哪些列", required=True)
    coverage: Cover | None = param("coverage", Covers(), "右表应覆盖的范围", required=True)
    names: tuple[str, ...] = param(
        "as", ColumnList(2), "新列：最近一条的日期、同日条数", required=True
    )

    def inputs(self) -> tuple[str, ...]:
        """Left, then right."""
        return (self.left, self.right)

    def written(self) -> Sequence[Raw]:
        """Every earlier row beside, then the last of them."""
        day, ties = self.names
        join: Raw = {"op": "join", "left": self.part(4), "right": self.right, "how": "left"}
        join |= {"on": paired(self.on), "take": {day: self.right_day, **self.take}}
        join |= {"where": f"=[右.{self.right_day}]<=[{self.left_day}]"}
        join |= covering(self.coverage, "", f"=[{self.left_day}]")
        join |= {"agree": paired(self.agree)} if self.agree else {}
        last, one = self.temp("最近"), self.temp("同日")
        group: Raw = {"op": "beside", "by": list(self.key)}
        tied = f"=IF(ISBLANK([{day}]), 0, IF([{day}]=[{last}], 1, 0))"
        order = [{"by": day, "desc": True}]
        return [
            *once(self, 0, self.left, self.key, blanks=False),
            join,
            group | {"from": self.part(5), "how": "最大", "of": day, "as": last},
            {"op": "derive", "from": self.part(6), "columns": {one: tied}},
            group | {"from": self.part(7), "how": "合计", "of": one, "as": ties},
            {"op": "dedupe", "from": self.part(8), "by": list(self.key), "order": order},
            {"op": "drop", "from": self.part(9), "columns": [last, one]},
        ]

    def said(self) -> str:
        """最近一条."""
        names = "、".join(f"“{a}”" for a, _ in self.on)
        return f"按{names}给“{self.left}”每行配上“{self.right}”中“{self.left_day}”及以前的最后一条"
