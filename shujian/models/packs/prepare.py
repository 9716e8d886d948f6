"""A pack's queries, written once for a shape of tables and run over many batches of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import ibis
import pyarrow as pa

from shujian.core.canonical import digest
from shujian.core.cells import State
from shujian.engines.base import ROW, STATE, Engine
from shujian.engines.physical import ibis_type
from shujian.formulas.env import Env
from shujian.models.packs.children import ChildRows
from shujian.models.packs.scan import Scan, code_column
from shujian.models.packs.types import Child, Pack
from shujian.models.relations.relation import PASS, REVIEW, UNCHECKED, Relation
from shujian.models.relations.rows import PREFIX
from shujian.models.schema import TableInfo

Shape = Mapping[str, frozenset[str]]
"""Table → the columns that are supplied; a table that is not there is not supplied."""
OUTCOMES = (PASS, REVIEW, UNCHECKED)


@dataclass
class Recorder:
    """An engine that computes nothing: it writes down what is to be computed, in order.

    Args:
        inner: the engine whose language is written.
        mark: begins the names of its feeds.
        steps: (feed, SQL).
        held: dated tables that the queries read, by their names in the engine.
    """

    inner: Engine
    mark: str = ""
    steps: list[tuple[str, str]] = field(default_factory=list)
    held: dict[str, pa.Table] = field(default_factory=dict)

    def kept(self, name: str, data: pa.Table) -> Any:
        """Note a dated table."""
        self.held[name] = data
        return self.inner.kept(name, data)

    def materialise(self, expr: Any) -> Any:
        """Write down a feed."""
        name = f"_{self.mark}_{len(self.steps)}"
        self.steps.append((name, self.inner.sql(expr)))
        return self.inner.named(name, expr)

    def __getattr__(self, name: str) -> Any:
        if name in ("again", "arrow", "feed", "fetch", "fill", "rows", "tally", "parquet"):
            raise AssertionError(f"{name}: a prepared query may not depend on the rows")
        return getattr(self.inner, name)


@dataclass(frozen=True)
class Prepared:
    """The queries of one pack for one shape.

    Args:
        pack: the pack.
        env: parameters, law and days.
        steps: (feed, SQL), in order; the last gives ``__row`` and a code for each open rule.
        same: rule → its outcome where it is the same for every row.
        kept: dated tables that the queries read, by their names in the engine.
    """

    pack: Pack
    env: Env
    steps: tuple[tuple[str, str], ...]
    same: Mapping[str, int | None]
    kept: Mapping[str, pa.Table] = field(default_factory=dict)


def input_name(pack: Pack, table: str) -> str:
    """The name under which an engine holds the rows of a table.

    Keys have no states, so packs that tie the rows by other keys read other columns.
    """
    return "_".join(["_screen", table, *sorted(keys_of(pack, table))])


def keys_of(pack: Pack, table: str) -> set[str]:
    """The columns that tie a table's rows together or name them: they have a value."""
    found = set[str]()
    if table == pack.spec.base:
        found |= {*pack.spec.key, *(b for c in pack.children.values() for b, _ in c.spec.pairs)}
    for child in pack.children.values():
        if child.spec.table == table:
            found |= {c for _, c in child.spec.pairs}
    return found


def read_columns(
    packs: Iterable[Pack], name: Callable[[Pack, str], str] = input_name
) -> dict[str, set[str]]:
    """The columns that packs read of each of their inputs: of ten hardly five.

    Args:
        packs: bound packs.
        name: what an input is called, of a pack and one of its tables.
    """
    found: dict[str, set[str]] = {}
    for pack in packs:
        found.setdefault(name(pack, pack.spec.base), set()).update(pack.needed())
        for alias, child in pack.children.items():
            found.setdefault(name(pack, child.spec.table), set()).update(pack.needed_of(alias))
    return found


def prepare(pack: Pack, shape: Shape, env: Env, engine: Engine) -> Prepared:
    """Write the queries of a pack.

    Args:
        pack: the bound pack.
        shape: what is supplied; the base among it.
        env: parameters, law and days.
        engine: whose language is written.
    """
    recorder = Recorder(engine, mark(pack, shape))
    row = PREFIX + pack.spec.base
    base = _relation(pack, pack.base, shape, pack.needed())
    base = replace(base, expr=base.expr.rename({row: ROW}), rows={pack.spec.base: row})
    children = {a: _child(pack, c, shape) for a, c in pack.children.items()}
    whole, same = Scan(pack, base, children, env, recorder, plain=True).judged()
    open_ = {r: code_column(pack, r) for r, code in same.items() if code is None}
    recorder.materialise(whole.expr.select(row, *open_.values()))
    return Prepared(pack, env, tuple(recorder.steps), same, recorder.held)


def mark(pack: Pack, shape: Shape) -> str:
    """What a pack's queries of one shape are called: the same in every process."""
    columns = [[name, *sorted(held)] for name, held in sorted(shape.items())]
    return f"{pack.id}_{digest(columns)[:16]}"


def _relation(pack: Pack, info: TableInfo, shape: Shape, names: list[str]) -> Relation:
    """The supplied rows of a table."""
    keys, have = keys_of(pack, info.name), shape[info.name]
    kinds = {n: info.columns[n].type for n in names}
    states: dict[str, int | None] = {
        n: int(State.VALUE) if n in keys else None if n in have else int(State.ABSENT)
        for n in names
    }
    schema: dict[str, str] = {}
    for name in names:
        if name in have:
            schema[name] = ibis_type(kinds[name])
        if states[name] is None:
            schema[name + STATE] = "int8"
    return Relation(
        ibis.table({**schema, ROW: "int64"}, name=input_name(pack, info.name)), kinds, states
    )


def _child(pack: Pack, child: Child, shape: Shape) -> ChildRows:
    """A child table: one that is supplied holds every row that there is."""
    alias, pairs = child.spec.alias, child.spec.pairs
    if child.spec.table not in shape:
        return ChildRows(alias, None, None, pairs, lambda sheet: ibis.literal(False))
    rows = _relation(pack, child.info, shape, pack.needed_of(alias))
    return ChildRows(
        alias, replace(rows, rows={alias: ROW}), None, pairs, lambda sheet: ibis.literal(True)
    )
