"""The child rows that make a quantifier what it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from shujian.core.cells import Missing
from shujian.formulas import interpret
from shujian.formulas.env import Env
from shujian.formulas.interpret import Row
from shujian.formulas.scope import Typed
from shujian.models.packs.types import Pack
from shujian.models.relations.cells import Cells

_WHOLE = ("全部",)
_EXTREME = ("最早", "最晚")


def witnesses(
    pack: Pack,
    rule: str,
    row: Row,
    children: Mapping[str, Sequence[Cells] | None],
    env: Env | None = None,
) -> dict[str, tuple[int, ...]]:
    """The child rows behind a rule, also through shared values: alias → places from 0.

    任一, 个数 and 合计: the rows that meet the condition; 最早 and 最晚: those of them that
    hold the value; 全部: every row.

    Args:
        pack: the bound pack.
        rule: the rule's id.
        row: (scope, name) → cell, with shared values.
        children: child rows by alias.
        env: parameters, law and days of the run.
    """
    _, calls = pack.closure(pack.rules[rule].when)
    found: dict[str, set[int]] = {}
    for name in calls:
        quantifier = pack.quantifiers[name]
        rows = children.get(quantifier.child)
        if rows:
            held = found.setdefault(quantifier.child, set())
            held |= _places(quantifier.typed, row, rows, env or pack.env)
    return {alias: tuple(sorted(places)) for alias, places in sorted(found.items())}


def _places(call: Typed, row: Row, rows: Sequence[Cells], env: Env) -> set[int]:
    assert call.function is not None
    name, args = call.function.name, call.args[1:]
    if name in _WHOLE:
        return set(range(len(rows)))
    wide = [{**row, **{(call.child, n): c for n, c in own.items()}} for own in rows]
    valued = name in ("合计", *_EXTREME)
    test = args[1] if valued and len(args) > 1 else None if valued or not args else args[0]
    places = {
        i for i, cells in enumerate(wide) if test is None or interpret(test, cells, env) is True
    }
    if name not in _EXTREME:
        return places
    values: dict[int, Any] = {i: interpret(args[0], wide[i], env) for i in places}
    known = {i: v for i, v in values.items() if not isinstance(v, Missing)}
    if not known:
        return set()
    best = min(known.values()) if name == "最早" else max(known.values())
    return {i for i, v in known.items() if v == best}
