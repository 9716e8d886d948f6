"""A plan: the steps of a model as expressions over pinned snapshots."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from shujian.core.cells import State
from shujian.core.errors import ShujianError
from shujian.engines.base import ROW, Coverage, Engine, Snapshot
from shujian.models.building import Build, Streams
from shujian.models.model import Model
from shujian.models.relations import graph
from shujian.models.relations.relation import Relation
from shujian.models.relations.rows import PREFIX
from shujian.models.running.env import ModelEnv

UNCOMPUTED = ("table", "derive", "select", "rename", "drop", "union", "since_first")
"""Steps that put no row aside; they stay expressions."""


@dataclass(frozen=True)
class Restriction:
    """Limits a step to rows whose column holds one of some values.

    Args:
        column: a column of the step.
        keys: an expression of one column, ``key``.
    """

    column: str
    keys: Any


@dataclass
class Plan:
    """Steps as expressions, built when asked for, each once.

    Args:
        model: the bound model.
        snapshots: input alias → pinned snapshot.
        env: parameters, law, days of this run.
        engine: where the rows are.
        lineage: whether row numbers are carried.
        restrict: step → alternatives, any of which lets a row pass.
        retraced: clue → the steps of its way, where they were computed for its rows alone.
        unkeyed: step → right rows without a key, where they were counted (``models.unsure``).
        sizes: step → rows, where it was computed for the rows of one clue (``models.retrace``).
        uncounted: joins whose rows the filter behind them counts (``models.fusing``).
        steady: computed tables are named after their steps, so that SQL written once serves
            again; a second plan over the same engine then takes the place of the first.
        memo: SQL that was written before for other rows, over this engine; None: none.
        doubt_mark: step → what the SQL of its doubtful rows depends on (``models.marks``).
    """

    model: Model
    snapshots: Mapping[str, Snapshot]
    env: ModelEnv
    engine: Engine
    lineage: bool = False
    restrict: Mapping[str, Sequence[Restriction]] = field(default_factory=dict)
    retraced: dict[str, Plan] = field(default_factory=dict)
    unkeyed: dict[str, int] = field(default_factory=dict)
    uncounted: set[str] = field(default_factory=set)
    sizes: dict[str, int] = field(default_factory=dict)
    steady: bool = False
    memo: dict[Any, Any] | None = None
    doubt_mark: Callable[[str], Hashable] | None = None
    _streams: dict[str, Streams] = field(default_factory=dict)
    _passed: dict[str, Relation] = field(default_factory=dict)
    _rest: dict[str, Relation | None] = field(default_factory=dict)
    _doubt: dict[str, Relation | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_snapshots(self.model, self.snapshots)

    def wanted(self, step: str) -> tuple[str, ...]:
        """The columns of a step that are read later, in the order of its schema."""
        needed = self.model.needed.get(step, set())
        return tuple(n for n in self.model.steps[step].schema if n in needed)

    def order(self) -> list[str]:
        """The steps that clues come from, inputs first."""
        return [i for i in self.model.steps if i not in self.model.unused]

    def vacant(self, step: str) -> bool:
        """Whether a step has no row because a table that it needs has none."""
        return self.model.steps[step].operator.vacant(self)

    def build(self, step: str) -> Build:
        """What the step's operator is given."""
        bound = self.model.steps[step]
        inputs = {n: self.passed(n) for n in bound.operator.inputs()}
        return Build(self, bound, inputs, self.wanted(step))

    def streams(self, step: str) -> Streams:
        """The three streams of a step."""
        if step not in self._streams:
            self._streams[step] = self.model.steps[step].operator.build(self.build(step))
        return self._streams[step]

    def passed(self, step: str) -> Relation:
        """The rows that go on, computed ones where the runner kept them."""
        if step not in self._passed:
            self._passed[step] = self._restricted(step, self.streams(step).passed)
        return self._passed[step]

    def rest(self, step: str) -> Relation | None:
        """The 待核 and 未检查 rows of a step."""
        if step not in self._rest:
            self._rest[step] = self.streams(step).rest
        return self._rest[step]

    def doubt(self, step: str) -> Relation | None:
        """Rows that may belong to a step's result but could not be read."""
        if step not in self._doubt:
            self._doubt[step] = self._doubtful(step)
        return self._doubt[step]

    def _doubtful(self, step: str) -> Relation | None:
        """Computed at once: they are few, and each step would repeat those before it."""
        operator = self.model.steps[step].operator
        if operator.op == "table":
            return self.quarantine(step, self.wanted(step))
        aside = operator.op not in UNCOMPUTED and self.rest(step) is not None
        quiet = not aside and all(self.doubt(n) is None for n in operator.doubted())
        if quiet and not operator.unsure(self):
            return None
        mark = self.doubt_mark(step) if self.doubt_mark and not operator.local else None
        if mark is None or self.memo is None:
            made = self._doubt_made(step)
        elif (made := self.memo.get(mark, False)) is False:
            made = self.memo[mark] = self._doubt_made(step)
        if made is None:
            return None
        name, sql, rows = made
        return rows if self.engine.fill(name, sql) else None

    def _doubt_made(self, step: str) -> tuple[str, str, Relation] | None:
        """The table of a step's doubtful rows, what fills it, and the rows over it."""
        found: Relation | None = self.model.steps[step].operator.doubt(self.build(step))
        if found is None:
            return None
        name = self.new_name(f"{step}·疑")
        sql = self.engine.sql(found.expr)
        return name, sql, found.over(self.engine.named(name, found.expr))

    def new_name(self, wish: str) -> str:
        """A name for a computed table: the wish where names are steady, else a new one."""
        return self.engine.new_name(wish if self.steady else "")

    def computed(self, rows: Relation, wish: str) -> tuple[Relation, int]:
        """Rows computed into a table, and how many they are."""
        name = self.new_name(wish)
        count = self.engine.fill(name, self.engine.sql(rows.expr))
        return rows.over(self.engine.named(name, rows.expr)), count

    def keep(self, step: str, passed: Relation, rest: Relation | None) -> None:
        """Replace a step's rows by computed ones."""
        self._passed[step], self._rest[step] = passed, rest

    def touch(self, alias: str) -> None:
        """Have the engine read an input anew, also where its expression was built before."""
        snapshot, columns = self.snapshots[alias], self._stored(alias, self.wanted(alias))
        self.engine.table(snapshot, columns)
        if snapshot.quarantine_files:
            self.engine.table(snapshot, columns, quarantine=True)

    def _stored(self, alias: str, columns: Sequence[str]) -> list[str]:
        held = self.snapshots[alias].columns
        return [n for n in columns if n in held and held[n].present]

    def source(self, alias: str, columns: Sequence[str]) -> Relation:
        """Columns of an input."""
        return self._read(alias, columns, quarantine=False)

    def quarantine(self, alias: str, columns: Sequence[str]) -> Relation | None:
        """Columns of an input's quarantined rows; None where there are none."""
        if not self.snapshots[alias].quarantine_files:
            return None
        return self._read(alias, columns, quarantine=True)

    def coverage(self, alias: str) -> tuple[Coverage, ...]:
        """The statements of coverage of an input."""
        return self.snapshots[alias].coverage

    def _read(self, alias: str, columns: Sequence[str], quarantine: bool) -> Relation:
        snapshot = self.snapshots[alias]
        schema = self.model.steps[alias].schema
        states: dict[str, int | None] = {}
        for name in columns:
            info = snapshot.columns.get(name)
            if info is None or not info.present:
                states[name] = int(State.ABSENT)
            else:
                states[name] = None if info.states or quarantine else int(State.VALUE)
        expr = self.engine.table(snapshot, self._stored(alias, columns), quarantine=quarantine)
        types = {n: schema[n].type for n in columns}
        rows = {alias: PREFIX + alias} if self.lineage else {}
        if rows:
            names = {PREFIX + alias if n == ROW else n: expr[n] for n in expr.columns}
            expr = graph.project(expr, names)
        return Relation(expr, types, states, rows).keep(list(columns))

    def _restricted(self, step: str, rows: Relation) -> Relation:
        limits = [r for r in self.restrict.get(step, ()) if r.column in rows.columns]
        if not limits or len(limits) < len(self.restrict[step]):
            return rows
        if len({r.column for r in limits}) == 1:
            one = rows.over(graph.side(rows.expr))
            keys = graph.side(graph.stacked([r.keys for r in limits]))
            test = one.pair(limits[0].column).value == keys["key"]
            return rows.over(graph.joined(one.expr, keys, "semi", [test]))
        tests = [rows.pair(r.column).value.isin(r.keys["key"]) for r in limits]
        joined = tests[0]
        for test in tests[1:]:
            joined = joined | test
        return rows.filter(joined)


