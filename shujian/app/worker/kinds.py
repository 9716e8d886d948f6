"""The kinds of jobs and who does them; a handler's module is imported when first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from shujian.core.errors import ShujianError
from shujian.core.progress import Progress
from shujian.store.home import Home
from shujian.trust import Context


@dataclass(frozen=True)
class Task:
    """What a handler gets.

    Args:
        ctx: who asked, with what may be done.
        home: the home.
        params: as submitted.
        progress: told the share done; raises where a person cancelled.
        job_id: the job, e.g. to name what it makes.
    """

    ctx: Context
    home: Home
    params: Mapping[str, Any]
    progress: Progress
    job_id: str


Handler = Callable[[Task], Any]
"""Does the job and gives a JSON-able result; may run again after a kill."""

MODULES: dict[str, str] = {
    "pool.read": "shujian.app.worker.pool_read",
    "pool.import": "shujian.app.worker.pool_import",
    "pool.mend": "shujian.app.worker.pool_mend",
    "pool.export": "shujian.app.worker.pool_export",
    "pool.withdraw": "shujian.app.worker.pool_withdraw",
    "models.run": "shujian.app.worker.running",
    "models.check": "shujian.app.worker.checking",
    "runs.replay": "shujian.app.worker.replaying",
    "judgments.screen": "shujian.app.worker.judgments_screen",
    "clues.move": "shujian.app.worker.clue_moves",
    "clues.export": "shujian.app.worker.clue_export",
}
"""Kind → the module that holds its handler as ``handle``."""


def handler(kind: str) -> Handler:
    """The handler of a kind.

    Raises:
        ShujianError: ``app.job_kind`` for an unknown kind.
    """
    if kind not in MODULES:
        raise ShujianError("app.job_kind", f"没有“{kind}”这种任务", remedy="请升级程序后重试")
    made: Handler = import_module(MODULES[kind]).handle
    return made
