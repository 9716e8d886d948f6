"""Workbooks that wait in the home for who asked for them: uncovered values, so not for long."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

from shujian.store.disk import guard
from shujian.store.home import Home

KEPT = 48 * 3600
"""Seconds for which a workbook waits: as long as an upload that nobody imports."""


def file_of(home: Home, job_id: str) -> Path:
    """Where the workbook of a job waits."""
    return home.path / "exports" / f"{job_id}.xlsx"


def room(home: Home, job_id: str) -> Path:
    """The same, with nothing there: of an attempt that was killed nothing stays."""
    path = file_of(home, job_id)
    with guard(path):
        path.parent.mkdir(exist_ok=True)
        path.unlink(missing_ok=True)
    return path


def sweep(home: Home) -> None:
    """Delete what waited too long: a purpose is stated for now, not for years."""
    limit = time.time() - KEPT
    for path in (home.path / "exports").glob("*"):
        with suppress(OSError):
            if path.stat().st_mtime < limit:
                path.unlink()
