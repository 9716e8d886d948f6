"""The filters of a list of clues as query parameters."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import Depends, Query

from shujian.app.citing import citing
from shujian.app.http.served import HomeDep
from shujian.clues.wanted import Wanted

Values = Annotated[list[str] | None, Query(max_length=60)]
Words = Annotated[str, Query(max_length=100)]
_DAY = Annotated[dt.date | None, Query()]
_NUMBER = Annotated[float | None, Query()]


def asked(
    home: HomeDep,
    kind: Values = None,
    model: Values = None,
    rule: Values = None,
    state: Values = None,
    grade: Values = None,
    seen: Values = None,
    text: Words = "",
    subject: Words = "",
    score_from: _NUMBER = None,
    score_to: _NUMBER = None,
    created_from: _DAY = None,
    created_to: _DAY = None,
    run: Words = "",
) -> Wanted:
    """The filters of the address."""
    lists = {"kind": kind, "model": model, "rule": rule, "state": state, "grade": grade}
    return Wanted(
        **{name: tuple(values or ()) for name, values in lists.items()},
        seen=tuple(seen or ()), text=text, also=citing(home, text), subject=subject, run=run,
        score_from=score_from, score_to=score_to,
        created_from=created_from, created_to=created_to,
    )  # fmt: skip


AskedDep = Annotated[Wanted, Depends(asked)]
SortQuery = Annotated[str, Query(max_length=20)]
