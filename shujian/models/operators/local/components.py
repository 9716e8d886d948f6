"""components: who hangs together with whom through shared phones, addresses, accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shujian.core.cells import Missing, State
from shujian.formulas.show import show
from shujian.formulas.types import INT, TEXT
from shujian.models.algorithms.components import components
from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, operator, param
from shujian.models.relations.relation import REVIEW, UNCHECKED
from shujian.models.schema import Schema, computed
from shujian.models.steps.kinds import ColumnList, ColumnName, Names, StepName, Whole
from shujian.models.steps.local import Line, Local
from shujian.models.steps.naming import check_new_column

Shared = Mapping[tuple[str, str], Sequence[str]]
"""(column, value) → the subjects that have it, sorted."""


@operator
@dataclass(frozen=True)
class Components(Local):
    """Groups of subjects that are linked by shared attributes."""

    op = "components"
    title = "关联成组"
    help = (
        "把共用电话、地址、账户等的对象连成组；共用者超过 most 个的值（如单位总机）不作连接；"
        "未填、不可读的值不作连接"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    subject: str = param("subject", ColumnName(), "对象的列（号码）", required=True)
    shares: tuple[str, ...] = param("shares", Names(), "共用即连接的列", required=True)
    least: int | None = param("least", Whole(), "只留几个对象以上的组，默认 2")
    most: int | None = param("most", Whole(), "共用者超过几个的值不作连接，默认 50")
    names: tuple[str, ...] = param(
        "as", ColumnList(3), "新列：组号、组内对象数、连接理由", required=True
    )

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def bind(self, check: Check) -> Schema:
        """The source's columns, and group, size and reason."""
        schema = dict(check.schema(self.source))
        held = [check.column(schema, self.subject, self.into("subject"), f"“{self.source}”")]
        held += [
            check.column(schema, n, self.into("shares"), f"“{self.source}”") for n in self.shares
        ]
        parts = [c for c in held if c is not None]
        for name, kind in zip(self.names, (TEXT, INT, TEXT), strict=False):
            check_new_column(self, name, schema, "as")
            schema[name] = computed(kind, parts, () if kind == INT else parts)
        return schema

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Wanted columns, subject and what may be shared."""
        return {self.source: wanted - set(self.names) | {self.subject, *self.shares}}

    def compute(self, build: Build, sides: Mapping[str, Sequence[Line]]) -> list[Line]:
        """Union of all who share a value."""
        found: list[Line] = []
        usable: list[Line] = []
        for line in sides[self.source]:
            cell = line.cells[self.subject]
            if isinstance(cell, Missing):
                found.append(self._aside(line, cell))
            else:
                usable.append(line)
        shared = self._shared(usable)
        group = components({str(s) for s in self._subjects(usable)}, shared.values())
        sizes: dict[str, int] = defaultdict(int)
        for root in group.values():
            sizes[root] += 1
        for line in usable:
            subject = str(line.cells[self.subject])
            size = sizes[group[subject]]
            if size >= (self.least or 2):
                made = (group[subject], size, self._why(line, subject, shared))
                cells = {**line.cells, **dict(zip(self.names, made, strict=True))}
                found.append(Line(cells, line.rows))
        return found

    def _subjects(self, lines: Sequence[Line]) -> list[object]:
        return [line.cells[self.subject] for line in lines]

    def _aside(self, line: Line, cell: Missing) -> Line:
        unknown = dict.fromkeys(self.names, Missing(State.UNKNOWN))
        out = UNCHECKED if cell.state == State.ABSENT else REVIEW
        why = f"“{self.subject}”{cell.state.label}，无法归组"
        return Line({**line.cells, **unknown}, line.rows, out, why)

    def _shared(self, lines: Sequence[Line]) -> Shared:
        held: dict[tuple[str, str], set[str]] = defaultdict(set)
        for line in lines:
            for name in self.shares:
                cell = line.cells[name]
                if not isinstance(cell, Missing):
                    held[name, show(cell)].add(str(line.cells[self.subject]))
        return {k: sorted(v) for k, v in held.items() if 2 <= len(v) <= (self.most or 50)}

    def _why(self, line: Line, subject: str, shared: Shared) -> str:
        said = []
        for name in self.shares:
            others = [s for s in shared.get((name, show(line.cells[name])), ()) if s != subject]
            if others:
                more = f"等 {len(others)} 个对象" if len(others) > 3 else ""
                said.append(f"与{'、'.join(others[:3])}{more}“{name}”相同")
        return "；".join(said)

    def sentence(self, bound: Bound) -> str:
        """关联成组."""
        names = "、".join(f"“{n}”" for n in self.shares)
        return (
            f"“{self.source}”中{names}有一项相同的“{self.subject}”连成组，"
            f"保留 {self.least or 2} 个对象以上的组"
        )
