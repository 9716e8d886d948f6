"""degree: how many others something is linked to, of each kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shujian.models.operator import operator, param
from shujian.models.steps.composed import Composed, Raw
from shujian.models.steps.kinds import ColumnList, ColumnName, Flag, StepName, Whole


@operator
@dataclass(frozen=True)
class Degree(Composed):
    """Counts the different neighbours of each thing."""

    op = "degree"
    title = "关联度"
    help = (
        "数出每个对象与多少个不同的对象有关系；写明 kind 时按关系的种类分别数；"
        "自己与自己不算；两端有一端未填、不可读的关系转入待核"
    )

    source: str = param("from", StepName(), "关系所在的步骤，一行一个关系", required=True)
    between: tuple[str, ...] = param("between", ColumnList(2), "关系的两端：起、止", required=True)
    kind: str = param("kind", ColumnName(), "关系种类的列")
    directed: bool = param("directed", Flag(), "只数起的一端（默认两端都数）")
    least: int | None = param("least", Whole(), "只留多少个以上的，不写则全留")
    names: tuple[str, ...] = param("as", ColumnList(2), "新列：对象、关联个数", required=True)

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def written(self) -> Sequence[Raw]:
        """Edges from both ends, grouped."""
        one, two = self.between
        subject, count = self.names
        other = f"{subject}的另一端"
        more = {self.kind: self.kind} if self.kind else {}
        steps: list[Raw] = [{"op": "filter", "from": self.source, "where": f"=[{one}]<>[{two}]"}]
        ways = [(one, two)] if self.directed else [(one, two), (two, one)]
        for a, b in ways:
            columns = {subject: a, other: b, **more}
            steps.append({"op": "select", "from": self.part(1), "columns": columns})
        if not self.directed:
            steps.append({"op": "union", "from": [self.part(2), self.part(3)]})
        measures = {count: f"=COUNTUNIQUE([{other}])"}
        source, by = self.part(len(steps)), [subject, *more]
        steps.append({"op": "aggregate", "from": source, "by": by, "measures": measures})
        if self.least:
            where = f"=[{count}]>={self.least}"
            steps.append({"op": "filter", "from": self.part(len(steps)), "where": where})
        return steps

    def said(self) -> str:
        """关联度."""
        kinds = f"按“{self.kind}”分别" if self.kind else ""
        least = f"，只留 {self.least} 个以上的" if self.least else ""
        return f"{kinds}数出“{self.source}”中每个对象与多少个不同的对象有关系{least}"
