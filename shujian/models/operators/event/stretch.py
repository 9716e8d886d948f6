"""stretch: intervals of a group that overlap or touch become one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shujian.models.operator import operator, param
from shujian.models.steps.composed import Composed, Raw
from shujian.models.steps.kinds import ColumnList, Names, StepName, Whole
from shujian.models.steps.uniqueness import keyed

OPEN = "DATE(9999,12,31)"
NO_DAY = "DATE(2023,2,30)"
"""A day that does not exist: unreadable."""


@operator
@dataclass(frozen=True)
class Stretch(Composed):
    """Merges the intervals of each group."""

    op = "stretch"
    title = "连续期间"
    help = (
        "把同一对象重叠、首尾相接（前一段的次日即后一段的起日）的期间合成一段，相距不超过 apart 天的也合；"
        "止日未填视为至今未止；起止未填、不可读，或者止日早于起日的，整组转入待核"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    by: tuple[str, ...] = param("by", Names(), "同一对象的列", required=True)
    interval: tuple[str, ...] = param("interval", ColumnList(2), "起、止的列", required=True)
    apart: int | None = param("apart", Whole(), "中间空几天以内也算连续，默认 0")
    names: tuple[str, ...] = param("as", ColumnList(3), "新列：起、止、合并的行数", required=True)

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def written(self) -> Sequence[Raw]:
        """Gaps and islands: a row begins a stretch where all before it ended earlier."""
        first, last, rows = self.names
        words = ("起", "止", "至", "前", "新", "段")
        start, end, until, before, new, number = (self.temp(w) for w in words)
        by = list(self.by)
        order = {"by": by, "order": [start, end]}
        begins = f"=IF(ISBLANK([{before}]), 1, IF(天数([{before}], [{start}])>{1 + (self.apart or 0)}, 1, 0))"
        measures = {first: f"=MIN([{start}])", last: f"=MAX([{end}])", rows: f"=COUNT([{start}])"}
        return [
            keyed(self.source, by),
            {"op": "derive", "from": self.part(1), "columns": ends(self.interval, start, end)},
            {"op": "running", "from": self.part(2), **order, "how": "最大", "of": end, "as": until},
            {"op": "earlier", "from": self.part(3), **order, "of": until, "as": before},
            {"op": "derive", "from": self.part(4), "columns": {new: begins}},
            {
                "op": "running",
                "from": self.part(5),
                **order,
                "how": "合计",
                "of": new,
                "as": number,
            },
            {"op": "aggregate", "from": self.part(6), "by": [*by, number], "measures": measures},
            {"op": "drop", "from": self.part(7), "columns": [number]},
            {"op": "filter", "from": self.part(8), "where": f"=[{last}]>=[{first}]"},
            {"op": "blank", "from": self.part(9), "column": last, "when": f"=[{last}]={OPEN}"},
        ]

    def said(self) -> str:
        """连续期间."""
        ends_ = "至".join(self.interval)
        return f"把“{self.source}”中{'、'.join(self.by)}相同、{ends_}重叠或相接的期间合成一段"


def ends(interval: Sequence[str], start: str, end: str) -> dict[str, str]:
    """Both ends as days that are there or unreadable; a blank end is far away."""
    first, last = interval
    open_end = f"空则([{last}], {OPEN})"
    return {
        start: f"=加日([{first}], 0)",
        end: f"=IF({open_end}>=[{start}], {open_end}, {NO_DAY})",
    }
