"""What local steps share that read edges: who stands with whom in one row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from shujian.core.cells import Missing
from shujian.formulas.show import show
from shujian.formulas.types import Type
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, param
from shujian.models.schema import Schema, computed
from shujian.models.steps.kinds import ColumnList, StepName
from shujian.models.steps.local import Line, Local
from shujian.models.steps.local_aside import aside, lacking
from shujian.models.steps.naming import check_new_column


@dataclass(frozen=True)
class Edges(Local):
    """A step over the edges of a graph; its columns are all its own (base of several)."""

    budget: ClassVar[int] = 20_000_000
    """Steps of search; more are refused."""

    source: str = param("from", StepName(), "关系所在的步骤，一行一个关系", required=True)
    between: tuple[str, ...] = param("between", ColumnList(2), "关系的两端：起、止", required=True)

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def made(
        self, check: Check, kinds: Mapping[str, Type], counts: Collection[str], reads: Iterable[str]
    ) -> Schema:
        """The columns of the result.

        Args:
            check: of the step.
            kinds: new column → type.
            counts: those that only count, so that nothing can be read off them.
            reads: columns read besides the two ends.
        """
        source = check.schema(self.source)
        held = [
            check.column(source, n, self.into("between"), f"“{self.source}”")
            for n in dict.fromkeys((*self.between, *reads))
        ]
        parts = [c for c in held if c is not None]
        schema: Schema = {}
        for name, kind in kinds.items():
            check_new_column(self, name, schema, "as")
            schema[name] = computed(kind, parts, () if name in counts else parts)
        return schema

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Every column that is read, whatever is wanted."""
        return {self.source: {*self.between}}

    def split(
        self, lines: Sequence[Line], names: Sequence[str], more: Sequence[str] = ()
    ) -> tuple[dict[tuple[str, str], list[Line]], list[Line]]:
        """Edges with their rows, and rows that are none, put aside.

        Args:
            lines: rows.
            names: the columns of the result; the first takes the end that can be read.
            more: further columns that must have a value.
        """
        edges: dict[tuple[str, str], list[Line]] = {}
        lost: list[Line] = []
        for line in lines:
            lacks = lacking(line, (*self.between, *more))
            if lacks:
                half = {n: line.cells[n] for n in self.between if n not in lacks}
                row = Line({names[0]: show(next(iter(half.values())))} if half else {}, line.rows)
                rest = names[1:] if half else names
                lost.append(aside(row, lacks, f"“{self.source}”的这一行没有算作关系", rest))
            else:
                one, two = (show(line.cells[n]) for n in self.between)
                edges.setdefault((one, two), []).append(line)
        return edges, lost


def named(
    step: str, lines: Sequence[Line], column: str, names: Sequence[str]
) -> tuple[Mapping[str, list[Line]], list[Line]]:
    """The things that a list names with their rows, and rows without a name, put aside."""
    found: dict[str, list[Line]] = {}
    lost: list[Line] = []
    for line in lines:
        cell = line.cells[column]
        if isinstance(cell, Missing):
            what = f"“{step}”的这一行不知是谁，没有查"
            lost.append(aside(Line({}, line.rows), {column: cell}, what, names))
        else:
            found.setdefault(show(cell), []).append(line)
    return found, lost