def check_snapshots(model: Model, snapshots: Mapping[str, Snapshot]) -> None:
    """Every input has a snapshot whose types are those of the model's tables.

    Raises:
        ShujianError: ``models.no_snapshot`` or ``models.snapshot_types``.
    """
    lacking = [i for a, i in model.inputs.items() if a not in snapshots]
    if lacking:
        names = "、".join(f"“{i.table}”" for i in lacking)
        raise ShujianError(
            "models.no_snapshot",
            f"数据池中没有模型需要的表：{names}",
            remedy="请先导入这些表，再运行模型",
            params={"tables": [i.table for i in lacking]},
        )
    for alias, snapshot in snapshots.items():
        for name in model.reads.get(alias, ()):
            info = snapshot.columns.get(name)
            expected = model.steps[alias].schema[name]
            if info is None or not info.present:
                continue
            other_element = bool(info.element and expected.element != info.element)
            if info.type != expected.type or other_element:
                held, wanted = (info.element, expected.element)
                raise ShujianError(
                    "models.snapshot_types",
                    f"“{snapshot.table}”的列“{name}”是按“{held or info.type.label}”清洗的，"
                    f"标准表现在是“{wanted or expected.type.label}”",
                    why="标准表在导入之后改过",
                    remedy=f"请运行 shujian pool redefine {snapshot.table} 把已有数据按新定义重新清洗，"
                    "再运行模型",
                )
