"""quota: what should have been reported by output and coefficient, against what was."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shujian.models.operator import operator, param
from shujian.models.reading import Written
from shujian.models.steps.composed import Composed, Raw
from shujian.models.steps.kinds import ColumnList, ColumnName, StepName
from shujian.models.steps.more_kinds import Figure, bare


@operator
@dataclass(frozen=True)
class Quota(Composed):
    """Output times coefficient, the difference, and whether it is out of tolerance."""

    op = "quota"
    title = "定额核对"
    help = (
        "产量乘以系数得应有数，与申报数相比：写明应有数、差额（申报减应有），"
        "差额超过应有数的 tolerance（如 0.1 为一成）时标记为真；有一格未填、不可读则结果不可读"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    output: str = param("output", ColumnName(), "产量的列", required=True)
    factor: Written | None = param("factor", Figure(), "系数：数、列或法律的值", required=True)
    reported: str = param("reported", ColumnName(), "申报数的列", required=True)
    tolerance: Written | None = param("tolerance", Figure(), "允许相差的比例", required=True)
    names: tuple[str, ...] = param(
        "as", ColumnList(3), "新列：应有数、差额、是否超出", required=True
    )

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def written(self) -> Sequence[Raw]:
        """Three formulas."""
        assert self.factor is not None
        assert self.tolerance is not None
        due, apart, flag = self.names
        columns = {
            due: f"=[{self.output}]*{bare(self.factor)}",
            apart: f"=[{self.reported}]-[{due}]",
            flag: f"=ABS([{apart}])>ABS([{due}])*{bare(self.tolerance)}",
        }
        return [{"op": "derive", "from": self.source, "columns": columns}]

    def said(self) -> str:
        """定额核对."""
        assert self.factor is not None
        factor = self.factor.text.lstrip("=＝")
        return f"“{self.source}”的“{self.output}”乘以 {factor} 与“{self.reported}”相比，超出的标记为“{self.names[2]}”"
