"""The untyped tree of a formula: what was written, with positions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from shujian.formulas.types import Type

Span = tuple[int, int]
"""First and last + 1 character in the formula's text, counted from 0."""
Key = tuple[str, str]
"""(scope, name) of a column; scope "" is the row itself."""

NOWHERE: Span = (0, 0)


@dataclass(frozen=True)
class Literal:
    """A value written in the formula: number, text, TRUE or FALSE."""

    value: object
    type: Type
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Column:
    """``[name]`` or ``[scope.name]``; scope "" is the row, "右" the other side."""

    name: str
    scope: str = ""
    span: Span = field(default=NOWHERE, compare=False)

    @property
    def key(self) -> Key:
        """The column as (scope, name)."""
        return (self.scope, self.name)


@dataclass(frozen=True)
class Name:
    """A bare word: the child table of a quantifier."""

    name: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Call:
    """A function or an operator over arguments."""

    function: str
    args: tuple[Node, ...]
    span: Span = field(default=NOWHERE, compare=False)


Node = Literal | Column | Name | Call


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it, from the top."""
    yield node
    if isinstance(node, Call):
        for arg in node.args:
            yield from walk(arg)


def columns(node: Node) -> frozenset[Key]:
    """The columns as written (inside quantifiers the scope is settled by ``check``)."""
    return frozenset(n.key for n in walk(node) if isinstance(n, Column))
