"""table: the rows of an input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shujian.models.building import Build, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, Operator, operator, param
from shujian.models.reading import did_you_mean
from shujian.models.relations.relation import Relation
from shujian.models.running.earlier import is_earlier
from shujian.models.schema import Schema
from shujian.models.steps.kinds import Text

if TYPE_CHECKING:
    from shujian.models.running.planner import Plan


@operator
@dataclass(frozen=True)
class Table(Operator):
    """Rows of one pinned snapshot."""

    op = "table"
    title = "数据表"
    help = "读取一张标准表；每个输入自动有这一步"

    table: str = param("table", Text(), "标准表的名称", required=True)

    def inputs(self) -> tuple[str, ...]:
        """None: it reads a snapshot."""
        return ()

    def bind(self, check: Check) -> Schema:
        """The table's columns."""
        held = check.inputs.get(self.id)
        if held is None or held.info is None:
            self.at.error(
                "no_table",
                f"没有名为“{self.table}”的标准表",
                did_you_mean(self.table, check.tables),
            )
            return {}
        return held.info.schema(self.id)

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Nothing."""
        return {}

    def build(self, build: Build) -> Streams:
        """The wanted columns of the snapshot."""
        return Streams(build.plan.source(self.id, build.wanted))

    def doubt(self, build: Build) -> Relation | None:
        """The quarantined rows."""
        return build.plan.quarantine(self.id, build.wanted)

    def vacant(self, plan: Plan) -> bool:
        """Whether nobody supplied a row."""
        return plan.snapshots[self.id].rows == 0

    def sentence(self, bound: Bound) -> str:
        """读取."""
        return f"读取“{self.table}”" + ("上次运行时的版本" if is_earlier(self.id) else "")
