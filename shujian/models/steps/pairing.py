"""A column that only one side of a comparison has: offer the pair that was probably meant."""

from __future__ import annotations

import difflib

from shujian.formulas.types import ERROR
from shujian.models.checking import Check
from shujian.models.reading import At, did_you_mean
from shujian.models.schema import Column, Schema

Pair = tuple[Column | None, Column | None]


def find_pair(
    check: Check, at: At, key: str, names: tuple[str, str], steps: tuple[str, str]
) -> Pair:
    """Both columns of a pair in ``on`` or ``agree``; what is missing is an error.

    A single name stands for the same name on both sides.  Where only one side has it, the
    near names of the other side alone would send the author in a circle, so the form with
    ``left`` and ``right`` is offered.

    Args:
        check: the step under way.
        at: where the pair is written.
        key: ``on`` or ``agree``.
        names: left and right column as written.
        steps: left and right step.
    """
    left, right = (check.schema(step) for step in steps)
    name = names[0]
    if names[0] == names[1] and left and right and (name in left) != (name in right):
        _refuse(at, key, name, steps, left, right)
        return left.get(name), right.get(name)
    return (
        check.column(left, names[0], at, f"左表“{steps[0]}”"),
        check.column(right, names[1], at, f"右表“{steps[1]}”"),
    )


def likely(name: str, column: Column, others: Schema) -> str:
    """The column of another table that most likely holds the same; "" where none does.

    The data element decides, then the name; a column of another type cannot be compared.
    """
    fit = {n: c for n, c in others.items() if c.type in (column.type, ERROR)}
    same = [n for n, c in fit.items() if c.element and c.element == column.element]
    near = difflib.get_close_matches(name, same or list(fit), n=1, cutoff=0.0 if same else 0.5)
    return near[0] if near else (same or [""])[0]


def _refuse(
    at: At, key: str, name: str, steps: tuple[str, str], left: Schema, right: Schema
) -> None:
    here, there = (left, right) if name in left else (right, left)
    which = f"右表“{steps[1]}”" if name in left else f"左表“{steps[0]}”"
    other = likely(name, here[name], there)
    shown = other or "另一表的列名"
    a, b = (name, shown) if name in left else (shown, name)
    remedy = f"两表列名不同时写成 {key}: [{{left: {a}, right: {b}}}]"
    if not other:
        remedy += f"；{which}{did_you_mean(name, there)}"
    at.error("no_column", f"{which}没有列“{name}”", remedy)
