"""frequency: events that are at least the n-th within a time."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shujian.models.operator import operator, param
from shujian.models.reading import Written
from shujian.models.steps.composed import Composed, Raw
from shujian.models.steps.following import UNITS
from shujian.models.steps.kinds import Choice, ColumnList, ColumnName, Names, StepName, Whole
from shujian.models.steps.more_kinds import Figure, bare
from shujian.models.steps.uniqueness import keyed


@operator
@dataclass(frozen=True)
class Frequency(Composed):
    """Marks the rows with n events in the time that ends with them.

    Source: 民法典第二百零一条第一款、第二百零二条: the day of the first event is not counted; a
    period of months ends on the day that corresponds to it, on the month's last day where there
    is none.
    """

    op = "frequency"
    title = "频次"
    help = (
        "从每一事往前数，连它在内若干月（日）内满 n 次的，标记为真，并写明这 n 次中最早一次的日期；"
        "按月数时，最早一次满若干个月的对应日不早于本次之日才算，没有对应日的为月末；"
        "同一天的几事按其余各列分先后；号码未填的、组内有日期不可读的转入待核"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    by: tuple[str, ...] = param("by", Names(), "同一对象的列", required=True)
    day: str = param("day", ColumnName(), "事发日期的列", required=True)
    number: int | None = param("n", Whole(), "满几次（2 以上）", required=True)
    within: Written | None = param("within", Figure(), "几日或几个月以内", required=True)
    unit: str = param("unit", Choice(("日", "月")), "日或月，默认日")
    names: tuple[str, ...] = param(
        "as", ColumnList(2), "新列：最早一次的日期、是否满 n 次", required=True
    )

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def written(self) -> Sequence[Raw]:
        """The n-th last event, and whether its time reaches this one."""
        first, flag = self.names
        if self.number == 1:
            self.into("n").error("one_event", "n 为 1 时每一行都算", "请写 2 以上的整数")
        assert self.within is not None
        reach = f"{UNITS[self.unit or '日']}([{first}], {bare(self.within)})>=[{self.day}]"
        before = {"of": self.day, "rows": max(1, (self.number or 2) - 1), "as": first}
        return [
            keyed(self.source, self.by),
            {"op": "earlier", "from": self.part(1), "by": list(self.by), "order": [self.day]}
            | before,
            {
                "op": "derive",
                "from": self.part(2),
                "columns": {flag: f"=IF(ISBLANK([{first}]), FALSE, {reach})"},
            },
        ]

    def said(self) -> str:
        """频次."""
        assert self.within is not None
        figure, unit = self.within.text.lstrip("=＝"), "个月" if self.unit == "月" else "日"
        names = "、".join(self.by)
        return f"“{self.source}”中{names}相同的，{figure} {unit}内满 {self.number} 次的标记为“{self.names[1]}”"
