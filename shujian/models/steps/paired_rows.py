"""What local steps share whose rows are pairs: of two inputs, or of rows within one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shujian.core.cells import Missing
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, param
from shujian.models.relations.relation import PASS
from shujian.models.schema import Column, Schema
from shujian.models.steps.kinds import ColumnList, Renames, StepName
from shujian.models.steps.local import Line, Local, merged
from shujian.models.steps.local_aside import aside, put
from shujian.models.steps.naming import check_new_column

OTHER = "另一行"


@dataclass(frozen=True)
class Paired(Local):
    """A step whose rows are pairs (base of several)."""

    left: str = param("left", StepName(), "左表步骤", required=True)
    right: str = param("right", StepName(), "右表步骤；不写时在左表内部两两比对")
    take: Mapping[str, str] = param(
        "take", Renames(), "从另一行取的列，写成“新名: 列名”", required=True
    )
    names: tuple[str, ...] = param("as", ColumnList(2), "新列的名称", required=True)

    @property
    def other(self) -> str:
        """The step of the other row."""
        return self.right or self.left

    def inputs(self) -> tuple[str, ...]:
        """Left, then right."""
        return tuple(dict.fromkeys((self.left, self.other)))

    def sides(
        self, check: Check, pairs: Sequence[tuple[tuple[str, str], str]]
    ) -> tuple[Schema, list[Column]]:
        """Left and taken columns, and the compared columns.

        Args:
            check: of the step.
            pairs: columns compared, and the key under which they were written.
        """
        left, right = check.schema(self.left), check.schema(self.other)
        held = [
            check.column(schema, name, self.into(key), f"“{step}”")
            for (one, two), key in pairs
            for schema, name, step in ((left, one, self.left), (right, two, self.other))
        ]
        schema = dict(left)
        for new, old in self.take.items():
            found = check.column(right, old, self.into("take"), f"“{self.other}”")
            check_new_column(self, new, schema, "take")
            if found is not None:
                schema[new] = found
        return schema, [c for c in held if c is not None]

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Every column: which of two equal rows comes first must not depend on what is read."""
        return {name: set(schema) for name, schema in bound.inputs.items()}

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Each pair stands for itself; within one step a row needs its other one."""
        if not self.right or self.right == self.left or column in self.names:
            return {}
        if column in self.take:
            return {self.right: self.take[column]}
        return {self.left: column}

    def joined(self, one: Line, two: Line, made: Mapping[str, Any]) -> Line:
        """A pair of rows, with the new columns."""
        taken = {new: two.cells[old] for new, old in self.take.items()}
        return Line({**one.cells, **taken, **made}, merged([one, two]), PASS)

    def halves(self, line: Line, right: bool, bound: Bound) -> tuple[Line, list[str]]:
        """A row without its pair, as a row of the result, and the columns it lacks."""
        if not right:
            return line, [*self.take, *self.names]
        cells = {new: line.cells[old] for new, old in self.take.items()}
        return Line(cells, line.rows), [n for n in bound.schema if n not in cells]

    def lone(self, bound: Bound, right: bool) -> Callable[[Line, Mapping[str, Missing], str], Line]:
        """How a row of one side is put aside that cannot be compared."""
        step = self.other if right else self.left

        def lay(line: Line, lost: Mapping[str, Missing], what: str) -> Line:
            half, made = self.halves(line, right, bound)
            said = f"“{step}”的这一行{what}" if lost else f"“{step}”的这一行：{what}"
            return aside(half, dict(lost), said, made) if lost else put(half, said, made)

        return lay
