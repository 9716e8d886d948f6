"""Write clues to a workbook that waits in the home for the person who asked."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from shujian.app.clue_filter import ClueFilter
from shujian.app.clue_telling import Telling
from shujian.app.worker.exports import room
from shujian.app.worker.kinds import Task
from shujian.clues import listing
from shujian.clues.export import to_workbook
from shujian.store import db
from shujian.store.schema import Clue
from shujian.trust import Action, Thing, journal, require

KIND = "clues.export"
NAME = "线索清单.xlsx"


def handle(task: Task) -> dict[str, Any]:
    """Write the workbook and the journal."""
    thing = Thing(NAME, level=4)
    require(task.ctx, Action.EXPORT, thing)
    path = room(task.home, task.job_id)
    with db.reader(task.home) as session:
        ids = task.params["ids"] or listing.ids(
            session,
            ClueFilter(**task.params["filter"]).wanted(),
            listing.Order(task.params["sort"]),
        )
        query = select(Clue).where(Clue.id.in_(ids)) if len(ids) <= 500 else select(Clue)
        held = {clue.id: clue for clue in session.scalars(query)}
        telling = Telling(task.ctx, task.home, session)
        count = to_workbook((held[i] for i in ids if i in held), path, telling)
    task.progress.step(0.9, "写入日志")
    with db.session(task.home) as session:
        journal.act(session, task.ctx, Action.EXPORT, thing, {"clues": count})
    return {"clues": count, "file": NAME}
