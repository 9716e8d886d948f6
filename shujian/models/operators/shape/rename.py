"""rename: other names for some columns; all others stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shujian.models.checking import Bound, Check
from shujian.models.operator import operator, param
from shujian.models.schema import Schema
from shujian.models.steps.kinds import Renames
from shujian.models.steps.naming import check_new_column
from shujian.models.steps.renaming import Renaming


@operator
@dataclass(frozen=True)
class Rename(Renaming):
    """Changes the names of columns."""

    op = "rename"
    title = "改列名"
    help = "给列换名称，写成“新名: 旧名”；没有写的列照旧，值和顺序不变"

    columns: Mapping[str, str] = param("columns", Renames(), "新名: 旧名", required=True)

    def demand(self, check: Check, source: Schema) -> None:
        """Old names must be there, new ones free."""
        at, old = self.into("columns"), list(self.columns.values())
        kept = {n: c for n, c in source.items() if n not in old}
        for new, name in self.columns.items():
            check.column(source, name, at, f"“{self.source}”")
            check_new_column(self, new, kept, "columns")
            if old.count(name) > 1:
                what = f"列“{name}”写了两个新名"
                at.error("twice", what, "一列只能有一个名称；要两份时请用 derive 添一列")

    def names(self, source: Schema) -> Mapping[str, str]:
        """Every column, in its place."""
        new = {old: name for name, old in self.columns.items()}
        return {new.get(name, name): name for name in source}

    def sentence(self, bound: Bound) -> str:
        """改列名."""
        said = [f"“{old}”改称“{new}”" for new, old in self.columns.items()]
        return f"“{self.source}”的列" + "、".join(said)
