"""One writer at a time, across processes; a killed holder frees its lock."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import filelock

from shujian.core.errors import Place, ShujianError
from shujian.core.ids import content_id
from shujian.core.progress import SILENT, Progress
from shujian.store.disk import guard

if TYPE_CHECKING:
    from shujian.store.home import Home

_POLL = 0.1
_SAFE = re.compile(r"[A-Za-z0-9_-]{1,60}")


def table_lock(table_id: str) -> str:
    """The name of the lock that an import into a table holds (``writer``)."""
    return f"table-{table_id}"


def run_lock(run_id: str) -> str:
    """The name of the lock that a process holds while it computes a run (``writer``)."""
    return f"run-{run_id}"


def lock_path(folder: Path, name: str) -> Path:
    """The lock file of a name; names that are unsafe in file systems are hashed."""
    safe = name if _SAFE.fullmatch(name) else content_id(name)
    return folder / f"{safe}.lock"


@contextmanager
def hold(
    path: Path, message: str, timeout: float = 600, progress: Progress = SILENT
) -> Iterator[None]:
    """Hold a lock file; wait for it with a message.

    Args:
        path: the lock file.
        message: what the user waits for, Chinese, e.g. “正在等待其他导入完成”.
        timeout: seconds to wait; 0 means ask once.
        progress: hears the message while waiting; may cancel.

    Raises:
        ShujianError: ``store.locked`` when the time is over.
        CancelledError: a person stopped the waiting.
    """
    lock = filelock.FileLock(str(path), thread_local=False)
    limit = time.monotonic() + timeout
    while not _try(lock, path):
        if time.monotonic() >= limit:
            raise ShujianError(
                "store.locked",
                "等待超时，其他程序仍在写入",
                why=message,
                remedy="请等其他导入或任务结束，或在任务列表中取消它后重试",
                where=Place(file=str(path)),
            )
        progress.step(0.0, message)
        time.sleep(_POLL)
    try:
        yield
    finally:
        lock.release()


def _try(lock: filelock.BaseFileLock, path: Path) -> bool:
    with guard(path):
        try:
            lock.acquire(timeout=0)
        except filelock.Timeout:
            return False
    return True


@contextmanager
def writer(
    home: Home,
    name: str,
    message: str = "正在等待其他程序写完",
    timeout: float = 600,
    progress: Progress = SILENT,
) -> Iterator[None]:
    """Be the only writer of ``name`` (a table's id, ``table-<id>``); see ``hold``."""
    with hold(lock_path(home.locks, name), message, timeout, progress):
        yield


def is_free(path: Path) -> bool:
    """Whether nobody holds the lock file at this moment."""
    lock = filelock.FileLock(str(path), thread_local=False)
    if not _try(lock, path):
        return False
    lock.release()
    return True
