"""Which engine computes which function: asked of the writers themselves, without a connection."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace as changed
from types import SimpleNamespace
from typing import Any

import ibis

from shujian.core.errors import ShujianError
from shujian.engines.compile import compile
from shujian.engines.pair import Pair, dtype
from shujian.engines.spark_compiler import SparkCompiler
from shujian.engines.unlet import unlet
from shujian.engines.write_foreign import foreign
from shujian.engines.write_relations import written
from shujian.engines.write_values import Foreign
from shujian.formulas import Call, Column, Literal, Node, Scope, Typed, check, parse
from shujian.formulas.env import Env
from shujian.formulas.functions import REGISTRY, Function
from shujian.formulas.tree import Key
from shujian.formulas.types import BOOL, DATE, DECIMAL, INT, LIST, MONTH, TERM, TEXT, Type

_TYPES = {"bool": BOOL, "int": INT, "decimal": DECIMAL(2), "text": TEXT, "date": DATE} | {
    "month": MONTH,
    "term": TERM,
    "list": LIST(TEXT),
}
_PLAIN: dict[Type, object] = {INT: 1, TEXT: "、", DECIMAL(2): 0}


def _duckdb(expr: Any) -> None:
    try:
        written(expr.op())
    except Foreign:
        ibis.to_sql(expr, dialect="duckdb")


def _spark(expr: Any) -> None:
    backend = SimpleNamespace(compiler=SparkCompiler(), dialect="pyspark")
    foreign(backend, unlet(expr.op()).to_expr())


WRITERS: Mapping[str, Callable[[Any], None]] = {"duckdb": _duckdb, "spark": _spark}
"""Engine → what writes its query; it raises for what the engine cannot do."""


def engines_of(function: Function, env: Env) -> dict[str, str]:
    """Engine → "" where it computes the function, else what it refuses.

    Args:
        function: any but a quantifier, which is computed as the aggregate of its kind.
        env: parameters and law for the examples.
    """
    found = dict.fromkeys(WRITERS, "")
    for expr in _expressions(function, env):
        for engine, write in WRITERS.items():
            if not found[engine]:
                try:
                    write(expr)
                except ShujianError as error:
                    found[engine] = str(error.params.get("name", error.what))
    return found


def _expressions(function: Function, env: Env) -> Iterator[Any]:
    """Its examples with columns for what they write out; an aggregate over columns."""
    if function.quantifier:
        return
    if function.aggregate:
        args = [_argument(function, i) for i in range(len(function.params))]
        yield from _lowered(Call(function.name, tuple(args)), env)
        return
    for example in function.examples:
        yield from _lowered(_opened(parse(example.formula), Names()), env)


class Names:
    """Columns for constants, by type."""

    def __init__(self) -> None:
        self.count = 0

    def column(self, kind: Type) -> Column:
        """A column that was not used before; its name tells the type."""
        self.count += 1
        scale = kind.scale if kind.name == "decimal" else ""
        return Column(f"{kind.name}{scale}_{self.count}")


def _argument(function: Function, index: int) -> Node:
    param = function.params[index]
    kind = _TYPES[param.accepts[0]]
    if param.literal or (function.name == "TEXTJOIN" and not index):
        return Literal(_PLAIN[kind], kind)
    return Column(f"{kind.name}{kind.scale or ''}_{index}")


def _opened(node: Node, names: Names) -> Node:
    """The formula with columns in place of constants, wherever one may stand."""
    if not isinstance(node, Call):
        return node
    function = REGISTRY["负" if node.function == "-" and len(node.args) == 1 else node.function]
    args = []
    for index, arg in enumerate(node.args):
        param = function.params[min(index, len(function.params) - 1)]
        free = isinstance(arg, Literal) and not param.literal and arg.type.name in _TYPES
        args.append(names.column(arg.type) if free else _opened(arg, names))  # type: ignore[union-attr]
    return changed(node, args=tuple(args))


def _type_of(name: str) -> Type:
    word = name.rpartition("_")[0]
    if word.startswith("decimal"):
        return DECIMAL(int(word.removeprefix("decimal") or 2))
    return _TYPES.get(word) or (TEXT if "文字" in name else INT)


def _names(node: Node) -> Iterator[str]:
    if isinstance(node, Column):
        yield node.name
    for arg in node.args if isinstance(node, Call) else ():
        yield from _names(arg)


def _lowered(node: Node, env: Env) -> Iterator[Any]:
    types: dict[Key, Type] = {("", name): _type_of(name) for name in _names(node)}
    typed: Typed = check(node, Scope(types, env, aggregates=True))
    columns = {f"c{i}": dtype(kind) for i, kind in enumerate(types.values())}
    states = {f"s{i}": "int8" for i in range(len(types))}
    table = ibis.table({"n": "int64", **columns, **states}, name="t")
    pairs = {key: Pair(table[f"c{i}"], table[f"s{i}"]) for i, key in enumerate(types)}
    if typed.constant:
        return
    made = compile(typed, pairs, env)
    state = made.state if not isinstance(made.state, int) else ibis.literal(made.state)
    wanted = {"v": made.value, "s": state}
    yield table.aggregate(**wanted) if typed.aggregate else table.select(**wanted)
