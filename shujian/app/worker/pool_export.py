"""Write the rows in quarantine of a table to a workbook for the person who asked."""

from __future__ import annotations

from typing import Any

from shujian.app.worker.exports import room
from shujian.app.worker.kinds import Task
from shujian.pool import quarantine

KIND = "pool.export"


def name_of(table: str) -> str:
    """How the workbook is called when it is kept."""
    return f"{table}-隔离行.xlsx"


def handle(task: Task) -> dict[str, Any]:
    """Write the workbook and the journal."""
    table = str(task.params["table"])
    path = room(task.home, task.job_id)
    rows = quarantine.export(
        task.ctx, task.home, table, path, str(task.params["import_id"]), task.progress
    )
    return {"rows": rows, "table": table, "file": name_of(table)}
