"""Two sides of a step: key columns, the joined row, and which columns go along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from shujian.engines.pair import Pair
from shujian.models.building import Pairs
from shujian.models.relations import graph
from shujian.models.relations.lazy import Lazily
from shujian.models.relations.outcome import Labelled, equal
from shujian.models.relations.relation import Relation
from shujian.models.relations.rows import joined as joined_rows

MARK = "右."
"""Prefix of the right side's columns in a joined row; no column name holds a point."""
SIDE = "__r"

OnPairs = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Sides:
    """Left and right of a step, before they are joined.

    Args:
        left: the left rows, as a side of a join (``graph.side``).
        right: the right rows, the same; columns are called ``右.<列>``.
        on: key columns (left, right).
    """

    left: Relation
    right: Relation
    on: OnPairs

    @classmethod
    def of(cls, left: Relation, right: Relation, on: OnPairs) -> Sides:
        """Rename the right side so that no names collide."""
        renamed = right.renamed({MARK + n: n for n in right.columns})
        moved = {c: c + SIDE for c in renamed.rows.values()}
        if moved:
            held = renamed.expr
            renamed = replace(
                renamed,
                expr=graph.project(held, {moved.get(n, n): held[n] for n in held.columns}),
                rows={a: moved[c] for a, c in renamed.rows.items()},
            )
        return cls(left.over(graph.side(left.expr)), renamed.over(graph.side(renamed.expr)), on)

    def keys(self) -> list[Any]:
        """Equality of the keys; a key that has no value equals nothing."""
        return [equal(self.left.pair(a), self.right.pair(MARK + b)) for a, b in self.on]

    def pairs(self) -> Pairs:
        """Both sides for the compiler, before the join."""
        return scoped(self.left, self.right)

    def join(self, how: str, predicates: Sequence[Any]) -> Relation:
        """The joined rows with the columns of both sides."""
        expr = graph.joined(self.left.expr, self.right.expr, how, predicates)
        expr, rows = joined_rows(expr, self.left.rows, self.right.rows)
        return Relation(
            expr,
            {**self.left.columns, **self.right.columns},
            {**self.left.states, **self.right.states},
            rows,
        )

    def semi(self, predicates: Sequence[Any]) -> Relation:
        """The left rows that have a right row."""
        return self.left.over(graph.joined(self.left.expr, self.right.expr, "semi", predicates))

    def anti(self, predicates: Sequence[Any]) -> Relation:
        """The left rows that have none."""
        return self.left.over(graph.joined(self.left.expr, self.right.expr, "anti", predicates))

    def with_left(self, left: Relation) -> Sides:
        """The same right side beside other left rows, which may come from a join with it."""
        return replace(self, left=left.over(graph.side(left.expr)))


def scoped(left: Relation, right: Relation) -> Pairs:
    """Columns for the compiler: "" for the left, 右 for the right side."""
    places = {("", n): (left, n) for n in left.columns}
    return Lazily(places | {("右", n.removeprefix(MARK)): (right, n) for n in right.columns})


def joined_pairs(joined: Relation) -> Pairs:
    """The same over one joined relation."""
    scopes = {name: "右" if name.startswith(MARK) else "" for name in joined.columns}
    return Lazily({(s, n.removeprefix(MARK)): (joined, n) for n, s in scopes.items()})


def compared(pairs: Pairs, names: OnPairs) -> list[tuple[str, Pair, Pair]]:
    """Columns of both sides that must agree: label, left cell, right cell."""
    return [(a, pairs["", a], pairs["右", b]) for a, b in names]


def labelled(pairs: Pairs, columns: frozenset[tuple[str, str]]) -> list[Labelled]:
    """The columns of a formula with the names people know."""
    return [(f"{s}.{n}" if s else n, pairs[s, n]) for s, n in sorted(columns)]
