"""no_sequel: events that nothing followed within the time, which is over."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shujian.models.operator import operator, param
from shujian.models.steps.composed import Raw, covering
from shujian.models.steps.following import Following
from shujian.models.steps.kinds import Cover, Covers, NewColumn


@operator
@dataclass(frozen=True)
class NoSequel(Following):
    """A without B in time; what is not due yet is told apart."""

    op = "no_sequel"
    title = "应随未随"
    help = (
        "左表的事之后若干日（月）内，同一对象在右表应有而确实没有后一事的；"
        "截至日还没有超过期满日的是未到期，不保留（写 result 时全部保留，写明已随、未随、未到期）；"
        "右表没有覆盖整个期间的转入未检查，可能在读不出的行中的转入待核"
    )

    due_name: str = param("as", NewColumn(), "期满日的列名", required=True)
    coverage: Cover | None = param(
        "coverage", Covers(), "右表应覆盖的范围；不写 from、to 时为整个期间", required=True
    )
    result: str = param("result", NewColumn(), "写明已随、未随、未到期的新列（保留全部行）")

    def written(self) -> Sequence[Raw]:
        """The last day, whether it is past, and the lack of a match."""
        columns = {self.due_name: f"={self.due()}"}
        cover = covering(self.coverage, f"=[{self.left_day}]", f"=[{self.due_name}]")
        match = {"where": self.meets(f"[{self.due_name}]"), **cover}
        over = f"[{self.due_name}]<截至日()"
        first: Raw = {"op": "derive", "from": self.left, "columns": columns}
        if not self.result:
            past = {"op": "filter", "from": self.part(1), "where": f"={over}"}
            return [first, past, {"op": "not_exists", **self.beside(self.part(2)), **match}]
        flag = self.temp("有")
        said = f'=IF({over}, IF([{flag}], "已随", "未随"), "未到期")'
        return [
            first,
            {"op": "exists", **self.beside(self.part(1)), **match, "flag": flag},
            {"op": "derive", "from": self.part(2), "columns": {self.result: said}},
            {"op": "drop", "from": self.part(3), "columns": [flag]},
        ]

    def said(self) -> str:
        """应随未随."""
        act = f"写明“{self.result}”" if self.result else "予以保留，未到期的不保留"
        return (
            f"“{self.left}”之后{self.said_time()}，同一对象在“{self.right}”应有而没有记录的，{act}"
        )
