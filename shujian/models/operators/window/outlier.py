"""outlier: values far from the median, measured by the median of all distances."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shujian.models.operator import operator, param
from shujian.models.reading import Written
from shujian.models.steps.composed import Composed, Raw
from shujian.models.steps.kinds import ColumnList, ColumnName, Names, StepName, Whole
from shujian.models.steps.more_kinds import Figure, bare
from shujian.models.steps.spread import LEAST


@operator
@dataclass(frozen=True)
class Outlier(Composed):
    """Median and median absolute deviation, exact decimals."""

    op = "outlier"
    title = "离群"
    help = (
        "组内取中位数和离差的中位数（各值与中位数之差的绝对值的中位数），本行的离差超过它的 times 倍时标记为真；"
        "个别极端值不影响中位数；组内有值的行不足 least（默认 20）、离差的中位数为零的转入未检查"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    by: tuple[str, ...] = param("by", Names(), "同组的列；不写时全部行为一组")
    of: str = param("of", ColumnName(), "哪一列（数）", required=True)
    times: Written | None = param("times", Figure(), "超过离差中位数的几倍", required=True)
    least: int | None = param("least", Whole(), "组内至少要有几个值，默认 20")
    names: tuple[str, ...] = param(
        "as", ColumnList(3), "新列：中位数、离差的中位数、是否离群", required=True
    )

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def written(self) -> Sequence[Raw]:
        """Two medians, the second of the distances from the first."""
        assert self.times is not None
        middle, spread, flag = self.names
        far = self.temp("离差")
        group: Raw = {"op": "median", "least": self.least or LEAST}
        group |= {"by": list(self.by)} if self.by else {}
        same = {"when": f"=[{spread}]=0", "reason": "组内多数值相同，离差的中位数为零，无从比较"}
        step = {"from": self.part(3), "where": "=TRUE", "unchecked": [same]}
        return [
            group | {"from": self.source, "of": self.of, "as": middle},
            {
                "op": "derive",
                "from": self.part(1),
                "columns": {far: f"=ABS([{self.of}]-[{middle}])"},
            },
            group | {"from": self.part(2), "of": far, "as": spread},
            {"op": "filter", **step},
            {
                "op": "derive",
                "from": self.part(4),
                "columns": {flag: f"=[{far}]>[{spread}]*{bare(self.times)}"},
            },
            {"op": "drop", "from": self.part(5), "columns": [far]},
        ]

    def said(self) -> str:
        """离群."""
        assert self.times is not None
        times = self.times.text.lstrip("=＝")
        return f"“{self.source}”中“{self.of}”与中位数之差超过离差中位数 {times} 倍的标记为“{self.names[2]}”"
