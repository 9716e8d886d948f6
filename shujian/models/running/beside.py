"""What is kept with a row aside, beside what it is known by: whose it is, when, what decided."""

from __future__ import annotations

from collections.abc import Collection

from shujian.formulas.types import MONTH
from shujian.models.checking import Bound
from shujian.schema.elements.person_name import PersonName


def whose(bound: Bound, held: Collection[str]) -> list[str]:
    """The names and months of a step's rows: one subject has many rows, a month each.

    Args:
        bound: the step.
        held: the columns that its rows still carry.
    """
    return [
        name
        for name, column in bound.schema.items()
        if name in held and name not in bound.subjects
        if column.element == PersonName.name or column.type == MONTH
    ]


def decided_on(bound: Bound, held: Collection[str]) -> list[str]:
    """The columns that the step's own conditions read."""
    read = bound.all_columns()
    return [
        name
        for name, column in bound.schema.items()
        if name in held and name in read and name not in bound.subjects
        if column.type.name != "list"
    ]


def beside(bound: Bound, held: Collection[str]) -> list[str]:
    """All of them, each once."""
    return list(dict.fromkeys([*whose(bound, held), *decided_on(bound, held)]))
