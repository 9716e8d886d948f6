"""beside: a total, count or extreme of the group beside each of its rows."""

from __future__ import annotations

from dataclasses import dataclass

from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import operator, param
from shujian.models.schema import Schema, computed
from shujian.models.steps.kinds import Choice, ColumnName, NewColumn
from shujian.models.steps.summing import HOW, cell, constant, fits, over, result
from shujian.models.steps.windowed import Cells, Group, Windowed


@operator
@dataclass(frozen=True)
class Beside(Windowed):
    """What SUMIF beside a row would say."""

    op = "beside"
    title = "组内合计"
    help = (
        "在每行旁边写上所在组的合计、行数、最大或最小，行数不变；"
        "未填的格子跳过，组内有一格不可读则结果不可读"
    )

    how: str = param("how", Choice(HOW), "合计、行数、最大、最小", required=True)
    of: str = param("of", ColumnName(), "哪一列（行数则数有值的格子）", required=True)
    name: str = param("as", NewColumn(), "新列的列名", required=True)

    def added(self, check: Check, schema: Schema) -> Schema:
        """A number, or a day."""
        column = check.column(schema, self.of, self.into("of"), f"“{self.source}”")
        if column is None:
            return {}
        if not fits(self.how, column.type):
            what = f"“{self.of}”是{column.type.label}，不能取{self.how}"
            self.into("of").error("not_number", what, "请换成数或日期的列")
        told = [] if self.how == "行数" else [column]
        return {self.name: computed(result(self.how, column.type), [column], told)}

    def reads(self) -> set[str]:
        """The column."""
        return {self.of}

    def cells(self, build: Build, group: Group) -> Cells:
        """Over the whole group."""
        kind, pair = group.rows.columns[self.of], group.rows.pair(self.of)
        target = result(self.how, kind)
        made = constant(self.how, pair, kind)
        if made is None:
            value, worst = over(self.how, pair, kind, group.whole)
            made = cell(self.how, value, worst, target)
        return {self.name: (target, made)}

    def sentence(self, bound: Bound) -> str:
        """组内合计."""
        return f"{self.said_group()}，“{self.of}”的{self.how}写入每行的“{self.name}”"
