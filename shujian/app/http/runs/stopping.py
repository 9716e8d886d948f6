"""Asking a run to stop, wherever it goes on."""

from __future__ import annotations

from shujian.app.http.runs.finding import Held
from shujian.core.errors import ShujianError
from shujian.store import db, jobs, queue
from shujian.store.home import Home
from shujian.store.schema import Run, RunState
from shujian.trust import Action, Context, journal


def stop(ctx: Context, home: Home, held: Held) -> None:
    """Note the wish: the job's worker or the command line's program hears it.

    Raises:
        ShujianError: ``app.conflict`` for a run that is over.
    """
    run, job = held.run, held.job
    waits = job is not None and job.state not in queue.ENDED
    goes_on = run is not None and run.state in (RunState.RUNNING, RunState.WAITING)
    if not waits and not goes_on:
        state = run.state if run is not None else job.state if job is not None else ""
        raise ShujianError(
            "app.conflict", f"这次运行已是“{state}”", remedy="只能取消正在进行的运行"
        )
    if waits:
        jobs.cancel(home, held.id)
    with db.session(home) as session:
        if goes_on:
            session.get_one(Run, held.id).cancel_requested = True
        journal.record(session, ctx, Action.CANCEL, held.id)
