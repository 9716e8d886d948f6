"""area: how large an area is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shujian.core.cells import Missing
from shujian.formulas.types import DECIMAL
from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, operator, param
from shujian.models.schema import Schema, computed
from shujian.models.steps.kinds import ColumnName, NewColumn, StepName
from shujian.models.steps.local import Line, Local
from shujian.models.steps.local_aside import aside, put
from shujian.models.steps.naming import check_new_column
from shujian.models.steps.places import check_polygon, shaped_rows


@operator
@dataclass(frozen=True)
class Area(Local):
    """A new column with the area of each polygon."""

    op = "area"
    title = "面积"
    help = (
        "算出每个图斑的面积（平方米，两位小数）；范围是 WKT 或 GeoJSON 文字（WGS-84 的度）；"
        "按 WGS-84 椭球等积投影（Snyder 1987）算，边长一公里以内的误差约百万分之一；"
        "边界自相交等不能用的转入待核"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    shape: str = param("shape", ColumnName(), "范围的列", required=True)
    name: str = param("as", NewColumn(), "面积的新列", required=True)

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def bind(self, check: Check) -> Schema:
        """The source's columns and the area."""
        schema = dict(check.schema(self.source))
        held = check_polygon(check, schema, self.shape, self.into("shape"))
        check_new_column(self, self.name, schema, "as")
        schema[self.name] = computed(DECIMAL(2), held, ())
        return schema

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Wanted columns and the polygon."""
        return {self.source: wanted - {self.name} | {self.shape}}

    def compute(self, build: Build, sides: Mapping[str, Sequence[Line]]) -> list[Line]:
        """Measure each by itself."""
        from shujian.models.algorithms.polygons import area  # loads much

        rows, shapes, lost = shaped_rows(sides[self.source], self.shape, self._aside)
        found = [
            Line({**row.cells, self.name: area(shape)}, row.rows)
            for row, shape in zip(rows, shapes, strict=True)
        ]
        return [*found, *lost]

    def _aside(self, line: Line, lost: Mapping[str, Missing], what: str) -> Line:
        made = [self.name]
        return aside(line, dict(lost), what, made) if lost else put(line, what, made)

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Each row is measured by itself."""
        return {} if column == self.name else {self.source: column}

    def sentence(self, bound: Bound) -> str:
        """面积."""
        return f"算出“{self.source}”中“{self.shape}”的面积（平方米），记为“{self.name}”"
