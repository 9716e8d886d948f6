"""uncovered: the days of a period that no interval of another table covers."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shujian.models.operator import operator, param
from shujian.models.steps.composed import Composed, Raw, covering, paired
from shujian.models.steps.following import OnPairs
from shujian.models.steps.kinds import ColumnList, Cover, Covers, Names, Pairs, StepName
from shujian.models.steps.uniqueness import once


@operator
@dataclass(frozen=True)
class Uncovered(Composed):
    """One row a hole."""

    op = "uncovered"
    title = "断档"
    help = (
        "左表每行的期间（止日未填算到截至日）内，右表没有任何期间盖住的日子，每个空当一行；"
        "key 写哪些列唯一确定左表的一行；右表没有覆盖整个期间的转入未检查，"
        "右表有期间读不出的对象转入待核，不会说成断档"
    )

    left: str = param("left", StepName(), "应有期间的步骤（左表）", required=True)
    right: str = param("right", StepName(), "实有期间的步骤（右表）", required=True)
    on: OnPairs = param("on", Pairs(), "须相同的列", required=True)
    key: tuple[str, ...] = param("key", Names(), "唯一确定左表一行的列", required=True)
    left_interval: tuple[str, ...] = param(
        "left_interval", ColumnList(2), "左表的起、止列", required=True
    )
    right_interval: tuple[str, ...] = param(
        "right_interval", ColumnList(2), "右表的起、止列，止日未填为至今未止", required=True
    )
    coverage: Cover | None = param("coverage", Covers(), "右表应覆盖的范围", required=True)
    names: tuple[str, ...] = param("as", ColumnList(2), "新列：空当的起、止", required=True)

    def inputs(self) -> tuple[str, ...]:
        """Left, then right."""
        return (self.left, self.right)

    def written(self) -> Sequence[Raw]:
        """Holes lie between what is covered, one day before the period and one after it."""
        words = ("应起", "应止", "实起", "实止", "段数")
        first, last, start, end, rows = (self.temp(w) for w in words)
        return [
            *once(self, 0, self.left, self.key, blanks=False),
            *self._periods(first, last),
            {
                "op": "stretch",
                "from": self.right,
                "by": [b for _, b in self.on],
                "interval": list(self.right_interval),
                "as": [start, end, rows],
            },
            *self._certain(first, last),
            *self._covered((first, last), (start, end)),
            *self._holes(),
            {"op": "drop", "from": self.part(22), "columns": [first, last]},
        ]

    def _periods(self, first: str, last: str) -> list[Raw]:
        """5 and 6: both ends of each left row."""
        begin, until = self.left_interval
        columns = {first: f"=加日([{begin}], 0)", last: f"=空则([{until}], 截至日())"}
        wrong = {"when": f"=[{last}]<[{first}]", "reason": "应有期间的止日早于起日"}
        return [
            {"op": "derive", "from": self.part(4), "columns": columns},
            {"op": "filter", "from": self.part(5), "where": "=TRUE", "review": [wrong]},
        ]

    def _certain(self, first: str, last: str) -> list[Raw]:
        """8 and 9: left rows whose right rows are all there and can be read."""
        cover = covering(self.coverage, f"=[{first}]", f"=[{last}]")
        nothing: Raw = {"op": "not_exists", "on": paired(self.on), "where": "=FALSE"}
        own = {"coverage": {"complete": "由右表合成"}}
        return [
            nothing | {"left": self.part(6), "right": self.right} | cover,
            nothing | {"left": self.part(8), "right": self.part(7)} | own,
        ]

    def _covered(self, period: tuple[str, str], held: tuple[str, str]) -> list[Raw]:
        """10 to 17: what is covered, and the days around the period."""
        (first, last), (start, end) = period, held
        meets = f"OR(ISBLANK([右.{end}]), [右.{end}]>=[{first}])"
        inside = {
            self.temp("起"): f"=较大([{start}], [{first}])",
            self.temp("止"): f"=IF(ISBLANK([{end}]), [{last}], 较小([{end}], [{last}]))",
        }
        before = dict.fromkeys((self.temp("起"), self.temp("止")), f"=加日([{first}], -1)")
        after = dict.fromkeys((self.temp("起"), self.temp("止")), f"=加日([{last}], 1)")
        columns = [*self.key, self.temp("起"), self.temp("止")]
        join: Raw = {"op": "join", "left": self.part(9), "right": self.part(7)}
        join |= {"on": paired(self.on), "take": [start, end]}
        join |= {"where": f"=AND([右.{start}]<=[{last}], {meets})"}
        steps: list[Raw] = [join]
        parts = []
        for number, (source, made) in enumerate(((10, inside), (9, before), (9, after))):
            at = 11 + 2 * number
            steps.append({"op": "derive", "from": self.part(source), "columns": made})
            steps.append({"op": "select", "from": self.part(at), "columns": columns})
            parts.append(self.part(at + 1))
        return [*steps, {"op": "union", "from": parts}]

    def _holes(self) -> list[Raw]:
        """18 to 22: neighbours that do not touch, beside the left row."""
        first, last = self.names
        here, there, before = self.temp("起"), self.temp("止"), self.temp("前")
        far = f"=IF(ISBLANK([{before}]), FALSE, 天数([{before}], [{here}])>1)"
        days = {first: f"=加日([{before}], 1)", last: f"=加日([{here}], -1)"}
        order = {"by": list(self.key), "order": [here], "of": there, "as": before}
        return [
            {"op": "earlier", "from": self.part(17), **order},
            {"op": "filter", "from": self.part(18), "where": far},
            {"op": "derive", "from": self.part(19), "columns": days},
            {"op": "select", "from": self.part(20), "columns": [*self.key, first, last]},
            {
                "op": "join",
                "left": self.part(9),
                "right": self.part(21),
                "on": list(self.key),
                "take": [first, last],
            },
        ]

    def said(self) -> str:
        """断档."""
        left, right = "至".join(self.left_interval), "至".join(self.right_interval)
        return f"“{self.left}”每行的{left}内，“{self.right}”的{right}没有盖住的空当，每个一行"
