"""A run by its id: its row, its job, and the model as it was then."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from shujian.app.kept_models import kept_model
from shujian.app.packing import PackView
from shujian.app.running import TOLD
from shujian.app.shelves import Kept
from shujian.app.worker.running import KIND
from shujian.core.errors import Place, ShujianError
from shujian.models.model import Model
from shujian.store.home import Home
from shujian.store.schema import Job, Run


@dataclass(frozen=True)
class Held:
    """A run, or the job that will make it.

    Args:
        id: of both.
        run: None while the job waits.
        job: None for a run from the command line.
        data: what the run kept (``run.json``); {} where it did not finish.
        told: warnings and notes; {} for runs of earlier programs.
    """

    id: str
    run: Run | None
    job: Job | None
    data: dict[str, Any]
    told: dict[str, Any]

    @property
    def model_id(self) -> str:
        """The model."""
        if self.run is not None:
            return self.run.model_id
        return str((self.job.params_json or {}).get("model", "")) if self.job else ""


def find(session: Session, home: Home, run_id: str) -> Held:
    """A run.

    Raises:
        ShujianError: ``app.not_found``.
    """
    run, job = session.get(Run, run_id), session.get(Job, run_id)
    if job is not None and job.kind != KIND:
        job = None
    if run is None and job is None:
        raise ShujianError(
            "app.not_found", "没有这次运行", remedy="请从运行列表打开", where=Place(field=run_id)
        )
    folder = home.run(run_id)
    return Held(run_id, run, job, _json(folder / "run.json"), _json(folder / TOLD))


def _json(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data


def model_of(home: Home, kept: Kept, held: Held) -> Model | PackView | None:
    """The model of a run: today's where it is the same, else as the run kept it.

    None where it is another one today and the run kept nothing.
    """
    try:
        today = kept.entry(held.model_id).bound
    except ShujianError:
        today = None
    version = held.run.model_version if held.run else ""
    if today is not None and version in ("", today.spec.meaning_hash[:16]):
        return today
    return kept_model(home.run(held.id) / "run.json") if held.data else None
