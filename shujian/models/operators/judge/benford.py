"""benford: first digits of the numbers of each group against the law of first digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shujian.models.operator import operator, param
from shujian.models.steps.composed import Composed, Raw
from shujian.models.steps.kinds import ColumnList, ColumnName, Names, StepName, Whole

EXPECTED = (
    "0.301030",
    "0.176091",
    "0.124939",
    "0.096910",
    "0.079181",
    "0.066947",
    "0.057992",
    "0.051153",
    "0.045757",
)
"""log10(1 + 1/d) for d from 1 to 9, to six places (F. Benford, 1938)."""
LEAST = 300


@operator
@dataclass(frozen=True)
class Benford(Composed):
    """One row a group: nine counts, the number of values and the mean deviation."""

    op = "benford"
    title = "首位数字"
    help = (
        "按组数各数的首位数字（1 到 9），与本福特定律的比例相比，写明个数、平均偏差（六位小数）和九个首位各几次；"
        "只适合跨几个数量级、没有人为上下限的金额；零和未填的不算，不可读的转入待核；"
        "不足 least（默认 300）个的转入未检查。偏差大只说明值得看，不说明造假"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    by: tuple[str, ...] = param("by", Names(), "分组的列", required=True)
    of: str = param("of", ColumnName(), "哪一列（数）", required=True)
    least: int | None = param("least", Whole(), "至少要有几个数，默认 300")
    names: tuple[str, ...] = param(
        "as", ColumnList(3), "新列：个数、平均偏差、九个首位的次数", required=True
    )

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def written(self) -> Sequence[Raw]:
        """The digit of each row, nine counts a group, and their distance from the law."""
        count, apart, shown = self.names
        digit, least = self.temp("首位"), self.least or LEAST
        counts = {d: self.temp(f"首位{d}") for d in range(1, 10)}
        first = f'VALUE(提取(TEXT(ABS([{self.of}])), "^[0.]*([1-9])", 1))'
        sums = {n: f"=SUM(IF([{digit}]={d}, 1, 0))" for d, n in counts.items()}
        off = [f"ABS([{n}]/[{count}]-{EXPECTED[d - 1]})" for d, n in counts.items()]
        said = '&"、"&'.join(f"TEXT([{n}])" for n in counts.values())
        few = {"when": f"=[{count}]<{least}", "reason": f"样本不足：不到 {least} 个数"}
        return [
            {
                "op": "filter",
                "from": self.source,
                "where": f"=不可读则([{self.of}]<>0, NOT(ISBLANK([{self.of}])))",
            },
            {"op": "derive", "from": self.part(1), "columns": {digit: f"={first}"}},
            {
                "op": "aggregate",
                "from": self.part(2),
                "by": list(self.by),
                "measures": {count: f"=COUNT([{digit}])", **sums},
            },
            {"op": "filter", "from": self.part(3), "where": "=TRUE", "unchecked": [few]},
            {
                "op": "derive",
                "from": self.part(4),
                "columns": {apart: f"=({'+'.join(off)})/9", shown: f"={said}"},
            },
            {"op": "drop", "from": self.part(5), "columns": list(counts.values())},
        ]

    def said(self) -> str:
        """首位数字."""
        names = "、".join(self.by)
        return f"“{self.source}”按{names}分组，“{self.of}”的首位数字与本福特定律相比，平均偏差写入“{self.names[1]}”"
