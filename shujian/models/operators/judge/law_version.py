"""law_version: the value of the law on a day, with its article and its days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ibis

from shujian.core.cells import BLANK, State
from shujian.engines.ops import Ops
from shujian.engines.pair import Pair
from shujian.formulas.functions.law_values import valid_expr
from shujian.formulas.types import DATE, ERROR, TEXT, Type
from shujian.models.building import Build, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, Operator, operator, param
from shujian.models.relations.outcome import Test, judged, reasons, state_of
from shujian.models.relations.relation import PASS, REVIEW, UNCHECKED, int8, text
from shujian.models.schema import Column, Schema, computed
from shujian.models.steps.kinds import ColumnList, ColumnName, StepName, Text
from shujian.models.steps.naming import check_new_column

OPS = Ops()


@operator
@dataclass(frozen=True)
class LawVersion(Operator):
    """Value, article, first and last day of the version that is in force."""

    op = "law_version"
    title = "适用法律"
    help = (
        "写明法律参数在某日的值、出处条文和版本起止（止日未填为仍有效）；"
        "那一日没有版本的转入未检查，日期未填、不可读的转入待核"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    path: str = param("path", Text(), "法律参数的路径", required=True)
    day: str = param("day", ColumnName(), "哪一日的法律", required=True)
    names: tuple[str, ...] = param(
        "as", ColumnList(4), "新列：值、条文、版本起、版本止", required=True
    )

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def bind(self, check: Check) -> Schema:
        """The source's columns and four more."""
        schema = dict(check.schema(self.source))
        column = check.column(schema, self.day, self.into("day"), f"“{self.source}”")
        if column is not None and column.type not in (DATE, ERROR):
            what = f"“{self.day}”是{column.type.label}，不是日期"
            self.into("day").error("not_date", what, "请换成日期列")
        kind = check.env.law_type(self.path)
        if kind is None and self.path:
            what = f"没有法律参数“{self.path}”"
            self.into("path").error("no_law", what, "请核对路径，或者在 content/law 中添上")
        held = computed(ERROR, [column] if column else [], ())
        for name, type_ in zip(self.names, (kind or ERROR, TEXT, DATE, DATE), strict=False):
            check_new_column(self, name, schema, "as")
            schema[name] = Column(type_, held.level, "", held.origin, held.sources)
        return schema

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Wanted columns and the day."""
        return {self.source: wanted - set(self.names) | {self.day}}

    def build(self, build: Build) -> Streams:
        """A choice among the versions for each new column."""
        rows = build.input(self.source)
        day = rows.pair(self.day)
        versions = build.env.law_versions(self.path)
        cells: dict[str, tuple[Type, Pair]] = {}
        for place, name in enumerate(self.names):
            kind = build.bound.schema[name].type
            branches = [
                (valid_expr(OPS, v.start, v.end, day.value), _told(v, place)) for v in versions
            ]
            cells[name] = (kind, OPS.lookup_versions(kind, [day], branches))
        first = cells[self.names[0]][1]
        test = self._test(day, Pair(first.value, state_of(first)))
        return build.streams(judged(rows.with_cells(cells), test, keep_dropped=True), keeps=True)

    def _test(self, day: Pair, value: Pair) -> Test:
        code = ibis.cases(
            (value.state == State.VALUE, int8(PASS)),
            (value.state == State.ABSENT, int8(UNCHECKED)),
            else_=int8(REVIEW),
        )
        none = f"“{self.day}”那一日没有“{self.path}”的版本"
        why = ibis.ifelse(
            state_of(day) == State.VALUE, text(none), reasons([(self.day, day)], none)
        )
        return Test(value.state == State.VALUE, code, why, True)

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Old columns pass unchanged."""
        return {} if column in self.names else {self.source: column}

    def sentence(self, bound: Bound) -> str:
        """适用法律."""
        return f"给“{self.source}”每行写明法律参数“{self.path}”在“{self.day}”的值、条文和版本起止"


def _told(version: Any, place: int) -> Any:
    """The value, the article, the first or the last day of a version."""
    article = getattr(version, "source", "") or BLANK
    told = (version.value, article, version.start, version.end)[place]
    return BLANK if told is None else told
