"""Jobs: work under way, its progress for other processes, and the wish to stop it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from sqlalchemy import update

from shujian.core.errors import CancelledError, Place, ShujianError
from shujian.core.progress import Progress
from shujian.store import db, locks
from shujian.store.columns import now
from shujian.store.home import Home
from shujian.store.schema import Job, JobState

INTERVAL = 0.5
"""Seconds between two writes of progress."""


@dataclass
class _Reporter:
    """Writes progress and polls the wish to stop, at most every ``INTERVAL`` seconds."""

    home: Home
    job_id: str
    last: float = field(default=-INTERVAL)
    wish: bool = False

    def report(self, share: float, text: str) -> None:
        if time.monotonic() - self.last < INTERVAL:
            return
        self.last = time.monotonic()
        with suppress(ShujianError):
            self.wish = cancel_wished(self.home, self.job_id)
        # progress is a courtesy: a busy database must neither stop nor delay the work
        with suppress(ShujianError), db.session(self.home, wait=0.1) as opened:
            values = {"share": round(share, 4), "text": text, "updated": now()}
            opened.execute(update(Job).where(Job.id == self.job_id).values(values))

    def cancelled(self) -> bool:
        return self.wish


def create(home: Home, kind: str, text: str = "") -> str:
    """Note a job that waits to be done; gives its id."""
    with db.session(home) as opened:
        job = Job(kind=kind, text=text)
        opened.add(job)
        opened.flush()
        return job.id


def cancel(home: Home, job_id: str) -> None:
    """Ask a job to stop; it does so at its next step. A waiting job is cancelled at once.

    Raises:
        ShujianError: ``store.no_job``.
    """
    with db.session(home) as opened:
        job = opened.get(Job, job_id)
        if job is None:
            raise _no_job(job_id)
        job.cancel, job.updated = True, now()
        if job.state == JobState.WAITING:
            job.state = JobState.CANCELLED


def cancel_wished(home: Home, job_id: str) -> bool:
    """Whether a person asked the job to stop."""
    with db.reader(home) as opened:
        job = opened.get(Job, job_id)
        return job is not None and job.cancel


@contextmanager
def working(home: Home, job_id: str) -> Iterator[Progress]:
    """Do a job: it is 运行 inside the block, then 完成, 取消 or 失败.

    A lock tells ``recover`` that its process lives. What the block raises is passed on.

    Raises:
        ShujianError: ``store.no_job`` for an unknown job or one that is not waiting.
        CancelledError: the job was cancelled.
    """
    with locks.writer(home, f"job-{job_id}", "任务正由其他程序执行", timeout=2):
        _start(home, job_id)
        reporter = _Reporter(home, job_id)
        try:
            yield Progress(reporter.report, reporter.cancelled)
        except CancelledError:
            _finish(home, job_id, JobState.CANCELLED, "已取消")
            raise
        except BaseException as error:
            with suppress(ShujianError):
                _finish(home, job_id, JobState.FAILED, str(error)[:2000] or type(error).__name__)
            raise
        _finish(home, job_id, JobState.DONE, "已完成")
    with suppress(OSError):
        locks.lock_path(home.locks, f"job-{job_id}").unlink(missing_ok=True)


def _start(home: Home, job_id: str) -> None:
    with db.session(home) as opened:
        job = opened.get(Job, job_id)
        if job is None:
            raise _no_job(job_id)
        if job.state == JobState.CANCELLED:
            raise CancelledError
        if job.state != JobState.WAITING:
            raise _no_job(job_id, f"任务已是“{job.state}”状态")
        job.state, job.pid, job.updated = JobState.RUNNING, os.getpid(), now()


def _finish(home: Home, job_id: str, state: JobState, text: str) -> None:
    values: dict[str, object] = {"state": state, "text": text, "updated": now()}
    if state == JobState.DONE:
        values["share"] = 1.0
    with db.session(home) as opened:
        opened.execute(update(Job).where(Job.id == job_id).values(values))


def _no_job(job_id: str, why: str = "") -> ShujianError:
    return ShujianError(
        "store.no_job",
        "没有可执行的任务",
        why=why or "任务不存在或已被清理",
        remedy="请在任务列表中核对任务编号",
        where=Place(field=job_id),
    )
