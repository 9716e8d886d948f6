"""The filters of a list of clues as they are sent, stored with a view, or given to a job."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic import BaseModel, Field

from shujian.clues.wanted import Wanted


class ClueFilter(BaseModel):
    """Conditions that all hold; several values of one mean any of them.

    ``text``: words in title, subject or number. ``created_*``: days on which it was first found.
    """

    kind: list[str] = Field(default_factory=list)
    model: list[str] = Field(default_factory=list)
    rule: list[str] = Field(default_factory=list)
    state: list[str] = Field(default_factory=list)
    grade: list[str] = Field(default_factory=list)
    seen: list[str] = Field(default_factory=list)
    text: str = Field(default="", max_length=100)
    subject: str = Field(default="", max_length=200)
    score_from: float | None = None
    score_to: float | None = None
    created_from: dt.date | None = None
    created_to: dt.date | None = None
    run: str = ""

    def wanted(self) -> Wanted:
        """For the ledger."""
        held: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in self}
        return Wanted(**held)

    def stored(self) -> dict[str, Any]:
        """What a saved view keeps: only what restricts."""
        return self.model_dump(mode="json", exclude_defaults=True)
