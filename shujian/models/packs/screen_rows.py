"""The rows of one batch: as the queries read them, and the few that were hit as cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from shujian.core.cells import ABSENT, Missing, State
from shujian.core.errors import ShujianError
from shujian.engines.base import ROW, STATE
from shujian.engines.physical import arrow_type
from shujian.formulas.types import Type
from shujian.models.packs.prepare import input_name, keys_of
from shujian.models.packs.types import Child, Pack
from shujian.models.relations.cells import Cells, value_of
from shujian.models.schema import TableInfo

Rows = dict[int, tuple[Cells, dict[str, list[tuple[int, Cells]] | None]]]
"""Base row → its cells, and its child rows by alias with their places; None: not supplied."""


@dataclass
class Batch:
    """The tables of one batch.

    Args:
        tables: as given to ``screen``.
        reads: input → the columns that any pack reads of it.
    """

    tables: Mapping[str, pa.Table]
    reads: Mapping[str, Set[str]]
    _stored: dict[str, tuple[pa.Table, frozenset[str]]] = field(default_factory=dict)

    def size(self, pack: Pack) -> int:
        """How many rows the base has."""
        return int(self.tables[pack.spec.base].num_rows)

    def stored(self, pack: Pack) -> dict[str, tuple[pa.Table, frozenset[str]]]:
        """Each supplied table of a pack with states and row numbers, and its columns.

        Raises:
            ShujianError: no base table, wrong types, a key without a value.
        """
        if pack.spec.base not in self.tables:
            raise ShujianError(
                "models.no_base",
                f"没有规则包“{pack.spec.name}”所判断的表“{pack.spec.base}”",
                remedy=f"请给出“{pack.spec.base}”的各行",
            )
        infos = {i.name: i for i in (pack.base, *(c.info for c in pack.children.values()))}
        found = {}
        for name, info in infos.items():
            if name in self.tables:
                own = input_name(pack, name)
                if own not in self._stored:
                    keys = keys_of(pack, name)
                    self._stored[own] = _stored(info, self.tables[name], keys, self.reads[own])
                found[name] = self._stored[own]
        return found

    def rows(self, pack: Pack, numbers: Sequence[int]) -> Rows:
        """The cells of some base rows and of their child rows."""
        data, have = self.stored(pack)[pack.spec.base]
        cells = _cells(data.take(pa.array(numbers, pa.int64())), have, pack.needed(), pack.base)
        found: Rows = {n: (c, {}) for n, c in zip(numbers, cells, strict=True)}
        for alias, child in pack.children.items():
            held = self._children(pack, child, [c for c, _ in found.values()])
            for (_, own), rows in zip(found.values(), held, strict=True):
                own[alias] = rows
        return found

    def _children(
        self, pack: Pack, child: Child, parents: list[Cells]
    ) -> list[list[tuple[int, Cells]] | None]:
        """For each base row its child rows, in their order."""
        if child.spec.table not in self.tables:
            return [None] * len(parents)
        data, have = self.stored(pack)[child.spec.table]
        first_base, first = child.spec.pairs[0]
        wanted = {p[first_base] for p in parents}
        keys = data.column(first)
        mine = pc.is_in(keys, pa.array([getattr(v, "code", v) for v in wanted], keys.type))
        places = np.flatnonzero(mine.to_numpy(zero_copy_only=False))
        names = [n for n in pack.needed_of(child.spec.alias) if n in have]
        cells = _cells(data.take(pa.array(places)), have, names, child.info)
        grouped: dict[tuple[Any, ...], list[tuple[int, Cells]]] = {}
        for place, row in zip(places.tolist(), cells, strict=True):
            key = tuple(row[c] for _, c in child.spec.pairs)
            grouped.setdefault(key, []).append((place, row))
        return [grouped.get(tuple(p[b] for b, _ in child.spec.pairs), []) for p in parents]


def _stored(
    info: TableInfo, data: pa.Table, keys: Set[str], reads: Set[str]
) -> tuple[pa.Table, frozenset[str]]:
    """A table as the queries read it, and the columns that it has."""
    arrays: dict[str, Any] = {}
    given = _by_name(data)
    have = frozenset(n for n in info.columns if n in given)
    for name in (n for n in info.columns if n in reads):
        if name in have:
            values = _typed(info, name, given[name])
            arrays[name] = values
            if name not in keys:
                states = given.get(name + STATE)
                arrays[name], arrays[name + STATE] = _with_state(values, states)
        if name in keys and (name not in have or arrays[name].null_count):
            raise ShujianError(
                "models.no_key",
                f"“{info.name}”的列“{name}”有的行没有值",
                why="这一列说明各行属于谁，没有值就不能判断有没有记录",
                remedy="请补上，或去掉这些行",
            )
    arrays[ROW] = pa.array(np.arange(data.num_rows, dtype=np.int64))
    return pa.table(arrays), have


def _by_name(data: pa.Table) -> dict[str, Any]:
    """The columns of a table by name: asking it for one makes the names of all of them anew."""
    return dict(zip(data.column_names, data.columns, strict=True))


def _typed(info: TableInfo, name: str, values: Any) -> Any:
    wanted = arrow_type(info.columns[name].type)
    if values.type == wanted or pa.types.is_null(values.type):
        return values.cast(wanted)
    raise ShujianError(
        "models.column_type",
        f"“{info.name}”的列“{name}”应为 {wanted}，这里是 {values.type}",
        remedy="请按列的类型给出这一列",
    )


def _with_state(values: Any, given: Any) -> tuple[Any, Any]:
    """Values, null where the state is not VALUE; a null that no state explains is unknown."""
    null = pc.is_null(values)
    if given is None:
        return values, pc.if_else(null, _UNREAD, _KNOWN)
    state = given.cast(pa.int8())
    known = pc.equal(state, _KNOWN)
    state = pc.if_else(pc.and_(null, known), _UNREAD, state)
    return pc.if_else(known, values, pa.scalar(None, values.type)), state


_UNREAD = pa.scalar(int(State.UNKNOWN), pa.int8())
_KNOWN = pa.scalar(int(State.VALUE), pa.int8())


def _cells(
    data: pa.Table, have: frozenset[str], names: Sequence[str], info: TableInfo
) -> list[Cells]:
    given = _by_name(data)
    columns = {n: _column(given, n, info.columns[n].type) for n in names if n in have}
    found = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    lacking = dict.fromkeys((n for n in names if n not in have), ABSENT)
    return [{**row, **lacking} for row in found] if lacking else found


def _column(given: Mapping[str, Any], name: str, kind: Type) -> list[Any]:
    values = given[name].to_pylist()
    as_is = kind.name in _AS_IS
    if name + STATE not in given:
        return values if as_is else [value_of(v, kind) for v in values]
    states = given[name + STATE].to_pylist()
    return [
        _MISSING[s] if s else v if as_is else value_of(v, kind)
        for v, s in zip(values, states, strict=True)
    ]


_AS_IS = frozenset({"text", "bool", "int", "date", "month"})
"""Types whose stored values are those of formulas."""
_MISSING = {int(s): Missing(s) for s in State if s != State.VALUE}
