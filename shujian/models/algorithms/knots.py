"""Which things of a directed graph all reach each other (Tarjan 1972)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field


def knots(edges: Mapping[str, Sequence[str]]) -> list[set[str]]:
    """Sets of two or more things that all reach each other.

    Args:
        edges: thing → the things it points to.
    """
    walk = _Walk(edges)
    for root in sorted(edges):
        if root not in walk.index:
            walk.through(root)
    return walk.found


@dataclass
class _Walk:
    """One walk in depth, without recursion: guarantees hang together in long chains."""

    edges: Mapping[str, Sequence[str]]
    index: dict[str, int] = field(default_factory=dict)
    low: dict[str, int] = field(default_factory=dict)
    stack: list[str] = field(default_factory=list)
    on: set[str] = field(default_factory=set)
    work: list[tuple[str, Iterator[str]]] = field(default_factory=list)
    found: list[set[str]] = field(default_factory=list)

    def through(self, root: str) -> None:
        """Walk all that a thing reaches."""
        self._enter(root)
        while self.work:
            node, following = self.work[-1]
            after = next(following, None)
            if after is None:
                self._leave(node)
            elif after not in self.index:
                self._enter(after)
            elif after in self.on:
                self.low[node] = min(self.low[node], self.index[after])

    def _enter(self, node: str) -> None:
        self.index[node] = self.low[node] = len(self.index)
        self.stack.append(node)
        self.on.add(node)
        self.work.append((node, iter(self.edges.get(node, ()))))

    def _leave(self, node: str) -> None:
        self.work.pop()
        if self.work:
            before = self.work[-1][0]
            self.low[before] = min(self.low[before], self.low[node])
        if self.low[node] == self.index[node]:
            knot: set[str] = set()
            while node not in knot:
                knot.add(self.stack.pop())
            self.on.difference_update(knot)
            self.found += [knot] if len(knot) > 1 else []
