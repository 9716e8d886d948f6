"""period: the month, quarter, half-year or year of a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shujian.models.operator import operator, param
from shujian.models.steps.composed import Composed, Raw
from shujian.models.steps.kinds import Choice, ColumnList, ColumnName, NewColumn, StepName

LENGTHS = {"月": 1, "季度": 3, "半年": 6, "年": 12}


@operator
@dataclass(frozen=True)
class Period(Composed):
    """Names the calendar period of a day, and its first and last day."""

    op = "period"
    title = "归期"
    help = (
        "写明日期或月份属于哪个月、季度、半年或年，如 2025年第2季度，可直接用来分组、排序；"
        "ends 另写期初、期末两列；日期未填、不可读的，归期不可读"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    of: str = param("of", ColumnName(), "日期或月份的列", required=True)
    unit: str = param("unit", Choice(tuple(LENGTHS)), "月、季度、半年或年", required=True)
    name: str = param("as", NewColumn(), "归期列的列名", required=True)
    ends: tuple[str, ...] = param("ends", ColumnList(2), "期初、期末两列的列名")

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def written(self) -> Sequence[Raw]:
        """A text, and two days."""
        size = LENGTHS[self.unit]
        place = f"INT((MONTH([{self.of}])-1)/{size})"
        year = f'RIGHT("000"&TEXT(YEAR([{self.of}])),4)&"年"'
        tail = {
            "月": f'&RIGHT("0"&TEXT(MONTH([{self.of}])),2)&"月"',
            "季度": f'&"第"&TEXT({place}+1)&"季度"',
            "半年": f'&IF(MONTH([{self.of}])<=6, "上半年", "下半年")',
            "年": "",
        }
        columns = {self.name: f"={year}{tail[self.unit]}"}
        if self.ends:
            first, last = self.ends
            columns[first] = f"=DATE(YEAR([{self.of}]), {place}*{size}+1, 1)"
            columns[last] = f"=月末(加月([{first}], {size - 1}))"
        return [{"op": "derive", "from": self.source, "columns": columns}]

    def said(self) -> str:
        """归期."""
        return f"按“{self.source}”的“{self.of}”写明属于哪个{self.unit}，写入“{self.name}”"
