"""Job ``pool.mend``: take rows that a person corrected out of quarantine."""

from __future__ import annotations

from typing import Any

from shujian.app.drafts import kept
from shujian.app.worker.kinds import Task
from shujian.pool import quarantine


def handle(task: Task) -> Any:
    """Take a corrected workbook in; rows that left quarantine already are not looked at."""
    path = kept.place(task.home, str(task.params["upload"])) / "data"
    made = quarantine.mend(
        task.ctx, task.home, str(task.params["table"]), path,
        progress=task.progress, name=str(task.params["name"]),
    )  # fmt: skip
    return made.as_dict()
