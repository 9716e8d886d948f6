"""Rings and paths: as many as trying everything finds, no more and no fewer."""

from __future__ import annotations

import random
from itertools import pairwise, permutations

import pytest

from shujian.models.algorithms.budget import Budget, TooMuchError
from shujian.models.algorithms.graphs import Graph, graph, rings, shortest
from shujian.models.algorithms.knots import knots

THINGS = "ABCDEFG"
SEEDS = range(30)


def drawn(seed: int) -> list[tuple[str, str]]:
    chance = random.Random(seed)
    return [(chance.choice(THINGS), chance.choice(THINGS)) for _ in range(chance.randrange(3, 16))]


def linked(edges: Graph, path: tuple[str, ...]) -> bool:
    return all(b in edges.get(a, ()) for a, b in pairwise(path))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("longest", [2, 3, 5, 7])
def test_rings_are_those_that_trying_every_order_finds(seed: int, longest: int) -> None:
    edges = graph(drawn(seed))
    wanted = {
        path
        for size in range(2, longest + 1)
        for path in permutations(THINGS, size)
        if path[0] == min(path) and linked(edges, (*path, path[0]))
    }
    found = list(rings(edges, longest, Budget(10**6)))
    assert sorted(found) == sorted(wanted)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("avoid", [frozenset(), frozenset("BC")])
def test_the_path_is_the_shortest_and_of_equals_the_first_by_text(
    seed: int, avoid: frozenset[str]
) -> None:
    edges = graph(drawn(seed))
    for most in (1, 2, 4):
        found = shortest(edges, "A", frozenset("DEF"), most, Budget(10**6), avoid)
        for end in "DEF":
            tried = [
                path
                for size in range(2, most + 2)
                for path in permutations(THINGS, size)
                if path[0] == "A" and path[-1] == end and linked(edges, path)
                if not avoid & set(path[1:-1])
            ]
            assert found.get(end) == min(tried, key=lambda p: (len(p), p), default=None)


@pytest.mark.parametrize("seed", SEEDS)
def test_knots_are_what_reaches_each_other(seed: int) -> None:
    edges = graph(drawn(seed))

    def reach(start: str) -> set[str]:
        held, waiting = {start}, [start]
        while waiting:
            new = set(edges.get(waiting.pop(), ())) - held
            held |= new
            waiting += sorted(new)
        return held

    wanted = {frozenset(b for b in reach(a) if a in reach(b)) for a in THINGS}
    assert {frozenset(k) for k in knots(edges)} == {k for k in wanted if len(k) > 1}


def test_a_long_chain_needs_no_deep_stack() -> None:
    chain = [(f"{i:06d}", f"{i + 1:06d}") for i in range(50_000)]
    assert list(rings(graph(chain), 5, Budget(10**6))) == []
    assert len(knots(graph([*chain, ("050000", "000000")]))[0]) == 50_001


def test_a_search_beyond_its_budget_is_refused() -> None:
    everyone = graph((a, b) for a in THINGS for b in THINGS)
    with pytest.raises(TooMuchError):
        list(rings(everyone, 7, Budget(100)))
    with pytest.raises(TooMuchError):
        shortest(everyone, "A", frozenset("B"), 4, Budget(3))
