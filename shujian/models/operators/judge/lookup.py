"""lookup: whether a subject stood in a list on a day."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shujian.models.operator import operator, param
from shujian.models.steps.composed import Composed, Raw, covering, paired
from shujian.models.steps.following import OnPairs
from shujian.models.steps.kinds import (
    ColumnList,
    ColumnName,
    Cover,
    Covers,
    NewColumn,
    Pairs,
    StepName,
)


@operator
@dataclass(frozen=True)
class Lookup(Composed):
    """In the list, in it at another time, or not in it."""

    op = "lookup"
    title = "查名单"
    help = (
        "看左表的对象在某日是否在名单的有效期内，新列写明：在名单、当日不在有效期、不在名单；"
        "止日未填为至今有效，起日未填、不可读的转为不可读；名单没有覆盖的为未提供，不会说成不在名单"
    )

    left: str = param("left", StepName(), "左表步骤", required=True)
    right: str = param("right", StepName(), "名单的步骤", required=True)
    on: OnPairs = param("on", Pairs(), "须相同的列", required=True)
    agree: OnPairs = param("agree", Pairs(), "须一致的列")
    day: str = param("day", ColumnName(), "左表的日期列：查哪一日", required=True)
    valid: tuple[str, ...] = param("valid", ColumnList(2), "名单的有效期起、止列", required=True)
    coverage: Cover | None = param("coverage", Covers(), "名单应覆盖的范围", required=True)
    name: str = param("as", NewColumn(), "结果列的列名", required=True)

    def inputs(self) -> tuple[str, ...]:
        """Left, then the list."""
        return (self.left, self.right)

    def written(self) -> Sequence[Raw]:
        """Two looks for a match: with the days and without."""
        start, end = self.valid
        before = f"OR(ISBLANK([右.{end}]), [{self.day}]<=[右.{end}])"
        then, ever = self.temp("当日"), self.temp("曾经")
        side: Raw = {"op": "exists", "right": self.right, "on": paired(self.on)}
        side |= {"agree": paired(self.agree)} if self.agree else {}
        side |= covering(self.coverage)
        where = f"=AND([{self.day}]>=[右.{start}], {before})"
        said = f'=IF([{then}], "在名单", IF([{ever}], "当日不在有效期", "不在名单"))'
        return [
            side | {"left": self.left, "where": where, "flag": then},
            side | {"left": self.part(1), "flag": ever},
            {"op": "derive", "from": self.part(2), "columns": {self.name: said}},
            {"op": "drop", "from": self.part(3), "columns": [then, ever]},
        ]

    def said(self) -> str:
        """查名单."""
        names = "、".join(f"“{a}”" for a, _ in self.on)
        return f"按{names}查“{self.left}”的对象在“{self.day}”是否在“{self.right}”的有效期内，写入“{self.name}”"
