"""The job that runs a model: its run has the job's id, so that both are found together."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.app.authoring import parameter_values
from shujian.app.limits import Limits
from shujian.app.run_day import run_day
from shujian.app.running import STOPPED, run_model
from shujian.app.shelves import kept
from shujian.app.worker.kinds import Task
from shujian.core.errors import ShujianError
from shujian.store import db
from shujian.store.schema import Run, RunState

KIND = "models.run"


def handle(task: Task) -> Any:
    """Run the model ``model`` on the day ``as_of`` with the texts ``settings``.

    Where no day is said it is that which the model's page proposes, as the data then are.
    A run that was finished before the job's process was killed is not made again.

    Raises:
        ShujianError: as ``run_model``; params say the run and what it was doing.
    """
    done = _run(task)
    if done is not None and done.state == RunState.DONE:
        return told(done)
    shelf, model = kept(task.home).shelf, str(task.params["model"])
    settings = [f"{n}={v}" for n, v in dict(task.params.get("settings") or {}).items()]
    try:
        run_model(
            task.ctx, task.home, shelf, model,
            as_of=_day(task, model),
            parameters=parameter_values(shelf, model, settings),
            progress=task.progress, limits=Limits.whole(), run_id=task.job_id,
        )  # fmt: skip
    except ShujianError as error:
        failed = _run(task)
        at = failed.counts_json.get(STOPPED, "") if failed else ""
        error.params = {**error.params, "run": task.job_id if failed else "", "at": at}
        raise
    made = _run(task)
    assert made is not None
    return told(made)


def _day(task: Task, model: str) -> dt.date | None:
    said = task.params.get("as_of")
    if said:
        return dt.date.fromisoformat(said)
    with db.reader(task.home) as session:
        return run_day(session, task.home, kept(task.home).entry(model)).proposed


def _run(task: Task) -> Run | None:
    with db.reader(task.home) as session:
        return session.get(Run, task.job_id)


def told(run: Run) -> dict[str, Any]:
    """What the task tray says of a finished run."""
    return {"run": run.id, "model": run.model_id, "counts": run.counts_json}
