"""Directed graphs of named things: rings, shortest paths."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from shujian.models.algorithms.budget import Budget
from shujian.models.algorithms.knots import knots

Graph = Mapping[str, Sequence[str]]
"""Thing → the things it points to, sorted."""


def graph(edges: Iterable[tuple[str, str]]) -> Graph:
    """Edges as a graph; an edge that stands twice counts once."""
    held: dict[str, set[str]] = defaultdict(set)
    for start, end in edges:
        held[start].add(end)
    return {start: sorted(ends) for start, ends in held.items()}


def rings(edges: Graph, longest: int, budget: Budget) -> Iterator[tuple[str, ...]]:
    """Every ring of 2 to ``longest`` different things, each once, from its first thing by text.

    Args:
        edges: the graph.
        longest: things of a ring at most.
        budget: steps of search that may be taken.
    """
    for knot in sorted(knots(edges), key=min):
        within = {n: [e for e in edges.get(n, ()) if e in knot] for n in knot}
        backward = graph((e, n) for n, ends in within.items() for e in ends)
        for start in sorted(knot):
            near = _distances(backward, start, longest)
            path, work = [start], [iter(within[start])]
            while work:
                after = next(work[-1], None)
                budget.spend(1)
                if after is None:
                    work.pop()
                    path.pop()
                elif after == start and len(path) > 1:
                    yield tuple(path)
                elif after in near and after not in path and near[after] + len(path) <= longest:
                    path.append(after)
                    work.append(iter(within[after]))


def _distances(edges: Graph, start: str, most: int) -> dict[str, int]:
    """How many steps each thing is away, up to ``most``, through things behind the start by text."""
    found = {start: 0}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        if found[node] < most:
            for after in edges.get(node, ()):
                if after not in found and after > start:
                    found[after] = found[node] + 1
                    waiting.append(after)
    return found


def shortest(
    edges: Graph,
    start: str,
    ends: frozenset[str],
    most: int,
    budget: Budget,
    avoid: frozenset[str] = frozenset(),
) -> dict[str, tuple[str, ...]]:
    """The shortest path to each end within ``most`` steps; of equally short the first by text.

    Args:
        edges: the graph.
        start: where the paths begin.
        ends: where they may end; the start itself is none.
        most: steps at most.
        budget: edges that may be looked at.
        avoid: things that no path leads through (but may end at).
    """
    before: dict[str, str] = {start: ""}
    ring = [start]
    for _ in range(most):
        following: list[str] = []
        for node in ring:  # in the order of their paths, so the first to reach is the first by text
            if node in avoid and node != start:
                continue
            onward = edges.get(node, ())
            budget.spend(len(onward))
            for after in onward:
                if after not in before:
                    before[after] = node
                    following.append(after)
        ring = following
    return {end: _path(before, end) for end in sorted(ends & before.keys() - {start})}


def _path(before: Mapping[str, str], end: str) -> tuple[str, ...]:
    path = [end]
    while before[path[-1]]:
        path.append(before[path[-1]])
    return tuple(reversed(path))
