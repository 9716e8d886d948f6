"""Whether an engine computes formulas as they are defined: every example of every function.

The constants of an example stand in columns, so that the engine computes and does not fold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa

from shujian.core.cells import Missing, State
from shujian.core.errors import ShujianError
from shujian.core.terms import Term
from shujian.engines.base import Engine
from shujian.engines.compile import compile
from shujian.engines.pair import Pair, dtype
from shujian.formulas import Call, Column, Literal, Scope, Typed, check, functions, interpret, parse
from shujian.formulas.sample import SAMPLE_COLUMNS, SAMPLE_ENV, SAMPLE_ROW
from shujian.formulas.show import show
from shujian.formulas.tree import Key, walk
from shujian.formulas.types import Type


@dataclass(frozen=True)
class Outcome:
    """One example on an engine.

    Args:
        function: its name.
        formula: as written.
        wanted: what it is by definition, as shown to people.
        found: what the engine found.
        refused: that the engine says it cannot.
    """

    function: str
    formula: str
    wanted: str
    found: str
    refused: bool = False

    @property
    def good(self) -> bool:
        """The same, or honestly refused."""
        return self.refused or self.wanted == self.found


def examples(engine: Engine) -> Iterator[Outcome]:
    """Each example of the functions of one row, on an engine."""
    for function in functions():
        if function.aggregate or function.quantifier or function.name == "查":
            continue
        for example in function.examples:
            yield _example(engine, function.name, example.formula)


def _example(engine: Engine, name: str, formula: str) -> Outcome:
    typed, kinds, row = lifted(formula)
    wanted = show(interpret(typed, row))
    try:
        found = show(evaluated(engine, typed, kinds, row))
    except ShujianError as error:
        return Outcome(name, formula, wanted, str(error), error.code == "engines.refused")
    finally:
        engine.release()
    return Outcome(name, formula, wanted, found)


def lifted(formula: str) -> tuple[Typed, dict[Key, Type], dict[Key, Any]]:
    """A formula with its constants in columns, where they may stand there.

    Returns:
        The typed formula, the columns' types, the only row.
    """
    kinds: dict[Key, Type] = dict(SAMPLE_COLUMNS)
    row: dict[Key, Any] = dict(SAMPLE_ROW)
    node = parse(formula)
    for number, literal in enumerate([n for n in walk(node) if isinstance(n, Literal)]):
        key = ("", f"常量{number}")
        moved = _put(node, literal.span, Column(key[1]))
        with suppress(ShujianError):  # where a constant must stand written
            check(moved, Scope({**kinds, key: literal.type}, SAMPLE_ENV))
            node, kinds[key], row[key] = moved, literal.type, literal.value
    return check(node, Scope(kinds, SAMPLE_ENV)), kinds, row


def _put(node: Any, span: Any, column: Column) -> Any:
    """The tree with a column in the place of what stands at a span."""
    if isinstance(node, Literal) and node.span == span:
        return column
    if isinstance(node, Call):
        return replace(node, args=tuple(_put(a, span, column) for a in node.args))
    return node


def evaluated(
    engine: Engine, typed: Typed, kinds: Mapping[Key, Type], row: Mapping[Key, Any]
) -> Any:
    """The cell of a formula over one row, computed by the engine."""
    arrays: dict[str, pa.Array] = {}
    for i, (key, kind) in enumerate(kinds.items()):
        cell = row[key]
        state = cell.state if isinstance(cell, Missing) else State.VALUE
        arrays[f"c{i}"] = pa.array([_stored(cell)], dtype(kind).to_pyarrow())
        arrays[f"s{i}"] = pa.array([int(state)], pa.int8())
    table = engine.memory("_conformance", pa.table(arrays))
    columns = {k: Pair(table[f"c{i}"], table[f"s{i}"]) for i, k in enumerate(kinds)}
    pair = compile(typed, columns)
    found = engine.arrow(table.select(v=pair.value, s=pair.state)).to_pylist()[0]
    return _cell(found["v"], found["s"], typed.type)


def _stored(cell: Any) -> Any:
    if isinstance(cell, Missing):
        return None
    if isinstance(cell, tuple):
        return [_stored(c) for c in cell]
    return cell.code if isinstance(cell, Term) else cell


def _cell(value: Any, state: int, kind: Type) -> Any:
    if state:
        return Missing(State(state))
    if kind.name == "term":
        return Term.from_code(value)
    if kind.name == "list":
        assert kind.of is not None
        return tuple(_cell(v, 0, kind.of) for v in value)
    return value
