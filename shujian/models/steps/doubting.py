"""Right rows that could not be read: which left rows they might belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import ibis

from shujian.core.cells import State
from shujian.models.building import Build
from shujian.models.relations import graph
from shujian.models.relations.outcome import equal, known, lost, state_of
from shujian.models.relations.relation import Relation
from shujian.models.relations.stacking import stack

OnPairs = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Doubt:
    """Rows of the right side that may match although they could not be read.

    Args:
        rows: the doubtful rows, or None where there are none.
        on: key columns (left, right).
        agree: columns that would have to agree (left, right).
        place: the left row's division code as an expression-giving column, and the right
            side's place column; "" where places are not compared.
    """

    rows: Relation | None
    on: OnPairs
    agree: OnPairs
    place: tuple[str, str] = ("", "")

    @classmethod
    def of(
        cls, build: Build, right: str, on: OnPairs, agree: OnPairs, place: tuple[str, str]
    ) -> Doubt:
        """Rows kept aside by the right step, and its rows whose key has no value."""
        if build.replaced:
            return cls(None, on, agree, place)
        kept = build.input(right)
        names = list(
            dict.fromkeys([b for _, b in (*on, *agree)] + ([place[1]] if place[1] else []))
        )
        parts = []
        open_ = [state_of(kept.pair(b)) != State.VALUE for _, b in on if not known(kept.pair(b))]
        if open_:
            parts.append(kept.filter(_any(open_)).keep(names))
        aside = build.plan.doubt(right)
        if aside is not None:
            parts.append(aside.keep(names))
        if not parts:
            return cls(None, on, agree, place)
        bare = [Relation(p.expr, p.columns, p.states) for p in parts]
        return cls(stack([b.keep(names) for b in bare]), on, agree, place)

    def split(self, left: Relation) -> tuple[Relation | None, Relation]:
        """Left rows that a doubtful row may belong to, and the others.

        Args:
            left: rows without a match; where places are compared, ``__place`` holds theirs.
        """
        if self.rows is None:
            return None, left
        hits: list[Relation] = []
        rest = left
        for right, hashed in self._parts(self.rows):
            one, two = rest.over(graph.side(rest.expr)), right.over(graph.side(right.expr))
            tests = self._predicates(one, two, hashed)
            hits.append(rest.over(graph.joined(one.expr, two.expr, "semi", tests)))
            rest = rest.over(graph.joined(one.expr, two.expr, "anti", tests))
        return stack(hits, ["__place"] if self.place[1] else []), rest

    def _parts(self, rows: Relation) -> Iterator[tuple[Relation, OnPairs]]:
        """Doubtful rows with the columns by which they can be looked up fast.

        A row of which neither the key nor a column that must agree can be read may be
        anybody's in its place. Where no places are compared it counts for nobody, else one
        damaged line would make every row doubtful.
        """
        keys = [state_of(rows.pair(b)) == State.VALUE for _, b in self.on]
        yield self._distinct(rows.filter(*keys)), self.on
        unread = ~_all(keys)
        others = [state_of(rows.pair(b)) == State.VALUE for _, b in self.agree]
        if others:
            yield self._distinct(rows.filter(unread, *others)), self.agree
        some = [*keys[:1], *others] if len(keys) > 1 or len(others) > 1 else []
        if some:
            partly = [unread, _any(some), *([~_all(others)] if others else [])]
            yield self._distinct(rows.filter(*partly)), ()
        if self.place[1]:
            yield self._distinct(rows.filter(unread, *[~t for t in (*keys, *others)])), ()

    def _distinct(self, rows: Relation) -> Relation:
        moved = rows.renamed({f"疑.{n}": n for n in rows.columns})
        return moved.over(moved.expr.distinct())

    def _predicates(self, left: Relation, right: Relation, hashed: OnPairs) -> list[Any]:
        found: list[Any] = []
        for a, b in dict.fromkeys((*self.on, *self.agree)):
            one, two = left.pair(a), right.pair(f"疑.{b}")
            if (a, b) in hashed and (hashed is self.on or known(one)):
                found.append(equal(one, two))
                continue
            same = equal(one, two)
            if (a, b) in self.agree and not known(one):
                same = same | (state_of(one) != State.VALUE)
            found.append(same if known(two) else same | (state_of(two) != State.VALUE))
        if self.place[1]:
            found.append(_near(left.expr["__place"], right, f"疑.{self.place[1]}"))
        return found


def _near(place: Any, right: Relation, name: str) -> Any:
    """Whether two division codes can mean the same place; one unread means yes."""
    other = right.pair(name)
    if lost(other):
        return ibis.literal(True)
    same = place.startswith(other.value) | other.value.startswith(place) | place.isnull()
    return same if known(other) else same | (state_of(other) != State.VALUE)


def _all(parts: Sequence[Any]) -> Any:
    return reduce(lambda a, b: a & b, parts)


def _any(parts: Sequence[Any]) -> Any:
    return reduce(lambda a, b: a | b, parts)
