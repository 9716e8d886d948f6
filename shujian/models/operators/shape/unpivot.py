"""unpivot: several columns become rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shujian.models.operator import operator, param
from shujian.models.steps.composed import Composed, Raw, quoted
from shujian.models.steps.kinds import ColumnList, Flag, Renames, StepName


@operator
@dataclass(frozen=True)
class Unpivot(Composed):
    """One row for each of the columns, with its name and its value."""

    op = "unpivot"
    title = "列转行"
    help = (
        "把几列（如一月、二月、三月）变成几行：一列写原来的列名，一列写值，其余各列照旧；"
        "blanks: true 连未填的格子也各成一行，默认未填的不成行；不可读的总是保留，没有提供的列转入未检查"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    columns: Mapping[str, str] = param(
        "columns", Renames(), "变成行的列（类型相同）；写成“名称: 列”可另起名称", required=True
    )
    names: tuple[str, ...] = param("as", ColumnList(2), "新列：名称、值", required=True)
    blanks: bool = param("blanks", Flag(), "未填的格子也成行")

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def written(self) -> Sequence[Raw]:
        """A copy of the rows for each column, one below the other."""
        label, value = self.names
        steps: list[Raw] = []
        parts: list[str] = []
        for name, column in self.columns.items():
            made = {label: f"={quoted(name)}", value: f"=[{column}]"}
            steps.append({"op": "derive", "from": self.source, "columns": made})
            gone = {
                "from": self.part(len(steps)),
                "columns": list(dict.fromkeys(self.columns.values())),
            }
            steps.append({"op": "drop", **gone})
            if not self.blanks:
                steps.append(self._filled(self.part(len(steps)), value))
            parts.append(self.part(len(steps)))
        if len(parts) == 1:
            self.into("columns").error("one_column", "只写了一列", "请写两列以上，一列不必变成行")
        return [*steps, {"op": "union", "from": parts}]

    def _filled(self, source: str, value: str) -> Raw:
        """Without blank cells; unread ones stay."""
        where = f"=不可读则(NOT(ISBLANK([{value}])), TRUE)"
        return {"op": "filter", "from": source, "where": where}

    def said(self) -> str:
        """列转行."""
        names = "、".join(f"“{n}”" for n in self.columns)
        return (
            f"把“{self.source}”的{names}变成行，名称写入“{self.names[0]}”，值写入“{self.names[1]}”"
        )
