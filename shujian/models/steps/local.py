"""What steps share that are computed in Python on this machine, over rows fetched from the engine.

Graphs, geometry and fuzzy text have no equal meaning on every engine, so they run here, on
every engine alike, up to a stated number of rows; beyond it the step is refused.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pyarrow as pa

from shujian.core.cells import Missing
from shujian.core.errors import ShujianError
from shujian.core.terms import Term
from shujian.engines.base import STATE
from shujian.engines.physical import arrow_type
from shujian.models.building import Build, Streams
from shujian.models.operator import Operator
from shujian.models.relations.cells import Cells, canonical, rows_of
from shujian.models.relations.relation import OUT, PASS, WHY, Relation
from shujian.models.relations.rows import PREFIX

Sources = Mapping[str, tuple[int, ...]]
"""Input alias → row numbers, sorted."""


@dataclass(frozen=True)
class Line:
    """One row on this machine.

    Args:
        cells: column → value or Missing.
        rows: the source rows.
        out: PASS, REVIEW or UNCHECKED.
        why: the reason, Chinese, where it is not passed.
    """

    cells: Cells
    rows: Sources = field(default_factory=dict)
    out: int = PASS
    why: str = ""


@dataclass(frozen=True)
class Local(Operator):
    """A step computed in Python (base of several)."""

    local = True
    limit: ClassVar[int] = 200_000
    """Rows of one input; more are refused."""

    @abstractmethod
    def compute(self, build: Build, sides: Mapping[str, Sequence[Line]]) -> list[Line]:
        """The rows of the result, aside ones among them.

        Args:
            build: parameters, law, days.
            sides: the rows of each input, in an order that depends on their content alone.
        """

    def build(self, build: Build) -> Streams:
        """Fetch, compute, and hand the rows back to the engine."""
        sides = {n: fetched(self, build, n) for n in dict.fromkeys(self.inputs())}
        whole = placed(build, self.compute(build, sides))
        streams = Streams.of(build.keep(whole, (OUT, WHY)))
        return Streams(streams.passed, streams.whole, streams.rest)


def fetched(step: Local, build: Build, source: str) -> list[Line]:
    """The rows of an input, sorted by content.

    Raises:
        ShujianError: ``models.local_bound``: more rows than the step takes.
    """
    relation = build.input(source)
    data = build.plan.engine.arrow(relation.expr.limit(step.limit + 1))
    if data.num_rows > step.limit:
        raise ShujianError(
            "models.local_bound",
            f"步骤“{step.id}”（{step.title}）最多处理 {step.limit} 行，“{source}”超过了",
            why="这一步在本机内存中逐行比对，行数太多时无法保证算完",
            remedy="请先用筛选、去重或按地区分批，把行数减下来",
            params={"step": step.id, "limit": step.limit},
        )
    numbers = {a: data.column(c).to_pylist() for a, c in relation.rows.items()}
    lines = [
        Line(cells, {a: _numbers(held[i]) for a, held in numbers.items()})
        for i, cells in enumerate(_cells(relation, data))
    ]
    return sorted(lines, key=content)


def _cells(relation: Relation, data: pa.Table) -> list[Cells]:
    return rows_of(relation, data) if relation.columns else [{}] * data.num_rows


def content(line: Line) -> tuple[str, ...]:
    """What rows are sorted by: their cells, then their row numbers."""
    return (*(repr(canonical(c)) for c in line.cells.values()), repr(sorted(line.rows.items())))


def merged(lines: Sequence[Line]) -> dict[str, tuple[int, ...]]:
    """The source rows of several rows together."""
    found: dict[str, set[int]] = {}
    for line in lines:
        for alias, numbers in line.rows.items():
            found.setdefault(alias, set()).update(numbers)
    return {alias: tuple(sorted(held)) for alias, held in sorted(found.items())}


def placed(build: Build, lines: Sequence[Line]) -> Relation:
    """Rows as an expression over a table in memory, with outcome and reason."""
    kinds = {n: build.bound.schema[n].type for n in build.wanted}
    arrays: dict[str, pa.Array] = {}
    for name, kind in kinds.items():
        cells = [line.cells[name] for line in lines]
        arrays[name] = pa.array([_stored(c) for c in cells], type=arrow_type(kind))
        states = [int(c.state) if isinstance(c, Missing) else 0 for c in cells]
        arrays[name + STATE] = pa.array(states, type=pa.int8())
    rows: dict[str, str] = {}
    if build.lineage:
        for alias in sorted(build.plan.model.ancestors[build.bound.id]):
            rows[alias] = PREFIX + alias
            held = [list(line.rows.get(alias, ())) for line in lines]
            arrays[PREFIX + alias] = pa.array(held, type=pa.list_(pa.int64()))
    arrays[OUT] = pa.array([line.out for line in lines], type=pa.int8())
    arrays[WHY] = pa.array([line.why for line in lines], type=pa.string())
    engine = build.plan.engine
    expr = engine.memory(engine.new_name(), pa.table(arrays))
    return Relation(expr, kinds, dict.fromkeys(kinds), rows)


def _numbers(value: Any) -> tuple[int, ...]:
    if isinstance(value, list):
        return tuple(sorted({n for n in value if n is not None}))
    return () if value is None else (value,)


def _stored(cell: Any) -> Any:
    if isinstance(cell, Missing):
        return None
    return cell.code if isinstance(cell, Term) else cell
