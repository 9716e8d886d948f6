"""select: fewer columns, or other names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shujian.models.building import Build, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, Operator, operator, param
from shujian.models.schema import Schema
from shujian.models.steps.kinds import Renames, StepName
from shujian.models.steps.naming import check_new_column


@operator
@dataclass(frozen=True)
class Select(Operator):
    """Keeps or renames columns."""

    op = "select"
    title = "取列"
    help = "只保留写明的列；写成“新名: 列”时改名"

    source: str = param("from", StepName(), "来源步骤", required=True)
    columns: Mapping[str, str] = param("columns", Renames(), "保留的列", required=True)

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def bind(self, check: Check) -> Schema:
        """The named columns."""
        source, schema = check.schema(self.source), Schema()
        for new, old in self.columns.items():
            column = check.column(source, old, self.into("columns"), f"“{self.source}”")
            if new != old:
                check_new_column(self, new, {}, "columns")
            if column is not None:
                schema[new] = column
        return schema

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """The old names of the wanted columns."""
        return {self.source: {old for new, old in self.columns.items() if new in wanted}}

    def build(self, build: Build) -> Streams:
        """A projection."""
        names = {new: self.columns[new] for new in build.wanted}
        return Streams(build.input(self.source).renamed(names), keeps=True)

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """By the old name."""
        return {self.source: self.columns[column]} if column in self.columns else {}

    def sentence(self, bound: Bound) -> str:
        """取列."""
        said = [n if n == o else f"{o}（改名为{n}）" for n, o in self.columns.items()]
        return f"从“{self.source}”中取列：" + "、".join(said)
