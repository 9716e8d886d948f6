"""The source rows of a clue: of the pool, or of the trial that facts of persons made it from."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from shujian.app.judgments.trial_facts import rows_of
from shujian.clues.basis import rests
from shujian.pool.asking.source import SourceRow, sources
from shujian.store.home import Home
from shujian.store.schema import Clue
from shujian.trust import Context


def clue_rows(
    ctx: Context,
    session: Session,
    home: Home,
    clue: Clue,
    numbers: Iterable[int],
    told: str = "",
) -> dict[int, SourceRow]:
    """Rows of a clue by number, masked for the reader.

    Args:
        ctx: who looks.
        session: a read session.
        home: the home.
        clue: the clue that they belong to.
        numbers: row numbers.
        told: what the reader has before the eyes; names of persons in it are not masked.
    """
    if rests(clue):
        return rows_of(ctx, home, clue.last_run, numbers, told)
    return sources(ctx, session, home, numbers, told)
