"""gap: days since the event before, and whether they are too many."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shujian.models.operator import operator, param
from shujian.models.reading import Written
from shujian.models.steps.composed import Composed, Raw
from shujian.models.steps.kinds import ColumnList, ColumnName, Names, StepName
from shujian.models.steps.more_kinds import Figure, bare
from shujian.models.steps.uniqueness import keyed


@operator
@dataclass(frozen=True)
class Gap(Composed):
    """Days between consecutive events of a group."""

    op = "gap"
    title = "间隔"
    help = (
        "组内按日期先后，写明与上一事相隔几天、是否超过 more 天；第一事没有上一事，间隔未填，不算超过；"
        "组内有日期不可读的整组转入待核"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    by: tuple[str, ...] = param("by", Names(), "这些列相同的为一组", required=True)
    day: str = param("day", ColumnName(), "日期的列", required=True)
    more: Written | None = param("more", Figure(), "超过几天", required=True)
    names: tuple[str, ...] = param("as", ColumnList(2), "新列：间隔天数、是否超过", required=True)

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def written(self) -> Sequence[Raw]:
        """The difference of days, compared."""
        assert self.more is not None
        days, flag = self.names
        over = f"=IF(ISBLANK([{days}]), FALSE, [{days}]>{bare(self.more)})"
        change: Raw = {"op": "change", "from": self.part(1), "by": list(self.by)}
        return [
            keyed(self.source, self.by),
            change | {"order": [self.day], "of": self.day, "as": days},
            {"op": "derive", "from": self.part(2), "columns": {flag: over}},
        ]

    def said(self) -> str:
        """间隔."""
        assert self.more is not None
        names, figure = "、".join(self.by), self.more.text.lstrip("=＝")
        return (
            f"“{self.source}”中{names}相同的，相邻两事相隔超过 {figure} 天的标记为“{self.names[1]}”"
        )
