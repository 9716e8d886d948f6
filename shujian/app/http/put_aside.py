"""A row that a run put aside, as pages show it beside its run and beside a clue."""

from __future__ import annotations

from pydantic import BaseModel


class PutAside(BaseModel):
    """Why, whose, and from which file and row; ``covered`` columns are masked.

    ``values``: what stands in the columns that the reason speaks of.
    """

    step: str
    reason: str
    subject: dict[str, str]
    covered: list[str]
    places: list[str]
    unread: dict[str, str]
    values: dict[str, str] = {}
