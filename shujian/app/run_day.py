"""The day that a run is to speak of, where nobody has said one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.app.fitting import fit
from shujian.app.holdings import holdings
from shujian.app.shelves import Entry
from shujian.store.home import Home
from shujian.store.schema import Run, RunState


@dataclass(frozen=True)
class RunDay:
    """The days between which a person chooses.

    Args:
        data: the earliest of the tables' days; None where no table has one.
        last: the day of the newest finished run, or of the run that is asked for.
        named: ``last`` is that of the run that is asked for.
    """

    data: dt.date | None
    last: dt.date | None
    named: bool = False

    @property
    def proposed(self) -> dt.date | None:
        """The day of the run asked for; else the later one.

        A run of an earlier day than the last one's would lose the months between, and with them
        clues that stand, without a word.
        """
        if self.named:
            return self.last
        return max((d for d in (self.data, self.last) if d is not None), default=None)


def run_day(session: Session, home: Home, entry: Entry, run_id: str = "") -> RunDay:
    """The days of which a run of a model may speak.

    Args:
        session: to read.
        home: the home.
        entry: the model.
        run_id: the run that is to be run again; one of another model, or without a day, counts
            as none.
    """
    data = fit(entry.needs, holdings(session, home)).as_of
    again = session.get(Run, run_id) if run_id else None
    if again is not None and again.model_id == entry.id and again.as_of is not None:
        return RunDay(data, again.as_of, named=True)
    done = select(Run.as_of).where(Run.model_id == entry.id, Run.state == RunState.DONE)
    return RunDay(data, session.scalar(done.order_by(Run.finished.desc(), Run.id).limit(1)))
