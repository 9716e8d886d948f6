"""union: the rows of several steps, one below the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis

from shujian.engines.pair import Pair
from shujian.formulas.types import ERROR, TEXT
from shujian.models.building import Build, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, Operator, operator, param
from shujian.models.relations.relation import Relation
from shujian.models.relations.stacking import stack
from shujian.models.schema import Column, Schema
from shujian.models.steps.kinds import StepNames, Tags
from shujian.models.steps.naming import check_new_column

if TYPE_CHECKING:
    from shujian.models.running.planner import Plan


@operator
@dataclass(frozen=True)
class Union(Operator):
    """All rows of several steps with the same columns."""

    op = "union"
    title = "合并"
    help = "把列相同的几个步骤的行合在一起，不去重；tag 可写明来自哪一步"

    source: tuple[str, ...] = param("from", StepNames(), "来源步骤（两个以上）", required=True)
    tag: Mapping[str, Mapping[str, str]] = param("tag", Tags(), "按来源写入的新文字列")

    def inputs(self) -> tuple[str, ...]:
        """The sources."""
        return self.source

    def bind(self, check: Check) -> Schema:
        """The columns of the first, which every source must have."""
        first = dict(check.schema(self.source[0])) if self.source else {}
        schema = Schema(first)
        for name in self.source[1:]:
            other = check.schema(name)
            if not first or not other:
                continue
            self._compare(first, other, name)
            schema = {n: schema[n].merged(other[n]) for n in schema if n in other}
        for column, values in self.tag.items():
            check_new_column(self, column, schema, "tag")
            unknown = [s for s in values if s not in self.source]
            lacking = [s for s in self.source if s not in values]
            if unknown or lacking:
                what = f"“{column}”没有写明步骤{'、'.join(lacking or unknown)}的值"
                self.into("tag").error("bad_tag", what, "每个来源步骤写一个值，不写别的步骤")
            schema[column] = Column(TEXT)
        return schema

    def _compare(self, first: Schema, other: Schema, name: str) -> None:
        lacking = [n for n in first if n not in other] + [n for n in other if n not in first]
        if lacking:
            what = f"“{self.source[0]}”与“{name}”的列不同：{'、'.join(lacking[:10])}"
            self.into("from").error("union_columns", what, "请先用 select 取相同的列")
        for n in first:
            kinds = {first[n].type, other[n].type} if n in other else set()
            if len(kinds) > 1 and ERROR not in kinds:
                what = f"列“{n}”一处是{first[n].type.label}，一处是{other[n].type.label}"
                self.into("from").error("union_types", what, "请先用 derive 变成同一类型")

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """The wanted columns of each."""
        return {name: wanted - set(self.tag) for name in self.source}

    def build(self, build: Build) -> Streams:
        """One below the other."""
        parts = [self._tagged(build, name, build.input(name)) for name in self._used(build)]
        return Streams(stack([build.keep(p) for p in parts]))

    def _used(self, build: Build) -> tuple[str, ...]:
        return (build.replaced,) if build.replaced else self.source

    def _tagged(self, build: Build, name: str, rows: Relation) -> Relation:
        cells = {c: (TEXT, Pair(ibis.literal(v[name]), 0)) for c, v in self.tag.items()}
        held = {c: cell for c, cell in cells.items() if c in build.wanted}
        return rows.with_cells(held) if held else rows

    def vacant(self, plan: Plan) -> bool:
        """Whether no source has a row."""
        return all(map(plan.vacant, self.source))

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """The same column of each."""
        return {} if column in self.tag else dict.fromkeys(self.source, column)

    def sentence(self, bound: Bound) -> str:
        """合并."""
        return "合并" + "、".join(f"“{s}”" for s in self.source) + "的全部行"
