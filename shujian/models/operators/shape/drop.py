"""drop: without some columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shujian.models.checking import Bound, Check
from shujian.models.operator import operator, param
from shujian.models.schema import Schema
from shujian.models.steps.kinds import Names
from shujian.models.steps.renaming import Renaming


@operator
@dataclass(frozen=True)
class Drop(Renaming):
    """Leaves columns out."""

    op = "drop"
    title = "去列"
    help = "去掉写明的列，其余各列照旧；只去列，不去行"

    columns: tuple[str, ...] = param("columns", Names(), "去掉的列", required=True)

    def demand(self, check: Check, source: Schema) -> None:
        """The columns must be there, and some must stay."""
        at = self.into("columns")
        for name in self.columns:
            check.column(source, name, at, f"“{self.source}”")
        if not self.names(source):
            at.error("no_columns", "去掉了全部的列", "请至少留一列，例如对象的号码")

    def names(self, source: Schema) -> Mapping[str, str]:
        """The other columns."""
        return {name: name for name in source if name not in self.columns}

    def sentence(self, bound: Bound) -> str:
        """去列."""
        return f"从“{self.source}”中去掉列：" + "、".join(self.columns)
