"""deadline: the last day of a statutory period, and how late the act was."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shujian.models.operator import operator, param
from shujian.models.reading import Written
from shujian.models.steps.composed import Composed, Raw, covering
from shujian.models.steps.following import UNITS, OnPairs
from shujian.models.steps.kinds import (
    Choice,
    ColumnList,
    ColumnName,
    Cover,
    Covers,
    Flag,
    Pairs,
    StepName,
)
from shujian.models.steps.more_kinds import Figure, bare
from shujian.models.steps.suspending import suspended


@operator
@dataclass(frozen=True)
class Deadline(Composed):
    """Due day, days late and state of a period.

    Source: 刑事诉讼法第一百零五条第二款、第四款; 民法典第二百零一条至第二百零三条: the day on
    which it begins is not counted, and it ends on the next working day after a holiday. Months
    end on the corresponding day, on the month's last day where there is none (民法典第二百零二条);
    by 最高法刑诉法解释（法释〔2021〕1号）第二百零二条第一款 a period that begins on a month's last
    day also ends on one (``month_end``).
    """

    op = "deadline"
    title = "法定期限"
    help = (
        "从起日的次日算起，n 日、工作日或月届满，届满日遇节假日顺延（plain: true 不顺延，用于在押期间）；"
        "按月的到对应日，没有对应日的到月末（month_end: true 起日为月末的也到月末，用于刑事诉讼期间）；"
        "可另加延长天数、从重新计算之日起算、扣除中止期间；写明届满日、超期天数，"
        "和按期办结、超期办结、尚在期限内、超期未结四种状态之一；日历未载入的年份不可读"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    start: str = param("start", ColumnName(), "起日的列", required=True)
    length: Written | None = param("length", Figure(), "期限长短（数，或法律的值）", required=True)
    unit: str = param("unit", Choice(tuple(UNITS)), "日、工作日或月，默认日")
    plain: bool = param("plain", Flag(), "true：届满日遇节假日不顺延")
    month_end: bool = param(
        "month_end", Flag(), "true：按月的期限，起日为月末的到月末日届满（刑诉法解释）"
    )
    end: str = param("end", ColumnName(), "实际办结日的列，未填为未结")
    extend: str = param("extend", ColumnName(), "延长天数的列，未填为没有延长")
    restart: str = param("restart", ColumnName(), "重新计算之日的列，未填为没有重新计算")
    suspend: str = param("suspend", StepName(), "中止期间的步骤")
    on: OnPairs = param("on", Pairs(), "与中止期间须相同的列")
    interval: tuple[str, ...] = param("interval", ColumnList(2), "中止的起、止列，止日未填为仍中止")
    coverage: Cover | None = param("coverage", Covers(), "中止表应覆盖的范围（写 suspend 时必填）")
    names: tuple[str, ...] = param(
        "as", ColumnList(3), "新列：届满日、超期天数、状态", required=True
    )

    def inputs(self) -> tuple[str, ...]:
        """The source, and the suspensions."""
        return (self.source, *([self.suspend] if self.suspend else []))

    def written(self) -> Sequence[Raw]:
        """Without suspensions one step; with them the days that they take."""
        start, last = self.temp("起算"), self.temp("原届满")
        columns = {start: f"={self._start()}", last: f"={self._last(start)}"}
        first: Raw = {"op": "derive", "from": self.source, "columns": columns}
        if not self._suspends():
            made = {"op": "derive", "from": self.part(1), "columns": self._result(last)}
            return [first, made, {"op": "drop", "from": self.part(2), "columns": [start, last]}]
        cover = covering(self.coverage, f"=[{start}]", f"=[{last}]")
        steps = suspended(self, (start, last), (self.suspend, self.on, self.interval), cover)
        days = self.temp("中止日")
        n = len(steps) + 1
        made = {"op": "derive", "from": self.part(n), "columns": self._result(f"{last}], [{days}")}
        gone = [start, last, days, self.temp("有中止")]
        return [first, *steps, made, {"op": "drop", "from": self.part(n + 1), "columns": gone}]

    def _suspends(self) -> bool:
        """Whether suspensions are excluded; errors where not all is written."""
        if not self.suspend:
            return False
        if not (self.on and self.interval and self.coverage):
            what = "写了 suspend，还要写 on、interval 和 coverage"
            self.at.error("no_suspend", what, "没有查到中止记录不等于没有中止，所以要写明覆盖范围")
        if self.unit == "工作日":
            what = "按工作日计算的期限不能扣除中止期间"
            self.into("unit").error("suspend_unit", what, "请改用日，或者用 extend 写明顺延的天数")
        return bool(self.on and self.interval)

    def _months(self, start: str) -> str:
        """The day some months on; by last days where they correspond."""
        assert self.length is not None
        day = f"加月([{start}], {bare(self.length)})"
        if not self.month_end:
            return day
        return f"IF([{start}]=月末(当月([{start}])), 月末(当月({day})), {day})"

    def _start(self) -> str:
        if not self.restart:
            return f"加日([{self.start}], 0)"
        return f"IF(ISBLANK([{self.restart}]), [{self.start}], [{self.restart}])"

    def _last(self, start: str) -> str:
        """The last day by the length and the extension alone."""
        assert self.length is not None
        plus = f"空则([{self.extend}], 0)" if self.extend else "0"
        if self.unit == "月":
            return f"加日({self._months(start)}, {plus})"
        if self.month_end:
            what = "month_end 只用于按月计算的期限"
            self.into("month_end").error("month_end", what, "请写 unit: 月，或者去掉 month_end")
        return f"{UNITS[self.unit or '日']}([{start}], {bare(self.length)}+{plus})"

    def _result(self, last: str) -> dict[str, str]:
        """The new columns; ``last`` is the last day, with the days to be added."""
        due, late, state = self.names
        day = f"加日([{last}])" if "," in last else f"[{last}]"
        moved = day if self.plain or self.unit == "工作日" else f"顺延至工作日({day})"
        now, open_ = "截至日()", "TRUE"
        if self.end:
            now, open_ = (
                f"IF(ISBLANK([{self.end}]), 截至日(), [{self.end}])",
                f"ISBLANK([{self.end}])",
            )
        over = f"[{late}]>0"
        said = (
            f'IF({open_}, IF({over}, "超期未结", "尚在期限内"), IF({over}, "超期办结", "按期办结"))'
        )
        return {due: f"={moved}", late: f"=较大(0, 天数([{due}], {now}))", state: f"={said}"}

    def said(self) -> str:
        """法定期限."""
        assert self.length is not None
        figure = self.length.text.lstrip("=＝")
        more = "，扣除中止期间" if self.suspend else ""
        return f"“{self.source}”从“{self.start}”起 {figure} {self.unit or '日'}的期限{more}，写明届满日、超期天数和状态"
