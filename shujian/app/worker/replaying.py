"""The job that makes an earlier run again and compares."""

from __future__ import annotations

from typing import Any

from shujian.app.replaying import replay
from shujian.app.worker.kinds import Task

KIND = "runs.replay"


def handle(task: Task) -> Any:
    """Make the run ``run`` again; whether the result is equal, and what is not."""
    return vars(replay(task.ctx, task.home, str(task.params["run"]), task.progress))
