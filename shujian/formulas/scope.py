"""What a formula may name, and the typed tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from shujian.formulas.env import Env
from shujian.formulas.functions.base import At, Function
from shujian.formulas.tree import Call, Column, Key, Literal, Node
from shujian.formulas.types import Type


@dataclass(frozen=True)
class Scope:
    """What a formula may name.

    Args:
        columns: (scope, name) → type; scope "" is the row, "右" the other side.
        env: parameters, law, local rules.
        aggregates: whether SUM, COUNT … may stand here.
        children: child table → column → type, for quantifiers.
    """

    columns: Mapping[Key, Type]
    env: Env
    aggregates: bool = False
    children: Mapping[str, Mapping[str, Type]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Typed:
    """A checked tree: each node with its type. Compared by identity.

    Args:
        node: what was written; a Column has its settled scope.
        type: the type of the value.
        args: the checked arguments of a call.
        function: the function of a call.
        at: types, literals and environment of a call.
        child: the child table of a quantifier.
        columns: the columns read, settled, with (child, name) inside quantifiers.
        aggregate: whether it is computed over a group of rows.
        constant: whether it reads no row.
    """

    node: Node
    type: Type
    args: tuple[Typed, ...] = ()
    function: Function | None = None
    at: At | None = None
    child: str = ""
    columns: frozenset[Key] = frozenset()
    aggregate: bool = False
    constant: bool = False

    def walk(self) -> Iterator[Typed]:
        """The node and everything below it, from the top."""
        yield self
        for arg in self.args:
            yield from arg.walk()


def looks_up(typed: Typed) -> bool:
    """Whether a quantifier is about the rows of a dated table."""
    return bool(typed.args) and isinstance(typed.args[0].node, Call)


def column(name: str, type_: Type, scope: str = "") -> Typed:
    """A typed column, for formulas that a program puts together."""
    key = (scope, name)
    return Typed(Column(name, scope), type_, columns=frozenset([key]))


def literal(value: object, type_: Type) -> Typed:
    """A typed constant; a ``Missing`` is allowed."""
    return Typed(Literal(value, type_), type_, constant=True)
