"""Job ``pool.withdraw``: take an import back."""

from __future__ import annotations

from typing import Any

from shujian.app.worker.kinds import Task
from shujian.pool.asking import catalogue
from shujian.pool.storage import withdrawing
from shujian.store.schema import ImportState


def handle(task: Task) -> Any:
    """Withdraw an import; one that was withdrawn before the job was redone stays so."""
    key = str(task.params["import"])
    known = next((i for i in catalogue.imports(task.home) if i.id == key), None)
    if known is not None and known.state == ImportState.WITHDRAWN:
        return {"table": known.table, "superseded": known.rows_kept}
    reason = str(task.params["reason"])
    made = withdrawing.withdraw(task.ctx, task.home, key, reason, task.progress)
    return {"table": made.table, "superseded": made.superseded}
