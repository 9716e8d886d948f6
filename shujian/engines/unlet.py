"""Values that ``pair.let`` names by a lambda → columns of a projection below.

Sail 0.7.2 loses the columns of a lambda in a filter that it moves to the files; and a
projection is computed once on every engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ibis.expr.operations as ops

from shujian.engines.physical import function_name
from shujian.engines.sharing import shared
from shujian.engines.splitting import indexed, reduced

_TWICE = {"add_interval": (0,), "make_ymd": (0, 1, 2), "substring": (1, 2)}
"""Built-ins whose Spark form repeats these operands."""
_SUSPECTS = (ops.ArrayMap, ops.ArrayIndex, ops.ScalarUDF, ops.DateTruncate, ops.TryCast)
_COMPUTING = (ops.Project, ops.Filter, ops.Aggregate)
_PLAIN = (ops.Field, ops.Literal)


def unlet(root: Any) -> Any:
    """The same relation without lambdas that name a value.

    Args:
        root: an ibis relation (an operation).
    """
    if not root.find(_SUSPECTS) and not any(map(_long, root.find(_COMPUTING))):
        return root
    return root.replace(_rebuilt)


def _long(relation: Any) -> bool:
    """Whether parts of what a relation computes are worth columns."""
    if isinstance(relation, ops.Filter):
        return bool(shared(relation.predicates))
    if isinstance(relation, ops.Project):
        return bool(shared(relation.values.values()))
    return bool(shared([*relation.groups.values(), *relation.metrics.values()]))


def _rebuilt(node: Any, kwargs: Mapping[str, Any] | None) -> Any:
    made = node.__recreate__(kwargs) if kwargs else node
    if isinstance(made, ops.Project):
        layers = _Layers(made.parent)
        values = layers.cleared(made.values)
        return ops.Project(layers.parent, values) if layers.grown else made
    if isinstance(made, ops.Filter):
        layers = _Layers(made.parent)
        tests = layers.cleared(dict(enumerate(made.predicates)))
        if not layers.grown:
            return made
        kept = ops.Filter(layers.parent, tuple(tests.values()))
        return ops.Project(kept, {n: ops.Field(kept, n) for n in made.schema})
    if isinstance(made, ops.Aggregate) and indexed(made):
        return _split(made)
    if isinstance(made, ops.Aggregate):
        layers = _Layers(made.parent)
        found = layers.cleared({**made.groups, **made.metrics})
        if not layers.grown:
            return made
        groups = {n: found[n] for n in made.groups}
        return ops.Aggregate(layers.parent, groups, {n: found[n] for n in made.metrics})
    if isinstance(made, ops.JoinLink):
        return made.copy(predicates=tuple(map(_inlined, made.predicates)))
    return made


def _split(node: Any) -> Any:
    """The reductions of an aggregate, and above them what is reckoned with the results."""
    plain, names = reduced(node)
    below = _rebuilt(plain, None)
    moved = {part: ops.Field(below, name) for part, name in names.items()}
    values = {name: ops.Field(below, name) for name in node.groups}
    values |= {name: _replaced(metric, moved) for name, metric in node.metrics.items()}
    return _rebuilt(ops.Project(below, values), None)


class _Layers:
    """Projections on top of a relation, one for each level of nesting.

    Args:
        parent: the relation.
    """

    def __init__(self, parent: Any) -> None:
        self.parent = parent
        self.grown = False

    def cleared(self, values: Mapping[Any, Any]) -> dict[Any, Any]:
        """The values over the newest layer, without lambdas."""
        held = dict(values)
        while True:
            named: dict[Any, str] = {}
            for value in held.values():
                for node in value.find(ops.Value, filter=ops.Value):
                    for part in _repeated(node):
                        if _ready(part):
                            named.setdefault(part, f"__l{len(named)}")
            if not named:
                named = {part: f"__l{i}" for i, part in enumerate(shared(held.values()))}
            if not named:
                return {key: _inlined(value) for key, value in held.items()}
            held = self._layer(held, named)

    def _layer(self, held: dict[Any, Any], named: Mapping[Any, str]) -> dict[Any, Any]:
        below = self.parent
        taken = set(below.schema.names)
        names = {part: _free(name, taken) for part, name in named.items()}
        columns = {n: ops.Field(below, n) for n in below.schema.names}
        above = ops.Project(below, {**columns, **{n: p for p, n in names.items()}})
        self.parent, self.grown = above, True
        # rows that are counted stand in no column: a count names the relation itself
        moved: dict[Any, Any] = {below: above}
        moved |= {part: ops.Field(above, n) for part, n in names.items()}
        moved |= {ops.Field(below, n): ops.Field(above, n) for n in below.schema.names}
        return {key: _replaced(value, moved) for key, value in held.items()}


def _replaced(value: Any, moved: Mapping[Any, Any]) -> Any:
    """Parts by others, from the outside: what is replaced is not looked into."""
    if value in moved:
        return moved[value]
    done: dict[Any, Any] = {}

    def go(node: Any) -> Any:
        if node in moved:
            return moved[node]
        if not isinstance(node, ops.Node) or isinstance(node, ops.Relation):
            return node
        if node not in done:
            args = {k: _each(a, go) for k, a in zip(node.__argnames__, node.__args__, strict=True)}
            changed = any(
                args[k] is not a for k, a in zip(node.__argnames__, node.__args__, strict=True)
            )
            fresh = node.__recreate__(args) if changed else node
            done[node] = _opened(fresh)
        return done[node]

    return go(value)


def _each(held: Any, go: Any) -> Any:
    if isinstance(held, tuple):
        made = tuple(_each(h, go) for h in held)
        return made if any(a is not b for a, b in zip(made, held, strict=True)) else held
    return go(held) if isinstance(held, ops.Node) else held


def _let(node: Any) -> Any:
    """The named value of a ``let``; None for anything else."""
    if not isinstance(node, ops.ArrayIndex) or not isinstance(node.arg, ops.ArrayMap):
        return None
    over = node.arg.arg
    one = isinstance(over, ops.Array) and len(over.exprs) == 1 and node.arg.index is None
    return over.exprs[0] if one else None


def _opened(node: Any) -> Any:
    """The body of a let whose value is a column."""
    value = _let(node)
    if not isinstance(value, _PLAIN):
        return node
    return _replaced(node.arg.body, {node.arg.param: value})


def _repeated(node: Any) -> list[Any]:
    """Operands that must be columns."""
    if (value := _let(node)) is not None:
        return [value]
    if isinstance(node, ops.ScalarUDF):
        found = [node.__args__[i] for i in _TWICE.get(function_name(node), ())]
    elif isinstance(node, ops.DateTruncate) or (
        isinstance(node, ops.TryCast) and node.to.is_date()
    ):
        found = [node.arg]
    else:
        return []
    return [f for f in found if not isinstance(f, _PLAIN)]


def _ready(part: Any) -> bool:
    """Whether a value stands by itself: no lambda's parameter, no let, no reduction in it."""
    if isinstance(part, _PLAIN):
        return True
    inside = part.find(ops.Value, filter=ops.Value)
    if any(isinstance(n, ops.Argument | ops.Reduction) for n in inside):
        return False
    return not any(n is not part and _repeated(n) for n in inside) and not _let(part)


def _inlined(value: Any) -> Any:
    """The rest, such as conditions of joins: the value is written where it is used."""
    while lets := [n for n in value.find(ops.ArrayIndex, filter=ops.Value) if _let(n) is not None]:
        node = lets[-1]
        value = _replaced(value, {node: _replaced(node.arg.body, {node.arg.param: _let(node)})})
    return value


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    taken.add(name)
    return name
