"""The job that runs the cases of a model or rule pack."""

from __future__ import annotations

from typing import Any

from shujian.app.authoring import check_model
from shujian.app.shelves import kept
from shujian.app.worker.kinds import Task

KIND = "models.check"


def handle(task: Task) -> Any:
    """Run the cases of ``model``; the report says which came out otherwise and how."""
    model = str(task.params["model"])
    report = check_model(kept(task.home).shelf, model, task.progress)
    return {**report.as_dict(), "meaning": task.params.get("meaning", "")}
