"""Why a condition is true, false or open: its parts with their values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from shujian.core.cells import Missing, State
from shujian.formulas.env import Env
from shujian.formulas.interpret import Children, Row, interpret
from shujian.formulas.scope import Typed
from shujian.formulas.sentence import sentence
from shujian.formulas.tree import Column, Key


@dataclass(frozen=True)
class Part:
    """One condition among those joined by AND and OR.

    Args:
        sentence: the condition in Chinese.
        value: its value; None where it has none.
        state: why it has none, or VALUE.
        columns: the columns it reads, with their cells.
        depth: 0 for a part of the whole, 1 for a part of that …
        joined: "且" or "或" between it and the part before it at its depth; "" for the first.
        compound: it stands for the parts below it.
        guard: only asks whether a cell can be read, or is a constant.
    """

    sentence: str
    value: Any
    state: State
    columns: Mapping[Key, Any]
    depth: int = 0
    joined: str = ""
    guard: bool = False
    compound: bool = False


def explain(
    typed: Typed, row: Row, env: Env | None = None, children: Children | None = None
) -> list[Part]:
    """Take a condition apart at AND and OR.

    Args:
        typed: a row condition.
        row: (scope, name) → cell.
        env: as for ``interpret``.
        children: rows of child tables.

    Returns:
        The parts in the order they stand; an OR inside an AND comes as a line of its own
        with its parts below (``depth`` + 1).
    """
    return list(_parts(typed, row, env, children, 0))


def _parts(
    typed: Typed,
    row: Row,
    env: Env | None,
    children: Children | None,
    depth: int,
    before: str = "",
) -> Iterator[Part]:
    """The parts of a condition; ``before``: what ties it to its neighbour."""
    joined = _JOINS.get(typed.function.name, "") if typed.function else ""
    inner = depth if joined and depth == 0 else depth + 1
    if not joined or depth:
        part = _part(typed, row, env, children)
        yield replace(part, depth=max(depth - 1, 0), joined=before, compound=bool(joined))
    if joined:
        for at, arg in enumerate(typed.args):
            yield from _parts(arg, row, env, children, max(inner, 1), joined if at else "")


_JOINS = {"AND": "且", "OR": "或"}


def _part(typed: Typed, row: Row, env: Env | None, children: Children | None) -> Part:
    cell = interpret(typed, row, env, children=children)
    own = {t.node.key for t in typed.walk() if isinstance(t.node, Column)}
    child = {t.child for t in typed.walk() if t.child}
    read = {key: row[key] for key in sorted(own) if key in row and key[0] not in child}
    guard = not typed.columns or (typed.function is not None and typed.function.name == "已知")
    value, state = (None, cell.state) if isinstance(cell, Missing) else (cell, State.VALUE)
    return Part(sentence(typed), value, state, read, guard=guard)
