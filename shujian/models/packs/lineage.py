"""The child rows behind the clues of a pack: a second pass over the clues' keys alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pyarrow as pa

from shujian.core.cells import Missing
from shujian.core.terms import Term
from shujian.engines.base import Engine
from shujian.engines.physical import arrow_type
from shujian.models.packs.children import ChildRows
from shujian.models.packs.types import Pack
from shujian.models.relations.cells import Cells, rows_of
from shujian.models.relations.relation import Relation
from shujian.models.running.result import Found

Held = Sequence[tuple[Found, Sequence[Cells]]]
"""Clues, each with the base rows it stands for."""


def with_child_rows(
    pack: Pack, held: Held, children: Mapping[str, ChildRows], engine: Engine
) -> list[Found]:
    """Add the row numbers of every child row that a clue's rule looked at.

    Args:
        pack: the bound pack.
        held: the clues.
        children: the child tables of the run, with row numbers.
        engine: where the rows are.
    """
    rows: dict[str, dict[str, tuple[int, ...]]] = {f.id: dict(f.rows) for f, _ in held}
    for alias, child in children.items():
        wanted = {f.id: _keys(child, cells) for f, cells in held if alias in _used(pack, f.rule)}
        keys = sorted(set[Any]().union(*wanted.values()), key=str)
        if not keys or child.rows is None:
            continue
        numbers = _numbers(child.rows, child, keys, engine)
        for clue, own in wanted.items():
            found = {n for key in own for n in numbers.get(key, ())}
            rows[clue][alias] = tuple(sorted(found))
    return [replace(f, rows=rows[f.id]) for f, _ in held]


def _used(pack: Pack, rule: str) -> set[str]:
    """The child tables that a rule looks at, also through shared values."""
    _, calls = pack.closure(pack.rules[rule].when)
    return {pack.quantifiers[q].child for q in calls}


def _keys(child: ChildRows, cells: Sequence[Cells]) -> set[tuple[Any, ...]]:
    """The keys of base rows that have them all."""
    found = {tuple(row[base] for base, _ in child.pairs) for row in cells}
    return {key for key in found if not any(isinstance(c, Missing) for c in key)}


def _numbers(
    rows: Relation, child: ChildRows, keys: list[tuple[Any, ...]], engine: Engine
) -> dict[tuple[Any, ...], list[int]]:
    """Key → row numbers of the child."""
    arrays = {
        f"k{i}": pa.array(
            [k[i].code if isinstance(k[i], Term) else k[i] for k in keys],
            type=arrow_type(rows.columns[name]),
        )
        for i, name in enumerate(child.keys)
    }
    wanted = engine.memory(engine.new_name(), pa.table(arrays))
    on = [rows.pair(name).value == wanted[f"k{i}"] for i, name in enumerate(child.keys)]
    chosen = rows.over(rows.expr.semi_join(wanted, on)).keep(child.keys)
    data = engine.arrow(chosen.expr)
    found: dict[tuple[Any, ...], list[int]] = {}
    numbers = data.column(chosen.rows[child.alias]).to_pylist()
    for cells, number in zip(rows_of(chosen, data), numbers, strict=True):
        found.setdefault(tuple(cells[k] for k in child.keys), []).append(number)
    return found
