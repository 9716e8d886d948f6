"""Job ``pool.read``: read an uploaded file, so that a person can look at it and decide."""

from __future__ import annotations

from typing import Any

from shujian.app.drafts import kept, proposed
from shujian.app.worker.kinds import Task


def handle(task: Task) -> Any:
    """Read the file of a draft; a reading that a later one replaced does nothing."""
    draft = kept.load(task.home, str(task.params["upload"]))
    if draft.attempt != int(task.params["attempt"]):
        return {"upload": draft.key, "parts": 0}
    parts = proposed.read_file(task.ctx, task.home, draft, task.progress)
    return {"upload": draft.key, "parts": parts}
