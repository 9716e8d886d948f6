"""Connected components of things that share something."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def components(things: Iterable[str], groups: Iterable[Iterable[str]]) -> Mapping[str, str]:
    """Which things hang together, directly or through others.

    Args:
        things: every thing.
        groups: things that share something, each group one reason.

    Returns:
        Thing → the first thing (by text) of its component.
    """
    parent = {thing: thing for thing in things}

    def root(thing: str) -> str:
        while parent[thing] != thing:
            parent[thing] = thing = parent[parent[thing]]
        return thing

    for group in groups:
        members = iter(group)
        first = next(members, None)
        for other in members:
            one, two = sorted((root(str(first)), root(other)))
            parent[two] = one
    return {thing: root(thing) for thing in parent}
