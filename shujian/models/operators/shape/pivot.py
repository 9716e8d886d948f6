"""pivot: the values of a column become columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shujian.models.operator import operator, param
from shujian.models.steps.composed import Composed, Raw, quoted
from shujian.models.steps.kinds import Choice, ColumnName, Names, NewColumn, Renames, StepName


@operator
@dataclass(frozen=True)
class Pivot(Composed):
    """One row a group, one column a value."""

    op = "pivot"
    title = "行转列"
    help = (
        "按 by 分组，column 列的各个值各成一列：合计 of 列，或者数行数；要成为列的值逐个写明，"
        "其余的值计入 rest 列；column 或 of 有未填、不可读的组，相应的结果不可读"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    by: tuple[str, ...] = param("by", Names(), "分组的列", required=True)
    column: str = param("column", ColumnName(), "哪一列的值成为列（文本）", required=True)
    values: Mapping[str, str] = param(
        "values", Renames(), "成为列的值；写成“新列: 值”可另起列名", required=True
    )
    how: str = param("how", Choice(("行数", "合计")), "行数或合计，默认行数")
    of: str = param("of", ColumnName(), "合计哪一列（how: 合计）")
    rest: str = param("rest", NewColumn(), "其余的值计入的列", required=True)

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def written(self) -> Sequence[Raw]:
        """One sum a value."""
        if (self.how == "合计") != bool(self.of):
            what = "how: 合计 要写 of，只数行数则不写"
            self.at.error("no_of", what, "例如 how: 合计, of: 金额")
        one = f"[{self.of}]" if self.of else "1"
        tests = {n: f"[{self.column}]={quoted(v)}" for n, v in self.values.items()}
        others = ", ".join(quoted(v) for v in self.values.values())
        measures = {n: f"=SUM(IF({t}, {one}, 0))" for n, t in tests.items()}
        measures[self.rest] = f"=SUM(IF(IN([{self.column}], {others}), 0, {one}))"
        step: Raw = {"op": "aggregate", "from": self.source, "by": list(self.by)}
        return [step | {"measures": measures}]

    def said(self) -> str:
        """行转列."""
        names = "、".join(self.values)
        return f"把“{self.source}”按{'、'.join(self.by)}分组，“{self.column}”的值各成一列：{names}，其余为{self.rest}"
