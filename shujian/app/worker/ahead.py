"""Explain the first clues before a person opens them: the first of a run takes seconds."""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.app import open_run
from shujian.app.clue_reasons import kept_at, reasons
from shujian.clues.listing import Order, page
from shujian.clues.wanted import Wanted
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Clue, Run, RunState

FIRST = 10
"""Clues of the whole list that are explained ahead."""
EACH = 3
"""Clues of each model's last run; a page looks ahead to the next one by itself."""


@dataclass
class Ahead:
    """What is left to explain while there is no job.

    Args:
        home: the home.
    """

    home: Home
    _left: deque[Clue] = field(default_factory=deque)
    _seen: str | None = None
    """The newest finished run whose clues were looked at."""

    def one(self) -> bool:
        """Explain one clue; False where nothing is left to explain."""
        if not self._left and not self._more():
            return False
        clue = self._left.popleft()
        try:
            if not kept_at(self.home, clue).exists():
                reasons(self.home, clue)
        except Exception:  # who opens the clue is told; here it must not end the worker
            traceback.print_exc()
        if not self._left:
            self.rest()
        return True

    def rest(self) -> None:
        """Give back the engine: there is a job to do."""
        open_run.close()

    def _more(self) -> bool:
        with db.reader(self.home) as session:
            finished = select(Run.id).where(Run.state == RunState.DONE)
            newest = session.scalar(finished.order_by(Run.finished.desc()).limit(1))
            if newest is None or newest == self._seen:
                return False
            self._seen = newest
            self._left.extend({c.id: c for c in _first(session)}.values())
        return bool(self._left)


def _first(session: Session) -> Iterator[Clue]:
    """The clues that a person is likely to open first: those of the newest runs lead."""
    runs = select(Run.model_id, Run.id).where(Run.state == RunState.DONE)
    last: dict[str, str] = {}
    for model, run in session.execute(runs.order_by(Run.finished.desc())):
        last.setdefault(model, run)
    for run in last.values():  # one after another: the clues of a run share its plan
        yield from page(session, Wanted(run=run), Order(), EACH)[0]
    yield from page(session, Wanted(), Order(), FIRST)[0]
