"""Rows that models could not judge: what a unit does not see unless it is told."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from shujian.app.shelf import Shelf
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Run, RunState

UNCHECKED, REVIEW = "未检查", "待核"
"""Under these words a run keeps the number of rows that it could not check or decide."""


@dataclass(frozen=True)
class Unjudged:
    """A model whose last finished run could not check or decide rows.

    Args:
        model_id: the model.
        name: its name.
        run: that run.
        rows: how many rows.
    """

    model_id: str
    name: str
    run: str
    rows: int


def unjudged(home: Home, stream: str = UNCHECKED) -> list[Unjudged]:
    """The last finished run of each model that left rows aside, those with the most first.

    Rule packs are left out: what they could not check are facts of documents, which the list
    of documents to be read by a person tells one by one.

    Args:
        home: the home.
        stream: of which rows, unchecked or to be verified.
    """
    done = select(Run.model_id, func.max(Run.started).label("started"))
    newest = done.where(Run.state == RunState.DONE).group_by(Run.model_id).subquery()
    query = select(Run.model_id, Run.id, Run.counts_json).join(
        newest, (newest.c.model_id == Run.model_id) & (newest.c.started == Run.started)
    )
    with db.reader(home) as session:
        found = session.execute(query.where(Run.state == RunState.DONE)).all()
    left = {m: (run, rows) for m, run, told in found if (rows := (told or {}).get(stream, 0))}
    items = Shelf(home).items if left else {}
    told = [
        Unjudged(m, str(items[m].data.get("name", m)), run, rows)
        for m, (run, rows) in left.items()
        if m in items
    ]
    return sorted(told, key=lambda u: (-u.rows, u.name))
