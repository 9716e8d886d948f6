"""The day that is proposed as the as-of day of a part, and where it comes from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class AsOf:
    """A day up to which a supplier may vouch.

    Args:
        day: None where nothing tells, or what tells contradicts itself.
        why: where it comes from, Chinese.
        stated: a line above the header, or the name of the file or sheet, says so.
        guessed: only the newest day of some column of days: a question, no fact.
        late: rows have a later day; ``why`` says so.
        newest: the newest day of a column of days.
    """

    day: dt.date | None = None
    why: str = ""
    stated: bool = False
    guessed: bool = False
    late: bool = False
    newest: dt.date | None = None
