"""share: which part of its group's total a row is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shujian.models.operator import operator, param
from shujian.models.steps.composed import Composed, Raw
from shujian.models.steps.kinds import ColumnName, Names, NewColumn, StepName


@operator
@dataclass(frozen=True)
class Share(Composed):
    """The row's value divided by the total of its group, to six places."""

    op = "share"
    title = "占比"
    help = (
        "本行的值占所在组合计的比例，六位小数，四舍五入；合计为零、本行未填、"
        "组内有一格不可读的，占比不可读"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    by: tuple[str, ...] = param("by", Names(), "分组的列；不写时占全部行的合计")
    of: str = param("of", ColumnName(), "哪一列", required=True)
    name: str = param("as", NewColumn(), "占比列的列名", required=True)

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def written(self) -> Sequence[Raw]:
        """The total beside each row, and the quotient."""
        total = self.temp("合计")
        group: Raw = {
            "op": "beside",
            "from": self.source,
            "how": "合计",
            "of": self.of,
            "as": total,
        }
        divided = {self.name: f"=[{self.of}]/[{total}]"}
        return [
            group | ({"by": list(self.by)} if self.by else {}),
            {"op": "derive", "from": self.part(1), "columns": divided},
            {"op": "drop", "from": self.part(2), "columns": [total]},
        ]

    def said(self) -> str:
        """占比."""
        group = f"{'、'.join(self.by)}相同的" if self.by else "全部"
        return f"“{self.source}”每行的“{self.of}”占{group}各行合计的比例，写入“{self.name}”"
