"""cast: a column as another type of value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shujian.models.building import Build, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, Operator, operator, param
from shujian.models.reading import Written
from shujian.models.schema import Schema
from shujian.models.steps.casting import TARGETS, cast_formula
from shujian.models.steps.kinds import StepName
from shujian.models.steps.more_kinds import Words

TYPES = Words(TARGETS, "{案号年份: 整数, 发生日: 日期}")


@operator
@dataclass(frozen=True)
class Cast(Operator):
    """Changes the type of columns; what cannot be read so is unreadable."""

    op = "cast"
    title = "转换类型"
    help = (
        "把列变成另一种类型，列名不变：文本、整数、数量、日期、月份互变；"
        "读不成的为不可读，小数不会悄悄舍成整数"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    columns: Mapping[str, str] = param("columns", TYPES, "列: 类型", required=True)

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def bind(self, check: Check) -> Schema:
        """The same columns, some of another type."""
        source = dict(check.schema(self.source))
        schema, at = dict(source), self.into("columns")
        for name, target in self.columns.items():
            column = check.column(source, name, at, f"“{self.source}”")
            text = cast_formula(name, column.type, target) if column is not None else ""
            if column is None:
                continue
            if not text:
                what = f"“{name}”是{column.type.label}，不能变成{target}"
                at.error("no_cast", what, "可先用 derive 写公式变成文本或数")
                continue
            formula = check.formula(f"columns.{name}", Written(text, at.place), {"": source})
            if formula is not None:
                schema[name] = check.computed(formula, {"": source})
        return schema

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """The wanted columns."""
        return {self.source: set(wanted)}

    def build(self, build: Build) -> Streams:
        """New cells in the places of the old."""
        rows = build.input(self.source)
        pairs, kinds = rows.pairs(), build.bound.schema
        names = [n for n in self.columns if n in build.wanted]
        cells = {n: (kinds[n].type, build.compile(f"columns.{n}", pairs)) for n in names}
        return Streams(build.keep(rows.with_cells(cells) if cells else rows), keeps=True)

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Other columns pass unchanged."""
        return {} if column in self.columns else {self.source: column}

    def sentence(self, bound: Bound) -> str:
        """转换类型."""
        said = "、".join(f"“{n}”变成{t}" for n, t in self.columns.items())
        return f"“{self.source}”的列{said}，读不成的为不可读"
