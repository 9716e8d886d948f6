"""Job ``pool.import``: bring in a file as its draft says."""

from __future__ import annotations

from typing import Any

from shujian.app.drafts import kept, proposed
from shujian.app.worker.kinds import Task


def handle(task: Task) -> Any:
    """Import a draft; done again, the very same file is a duplicate and changes nothing."""
    draft = kept.load(task.home, str(task.params["upload"]))
    results = proposed.bring_in(task.ctx, task.home, draft, task.progress)
    return {"upload": draft.key, "results": [result.as_dict() for result in results]}
