"""Explain a clue of a rule pack: each part of the condition, and the rows that made it so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from shujian.app.pack_editions import disproving
from shujian.core.cells import State
from shujian.engines.base import ROW, Engine, Snapshot
from shujian.formulas import Part, show
from shujian.models.explaining.story import KEY, WAY
from shujian.models.packs.explain import explain, shared
from shujian.models.packs.scan import read_rows
from shujian.models.packs.types import Pack
from shujian.models.packs.witness import witnesses
from shujian.models.relations.cells import Cells, canonical, rows_of
from shujian.models.running.env import ModelEnv

Plain = dict[str, Any]
Numbers = Mapping[str, Sequence[int]]


def explain_pack_clue(
    pack: Pack,
    env: ModelEnv,
    snapshots: Mapping[str, Snapshot],
    engine: Engine,
    record: Mapping[str, Any],
    as_of: dt.date,
) -> Plain:
    """Explain one clue on demand, in the same form as a model's.

    Args:
        pack: the pack of the run.
        env: parameters, law and days of the run.
        snapshots: the supplied tables by name.
        engine: where to read the rows.
        record: the clue as its run kept it, with row numbers.
        as_of: the day the run spoke of.

    Returns:
        What would disprove it, its values, the rule and its shared values with sentences,
        and the parts of the condition with their values and the rows that made them so.
    """
    rule = pack.rules[record["rule"]]
    numbers: Numbers = record["rows"]
    base = _rows(pack, pack.spec.base, "", snapshots, engine, numbers[pack.spec.base])
    (first, row), *_ = base
    children: dict[str, list[tuple[int, Cells]] | None] = {
        alias: _children(pack, alias, snapshots, engine, record) for alias in pack.children
    }
    held = {a: [c for _, c in r] if r is not None else None for a, r in children.items()}
    names, _ = pack.closure(rule.when)
    row = {**row, **shared(pack, row, held, env, {*names, *rule.shown})}
    keyed = {("", n): c for n, c in row.items()}
    places = witnesses(pack, rule.spec.id, keyed, held, env)
    sources: dict[str, list[int]] = {pack.spec.base: [first]}
    for alias, found in places.items():
        sources[alias] = [(children[alias] or [])[i][0] for i in found]
    steps = [
        {"step": n, "op": "let", "sentence": pack.sentences[n]} for n in pack.let if n in names
    ]
    steps.append({"step": rule.spec.id, "op": "rule", "sentence": pack.sentences[rule.spec.id]})
    parts = explain(pack, rule.spec.id, row, held, env)
    shown = {"sources": sources, "passed": True, "conditions": [_part(pack, p) for p in parts]}
    return {
        "id": record["id"],
        "title": record["title"],
        "rule": rule.spec.id,
        "severity": rule.spec.severity,
        "disprove": disproving(pack, snapshots, engine, record),
        "verify": list(pack.spec.about["verify"]),
        "basis": list(rule.spec.basis),
        "checked": rule.spec.checked and bool(pack.spec.about["checked"]),
        "values": [_value(pack, n, c) for n, c in row.items() if n in pack.schema],
        "steps": steps,
        "put_aside": [],
        "story": {**{n: WAY for n in pack.let if n in names}, rule.spec.id: KEY},
        "trace": {rule.spec.id: {"count": len(base), "rows": [shown]}},
        "rows": {a: {"count": len(n), "first": list(n[:20])} for a, n in numbers.items()},
        "as_of": as_of.isoformat(),
    }


def _children(
    pack: Pack,
    alias: str,
    snapshots: Mapping[str, Snapshot],
    engine: Engine,
    record: Mapping[str, Any],
) -> list[tuple[int, Cells]] | None:
    """The clue's child rows; None where none was found and none is known to be missing."""
    table = pack.children[alias].spec.table
    if table not in snapshots:
        return None
    numbers = record["rows"].get(alias, [])
    if numbers:
        return _rows(pack, table, alias, snapshots, engine, numbers)
    absent = {"state": State.ABSENT.label}
    calls = [q for q in pack.quantifiers.values() if q.child == alias and not q.looks_up]
    lost = [q for q in calls if record["values"].get(q.label) == absent]
    return None if lost else []


def _rows(
    pack: Pack,
    table: str,
    alias: str,
    snapshots: Mapping[str, Snapshot],
    engine: Engine,
    numbers: Sequence[int],
) -> list[tuple[int, Cells]]:
    """Some rows of a table, in the order of their numbers."""
    if alias:
        info = pack.children[alias].info
        own = {c for _, c in pack.children[alias].spec.pairs}.union(
            *(q.own() for q in pack.quantifiers.values() if q.child == alias)
        )
        names, schema = [n for n in info.columns if n in own], info.schema(alias)
    else:
        names, schema = pack.needed(), pack.base.schema(table)
    held = read_rows(engine, snapshots[table], schema, names)
    chosen = held.filter(held.expr[ROW].isin(list(numbers)))
    data = engine.arrow(chosen.expr.order_by(ROW))
    return list(zip(data.column(ROW).to_pylist(), rows_of(chosen, data), strict=True))


def _value(pack: Pack, name: str, cell: Any) -> Plain:
    column = pack.schema[name]
    return {
        "column": name,
        "value": canonical(cell),
        "shown": show(cell, column.type),
        "level": column.level,
        "element": column.element,
    }


def _part(pack: Pack, part: Part) -> Plain:
    return {
        "sentence": part.sentence,
        "depth": part.depth,
        "joined": part.joined,
        "value": part.value if isinstance(part.value, bool) else None,
        "state": part.state.label,
        "guard": part.guard,
        "columns": {
            n: show(c, pack.schema[n].type if n in pack.schema else None)
            for (_, n), c in part.columns.items()
        },
    }
