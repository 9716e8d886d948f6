"""Which columns a reader of a result would know: the sensitivity of a computed value.

A result carries a column where its value, a part of it, or a sum of it stands in the result,
and where a yes or no would tell it (held against a written value, or a yes or no itself).
Orders, counts, ages, states of cells and the distance of two days carry nothing.
"""

from __future__ import annotations

from itertools import chain

from shujian.formulas.scope import Typed
from shujian.formulas.tree import Column, Key
from shujian.formulas.types import BOOL, CHILD

NOTHING: frozenset[Key] = frozenset()


def carried(typed: Typed) -> frozenset[Key]:
    """The columns whose values could be read off the result.

    Args:
        typed: a checked formula.

    Returns:
        Keys of ``typed.columns``; none for a constant, also one that a condition chooses.
    """
    if isinstance(typed.node, Column):
        return frozenset([typed.node.key])
    if typed.function is None or typed.function.withholds:
        return NOTHING
    parts = [carried(arg) for arg in typed.args]
    if not _compares(typed):
        return NOTHING.union(*parts)
    return NOTHING.union(
        *(
            part
            for i, (arg, part) in enumerate(zip(typed.args, parts, strict=True))
            if arg.type == BOOL or (arg.type != CHILD and not any(_others(parts, i)))
        )
    )


def _compares(typed: Typed) -> bool:
    """Whether the result only tells how its arguments stand to each other."""
    if typed.type == BOOL:
        return True
    return typed.type.name == "int" and any(arg.type.name in _DAYS for arg in typed.args)


_DAYS = ("date", "month")


def _others(parts: list[frozenset[Key]], index: int) -> chain[Key]:
    """What the other arguments carry: nothing, where they are written out."""
    return chain.from_iterable(p for i, p in enumerate(parts) if i != index)
